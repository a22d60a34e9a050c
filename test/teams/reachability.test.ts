import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { accountId, personalPk } from '../../bot/domain/key.ts';
import { unreachableAmong } from '../../bot/features/reachability.ts';
import { unreachableOf } from '../../bot/features/broadcast/audience.ts';
import {
  NINE,
  objectIdOf,
  seedEnrolment,
  seedPerson,
  seedProgram,
  seedRole,
  TENANT,
  type Seeded,
} from '../support/cohort.ts';
import { openHouse, type House } from '../support/house.ts';

const DAY = 24 * 3_600_000;
const card = { type: 'AdaptiveCard' } as const;
let house: House;
let program: Seeded;

beforeEach(async () => {
  await open();
});

async function open(): Promise<void> {
  house = await openHouse(NINE, { registered: true });
  program = await seedProgram(house.deps);
  await seedPerson(house.deps, { pid: 'cleo', name: 'Cléo Roy', language: 'en', email: 'cleo@example.gc.ca' });
  await seedRole(house.deps, program, 'cleo', 'coordinator');
  await participant('ada', 'Ada Tremblay');
}
afterEach(async () => {
  await house.close();
});

async function participant(pid: string, name: string, { email = true, to = '' } = {}): Promise<void> {
  const address = email ? { email: `${pid}@example.gc.ca` } : {};
  await seedPerson(house.deps, { pid, name, language: 'en', ...address });
  await seedEnrolment(house.deps, program, pid, [{ from: '2026-09-01', ...(to === '' ? {} : { to }) }]);
}

async function haveAccount(pid: string): Promise<void> {
  const identity = { tenantId: TENANT, objectId: objectIdOf(pid) };
  const [pk, id] = [personalPk(pid), accountId(identity)];
  const body = { ...identity, serviceUrl: house.connector.serviceUrl };
  await house.deps.store.upsert({ pk, id, type: 'account', sk: id, body });
}

/** The connector refuses what is sent to somebody, once. */
async function refusing(pid: string, status: number, code: string | undefined): Promise<void> {
  house.connector.fail({ kind: 'status', status, body: code === undefined ? {} : { error: { code } } }, 1);
  await house.deps.sender.send(pid, card, 'x');
}

const asked = async (pid = 'cleo', words = 'reachability') => (await house.say(pid, words)).text;

describe('a coordinator sees who cannot be messaged', () => {
  test('and is told when everybody can be', async () => {
    await house.say('ada', 'hello');
    expect(await asked()).toContain('I can message everybody in your programs: 2 people.');
  });

  test('who has never written, since they were imported, and that e-mail reaches them', async () => {
    const text = await asked();
    expect(text).toContain('1 of the 2 people in your programs cannot be messaged');
    expect(text).toContain('They have never written to Cadre (1)');
    expect(text).toContain('write "hello" to it');
    expect(text).toContain('Ada Tremblay\nsince Sep 10, 2026 · gets e-mail');
    await house.say('ada', 'hello');
    expect(await asked()).not.toContain('Ada');
  });

  test.each([
    [403, 'BotNotInConversationRoster', 'The Cadre app is not in their Teams', 'add the Cadre app'],
    [403, 'ForbiddenOperationException', 'The Cadre app is not in their Teams', 'add the Cadre app'],
    [403, 'ConversationBlockedByUser', 'They have blocked Cadre', 'unblock Cadre'],
    [403, 'MessageWritesBlocked', 'They have blocked Cadre', 'unblock Cadre'],
    [403, 'BotDisabledByAdmin', 'Their administrator does not allow Cadre', 'administrator to allow the Cadre app'],
    [404, 'ConversationNotFound', 'Teams no longer finds their chat with Cadre', 'Ask them where they are'],
    [404, undefined, 'Teams no longer finds their chat with Cadre', 'Ask them where they are'],
  ])(
    'whom Teams refused with %i %s, since then, with what helps, until they write again',
    async (status, code, why, remedy) => {
      await house.say('ada', 'hello');
      house.clock.pass(5 * DAY);
      await refusing('ada', status, code);
      house.clock.pass(5 * DAY);
      const text = await asked();
      expect(text).toContain(`${why} (1)`);
      expect(text).toContain(remedy);
      expect(text).toContain('Ada Tremblay\nsince Sep 15, 2026');
      await house.say('ada', 'hello');
      expect(await asked()).toContain('I can message everybody');
    },
  );

  test('who removed the app', async () => {
    await house.say('ada', 'hello');
    await house.send('ada', { type: 'installationUpdate', action: 'remove' });
    expect(await asked()).toContain('The Cadre app is not in their Teams (1)');
  });

  test('whose chat Teams would not open, since the first time, though an account is known', async () => {
    await haveAccount('ada');
    expect(await asked()).toContain('I can message everybody');
    await refusing('ada', 403, 'ForbiddenOperationException');
    house.clock.pass(60_000);
    await refusing('ada', 403, 'ForbiddenOperationException');
    expect(await asked()).toContain('The Cadre app is not in their Teams (1)');
    expect(await unreachableAmong(house.deps, ['ada'])).toEqual([{ pid: 'ada', why: 'notInstalled', since: NINE }]);
    // asked again with every message: the app may have been added without a word to us
    expect(await house.deps.sender.send('ada', card, 'x')).toMatchObject({ ok: true });
    expect(await asked()).toContain('I can message everybody');
  });

  test('who has no address either is not reached at all, and the remedy is to import it', async () => {
    await participant('bob', 'Bob Singh', { email: false });
    const text = await asked();
    expect(text).toContain('1 of them has no e-mail address on record, so nothing reaches them. Import their address.');
    expect(text).toContain('Bob Singh\nno e-mail address');
  });

  test('facilitators count, people who left do not', async () => {
    await seedPerson(house.deps, { pid: 'fred', name: 'Fred Facilitator', email: 'fred@example.gc.ca' });
    await seedRole(house.deps, program, 'fred', 'facilitator');
    await participant('gone', 'Gone Long-Ago', { to: '2026-09-09' });
    const text = await asked();
    expect(text).toContain('2 of the 3 people');
    expect(text).toContain('Fred Facilitator');
    expect(text).not.toContain('Gone');
  });

  test('sixty by name, the others by number', async () => {
    for (let n = 0; n < 70; n += 1) await participant(`p${n}`, `Participant ${String(n).padStart(2, '0')}`);
    const text = await asked();
    expect(text).toContain('71 of the 72 people');
    expect(text).toContain('They have never written to Cadre (71)');
    expect(text.match(/gets e-mail$/gm)).toHaveLength(60);
    expect(text).toContain('and 11 more');
  });

  test('in French', async () => {
    await seedPerson(house.deps, { pid: 'cleo', name: 'Cléo Roy', language: 'fr', email: 'cleo@example.gc.ca' });
    const text = await asked('cleo', 'Joignabilité');
    expect(text).toContain('Aucun message encore à l’application Cadre (1)');
    expect(text).toContain('Ada Tremblay\ndepuis le 10 sept. 2026 · reçoit des courriels');
  });
});

test('where no second door is set up, that is said too', async () => {
  const shut = await openHouse(NINE, { registered: true, door: undefined });
  const seeded = await seedProgram(shut.deps);
  await seedPerson(shut.deps, { pid: 'cleo', name: 'Cléo Roy', language: 'en', email: 'cleo@example.gc.ca' });
  await seedRole(shut.deps, seeded, 'cleo', 'coordinator');
  await seedPerson(shut.deps, { pid: 'ada', name: 'Ada', language: 'en', email: 'ada@example.gc.ca' });
  await seedEnrolment(shut.deps, seeded, 'ada');
  expect((await shut.say('cleo', 'reachability')).text).toContain('E-mail is not set up here');
  await shut.close();
});

test('everybody else is refused with the same words, and a coordinator sees only their own programs', async () => {
  await seedPerson(house.deps, { pid: 'fred', name: 'Fred', language: 'en', email: 'fred@example.gc.ca' });
  await seedRole(house.deps, program, 'fred', 'facilitator');
  const refusals = await Promise.all([asked('ada'), asked('fred')]);
  expect(new Set(refusals).size).toBe(1);
  expect(refusals[0]).toContain('Only coordinators can see this.');
  expect((await house.invoke('ada', 'reachability.show', {})).text).toContain('Only coordinators can see this.');
  const other = await seedProgram(house.deps, {}, 'Certificate');
  await seedPerson(house.deps, { pid: 'olga', name: 'Olga', language: 'en', email: 'olga@example.gc.ca' });
  await seedRole(house.deps, other, 'olga', 'coordinator');
  expect(await asked('olga')).toContain('I can message the one person of your programs.');
});

test('a broadcast counts the same people as unreachable', async () => {
  await participant('bob', 'Bob Singh');
  await participant('eve', 'Eve Roy');
  await house.say('bob', 'hello');
  await refusing('bob', 403, 'MessageWritesBlocked');
  await haveAccount('eve');
  expect(await unreachableOf(house.deps, ['eve', 'bob', 'ada'])).toEqual([
    { pid: 'ada', why: 'unknown' },
    { pid: 'bob', why: 'refused' },
  ]);
});
