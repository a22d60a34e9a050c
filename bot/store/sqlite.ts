import type { Engine, RawOperation } from './engine.ts';
import { StoreError } from './error.ts';
import { checkedBatch } from './limits.ts';
import { createCommitter } from './sqlite-commit.ts';
import { compactFile, openFile, sqliteFault } from './sqlite-file.ts';
import { prepareReads } from './sqlite-read.ts';
import { prepareTransaction } from './sqlite-transaction.ts';
import type { Written } from './store.ts';

export type SqliteOptions = {
  /** How long to wait for another process's write before giving up. Default 5,000. */
  busyTimeoutMs?: number;
  /** The clock that documents expire by, in milliseconds. Default: this machine's. */
  now?: () => number;
};

/**
 * The embedded engine: one file, in this process. A write that was acknowledged is on the disk; writes of one turn of
 * the event loop share a transaction. Several processes may open the same file. Throws a StoreError where the file
 * cannot be opened, is not ours, or was written by a newer release. Afterwards every unexpected fault is a rejection
 * with a StoreError, as is any use after `close`.
 */
export function createSqliteEngine(path: string, options: SqliteOptions = {}): Engine {
  const { busyTimeoutMs = 5000, now = Date.now } = options;
  const db = openFile(path, busyTimeoutMs);
  const faultOf = (error: unknown) => (error instanceof StoreError ? error : sqliteFault(error, path));
  const reads = prepareReads(db, now);
  const committer = createCommitter(prepareTransaction(db, now, faultOf), faultOf);

  /** Runs a read or a check, unless the engine is closed. */
  function attempt<T>(work: () => T): T {
    if (!db.isOpen) throw new StoreError(`${path}: the store is closed`);
    try {
      return work();
    } catch (error) {
      throw faultOf(error);
    }
  }

  async function write(pk: string, operation: RawOperation): Promise<Written> {
    const [text = ''] = attempt(() => checkedBatch(pk, [operation]));
    const written = await committer.submit({ pk, writes: [{ operation, text }] });
    return written.ok ? { ok: true, etag: written.etags[0] ?? '' } : { ok: false, code: written.code };
  }

  return {
    get: async (pk, id) => attempt(() => reads.get(pk, id)),
    create: (document) => write(document.pk, { op: 'create', document }),
    upsert: (document) => write(document.pk, { op: 'upsert', document }),
    replace: (document, ifMatch) => write(document.pk, { op: 'replace', document, ifMatch }),
    delete: (pk, id, ifMatch) => write(pk, { op: 'delete', id, ...(ifMatch === undefined ? {} : { ifMatch }) }),
    async batch(pk, operations) {
      const texts = attempt(() => checkedBatch(pk, operations));
      if (operations.length === 0) return { ok: true, etags: [] };
      return committer.submit({
        pk,
        writes: operations.map((operation, index) => ({ operation, text: texts[index] ?? '' })),
      });
    },
    list: async (pk, type, range) => attempt(() => reads.list(pk, type, range)),
    due: async (type, before, limit) => attempt(() => reads.due(type, before, limit)),
    changes: async (cursor, limit) => attempt(() => reads.changes(cursor, limit)),
    async compact() {
      attempt(() => {
        committer.drain();
        compactFile(db);
      });
    },
    async ping() {
      attempt(reads.ping);
    },
    async close() {
      if (!db.isOpen) return;
      committer.drain();
      db.close();
    },
  };
}
