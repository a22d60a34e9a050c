import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StoreError } from '../../bot/store/error.ts';
import { MAX_BYTES } from '../../bot/store/limits.ts';
import { engines, etagOf, place, raw, type Bench } from '../support/engine.ts';

const WORDS = {
  fr: 'Évaluation à l’été',
  inuktitut: 'ᐃᓄᒃᑎᑐᑦ',
  face: '👩🏽‍🚀',
  control: '\u0000\u001f\u2028',
  quote: `'";--`,
};
const SHAPES = { empty: '', nothing: null, zero: 0, no: false, deep: [{ a: [[], {}] }], far: 9_007_199_254_740_991 };

describe.each(engines)('$name: writes', ({ open }) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await open();
  });
  afterAll(async () => {
    await bench.close();
  });

  test('get finds nothing where nothing was written', async () => {
    const { engine } = bench;
    const { pk } = place();
    expect(await engine.get(pk, 'nobody')).toBeUndefined();
  });

  test('a document comes back as it was given, with an etag', async () => {
    const { engine } = bench;
    const document = raw(place(), 'a', {
      sk: 'ß|é',
      v: 3,
      dueAt: 1_800_000_000_000,
      ttl: 600,
      body: { ...WORDS, ...SHAPES },
    });
    const etag = etagOf(await engine.create(document));
    expect(etag).not.toBe('');
    expect(await engine.get(document.pk, 'a')).toEqual({ ...document, etag });
  });

  test('a body may be any JSON value', async () => {
    const { engine } = bench;
    const at = place();
    for (const [index, body] of [null, 'text', 17.25, true, [], {}].entries()) {
      await engine.create(raw(at, `b${index}`, { body }));
      expect((await engine.get(at.pk, `b${index}`))?.body).toEqual(body);
    }
  });

  test('create refuses an id that is taken, and leaves what is there', async () => {
    const { engine } = bench;
    const at = place();
    const etag = etagOf(await engine.create(raw(at, 'a', { body: 'first' })));
    expect(await engine.create(raw(at, 'a', { body: 'second' }))).toEqual({ ok: false, code: 'exists' });
    expect(await engine.get(at.pk, 'a')).toMatchObject({ body: 'first', etag });
  });

  test('one id in two partitions is two documents', async () => {
    const { engine } = bench;
    const [here, there] = [place(), place()];
    etagOf(await engine.create(raw(here, 'a', { body: 'here' })));
    etagOf(await engine.create(raw(there, 'a', { body: 'there' })));
    expect((await engine.get(here.pk, 'a'))?.body).toBe('here');
    expect((await engine.get(there.pk, 'a'))?.body).toBe('there');
  });

  test('replace takes the place of exactly the version that was read, with all its fields', async () => {
    const { engine } = bench;
    const at = place();
    const first = etagOf(await engine.create(raw(at, 'a', { dueAt: 5, body: { old: 1 } })));
    const second = etagOf(await engine.replace(raw(at, 'a', { sk: 'moved', body: { new: 2 } }), first));
    expect(second).not.toBe(first);
    expect(await engine.get(at.pk, 'a')).toEqual({
      ...raw(at, 'a', { sk: 'moved', body: { new: 2 } }),
      etag: second,
    });
  });

  test('replace refuses a version that is no longer there, and one that never was', async () => {
    const { engine } = bench;
    const at = place();
    const first = etagOf(await engine.create(raw(at, 'a')));
    const second = etagOf(await engine.replace(raw(at, 'a', { body: 'kept' }), first));
    expect(await engine.replace(raw(at, 'a', { body: 'late' }), first)).toEqual({ ok: false, code: 'changed' });
    expect(await engine.replace(raw(at, 'a', { body: 'wild' }), 'no-such-etag')).toEqual({
      ok: false,
      code: 'changed',
    });
    expect(await engine.replace(raw(at, 'b'), second)).toEqual({ ok: false, code: 'missing' });
    expect(await engine.get(at.pk, 'a')).toMatchObject({ body: 'kept', etag: second });
  });

  test('upsert writes whether or not something is there, with a new etag each time', async () => {
    const { engine } = bench;
    const at = place();
    const first = etagOf(await engine.upsert(raw(at, 'a', { body: 'one', dueAt: 9 })));
    const second = etagOf(await engine.upsert(raw(at, 'a', { body: 'two' })));
    expect(second).not.toBe(first);
    expect(await engine.get(at.pk, 'a')).toEqual({ ...raw(at, 'a', { body: 'two' }), etag: second });
  });

  test('delete takes a document away, whole, and tells where there is none', async () => {
    const { engine } = bench;
    const at = place();
    etagOf(await engine.create(raw(at, 'a')));
    expect(await engine.delete(at.pk, 'a')).toEqual({ ok: true, etag: '' });
    expect(await engine.get(at.pk, 'a')).toBeUndefined();
    expect(await engine.delete(at.pk, 'a')).toEqual({ ok: false, code: 'missing' });
  });

  test('delete of a version refuses any other version', async () => {
    const { engine } = bench;
    const at = place();
    const first = etagOf(await engine.create(raw(at, 'a')));
    const second = etagOf(await engine.upsert(raw(at, 'a')));
    expect(await engine.delete(at.pk, 'a', first)).toEqual({ ok: false, code: 'changed' });
    expect(await engine.delete(at.pk, 'a', second)).toEqual({ ok: true, etag: '' });
    expect(await engine.delete(at.pk, 'a', second)).toEqual({ ok: false, code: 'missing' });
  });

  test('an etag is never given again: it does not match a document that was deleted and made anew', async () => {
    const { engine } = bench;
    const at = place();
    const first = etagOf(await engine.create(raw(at, 'a')));
    await engine.delete(at.pk, 'a');
    etagOf(await engine.create(raw(at, 'a')));
    expect(await engine.replace(raw(at, 'a'), first)).toEqual({ ok: false, code: 'changed' });
    expect(await engine.delete(at.pk, 'a', first)).toEqual({ ok: false, code: 'changed' });
  });

  test('an empty etag matches nothing', async () => {
    const { engine } = bench;
    const at = place();
    const etag = etagOf(await engine.create(raw(at, 'a')));
    expect(await engine.replace(raw(at, 'a', { body: 0 }), '')).toEqual({ ok: false, code: 'changed' });
    expect(await engine.delete(at.pk, 'a', '')).toEqual({ ok: false, code: 'changed' });
    const batch = await engine.batch(at.pk, [{ op: 'replace', document: raw(at, 'a', { body: 0 }), ifMatch: '' }]);
    expect(batch).toEqual({ ok: false, code: 'changed', index: 0 });
    expect(await engine.get(at.pk, 'a')).toMatchObject({ etag, body: { of: 'a' } });
  });

  test('a document that some engine could not keep is refused on all, by name and not by content', async () => {
    const { engine } = bench;
    const at = place();
    const secret = 'sesame';
    const unfit = [
      raw(at, 'a/b', { body: secret }),
      raw(at, '', { body: secret }),
      raw(at, 'x'.repeat(256), { body: secret }),
      raw(at, 'ttl', { ttl: 0, body: secret }),
      raw(at, 'ttl', { ttl: 1.5, body: secret }),
      raw(at, 'due', { dueAt: 0.5, body: secret }),
      raw(at, 'undefined', { body: undefined }),
      raw(at, 'bigint', { body: { secret, n: 1n } }),
      raw(at, 'large', { body: secret + 'x'.repeat(MAX_BYTES) }),
      raw({ ...at, pk: '' }, 'a', { body: secret }),
    ];
    for (const document of unfit) {
      const refusal = await engine.create(document).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(StoreError);
      expect((refusal as StoreError).message).not.toContain(secret);
      await expect(engine.batch(document.pk, [{ op: 'upsert', document }])).rejects.toThrow(StoreError);
    }
    expect(await engine.list(at.pk, at.type, { limit: 10 })).toEqual([]);
  });
});
