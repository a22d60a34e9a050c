import type { Call, Score } from './call.ts';
import type { Pid } from './person.ts';
import type { Review } from './review.ts';

/** Reviewers disagree on a criterion where their lowest and highest score are this far apart, or further. */
const DISAGREEMENT = 2;

/** One criterion of one dossier: of the scores as they were given, none left out and none adjusted. */
export type CriterionResult = {
  criterionId: string;
  scores: Score[];
  median: number;
  mean: number;
  low: Score;
  high: Score;
  disagree: boolean;
};

/**
 * What the committee made of one dossier. `score`: the mean of the criterion means, weighted as the call says; absent
 * where a criterion has no score. `reviews`: how many stand behind it. `others`: reviews by another version of the
 * criteria, which are not counted.
 */
export type DossierResult = {
  nominee: Pid;
  byCriterion: CriterionResult[];
  score?: number;
  reviews: number;
  others: number;
  disagree: boolean;
};

/** `place`: those of one score share one, and the next is counted from all before it (1, 2, 2, 4). */
export type Ranked = DossierResult & { place: number };

type Rubric = Pick<Call, 'criteria' | 'rubric'>;

/** The results of one dossier from its submitted reviews. Nothing is normalised. */
export function resultOf({ criteria, rubric }: Rubric, nominee: Pid, reviews: readonly Review[]): DossierResult {
  const submitted = reviews.filter((one) => one.state === 'submitted' && one.nominee === nominee);
  const counted = submitted.filter((one) => one.rubric === rubric);
  const byCriterion = criteria.flatMap(({ criterionId }) => criterionResult(criterionId, counted) ?? []);
  const means = new Map(byCriterion.map(({ criterionId, mean }) => [criterionId, mean]));
  const isWhole = criteria.length > 0 && means.size === criteria.length;
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const total = criteria.reduce((sum, { criterionId, weight }) => sum + weight * (means.get(criterionId) ?? 0), 0);
  return {
    ...{ nominee, byCriterion, reviews: counted.length, others: submitted.length - counted.length },
    ...(isWhole ? { score: total / weights } : {}),
    disagree: byCriterion.some(({ disagree }) => disagree),
  };
}

function criterionResult(criterionId: string, reviews: readonly Review[]): CriterionResult | undefined {
  const scores = reviews
    .flatMap(({ scores }) => (Object.hasOwn(scores, criterionId) ? (scores[criterionId] ?? []) : []))
    .sort((a, b) => a - b);
  const [low, high] = [scores[0], scores.at(-1)];
  if (low === undefined || high === undefined) return undefined;
  const mean = scores.reduce<number>((sum, score) => sum + score, 0) / scores.length;
  return { criterionId, scores, median: medianOf(scores), mean, low, high, disagree: high - low >= DISAGREEMENT };
}

function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Sums of the same scores in another order differ in their last digits; those are one score. */
const FINE = 1e9;
const comparable = ({ score }: DossierResult): number =>
  score === undefined ? Number.NEGATIVE_INFINITY : Math.round(score * FINE);

/** All dossiers from the highest score down; without a score they come last. Within a place the order means nothing. */
export function rankingOf(rubric: Rubric, nominees: readonly Pid[], reviews: readonly Review[]): Ranked[] {
  const byNominee = Map.groupBy(reviews, ({ nominee }) => nominee);
  const results = nominees.map((nominee) => resultOf(rubric, nominee, byNominee.get(nominee) ?? []));
  results.sort((a, b) => compare(comparable(b), comparable(a)) || (a.nominee < b.nominee ? -1 : 1));
  let place = 0;
  return results.map((result, n) => {
    const before = results[n - 1];
    if (!before || comparable(before) !== comparable(result)) place = n + 1;
    return { ...result, place };
  });
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** The criteria with the lowest mean of a dossier: what weighed most against it, as far as scores can say. */
export function weakest({ byCriterion }: Pick<DossierResult, 'byCriterion'>): string[] {
  const lowest = Math.min(...byCriterion.map(({ mean }) => mean));
  return byCriterion.filter(({ mean }) => mean === lowest).map(({ criterionId }) => criterionId);
}
