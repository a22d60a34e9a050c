import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Engine, RawOperation } from '../../bot/store/engine.ts';
import { StoreError } from '../../bot/store/error.ts';
import { MAX_BYTES } from '../../bot/store/limits.ts';
import type { WriteRefusal } from '../../bot/store/store.ts';
import { engines, etagOf, place, raw, type Bench } from '../support/engine.ts';

type Place = ReturnType<typeof place>;

const creates = (at: Place, count: number): RawOperation[] =>
  Array.from({ length: count }, (_, index) => ({ op: 'create', document: raw(at, `n${index}`) }));

const ids = async (engine: Engine, { pk, type }: Place): Promise<string[]> =>
  (await engine.list(pk, type, { limit: 200 })).map(({ id }) => id);

/** Operations that are refused where `taken` is stored and `absent` is not. */
const refusals = (at: Place): [WriteRefusal, RawOperation][] => [
  ['exists', { op: 'create', document: raw(at, 'taken') }],
  ['missing', { op: 'replace', document: raw(at, 'absent'), ifMatch: '1' }],
  ['missing', { op: 'delete', id: 'absent' }],
  ['changed', { op: 'replace', document: raw(at, 'taken'), ifMatch: 'stale' }],
  ['changed', { op: 'delete', id: 'taken', ifMatch: 'stale' }],
];

describe.each(engines)('$name: batches', ({ open }) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await open();
  });
  afterAll(async () => {
    await bench.close();
  });

  test('a batch makes all its writes, and gives an etag for each in their order', async () => {
    const { engine } = bench;
    const at = place();
    const old = etagOf(await engine.create(raw(at, 'old')));
    const gone = etagOf(await engine.create(raw(at, 'gone')));
    const written = await engine.batch(at.pk, [
      { op: 'create', document: raw(at, 'new') },
      { op: 'replace', document: raw(at, 'old', { body: 'replaced' }), ifMatch: old },
      { op: 'delete', id: 'gone', ifMatch: gone },
      { op: 'upsert', document: raw(at, 'either') },
    ]);
    const [first, second, , fourth] = await Promise.all(
      ['new', 'old', 'gone', 'either'].map((id) => engine.get(at.pk, id)),
    );
    expect(written).toEqual({ ok: true, etags: [first?.etag, second?.etag, '', fourth?.etag] });
    expect(second?.body).toBe('replaced');
    expect(await ids(engine, at)).toEqual(['either', 'new', 'old']);
  });

  test('a batch with one refused operation, wherever it stands, writes nothing and tells which and why', async () => {
    const { engine } = bench;
    const at = place();
    const taken = etagOf(await engine.create(raw(at, 'taken')));
    for (const [code, refused] of refusals(at)) {
      for (const index of [0, 1, 2, 3, 4]) {
        const operations = creates(at, 4).toSpliced(index, 0, refused);
        expect(await engine.batch(at.pk, operations)).toEqual({ ok: false, code, index });
        expect(await ids(engine, at)).toEqual(['taken']);
      }
    }
    expect((await engine.get(at.pk, 'taken'))?.etag).toBe(taken);
  });

  test('a refused batch undoes its replaces, upserts and deletes as well', async () => {
    const { engine } = bench;
    const at = place();
    const [a, b, c] = [
      await engine.create(raw(at, 'a')),
      await engine.create(raw(at, 'b')),
      await engine.create(raw(at, 'c')),
    ];
    const written = await engine.batch(at.pk, [
      { op: 'replace', document: raw(at, 'a', { body: 'x' }), ifMatch: etagOf(a) },
      { op: 'upsert', document: raw(at, 'b', { body: 'x' }) },
      { op: 'delete', id: 'c' },
      { op: 'create', document: raw(at, 'b') },
    ]);
    expect(written).toEqual({ ok: false, code: 'exists', index: 3 });
    expect(await engine.list(at.pk, at.type, { limit: 9 })).toEqual([
      { ...raw(at, 'a'), etag: etagOf(a) },
      { ...raw(at, 'b'), etag: etagOf(b) },
      { ...raw(at, 'c'), etag: etagOf(c) },
    ]);
  });

  test('a batch holds up to 100 operations; one of 101 is not sent', async () => {
    const { engine } = bench;
    const [at, beyond] = [place(), place()];
    expect(await engine.batch(at.pk, creates(at, 100))).toMatchObject({ ok: true });
    expect(await ids(engine, at)).toHaveLength(100);
    await expect(engine.batch(beyond.pk, creates(beyond, 101))).rejects.toThrow(StoreError);
    expect(await ids(engine, beyond)).toEqual([]);
  });

  test('a batch of one hundred with its last operation refused writes none of the others', async () => {
    const { engine } = bench;
    const at = place();
    const operations: RawOperation[] = [...creates(at, 99), { op: 'delete', id: 'absent' }];
    expect(await engine.batch(at.pk, operations)).toEqual({ ok: false, code: 'missing', index: 99 });
    expect(await ids(engine, at)).toEqual([]);
  });

  test('a batch without operations is done', async () => {
    const { engine } = bench;
    expect(await engine.batch(place().pk, [])).toEqual({ ok: true, etags: [] });
  });

  test('a batch keeps to its partition', async () => {
    const { engine } = bench;
    const [here, there] = [place(), place()];
    const operations: RawOperation[] = [
      { op: 'create', document: raw(here, 'a') },
      { op: 'create', document: raw(there, 'b') },
    ];
    await expect(engine.batch(here.pk, operations)).rejects.toThrow(StoreError);
    expect([...(await ids(engine, here)), ...(await ids(engine, there))]).toEqual([]);
  });

  test('a batch that is too large as a whole is not sent', async () => {
    const { engine } = bench;
    const at = place();
    const half = 'x'.repeat(MAX_BYTES / 2);
    const operations = creates(at, 2).map((operation) =>
      operation.op === 'create' ? { ...operation, document: { ...operation.document, body: half } } : operation,
    );
    await expect(engine.batch(at.pk, operations)).rejects.toThrow(StoreError);
    expect(await ids(engine, at)).toEqual([]);
  });

  test('batches that arrive together stand or fall alone', async () => {
    const { engine } = bench;
    const at = place();
    etagOf(await engine.create(raw(at, 'taken')));
    const pair = (n: number): RawOperation[] => [
      { op: 'create', document: raw(at, `p${n}a`) },
      { op: 'create', document: raw(at, n % 3 === 0 ? 'taken' : `p${n}b`) },
    ];
    const outcomes = await Promise.all([0, 1, 2, 3, 4, 5, 6].map((n) => engine.batch(at.pk, pair(n))));
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, true, true, false, true, true, false]);
    expect(await ids(engine, at)).toEqual(['p1a', 'p1b', 'p2a', 'p2b', 'p4a', 'p4b', 'p5a', 'p5b', 'taken']);
  });
});
