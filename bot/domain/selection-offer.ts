import type { Pid } from './person.ts';
import { ok, refuse, type Result } from './result.ts';
import type { Decision, Offer, Outcome, Release } from './selection.ts';
import { DAY, MINUTE, type Millis } from './time.ts';

/** For so long an offer can be answered, from the release on, or from the day on which a reserve was promoted. */
export const OFFER_OPEN: Millis = 60 * DAY;

/**
 * Where one person's seat is. `waiting`: offered, and not answered; `lapsed`: nor was it in time; `reserve`: may be
 * offered one; `none`: was not selected.
 */
export type SeatState = 'waiting' | 'lapsed' | 'accepted' | 'declined' | 'reserve' | 'none';

/** One dossier with an outcome that is out. */
export type Seat = { decision: Pick<Decision, 'nominee' | 'outcome' | 'place'>; offer?: Offer | undefined };

/** Until when a seat can be answered; undefined where none was offered. */
export function answerableUntil({ decision, offer }: Seat, release: Release): Millis | undefined {
  if (offer?.promoted) return offer.at + OFFER_OPEN;
  return decision.outcome === 'selected' ? release.at + OFFER_OPEN : undefined;
}

export function seatState(seat: Seat, release: Release, now: Millis): SeatState {
  const { decision, offer } = seat;
  if (offer?.state === 'accepted' || offer?.state === 'declined') return offer.state;
  const until = answerableUntil(seat, release);
  if (until !== undefined) return now < until ? 'waiting' : 'lapsed';
  return decision.outcome === 'reserve' ? 'reserve' : 'none';
}

/** What a person reads as their outcome: a reserve who was promoted is selected. */
export const outcomeOf = ({ decision, offer }: Seat): Outcome => (offer?.promoted ? 'selected' : decision.outcome);

export type OfferRefusal = { code: 'notOffered' | 'lapsed' | 'declined' | 'accepted' };

/** The nominee's own word on their seat. The same again changes nothing; another one is for people to talk about. */
export function answerOffer(
  seat: Seat,
  answer: 'accepted' | 'declined',
  release: Release | undefined,
  now: Millis,
): Result<Offer, OfferRefusal> {
  if (!release) return refuse({ code: 'notOffered' });
  const state = seatState(seat, release, now);
  if (state === answer && seat.offer) return ok(seat.offer);
  if (state === 'reserve' || state === 'none') return refuse({ code: 'notOffered' });
  if (state !== 'waiting') return refuse({ code: state });
  const { nominee } = seat.decision;
  return ok({ nominee, state: answer, ...(seat.offer?.promoted ? { promoted: true } : {}), by: nominee, at: now });
}

/** An answer of the last moment may still be on its way, and clocks differ: so long a seat is held beyond its time. */
const STILL_HELD: Millis = MINUTE;

/** Seats that are taken, or held for an answer. */
export function taken(seats: readonly Seat[], release: Release, now: Millis): number {
  return seats.filter((seat) => ['accepted', 'waiting'].includes(seatState(seat, release, now - STILL_HELD))).length;
}

/** Who waits for a seat, in the order of the ranking; of one place, in an order that means nothing. */
export function reservesOf(seats: readonly Seat[], release: Release, now: Millis): Seat[] {
  return seats
    .filter((seat) => seatState(seat, release, now) === 'reserve')
    .sort(
      ({ decision: a }, { decision: b }) =>
        a.place - b.place || (a.nominee === b.nominee ? 0 : a.nominee < b.nominee ? -1 : 1),
    );
}

export type PromoteRefusal = { code: 'notReleased' | 'full' | 'notNext' };

/** A coordinator offers a free seat to the next reserve, and to nobody else. To whom it was offered, it stays so. */
export function promote(
  seats: readonly Seat[],
  { nominee, by }: { nominee: Pid; by: Pid },
  { capacity, release, now }: { capacity: number; release: Release | undefined; now: Millis },
): Result<Offer, PromoteRefusal> {
  if (!release) return refuse({ code: 'notReleased' });
  const known = seats.find(({ decision }) => decision.nominee === nominee)?.offer;
  if (known?.promoted) return ok(known);
  const [next] = reservesOf(seats, release, now);
  if (next?.decision.nominee !== nominee) return refuse({ code: 'notNext' });
  if (taken(seats, release, now) >= capacity) return refuse({ code: 'full' });
  return ok({ nominee, state: 'offered', promoted: true, by, at: now });
}
