import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { personalPk } from '../../bot/domain/key.ts';
import { importFiles } from '../../bot/features/import/import.ts';
import { personByAddress } from '../../bot/features/people.ts';
import { accountOf } from '../../bot/features/person.ts';
import { castIdOn, WORDS } from '../support/broadcast.ts';
import { NINE, seedPerson, seedRole, TENANT } from '../support/cohort.ts';
import { openHouse, type House } from '../support/house.ts';
import { csv, sourcesOf } from '../support/import.ts';

const DAY = 24 * 3_600_000;
const ANA = { tenantId: TENANT, objectId: '1b4e28ba-2fa1-41d2-883f-0016d3cca427' };
const OPENING = '/v3/conversations';

let house: House;
beforeEach(async () => {
  house = await openHouse(NINE, { registered: true });
});
afterEach(() => house.close());

/** An operator brings Ana and her account, and a session tomorrow; Cléo coordinates and has met Cadre. */
async function importAna(sessions: string = csv('sessions', [])): Promise<string> {
  const files = {
    people: csv('people', [{ entraTenantId: ANA.tenantId, entraObjectId: ANA.objectId }]),
    enrolments: csv('enrolments'),
    sessions,
  };
  const watch = { onChanges: () => undefined, onProgress: () => undefined };
  const input = { program: 'Leadership', cohort: '2026', by: 'operator:Marie', partial: false, restart: false };
  const imported = await importFiles(house.deps, { ...input, quiet: true, files: sourcesOf(files) }, watch);
  if (!imported.ok) throw new Error(imported.refusal.code);
  const [ref] = await house.deps.store.list('sys_catalog', 'programRef', { limit: 1 });
  const programId = ref?.body.programId ?? '';
  await seedPerson(house.deps, { pid: 'cleo', name: 'Cléo Roy', language: 'en', email: 'cleo@example.gc.ca' });
  await seedRole(house.deps, { programId, cohortId: '' }, 'cleo', 'coordinator');
  await house.say('cleo', 'hello');
  house.connector.calls.splice(0);
  return programId;
}

const ana = async () => (await personByAddress(house.deps, 'ana@example.gc.ca')) ?? 'nobody';
const openings = () => house.connector.calls.filter(({ method, path }) => method === 'POST' && path === OPENING);
/** What stands in the chats that were opened. */
const opened = () =>
  house.connector.calls
    .filter(({ conversationId }) => conversationId?.startsWith('a:chat-'))
    .map(({ body }) => JSON.stringify(body));
const reachability = async () => (await house.say('cleo', 'reachability')).text;

async function broadcast(programId: string) {
  const form = await house.invoke('cleo', 'broadcast.new', { programId });
  const preview = await house.press('cleo', form.card, 'broadcast.save', WORDS);
  const sent = await house.press('cleo', preview.card, 'broadcast.send');
  return { preview: preview.text, castId: castIdOn(preview.card), sent };
}

/** Teams will not open a chat with Ana, and nothing else is wrong. */
function refuseOpening(status: number, code?: string): void {
  const body = code === undefined ? {} : { error: { code } };
  house.connector.fail({ kind: 'status', status, body }, 1, ({ path }) => path === OPENING);
}

describe('somebody who has never met Cadre, imported with their Entra identity', () => {
  test('gets a broadcast: their chat is opened by it, once, and the next message goes there too', async () => {
    const programId = await importAna();
    const { preview } = await broadcast(programId);
    expect(preview).not.toContain('cannot be reached');
    await house.work();
    expect(openings().map(({ body }) => body)).toMatchObject([
      { isGroup: false, tenantId: TENANT, members: [{ id: ANA.objectId }], channelData: { tenant: { id: TENANT } } },
    ]);
    expect(opened()).toEqual([expect.stringContaining('Bring your badge, Ana.')]);
    expect(house.mails).toEqual([]);
    await broadcast(programId);
    await house.work();
    expect(opened()).toHaveLength(2);
    expect(openings()).toHaveLength(1);
  });

  test('gets the reminder of their session', async () => {
    const start = '2026-09-11T09:00:00';
    const session = { start, end: '2026-09-11T16:00:00', status: 'published' };
    house.clock.pass(-2 * DAY); // the session is announced before its reminder is due
    await importAna(csv('sessions', [session]));
    await house.work();
    for (let hours = 0; hours < 3 * 24; hours += 1) {
      house.clock.pass(3_600_000);
      await house.work();
    }
    expect(openings()).toHaveLength(1);
    expect(opened().some((body) => body.includes('Learning event'))).toBe(true);
    expect(house.mails).toEqual([]);
  });

  test('counts as reached, and the coordinator is told how', async () => {
    await importAna();
    const text = await reachability();
    expect(text).toContain('I can message everybody in your programs: 2 people.');
    expect(text).toContain('1 person has never written to Cadre, and is reached by their imported account');
    expect(text).not.toContain(ANA.objectId);
  });

  test.each([
    [403, 'ForbiddenOperationException'],
    [403, 'BotNotInConversationRoster'],
    [404, 'ConversationNotFound'],
    [404, undefined],
  ])(
    'is told by e-mail where the app is not installed there (%i %s), and is listed with the remedy',
    async (status, code) => {
      const programId = await importAna();
      await broadcast(programId);
      refuseOpening(status, code);
      await house.work();
      expect(openings()).toHaveLength(1);
      expect(opened()).toEqual([]);
      expect(house.mails).toMatchObject([{ to: 'ana@example.gc.ca' }]);
      const text = await reachability();
      expect(text).toContain('The Cadre app is not in their Teams (1)');
      expect(text).toContain('Ask them to add the Cadre app in Teams');
      expect(text).toContain('Ana Silva\nsince Sep 10, 2026 · gets e-mail');
      expect(text).not.toContain('has never written to Cadre');
      expect(text).not.toContain(ANA.objectId);
    },
  );

  test('is asked for again with the next message: the app may be there by then', async () => {
    const programId = await importAna();
    await broadcast(programId);
    refuseOpening(403, 'ForbiddenOperationException');
    await house.work();
    await broadcast(programId);
    await house.work();
    expect(openings()).toHaveLength(2);
    expect(opened()).toHaveLength(1);
    expect(house.mails).toHaveLength(1);
  });

  test('is known when they first write, and from then on their own region’s address counts', async () => {
    await importAna();
    const pid = await ana();
    expect(await accountOf(house.deps, pid)).toMatchObject({ serviceUrl: 'https://smba.trafficmanager.net/teams/' });
    await house.say('ana', 'hello', { objectId: ANA.objectId });
    const { serviceUrl } = house.connector;
    expect(await accountOf(house.deps, pid)).toEqual({ ...ANA, serviceUrl });
    const chat = await house.deps.store.get('conversation', personalPk(pid), 'conv_personal');
    expect(chat?.body).toMatchObject({ serviceUrl, conversationId: 'a:ana', reachable: true });
    expect(await reachability()).not.toContain('has never written');
  });

  test('whose chat was opened by a message, and who then answers in it, is the same person', async () => {
    const programId = await importAna();
    await broadcast(programId);
    await house.work();
    await house.say('ana', 'hello', { objectId: ANA.objectId, conversation: { id: 'a:chat-1' } });
    const chat = await house.deps.store.get('conversation', personalPk(await ana()), 'conv_personal');
    expect(chat?.body).toMatchObject({ serviceUrl: house.connector.serviceUrl, userId: '29:ana' });
  });

  test('no log line holds their ids, whatever happens', async () => {
    const programId = await importAna();
    await broadcast(programId);
    refuseOpening(403, 'ForbiddenOperationException');
    await house.work();
    await broadcast(programId);
    await house.work();
    expect(house.log.lines.length).toBeGreaterThan(0);
    const ids = [ANA.objectId, ANA.objectId.replaceAll('-', ''), TENANT];
    for (const id of ids) expect(JSON.stringify(house.log.lines)).not.toContain(id);
  });
});
