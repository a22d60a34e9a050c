import type { Millis } from '../domain/time.ts';
import type { Bodies } from './shapes.ts';

/** The kinds of documents; shapes.ts has the shape of each. */
export type DocumentType = keyof Bodies;

/** A document to write. `sk` orders a listing within its partition and type. */
export type Document<T extends DocumentType = DocumentType> = {
  [K in T]: {
    pk: string;
    id: string;
    type: K;
    sk: string;
    body: Bodies[K];
    /** Something is to be done about this document at that instant (bot/jobs). */
    dueAt?: Millis;
    /** Seconds after the write when the engine may forget it. Only for what nobody will miss: attempts, leases. */
    ttl?: number;
  };
}[T];

/** A document as stored. `etag` changes with every write. */
export type Stored<T extends DocumentType = DocumentType> = { [K in T]: Document<K> & { etag: string } }[T];

/** `exists`: the id is taken (409). `missing`: nothing there (404). `changed`: somebody wrote meanwhile (412). */
export type WriteRefusal = 'exists' | 'missing' | 'changed';
export type Written = { ok: true; etag: string } | { ok: false; code: WriteRefusal };
/** All or nothing: `index` is the first operation that was refused. */
export type BatchWritten = { ok: true; etags: string[] } | { ok: false; code: WriteRefusal; index: number };

export type Operation =
  | { op: 'create'; document: Document }
  | { op: 'upsert'; document: Document }
  | { op: 'replace'; document: Document; ifMatch: string }
  | { op: 'delete'; id: string; ifMatch?: string };

/** A part of a listing, in the order of `sk` then `id`: from `from` inclusive to `to` exclusive, after `after`. */
export type Range = { from?: string; to?: string; after?: { sk: string; id: string }; limit: number };

export type Changes = { documents: Stored[]; cursor: string };

/**
 * The port to the records (DESIGN section 3). Atomic means one partition: `batch` writes all of at most 100
 * operations in one partition or none. A write that was acknowledged survives a crash. Anything unexpected (engine
 * unreachable, document of an unknown shape) throws a StoreError.
 */
export type Store = {
  get<T extends DocumentType>(type: T, pk: string, id: string): Promise<Stored<T> | undefined>;
  create(document: Document): Promise<Written>;
  /** Replaces exactly the version that was read. */
  replace(document: Document, ifMatch: string): Promise<Written>;
  upsert(document: Document): Promise<Written>;
  delete(pk: string, id: string, ifMatch?: string): Promise<Written>;
  batch(pk: string, operations: Operation[]): Promise<BatchWritten>;
  list<T extends DocumentType>(pk: string, type: T, range: Range): Promise<Stored<T>[]>;
  /** Documents of any partition whose dueAt has come, oldest first. */
  due<T extends DocumentType>(type: T, before: Millis, limit: number): Promise<Stored<T>[]>;
  /**
   * What was written since a cursor ('' = the beginning), each document in its latest version, at least once. A page may
   * be shorter than the limit, and on Cosmos longer; only an empty one is the end. Deletes are not in the feed.
   */
  changes(cursor: string, limit: number): Promise<Changes>;
  /**
   * Rids the engine's files of what was deleted or replaced: in the embedded engine nothing of it is left to be read.
   * Where the engine keeps no such files there is nothing to do. Not for a hot path.
   */
  compact(): Promise<void>;
  /** Throws unless the engine answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
};
