import type { Pid } from './person.ts';
import type { Review } from './review.ts';

/** How far one reviewer is. `recused`: said so, or has become conflicted since. */
export type ReviewerProgress = { reviewer: Pid; assigned: number; done: number; recused: number };

export type RoundProgress = {
  reviewers: ReviewerProgress[];
  dossiers: number;
  complete: number;
  /** Reviews that are not in, of readers who can give them. */
  missing: number;
  /** Dossiers with fewer readers than they should have. */
  short: { nominee: Pid; readers: number }[];
  /** Readers who have become conflicted and have not submitted. */
  conflicted: Pick<Review, 'nominee' | 'reviewer'>[];
};

/**
 * How far a round is, over the dossiers that are still in it. Somebody who became conflicted before submitting counts as
 * recused; what was submitted before counts.
 */
export function roundProgress(
  reviews: readonly Pick<Review, 'nominee' | 'reviewer' | 'state'>[],
  nominees: readonly Pid[],
  each: number,
  isBlocked: (nominee: Pid, reviewer: Pid) => boolean,
): RoundProgress {
  const inIt = new Set(nominees);
  const counted = reviews
    .filter(({ nominee }) => inIt.has(nominee))
    .map(({ nominee, reviewer, state }) => {
      const conflicted = (state === 'assigned' || state === 'draft') && isBlocked(nominee, reviewer);
      return { nominee, reviewer, conflicted, done: state === 'submitted', recused: conflicted || state === 'recused' };
    });
  const reading = counted.filter(({ recused }) => !recused);
  const perNominee = new Map(nominees.map((nominee) => [nominee, { readers: 0, done: 0 }]));
  for (const { nominee, done } of reading) {
    const count = perNominee.get(nominee);
    if (!count) continue;
    count.readers += 1;
    if (done) count.done += 1;
  }
  return {
    reviewers: [...new Set(counted.map(({ reviewer }) => reviewer))].sort().map((reviewer) => {
      const own = counted.filter((one) => one.reviewer === reviewer);
      const kept = own.filter(({ recused }) => !recused);
      return {
        ...{ reviewer, assigned: kept.length, recused: own.length - kept.length },
        done: kept.filter(({ done }) => done).length,
      };
    }),
    dossiers: nominees.length,
    complete: [...perNominee.values()].filter(({ done }) => done >= each).length,
    missing: reading.filter(({ done }) => !done).length,
    short: [...perNominee].flatMap(([nominee, { readers }]) => (readers < each ? [{ nominee, readers }] : [])),
    conflicted: counted.filter(({ conflicted }) => conflicted).map(({ nominee, reviewer }) => ({ nominee, reviewer })),
  };
}
