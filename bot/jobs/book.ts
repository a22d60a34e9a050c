import type { Millis } from '../domain/time.ts';
import type { Document, Operation, Store, Stored } from '../store/store.ts';

/**
 * Writes the steps of deliveries. Steps that are taken at about the same time in one partition go in one batch: one
 * request, one wait for the disk. A step is written when the promise says so, and not before.
 */
export type Book = {
  /** Replaces exactly what was read; undefined where somebody wrote meanwhile. Throws where the store does. */
  replace(document: Document<'delivery'>, ifMatch: string): Promise<Stored<'delivery'> | undefined>;
  /** Waits for the next turn: what is written then is written together with the steps of that turn. */
  turn(): Promise<void>;
};

type Step = {
  document: Document<'delivery'>;
  ifMatch: string;
  resolve: (written: Stored<'delivery'> | undefined) => void;
  reject: (fault: unknown) => void;
};

const MAX_BATCH = 100;

/**
 * `gatherMs`: how long the first of some steps waits for others. All steps of a turn are handed to the store together,
 * whatever their partitions: the embedded engine then waits for the disk once.
 */
export function createBook(store: Store, gatherMs: Millis): Book {
  let steps: Step[] = [];
  let waiting: (() => void)[] = [];
  let armed = false;

  const turn = (): void => {
    armed = false;
    const [now, ready] = [steps, waiting];
    [steps, waiting] = [[], []];
    for (const [pk, group] of Map.groupBy(now, ({ document }) => document.pk)) {
      for (let at = 0; at < group.length; at += MAX_BATCH) void writeAll(store, pk, group.slice(at, at + MAX_BATCH));
    }
    for (const go of ready) go();
  };
  const arm = (): void => {
    if (armed) return;
    armed = true;
    setTimeout(turn, gatherMs);
  };

  return {
    replace: (document, ifMatch) =>
      new Promise((resolve, reject) => {
        steps.push({ document, ifMatch, resolve, reject });
        arm();
      }),
    turn: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        arm();
      }),
  };
}

async function writeAll(store: Store, pk: string, steps: readonly Step[]): Promise<void> {
  if (steps.length === 1) {
    await Promise.all(steps.map((step) => writeOne(store, step)));
    return;
  }
  try {
    const operations = steps.map(({ document, ifMatch }): Operation => ({ op: 'replace', document, ifMatch }));
    const written = await store.batch(pk, operations);
    // one of them was changed meanwhile: each for itself, then
    if (!written.ok) await Promise.all(steps.map((step) => writeOne(store, step)));
    else
      for (const [index, { document, resolve }] of steps.entries())
        resolve({ ...document, etag: written.etags[index] ?? '' });
  } catch (error) {
    for (const { reject } of steps) reject(error);
  }
}

async function writeOne(store: Store, { document, ifMatch, resolve, reject }: Step): Promise<void> {
  try {
    const written = await store.replace(document, ifMatch);
    resolve(written.ok ? { ...document, etag: written.etag } : undefined);
  } catch (error) {
    reject(error);
  }
}
