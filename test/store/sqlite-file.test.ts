import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { StoreError } from '../../bot/store/error.ts';
import { openStore } from '../../bot/store/open.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import { openFile, sqliteFault } from '../../bot/store/sqlite-file.ts';
import { prepareReads } from '../../bot/store/sqlite-read.ts';
import { prepareTransaction } from '../../bot/store/sqlite-transaction.ts';
import { temporaryFolder } from '../support/engine.ts';

describe('the file of the embedded engine', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder.path, 'cadre.db');
  });
  afterEach(() => {
    folder.remove();
  });

  function expectRefused(at: string, reason: RegExp): void {
    expect(() => openFile(at, 10)).toThrow(StoreError);
    expect(() => openFile(at, 10)).toThrow(reason);
    expect(() => openFile(at, 10)).toThrow(at);
  }

  test('a folder that is not there is named', () => {
    expectRefused(join(folder.path, 'none', 'cadre.db'), /does its folder exist.*ENOENT/);
  });

  test('a path that is a folder, or leads through a file, is refused', () => {
    mkdirSync(path);
    expectRefused(path, /cannot be opened.*EISDIR/);
    writeFileSync(join(folder.path, 'file'), '');
    expectRefused(join(folder.path, 'file', 'cadre.db'), /cannot be opened.*ENOTDIR/);
  });

  test('a file of something else is refused and left as it is', () => {
    writeFileSync(path, 'a letter, and a long one '.repeat(500));
    expectRefused(path, /not a database/);
  });

  test('a database of somebody else is refused', () => {
    const db = new DatabaseSync(path);
    db.exec('CREATE TABLE theirs (a)');
    db.close();
    expectRefused(path, /not one of Cadre's/);
  });

  test('a file of a newer release is refused with both versions', () => {
    openFile(path, 10).close();
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 2');
    db.close();
    expectRefused(path, /newer release \(schema 2, this release knows 1\)/);
  });

  test('a file that another process holds locked is refused when the wait is over', () => {
    const other = new DatabaseSync(path);
    other.exec('BEGIN EXCLUSIVE');
    expectRefused(path, /another process holds the file locked/);
    other.close();
  });

  test('a full disk is said in words', () => {
    const db = new DatabaseSync(':memory:');
    db.exec('PRAGMA max_page_count = 2; CREATE TABLE t (a)');
    let thrown: unknown;
    try {
      db.exec(`INSERT INTO t VALUES (zeroblob(100000))`);
    } catch (error) {
      thrown = error;
    }
    expect(sqliteFault(thrown, path).message).toBe(`${path}: the disk is full (SQLite result 13)`);
  });

  test('an unforeseen fault does not repeat what it could not read', () => {
    expect(sqliteFault(new SyntaxError('Unexpected token in "sesame"'), path).message).toBe(`${path}: SyntaxError`);
  });

  test('every commit waits for the disk, in a write-ahead log, on pages of 8 KB', () => {
    const db = openFile(path, 10);
    const setting = (name: string): unknown => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect([setting('synchronous'), setting('journal_mode'), setting('page_size')]).toEqual([2, 'wal', 8192]);
    db.close();
  });

  test.each([
    ['in one page', 1],
    ['over many pages', 2_000],
  ])('what was deleted, %s, is not in the file any more once the log is written into it', async (_where, times) => {
    const store = openStore(createSqliteEngine(path));
    const words = 'allergic to sesame '.repeat(times);
    for (const id of ['kept', 'gone']) {
      const body = { pid: id, name: `${id}: ${words}` };
      await store.create({ pk: 'dir_a', id, type: 'person', sk: id, body });
    }
    await store.delete('dir_a', 'gone');
    await store.close(); // and with it the checkpoint
    const bytes = readFileSync(path).toString('latin1');
    expect(bytes).toContain('kept: allergic to sesame');
    expect(bytes).not.toContain('gone: allergic');
    expect(bytes.split('to sesame')).toHaveLength(times + 1);
  });

  test('opening a file again finds what is in it', () => {
    const first = openFile(path, 10);
    first.exec('UPDATE counter SET lsn = 7');
    first.close();
    const again = openFile(path, 10);
    expect({ ...again.prepare('SELECT lsn FROM counter').get() }).toEqual({ lsn: 7 });
    again.close();
  });

  test('no statement of the engine walks through the table or sorts', () => {
    const db = openFile(':memory:', 10);
    const prepare = jest.spyOn(db, 'prepare');
    prepareReads(db, () => 0);
    prepareTransaction(
      db,
      () => 0,
      (error) => sqliteFault(error, path),
    );
    const texts = prepare.mock.calls.map(([text]) => text);
    const plans = texts
      .filter((text) => text.includes('docs'))
      .flatMap((text) => db.prepare(`EXPLAIN QUERY PLAN ${text}`).all())
      .map(({ detail }) => String(detail))
      .filter((detail) => !detail.startsWith('LIST SUBQUERY'));
    expect(plans.length).toBeGreaterThan(10);
    for (const plan of plans)
      expect(plan).toMatch(/^SEARCH docs USING (COVERING )?(INDEX docs_\w+|INTEGER PRIMARY KEY) \(/);
    db.close();
  });
});
