import type { Deps } from '../deps.ts';
import type { Millis } from '../domain/time.ts';
import type { Kinds } from './job.ts';
import type { Limiter } from './limiter.ts';

/** What every step of due work is given. */
export type Work = {
  deps: Deps;
  kinds: Kinds;
  limiter: Limiter;
  /** For so long is work claimed; after that it counts as abandoned, and anybody may take it up. */
  leaseMs: Millis;
  /** In [0, 1). */
  random: () => number;
  wait: (ms: Millis) => Promise<void>;
  /** What this instance is working on, by partition and id: not taken up again, even when a clock jumps. */
  inHand: Set<string>;
};
