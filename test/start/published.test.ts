import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { resultsCard } from '../../cards/evaluation-results.ts';
import { evaluationLines, measuresInWords } from '../../bot/cli/measures-evaluation.ts';
import { noMail, noSender, randomIds, type Deps } from '../../bot/deps.ts';
import { cohortIdOf, programIdOf } from '../../bot/domain/key.ts';
import type { ItemMeasure } from '../../bot/features/evaluation/measure.ts';
import { storedEvaluations } from '../../bot/features/evaluation/pool.ts';
import { evaluationResults } from '../../bot/features/evaluation/result.ts';
import { measureCohort, type Measures } from '../../bot/features/measure.ts';
import { personByAddress } from '../../bot/features/people.ts';
import { SAMPLE, sampleStaff } from '../../bot/sample/sample.ts';
import { prepareProgram } from '../../bot/start/program.ts';
import { openStore } from '../../bot/store/open.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { textIn } from '../../cards/text/text.ts';
import { fixedClock, memoryLog } from '../support/fixed.ts';
import { boxesLeft } from '../support/evaluation-results.ts';
import { textOf } from '../support/house.ts';
import type { Node } from '../support/walk.ts';

const programId = programIdOf(SAMPLE.program);
const cohort = { programId, cohortId: cohortIdOf(programId, SAMPLE.cohort) };
const clock = fixedClock(Date.parse('2026-11-24T15:00:00Z'));
const folder = mkdtempSync(join(tmpdir(), 'cadre-published-'));

let store: Store;
let deps: Deps;
let measures: Measures;

beforeAll(async () => {
  const database = join(folder, 'cadre.db');
  await prepareProgram({ database, sampleFolder: resolve('bot/sample'), fresh: false, clock });
  store = openStore(createSqliteEngine(database));
  const directory = { member: async () => undefined };
  deps = { clock, ids: randomIds, log: memoryLog(), store, directory, sender: noSender, mail: noMail };
  measures = await measureCohort(deps, { ...cohort, asOf: '2026-11-24' });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const item = (kind: string, pool: string, measure: string): ItemMeasure => {
  const found = measures.evaluation?.items.find(
    (one) => one.kind === kind && one.pool === pool && one.measure === measure,
  );
  if (!found) throw new Error(`no ${measure} of ${kind}`);
  return found;
};

describe('the figures that the programs behind this product published, from the sample', () => {
  test('82 % and 80 % attendance, with their true bases; 23 participants from 17 departments', () => {
    expect(measures.attendance).toMatchObject({
      'learning-event': { numerator: 147, denominator: 179, rate: 82.1, provisional: true, unrecorded: 3 },
      'action-learning': { numerator: 72, denominator: 90, rate: 80, provisional: false },
    });
    expect(measures.participants).toMatchObject({ enrolled: 23, departments: 17 });
  });

  test.each([
    ['"90 %" of those at one learning event', 'learning-event', 'none', 'understanding', 'people', 2],
    ['"95 %" of those who responded on action learning', 'action-learning', 'quarter', 'benefitWork', 'answers', 1],
  ])('%s is a band, and nothing gives the figure back', (_what, kind, pool, measure, base, level) => {
    expect(item(kind, pool, measure)).toMatchObject({
      ...{ result: 'band', band: 'high', base, level, answered: 20 },
      ...{ numerator: null, denominator: null, share: null, favourable: null, valid: null },
      ...{ notApplicable: null, bounds: null, distribution: null },
    });
  });

  test('the learning events that were added up are an exact share of answers', () => {
    expect(item('learning-event', 'program', 'understanding')).toMatchObject({
      ...{ result: 'share', base: 'answers', sessions: ['LE02', 'LE03', 'LE04'], asked: 61, answered: 52, level: 2 },
      ...{ numerator: 47, denominator: 52, share: 90.4, asOf: '2026-11-24' },
    });
  });

  test('the figures of 2004 stand beside them as reported, with their base as it was worded', () => {
    const { reported = [] } = measures.evaluation ?? {};
    expect(reported.map(({ code, figure }) => [code, figure])).toEqual([
      ['attendanceEvents', '82 %'],
      ['attendanceGroups', '80 %'],
      ['benefit', '95 %'],
      ['departments', '17'],
      ['participants', '23'],
      ['understanding', '90 %'],
    ]);
    expect(reported.every(({ asOf, baseEn, baseFr }) => asOf === '2004' && baseEn !== '' && baseFr !== '')).toBe(true);
  });

  test('no ballot is left', async () => {
    for (const { body } of await storedEvaluations(deps, programId)) {
      expect(body.state).toBe('released');
      expect(await boxesLeft(deps, body.evaluationId)).toBe(false);
    }
  });
});

test('measures in JSON say each base in words, in both languages, and change nothing that was there', () => {
  const { evaluation: _, ...before } = measures;
  for (const [language, words] of [
    ['en', 'answers, not people'],
    ['fr', 'des réponses, non des personnes'],
  ] as const) {
    const { evaluation, ...rest } = measuresInWords(measures, language) as Measures;
    expect(rest).toEqual(before);
    expect(JSON.stringify(evaluation?.items)).toContain(words);
  }
});

test('in plain text the band comes with its reason, and what is quoted says so', () => {
  const english = evaluationLines(measures.evaluation, 'en').join('\n');
  expect(english).toContain('80 % or more favourable');
  expect(english).toContain('an exact figure would point at the one or two');
  expect(english).toContain('90.4 %: 47 favourable of 52 answers');
  expect(english).toContain('Reported before this product (quoted, not computed)');
  const french = evaluationLines(measures.evaluation, 'fr').join('\n');
  expect(french).toContain('80 % ou plus de réponses favorables');
  expect(french).toContain('90,4 % : 47 réponses favorables sur 52');
  expect(french).toContain('cités, non calculés');
});

test('the coordinator of the sample reads the band and its reason on the card', async () => {
  const coordinator = sampleStaff(resolve('bot/sample')).find(({ role }) => role === 'coordinator');
  const pid = (await personByAddress(deps, coordinator?.email ?? '')) ?? '';
  const single = (await storedEvaluations(deps, programId)).find(({ body }) => body.pool === 'none');
  const found = await evaluationResults(deps, { pid, name: '' }, single?.body.evaluationId ?? '');
  if (!found.ok || !found.value.released) throw new Error('not released');
  const { evaluation, released, ...rest } = found.value;
  const model = {
    ...{ evaluationId: evaluation.evaluationId, kind: evaluation.kind, state: evaluation.state },
    ...{ opensAt: evaluation.opensAt, readerZone: SAMPLE.timeZone, ...rest },
    released: { ...released, response: rest.response, pooled: false, names: [] },
  };
  const cardIn = (language: 'en' | 'fr') => resultsCard(model, textIn(language)) as unknown as Node;
  expect(textOf(cardIn('en'))).toContain('80% or more favourable\nA band, because');
  expect(textOf(cardIn('fr'))).toContain('80 % ou plus de réponses favorables\nUne tranche, car');
});
