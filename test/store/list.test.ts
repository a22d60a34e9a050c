import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Engine } from '../../bot/store/engine.ts';
import { StoreError } from '../../bot/store/error.ts';
import type { Range } from '../../bot/store/store.ts';
import { engines, etagOf, place, raw, type Bench } from '../support/engine.ts';

type Place = ReturnType<typeof place>;

/** Documents that are called by their sort key, or by `sk/id`, written in this order. */
async function write(engine: Engine, at: Place, names: string[]): Promise<void> {
  for (const name of names) {
    const [sk = '', id = sk] = name.split('/');
    etagOf(await engine.create(raw(at, id, { sk })));
  }
}

const listed = async (engine: Engine, { pk, type }: Place, range: Partial<Range> = {}): Promise<string[]> =>
  (await engine.list(pk, type, { limit: 100, ...range })).map(({ id }) => id);

describe.each(engines)('$name: listings', ({ open }) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await open();
  });
  afterAll(async () => {
    await bench.close();
  });

  test('list gives the documents of one type in one partition, by sk and then by id', async () => {
    const { engine } = bench;
    const at = place();
    await write(engine, at, ['b/2', 'c/4', 'a/9', 'b/1', 'b/3']);
    await write(engine, { pk: at.pk, type: place().type }, ['b/other-type']);
    await write(engine, { pk: place().pk, type: at.type }, ['b/other-partition']);
    expect(await engine.list(at.pk, at.type, { limit: 2 })).toMatchObject([
      raw(at, '9', { sk: 'a' }),
      raw(at, '1', { sk: 'b' }),
    ]);
  });

  test('list gives complete documents, with the etag to replace them by', async () => {
    const { engine } = bench;
    const at = place();
    const document = raw(at, 'a', { dueAt: 7, ttl: 900, v: 2, body: { é: ['👩🏽‍🚀'] } });
    const etag = etagOf(await engine.create(document));
    expect(await engine.list(at.pk, at.type, { limit: 5 })).toEqual([{ ...document, etag }]);
  });

  test('a range takes its beginning in and leaves its end out', async () => {
    const { engine } = bench;
    const at = place();
    await write(engine, at, ['a', 'b', 'c', 'd']);
    expect(await listed(engine, at, { from: 'b' })).toEqual(['b', 'c', 'd']);
    expect(await listed(engine, at, { to: 'c' })).toEqual(['a', 'b']);
    expect(await listed(engine, at, { from: 'b', to: 'd' })).toEqual(['b', 'c']);
    expect(await listed(engine, at, { from: 'c', to: 'c' })).toEqual([]);
    expect(await listed(engine, at, { from: 'e' })).toEqual([]);
  });

  test('a range between a prefix and the prefix that follows it gives what begins with it', async () => {
    const { engine } = bench;
    const at = place();
    await write(engine, at, ['att', 'att_', 'att_1', 'att_z', 'att_é', 'atu', 'aud_1']);
    expect(await listed(engine, at, { from: 'att_', to: 'att`' })).toEqual(['att_', 'att_1', 'att_z', 'att_é']);
  });

  test('paging after the last document of each page gives each document once, also where many share a sort key', async () => {
    const { engine } = bench;
    const at = place();
    const names = ['a/1', 'b/1a', 'b/2a', 'b/3a', 'b/4a', 'b/5a', 'c/0', 'd/0a'];
    await write(engine, at, names.toReversed());
    for (const limit of [1, 2, 3, 7, 8, 9]) {
      const seen: string[] = [];
      let page = await engine.list(at.pk, at.type, { limit });
      for (let last = page.at(-1); last && seen.length <= names.length; last = page.at(-1)) {
        seen.push(...page.map(({ sk, id }) => `${sk}/${id}`));
        page = await engine.list(at.pk, at.type, { limit, after: { sk: last.sk, id: last.id } });
      }
      expect(seen).toEqual(names);
    }
  });

  test('paging keeps within the range, and goes on from a document that is gone', async () => {
    const { engine } = bench;
    const at = place();
    await write(engine, at, ['a', 'b', 'c', 'd', 'e']);
    expect(await listed(engine, at, { from: 'b', to: 'e', after: { sk: 'b', id: 'b' } })).toEqual(['c', 'd']);
    expect(await listed(engine, at, { from: 'c', after: { sk: 'a', id: 'a' } })).toEqual(['c', 'd', 'e']);
    expect(await listed(engine, at, { after: { sk: 'bb', id: 'never' } })).toEqual(['c', 'd', 'e']);
    expect(await listed(engine, at, { to: 'c', after: { sk: 'd', id: 'd' } })).toEqual([]);
  });

  test('a document that gets another sort key or type moves in the listings', async () => {
    const { engine } = bench;
    const [at, other] = [place(), place()];
    await write(engine, at, ['a', 'b']);
    etagOf(await engine.upsert(raw(at, 'a', { sk: 'z' })));
    expect(await listed(engine, at)).toEqual(['b', 'a']);
    etagOf(await engine.upsert(raw({ pk: at.pk, type: other.type }, 'b')));
    expect(await listed(engine, at)).toEqual(['a']);
  });

  test('what a caller puts into a range is data, never part of a query', async () => {
    const { engine } = bench;
    const at = place();
    await write(engine, at, ['a']);
    expect(await listed(engine, at, { from: `' OR 1=1 --` })).toEqual(['a']);
    expect(await listed(engine, { pk: `' OR '1'='1`, type: at.type })).toEqual([]);
    expect(await listed(engine, { pk: at.pk, type: `") OR (true` })).toEqual([]);
  });

  test('a limit below one is refused', async () => {
    const { engine } = bench;
    const { pk, type } = place();
    for (const limit of [0, -1, 1.5, Number.NaN]) {
      await expect(engine.list(pk, type, { limit })).rejects.toThrow(StoreError);
      await expect(engine.due(type, 0, limit)).rejects.toThrow(StoreError);
      await expect(engine.changes('', limit)).rejects.toThrow(StoreError);
    }
  });
});
