import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { directoryPks, linkId, linkPk, mailId, mailPk, matchPk, registerPk } from '../../bot/domain/key.ts';
import type { SessionRef } from '../../bot/domain/session.ts';
import {
  NINE,
  seedEnrolment,
  seedPerson,
  seedProgram,
  seedRole,
  seedSession,
  TENANT,
  type Seeded,
} from '../support/cohort.ts';
import { openHouse, type From, type House } from '../support/house.ts';
import type { Node } from '../support/walk.ts';

const OTHER_TENANT = '22222222-2222-4222-8222-222222222222';
const ADDRESS = 'ada.moss@nrcan.example';
let house: House;
let program: Seeded;
let ref: SessionRef;

beforeEach(async () => {
  house = await openHouse();
  program = await seedProgram(house.deps);
  ref = await seedSession(house.deps, program);
  // imported, never met
  await seedPerson(house.deps, { pid: 'ada', name: 'Ada Moss', language: 'en', email: ADDRESS }, false);
  await seedEnrolment(house.deps, program, 'ada');
  await seedPerson(house.deps, { pid: 'cleo', name: 'Cléo Roy', language: 'en', email: 'cleo@example.gc.ca' });
  await seedRole(house.deps, program, 'cleo', 'coordinator');
  await house.say('cleo', 'help'); // so that she can be written to
});
afterEach(async () => {
  await house.close();
});

/** What Teams' roster says of an account. */
function roster(user: string, addresses: { email?: string; userPrincipalName?: string }, name = user): From {
  const objectId = `oid-${user}`;
  house.connector.roster.push({ id: `29:${user}`, aadObjectId: objectId, name, ...addresses });
  return { objectId };
}

const link = async (objectId: string, tenantId = TENANT) =>
  (await house.deps.store.get('link', linkPk({ tenantId, objectId }), linkId({ tenantId, objectId })))?.body;
const mail = async (address: string) => (await house.deps.store.get('mail', mailPk(address), mailId(address)))?.body;
const rosterReads = () => house.connector.calls.filter(({ path }) => path.includes('/members/')).length;
const recorded = async () =>
  (await house.deps.store.list(registerPk(ref.sessionId), 'entry', { limit: 100 })).map(({ body }) => body.pid);

async function auditOf(what: string): Promise<unknown[]> {
  const pages = await Promise.all(
    [...directoryPks, matchPk].map((pk) => house.deps.store.list(pk, 'audit', { limit: 100 })),
  );
  return pages
    .flat()
    .map(({ body }) => body)
    .filter((entry) => entry.what === what);
}

describe('the first meeting', () => {
  test.each([
    ['the address', { email: 'Ada.Moss@NRCan.example' }],
    ['the user principal name', { email: 'another@nrcan.example', userPrincipalName: ADDRESS }],
  ])(
    'recognises somebody imported by %s that the roster gives, binds them, and says so in the audit',
    async (_what, addresses) => {
      const from = roster('ada1', addresses);
      expect((await house.say('ada1', 'check in', from)).text).toContain('You are checked in');
      expect(await recorded()).toEqual(['ada']);
      expect(await link('oid-ada1')).toMatchObject({ pid: 'ada', since: NINE });
      expect((await mail(ADDRESS))?.identity).toEqual({ tenantId: TENANT, objectId: 'oid-ada1' });
      expect(await auditOf('person.bind')).toMatchObject([{ who: 'ada', after: 'ada', at: NINE }]);
    },
  );

  test('binds once: from then on the account decides, and the roster is not asked again', async () => {
    const from = roster('ada1', { email: ADDRESS });
    await house.say('ada1', 'hi', from);
    const reads = rosterReads();
    house.connector.roster[0] = {
      id: '29:ada1',
      aadObjectId: 'oid-ada1',
      name: 'Ada',
      email: 'new.name@other.example',
    };
    expect((await house.say('ada1', 'check in', from)).text).toContain('You are checked in');
    expect(rosterReads()).toBe(reads);
    expect(await recorded()).toEqual(['ada']);
  });

  test('what the client says of itself binds nobody', async () => {
    const from = roster('mallory', { email: 'mallory@nrcan.example' });
    await house.send(
      'mallory',
      {
        type: 'message',
        text: 'check in',
        from: { id: '29:mallory', aadObjectId: 'oid-mallory', name: 'Ada Moss', email: ADDRESS },
      },
      from,
    );
    expect((await mail(ADDRESS))?.identity).toBeUndefined();
    expect(await recorded()).toEqual([]);
  });

  test('somebody nobody imported is a person of their own; an import that comes later finds them by address', async () => {
    const from = roster('nia', { email: 'nia@tbs.example' }, 'Nia Doe');
    await house.say('nia', 'hi', from);
    const met = await mail('nia@tbs.example');
    expect(met?.pid).toBe((await link('oid-nia'))?.pid);
    await seedEnrolment(house.deps, program, met?.pid ?? '');
    expect((await house.say('nia', 'check in', from)).text).toContain('You are checked in');
  });

  test('while the roster is silent nobody is bound; they are recognised once it answers', async () => {
    house.connector.fail({ kind: 'status', status: 404 }, 1); // the roster read of this activity
    const from: From = { objectId: 'oid-ada1' };
    expect((await house.say('ada1', 'my sessions', from)).text).toContain('You are not enrolled');
    roster('ada1', { email: ADDRESS });
    expect((await house.say('ada1', 'my sessions', from)).text).toContain('What is next');
    expect(await link('oid-ada1')).toMatchObject({ pid: 'ada' });
  });

  test('ten first activities at once make one person', async () => {
    const from = roster('nia', { email: 'nia@tbs.example' });
    await Promise.all(Array.from({ length: 10 }, () => house.say('nia', 'hi', from)));
    const people = (
      await Promise.all(directoryPks.map((pk) => house.deps.store.list(pk, 'person', { limit: 100 })))
    ).flat();
    expect(people.map(({ body }) => body.pid).sort()).toEqual(['ada', 'cleo', (await link('oid-nia'))?.pid].sort());
  });
});

describe('two people who claim one address', () => {
  async function claimTwice(): Promise<{ first: From; second: From; card: Node }> {
    const first = roster('ada1', { email: ADDRESS }, 'Ada Moss');
    await house.say('ada1', 'hi', first);
    const second = { ...roster('ada2', { email: ADDRESS }, 'A. Moss'), tenantId: OTHER_TENANT };
    await house.say('ada2', 'hi', second);
    return { first, second, card: (await house.say('cleo', 'people')).card };
  }

  test('the first is bound; the second is nobody yet, and a coordinator is asked and told once', async () => {
    const { second } = await claimTwice();
    expect((await house.say('ada2', 'check in', second)).text).toContain('You have no session to check in to');
    expect(await recorded()).toEqual([]);
    const told = house.connector
      .posted()
      .filter((activity) => JSON.stringify(activity).includes('There is a new identity question'));
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toMatch(/Moss|nrcan/);
    expect((await house.say('cleo', 'people')).text).toContain(
      'A. Moss wrote to me from a new account, with the address of Ada Moss',
    );
  });

  test('"same person" lets both accounts in as one', async () => {
    const { first, second, card } = await claimTwice();
    const { text } = await house.press('cleo', card, 'Same person');
    expect(text).toContain('Noted: this is Ada Moss.');
    await house.say('ada2', 'check in', second);
    expect((await house.say('ada1', 'check in', first)).text).toContain('You were already checked in');
    expect(await recorded()).toEqual(['ada']);
    expect(await auditOf('person.decide')).toMatchObject([{ who: 'cleo', before: 'open', after: 'same' }]);
  });

  test('"different people" keeps them apart, and is not asked again', async () => {
    const { second, card } = await claimTwice();
    expect((await house.press('cleo', card, 'Different people')).text).toContain('they are two people');
    await house.say('ada2', 'check in', second);
    expect(await recorded()).toEqual([]);
    expect((await house.say('cleo', 'people')).text).toContain('There is no open question.');
  });

  test('two coordinators who decide at once: the first answer stands, the second is told', async () => {
    const { card } = await claimTwice();
    const answers = await Promise.all([
      house.press('cleo', card, 'Same person'),
      house.press('cleo', card, 'Different people'),
    ]);
    const late = answers.filter(({ text }) => text.includes('Somebody has already decided this.'));
    expect(late).toHaveLength(1);
    expect(await auditOf('person.decide')).toHaveLength(1);
  });
});

describe('somebody who moved department', () => {
  /** Ada, bound and with a check-in, comes back from a new tenant with a new object id and address. */
  async function move(): Promise<From> {
    const before = roster('ada1', { email: ADDRESS }, 'Ada Moss');
    await house.say('ada1', 'check in', before);
    const after = { ...roster('ada2', { email: 'ada.moss@tbs.example' }, 'Ada Moss-Roy'), tenantId: OTHER_TENANT };
    await house.say('ada2', 'hi', after);
    return after;
  }

  async function joinThem(): Promise<Node> {
    const { card } = await house.say('cleo', 'people');
    const from = (await link('oid-ada2', OTHER_TENANT))?.pid;
    return (await house.press('cleo', card, 'person.merge', { from, into: 'ada' })).card;
  }

  test('is joined to their record by a coordinator, and finds their history there', async () => {
    const after = await move();
    expect((await house.say('ada2', 'my sessions', after)).text).toContain('You are not enrolled');
    await joinThem();
    expect((await house.say('ada2', 'check in', after)).text).toContain('You were already checked in');
    expect(await link('oid-ada2', OTHER_TENANT)).toMatchObject({ pid: 'ada' });
    expect((await mail('ada.moss@tbs.example'))?.pid).toBe('ada');
    expect(await auditOf('person.merge')).toMatchObject([{ who: 'cleo', after: 'ada' }, { after: 'merged' }]);
  });

  test('the old account still works', async () => {
    await move();
    await joinThem();
    expect((await house.say('ada1', 'check in', { objectId: 'oid-ada1' })).text).toContain(
      'You were already checked in',
    );
  });

  test('undo makes two people of them again, and is in the audit', async () => {
    const after = await move();
    const newcomer = (await link('oid-ada2', OTHER_TENANT))?.pid;
    const card = await joinThem();
    expect((await house.press('cleo', card, 'Undo')).text).toContain('is a person of their own again');
    expect(await link('oid-ada2', OTHER_TENANT)).toMatchObject({ pid: newcomer });
    expect((await house.say('ada2', 'my sessions', after)).text).toContain('You are not enrolled');
    expect(await link('oid-ada1')).toMatchObject({ pid: 'ada' });
    expect((await auditOf('person.merge')).at(-1)).toMatchObject({ who: 'cleo', after: 'undone' });
  });

  test('undo pressed twice is undone once, and the second press is told', async () => {
    await move();
    const card = await joinThem();
    await house.press('cleo', card, 'Undo');
    expect((await house.press('cleo', card, 'Undo')).text).toContain('This was already done or undone.');
  });

  test('a merge that was interrupted is finished when a coordinator next looks', async () => {
    const after = await move();
    const from = (await link('oid-ada2', OTHER_TENANT))?.pid ?? '';
    const { store } = house.deps;
    const replace = store.replace.bind(store);
    store.replace = async () => {
      throw new Error('the process dies here');
    };
    const { card } = await house.say('cleo', 'people');
    await house.press('cleo', card, 'person.merge', { from, into: 'ada' });
    store.replace = replace;
    const states = async () => (await store.list(matchPk, 'merge', { limit: 10 })).map(({ body }) => body.state);
    expect(await states()).toEqual(['merging']);
    await house.say('cleo', 'people');
    expect(await states()).toEqual(['merged']);
    expect((await house.say('ada2', 'check in', after)).text).toContain('You were already checked in');
  });
});

describe('somebody imported twice, under two addresses', () => {
  const seats = async () => /(\d) expected seats?/.exec((await house.say('cleo', 'register')).text)?.[1];

  beforeEach(async () => {
    await seedPerson(house.deps, { pid: 'adaold', name: 'Ada Mosse', language: 'en', email: 'old@nrcan.example' });
    await seedEnrolment(house.deps, program, 'adaold');
  });

  test('is one seat in the register once they are joined, and two again after the undo', async () => {
    await house.invoke('adaold', 'attendance.checkIn', ref);
    expect(await seats()).toBe('2');
    const { card } = await house.say('cleo', 'people');
    const joined = await house.press('cleo', card, 'person.merge', { from: 'adaold', into: 'ada' });
    expect(await seats()).toBe('1');
    const from = roster('ada1', { email: ADDRESS });
    expect((await house.say('ada1', 'check in', from)).text).toContain('You were already checked in');
    await house.press('cleo', joined.card, 'Undo');
    expect(await seats()).toBe('2');
    expect((await house.say('ada1', 'check in', from)).text).toContain('You are checked in');
    expect((await recorded()).sort()).toEqual(['ada', 'adaold']);
  });

  test('keeps their place in a cohort of which only the second entry was part', async () => {
    const other = await seedProgram(house.deps, {}, 'Certificate');
    await seedEnrolment(house.deps, other, 'adaold');
    const course = await seedSession(house.deps, other, { code: 'C1', kind: 'course' });
    const { card } = await house.say('cleo', 'people');
    const joined = await house.press('cleo', card, 'person.merge', { from: 'adaold', into: 'ada' });
    const from = roster('ada1', { email: ADDRESS });
    await house.say('ada1', 'hi', from);
    expect((await house.invoke('ada1', 'attendance.checkIn', course, from)).text).toContain('You are checked in');
    await house.press('cleo', joined.card, 'Undo');
    expect((await house.invoke('ada1', 'attendance.openCode', course, from)).text).toContain(
      'I could not find this session',
    );
  });
});

describe('who may decide about people', () => {
  test('a participant is refused, whatever they name', async () => {
    const from = roster('ada1', { email: ADDRESS });
    const refused = 'Only coordinators can see this. If you think you should, ask yours.';
    expect((await house.say('ada1', 'people', from)).text).toBe(refused);
    expect((await house.invoke('ada1', 'person.merge', { from: 'cleo', into: 'ada' }, from)).text).toBe(refused);
    expect((await house.invoke('ada1', 'person.undoMerge', { mergeId: 'merge_x_1' }, from)).text).toBe(refused);
  });

  test('a coordinator decides about their own programs only', async () => {
    const other = await seedProgram(house.deps, {}, 'Certificate');
    await seedPerson(house.deps, { pid: 'olga', name: 'Olga', language: 'en', email: 'olga@example.gc.ca' });
    await seedRole(house.deps, other, 'olga', 'coordinator');
    await house.say('nia', 'hi', roster('nia', { email: 'nia@tbs.example' }));
    const newcomer = (await link('oid-nia'))?.pid;
    const { text } = await house.invoke('olga', 'person.merge', { from: newcomer, into: 'ada' });
    expect(text).toContain('I could not find these people.');
    expect(await auditOf('person.merge')).toEqual([]);
  });
});
