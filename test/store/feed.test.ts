import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Engine, RawStored } from '../../bot/store/engine.ts';
import { StoreError } from '../../bot/store/error.ts';
import { drain, engines, etagOf, place, raw, type Bench } from '../support/engine.ts';

const brief = (documents: RawStored[]) => documents.map(({ id, body }) => ({ id, body }));

const dueIds = async (engine: Engine, type: string, before: number, limit = 10): Promise<string[]> =>
  (await engine.due(type, before, limit)).map(({ id }) => id);

describe.each(engines)('$name: due work and the feed of changes', ({ open }) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await open();
  });
  afterAll(async () => {
    await bench.close();
  });

  test('due gives the documents of one type whose time has come, of all partitions, oldest first', async () => {
    const { engine } = bench;
    const [at, elsewhere] = [place(), place()];
    etagOf(await engine.create(raw(at, 'third', { dueAt: 3000 })));
    etagOf(await engine.create(raw({ pk: elsewhere.pk, type: at.type }, 'first', { dueAt: 1000 })));
    etagOf(await engine.create(raw(at, 'second', { dueAt: 2000 })));
    etagOf(await engine.create(raw(at, 'never')));
    etagOf(await engine.create(raw(elsewhere, 'other-type', { dueAt: 1 })));
    expect(await dueIds(engine, at.type, 2000)).toEqual(['first', 'second']);
    expect(await dueIds(engine, at.type, 1999)).toEqual(['first']);
    expect(await dueIds(engine, at.type, 9000)).toEqual(['first', 'second', 'third']);
    expect(await dueIds(engine, at.type, 9000, 2)).toEqual(['first', 'second']);
  });

  test('work that is pushed back or settled is no longer due', async () => {
    const { engine } = bench;
    const at = place();
    const [later, settled] = [raw(at, 'later', { dueAt: 10 }), raw(at, 'settled', { dueAt: 10 })];
    const etags = [etagOf(await engine.create(later)), etagOf(await engine.create(settled))] as const;
    etagOf(await engine.replace({ ...later, dueAt: 500 }, etags[0]));
    etagOf(await engine.replace(raw(at, 'settled'), etags[1]));
    expect(await dueIds(engine, at.type, 499)).toEqual([]);
    expect(await dueIds(engine, at.type, 500)).toEqual(['later']);
  });

  test('changes gives each document that was written since a cursor once, in its latest version', async () => {
    const { engine } = bench;
    const at = place();
    const { cursor } = await drain(engine, '');
    etagOf(await engine.create(raw(at, 'a', { body: 1 })));
    etagOf(await engine.create(raw(at, 'b', { body: 1 })));
    etagOf(await engine.upsert(raw(at, 'a', { body: 2 })));
    const { seen } = await drain(engine, cursor);
    expect(brief(seen)).toEqual([
      { id: 'b', body: 1 },
      { id: 'a', body: 2 },
    ]);
  });

  test('changes from the beginning reaches everything, whatever the size of its pages', async () => {
    const { engine } = bench;
    const at = place();
    await engine.batch(
      at.pk,
      Array.from({ length: 7 }, (_, n) => ({ op: 'create', document: raw(at, `d${n}`) })),
    );
    const whole = (await drain(engine, '')).seen;
    expect(whole.filter(({ pk }) => pk === at.pk)).toHaveLength(7);
    expect((await drain(engine, '', 3)).seen).toEqual(whole);
  });

  test('a cursor may be used again, and gives at least what it gave before', async () => {
    const { engine } = bench;
    const at = place();
    const { cursor } = await drain(engine, '');
    etagOf(await engine.create(raw(at, 'a')));
    const once = await engine.changes(cursor, 10);
    etagOf(await engine.create(raw(at, 'b')));
    expect(once.documents.map(({ id }) => id)).toEqual(['a']);
    expect((await drain(engine, cursor)).seen.map(({ id }) => id)).toEqual(['a', 'b']);
    expect((await drain(engine, once.cursor)).seen.map(({ id }) => id)).toEqual(['b']);
  });

  test('changes is empty at the end, and its cursor then waits for what comes', async () => {
    const { engine } = bench;
    const at = place();
    const { cursor } = await drain(engine, '');
    const idle = await engine.changes(cursor, 10);
    expect(idle.documents).toEqual([]);
    const etag = etagOf(await engine.create(raw(at, 'a')));
    expect((await drain(engine, idle.cursor)).seen).toEqual([{ ...raw(at, 'a'), etag }]);
  });

  test('a delete is not in the feed, and neither is a write that was refused', async () => {
    const { engine } = bench;
    const at = place();
    etagOf(await engine.create(raw(at, 'gone')));
    etagOf(await engine.create(raw(at, 'taken')));
    const { cursor } = await drain(engine, '');
    etagOf(await engine.delete(at.pk, 'gone'));
    await engine.create(raw(at, 'taken'));
    await engine.batch(at.pk, [
      { op: 'create', document: raw(at, 'undone') },
      { op: 'delete', id: 'gone' },
    ]);
    expect((await drain(engine, cursor)).seen).toEqual([]);
  });

  test('a cursor of another making is refused', async () => {
    const { engine } = bench;
    for (const cursor of ['elsewhere', '-1', '{}', 'null', ' ']) {
      await expect(engine.changes(cursor, 10)).rejects.toThrow(StoreError);
    }
  });
});
