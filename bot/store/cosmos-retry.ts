import { setTimeout as sleep } from 'node:timers/promises';
import { fieldsOf, StoreError } from './error.ts';

/** How long a call may go on. `wait` and `random` are there for tests. */
export type Patience = {
  /** Requests of one write or read at most, the first included. */
  attempts: number;
  /** From the first request to giving up, in milliseconds. */
  deadlineMs: number;
  wait: (ms: number) => Promise<unknown>;
  /** From 0 inclusive to 1 exclusive: spreads those who were refused together. */
  random: () => number;
};

export const defaultPatience: Patience = { attempts: 8, deadlineMs: 10_000, wait: sleep, random: Math.random };

/** An answer that is no fault: the status and, of a batch, the operation that it is about. */
export type Refusal = { status: number; index: number };

/** `doubtful`: an earlier attempt of the same call was left without an answer and may have been applied. */
export type Answer<T> = { doubtful: boolean } & ({ value: T } | { refusal: Refusal });

/** What the SDK throws, as far as we look at it: never its headers, its body or its message. */
export type Failure = { status?: number; substatus?: number; code?: string; index?: number; afterMs?: number };

const SESSION_NOT_THERE_YET = 1002;
const OWNER_NOT_FOUND = 1003;

/** A request that was certainly not carried out and deserves another try: moved, throttled, in each other's way. */
const RETRY = [410, 429, 449];
/** A request that was understood and declined for good. */
const DECLINED = [400, 401, 403, 404, 405, 409, 411, 412, 413, 415];

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2000;

/**
 * Sends a request until it is answered, at most as patience allows. Statuses in `expected` come back as a refusal. Any
 * other fault is a StoreError that names the operation and the status, and says when the outcome is not known: from the
 * beginning where `inDoubt`, which is how a write reads back what it left behind.
 */
export async function persist<T>(
  what: string,
  expected: readonly number[],
  patience: Patience,
  send: (signal: AbortSignal) => Promise<T>,
  inDoubt = false,
): Promise<Answer<T>> {
  const start = performance.now();
  const signal = AbortSignal.timeout(patience.deadlineMs);
  let doubtful = inDoubt;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { doubtful, value: await send(signal) };
    } catch (error) {
      const failure = failureOf(error);
      const { status, index = 0 } = failure;
      const verdict = judge(failure);
      if (verdict === 'declined' && status !== undefined && expected.includes(status) && !ownerless(failure)) {
        return { doubtful, refusal: { status, index } };
      }
      if (verdict === 'declined') throw fault(what, failure, attempt, doubtful);
      doubtful ||= verdict === 'unknown';
      const pause = pauseBefore(attempt, failure, patience.random);
      if (attempt >= patience.attempts || performance.now() - start + pause > patience.deadlineMs) {
        throw fault(what, failure, attempt, doubtful);
      }
      await patience.wait(pause);
    }
  }
}

/** Whatever is not known to be declined or to be untouched may have been applied: 408, 5xx, resets, timeouts, nonsense. */
function judge(failure: Failure): 'declined' | 'untouched' | 'unknown' {
  const { status, substatus } = failure;
  if (status === undefined) return 'unknown';
  if (RETRY.includes(status) || (status === 404 && substatus === SESSION_NOT_THERE_YET)) return 'untouched';
  return DECLINED.includes(status) ? 'declined' : 'unknown';
}

/** A 404 of the container or the database, not of the document. */
const ownerless = ({ status, substatus }: Failure): boolean => status === 404 && substatus === OWNER_NOT_FOUND;

function pauseBefore(attempt: number, { afterMs }: Failure, random: () => number): number {
  const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
  return Math.round((afterMs ?? 0) + ceiling * random());
}

function fault(what: string, failure: Failure, attempts: number, doubtful: boolean): StoreError {
  const { status, substatus, code } = failure;
  const reason = status === undefined ? (code ?? 'no readable answer') : `status ${status}`;
  const detail = [reason, ...(substatus === undefined ? [] : [`substatus ${substatus}`]), `attempt ${attempts}`];
  const known = doubtful ? '; whether it was applied is not known' : '';
  return new StoreError(`Cosmos ${what} failed (${detail.join(', ')})${known}`);
}

/** Reads what the SDK throws: an ErrorResponse, a socket's error, or (from a batch) one wrapped in the other. */
function failureOf(error: unknown): Failure {
  const { cause, code, substatus, retryAfterInMs, index } = fieldsOf(error);
  if (code === undefined && cause !== undefined) return failureOf(cause);
  return {
    ...(typeof code === 'number' ? { status: code } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof substatus === 'number' ? { substatus } : {}),
    ...(typeof retryAfterInMs === 'number' ? { afterMs: retryAfterInMs } : {}),
    ...(typeof index === 'number' ? { index } : {}),
  };
}

/** The failure of a request that came back without an exception: a row of a batch, a read that found nothing. */
export function failed(status: number, substatus?: number, index?: number): Error {
  return Object.assign(new Error(), {
    code: status,
    ...(substatus === undefined ? {} : { substatus }),
    ...(index === undefined ? {} : { index }),
  });
}
