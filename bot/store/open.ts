import { fromRaw, isDocumentType, toRaw } from './documents.ts';
import type { Engine, RawOperation } from './engine.ts';
import type { DocumentType, Operation, Store, Stored } from './store.ts';

/** A Store on an engine: documents are given their version on the way in, and parsed and upgraded on the way out. */
export function openStore(engine: Engine): Store {
  return {
    async get<T extends DocumentType>(type: T, pk: string, id: string) {
      const raw = await engine.get(pk, id);
      return raw && fromRaw(type, raw);
    },
    create: (document) => engine.create(toRaw(document)),
    replace: (document, ifMatch) => engine.replace(toRaw(document), ifMatch),
    upsert: (document) => engine.upsert(toRaw(document)),
    delete: (pk, id, ifMatch) => engine.delete(pk, id, ifMatch),
    batch: (pk, operations) => engine.batch(pk, operations.map(toRawOperation)),
    async list<T extends DocumentType>(pk: string, type: T, range: Parameters<Engine['list']>[2]) {
      return (await engine.list(pk, type, range)).map((raw) => fromRaw(type, raw));
    },
    async due<T extends DocumentType>(type: T, before: number, limit: number) {
      return (await engine.due(type, before, limit)).map((raw) => fromRaw(type, raw));
    },
    async changes(cursor, limit) {
      const page = await engine.changes(cursor, limit);
      const documents: Stored[] = page.documents.flatMap((raw) =>
        isDocumentType(raw.type) ? [fromRaw(raw.type, raw)] : [],
      );
      return { documents, cursor: page.cursor };
    },
    compact: () => engine.compact(),
    ping: () => engine.ping(),
    close: () => engine.close(),
  };
}

function toRawOperation(operation: Operation): RawOperation {
  return operation.op === 'delete' ? operation : { ...operation, document: toRaw(operation.document) };
}
