import type { BatchWritten, Range, Written } from './store.ts';

/** A document as an engine keeps it: `v` is the version of its shape, `body` is JSON. */
export type Raw = {
  pk: string;
  id: string;
  type: string;
  sk: string;
  v: number;
  body: unknown;
  dueAt?: number;
  ttl?: number;
};
export type RawStored = Raw & { etag: string };

export type RawOperation =
  | { op: 'create'; document: Raw }
  | { op: 'upsert'; document: Raw }
  | { op: 'replace'; document: Raw; ifMatch: string }
  | { op: 'delete'; id: string; ifMatch?: string };

/**
 * What an engine must do; it knows nothing of shapes. open.ts puts documents.ts before it and makes it a Store. The
 * promises are those of Store, and beyond them: the etag of a delete is '' and an empty etag matches nothing; an
 * expired document is absent to every call; what limits.ts refuses is refused before anything is written; a batch
 * names a document once. test/store tries all of it on every engine.
 */
export type Engine = {
  get(pk: string, id: string): Promise<RawStored | undefined>;
  create(document: Raw): Promise<Written>;
  replace(document: Raw, ifMatch: string): Promise<Written>;
  upsert(document: Raw): Promise<Written>;
  delete(pk: string, id: string, ifMatch?: string): Promise<Written>;
  batch(pk: string, operations: RawOperation[]): Promise<BatchWritten>;
  list(pk: string, type: string, range: Range): Promise<RawStored[]>;
  due(type: string, before: number, limit: number): Promise<RawStored[]>;
  changes(cursor: string, limit: number): Promise<{ documents: RawStored[]; cursor: string }>;
  compact(): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
};
