import type { Millis } from '../domain/time.ts';
import type { Document, Operation, Store, Stored } from '../store/store.ts';

/**
 * Writes the steps of deliveries. Steps that are taken at about the same time in one partition go in one batch: one
 * request, one wait for the disk. A step is written when the promise says so, and not before.
 */
export type Book = {
  /** Replaces exactly what was read; undefined where somebody wrote meanwhile. Throws where the store does. */
  replace(document: Document<'delivery'>, ifMatch: string): Promise<Stored<'delivery'> | undefined>;
};

type Step = {
  document: Document<'delivery'>;
  ifMatch: string;
  resolve: (written: Stored<'delivery'> | undefined) => void;
  reject: (fault: unknown) => void;
};

const MAX_BATCH = 100;

/** `gatherMs`: how long the first of some steps waits for others. */
export function createBook(store: Store, gatherMs: Millis): Book {
  const open = new Map<string, Step[]>();

  const close = (pk: string): void => {
    const steps = open.get(pk);
    open.delete(pk);
    if (steps) void writeAll(store, pk, steps);
  };

  return {
    replace(document, ifMatch) {
      const { pk } = document;
      return new Promise((resolve, reject) => {
        const steps = open.get(pk) ?? [];
        steps.push({ document, ifMatch, resolve, reject });
        if (steps.length === 1) {
          open.set(pk, steps);
          setTimeout(() => {
            if (open.get(pk) === steps) close(pk);
          }, gatherMs);
        }
        if (steps.length >= MAX_BATCH) close(pk);
      });
    },
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
