import { StoreError } from './error.ts';
import type { Batch } from './sqlite-transaction.ts';
import type { BatchWritten } from './store.ts';

/** What one transaction takes at most: a bound on how long it holds the event loop. */
const GROUP = 500;

type Job = Batch & { resolve: (written: BatchWritten) => void; reject: (fault: StoreError) => void };

/**
 * Group commit: what is submitted in one turn of the event loop shares one transaction, and so one wait for the disk.
 * Nothing is acknowledged before the commit; a transaction that fails rejects everything in it.
 */
export function createCommitter(
  transact: (batches: readonly Batch[]) => (BatchWritten | StoreError)[],
  faultOf: (error: unknown) => StoreError,
) {
  const queue: Job[] = [];

  function flush(): void {
    const jobs = queue.splice(0, GROUP);
    if (jobs.length === 0) return;
    if (queue.length > 0) setImmediate(flush);
    try {
      const outcomes = transact(jobs);
      for (const [index, { resolve, reject }] of jobs.entries()) {
        const outcome = outcomes[index] ?? new StoreError('a write was left without an outcome');
        if (outcome instanceof StoreError) reject(outcome);
        else resolve(outcome);
      }
    } catch (error) {
      const fault = faultOf(error);
      for (const { reject } of jobs) reject(fault);
    }
  }

  return {
    submit(batch: Batch): Promise<BatchWritten> {
      return new Promise((resolve, reject) => {
        queue.push({ ...batch, resolve, reject });
        if (queue.length === 1) setImmediate(flush);
      });
    },
    /** Writes out what is queued, now. */
    drain(): void {
      while (queue.length > 0) flush();
    },
  };
}
