import { startingCriteria } from '../../cards/text/call-criteria.ts';
import { assign, type BlockOf } from '../../bot/domain/assignment.ts';
import { proposeGroups } from '../../bot/domain/group.ts';
import type { Review } from '../../bot/domain/review.ts';
import { rankingOf } from '../../bot/domain/selection-result.ts';

/** What issue 5 allows for assigning 400 dossiers; the others are held to it as well. */
const ALLOWED_MS = 1_000;
const ROUNDS = 7;

const named = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${prefix}${String(n).padStart(3, '0')}`);
const nominees = named('n', 400);
const reviewers = named('r', 12);
const free: BlockOf = () => undefined;
const byDepartment: BlockOf = (nominee, reviewer) =>
  Number(nominee.slice(1)) % 17 === Number(reviewer.slice(1)) ? 'department' : undefined;

const people = nominees.map((pid, n) => ({
  ...{ pid, department: `D${(n * n) % 17}`, functionalArea: `F${n % 9}`, offset: [-240, -240, -420, -150][n % 4] ?? 0 },
  language: n % 3 === 0 ? ('fr' as const) : ('en' as const),
}));

const reviews: Review[] = nominees.flatMap((nominee, n) =>
  reviewers.slice(0, 3).map((reviewer, r) => ({
    ...{ callId: 'call', nominee, reviewer, state: 'submitted', note: '', rubric: 1, changedAt: 0 },
    scores: Object.fromEntries(
      startingCriteria.map(({ criterionId }, c) => [criterionId, (((n + r + c) % 5) + 1) as 1]),
    ),
  })),
);

const WORK: Readonly<Record<string, () => unknown>> = {
  'assign 400 dossiers to 12 reviewers, 3 each': () => assign(nominees, reviewers, 3, free),
  'the same, nobody reads their own department': () => assign(nominees, reviewers, 3, byDepartment),
  'propose groups for 400 people': () => proposeGroups(people),
  'rank 400 dossiers by 1,200 reviews': () =>
    rankingOf({ criteria: [...startingCriteria], rubric: 1 }, nominees, reviews),
};

/** The slowest of some rounds, the first one cold, as a share of the second that is allowed. */
export async function benchSelection(json: boolean): Promise<void> {
  const rows = Object.entries(WORK).map(([work, run]) => {
    const times = Array.from({ length: ROUNDS }, () => {
      const before = performance.now();
      run();
      return performance.now() - before;
    });
    const slowest = Math.max(...times);
    return { work, slowestMs: Math.round(slowest), shareOfAllowed: Number((slowest / ALLOWED_MS).toFixed(3)) };
  });
  if (json) console.log(JSON.stringify(rows));
  else console.table(rows);
}
