import { setTimeout as sleep } from 'node:timers/promises';
import type { Deps } from '../deps.ts';
import { describeFault } from '../domain/fault.ts';
import { SECOND, type Millis } from '../domain/time.ts';
import type { Stored } from '../store/store.ts';
import { createBook } from './book.ts';
import { claimDue, giveBack, release } from './claim.ts';
import { deliver } from './deliver.ts';
import { createFeed } from './feed.ts';
import { createGate } from './gate.ts';
import { createGlance } from './glance.ts';
import { createHeartbeat, type Presence } from './instance.ts';
import type { Kinds } from './job.ts';
import { createLimiter } from './limiter.ts';
import { workOff } from './plan.ts';
import type { Work } from './work.ts';

export type Needs = {
  deps: Deps;
  kinds: Kinds;
  /** Of this process and no other; one that is started again in its place may have the same. */
  instanceId: string;
  /** In [0, 1): what backoff is jittered with. */
  random: () => number;
  /** For a place in the rate. */
  wait?: (ms: Millis) => Promise<void>;
  /** Messages a second to one tenant, of all instances together: at the start, and at most. */
  rate?: { start: number; ceiling: number };
  pollMs?: Millis;
  leaseMs?: Millis;
  heartbeatMs?: Millis;
  /** Messages under way at a time. */
  workers?: number;
  /** For so long do the steps of messages wait for each other, to be written together. */
  gatherMs?: Millis;
};

/** How much was taken up. */
export type Tick = { plans: number; deliveries: number };

export type Scheduler = {
  /** Takes up everything that is due, once. Any number may run at a time, here and in other instances. */
  tick(): Promise<Tick>;
  /** Ticks until it is stopped. */
  run(): void;
  /** Takes up nothing more; resolves when what is under way is settled. */
  stop(): Promise<void>;
};

const RATE = { start: 40, ceiling: 50 }; // PLATFORM section 1
const PAGE = 100;
const PLANS = 10;
/** What is common to many messages is read anew after so long: a cancelled broadcast ends within it. */
const GLANCE: Millis = 250;
/** Messages are made ready for the places of so many seconds, and no further ahead. */
const AHEAD = 0.4;
const LEAST_AHEAD = 4;

/** Due work (DESIGN section 4): whatever happens to this instance, what it has taken up comes due again. */
export function createScheduler(needs: Needs): Scheduler {
  const { deps, pollMs = 5 * SECOND, heartbeatMs = 5 * SECOND, rate = RATE } = needs;
  // two seconds of messages under way: a slow answer here and there holds nobody up
  const { workers = Math.max(8, 2 * rate.ceiling) } = needs;
  const stopping = new AbortController();
  const { work, forget } = workOf(needs);
  const heart = createHeartbeat(deps, needs.instanceId, heartbeatMs);
  let presence: Presence = { live: 1, admitted: false };
  const running: Promise<void>[] = [];
  const bell = createBell(stopping.signal);

  const heartbeat = async (): Promise<number> => {
    const before = presence;
    presence = await heart.beat();
    if (presence.admitted && !before.admitted) bell.ring();
    work.limiter.share(presence.live);
    work.gate.width(Math.max(LEAST_AHEAD, Math.ceil((rate.ceiling / presence.live) * AHEAD)));
    return 0;
  };
  /** Who may not send yet asks more often whether they may. */
  const untilBeat = (): Millis => (presence.admitted ? heartbeatMs : heartbeatMs / 5);
  const { signal } = stopping;
  const plans = (): Promise<number> =>
    workThrough(work, signal, 'plan', {
      fetch: () => claimDue(work, 'plan', PLANS),
      workers: 1,
      act: (plan) => workOff(work, plan, bell.ring),
    });
  const claimed = async (): Promise<Stored<'delivery'>[]> => {
    forget();
    return presence.admitted ? claimDue(work, 'delivery', PAGE) : [];
  };
  const deliveries = (fetch: () => Promise<Stored<'delivery'>[]>): Promise<number> =>
    workThrough(work, signal, 'delivery', { fetch, workers, act: (delivery) => deliver(work, delivery) });

  return {
    async tick() {
      await heartbeat();
      return { plans: await plans(), deliveries: await deliveries(claimed) };
    },
    run() {
      running.push(
        again(deps, signal, { name: 'heartbeat', pauseMs: untilBeat, once: heartbeat }),
        again(deps, signal, { name: 'plans', pauseMs: () => pollMs, once: plans }),
        deliveries(() => whenDue(deps, signal, { bell, pollMs, claimed })).then(() => undefined),
      );
    },
    async stop() {
      stopping.abort();
      await Promise.all(running);
      // its part of the rate is free from now on; where that cannot be said, it is once nothing is heard of it
      if (running.length > 0) await heart.end().catch(() => undefined);
    },
  };
}

function workOf(needs: Needs): { work: Work; forget: () => void } {
  const { deps, kinds, random, wait = sleep, leaseMs = 60 * SECOND, rate = RATE, gatherMs = 20 } = needs;
  const glance = createGlance(deps.store, deps.clock, GLANCE);
  const work: Work = {
    deps,
    glancing: { ...deps, store: glance.store },
    kinds,
    limiter: createLimiter(rate.start, rate.ceiling),
    book: createBook(deps.store, gatherMs),
    gate: createGate(LEAST_AHEAD),
    leaseMs,
    random,
    wait,
    inHand: new Set(),
  };
  return {
    work,
    forget: () => {
      glance.forget();
    },
  };
}

/** Ends a pause early: there is something to do. A ring between two pauses is heard at the next one. */
type Bell = { ring: () => void; pause: (ms: Millis) => Promise<void>; hush: () => void };

function createBell(stopped: AbortSignal): Bell {
  let bell = new AbortController();
  return {
    ring: () => {
      bell.abort();
    },
    pause: (ms) => pause(ms, AbortSignal.any([stopped, bell.signal])),
    hush: () => {
      if (bell.signal.aborted) bell = new AbortController();
    },
  };
}

type Loop = { name: string; pauseMs: () => Millis; once: () => Promise<number> };

/** Again at once while there is something to do; a fault is logged, and the work is still there next time. */
async function again(deps: Deps, stopped: AbortSignal, { name, pauseMs, once }: Loop): Promise<void> {
  while (!stopped.aborted) {
    const done = await once().catch((error: unknown) => faulty(deps, name, error));
    if (done === 0) await pause(pauseMs(), stopped);
  }
}

type Lookout = { bell: Bell; pollMs: Millis; claimed: () => Promise<Stored<'delivery'>[]> };

/** The next deliveries whenever there are some: nobody waits for the slowest of those that are under way. */
async function whenDue(deps: Deps, stopped: AbortSignal, { bell, pollMs, claimed }: Lookout) {
  while (!stopped.aborted) {
    // before the look, so that what comes to be due during it is not slept through
    bell.hush();
    const found = await claimed().catch((error: unknown) => {
      faulty(deps, 'deliveries', error);
      return [];
    });
    if (found.length > 0) return found;
    await bell.pause(pollMs);
  }
  return [];
}

/** Nothing was done, and it is said why. */
function faulty({ log }: Deps, name: string, error: unknown): number {
  log.error({ loop: name, ...describeFault(error) }, 'due work could not be looked after');
  return 0;
}

type Pass<T extends 'plan' | 'delivery'> = {
  /** Claims the next page; an empty one is the end. */
  fetch: () => Promise<Stored<T>[]>;
  workers: number;
  act: (document: Stored<T>) => Promise<void>;
};

/** Claims page after page and works on each document, several at a time. One that fails is logged; the rest go on. */
async function workThrough<T extends 'plan' | 'delivery'>(
  work: Work,
  signal: AbortSignal,
  type: T,
  { fetch, workers, act }: Pass<T>,
): Promise<number> {
  let count = 0;
  const feed = createFeed(async () => (signal.aborted ? [] : fetch()), PAGE / 2);
  const worker = async (): Promise<void> => {
    for (let item = await feed.next(); item; item = await feed.next()) {
      count += 1;
      try {
        await (signal.aborted ? giveBack(work, item as Stored<'plan' | 'delivery'>) : act(item));
      } catch (error) {
        work.deps.log.error({ [type]: item.id, ...describeFault(error) }, 'due work failed; it comes due again');
      } finally {
        release(work, item);
      }
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return count;
}

/** Real time. Ends early when stopped. */
async function pause(ms: Millis, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
