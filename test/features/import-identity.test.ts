import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Deps, Whereabouts } from '../../bot/deps.ts';
import { accountId, linkId, linkPk, mailId, mailPk, personalPk } from '../../bot/domain/key.ts';
import { mergePeople } from '../../bot/features/merge.ts';
import { personByAddress } from '../../bot/features/people.ts';
import { accountOf, recognise } from '../../bot/features/person.ts';
import { seedRole } from '../support/cohort.ts';
import { Crash, failing } from '../support/failing.ts';
import { csv, importTexts, openBench, soundFiles, type Bench } from '../support/import.ts';

const TENANT = '22222222-2222-4222-8222-222222222222';
const ANA = { tenantId: TENANT, objectId: '1b4e28ba-2fa1-41d2-883f-0016d3cca427' };
const OTHER = { tenantId: TENANT, objectId: '6fa459ea-ee8a-4ca4-894e-db77e160355e' };
const TEAMS = 'https://smba.trafficmanager.net/teams/';
const AMERICAS = 'https://smba.trafficmanager.net/amer/';

const of = ({ tenantId, objectId }: typeof ANA) => ({ entraTenantId: tenantId, entraObjectId: objectId });
const people = (...rows: Parameters<typeof csv<'people'>>[1] & object) => ({ people: csv('people', rows) });
const anasFile = people(of(ANA));

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(() => bench.close());

const pidOf = async (address: string) => (await personByAddress(bench.deps, address)) ?? 'nobody';
const ana = () => pidOf('ana@example.gc.ca');
const link = async (who = ANA) => (await bench.deps.store.get('link', linkPk(who), linkId(who)))?.body;
const mail = async (address: string) =>
  (await bench.deps.store.get('mail', mailPk(address), mailId(address)))?.body.identity;
const everything = async () => (await bench.deps.store.changes('', 10_000)).documents;

/** Somebody writes from an account whose address, by Teams' roster, is this one. */
async function meets(identity: typeof ANA, address: string, deps: Deps = bench.deps): Promise<string> {
  const here: Whereabouts = {
    ...identity,
    ...{ serviceUrl: AMERICAS, conversationId: 'a:1', userId: '29:1' },
  };
  const directory = { member: async () => ({ name: 'Somebody', addresses: [address] }) };
  return (await recognise({ ...deps, directory }, here)).actor.pid;
}

function faultsOf(outcome: Awaited<ReturnType<typeof importTexts>>['outcome']): string[] {
  const faults = outcome.ok ? outcome.value.faults : outcome.refusal.code === 'faults' ? outcome.refusal.faults : [];
  return faults.map(({ line, column, reason }) => `${line} ${column?.name ?? ''} ${reason.code}`);
}

describe('an Entra identity in a file of people', () => {
  test('is bound to its person as a first meeting would, in lower case, by the operator', async () => {
    const upper = { tenantId: TENANT, objectId: ANA.objectId.toUpperCase() };
    await importTexts(bench.deps, people(of(upper)));
    const pid = await ana();
    expect(await link()).toEqual({ ...ANA, pid, since: bench.clock.now() });
    expect(await accountOf(bench.deps, pid)).toEqual({ ...ANA, serviceUrl: TEAMS });
    expect(await mail('ana@example.gc.ca')).toEqual(ANA);
    const audits = (await everything()).flatMap((one) => (one.type === 'audit' ? [one.body] : []));
    expect(audits.filter(({ what }) => what === 'person.bind')).toEqual([
      { who: 'operator:Marie', what: 'person.bind', at: bench.clock.now(), on: linkId(ANA), after: pid },
    ]);
  });

  test('counts with its line: one new line is one that was added, a later identity is a change', async () => {
    const first = await importTexts(bench.deps, anasFile);
    expect(first.changes).toEqual([{ file: 'people', line: 2, kind: 'added' }]);
    await importTexts(bench.deps, people({}, { email: 'ben@example.gc.ca' }));
    const second = await importTexts(bench.deps, people(of(ANA), { email: 'ben@example.gc.ca', ...of(OTHER) }));
    expect(second.changes).toEqual([{ file: 'people', line: 3, kind: 'changed' }]);
    expect(second.outcome).toMatchObject({ value: { counts: { people: { changed: 1, unchanged: 1 } } } });
  });

  test('the same file again writes nothing', async () => {
    await importTexts(bench.deps, anasFile);
    const before = await everything();
    bench.clock.pass(60_000);
    expect((await importTexts(bench.deps, anasFile)).changes).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  test.each([
    ['an empty cell', people({ entraTenantId: '', entraObjectId: '' })],
    ['a file without the columns', people({})],
  ])('%s leaves a binding alone', async (_what, file) => {
    await importTexts(bench.deps, anasFile);
    const before = await everything();
    await importTexts(bench.deps, file);
    expect(await everything()).toEqual(before);
  });

  test('finds them bound when they first write, whatever address the roster says', async () => {
    await importTexts(bench.deps, anasFile);
    expect(await meets(ANA, 'ana.silva@elsewhere.example')).toBe(await ana());
    expect((await everything()).filter(({ type }) => type === 'match')).toEqual([]);
  });

  test('and a stranger with the same address is a question for a coordinator, not bound', async () => {
    await importTexts(bench.deps, anasFile);
    expect(await meets(OTHER, 'ana@example.gc.ca')).not.toBe(await ana());
    expect((await everything()).filter(({ type }) => type === 'match')).toHaveLength(1);
  });

  test('of somebody who has met Cadre already changes nothing, not even where their chat is', async () => {
    await importTexts(bench.deps, people({}));
    expect(await meets(ANA, 'ana@example.gc.ca')).toBe(await ana());
    const before = await everything();
    expect((await importTexts(bench.deps, anasFile)).changes).toEqual([]);
    expect(await everything()).toEqual(before);
    expect(await accountOf(bench.deps, await ana())).toMatchObject({ serviceUrl: AMERICAS });
  });
});

describe('an identity that cannot be bound is a fault of its line', () => {
  test('where it is somebody else’s, without a word of whose', async () => {
    await importTexts(bench.deps, people({}, { email: 'ben@example.gc.ca', ...of(OTHER) }));
    const before = await everything();
    const { outcome } = await importTexts(bench.deps, people(of(OTHER)));
    expect(faultsOf(outcome)).toEqual(['2 entraObjectId identityTaken']);
    const known = [await pidOf('ben@example.gc.ca'), 'ben', OTHER.objectId, TENANT];
    for (const word of known) expect(JSON.stringify(outcome)).not.toContain(word);
    expect(await everything()).toEqual(before);
  });

  test('where a newcomer whom no address told apart has it: coordinators join the two, and then it is theirs', async () => {
    await importTexts(bench.deps, soundFiles());
    const newcomer = await meets(ANA, 'elsewhere@example.gc.ca');
    expect(faultsOf((await importTexts(bench.deps, anasFile)).outcome)).toEqual(['2 entraObjectId identityTaken']);
    const [ref] = await bench.deps.store.list('sys_catalog', 'programRef', { limit: 1 });
    if (!ref) throw new Error('no program');
    await seedRole(bench.deps, { programId: ref.body.programId, cohortId: '' }, 'cleo', 'coordinator');
    const merged = await mergePeople(bench.deps, { pid: 'cleo', name: 'Cléo' }, { from: newcomer, into: await ana() });
    expect(merged).toMatchObject({ ok: true });
    expect((await importTexts(bench.deps, anasFile)).changes).toEqual([]);
  });

  test('where the person is bound to another', async () => {
    await importTexts(bench.deps, anasFile);
    expect(faultsOf((await importTexts(bench.deps, people(of(OTHER)))).outcome)).toEqual([
      '2 entraObjectId otherIdentity',
    ]);
    expect(await link(OTHER)).toBeUndefined();
  });

  test('where the person met Cadre from another, by another of their addresses', async () => {
    await importTexts(bench.deps, people({}));
    await meets(ANA, 'ana@example.gc.ca');
    const alias = 'a.silva@example.gc.ca';
    const [pk, id] = [mailPk(alias), mailId(alias)];
    const body = { address: alias, pid: await ana(), since: 1 };
    await bench.deps.store.create({ pk, id, type: 'mail', sk: id, body });
    expect(faultsOf((await importTexts(bench.deps, people({ email: alias, ...of(OTHER) }))).outcome)).toEqual([
      '2 entraObjectId otherIdentity',
    ]);
  });

  test('where its tenant is not served, at the place of the tenant, without repeating it', async () => {
    const served: Deps = { ...bench.deps, tenants: [TENANT] };
    const foreign = { ...OTHER, tenantId: '33333333-3333-4333-8333-333333333333' };
    const { outcome } = await importTexts(served, people(of(ANA), { email: 'ben@example.gc.ca', ...of(foreign) }));
    expect(faultsOf(outcome)).toEqual(['3 entraTenantId foreignTenant']);
    expect(JSON.stringify(outcome)).not.toContain('33333333');
    expect(await everything()).toEqual([]);
    const upper = { tenantId: TENANT.toUpperCase(), objectId: ANA.objectId };
    expect((await importTexts(served, people(of(upper)))).outcome).toMatchObject({ ok: true });
    expect(await link()).toBeDefined();
  });

  test('where a line that is itself at fault gives it to somebody else: neither gets it', async () => {
    const file = people({ ...of(ANA), language: 'de' }, { email: 'ben@example.gc.ca', ...of(ANA) });
    const { outcome } = await importTexts(bench.deps, file, { partial: true });
    expect(faultsOf(outcome)).toEqual(['2 language notOneOf', '3 entraObjectId repeatedIdentity']);
    expect(await link()).toBeUndefined();
  });

  test('and with --partial the lines that name its person wait too', async () => {
    await importTexts(bench.deps, people({ email: 'ben@example.gc.ca', ...of(ANA) }));
    const files = { ...anasFile, enrolments: csv('enrolments') };
    const { outcome } = await importTexts(bench.deps, files, { partial: true });
    expect(faultsOf(outcome)).toEqual(['2 entraObjectId identityTaken', '2 email needsFaultyLine']);
  });
});

describe('an import with identities that is interrupted', () => {
  test.each(['before', 'after'] as const)('%s any of its writes is finished by running it again', async (when) => {
    const file = people(of(ANA), { email: 'ben@example.gc.ca', ...of(OTHER) });
    await importTexts(bench.deps, file);
    const whole = (await everything()).length;
    let crashes = 0;
    for (let writes = 0; ; writes += 1) {
      await bench.close();
      bench = openBench();
      const store = failing(bench.deps.store, writes, when);
      const first = await Promise.allSettled([importTexts({ ...bench.deps, store }, file)]);
      if (first[0].status === 'fulfilled') break;
      expect(first[0].reason).toBeInstanceOf(Crash);
      crashes += 1;
      expect((await importTexts(bench.deps, file)).outcome).toMatchObject({ ok: true });
      const pid = await ana();
      expect(await link()).toMatchObject({ pid });
      expect(await bench.deps.store.get('account', personalPk(pid), accountId(ANA))).toBeDefined();
      expect(await mail('ana@example.gc.ca')).toEqual(ANA);
      expect(await everything()).toHaveLength(whole);
    }
    expect(crashes).toBeGreaterThan(8);
  });

  test('where somebody is bound between the check and the write: it stops, and says to run it again', async () => {
    const { store } = bench.deps;
    const late: Deps = {
      ...bench.deps,
      store: {
        ...store,
        async batch(pk, operations) {
          const binds = operations.some(({ op, ...one }) => op === 'create' && JSON.stringify(one).includes('"link"'));
          if (binds && !(await link())) await meets(ANA, 'elsewhere@example.gc.ca', { ...bench.deps, store });
          return store.batch(pk, operations);
        },
      },
    };
    await expect(importTexts(late, anasFile)).rejects.toThrow(/Run the same import again/);
    expect(faultsOf((await importTexts(bench.deps, anasFile)).outcome)).toEqual(['2 entraObjectId identityTaken']);
  });
});
