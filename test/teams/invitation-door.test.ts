import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { programPk, registerPk, rsvpId, sessionDocId } from '../../bot/domain/key.ts';
import type { Session, SessionRef } from '../../bot/domain/session.ts';
import { announce } from '../../bot/features/invitation.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedSession, type Seeded } from '../support/cohort.ts';
import { openHouse, textOf, type House } from '../support/house.ts';
import { messagesTo } from '../support/message.ts';
import { walk, type Node } from '../support/walk.ts';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
const HOST = 'cadre.example.gc.ca';

let house: House;
let program: Seeded;

beforeEach(async () => {
  house = await openHouse(NINE, { registered: true });
  program = await seedProgram(house.deps);
  await seedPerson(house.deps, { pid: 'gil', name: 'Gil Roy', language: 'en', email: 'gil@other.gc.ca' }, false);
  await seedPerson(house.deps, { pid: 'ada', name: 'Ada Moss', language: 'en', email: 'ada@example.gc.ca' });
  for (const pid of ['gil', 'ada']) await seedEnrolment(house.deps, program, pid);
  await house.say('ada', 'help');
});
afterEach(() => house.close());

async function published(changes: Partial<Session> = {}): Promise<SessionRef> {
  const ref = await seedSession(house.deps, program, { startsAt: NINE + WEEK, endsAt: NINE + WEEK + HOUR, ...changes });
  await told(ref);
  return ref;
}

async function told(ref: SessionRef): Promise<void> {
  const found = await house.deps.store.get('session', programPk(ref.programId), sessionDocId(ref.sessionId));
  if (!found) throw new Error('no session');
  await announce(house.deps, found.body);
  await house.work();
}

const rsvpOf = async ({ sessionId }: SessionRef, pid = 'gil') =>
  (await house.deps.store.get('rsvp', registerPk(sessionId), rsvpId(pid)))?.body;

/** The path of the page that the last e-mail leads to. */
function lastLink(): string {
  const link = /https:\/\/cadre\.example\.gc\.ca(\/door\/\S+)/.exec(house.mails.at(-1)?.text ?? '');
  if (!link?.[1]) throw new Error('no link');
  return link[1];
}

/** A request under the public name, which a reverse proxy would pass on. */
async function ask(method: string, path: string, body?: object): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { Host: HOST, Origin: `https://${HOST}`, 'Content-Type': 'application/json' };
    const sent = request(`${house.url}${path}`, { method, headers }, (res) => {
      let text = '';
      res.setEncoding('utf8');
      res.on('data', (chunk: string) => (text += chunk));
      res.on('end', () => {
        resolve({ status: res.statusCode ?? 0, text });
      });
    });
    sent.on('error', reject);
    sent.end(body ? JSON.stringify(body) : undefined);
  });
}

/** The card of a page. */
async function openPage(path: string): Promise<Node> {
  const { text } = await ask('GET', path);
  const model = /<script type="application\/json" id="model">(.*?)<\/script>/s.exec(text)?.[1];
  if (model === undefined) throw new Error('no card');
  return (JSON.parse(model) as { card: Node }).card;
}

async function press(path: string, card: Node, title: string, inputs: object = {}): Promise<Node> {
  const action = walk(card).find((node) => node.type === 'Action.Execute' && node['title'] === title);
  if (!action) throw new Error(`no button ${title}`);
  const data = { ...(action['data'] as object), ...inputs };
  const { status, text } = await ask('POST', path, { verb: action['verb'], data });
  if (status !== 200) throw new Error(`refused: ${status} ${text}`);
  return (JSON.parse(text) as { card: Node }).card;
}

const titles = (card: Node) =>
  walk(card).flatMap(({ type, title }) => (type === 'Action.Execute' ? [String(title)] : []));

describe('somebody whom Teams cannot reach', () => {
  test('gets the invitation by e-mail, and answers on the page that its link opens', async () => {
    const ref = await published();
    expect(house.mails).toHaveLength(1);
    expect(house.mails[0]).toMatchObject({
      to: 'gil@other.gc.ca',
      subject: expect.stringMatching(/^Invitation/),
    });
    expect(house.mails[0]?.text).toContain('Thursday, September 17, 2026, 9:00 a.m.');
    expect(house.mails[0]?.text).toContain('An answer in Outlook, or in any other calendar, does not reach us.');
    const page = await openPage(lastLink());
    expect(textOf(page)).toContain('Will you be there?');
    const answered = await press(lastLink(), page, 'I will be there');
    expect(textOf(answered)).toContain('Thank you. You are expected.');
    expect(titles(answered)).toEqual(['I may be there', 'I cannot be there']); // needs are never asked for by a link
    expect(await rsvpOf(ref)).toMatchObject({ state: 'confirmed' });
    const audit = await house.deps.store.list(registerPk(ref.sessionId), 'audit', { limit: 10 });
    expect(audit.map(({ body }) => body)).toMatchObject([{ who: 'gil', what: 'rsvp.answer', via: 'mail' }]);
  });

  test('sees their own answer when they open the link again, and may change it', async () => {
    const ref = await published();
    await press(lastLink(), await openPage(lastLink()), 'I cannot be there', { category: 'leave' });
    const again = await openPage(lastLink());
    expect(textOf(again)).toContain('Declined (Leave)');
    await press(lastLink(), again, 'I will be there');
    expect(await rsvpOf(ref)).toMatchObject({ state: 'confirmed' });
  });

  test('answers a whole series by one link, which is good until its last session', async () => {
    const refs: SessionRef[] = [];
    for (const n of [1, 3, 5]) {
      const startsAt = NINE + n * WEEK;
      const changes = { code: `LE0${n}`, startsAt, endsAt: startsAt + HOUR };
      const { sessionId } = await seedSession(house.deps, program, changes);
      const seriesId = refs[0]?.sessionId ?? sessionId;
      refs.push(await seedSession(house.deps, program, { ...changes, seriesId }));
    }
    await told(refs[1] ?? refs[0] ?? { programId: '', sessionId: '' });
    expect(house.mails).toHaveLength(1);
    expect(house.mails[0]?.text).toContain('It works until Thursday, October 15, 2026');
    const page = await openPage(lastLink());
    const all = await press(lastLink(), page, 'I will be there');
    const only = String(refs[2]?.sessionId);
    const some = await press(lastLink(), all, 'I cannot be there', { only, category: 'operational' });
    expect(textOf(some)).toContain('Declined (Operational need)');
    expect((await Promise.all(refs.map((ref) => rsvpOf(ref)))).map((rsvp) => rsvp?.state)).toEqual([
      'confirmed',
      'confirmed',
      'declined',
    ]);
  });

  test('cannot answer to anything else by it: another session, another person, another verb', async () => {
    const other = await seedSession(house.deps, program, { code: 'ELSE', startsAt: NINE + WEEK });
    const ref = await published();
    const answer = { sequence: 0, answer: 'confirmed' };
    const post = (verb: string, data: object) => ask('POST', lastLink(), { verb, data });
    expect((await post('rsvp.answer', { ...other, ...answer })).status).toBe(403);
    expect((await post('request.save', { ...ref, diet: 'nuts' })).status).toBe(403);
    expect((await post('request.open', ref)).status).toBe(403);
    expect((await post('rsvp.answer', { ...ref, ...answer, only: other.sessionId, series: true })).status).toBe(200);
    expect((await post('rsvp.answer', { ...ref, ...answer, pid: 'ada' })).status).toBe(403);
    expect((await post('rsvp.answer', { ...ref, ...answer })).status).toBe(200);
    expect(await rsvpOf(other)).toBeUndefined();
    expect(await rsvpOf(ref, 'ada')).toBeUndefined();
    expect(await rsvpOf(ref)).toMatchObject({ pid: 'gil' });
  });

  test('who opens an old link after the date has changed sees the new one, and after a cancellation that', async () => {
    const ref = await published();
    const link = lastLink();
    const old = await openPage(link);
    const moved = { startsAt: NINE + WEEK + 24 * HOUR, endsAt: NINE + WEEK + 25 * HOUR, sequence: 1 };
    await seedSession(house.deps, program, { ...moved, movedFrom: { startsAt: NINE + WEEK, endsAt: NINE } });
    expect(textOf(await press(link, old, 'I will be there'))).toContain('your answer was not recorded');
    expect(textOf(await openPage(link))).toContain('It is now\nFriday, September 18, 2026');
    expect(await rsvpOf(ref)).toBeUndefined();
    await seedSession(house.deps, program, { ...moved, status: 'cancelled', sequence: 2 });
    expect(textOf(await openPage(link))).toContain('A session is cancelled');
  });

  test('hears by e-mail that a seat is free, and may give it back there', async () => {
    const ref = await published({ required: false, capacity: 1 });
    await house.press('ada', messagesTo(house, 'ada').at(-1)?.card ?? {}, 'I will be there');
    await press(lastLink(), await openPage(lastLink()), 'I will be there');
    expect(await rsvpOf(ref)).toMatchObject({ state: 'waiting' });
    await house.invoke('ada', 'rsvp.decline', { ...ref, sequence: 0, category: 'other' });
    await house.work();
    expect(house.mails.at(-1)).toMatchObject({
      to: 'gil@other.gc.ca',
      subject: expect.stringMatching(/^You have a seat/),
    });
    await press(lastLink(), await openPage(lastLink()), 'I cannot be there', { category: 'other' });
    expect(await rsvpOf(ref)).toMatchObject({ state: 'declined' });
  });
});
