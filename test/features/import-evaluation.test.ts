import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../bot/domain/import.ts';
import { cohortIdOf, evaluationIdOf, evaluationPk, programIdOf, programPk, sessionIdOf } from '../../bot/domain/key.ts';
import { release } from '../../bot/features/evaluation/release.ts';
import { evaluationOf } from '../../bot/features/evaluation/open.ts';
import { evaluationsOf } from '../../bot/features/evaluation/result.ts';
import { evaluationWipePlan } from '../../bot/jobs/evaluation.ts';
import { evaluationLines } from '../../bot/cli/measures-evaluation.ts';
import { measureCohort } from '../../bot/features/measure.ts';
import { seedRole } from '../support/cohort.ts';
import { seedEvaluation, times } from '../support/evaluation-results.ts';
import { csv, importTexts, openBench, soundFiles, type Bench, type Cells } from '../support/import.ts';

const programId = programIdOf('Leadership');
const cohortId = cohortIdOf(programId, '2026');
const evaluationId = evaluationIdOf(sessionIdOf(cohortId, 'LE01'));

let bench: Bench;
beforeEach(async () => {
  bench = openBench();
  await importTexts(bench.deps, soundFiles());
});
afterEach(() => bench.close());

/** So many ballots of one answer each. */
const answers = (count: number, cells: Cells<'evaluations'> = {}, from = 1): Cells<'evaluations'>[] =>
  Array.from({ length: count }, (_, n) => ({ ballot: String(from + n), ...cells }));
const file = (lines: Cells<'evaluations'>[]): string => csv('evaluations', lines);
const everything = async (): Promise<unknown> => (await bench.deps.store.changes('', 10_000)).documents;

async function faultsOf(content: string): Promise<readonly Fault[]> {
  const before = await everything();
  const { outcome } = await importTexts(bench.deps, { evaluations: content });
  if (outcome.ok || outcome.refusal.code !== 'faults') throw new Error('it was imported');
  expect(await everything()).toEqual(before);
  return outcome.refusal.faults;
}

describe('answers of a past evaluation', () => {
  test('come in closed, into the box, with how many were asked and answered and nobody’s name', async () => {
    const { outcome } = await importTexts(bench.deps, { evaluations: file(answers(12, { asked: '20' })) });
    expect(outcome).toMatchObject({ ok: true, value: { counts: { evaluations: { added: 12, unchanged: 0 } } } });
    expect((await evaluationOf(bench.deps, evaluationId))?.body).toMatchObject({
      ...{ state: 'closed', imported: true, pool: 'none', counts: { asked: 20, answered: 12 } },
    });
    expect(await bench.deps.ballots?.read(evaluationId)).toEqual(
      Array.from({ length: 12 }, () => ({ understanding: 4 })),
    );
    const documents = await bench.deps.store.list(evaluationPk(evaluationId), 'ledger', { limit: 5 });
    expect(documents).toEqual([]);
  });

  test('twice change nothing, also after they are released', async () => {
    const evaluations = file([...answers(9), ...answers(4, { answer: '2' }, 10)]);
    await importTexts(bench.deps, { evaluations });
    const again = await importTexts(bench.deps, { evaluations });
    expect(again.outcome).toMatchObject({ ok: true, value: { counts: { evaluations: { added: 0, unchanged: 13 } } } });
    await seedRole(bench.deps, { programId, cohortId }, 'cleo', 'coordinator');
    expect(await release(bench.deps, { pid: 'cleo', name: '' }, evaluationId)).toMatchObject({ ok: true });
    const later = await importTexts(bench.deps, { evaluations });
    expect(later.outcome).toMatchObject({ ok: true, value: { counts: { evaluations: { added: 0, unchanged: 13 } } } });
    const { evaluation } = await measureCohort(bench.deps, { programId, cohortId, asOf: '2026-06-01' });
    expect(evaluation?.items[0]).toMatchObject({ result: 'share', numerator: 9, denominator: 13 });
  });

  test('in another order of lines are the same answers; other answers are refused', async () => {
    const lines = [...answers(9), ...answers(4, { answer: '2' }, 10)];
    await importTexts(bench.deps, { evaluations: file(lines) });
    const turned = await importTexts(bench.deps, { evaluations: file(lines.toReversed()) });
    expect(turned.outcome).toMatchObject({ ok: true, value: { counts: { evaluations: { added: 0 } } } });
    expect(await codes(file([...lines, { ballot: '99' }]))).toEqual([[2, 'session', 'evaluationThere']]);
  });

  test('bring their comments, for a person to read', async () => {
    await importTexts(bench.deps, {
      evaluations: file([...answers(12), { ballot: '1', item: 'useful', answer: 'The panel' }]),
    });
    const comments = await bench.deps.store.list(evaluationPk(evaluationId), 'comment', { limit: 5 });
    expect(comments.map(({ body }) => [body.text, body.state])).toEqual([['The panel', 'new']]);
    await seedRole(bench.deps, { programId, cohortId }, 'cleo', 'coordinator');
    expect(await release(bench.deps, { pid: 'cleo', name: '' }, evaluationId)).toMatchObject({
      refusal: { code: 'toScreen' },
    });
  });

  test('leave no answer, and no digest of one, outside the box', async () => {
    await importTexts(bench.deps, { evaluations: file(answers(12)) });
    const [four] = await outsideTheBox();
    await bench.close();
    bench = openBench();
    await importTexts(bench.deps, soundFiles());
    await importTexts(bench.deps, { evaluations: file(answers(12, { answer: '1' })) });
    const [one] = await outsideTheBox();
    // two files that differ in their answers alone leave the very same records but for the sealed box
    expect(one).toEqual(four);
  });

  const outsideTheBox = async (): Promise<string[]> => {
    const { documents } = await bench.deps.store.changes('', 10_000);
    return [
      JSON.stringify(documents.filter(({ type }) => type !== 'box').map(({ id, type, body }) => ({ id, type, body }))),
    ];
  };

  test('are read by their measure as well, and come from the program’s own form where it has one', async () => {
    await importTexts(bench.deps, { evaluations: file(answers(3, { item: 'benefitWork', answer: 'na' })) });
    expect(await bench.deps.ballots?.read(evaluationId)).toEqual(
      Array.from({ length: 3 }, () => ({ benefitWork: 'na' })),
    );
  });

  test('of the whole program have a date and no session', async () => {
    const lines = answers(10, { session: '', kind: 'end-program', item: 'recommend', date: '2026-05-29' });
    await importTexts(bench.deps, { evaluations: file(lines) });
    const [ref] = await bench.deps.store.list(programPk(programId), 'evaluationRef', { limit: 5 });
    expect((await evaluationOf(bench.deps, ref?.body.evaluationId ?? ''))?.body).toMatchObject({
      ...{ kind: 'end-program', opensAt: Date.parse('2026-05-29T12:00:00Z') },
    });
  });

  test('of the whole program stand with those made here, each figure once, under its own release', async () => {
    const past = file(answers(12, { session: '', kind: 'mid-program', item: 'applied', date: '2026-01-15' }));
    await importTexts(bench.deps, { evaluations: past });
    const ballots = [...times(9, { applied: 4 }), ...times(4, { applied: 2 })];
    const made = await seedEvaluation(
      bench.deps,
      { programId, cohortId },
      {
        ...{ of: `${cohortId}|form_mid-program_1`, kind: 'mid-program' as const, ballots },
      },
    );
    await seedRole(bench.deps, { programId, cohortId }, 'cleo', 'coordinator');
    const imported = evaluationIdOf(`${cohortId}|mid-program`);
    const actor = { pid: 'cleo', name: '' };
    for (const id of [imported, made]) expect(await release(bench.deps, actor, id)).toMatchObject({ ok: true });
    const listed = await evaluationsOf(bench.deps, actor, [programId]);
    expect(listed.evaluations.map((one) => [one.kind, one.imported ?? false]).sort()).toEqual([
      ['mid-program', false],
      ['mid-program', true],
    ]);
    const { evaluation } = await measureCohort(bench.deps, { programId, cohortId, asOf: '2026-12-31' });
    const applied = evaluation?.items.filter(({ item }) => item === 'applied') ?? [];
    expect(applied.map((one) => [one.imported, one.result, one.asked]).sort()).toEqual([
      [false, 'share', 13],
      [true, 'band', 12],
    ]);
    const lines = evaluationLines(evaluation, 'en').join('\n');
    expect(lines.match(/69\.2 %: 9 favourable of 13/g)).toHaveLength(1);
    expect(lines.match(/from a file/g)).toHaveLength(1);
  });

  test('are wiped from the engine’s files like those made here: once they are released, and not before', async () => {
    await importTexts(bench.deps, { evaluations: file(answers(12)) });
    const [plan] = (await bench.deps.store.list(evaluationPk(evaluationId), 'plan', { limit: 5 })).map(
      ({ body }) => body,
    );
    if (!plan) throw new Error('no plan');
    expect(plan.kind).toBe('evaluationWipe');
    let wiped = 0;
    const compact = async (): Promise<void> => {
      wiped += 1;
    };
    const deps = { ...bench.deps, store: { ...bench.deps.store, compact } };
    expect(await evaluationWipePlan.next(deps, plan, 10)).toMatchObject({ last: false });
    expect(wiped).toBe(0);
    await seedRole(bench.deps, { programId, cohortId }, 'cleo', 'coordinator');
    await release(bench.deps, { pid: 'cleo', name: '' }, evaluationId);
    expect(await evaluationWipePlan.next(deps, plan, 10)).toMatchObject({ last: true });
    expect(wiped).toBe(1);
  });

  test('are refused where there is no key for the box', async () => {
    const { ballots: _, ...without } = bench.deps;
    const { outcome } = await importTexts(without, { evaluations: file(answers(12)) });
    expect(outcome).toEqual({ ok: false, refusal: { code: 'noBallotKey' } });
  });
});

const codes = async (content: string): Promise<unknown[]> =>
  (await faultsOf(content)).map(({ line, column, reason }) => [line, column?.name, reason.code]);

describe('a file with faults is refused as a whole, with every place', () => {
  test.each(['email', 'name', 'Nom', 'Courriel', 'participant', 'respondent', 'PRI', 'employee', 'user', 'who'])(
    'with a column %s it would say who answered',
    async (column) => {
      const content = `session,kind,ballot,item,answer,${column}\nLE01,learning-event,1,understanding,4,somebody\n`;
      expect(await codes(content)).toEqual([[1, column, 'personColumn']]);
    },
  );

  test('line by line: item, answer, session, kind, pool, period, number', async () => {
    const lines: Cells<'evaluations'>[] = [
      { item: 'mood' },
      { answer: '6' },
      { ballot: '2', answer: 'great' },
      { session: 'LE99' },
      { kind: 'action-learning' },
      { ballot: '3' },
      { ballot: '3' },
      { session: '', kind: 'mid-program', item: 'pace' },
      { session: '', kind: 'learning-event' },
      { answer: '' },
    ];
    expect(await codes(file(lines))).toEqual([
      [2, 'item', 'notAnItem'],
      [3, 'answer', 'notAnAnswer'],
      [4, 'answer', 'notAnAnswer'],
      [5, 'session', 'unknownSession'],
      [6, 'kind', 'otherKind'],
      [8, 'item', 'repeatedAnswer'],
      [9, 'date', 'dateMissing'],
      [10, 'date', 'dateMissing'],
      [10, 'session', 'blank'],
      [11, 'answer', 'blank'],
    ]);
  });

  test('what is declared of an evaluation is the same on all its lines', async () => {
    expect(await codes(file([{ pool: 'program' }, { ballot: '2', pool: 'quarter' }]))).toEqual([
      [3, 'pool', 'unlikeAbove'],
    ]);
    expect(await codes(file([{ period: 'Autumn' }]))).toEqual([[2, 'period', 'periodAlone']]);
    expect(await codes(file(answers(3, { asked: '2' })))).toEqual([[2, 'asked', 'askedTooFew']]);
    expect(await codes(file(answers(1, { asked: 'ten' })))).toEqual([[2, 'asked', 'badCount']]);
  });

  test('sound evaluations beside a faulty line are not imported in part: half the ballots are a false figure', async () => {
    const content = file([...answers(12), { ballot: '13', answer: '9' }]);
    const { outcome } = await importTexts(bench.deps, { evaluations: content }, { partial: true });
    expect(outcome).toMatchObject({ ok: true, value: { faults: [{ line: 14 }] } });
    expect(await evaluationOf(bench.deps, evaluationId)).toBeUndefined();
  });
});

describe('reported figures', () => {
  test('stand beside the computed ones, in their own words, and a second import changes nothing', async () => {
    const reported = csv('reported', [{ level: '2' }, { code: 'attendance', figure: '82 %', level: '' }]);
    await importTexts(bench.deps, { reported });
    expect((await importTexts(bench.deps, { reported })).changes).toEqual([]);
    const { evaluation } = await measureCohort(bench.deps, { programId, cohortId, asOf: '2026-06-01' });
    expect(evaluation).toMatchObject({
      items: [],
      reported: [
        { code: 'attendance', figure: '82 %' },
        { code: 'understanding', figure: '90 %', level: 2 },
      ],
    });
  });

  test('each is there once, with its base in both languages', async () => {
    const { outcome } = await importTexts(bench.deps, { reported: csv('reported', [{}, { baseFr: '' }]) });
    expect(outcome).toMatchObject({ ok: false, refusal: { faults: [{ line: 3, reason: { code: 'blank' } }] } });
  });
});
