import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cohortIdOf, enrolmentId, enrolmentSk, programIdOf, programPk } from '../../bot/domain/key.ts';
import { measureCohort, type Measures } from '../../bot/features/measure.ts';
import { personByAddress } from '../../bot/features/people.ts';
import { openStore } from '../../bot/store/open.ts';
import { openEmulated } from '../support/engine.ts';
import { csv, importTexts, openBench, soundFiles, VECTOR, type Bench, type CohortRole } from '../support/import.ts';

const programId = programIdOf('Leadership');
const cohortId = cohortIdOf(programId, '2026');

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(() => bench.close());

const measures = async (asOf = '2026-06-01'): Promise<Measures> =>
  measureCohort(bench.deps, { programId, cohortId, asOf });

describe('the vector of MEASURES', () => {
  const text = (name: string): string => readFileSync(join(VECTOR, name), 'utf8');
  const expected: unknown = JSON.parse(text('expected.json'));
  const roles: CohortRole[] = ['people', 'sessions', 'enrolments', 'register'];
  const files = Object.fromEntries(roles.map((role) => [role, text(`${role}.csv`)])) as Record<CohortRole, string>;

  test.each<[string, CohortRole[][]]>([
    ['at once', [['people', 'enrolments', 'sessions', 'register']]],
    ['file by file', [['people'], ['sessions'], ['enrolments'], ['register']]],
    ['sessions first', [['sessions'], ['people', 'register'], ['enrolments']]],
    [
      'register last, the rest twice',
      [
        ['people', 'enrolments', 'sessions'],
        ['people', 'sessions'],
        ['register', 'enrolments'],
      ],
    ],
  ])('gives the expected figures when imported %s', async (_, runs) => {
    for (const roles of runs) {
      const { outcome } = await importTexts(bench.deps, Object.fromEntries(roles.map((role) => [role, files[role]])));
      expect(outcome).toMatchObject({ ok: true });
    }
    expect(await measures('2026-06-01')).toEqual({ asOf: '2026-06-01', ...(expected as object) });
  });

  test('gives them on the Cosmos engine too, over HTTP, and a second import writes nothing', async () => {
    const emulated = await openEmulated();
    const deps = { ...bench.deps, store: openStore(emulated.engine) };
    await importTexts(deps, files);
    expect(await measureCohort(deps, { programId, cohortId, asOf: '2026-06-01' })).toMatchObject(expected as object);
    expect((await importTexts(deps, files)).changes).toEqual([]);
    await emulated.close();
  });

  test('counts as of a day: the sessions up to it, that day included', async () => {
    await importTexts(bench.deps, files);
    const denominators = async (asOf: string): Promise<unknown[]> =>
      Object.values((await measures(asOf)).attendance).map(({ denominator, rate }) => [denominator, rate === null]);
    expect(await denominators('2025-09-09')).toEqual([
      [0, true],
      [0, true],
    ]);
    expect(await denominators('2025-09-10')).toEqual([
      [23, false],
      [0, true],
    ]);
    expect(await denominators('2025-09-24')).toEqual([
      [23, false],
      [23, false],
    ]);
    expect(await denominators('2025-12-04')).toEqual([
      [92, false],
      [69, false],
    ]);
    expect(await denominators('2025-12-31')).toEqual([
      [114, false],
      [91, false],
    ]);
  });
});

describe('the measures of a cohort', () => {
  test('have each kind of which there is any session, with zeros where none counts', async () => {
    const sessions = csv('sessions', [
      { session: 'D', kind: 'course', status: 'draft' },
      { session: 'C', kind: 'action-learning', status: 'cancelled', group: 'A' },
      { session: 'O', kind: 'other', required: 'no' },
      { session: 'P', status: 'published', start: '2026-03-02T09:00', end: '2026-03-02T10:00' },
    ]);
    const seats = ['D', 'C', 'O', 'P'].map((session) => ({ session }));
    await importTexts(bench.deps, { ...soundFiles(), sessions, register: csv('register', seats) });
    const { attendance } = await measures();
    expect(Object.keys(attendance)).toEqual(['learning-event', 'action-learning', 'course', 'other']);
    for (const measure of Object.values(attendance)) {
      expect(measure).toMatchObject({
        numerator: 0,
        denominator: 0,
        rate: null,
        provisional: false,
        withoutExcused: null,
      });
    }
  });

  test('count a published session that is over once somebody was seen there', async () => {
    const sessions = csv('sessions', [{ status: 'published' }]);
    await importTexts(bench.deps, { ...soundFiles(), sessions, register: csv('register', []) });
    expect((await measures()).attendance['learning-event']?.denominator).toBe(0);
    const pid = (await personByAddress(bench.deps, 'ana@example.gc.ca')) ?? '';
    const [session] = await bench.deps.store.list(programPk(programId), 'session', { limit: 1 });
    const at = session?.body.startsAt ?? 0;
    const body = { pid, source: 'self', channel: 'button', n: 0, status: 'present', at, by: pid } as const;
    const id = `att_${pid}_self`;
    await bench.deps.store.create({ pk: `ses_${session?.body.sessionId}`, id, type: 'entry', sk: id, body });
    const measure = (await measures()).attendance['learning-event'];
    expect(measure).toMatchObject({
      numerator: 1,
      denominator: 2,
      unrecorded: 1,
      provisional: true,
      low: 50,
      high: 100,
    });
  });

  test('count a merged person once', async () => {
    const register = csv('register', [{ status: 'absent' }, { email: 'ben@example.gc.ca' }]);
    await importTexts(bench.deps, { ...soundFiles(), register });
    const pid = (await personByAddress(bench.deps, 'ana@example.gc.ca')) ?? '';
    const into = (await personByAddress(bench.deps, 'ben@example.gc.ca')) ?? '';
    const [pk, id] = [programPk(programId), enrolmentId(cohortId, pid)];
    const body = { cohortId, pid, department: 'NRCan', spells: [{ from: '2026-01-05' }], mergedInto: into };
    await bench.deps.store.upsert({ pk, id, type: 'enrolment', sk: enrolmentSk(cohortId, pid), body });
    expect(await measures()).toMatchObject({
      attendance: { 'learning-event': { denominator: 1 } },
      participants: { enrolled: 1, departments: 1, active: 1 },
    });
  });

  test('are those of one cohort, whatever the others of the program hold', async () => {
    await importTexts(bench.deps, soundFiles());
    const before = await measures();
    await importTexts(bench.deps, soundFiles(), { cohort: '2027' });
    await importTexts(bench.deps, soundFiles(), { cohort: '2025' });
    expect(await measures()).toEqual(before);
  });
});
