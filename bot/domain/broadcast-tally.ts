import type { Delivery } from './delivery.ts';
import { SECOND, type Millis } from './time.ts';

/** What became of a broadcast's audience: queued, sending, sent, unconfirmed, failed and skipped add up to `audience`. */
export type Tally = {
  audience: number;
  queued: number;
  /** Of those queued: they wait for their working hours, or have had two messages today. */
  held: number;
  sending: number;
  sent: number;
  /** Of those sent: by e-mail, which can be neither corrected nor recalled. */
  mail: number;
  unconfirmed: number;
  /** By reason code. */
  failed: Record<string, number>;
  skipped: Record<string, number>;
};

export const sumOf = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

type Outcome = Pick<Delivery, 'state' | 'reason' | 'channel'>;

const HELD: readonly (string | undefined)[] = ['quiet-hours', 'two-a-day'];

/** Counts deliveries as they come, so that no list of them is held. */
export function createTally(
  size: number,
  cancelled: boolean,
): { add: (delivery: Outcome) => void; tally: () => Tally } {
  const known = { queued: 0, held: 0, sending: 0, sent: 0, mail: 0, unconfirmed: 0 };
  const failed = new Map<string, number>();
  const skipped = new Map<string, number>();
  let count = 0;
  const bump = (reasons: Map<string, number>, reason = 'other', by = 1): void => {
    reasons.set(reason, (reasons.get(reason) ?? 0) + by);
  };
  const wait = (by: number, held: boolean): void => {
    // nothing that waits in a cancelled broadcast will be sent: whoever claims it skips it
    if (cancelled) bump(skipped, 'cancelled', by);
    else known.queued += by;
    if (held && !cancelled) known.held += by;
  };
  return {
    add: ({ state, reason, channel }) => {
      count += 1;
      if (state === 'failed') bump(failed, reason);
      else if (state === 'skipped') bump(skipped, reason);
      else if (state === 'queued' || state === 'deferred') wait(1, HELD.includes(reason));
      else known[state] += 1;
      if (state === 'sent' && channel === 'mail') known.mail += 1;
    },
    tally: () => {
      const unplanned = Math.max(0, size - count);
      if (unplanned > 0) wait(unplanned, false);
      count += unplanned;
      return {
        audience: count,
        ...known,
        failed: Object.fromEntries(failed),
        skipped: Object.fromEntries(skipped),
      };
    },
  };
}

/** Sent or partial once nothing waits any more; undefined before. */
export function outcomeOf(tally: Tally): 'sent' | 'partial' | undefined {
  if (tally.queued > 0 || tally.sending > 0) return undefined;
  return tally.sent === tally.audience ? 'sent' : 'partial';
}

/** What became of a correction or a recall. `waiting` includes what is under way. */
export type Followed = { waiting: number; done: number; failed: number; skipped: number };

export function follow(sum: Followed, { state }: Pick<Delivery, 'state'>): Followed {
  if (state === 'sent') return { ...sum, done: sum.done + 1 };
  if (state === 'failed' || state === 'unconfirmed') return { ...sum, failed: sum.failed + 1 };
  return state === 'skipped' ? { ...sum, skipped: sum.skipped + 1 } : { ...sum, waiting: sum.waiting + 1 };
}

/** All that a progress card says in numbers, as of `at`. */
export type Counts = {
  tally: Tally;
  acknowledged: number;
  /** The latest correction. */
  correction?: Followed;
  recall?: Followed;
  /** Messages in a minute since the count before; absent: not known yet. */
  perMinute?: number;
  at: Millis;
};

type About = NonNullable<Delivery['about']>;

const FOLLOWED = ['waiting', 'done', 'failed', 'skipped'] as const;
const PLAIN = ['audience', 'queued', 'held', 'sending', 'sent', 'mail', 'unconfirmed'] as const;

/** Counts as a delivery document carries them: codes and numbers. */
export function aboutOf({ tally, acknowledged, correction, recall, perMinute, at }: Counts): About {
  const reasons = (kind: 'failed' | 'skipped') =>
    Object.entries(tally[kind]).map(([reason, n]) => [`${kind}.${reason}`, n] as const);
  const followed = (kind: string, sum: Followed | undefined) =>
    sum ? FOLLOWED.map((key) => [`${kind}.${key}`, sum[key]] as const) : [];
  return Object.fromEntries([
    ...PLAIN.map((key) => [key, tally[key]] as const),
    ...reasons('failed'),
    ...reasons('skipped'),
    ...followed('correction', correction),
    ...followed('recall', recall),
    ...(perMinute === undefined ? [] : [['perMinute', perMinute] as const]),
    ['acknowledged', acknowledged],
    ['at', at],
  ]);
}

/** The counts that a delivery document carries. */
export function countsIn(about: About): Counts {
  const number = (key: string): number => Number(about[key] ?? 0);
  const reasons = (kind: string): Record<string, number> =>
    Object.fromEntries(
      Object.entries(about).flatMap(([key, n]) =>
        key.startsWith(`${kind}.`) ? [[key.slice(kind.length + 1), Number(n)] as const] : [],
      ),
    );
  const followed = (kind: string): Followed | undefined =>
    about[`${kind}.done`] === undefined
      ? undefined
      : {
          waiting: number(`${kind}.waiting`),
          done: number(`${kind}.done`),
          failed: number(`${kind}.failed`),
          skipped: number(`${kind}.skipped`),
        };
  const [correction, recall] = [followed('correction'), followed('recall')];
  const plain = { audience: 0, queued: 0, held: 0, sending: 0, sent: 0, mail: 0, unconfirmed: 0 };
  for (const key of PLAIN) plain[key] = number(key);
  return {
    tally: { ...plain, failed: reasons('failed'), skipped: reasons('skipped') },
    acknowledged: number('acknowledged'),
    at: number('at'),
    ...(correction ? { correction } : {}),
    ...(recall ? { recall } : {}),
    ...(about['perMinute'] === undefined ? {} : { perMinute: number('perMinute') }),
  };
}

const doneIn = ({ audience, queued, sending }: Tally): number => audience - queued - sending;

/** How many messages a minute were done with between two counts; undefined where that says nothing. */
export function paceOf(before: Counts | undefined, { tally, at }: Counts): number | undefined {
  if (!before || at <= before.at) return undefined;
  const done = doneIn(tally) - doneIn(before.tally);
  return done > 0 ? Math.round((done * 60 * SECOND) / (at - before.at)) : undefined;
}

const SHORTEST = 3 * SECOND;
const LONGEST = 300 * SECOND;

/**
 * The pause between two counts of a broadcast to so many people. A count reads every delivery, so it is the rarer the
 * more there are: at Teams' rate some eight or nine counts, whatever the size.
 */
export const pauseFor = (size: number): Millis => Math.min(LONGEST, Math.max(SHORTEST, size * 3));
