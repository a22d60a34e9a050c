import type { Deps } from '../deps.ts';
import type { Millis } from '../domain/time.ts';
import type { Book } from './book.ts';
import type { Gate } from './gate.ts';
import type { Kinds } from './job.ts';
import type { Limiter } from './limiter.ts';

/** What every step of due work is given. */
export type Work = {
  deps: Deps;
  /** The same, with a store that sees what messages have in common once for all of them (glance.ts). */
  glancing: Deps;
  kinds: Kinds;
  limiter: Limiter;
  book: Book;
  /** Holds back messages that are ready until others have got their places: what is ready is never long ready. */
  gate: Gate;
  /** For so long is work claimed; after that it counts as abandoned, and anybody may take it up. */
  leaseMs: Millis;
  /** In [0, 1). */
  random: () => number;
  wait: (ms: Millis) => Promise<void>;
  /** What this instance is working on, by partition and id: not taken up again, even when a clock jumps. */
  inHand: Set<string>;
};
