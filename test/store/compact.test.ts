import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine, Raw } from '../../bot/store/engine.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import { openEmulated, temporaryFolder } from '../support/engine.ts';

const doc = (id: string, body: string): Raw => ({ pk: 'p', id, type: 't', sk: id, v: 1, body: { body } });

describe('in the embedded engine', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let engine: Engine;
  let path: string;
  beforeEach(() => {
    folder = temporaryFolder();
    path = join(folder.path, 'cadre.db');
    engine = createSqliteEngine(path);
  });
  afterEach(async () => {
    await engine.close();
    folder.remove();
  });

  const holds = (text: string): boolean =>
    ['', '-wal'].some((suffix) => existsSync(path + suffix) && readFileSync(path + suffix).includes(text));

  test('nothing of what was replaced or deleted is left in its files; what is there stays', async () => {
    for (let n = 0; n < 30; n += 1) await engine.create(doc(`kept${n}`, `kept ${n} `.repeat(50)));
    await engine.upsert(doc('a', 'first-version '.repeat(4_000)));
    await engine.upsert(doc('a', 'second-version '.repeat(4_000)));
    await engine.upsert(doc('b', 'deleted-words '.repeat(300)));
    await engine.delete('p', 'b');
    expect(holds('first-version')).toBe(true);
    await engine.compact();
    expect([holds('first-version'), holds('deleted-words')]).toEqual([false, false]);
    expect(holds('second-version')).toBe(true);
    expect(statSync(`${path}-wal`).size).toBe(0);
    expect(await engine.list('p', 't', { limit: 100 })).toHaveLength(31);
  });

  test('etags and the feed of changes go on behind it', async () => {
    const first = await engine.create(doc('a', 'x'));
    const { cursor } = await engine.changes('', 10);
    await engine.compact();
    const replaced = await engine.replace(doc('a', 'y'), first.ok ? first.etag : '');
    expect(replaced.ok).toBe(true);
    expect((await engine.changes(cursor, 10)).documents.map(({ id }) => id)).toEqual(['a']);
  });

  test('somebody else who has the file open goes on with it', async () => {
    const other = createSqliteEngine(path);
    await other.create(doc('a', 'x'));
    await engine.compact();
    await other.create(doc('b', 'x'));
    expect(await engine.list('p', 't', { limit: 10 })).toHaveLength(2);
    await other.close();
  });
});

test('on Cosmos there is nothing to do', async () => {
  const { engine, close } = await openEmulated();
  await engine.create(doc('a', 'x'));
  await engine.compact();
  expect((await engine.get('p', 'a'))?.id).toBe('a');
  await close();
});
