import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Ballot } from '../../bot/domain/ballot.ts';
import type { FormItem } from '../../bot/domain/form.ts';
import { evaluationLines, measuresInWords } from '../../bot/cli/measures-evaluation.ts';
import { nextComment, decideComment } from '../../bot/features/evaluation/screen.ts';
import { measureCohort } from '../../bot/features/measure.ts';
import { release } from '../../bot/features/evaluation/release.ts';
import { formLibrary } from '../../cards/text/form.ts';
import { NINE, seedProgram, seedRole, type Seeded } from '../support/cohort.ts';
import { seedEvaluation } from '../support/evaluation-results.ts';
import { openHouse, type House } from '../support/house.ts';
import { seeded } from '../support/seeded.ts';

/** Long runs, on a machine that others use. */
jest.setTimeout(120_000);

/*
 * Somebody has every export (`measures --json`, and the same in words), knows who answered and what each of them chose
 * for the declared cut, and takes everything that is shown from everything else: parts from the whole, parts from each
 * other, today's export from yesterday's. What is left over must never be fewer than ten, nor a side of one or two.
 */

const actor = { pid: 'cleo', name: '' };
const area: FormItem = {
  ...{ itemId: 'area', type: 'single', textEn: 'My work is in', textFr: 'Je travaille en', required: false, cut: true },
  options: ['policy', 'operations', 'services'].map((optionId) => ({ optionId, textEn: optionId, textFr: optionId })),
};

let house: House;
let program: Seeded;
beforeEach(async () => {
  house = await openHouse(NINE, { registered: true });
  program = await seedProgram(house.deps);
  await seedRole(house.deps, program, 'cleo', 'coordinator');
});
afterEach(() => house.close());

type Shown = { item: string; favourable: number; valid: number };
type Exported = { release: string; items: Shown[]; parts: Shown[] };

/** Reads the exported text, and nothing else. */
function readExport(json: string): Exported[] {
  type Line = { release: string; item: string; result: string; numerator: number; denominator: number };
  const { evaluation } = JSON.parse(json) as { evaluation: { items: Line[]; cuts?: Line[] } };
  const shown = (all: Line[], of: string): Shown[] =>
    all
      .filter((one) => one.release === of && one.result === 'share')
      .map(({ item, numerator, denominator }) => ({ item, favourable: numerator, valid: denominator }));
  const releases = [...new Set(evaluation.items.map((one) => one.release))];
  return releases.map((of) => ({
    release: of,
    items: shown(evaluation.items, of),
    parts: shown(evaluation.cuts ?? [], of),
  }));
}

/** Every sum of parts, and what the whole leaves beside it. */
function leftOver({ items, parts }: Exported): Shown[] {
  return items.flatMap((whole) => {
    const own = parts.filter(({ item }) => item === whole.item);
    return Array.from({ length: 2 ** own.length - 1 }, (_, n) =>
      own.filter((__, at) => ((n + 1) >> at) % 2 === 1),
    ).flatMap((taken) => {
      const favourable = taken.reduce((sum, one) => sum + one.favourable, 0);
      const valid = taken.reduce((sum, one) => sum + one.valid, 0);
      const rest = { item: whole.item, favourable: whole.favourable - favourable, valid: whole.valid - valid };
      return [{ item: whole.item, favourable, valid }, ...(rest.valid === 0 && rest.favourable === 0 ? [] : [rest])];
    });
  });
}

const isTelling = ({ favourable, valid }: Shown): boolean =>
  valid < 10 || Math.min(favourable, valid - favourable) <= 2;

test('nothing that can be taken from the exports points at fewer than ten, over cuts and over time', async () => {
  const chance = seeded(20_261_125);
  const form = {
    ...{ ...formLibrary['learning-event'], items: [...formLibrary['learning-event'].items, area] },
    ...{ formId: 'form_learning-event', programId: program.programId, version: 1, state: 'approved' as const },
  };
  const box = (): number | 'na' => ([1, 2, 4, 5, 4, 5, 'na'] as const)[Math.floor(chance() * 7)] ?? 'na';
  const ballot = (n: number): Ballot => ({
    ...{ understanding: box(), benefitWork: box(), benefitLeadership: box(), useful: `secret${n}x` },
    ...(chance() < 0.05
      ? {}
      : { area: ['policy', 'policy', 'operations', 'services'][Math.floor(chance() * 4)] ?? '' }),
  });
  let [before, parts] = ['', 0];
  for (let n = 0; n < 12; n += 1) {
    const ballots = Array.from({ length: 12 + Math.floor(chance() * 50) }, (_, at) => ballot(n * 100 + at));
    const id = await seedEvaluation(house.deps, program, { of: `e${n}`, ballots, form });
    for (;;) {
      const next = await nextComment(house.deps, actor, id);
      if (!next.ok || !next.value) break;
      await decideComment(house.deps, actor, id, { ...next.value.comment, themes: [], shown: false });
    }
    expect(await release(house.deps, actor, id)).toMatchObject({ ok: true });
    const measures = await measureCohort(house.deps, { ...program, asOf: '2026-12-31' });
    const json = JSON.stringify(measuresInWords(measures, 'en'));
    const all =
      json + evaluationLines(measures.evaluation, 'en').join() + evaluationLines(measures.evaluation, 'fr').join();
    expect(all).not.toMatch(/secret\d|answerer\d/);
    const exported = readExport(json);
    for (const one of exported) {
      parts += one.parts.length;
      expect(leftOver(one).filter(isTelling)).toEqual([]);
    }
    // over time: what was told of a release stays as it was, so that the later export minus the earlier is the new one
    const earlier = before === '' ? [] : readExport(before);
    expect(exported.filter((one) => earlier.some((old) => old.release === one.release))).toEqual(earlier);
    before = json;
  }
  // the attack had something to work on
  expect(parts).toBeGreaterThan(20);
});
