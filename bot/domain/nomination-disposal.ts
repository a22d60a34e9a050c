import { Temporal } from 'temporal-polyfill';
import type { Nomination } from './nomination.ts';
import type { Review } from './review.ts';
import type { Decision, Offer, Release } from './selection.ts';
import { dayIn, type Day, type Millis } from './time.ts';

/** One nomination and all that came of it. */
export type Dossier = {
  nomination: Nomination;
  reviews: readonly Pick<Review, 'changedAt'>[];
  /** When support, redactions and whatever else hangs on it were written. */
  others: readonly Millis[];
  decision?: Pick<Decision, 'outcome' | 'at'>;
  release?: Pick<Release, 'at'>;
  offer?: Pick<Offer, 'state' | 'at'>;
  /** Has or had a place in the cohort: it belongs to the records of the program. */
  enrolled: boolean;
};

/**
 * Why a file stays. `enrolled`: its person has a place, or has accepted one. `undecided`: no outcome is released, or the
 * person who was selected has not answered. `inUse`: it ended, and less than the period ago.
 */
export type Kept = 'enrolled' | 'undecided' | 'inUse';
export type DisposalVerdict = 'dispose' | 'disposed' | Kept;

/** For how long files are kept, and as of which day that is asked. */
export type Retention = { years: number; asOf: Day; timeZone: string };

/** When a file was last used: the latest of everything that was done with it. */
export function lastUseOf({ nomination, reviews, others, decision, release, offer }: Dossier): Millis {
  const { changedAt, submittedAt, consent, endorsement, eligibility } = nomination;
  const said = [consent, endorsement, eligibility, decision, release, offer].flatMap((one) => (one ? [one.at] : []));
  return Math.max(changedAt, submittedAt, ...said, ...others, ...reviews.map((one) => one.changedAt));
}

/** Whether a use was longer ago than the period: its last day has passed. */
export function isOverdue(usedAt: Millis, { years, asOf, timeZone }: Retention): boolean {
  const until = Temporal.PlainDate.from(dayIn(timeZone, usedAt)).add({ years });
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(asOf), until) > 0;
}

/** Whether a file is to be disposed of, or why it stays. */
export function disposalOf(dossier: Dossier, retention: Retention): DisposalVerdict {
  if (dossier.nomination.disposedAt !== undefined) return 'disposed';
  const ending = endOf(dossier);
  if (ending !== 'ended') return ending;
  return isOverdue(lastUseOf(dossier), retention) ? 'dispose' : 'inUse';
}

/** Ended: declined, withdrawn, ineligible, or not selected once outcomes are released; a reserve whom nobody called too. */
function endOf({ nomination: { state }, decision, release, offer, enrolled }: Dossier): 'ended' | Kept {
  if (enrolled || offer?.state === 'accepted') return 'enrolled';
  if (state === 'declined' || state === 'withdrawn' || state === 'ineligible') return 'ended';
  if (!release) return 'undecided';
  if (offer) return offer.state === 'declined' ? 'ended' : 'undecided';
  return decision?.outcome === 'selected' ? 'undecided' : 'ended';
}

/** A nomination without its words: who was nominated by whom, when, and what became of it. */
export function blanked(nomination: Nomination, at: Millis): Nomination {
  const { consent, endorsement, supervisor: _supervisor, ...kept } = nomination;
  return {
    ...kept,
    ...{ department: '', level: '', functionalArea: '', statement: '', strengths: {}, answers: {} },
    ...(consent ? { consent: { given: consent.given, at: consent.at } } : {}),
    ...(endorsement ? { endorsement: { ...endorsement, conditions: '' } } : {}),
    disposedAt: at,
  };
}
