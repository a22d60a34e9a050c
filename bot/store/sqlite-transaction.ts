import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from './error.ts';
import { prepareWrites, type Stamp, type Write } from './sqlite-write.ts';
import type { BatchWritten } from './store.ts';

/** All of it is written, or none. */
export type Batch = { pk: string; writes: Write[] };

const PURGE_EVERY_MS = 60_000;

/**
 * A function that writes many batches in one transaction, and tells the outcome of each in their order. A batch that is
 * refused or fails leaves the others as they are. Throws where nothing could be kept: no lock, no room, no commit.
 */
export function prepareTransaction(db: DatabaseSync, now: () => number, faultOf: (error: unknown) => StoreError) {
  const applyOne = prepareBatch(db, prepareWrites(db), faultOf);
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const counter = db.prepare('SELECT lsn FROM counter');
  const setCounter = db.prepare('UPDATE counter SET lsn = ?');
  const purge = db.prepare('DELETE FROM docs WHERE lsn IN (SELECT lsn FROM docs WHERE exp <= ? LIMIT 500)');
  let purgedAt = -Infinity;

  return (batches: readonly Batch[]): (BatchWritten | StoreError)[] => {
    begin.run();
    try {
      const from = Number(counter.get()?.['lsn']);
      const stamp = { now: now(), lsn: from };
      const outcomes = batches.map((batch) => applyOne(batch, stamp));
      if (stamp.lsn !== from) setCounter.run(stamp.lsn);
      if (stamp.now - purgedAt >= PURGE_EVERY_MS) {
        purge.run(stamp.now);
        purgedAt = stamp.now;
      }
      commit.run();
      return outcomes;
    } catch (error) {
      if (db.isTransaction) rollback.run();
      throw error;
    }
  };
}

function prepareBatch(
  db: DatabaseSync,
  apply: ReturnType<typeof prepareWrites>,
  faultOf: (error: unknown) => StoreError,
) {
  const savepoint = db.prepare('SAVEPOINT batch');
  const undo = db.prepare('ROLLBACK TO batch');
  const release = db.prepare('RELEASE batch');

  function applyAll({ pk, writes }: Batch, stamp: Stamp): BatchWritten {
    const etags: string[] = [];
    for (const [index, write] of writes.entries()) {
      const applied = apply(pk, write, stamp);
      if (!applied.ok) return { ok: false, code: applied.code, index };
      etags.push(applied.etag);
    }
    return { ok: true, etags };
  }

  function attempt(batch: Batch, stamp: Stamp): BatchWritten | StoreError {
    try {
      return applyAll(batch, stamp);
    } catch (error) {
      // a full disk, for one, ends the whole transaction: then nobody's batch is kept
      if (!db.isTransaction) throw error;
      return faultOf(error);
    }
  }

  return (batch: Batch, stamp: Stamp): BatchWritten | StoreError => {
    // a single statement undoes itself where it fails; several need a point to go back to
    if (batch.writes.length === 1) return attempt(batch, stamp);
    savepoint.run();
    const outcome = attempt(batch, stamp);
    if (outcome instanceof StoreError || !outcome.ok) undo.run();
    release.run();
    return outcome;
  };
}
