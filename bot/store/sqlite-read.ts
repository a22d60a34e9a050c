import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { RawStored } from './engine.ts';
import { StoreError } from './error.ts';
import { checkLimit } from './limits.ts';
import { LIVE } from './sqlite-file.ts';
import type { Range } from './store.ts';

type Row = {
  pk: string;
  id: string;
  type: string;
  sk: string;
  v: number;
  due_at: number | null;
  ttl: number | null;
  lsn: number;
  body: string;
};

const SELECT = 'SELECT pk, id, type, sk, v, due_at, ttl, lsn, body FROM docs';

/** The reading half of the engine: synchronous, on prepared statements, blind to expired documents. */
export function prepareReads(db: DatabaseSync, now: () => number) {
  const byId = db.prepare(`${SELECT} WHERE pk = ? AND id = ? AND ${LIVE}`);
  const dueBefore = db.prepare(`${SELECT} WHERE type = ? AND due_at <= ? AND ${LIVE} ORDER BY due_at, lsn LIMIT ?`);
  const since = db.prepare(`${SELECT} WHERE lsn > ? AND ${LIVE} ORDER BY lsn LIMIT ?`);
  const answer = db.prepare('SELECT lsn FROM counter');
  const listings = {
    from: prepareListing(db, 'sk >= ?'),
    fromTo: prepareListing(db, 'sk >= ? AND sk < ?'),
    after: prepareListing(db, '(sk, id) > (?, ?)'),
    afterTo: prepareListing(db, '(sk, id) > (?, ?) AND sk < ?'),
  };

  return {
    get(pk: string, id: string): RawStored | undefined {
      const row = byId.get(pk, id, now());
      return row && toStored(row as Row);
    },
    list(pk: string, type: string, { from = '', to, after, limit }: Range): RawStored[] {
      checkLimit(limit);
      // the later of the two beginnings is the one that counts
      const cursor = after !== undefined && after.sk >= from ? [after.sk, after.id] : undefined;
      const until = to === undefined ? [] : [to];
      const listing = cursor
        ? listings[to === undefined ? 'after' : 'afterTo']
        : listings[to === undefined ? 'from' : 'fromTo'];
      return rows(listing.all(pk, type, ...(cursor ?? [from]), ...until, now(), limit));
    },
    due(type: string, before: number, limit: number): RawStored[] {
      checkLimit(limit);
      return rows(dueBefore.all(type, before, now(), limit));
    },
    changes(cursor: string, limit: number): { documents: RawStored[]; cursor: string } {
      checkLimit(limit);
      if (!/^\d{0,15}$/.test(cursor)) throw new StoreError('this cursor was not given by this store');
      const documents = rows(since.all(Number(cursor), now(), limit));
      return { documents, cursor: documents.at(-1)?.etag ?? cursor };
    },
    ping: () => {
      answer.get();
    },
  };
}

function prepareListing(db: DatabaseSync, condition: string): StatementSync {
  return db.prepare(`${SELECT} WHERE pk = ? AND type = ? AND ${condition} AND ${LIVE} ORDER BY sk, id LIMIT ?`);
}

const rows = (found: unknown[]): RawStored[] => found.map((row) => toStored(row as Row));

function toStored({ pk, id, type, sk, v, due_at, ttl, lsn, body }: Row): RawStored {
  const stored: RawStored = { pk, id, type, sk, v, body: JSON.parse(body) as unknown, etag: String(lsn) };
  if (due_at !== null) stored.dueAt = due_at;
  if (ttl !== null) stored.ttl = ttl;
  return stored;
}
