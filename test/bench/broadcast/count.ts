import type { Store } from '../../../bot/store/store.ts';

/** How often the store was asked; `documents`: written, those of batches each for itself. */
export type Counts = { calls: number; documents: number };

/** A store that counts. One call is one request to Cosmos, or one statement or transaction here. */
export function counting(store: Store, counts: Counts): Store {
  const call = <T>(documents: number, asked: T): T => {
    counts.calls += 1;
    counts.documents += documents;
    return asked;
  };
  return {
    ...store,
    get: (type, pk, id) => call(0, store.get(type, pk, id)),
    list: (pk, type, range) => call(0, store.list(pk, type, range)),
    due: (type, before, limit) => call(0, store.due(type, before, limit)),
    create: (document) => call(1, store.create(document)),
    replace: (document, ifMatch) => call(1, store.replace(document, ifMatch)),
    upsert: (document) => call(1, store.upsert(document)),
    delete: (pk, id, ifMatch) => call(1, store.delete(pk, id, ifMatch)),
    batch: (pk, operations) => call(operations.length, store.batch(pk, operations)),
  };
}
