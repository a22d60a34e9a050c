import { Temporal } from 'temporal-polyfill';
import type { Pid } from './person.ts';
import { MINUTE, SECOND, type Day, type Millis } from './time.ts';

/**
 * Due work that makes deliveries, in chunks; it is settled only after its last chunk (DESIGN section 4). It lies in the
 * partition of the fact that causes it, written in the same batch as that fact. `sequence` is the session's: a session
 * that was postponed has another one, and plans of the old one are void.
 */
export type Plan = {
  planId: string;
  kind: string;
  programId: string;
  cohortId?: string;
  sessionId?: string;
  castId?: string;
  sequence: number;
  /** How far the plan is; '' at the beginning. Its kind knows what it means. */
  cursor: string;
  state: 'open' | 'done' | 'cancelled';
  at: Millis;
};

export type DeliveryState = 'queued' | 'sending' | 'sent' | 'deferred' | 'failed' | 'skipped' | 'unconfirmed';

/** One message to one person, and what became of it. */
export type Delivery = {
  deliveryId: string;
  planId: string;
  kind: string;
  pid: Pid;
  programId: string;
  sessionId?: string;
  castId?: string;
  sequence: number;
  state: DeliveryState;
  /** A code: why it failed, was skipped or deferred. */
  reason?: string;
  attempts: number;
  channel?: 'teams' | 'mail';
  /** What else the message is made from: ids, codes and numbers, never words. */
  about?: Readonly<Record<string, string | number>>;
  /** Where the message is, so that it can be corrected or recalled. */
  activityId?: string;
  conversationId?: string;
  at: Millis;
};

/** What became of one request to send (deps.ts says which of Teams' answers is which). */
export type Outcome =
  | { ok: true; activityId: string; conversationId: string }
  /** By the second door. */
  | { ok: true; channel: 'mail' }
  | {
      ok: false;
      code: 'unreachable' | 'throttled' | 'refused' | 'unknown' | 'failed';
      reason?: string;
      retryAfterMs?: Millis;
    };

/** A delivery's next state, and when something is to be done about it again; without `dueAt` it is final. */
export type Next = { delivery: Delivery; dueAt?: Millis };

/** So often is a message begun before it is given up. */
export const MAX_ATTEMPTS = 10;
/** Throttling passes by itself: with the longest pauses between them, these last most of a day. */
export const MAX_THROTTLED = 100;
const FIRST_PAUSE = SECOND;
const LONGEST_PAUSE = 10 * MINUTE;

/** States after which nothing happens unasked. */
export function isFinal(state: DeliveryState): boolean {
  return state === 'sent' || state === 'failed' || state === 'skipped' || state === 'unconfirmed';
}

/** The pause before another attempt where Teams names none: doubled each time, with jitter. `random` is in [0, 1). */
export function pauseAfter(attempts: number, random: number): Millis {
  const full = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.max(0, attempts - 1));
  return Math.round(full * (0.5 + random / 2));
}

/** Immediately before the socket: from here on, silence means that nobody knows. */
export function begin({ reason, ...delivery }: Delivery, now: Millis): Delivery {
  return { ...delivery, state: 'sending', attempts: delivery.attempts + 1, at: now };
}

/**
 * After the socket. Surely not sent: deferred, for as long as Teams says where it says so. Final refusals fail. Where
 * nobody knows, `whenUnknown` decides: better twice than never, or held for a coordinator. A reason is never lost.
 */
export function settle(
  { reason: _, ...delivery }: Delivery,
  outcome: Outcome,
  whenUnknown: 'resend' | 'hold',
  now: Millis,
  random: number,
): Next {
  const done = { ...delivery, at: now };
  if (outcome.ok) {
    if ('channel' in outcome) return { delivery: { ...done, state: 'sent', channel: 'mail' } };
    const { activityId, conversationId } = outcome;
    return { delivery: { ...done, state: 'sent', channel: 'teams', activityId, conversationId } };
  }
  const reason = outcome.reason ?? outcome.code;
  if (outcome.code === 'unreachable' || outcome.code === 'failed')
    return { delivery: { ...done, state: 'failed', reason } };
  const unknown = outcome.code === 'unknown';
  if (unknown && whenUnknown === 'hold') return { delivery: { ...done, state: 'unconfirmed', reason } };
  if (delivery.attempts >= (outcome.code === 'throttled' ? MAX_THROTTLED : MAX_ATTEMPTS))
    return { delivery: { ...done, state: unknown ? 'unconfirmed' : 'failed', reason } };
  return defer(done, reason, now + (outcome.retryAfterMs ?? pauseAfter(delivery.attempts, random)), now);
}

/** Not now: again at `until`. */
export function defer(delivery: Delivery, reason: string, until: Millis, now: Millis): Next {
  return { delivery: { ...delivery, state: 'deferred', reason, at: now }, dueAt: Math.ceil(until) };
}

/** Not to be sent at all, and why. */
export function skip(delivery: Delivery, reason: string, now: Millis): Next {
  return { delivery: { ...delivery, state: 'skipped', reason, at: now } };
}

const CALM_FROM = { hour: 8, minute: 0 };
const CALM_TO = { hour: 17, minute: 30 };

/**
 * The first instant from `now` on at which a person may be written to: 8:00 to 17:30 of their own zone, on a working
 * day there. `now` itself where that is such an instant.
 */
export function nextCalm(timeZone: string, now: Millis, isWorkingDay: (day: Day) => boolean): Millis {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  for (let day = here.toPlainDate(); ; day = day.add({ days: 1 })) {
    if (!isWorkingDay(day.toString())) continue;
    const from = day.toZonedDateTime({ timeZone, plainTime: CALM_FROM }).epochMilliseconds;
    const to = day.toZonedDateTime({ timeZone, plainTime: CALM_TO }).epochMilliseconds;
    if (now < to) return Math.max(now, from);
  }
}

/** The first calm instant of a later day than today's, in the person's zone. */
export function nextCalmDay(timeZone: string, now: Millis, isWorkingDay: (day: Day) => boolean): Millis {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const midnight = here.toPlainDate().add({ days: 1 }).toZonedDateTime(timeZone);
  return nextCalm(timeZone, midnight.epochMilliseconds, isWorkingDay);
}
