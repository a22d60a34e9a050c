import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fieldsOf, StoreError } from './error.ts';

/** The form of the file, kept in PRAGMA user_version. Raise it together with a way from the form before. */
const SCHEMA = 1;

/**
 * An ordinary rowid table in the order of its writes: `lsn` numbers them over the whole file, is never used twice
 * (`counter` outlives the documents) and, as text, is the etag. As the rowid it makes the feed of changes cost no index,
 * and a create cheaper at the price of a dearer replace: the burst is creates. `exp` is the instant in milliseconds
 * from which a document counts as gone.
 */
const TABLES = `
  CREATE TABLE docs (
    pk TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, sk TEXT NOT NULL, v INTEGER NOT NULL,
    due_at INTEGER, ttl INTEGER, exp INTEGER, lsn INTEGER PRIMARY KEY, body TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX docs_id ON docs (pk, id);
  CREATE INDEX docs_list ON docs (pk, type, sk, id);
  CREATE INDEX docs_due ON docs (type, due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX docs_exp ON docs (exp) WHERE exp IS NOT NULL;
  CREATE TABLE counter (lsn INTEGER NOT NULL) STRICT;
  INSERT INTO counter VALUES (0);
  PRAGMA user_version = ${SCHEMA};
`;

/** A document whose time has not run out at the instant given. */
export const LIVE = '(exp IS NULL OR exp > ?)';

/**
 * synchronous=FULL: a commit is on the disk before it is acknowledged. secure_delete: what is deleted is overwritten,
 * not only unlinked. The page cache is 32 MB.
 */
const SETTINGS =
  'PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;';

/**
 * Opens the file, or makes it where there is none (readable by its owner only). ':memory:' is a store that is gone
 * when it is closed. Throws a StoreError that says what is wrong with the path, the file or its schema.
 */
export function openFile(path: string, busyTimeoutMs: number): DatabaseSync {
  if (path !== ':memory:') touch(path);
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { timeout: busyTimeoutMs });
    // the page size counts only before the first page is written
    db.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;');
    db.exec(SETTINGS);
    bringUpToDate(db, path);
    return db;
  } catch (error) {
    db?.close();
    throw error instanceof StoreError ? error : sqliteFault(error, path);
  }
}

/** What went wrong in SQLite, in words for an operator. Never holds a document's content. */
export function sqliteFault(error: unknown, path: string): StoreError {
  const { errcode, name } = fieldsOf(error);
  // a message that is not SQLite's own may quote what it could not read
  if (typeof errcode !== 'number')
    return new StoreError(`${path}: ${typeof name === 'string' ? name : 'unknown fault'}`);
  // the lower byte of an extended result code is the primary one
  return new StoreError(`${path}: ${MEANINGS[errcode & 0xff] ?? 'SQLite failed'} (SQLite result ${errcode})`);
}

const UNREACHABLE = 'the file cannot be opened: does its folder exist, and may it be written?';

const MEANINGS: Record<number, string> = {
  3: 'the file may not be read or written',
  5: 'another process holds the file locked',
  6: 'another process holds the file locked',
  8: 'the file or its folder may not be written',
  10: 'the disk failed to read or write',
  11: 'the file is damaged',
  13: 'the disk is full',
  14: UNREACHABLE,
  26: 'the file is not a database',
};

/** Holds personal data: SQLite gives its side files the permissions of this one. */
function touch(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw new StoreError(`${path}: ${UNREACHABLE} (${String(fieldsOf(error)['code'])})`);
  }
}

/** Makes the tables where there are none; two processes may open a new file at the same moment. */
function bringUpToDate(db: DatabaseSync, path: string): void {
  if (schemaOf(db, path) === SCHEMA) return;
  db.exec('BEGIN IMMEDIATE');
  if (schemaOf(db, path) !== SCHEMA) db.exec(TABLES);
  db.exec('COMMIT');
}

function schemaOf(db: DatabaseSync, path: string): number {
  const found = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  if (found > SCHEMA) {
    throw new StoreError(`${path}: written by a newer release (schema ${found}, this release knows ${SCHEMA})`);
  }
  if (found === 0 && db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined) {
    throw new StoreError(`${path}: a database, but not one of Cadre's`);
  }
  return found;
}
