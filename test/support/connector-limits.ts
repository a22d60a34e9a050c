import type { Millis } from '../../bot/domain/time.ts';

/** At most `count` requests within any `ms`. */
type Window = { count: number; ms: Millis };

/** The published limits of Teams (PLATFORM section 1), written down a second time: not taken from the code under test. */
export const SENDS: readonly Window[] = [
  { count: 7, ms: 1_000 },
  { count: 8, ms: 2_000 },
  { count: 60, ms: 30_000 },
  { count: 1_800, ms: 3_600_000 },
];
const READS: readonly Window[] = [
  { count: 14, ms: 1_000 },
  { count: 16, ms: 2_000 },
  { count: 120, ms: 30_000 },
  { count: 3_600, ms: 3_600_000 },
];
const TENANT_PER_SECOND = 50;

export type Limits = {
  /** Counts a request that is let in; answers how long the sender must wait where it is not, and by whose limit. */
  admit(request: {
    kind: 'send' | 'read';
    conversation: string;
    tenant: string;
  }): { retryAfterMs: Millis; by: 'conversation' | 'tenant' } | undefined;
};

/** Every window slides and is exact: a request that is refused does not count. */
export function createLimits(now: () => Millis, perSecond = TENANT_PER_SECOND): Limits {
  const seen = new Map<string, Millis[]>();

  const waitFor = (key: string, windows: readonly Window[], at: Millis): Millis => {
    const stamps = seen.get(key) ?? [];
    const waits = windows.map(({ count, ms }) => {
      const within = stamps.filter((stamp) => stamp > at - ms);
      return within.length < count ? 0 : (within.at(-count) ?? at) + ms - at;
    });
    return Math.max(0, ...waits);
  };
  const note = (key: string, at: Millis, longest: Millis): void => {
    const stamps = seen.get(key) ?? [];
    stamps.push(at);
    const old = stamps.findIndex((stamp) => stamp > at - longest);
    if (old > 0) stamps.splice(0, old);
    seen.set(key, stamps);
  };

  return {
    admit({ kind, conversation, tenant }) {
      const at = now();
      const own = waitFor(`${kind} ${conversation}`, kind === 'send' ? SENDS : READS, at);
      if (own > 0) return { retryAfterMs: own, by: 'conversation' };
      const shared = waitFor(`tenant ${tenant}`, [{ count: perSecond, ms: 1_000 }], at);
      if (shared > 0) return { retryAfterMs: shared, by: 'tenant' };
      note(`${kind} ${conversation}`, at, 3_600_000);
      note(`tenant ${tenant}`, at, 1_000);
      return undefined;
    },
  };
}
