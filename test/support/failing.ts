import type { Store } from '../../bot/store/store.ts';

/** What a process that dies looks like from inside. */
export class Crash extends Error {}

/** A store that lets so many writes through and then fails like a process that dies: before the next, or after it. */
export function failing(store: Store, writes: number, when: 'before' | 'after'): Store {
  let left = writes;
  const guard = async <T>(write: () => Promise<T>): Promise<T> => {
    if (left < 0) throw new Crash();
    left -= 1;
    if (left < 0 && when === 'before') throw new Crash();
    const written = await write();
    if (left < 0) throw new Crash();
    return written;
  };
  return {
    ...store,
    create: (document) => guard(() => store.create(document)),
    replace: (document, ifMatch) => guard(() => store.replace(document, ifMatch)),
    upsert: (document) => guard(() => store.upsert(document)),
    batch: (pk, operations) => guard(() => store.batch(pk, operations)),
  };
}
