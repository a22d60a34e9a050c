import type { Clock } from '../deps.ts';
import type { Millis } from '../domain/time.ts';
import type { DocumentType, Range, Store, Stored } from '../store/store.ts';

/** A store for looking at what many messages have in common, and a way to forget what was seen. */
export type Glance = { store: Store; forget(): void };

/**
 * The same store, except that what was read is not read again for a moment: the hundred messages that are made ready
 * together are made from one reading of their broadcast, program or session. `ms` is how old a reading may be; whatever
 * is written through it is read anew.
 */
export function createGlance(store: Store, clock: Clock, ms: Millis): Glance {
  let seen = new Map<string, Promise<unknown>>();
  let since = clock.now();

  const forget = (): void => {
    seen = new Map();
    since = clock.now();
  };
  const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const now = clock.now();
    if (now < since || now - since >= ms) forget();
    const known = seen.get(key);
    // one key is always read by the same method, for the same type
    if (known) return known as Promise<T>;
    const reading = read();
    const here = seen;
    here.set(key, reading);
    reading.catch(() => here.delete(key));
    return reading;
  };
  const write = async <T>(doing: Promise<T>): Promise<T> => {
    try {
      return await doing;
    } finally {
      forget();
    }
  };

  return {
    forget,
    store: {
      ...store,
      get: <T extends DocumentType>(type: T, pk: string, id: string) =>
        once<Stored<T> | undefined>(`get ${type} ${pk} ${id}`, () => store.get(type, pk, id)),
      list: <T extends DocumentType>(pk: string, type: T, range: Range) =>
        once<Stored<T>[]>(`list ${type} ${pk} ${JSON.stringify(range)}`, () => store.list(pk, type, range)),
      create: (document) => write(store.create(document)),
      replace: (document, ifMatch) => write(store.replace(document, ifMatch)),
      upsert: (document) => write(store.upsert(document)),
      delete: (pk, id, ifMatch) => write(store.delete(pk, id, ifMatch)),
      batch: (pk, operations) => write(store.batch(pk, operations)),
    },
  };
}
