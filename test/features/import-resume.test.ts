import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Deps } from '../../bot/deps.ts';
import { cohortIdOf, programIdOf, programPk, sessionDocId, sessionIdOf } from '../../bot/domain/key.ts';
import { importFiles } from '../../bot/features/import/import.ts';
import { measureCohort } from '../../bot/features/measure.ts';
import type { Store } from '../../bot/store/store.ts';
import { Crash, failing } from '../support/failing.ts';
import { csv, importTexts, openBench, soundFiles, sourcesOf, type Bench } from '../support/import.ts';

const programId = programIdOf('Leadership');
const cohortId = cohortIdOf(programId, '2026');

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(() => bench.close());

const measures = async (deps: Deps) => measureCohort(deps, { programId, cohortId, asOf: '2026-06-01' });

/** How many documents of each type there are, and what the audit says was done how often. */
async function inventory(deps: Deps): Promise<Record<string, number>> {
  const { documents } = await deps.store.changes('', 10_000);
  const names = documents.map((one) => (one.type === 'audit' ? `audit ${one.body.what}` : one.type));
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length] as const);
  return Object.fromEntries(counts);
}

/** Enough for several chunks of the register. */
function manySeats(): ReturnType<typeof soundFiles> {
  const people = Array.from({ length: 40 }, (_, index) => ({
    email: `p${index}@example.gc.ca`,
    department: `D${index % 7}`,
  }));
  const sessions = Array.from({ length: 30 }, (_, index) => ({ session: `S${index}` }));
  const seats = people.flatMap(({ email }, person) =>
    sessions.map(({ session }, index) => ({
      email,
      session,
      status: (person + index) % 5 === 0 ? 'absent' : 'present',
    })),
  );
  return {
    people: csv('people', people),
    sessions: csv('sessions', sessions),
    enrolments: csv(
      'enrolments',
      people.map(({ email }) => ({ email })),
    ),
    register: csv('register', seats),
  };
}

async function crashAfter(
  writes: number,
  when: 'before' | 'after',
  files: ReturnType<typeof soundFiles>,
): Promise<boolean> {
  const deps = { ...bench.deps, store: failing(bench.deps.store, writes, when) };
  try {
    await importTexts(deps, files);
    return false;
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    return true;
  }
}

describe('an import that is interrupted', () => {
  test.each(['before', 'after'] as const)(
    '%s any of its writes is finished by running it again, with nothing doubled',
    async (when) => {
      await importTexts(bench.deps, soundFiles());
      const whole = { inventory: await inventory(bench.deps), measures: await measures(bench.deps) };
      for (let writes = 0; ; writes += 1) {
        await bench.close();
        bench = openBench();
        if (!(await crashAfter(writes, when, soundFiles()))) break;
        const { outcome } = await importTexts(bench.deps, soundFiles());
        expect(outcome).toMatchObject({ ok: true });
        expect({ inventory: await inventory(bench.deps), measures: await measures(bench.deps) }).toEqual(whole);
      }
    },
  );

  test('in the middle of a long register goes on where it was', async () => {
    const files = manySeats();
    await importTexts(bench.deps, files);
    const whole = { inventory: await inventory(bench.deps), measures: await measures(bench.deps) };
    await bench.close();
    bench = openBench();
    expect(await crashAfter(180, 'after', files)).toBe(true);
    expect((await measures(bench.deps)).attendance['learning-event']).toMatchObject({ provisional: true });
    const { outcome } = await importTexts(bench.deps, files);
    const earlier = outcome.ok ? outcome.value.counts.register?.earlier : undefined;
    expect(outcome).toMatchObject({ ok: true, value: { continued: true } });
    expect([500, 1000]).toContain(earlier);
    expect({ inventory: await inventory(bench.deps), measures: await measures(bench.deps) }).toEqual(whole);
  });

  test('makes figures provisional until it is done, though every seat that is there is recorded', async () => {
    const everybody = { ...soundFiles(), register: csv('register', [{}, { email: 'ben@example.gc.ca' }]) };
    await importTexts(bench.deps, everybody);
    const provisional = async (): Promise<unknown> =>
      (await measures(bench.deps)).attendance['learning-event']?.provisional;
    expect(await provisional()).toBe(false);
    const later = { ...everybody, register: csv('register', [{ status: 'late' }, { email: 'ben@example.gc.ca' }]) };
    expect(await crashAfter(1, 'after', later)).toBe(true);
    expect(await provisional()).toBe(true);
    await importTexts(bench.deps, later);
    expect(await provisional()).toBe(false);
  });

  test('is refused with other files, and says who began it; --restart gives it up', async () => {
    await crashAfter(6, 'after', soundFiles());
    const other = { ...soundFiles(), register: csv('register', [{ status: 'late' }]) };
    const refused = await importTexts(bench.deps, other, { by: 'operator:Paul' });
    expect(refused.outcome).toEqual({
      ok: false,
      refusal: { code: 'importUnfinished', by: 'operator:Marie', startedAt: bench.clock.now() },
    });
    const fewer = await importTexts(bench.deps, { people: soundFiles().people });
    expect(fewer.outcome).toMatchObject({ ok: false, refusal: { code: 'importUnfinished' } });
    const restarted = await importTexts(bench.deps, other, { by: 'operator:Paul', restart: true });
    expect(restarted.outcome).toMatchObject({ ok: true, value: { continued: false } });
    const { documents } = await bench.deps.store.changes('', 1000);
    const runs = documents.flatMap((one) => (one.type === 'import' ? [one.body] : []));
    expect(runs).toMatchObject([{ state: 'done', by: 'operator:Paul' }]);
  });

  test('is given up by --restart even where the other files have nothing new', async () => {
    await importTexts(bench.deps, soundFiles());
    await crashAfter(1, 'after', { ...soundFiles(), register: csv('register', [{ status: 'late' }]) });
    await importTexts(bench.deps, { people: soundFiles().people }, { restart: true });
    await importTexts(bench.deps, { register: csv('register', [{ email: 'ben@example.gc.ca' }, { status: 'late' }]) });
    expect((await measures(bench.deps)).attendance['learning-event']).toMatchObject({ provisional: false });
  });

  test('does not stop an import into another cohort', async () => {
    await crashAfter(6, 'after', soundFiles());
    expect((await importTexts(bench.deps, soundFiles(), { cohort: '2027' })).outcome).toMatchObject({ ok: true });
  });
});

describe('an import beside others', () => {
  test('plans again where somebody wrote meanwhile', async () => {
    await importTexts(bench.deps, soundFiles());
    const { store } = bench.deps;
    let refused = 0;
    const busy: Store = {
      ...store,
      async batch(pk, operations) {
        if (refused >= 2) return store.batch(pk, operations);
        refused += 1;
        return { ok: false, code: 'changed', index: 0 };
      },
    };
    const register = csv('register', [{ status: 'late' }]);
    const { outcome, changes } = await importTexts({ ...bench.deps, store: busy }, { ...soundFiles(), register });
    expect(outcome).toMatchObject({ ok: true });
    expect(changes).toEqual([{ file: 'register', line: 2, kind: 'changed' }]);
    expect(refused).toBe(2);
  });

  test('of the same cohort at the same moment stops, and what it wrote is whole', async () => {
    const both = await Promise.allSettled([
      importTexts(bench.deps, soundFiles()),
      importTexts(bench.deps, soundFiles()),
    ]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    const lost = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    for (const reason of lost) expect(reason).toMatch(/Another import of this cohort/);
    expect((await importTexts(bench.deps, soundFiles())).changes).toEqual([]);
  });
});

describe('a register that changes while it is read', () => {
  test('ends the import unfinished, and is told', async () => {
    let opened = 0;
    const versions = [csv('register'), csv('register', [{ status: 'late' }])];
    const files = {
      ...sourcesOf({ ...soundFiles() }),
      register: async function* () {
        yield Buffer.from(versions[opened] ?? '');
        opened += 1;
      },
    };
    const watch = { onChanges: () => undefined, onProgress: () => undefined };
    const input = {
      program: 'Leadership',
      cohort: '2026',
      by: 'operator:Marie',
      partial: false,
      restart: false,
      files,
    };
    expect(await importFiles(bench.deps, input, watch)).toEqual({
      ok: false,
      refusal: { code: 'fileChanged', file: 'register' },
    });
    expect((await measures(bench.deps)).attendance['learning-event']).toMatchObject({ provisional: true });
  });
});

describe('an import of the sound lines', () => {
  const codes = (outcome: Awaited<ReturnType<typeof importTexts>>['outcome']): string[] => {
    const faults = outcome.ok ? outcome.value.faults : outcome.refusal.code === 'faults' ? outcome.refusal.faults : [];
    return faults.map(({ file, line, reason }) => `${file} ${line} ${reason.code}`);
  };

  test('leaves out the lines at fault and those that need them, and lists each', async () => {
    const { outcome } = await importTexts(
      bench.deps,
      {
        people: csv('people', [{}, { email: 'ben@example.gc.ca', language: 'de' }]),
        sessions: csv('sessions', [{}, { session: 'LE02', end: '2026-03-02T08:00:00' }]),
        enrolments: csv('enrolments', [{}, { email: 'ben@example.gc.ca' }]),
        register: csv('register', [{}, { email: 'ben@example.gc.ca' }, { session: 'LE02' }, { status: 'late' }]),
      },
      { partial: true },
    );
    expect(codes(outcome)).toEqual([
      'people 3 notOneOf',
      'sessions 3 endNotAfterStart',
      'enrolments 3 needsFaultyLine',
      'register 3 needsFaultyLine',
      'register 4 needsFaultyLine',
      'register 5 repeatedSeat',
    ]);
    expect(outcome).toMatchObject({ ok: true, value: { counts: { people: { added: 1 }, register: { added: 1 } } } });
    expect(await measures(bench.deps)).toMatchObject({
      attendance: { 'learning-event': { numerator: 1, denominator: 1, provisional: false } },
      participants: { enrolled: 1 },
    });
  });

  test('imports none of the spells of a person where one of them is at fault', async () => {
    await importTexts(bench.deps, soundFiles());
    const enrolments = csv('enrolments', [
      { withdrawn: '2026-02-01' },
      { joined: '2026-13-01' },
      { email: 'ben@example.gc.ca', group: 'B' },
    ]);
    const { outcome, changes } = await importTexts(bench.deps, { enrolments }, { partial: true });
    expect(codes(outcome)).toEqual(['enrolments 2 otherSpellAtFault', 'enrolments 3 badDay']);
    expect(changes).toEqual([{ file: 'enrolments', line: 4, kind: 'changed' }]);
  });

  test('imports nothing where a file as a whole cannot be read', async () => {
    const { outcome } = await importTexts(
      bench.deps,
      { ...soundFiles(), register: 'session,email\n' },
      { partial: true },
    );
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'faults' } });
    expect(await inventory(bench.deps)).toEqual({});
  });

  test('that was interrupted begins at the first line again: more may be sound by then', async () => {
    const files = { ...manySeats(), sessions: csv('sessions', [{ session: 'S1' }]) };
    const { store } = bench.deps;
    const dying: Store = {
      ...store,
      async replace(document, ifMatch) {
        if (document.type === 'import' && document.body.state === 'done') throw new Crash();
        return store.replace(document, ifMatch);
      },
    };
    await expect(importTexts({ ...bench.deps, store: dying }, files, { partial: true })).rejects.toThrow(Crash);
    const [known] = await store.list(programPk(programId), 'session', { limit: 1 });
    if (!known) throw new Error('no session');
    const sessionId = sessionIdOf(cohortId, 'S0'); // made by other means than an import
    const body = { ...known.body, sessionId, code: 'S0' };
    await store.create({ ...known, id: sessionDocId(sessionId), body });
    const again = await importTexts(bench.deps, files, { partial: true });
    expect(again.outcome).toMatchObject({
      ok: true,
      value: { continued: true, counts: { register: { added: 40, unchanged: 40 } } },
    });
  });
});
