import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { AnyCard, Sender } from '../../bot/deps.ts';
import { personalPk } from '../../bot/domain/key.ts';
import { openStore } from '../../bot/store/open.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { createSender } from '../../bot/teams/proactive.ts';
import { APP, BOT_TOKEN, OBJECT, openEdge, TENANT, type Edge } from '../support/edge.ts';
import { memoryLog } from '../support/fixed.ts';

const PID = 'person1';
const CARD = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'private words' }] } as AnyCard;
const SUMMARY = 'A message from Cadre';

let edge: Edge;
let store: Store;
let sender: Sender;
let log: ReturnType<typeof memoryLog>;

beforeEach(async () => {
  edge = await openEdge(async () => undefined);
  store = openStore(createSqliteEngine(':memory:'));
  log = memoryLog();
  sender = createSender(edge.adapter, { store, clock: edge.clock, log });
});
afterEach(async () => {
  jest.useRealTimers();
  await store.close();
  await edge.close();
});

const send = () => sender.send(PID, CARD, SUMMARY);
const conversation = () => store.get('conversation', personalPk(PID), 'conv_personal');

/** As an activity of theirs leaves it behind. */
async function haveWritten(fields: { reachable?: boolean; serviceUrl?: string } = {}): Promise<void> {
  const { serviceUrl } = edge.connector;
  const body = { serviceUrl, conversationId: 'a:marie', userId: '29:marie', botId: `28:${APP}`, tenantId: TENANT };
  await store.upsert({
    pk: personalPk(PID),
    id: 'conv_personal',
    type: 'conversation',
    sk: 'conv_personal',
    body: { ...body, reachable: true, since: 1, ...fields },
  });
}

describe('to somebody who has written to the bot', () => {
  test('one card goes to their personal chat, with a toast that says nothing personal', async () => {
    await haveWritten();
    expect(await send()).toMatchObject({ ok: true });
    expect(edge.connector.calls).toMatchObject([
      {
        method: 'POST',
        path: '/v3/conversations/a:marie/activities',
        authorization: `Bearer ${BOT_TOKEN}`,
        body: {
          type: 'message',
          summary: SUMMARY,
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: CARD }],
          channelData: { notification: { alert: true } },
          from: { id: `28:${APP}` },
          recipient: { id: '29:marie' },
          conversation: { id: 'a:marie', tenantId: TENANT },
        },
      },
    ]);
    expect(edge.connector.posted()[0]).not.toHaveProperty('text'); // text beside a card is sent as a second message
  });

  test.each([
    [403, { error: { code: 'ConversationBlockedByUser' } }],
    [403, { error: { message: '{"subCode":"MessageWritesBlocked","errorCode":209}' } }],
    [403, { error: { code: 'BotNotInConversationRoster' } }],
    [403, { error: { code: 'BotDisabledByAdmin' } }],
    [404, { error: { code: 'ConversationNotFound' } }],
  ])('%i %j means unreachable, and is remembered: the next send asks nobody', async (status, body) => {
    await haveWritten();
    edge.connector.fail({ kind: 'status', status, body }, 1);
    expect(await send()).toMatchObject({ ok: false, code: 'unreachable' });
    expect((await conversation())?.body.reachable).toBe(false);
    expect(await send()).toEqual({ ok: false, code: 'unreachable' });
    expect(edge.connector.calls).toHaveLength(1);
  });

  test('who writes again can be reached again', async () => {
    await haveWritten({ reachable: false });
    expect(await send()).toEqual({ ok: false, code: 'unreachable' });
    await haveWritten();
    expect(await send()).toMatchObject({ ok: true });
  });

  test.each([
    [400, {}, 'failed', '400'],
    [401, { error: { code: 'BotNotRegistered' } }, 'failed', 'BotNotRegistered'],
    [403, { error: { code: 'InvalidBotApiHost' } }, 'failed', 'InvalidBotApiHost'],
    [403, { error: { code: 'NotEnoughPermissions' } }, 'failed', 'NotEnoughPermissions'],
    [403, { error: { code: 'some words that belong in no record' } }, 'failed', '403'],
    [412, {}, 'refused', '412'],
    [413, { error: { code: 'MessageSizeTooBig' } }, 'failed', 'MessageSizeTooBig'],
    [429, { error: { code: 'Throttled' } }, 'throttled', 'Throttled'],
    [500, {}, 'unknown', '500'],
    [503, {}, 'unknown', '503'],
  ])('%i %j is: %s, for the reason %s', async (status, body, code, reason) => {
    await haveWritten();
    edge.connector.fail({ kind: 'status', status, body });
    expect(await send()).toEqual({ ok: false, code, reason });
    expect(edge.connector.calls).toHaveLength(1); // never tried again here
    expect((await conversation())?.body.reachable).toBe(true);
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { status, outcome: code } }]);
    expect(JSON.stringify(log.lines)).not.toMatch(/marie|words/);
  });

  test.each([
    ['600', 600_000],
    ['0.5', 500],
    ['Mon, 01 Mar 2027 15:10:00 GMT', 600_000], // the clock of these tests says 15:00
    ['Mon, 01 Mar 2027 14:00:00 GMT', 0],
    ['soon', undefined],
  ])('Retry-After: %s is %s ms', async (header, retryAfterMs) => {
    await haveWritten();
    edge.connector.fail({ kind: 'status', status: 429, headers: { 'Retry-After': header } });
    const outcome = await send();
    expect(outcome).toEqual({
      ok: false,
      code: 'throttled',
      reason: '429',
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  });

  test('a connection that breaks leaves it unknown whether the message arrived', async () => {
    await haveWritten();
    edge.connector.fail({ kind: 'reset' });
    expect(await send()).toEqual({ ok: false, code: 'unknown', reason: 'ECONNRESET' });
    expect(edge.connector.calls).toHaveLength(1);
  });

  test('where no connection comes about, nothing can have arrived', async () => {
    await haveWritten();
    await edge.connector.close();
    expect(await send()).toEqual({ ok: false, code: 'refused', reason: 'ECONNREFUSED' });
  });

  test('a message can be replaced and taken back where it stands', async () => {
    await haveWritten();
    const sent = await send();
    if (!sent.ok) throw new Error(sent.code);
    expect(await sender.update(PID, sent, CARD)).toEqual(sent);
    expect(await sender.remove(PID, sent)).toEqual(sent);
    const path = `/v3/conversations/a:marie/activities/${sent.activityId}`;
    expect(edge.connector.calls.slice(1)).toMatchObject([
      { method: 'PUT', path, body: { id: sent.activityId, attachments: [{ content: CARD }] } },
      { method: 'DELETE', path },
    ]);
    expect(edge.connector.calls[1]?.body).not.toHaveProperty('channelData'); // a correction rings no bell
  });

  test('a message that is gone says nothing about the person', async () => {
    await haveWritten();
    const body = { error: { code: 'ActivityNotFoundInConversation' } };
    edge.connector.fail({ kind: 'status', status: 404, body });
    expect(await sender.remove(PID, { conversationId: 'a:marie', activityId: '1' })).toMatchObject({ ok: false });
    expect((await conversation())?.body.reachable).toBe(true);
  });

  test('ten seconds without an answer leave it unknown', async () => {
    await haveWritten();
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date', 'performance'] });
    const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
    edge.connector.fail({ kind: 'delay', released });
    const sending = send();
    await edge.connector.called(() => true);
    jest.advanceTimersByTime(10_000);
    expect(await sending).toEqual({ ok: false, code: 'unknown', reason: 'timeout' });
    release(undefined);
  });

  test('a stored service URL that is not one of Teams gets nothing, least of all the token', async () => {
    await haveWritten({ serviceUrl: 'https://evil.example.org/' });
    expect(await send()).toEqual({ ok: false, code: 'failed', reason: 'ServiceUrlNotAllowed' });
    expect(log.lines).toMatchObject([{ fields: { code: 'ServiceUrlNotAllowed' } }]);
  });
});

describe('to somebody who has never written to the bot', () => {
  const opening = () => ({
    appId: APP,
    accountOf: async () => ({ tenantId: TENANT, objectId: OBJECT, serviceUrl: edge.connector.serviceUrl }),
  });

  test('nothing is sent where their Entra identity is not known', async () => {
    expect(await send()).toEqual({ ok: false, code: 'unreachable' });
    sender = createSender(
      edge.adapter,
      { store, clock: edge.clock, log },
      { ...opening(), accountOf: async () => undefined },
    );
    expect(await send()).toEqual({ ok: false, code: 'unreachable' });
    expect(edge.connector.calls).toHaveLength(0);
  });

  test('their chat is opened by their Entra identity, once, and kept', async () => {
    sender = createSender(edge.adapter, { store, clock: edge.clock, log }, opening());
    expect([await send(), await send()]).toMatchObject([{ ok: true }, { ok: true }]);
    const [create, first, second] = edge.connector.calls;
    expect(create).toMatchObject({
      path: '/v3/conversations',
      body: {
        isGroup: false,
        tenantId: TENANT,
        bot: { id: `28:${APP}` },
        members: [{ id: OBJECT }],
        channelData: { tenant: { id: TENANT } },
      },
    });
    const kept = await conversation();
    expect(kept?.body).toMatchObject({ reachable: true, userId: OBJECT, since: edge.clock.now() });
    expect(first?.conversationId).toBe(kept?.body.conversationId);
    expect(second?.conversationId).toBe(kept?.body.conversationId);
    expect(edge.connector.calls).toHaveLength(3);
  });

  test('who has not installed the app is unreachable', async () => {
    sender = createSender(edge.adapter, { store, clock: edge.clock, log }, opening());
    edge.connector.fail({ kind: 'status', status: 403, body: { error: { code: 'ForbiddenOperationException' } } });
    const reason = 'ForbiddenOperationException';
    expect(await send()).toEqual({ ok: false, code: 'unreachable', reason });
    expect(edge.connector.calls).toHaveLength(1);
    expect(await conversation()).toBeUndefined();
  });

  test('a chat that could not be opened may be asked for again: no message was under way', async () => {
    sender = createSender(edge.adapter, { store, clock: edge.clock, log }, opening());
    edge.connector.fail({ kind: 'status', status: 503 }, 1);
    expect(await send()).toEqual({ ok: false, code: 'refused', reason: '503' });
    expect(await send()).toMatchObject({ ok: true });
  });
});
