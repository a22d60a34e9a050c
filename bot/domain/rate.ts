import type { Millis } from './time.ts';

/** At most `count` within any `ms`. */
export type Window = { count: number; ms: Millis };

/** What Teams takes from one bot in one conversation (PLATFORM section 1). */
export const CONVERSATION_WINDOWS: readonly Window[] = [
  { count: 7, ms: 1_000 },
  { count: 8, ms: 2_000 },
  { count: 60, ms: 30_000 },
  { count: 1_800, ms: 3_600_000 },
];

/**
 * How long until one more fits into every window, given the instants of the earlier ones in order; 0: now. A clock that
 * went back makes no instant lie ahead: those count as now.
 */
export function waitFor(stamps: readonly Millis[], windows: readonly Window[], now: Millis): Millis {
  let wait = 0;
  for (const { count, ms } of windows) {
    // the one that must have left the window: with `count` of them inside, no further one fits
    const stamp = stamps.at(-count);
    if (stamps.length >= count && stamp !== undefined) wait = Math.max(wait, Math.min(stamp, now) + ms - now);
  }
  return wait;
}

/**
 * A pace that follows what Teams takes: `perSecond` now, `ceiling` at most. It goes down by a fifth after a second in
 * which more than one in twenty was throttled (a single odd 429 says nothing of the whole), and up by a fiftieth of
 * the ceiling after a second in which fewer than one in fifty were.
 */
export type Pace = { perSecond: number; ceiling: number };

const LEAST_SHARE = 0.05;

export function adapt({ perSecond, ceiling }: Pace, sent: number, throttled: number): Pace {
  if (sent === 0) return { perSecond, ceiling };
  const share = throttled / sent;
  if (share > 0.05) return { perSecond: Math.max(ceiling * LEAST_SHARE, perSecond * 0.8), ceiling };
  return { perSecond: share < 0.02 ? Math.min(ceiling, perSecond + ceiling / 50) : perSecond, ceiling };
}

/** An instance's part of the pace, when `live` of them share it. */
export const shareOf = ({ perSecond }: Pace, live: number): number => perSecond / Math.max(1, live);
