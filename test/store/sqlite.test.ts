import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Engine } from '../../bot/store/engine.ts';
import { StoreError } from '../../bot/store/error.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import { etagOf, place, raw, START, temporaryFolder } from '../support/engine.ts';
import { fixedClock } from '../support/fixed.ts';
import { commitsIn } from '../support/wal.ts';

/** Makes three ids fail in three ways: its statement alone, the whole transaction, and only the commit. */
const TRAPS = `
  CREATE TABLE parent (id INTEGER PRIMARY KEY);
  CREATE TABLE child (parent INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
  CREATE TRIGGER stumble BEFORE INSERT ON docs WHEN new.id = 'stumble' BEGIN SELECT RAISE(ABORT, 'trap'); END;
  CREATE TRIGGER ruin BEFORE INSERT ON docs WHEN new.id = 'ruin' BEGIN SELECT RAISE(ROLLBACK, 'trap'); END;
  CREATE TRIGGER poison AFTER INSERT ON docs WHEN new.id = 'poison' BEGIN INSERT INTO child VALUES (1); END;
`;

describe('the embedded engine', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  let engine: Engine;
  const clock = fixedClock(START);
  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder.path, 'cadre.db');
    engine = createSqliteEngine(path, { now: () => clock.now(), busyTimeoutMs: 20 });
  });
  afterEach(async () => {
    await engine.close();
    folder.remove();
  });

  /** Something done to the file by another connection. */
  function aside<T>(work: (db: DatabaseSync) => T): T {
    const db = new DatabaseSync(path);
    try {
      return work(db);
    } finally {
      db.close();
    }
  }

  const settled = (writes: Promise<{ ok: boolean }>[]) =>
    Promise.all(writes.map((write) => write.then(({ ok }) => ok).catch((error: unknown) => error)));

  test('writes of one turn of the event loop share one commit', async () => {
    const at = place();
    const before = commitsIn(path);
    const writes = Array.from({ length: 50 }, (_, n) => engine.create(raw(at, `a${n}`)));
    expect((await settled(writes)).every((ok) => ok === true)).toBe(true);
    expect(commitsIn(path) - before).toBe(1);
  });

  test('a crowd larger than one transaction takes is written all the same', async () => {
    const at = place();
    await Promise.all(Array.from({ length: 1201 }, (_, n) => engine.create(raw(at, `a${n}`))));
    expect(await engine.list(at.pk, at.type, { limit: 2000 })).toHaveLength(1201);
  });

  test('a write that was refused costs no commit', async () => {
    const at = place();
    etagOf(await engine.create(raw(at, 'a')));
    const before = commitsIn(path);
    expect(await engine.create(raw(at, 'a'))).toEqual({ ok: false, code: 'exists' });
    expect(commitsIn(path)).toBe(before);
  });

  test('a batch that fails unexpectedly is undone and reported; the others of its transaction are written', async () => {
    const at = place();
    aside((db) => {
      db.exec(TRAPS);
    });
    const [before, trapped, alone, after] = await settled([
      engine.create(raw(at, 'before')),
      engine.batch(at.pk, [
        { op: 'create', document: raw(at, 'half') },
        { op: 'create', document: raw(at, 'stumble') },
      ]),
      engine.create(raw(at, 'stumble')),
      engine.create(raw(at, 'after')),
    ]);
    expect([before, after]).toEqual([true, true]);
    expect([trapped, alone]).toEqual([expect.any(StoreError), expect.any(StoreError)]);
    expect((await engine.list(at.pk, at.type, { limit: 9 })).map(({ id }) => id)).toEqual(['after', 'before']);
  });

  test.each(['poison', 'ruin'])(
    'a transaction that cannot be committed rejects everything in it (%s)',
    async (trap) => {
      const at = place();
      aside((db) => {
        db.exec(TRAPS);
      });
      const outcomes = await settled([
        engine.create(raw(at, 'before')),
        engine.create(raw(at, trap)),
        engine.create(raw(at, 'after')),
      ]);
      for (const outcome of outcomes) expect(outcome).toBeInstanceOf(StoreError);
      expect(await engine.list(at.pk, at.type, { limit: 9 })).toEqual([]);
      expect(await engine.create(raw(at, 'later'))).toMatchObject({ ok: true });
    },
  );

  test('a file that another process holds locked is reported, and works again when it is let go', async () => {
    const at = place();
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    await expect(engine.create(raw(at, 'a'))).rejects.toThrow(/another process holds the file locked/);
    expect(await engine.get(at.pk, 'a')).toBeUndefined();
    other.exec('COMMIT');
    other.close();
    expect(await engine.create(raw(at, 'a'))).toMatchObject({ ok: true });
  });

  test('closing writes out what is queued, and ends every use', async () => {
    const at = place();
    const late = engine.create(raw(at, 'late'));
    await engine.close();
    await engine.close();
    expect(await late).toMatchObject({ ok: true });
    for (const use of [
      () => engine.get(at.pk, 'late'),
      () => engine.create(raw(at, 'a')),
      () => engine.upsert(raw(at, 'a')),
      () => engine.replace(raw(at, 'a'), '1'),
      () => engine.delete(at.pk, 'a'),
      () => engine.batch(at.pk, []),
      () => engine.list(at.pk, at.type, { limit: 1 }),
      () => engine.due(at.type, 1, 1),
      () => engine.changes('', 1),
      () => engine.ping(),
    ]) {
      await expect(use()).rejects.toThrow(StoreError);
    }
    const again = createSqliteEngine(path);
    expect(await again.get(at.pk, 'late')).toMatchObject({ id: 'late' });
    await again.close();
  });

  test('no etag and no place in the feed is given twice, even when the last document is gone and the file reopened', async () => {
    const at = place();
    etagOf(await engine.create(raw(at, 'a')));
    const last = etagOf(await engine.create(raw(at, 'b')));
    const { cursor } = await engine.changes('', 10);
    etagOf(await engine.delete(at.pk, 'b'));
    await engine.close();
    const again = createSqliteEngine(path);
    expect(etagOf(await again.create(raw(at, 'b')))).not.toBe(last);
    expect((await again.changes(cursor, 10)).documents.map(({ id }) => id)).toEqual(['b']);
    await again.close();
  });

  test('two processes’ engines on one file see each other and share its etags', async () => {
    const at = place();
    const other = createSqliteEngine(path, { now: () => clock.now() });
    const etag = etagOf(await engine.create(raw(at, 'a')));
    const outcomes = await Promise.all([
      engine.replace(raw(at, 'a', { body: 'x' }), etag),
      other.replace(raw(at, 'a', { body: 'y' }), etag),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const count = 30;
    await Promise.all(Array.from({ length: count }, (_, n) => (n % 2 === 0 ? engine : other).create(raw(at, `n${n}`))));
    const { documents } = await engine.changes('', 100);
    expect(new Set(documents.map(({ etag: each }) => each)).size).toBe(count + 1);
    expect(await other.list(at.pk, at.type, { limit: 100 })).toHaveLength(count + 1);
    await other.close();
  });

  test('expired documents are cleared from the file as others are written', async () => {
    const at = place();
    etagOf(await engine.create(raw(at, 'brief', { ttl: 1 })));
    const rows = () =>
      aside((db) =>
        db
          .prepare('SELECT id FROM docs ORDER BY id')
          .all()
          .map(({ id }) => id),
      );
    clock.pass(60_000);
    expect(rows()).toEqual(['brief']);
    etagOf(await engine.create(raw(at, 'other')));
    expect(rows()).toEqual(['other']);
  });

  test('the file and its side files are readable by their owner only', async () => {
    etagOf(await engine.create(raw(place(), 'a')));
    for (const suffix of ['', '-wal', '-shm']) expect(statSync(path + suffix).mode & 0o777).toBe(0o600);
  });
});
