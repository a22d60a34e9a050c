import type { Millis } from './time.ts';

/** At most `count` within any `ms`. */
export type Window = { count: number; ms: Millis };

/** How long until one more fits into every window, given the instants of the earlier ones in order; 0: now. */
export function waitFor(stamps: readonly Millis[], windows: readonly Window[], now: Millis): Millis {
  let wait = 0;
  for (const { count, ms } of windows) {
    // the one that must have left the window: with `count` of them inside, no further one fits
    const stamp = stamps.at(-count);
    if (stamps.length >= count && stamp !== undefined) wait = Math.max(wait, stamp + ms - now);
  }
  return wait;
}

/** Instants as they count now: after a clock went back none of them lies ahead, or nothing would go for that long. */
export function notAhead(stamps: readonly Millis[], now: Millis): Millis[] {
  return stamps.map((stamp) => Math.min(stamp, now));
}

/**
 * A pace that follows what Teams takes: `perSecond` now, `ceiling` at most. After a second in which more than one in
 * twenty was throttled (a single odd 429 says nothing of the whole) it goes down to what was taken in it, at most by
 * half; after a second in which fewer than one in fifty were, up by a twentieth of the ceiling.
 */
export type Pace = { perSecond: number; ceiling: number };

const LEAST_SHARE = 0.05;

export function adapt({ perSecond, ceiling }: Pace, sent: number, throttled: number): Pace {
  if (sent === 0) return { perSecond, ceiling };
  const share = throttled / sent;
  const down = Math.max(ceiling * LEAST_SHARE, perSecond * Math.max(0.5, 1 - share));
  if (share > 0.05) return { perSecond: down, ceiling };
  return { perSecond: share < 0.02 ? Math.min(ceiling, perSecond + ceiling / 20) : perSecond, ceiling };
}

/** An instance's part of the pace, when `live` of them share it. */
export const shareOf = ({ perSecond }: Pace, live: number): number => perSecond / Math.max(1, live);

/**
 * What a share allows, as one window: whole messages in a second, so that the parts of all instances never add up to
 * more than the whole; below one a second, one in as long as that takes.
 */
export function windowOf(share: number): Window {
  // a hair more than a whole number is one: 50 shared by 3, times 3
  const count = Math.floor(share + 1e-9);
  return count >= 1 ? { count, ms: 1_000 } : { count: 1, ms: Math.ceil(1_000 / share) };
}
