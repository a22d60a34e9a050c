import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cohortIdOf, feedbackId, programIdOf, waveIdOf, wavePk } from '../../bot/domain/key.ts';
import { codeThemes, onePerson, ownFeedback, waveList } from '../../bot/features/feedback/see.ts';
import { planWave, waveOf } from '../../bot/features/feedback/wave.ts';
import { measureCohort } from '../../bot/features/measure.ts';
import { personByAddress } from '../../bot/features/people.ts';
import { startingThemes } from '../../cards/text/evaluation-release.ts';
import { seedRole } from '../support/cohort.ts';
import { csv, importTexts, openBench, soundFiles, type Bench, type Cells } from '../support/import.ts';

const programId = programIdOf('Leadership');
const cohortId = cohortIdOf(programId, '2026');
const waveId = waveIdOf(cohortId, 'mid');
const cleo = { pid: 'cleo', name: '' };

let bench: Bench;
beforeEach(async () => {
  bench = openBench();
  await importTexts(bench.deps, soundFiles());
  await seedRole(bench.deps, { programId, cohortId }, 'cleo', 'coordinator');
});
afterEach(() => bench.close());

const ben = { participant: 'ben@example.gc.ca' };
const said = (lines: Cells<'feedback'>[]): string => csv('feedback', lines);
const SOME: Cells<'feedback'>[] = [
  { shared: 'yes' },
  { shared: 'yes', item: 'coaching', answer: 'CannotSay' },
  { shared: 'yes', item: 'words', answer: 'Calmer, "and" brief' },
  { shared: 'yes', ...ben, item: '', answer: '', submitted: '' },
];
const bring = async (lines: Cells<'feedback'>[]) => (await importTexts(bench.deps, { feedback: said(lines) })).outcome;
const pidOf = async (name: string): Promise<string> =>
  (await personByAddress(bench.deps, `${name}@example.gc.ca`)) ?? 'nobody';
const stored = async (name: string) =>
  (await bench.deps.store.get('feedback', wavePk(waveId), feedbackId(await pidOf(name))))?.body;
const everything = async (): Promise<unknown> => (await bench.deps.store.changes('', 10_000)).documents;

async function codes(content: string): Promise<unknown[]> {
  const before = await everything();
  const { outcome } = await importTexts(bench.deps, { feedback: content });
  if (outcome.ok || outcome.refusal.code !== 'faults') throw new Error('it was imported');
  expect(await everything()).toEqual(before);
  return outcome.refusal.faults.map(({ line, column, reason }) => [line, column?.name, reason.code]);
}

describe('feedback of a past wave', () => {
  test('comes in closed, and is counted and listed like one that was given here', async () => {
    expect(await bring(SOME)).toMatchObject({ ok: true, value: { counts: { feedback: { added: 4 } } } });
    expect((await waveOf(bench.deps, waveId))?.body).toMatchObject({ state: 'closed', imported: true, shared: true });
    const { feedback } = await measureCohort(bench.deps, { programId, cohortId, asOf: '2026-06-01' });
    expect(feedback?.responses).toMatchObject([
      { kind: 'mid', state: 'closed', numerator: 1, denominator: 2, asOf: '2026-03-20' },
    ]);
    expect(feedback?.behaviours.map(({ behaviour, result }) => [behaviour, result])).toEqual([
      ['strategic', 'suppressed'],
      ['coaching', 'suppressed'],
    ]);
    const list = await waveList(bench.deps, cleo, waveId);
    expect(list.ok && list.value.lines.map(({ name, state, supervisor }) => [name, state, supervisor])).toEqual([
      ['Ana Silva', 'submitted', 'boss@example.gc.ca'],
      ['Ben Roy', 'asked', 'boss@example.gc.ca'],
    ]);
    const one = await onePerson(bench.deps, cleo, { waveId, participant: await pidOf('ana') });
    expect(one.ok && one.value.said?.feedback).toMatchObject({
      seen: { strategic: 'clearly', coaching: 'cannotSay' },
      words: 'Calmer, "and" brief',
    });
  });

  test('is shown with its true share once enough supervisors answered', async () => {
    const names = Array.from({ length: 20 }, (_, n) => `p${n}@example.gc.ca`);
    const people = csv(
      'people',
      names.map((email) => ({ email })),
    );
    const enrolments = csv(
      'enrolments',
      names.map((email) => ({ email })),
    );
    const feedback = said(names.map((participant, n) => ({ participant, answer: n < 12 ? 'strongly' : 'little' })));
    await importTexts(bench.deps, { people, enrolments, feedback });
    const { feedback: measured } = await measureCohort(bench.deps, { programId, cohortId, asOf: '2026-06-01' });
    expect(measured?.behaviours[0]).toMatchObject({ result: 'share', numerator: 12, denominator: 20, share: 60 });
  });

  test('twice is once', async () => {
    await bring(SOME);
    const before = await everything();
    expect(await bring(SOME)).toMatchObject({ ok: true, value: { counts: { feedback: { added: 0, unchanged: 4 } } } });
    expect(await everything()).toEqual(before);
  });

  test('is corrected and added to by a second file, which takes nothing away; themes stay with their words', async () => {
    await bring(SOME);
    const participant = await pidOf('ana');
    await codeThemes(bench.deps, cleo, { waveId, participant, themes: ['collaboration'] }, startingThemes);
    const words = { item: 'words', answer: 'Calmer, "and" brief' };
    const second = await bring([{ answer: 'strongly' }, words, { ...ben, submitted: '2026-03-25' }]);
    expect(second).toMatchObject({ value: { counts: { feedback: { added: 1, changed: 1, unchanged: 1 } } } });
    expect(await stored('ana')).toMatchObject({ seen: { strategic: 'strongly' }, themes: ['collaboration'] });
    await bring([{ item: 'words', answer: 'Other words' }]);
    expect(await stored('ana')).not.toHaveProperty('themes');
    expect((await waveOf(bench.deps, waveId))?.body).toMatchObject({
      shared: true,
      closesAt: Date.parse('2026-03-26T04:00:00Z'),
    });
    expect(await stored('ben')).toMatchObject({ state: 'submitted' });
  });

  test.each([
    ['yes', 1],
    ['no', 0],
    ['', 0],
  ])('the participant reads it where it is shared (%j)', async (shared, readable) => {
    await bring([{ shared }]);
    expect(await ownFeedback(bench.deps, { pid: await pidOf('ana'), name: '' })).toHaveLength(readable);
  });

  test('asks and tells nobody, and stays closed', async () => {
    await bring(SOME);
    const due = await bench.deps.store.due('plan', Date.parse('2030-01-01'), 10);
    expect(due.filter(({ pk }) => pk === wavePk(waveId))).toEqual([]);
    expect(await bench.deps.store.due('delivery', Date.parse('2030-01-01'), 10)).toEqual([]);
    const dates = { opens: '2026-06-10', closes: '2026-06-20', shared: false };
    expect(await planWave(bench.deps, cleo, { programId, cohortId, kind: 'mid', ...dates })).toMatchObject({
      refusal: { code: 'closed' },
    });
  });
});

describe('a file with faults is refused as a whole, with every place', () => {
  test('line by line', async () => {
    const lines: Cells<'feedback'>[] = [
      { wave: 'end' },
      { item: 'mood' },
      { item: 'coaching', answer: 'very much' },
      { participant: 'nobody@example.gc.ca' },
      { participant: 'boss@example', supervisor: 'boss' },
      { supervisor: 'ANA@example.gc.ca' },
      {},
      {},
      { item: 'field', supervisor: 'other@example.gc.ca' },
      { item: 'network', submitted: '2026-03-21' },
      { ...ben, submitted: '2026-06-01' },
      { ...ben, item: 'field', submitted: '' },
      { ...ben, item: 'words', answer: 'x'.repeat(2_001) },
      { ...ben, item: '', submitted: '2026-02-30' },
    ];
    expect(await codes(said(lines))).toEqual([
      [2, 'wave', 'notOneOf'],
      [3, 'item', 'notABehaviour'],
      [4, 'answer', 'notOneOf'],
      [5, 'participant', 'unknownPerson'],
      [6, 'participant', 'badAddress'],
      [6, 'supervisor', 'badAddress'],
      [7, 'supervisor', 'ownSupervisor'],
      [9, 'item', 'repeatedBehaviour'],
      [10, 'supervisor', 'secondSupervisor'],
      [11, 'submitted', 'unlikeForm'],
      [12, 'submitted', 'notOver'],
      [13, 'submitted', 'blank'],
      [14, 'answer', 'textTooLong'],
      [15, 'item', 'blank'],
      [15, 'submitted', 'badDay'],
    ]);
  });

  test('somebody without a place, two minds about sharing, and a wave that nobody answered', async () => {
    await importTexts(bench.deps, { people: csv('people', [{ email: 'eve@example.gc.ca' }]) });
    expect(await codes(said([{ participant: 'eve@example.gc.ca' }]))).toEqual([[2, 'participant', 'notInCohort']]);
    expect(await codes(said([{ shared: 'yes' }, { ...ben, shared: 'no' }]))).toEqual([[3, 'shared', 'unlikeForm']]);
    expect(await codes(said([{ item: '', answer: '', submitted: '' }]))).toEqual([[2, 'submitted', 'blank']]);
  });

  test('a wave that was planned in the chat is not written over', async () => {
    const dates = { opens: '2026-06-10', closes: '2026-06-20', shared: false };
    await planWave(bench.deps, cleo, { programId, cohortId, kind: 'mid', ...dates });
    expect(await codes(said([{}, ben]))).toEqual([[2, 'wave', 'waveThere']]);
  });

  test('sound lines beside a faulty one are not imported in part either', async () => {
    const content = said([{}, { ...ben, answer: 'yes' }]);
    const { outcome } = await importTexts(bench.deps, { feedback: content }, { partial: true });
    expect(outcome).toMatchObject({ ok: true, value: { faults: [{ line: 3 }] } });
    expect(await waveOf(bench.deps, waveId)).toBeUndefined();
  });
});
