import type { Millis } from '../domain/time.ts';
import type { Operation, Stored } from '../store/store.ts';
import type { Work } from './work.ts';

/** Enough for every other instance to have been first, and still only a bounded time. */
const TRIES = 20;
const MAX_BATCH = 100;

type Due = 'plan' | 'delivery';

/**
 * Takes up to `limit` documents that are due: each is replaced exactly as it was read, with a dueAt that lies a lease
 * ahead. Of any number of instances one gets it; should that one die, it is due again when the lease is over.
 * Empty: nothing is due.
 */
export async function claimDue<T extends Due>(work: Work, type: T, limit: number): Promise<Stored<T>[]> {
  const { clock } = work.deps;
  for (let left = TRIES; left > 0; left -= 1) {
    // after a lost race not the same page again, which somebody else is after too
    const reach = left === TRIES ? limit : 3 * limit;
    const found = await freeOf(work, type, reach);
    if (found.length === 0) return [];
    const from = left === TRIES ? 0 : Math.floor(work.random() * Math.max(0, found.length - limit));
    const free = found.slice(from, from + limit);
    const claimed: Stored<T>[] = [];
    for (const chunk of chunksOf(free)) claimed.push(...(await claim(work, chunk, clock.now() + work.leaseMs)));
    for (const document of claimed) work.inHand.add(keyOf(document));
    if (claimed.length > 0) return claimed;
  }
  return [];
}

/** What is due and not in hand here: that is due again only where a clock has jumped, and is then read past. */
async function freeOf<T extends Due>({ deps, inHand }: Work, type: T, limit: number): Promise<Stored<T>[]> {
  const read = async (most: number) => deps.store.due(type, deps.clock.now(), most);
  const isFree = (document: Stored<T>): boolean => !inHand.has(keyOf(document));
  const due = await read(limit);
  const free = due.filter(isFree);
  return free.length > 0 || due.length < limit ? free : (await read(limit + inHand.size)).filter(isFree);
}

/** Gives a document out of hand, whatever became of it. */
export function release({ inHand }: Work, document: Key): void {
  inHand.delete(keyOf(document));
}

/** Makes a claimed document due at once, for others: this instance ends. */
export async function giveBack({ deps }: Work, claimed: Stored<Due>): Promise<void> {
  const { etag, ...document } = claimed;
  await deps.store.replace({ ...document, dueAt: deps.clock.now() }, etag);
}

type Key = { pk: string; id: string };
const keyOf = ({ pk, id }: Key): string => `${pk} ${id}`;

/** All of a chunk, or none: then somebody was first, and what is left is read anew. */
async function claim<T extends Due>({ deps }: Work, chunk: Stored<T>[], dueAt: Millis): Promise<Stored<T>[]> {
  const operations = chunk.map((stored): Operation => {
    const { etag, ...document } = stored as Stored<Due>;
    return { op: 'replace', document: { ...document, dueAt }, ifMatch: etag };
  });
  const written = await deps.store.batch(chunk[0]?.pk ?? '', operations);
  if (!written.ok) return [];
  return chunk.map((stored, index) => ({ ...stored, dueAt, etag: written.etags[index] ?? stored.etag }));
}

/** A batch is of one partition, and no longer than every engine takes. */
function* chunksOf<T extends { pk: string }>(documents: readonly T[]): Generator<T[]> {
  for (const group of Map.groupBy(documents, ({ pk }) => pk).values()) {
    for (let at = 0; at < group.length; at += MAX_BATCH) yield group.slice(at, at + MAX_BATCH);
  }
}
