import type { Ballot } from './ballot.ts';
import { LEAST_VALID, minimumOf, publishParts, type PartShown } from './confidentiality.ts';
import { cutOf } from './cut.ts';
import type { FormItem, FormOption } from './form.ts';
import { likertCounts, wordingOf, type PoolPart } from './outcome.ts';

/** The parts of one Likert item, in the order of the form's options; `null`: of those who did not say. */
export type CutItem = { itemId: string; textEn: string; textFr: string; parts: CutPart[] };
export type CutPart = { optionId: string | null; shown: PartShown };
export type CutShown = { itemId: string; textEn: string; textFr: string; options: FormOption[]; items: CutItem[] };

/**
 * Every Likert item of a pool by the cut that all of its forms declared, in the same words. Undefined where one of them
 * declared none, or another: a part that is known of some of the ballots only, taken from the whole, would tell of the
 * others.
 */
export function poolCut(pool: readonly PoolPart[], minimum: number = LEAST_VALID): CutShown | undefined {
  const [cut, ...others] = pool.map(({ items }) => cutOf(items));
  if (cut?.type !== 'single' || others.some((one) => !one || wordingOf(one) !== wordingOf(cut))) return undefined;
  const { itemId, textEn, textFr, options = [] } = cut;
  const likert = pool.flatMap(({ items, ballots }) =>
    items.filter(({ type }) => type === 'likert').map((item) => ({ item, ballots })),
  );
  const items = [...Map.groupBy(likert, ({ item }) => wordingOf(item)).values()].flatMap((same) => {
    const [first] = same;
    const ballots = same.flatMap((one) => one.ballots);
    return first ? [itemBy(cut, options, first.item, ballots, minimum)] : [];
  });
  return { itemId, textEn, textFr, options, items };
}

const UNSAID = '';

function itemBy(
  cut: FormItem,
  options: readonly FormOption[],
  { itemId, textEn, textFr }: FormItem,
  ballots: readonly Ballot[],
  minimum: number,
): CutItem {
  const keys = [...options.map(({ optionId }) => optionId), UNSAID];
  const said = Map.groupBy(ballots, (ballot) => {
    const answer = ballot[cut.itemId];
    return typeof answer === 'string' && keys.includes(answer) ? answer : UNSAID;
  });
  // what nobody chose is no part: there is nobody to protect, and the form's own results tell it already
  const parts = [...said].map(([key, own]) => ({ key, counts: likertCounts(itemId, own) }));
  const shown = publishParts(parts, minimum);
  const reason = ballots.length < minimumOf(minimum) ? 'tooFew' : 'complementary';
  return {
    ...{ itemId, textEn, textFr },
    parts: keys.map((key) => ({
      optionId: key === UNSAID ? null : key,
      shown: shown.get(key) ?? { kind: 'suppressed', reason },
    })),
  };
}
