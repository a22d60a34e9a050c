import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FileRole } from '../../bot/domain/import.ts';
import {
  cohortIdOf,
  enrolmentId,
  entryId,
  mailId,
  mailPk,
  personalPk,
  programIdOf,
  programPk,
  registerPk,
  sessionDocId,
  sessionIdOf,
} from '../../bot/domain/key.ts';
import { measureCohort } from '../../bot/features/measure.ts';
import { membershipsOf } from '../../bot/features/membership.ts';
import { personByAddress, personOf } from '../../bot/features/people.ts';
import type { DocumentType, Stored } from '../../bot/store/store.ts';
import { csv, importTexts, openBench, soundFiles, type Bench, type Cells } from '../support/import.ts';

const programId = programIdOf('Leadership');
const cohortId = cohortIdOf(programId, '2026');
const sessionId = sessionIdOf(cohortId, 'LE01');

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(() => bench.close());

type Found<T extends DocumentType> = Extract<Stored, { type: T }>;

async function documents<T extends DocumentType>(type: T): Promise<Found<T>[]> {
  const { documents: all } = await bench.deps.store.changes('', 10_000);
  return all.filter((one): one is Found<T> => one.type === type);
}

const everything = async (): Promise<unknown> => (await bench.deps.store.changes('', 10_000)).documents;
const measures = async (asOf = '2026-06-01') => measureCohort(bench.deps, { programId, cohortId, asOf });

async function pidOf(address: string): Promise<string> {
  return (await personByAddress(bench.deps, address)) ?? 'nobody';
}

describe('an import of a new cohort', () => {
  beforeEach(async () => {
    await importTexts(bench.deps, soundFiles());
  });

  test('makes the program, the cohort, the people, their places, the sessions and the register', async () => {
    const counts = await Promise.all(
      (
        ['program', 'cohort', 'programRef', 'person', 'mail', 'enrolment', 'membership', 'session', 'entry'] as const
      ).map(async (type) => [type, (await documents(type)).length]),
    );
    expect(Object.fromEntries(counts)).toEqual({
      program: 1,
      cohort: 1,
      programRef: 1,
      person: 2,
      mail: 2,
      enrolment: 2,
      membership: 2,
      session: 1,
      entry: 1,
    });
  });

  test('keeps what a line says of a person, and the department as at selection with the place', async () => {
    const pid = await pidOf('ana@example.gc.ca');
    expect((await personOf(bench.deps, pid))?.body).toEqual({
      pid,
      email: 'ana@example.gc.ca',
      name: 'Ana Silva',
      language: 'en',
      timeZone: 'America/Toronto',
      department: 'NRCan',
      level: 'EX-minus-1',
      functionalArea: 'ATIP',
      supervisorEmail: 'boss@example.gc.ca',
    });
    const enrolment = await bench.deps.store.get('enrolment', programPk(programId), enrolmentId(cohortId, pid));
    expect(enrolment?.body).toEqual({
      cohortId,
      pid,
      department: 'NRCan',
      spells: [{ group: 'A', from: '2026-01-05' }],
    });
    expect(await membershipsOf(bench.deps, pid)).toEqual([{ programId, cohortId }]);
  });

  test('keeps local times as instants of their zone', async () => {
    const session = await bench.deps.store.get('session', programPk(programId), sessionDocId(sessionId));
    expect(session?.body).toMatchObject({
      startsAt: Date.parse('2026-03-02T14:00:00Z'),
      endsAt: Date.parse('2026-03-02T21:00:00Z'),
      remote: false,
      required: true,
    });
  });

  test('writes register lines as entries of source import, with how each was taken, and by whom', async () => {
    const pid = await pidOf('ana@example.gc.ca');
    const entry = await bench.deps.store.get('entry', registerPk(sessionId), entryId(pid, 'import', 1));
    expect(entry?.body).toMatchObject({
      source: 'import',
      channel: 'code',
      n: 1,
      status: 'present',
      by: 'operator:Marie',
    });
  });

  test('leaves an audit entry beside all that it wrote: who, what, when, never a name or an address', async () => {
    const audits = await documents('audit');
    const [run] = await documents('import');
    expect(audits.map(({ body }) => body.what).toSorted()).toEqual([
      'attendance.import',
      'cohort.create',
      'enrolment.import',
      'person.import',
      'person.import',
      'program.create',
      'session.import',
    ]);
    for (const { body } of audits) expect(body).toMatchObject({ who: 'operator:Marie', at: bench.clock.now() });
    expect(audits.filter(({ body }) => body.on === run?.body.importId)).toHaveLength(5);
    expect(JSON.stringify(audits)).not.toMatch(/Ana|example/);
  });

  test('is done: measures are not provisional but for what is unrecorded', async () => {
    expect((await documents('import')).map(({ body }) => body.state)).toEqual(['done']);
    await importTexts(bench.deps, { register: csv('register', [{ email: 'ben@example.gc.ca', status: 'absent' }]) });
    expect((await measures()).attendance['learning-event']).toMatchObject({ rate: 50, provisional: false });
  });
});

describe('the same files again', () => {
  test('write nothing at all, and say so', async () => {
    await importTexts(bench.deps, soundFiles());
    const before = await everything();
    bench.clock.pass(60_000);
    const { outcome, changes } = await importTexts(bench.deps, soundFiles(), { by: 'operator:Paul' });
    const none = { added: 0, changed: 0, earlier: 0 };
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        counts: {
          people: { ...none, unchanged: 2 },
          sessions: { ...none, unchanged: 1 },
          enrolments: { ...none, unchanged: 2 },
          register: { ...none, unchanged: 1 },
        },
      },
    });
    expect(changes).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  test.each<[FileRole, string]>([
    ['people', csv('people', [{}, { email: 'ben@example.gc.ca', name: 'Ben Roi', department: 'LAC' }])],
    ['sessions', csv('sessions', [{ minimumMinutes: '200' }])],
    ['enrolments', csv('enrolments', [{ withdrawn: '2026-04-01' }, { email: 'ben@example.gc.ca' }])],
    ['register', csv('register', [{ status: 'late' }])],
  ])('with one changed line in %s change that line alone, and report it', async (file, content) => {
    await importTexts(bench.deps, soundFiles());
    const { outcome, changes } = await importTexts(bench.deps, { ...soundFiles(), [file]: content });
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ file, kind: 'changed' });
    expect(outcome).toMatchObject({ ok: true, value: { counts: { [file]: { added: 0, changed: 1 } } } });
  });

  test.each<[string, Cells<'register'>]>([
    ['status', { status: 'absent' }],
    ['minutes', { status: 'partial', minutes: '100' }],
    ['source', { source: 'facilitator' }],
  ])('with another %s in the register append an entry; the earlier one stays', async (_, cells) => {
    await importTexts(bench.deps, soundFiles());
    bench.clock.pass(1);
    await importTexts(bench.deps, { register: csv('register', [cells]) });
    await importTexts(bench.deps, { register: csv('register', [cells]) });
    expect((await documents('entry')).map(({ body }) => [body.n, body.status])).toEqual([
      [1, 'present'],
      [2, cells.status ?? 'present'],
    ]);
  });

  test('say again what was said before a correction: the last word stands', async () => {
    for (const status of ['present', 'absent', 'present']) {
      bench.clock.pass(1);
      await importTexts(bench.deps, { ...soundFiles(), register: csv('register', [{ status }]) });
    }
    expect(await documents('entry')).toHaveLength(3);
    expect((await measures()).attendance['learning-event']?.numerator).toBe(1);
  });
});

describe('what an import leaves alone', () => {
  test('the department as at selection, whatever people.csv says later', async () => {
    await importTexts(bench.deps, soundFiles());
    const moved = csv('people', [{ department: 'LAC' }, { email: 'ben@example.gc.ca', department: 'LAC' }]);
    await importTexts(bench.deps, { ...soundFiles(), people: moved });
    expect((await measures()).participants.departments).toBe(2);
    expect((await personOf(bench.deps, await pidOf('ana@example.gc.ca')))?.body.department).toBe('LAC');
  });

  test('the remote check-in that was set at a session', async () => {
    await importTexts(bench.deps, soundFiles());
    const [session] = await documents('session');
    if (!session) throw new Error('no session');
    await bench.deps.store.upsert({ ...session, body: { ...session.body, remote: true } });
    await importTexts(bench.deps, { sessions: csv('sessions', [{ titleEn: 'Renamed' }]) });
    expect((await documents('session')).map(({ body }) => [body.titleEn, body.remote])).toEqual([['Renamed', true]]);
  });

  test("a facilitator's mark that came after the line it would repeat", async () => {
    await importTexts(bench.deps, { ...soundFiles(), register: csv('register', [{ status: 'absent' }]) });
    bench.clock.pass(1);
    const pid = await pidOf('ana@example.gc.ca');
    const mark = { pid, source: 'facilitator', channel: 'facilitator', n: 1, status: 'present', by: 'x' } as const;
    const id = entryId(pid, 'facilitator', 1);
    const body = { ...mark, at: bench.clock.now() };
    await bench.deps.store.create({ pk: registerPk(sessionId), id, type: 'entry', sk: id, body });
    bench.clock.pass(1);
    await importTexts(bench.deps, { register: csv('register', [{ status: 'absent' }]) });
    expect((await measures()).attendance['learning-event']?.numerator).toBe(1);
  });

  test('people, sessions and seats that the files do not name', async () => {
    await importTexts(bench.deps, soundFiles());
    await importTexts(bench.deps, {
      sessions: csv('sessions', [{ session: 'LE02' }]),
      enrolments: csv('enrolments', [{ email: 'ben@example.gc.ca', withdrawn: '2026-02-01' }]),
    });
    expect(await documents('session')).toHaveLength(2);
    expect((await measures()).participants).toMatchObject({ enrolled: 2, active: 1 });
  });
});

describe('the spells of a person', () => {
  const spells = async (): Promise<unknown> =>
    (
      await bench.deps.store.get(
        'enrolment',
        programPk(programId),
        enrolmentId(cohortId, await pidOf('ana@example.gc.ca')),
      )
    )?.body.spells;

  test('are all the lines that the file gives them, in the order of their days', async () => {
    const lines = [{ joined: '2026-04-01', group: 'B' }, { withdrawn: '2026-02-01' }];
    await importTexts(bench.deps, { ...soundFiles(), enrolments: csv('enrolments', lines) });
    expect(await spells()).toEqual([
      { group: 'A', from: '2026-01-05', to: '2026-02-01' },
      { group: 'B', from: '2026-04-01' },
    ]);
  });

  test.each([
    ['a leave and a return', [{ withdrawn: '2026-02-01' }, { joined: '2026-04-01' }], ['2 changed', '3 added']],
    ['a correction of the first day', [{ joined: '2026-01-06' }], ['2 changed']],
    [
      'an older spell beside the one that is known',
      [{}, { joined: '2025-01-01', withdrawn: '2025-06-01' }],
      ['3 added'],
    ],
  ])('report %s by line', async (_, lines, is) => {
    await importTexts(bench.deps, soundFiles());
    const { changes } = await importTexts(bench.deps, { enrolments: csv('enrolments', lines) });
    expect(changes.map(({ line, kind }) => `${line} ${kind}`)).toEqual(is);
  });

  test('report a spell that is gone on the first line of that person', async () => {
    const two = csv('enrolments', [{ withdrawn: '2026-02-01' }, { joined: '2026-04-01' }]);
    await importTexts(bench.deps, { ...soundFiles(), enrolments: two });
    const { changes } = await importTexts(bench.deps, { enrolments: csv('enrolments', [{ withdrawn: '2026-02-01' }]) });
    expect(changes).toEqual([{ file: 'enrolments', line: 2, kind: 'changed' }]);
  });
});

describe('people', () => {
  test('who were met before keep their pid', async () => {
    const pk = mailPk('ana@example.gc.ca');
    const body = { address: 'ana@example.gc.ca', pid: 'met', since: 1 };
    await bench.deps.store.create({ pk, id: mailId('ana@example.gc.ca'), type: 'mail', sk: 'x', body });
    await importTexts(bench.deps, { ...soundFiles(), people: csv('people'), enrolments: csv('enrolments') });
    expect((await documents('person')).map(({ body: { pid, name } }) => [pid, name])).toEqual([['met', 'Ana Silva']]);
  });

  test('with two addresses are one person: a second seat, spell or line for them is a fault', async () => {
    await importTexts(bench.deps, soundFiles());
    const pid = await pidOf('ana@example.gc.ca');
    const other = 'ana.silva@example.gc.ca';
    const body = { address: other, pid, since: 1 };
    await bench.deps.store.create({ pk: mailPk(other), id: mailId(other), type: 'mail', sk: 'x', body });
    const { outcome } = await importTexts(bench.deps, {
      people: csv('people', [{}, { email: other }]),
      enrolments: csv('enrolments', [{}, { email: other }]),
      register: csv('register', [{}, { email: other }]),
    });
    const faults = outcome.ok || outcome.refusal.code !== 'faults' ? [] : outcome.refusal.faults;
    expect(faults.map(({ reason }) => reason.code)).toEqual(['repeatedPerson', 'overlappingSpell', 'repeatedSeat']);
  });

  test('listed in their own partition are listed again where that was lost', async () => {
    await importTexts(bench.deps, soundFiles());
    const [lost] = await documents('membership');
    if (!lost) throw new Error('no membership');
    await bench.deps.store.delete(lost.pk, lost.id);
    await importTexts(bench.deps, { enrolments: soundFiles().enrolments });
    expect(
      await bench.deps.store.list(personalPk(lost.pk.slice('person_'.length)), 'membership', { limit: 9 }),
    ).toHaveLength(1);
  });
});
