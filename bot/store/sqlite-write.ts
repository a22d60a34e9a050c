import type { DatabaseSync } from 'node:sqlite';
import type { Raw, RawOperation } from './engine.ts';
import { LIVE } from './sqlite-file.ts';
import type { WriteRefusal } from './store.ts';

/** One operation on one partition, its body already JSON. */
export type Write = { operation: RawOperation; text: string };

/** The instant of a transaction and the number of its latest write. */
export type Stamp = { now: number; lsn: number };

export type Applied = { ok: true; etag: string } | { ok: false; code: WriteRefusal };

const COLUMNS = 'pk, id, type, sk, v, due_at, ttl, exp, lsn, body';
const SET = `type = excluded.type, sk = excluded.sk, v = excluded.v, due_at = excluded.due_at, ttl = excluded.ttl,
  exp = excluded.exp, lsn = excluded.lsn, body = excluded.body`;
const INSERT = `INSERT INTO docs (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (pk, id) DO UPDATE SET ${SET}`;

/** A function that applies one write within the open transaction, and tells why where it cannot. */
export function prepareWrites(db: DatabaseSync) {
  const upsert = db.prepare(INSERT);
  // an expired document counts as absent, so a create takes its place
  const create = db.prepare(`${INSERT} WHERE docs.exp <= ?`);
  const replace = db.prepare(
    `UPDATE docs SET type = ?, sk = ?, v = ?, due_at = ?, ttl = ?, exp = ?, lsn = ?, body = ?
     WHERE pk = ? AND id = ? AND lsn = ? AND ${LIVE}`,
  );
  const remove = db.prepare(`DELETE FROM docs WHERE pk = ? AND id = ? AND ${LIVE}`);
  const removeIf = db.prepare(`DELETE FROM docs WHERE pk = ? AND id = ? AND lsn = ? AND ${LIVE}`);
  const live = db.prepare(`SELECT 1 FROM docs WHERE pk = ? AND id = ? AND ${LIVE}`);

  const absentOrChanged = (pk: string, id: string, now: number): Applied => ({
    ok: false,
    code: live.get(pk, id, now) === undefined ? 'missing' : 'changed',
  });

  function put(op: 'create' | 'upsert', document: Raw, text: string, lsn: number, now: number): Applied {
    const { pk, id } = document;
    const values = valuesOf(document, text, lsn, now);
    const { changes } = op === 'upsert' ? upsert.run(pk, id, ...values) : create.run(pk, id, ...values, now);
    return changes === 0 ? { ok: false, code: 'exists' } : { ok: true, etag: String(lsn) };
  }

  function swap(document: Raw, text: string, ifMatch: string, lsn: number, now: number): Applied {
    const { pk, id } = document;
    const { changes } = replace.run(...valuesOf(document, text, lsn, now), pk, id, lsnOf(ifMatch), now);
    return changes === 0 ? absentOrChanged(pk, id, now) : { ok: true, etag: String(lsn) };
  }

  function drop(pk: string, id: string, ifMatch: string | undefined, now: number): Applied {
    const { changes } = ifMatch === undefined ? remove.run(pk, id, now) : removeIf.run(pk, id, lsnOf(ifMatch), now);
    return changes === 0 ? absentOrChanged(pk, id, now) : { ok: true, etag: '' };
  }

  return (pk: string, { operation, text }: Write, stamp: Stamp): Applied => {
    if (operation.op === 'delete') return drop(pk, operation.id, operation.ifMatch, stamp.now);
    const { op, document } = operation;
    const lsn = stamp.lsn + 1;
    const applied =
      op === 'replace'
        ? swap(document, text, operation.ifMatch, lsn, stamp.now)
        : put(op, document, text, lsn, stamp.now);
    // a number is used up by a write that was made, and only by that
    if (applied.ok) stamp.lsn = lsn;
    return applied;
  };
}

function valuesOf({ type, sk, v, dueAt, ttl }: Raw, text: string, lsn: number, now: number) {
  return [type, sk, v, dueAt ?? null, ttl ?? null, ttl === undefined ? null : now + ttl * 1000, lsn, text] as const;
}

/** An etag that this engine did not give matches nothing. */
function lsnOf(etag: string): number {
  return /^[1-9]\d{0,15}$/.test(etag) ? Number(etag) : -1;
}
