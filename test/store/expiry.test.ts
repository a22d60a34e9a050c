import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { drain, engines, etagOf, place, raw, type Bench } from '../support/engine.ts';

describe.each(engines)('$name: documents that expire', ({ open }) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await open();
  });
  afterAll(async () => {
    await bench.close();
  });

  test('a document whose ttl has run out is not seen by any read', async () => {
    const { engine, advance } = bench;
    const at = place();
    etagOf(await engine.create(raw(at, 'brief', { ttl: 2, dueAt: 1 })));
    etagOf(await engine.create(raw(at, 'lasting', { dueAt: 1 })));
    expect((await engine.list(at.pk, at.type, { limit: 5 })).map(({ id }) => id)).toEqual(['brief', 'lasting']);
    await advance(2);
    expect(await engine.get(at.pk, 'brief')).toBeUndefined();
    expect((await engine.list(at.pk, at.type, { limit: 5 })).map(({ id }) => id)).toEqual(['lasting']);
    expect((await engine.due(at.type, 1, 5)).map(({ id }) => id)).toEqual(['lasting']);
    const { seen } = await drain(engine, '');
    expect(seen.filter(({ pk }) => pk === at.pk).map(({ id }) => id)).toEqual(['lasting']);
  });

  test('an expired document can be created again, and cannot be replaced or deleted', async () => {
    const { engine, advance } = bench;
    const at = place();
    const etags: string[] = [];
    for (const id of ['a', 'b', 'c', 'd'])
      etags.push(etagOf(await engine.create(raw(at, id, { ttl: 2, body: 'old' }))));
    await advance(2);
    expect(await engine.replace(raw(at, 'a'), etags[0] ?? '')).toEqual({ ok: false, code: 'missing' });
    expect(await engine.delete(at.pk, 'b', etags[1])).toEqual({ ok: false, code: 'missing' });
    expect(await engine.delete(at.pk, 'b')).toEqual({ ok: false, code: 'missing' });
    const etag = etagOf(await engine.create(raw(at, 'c', { body: 'new' })));
    expect(await engine.get(at.pk, 'c')).toEqual({ ...raw(at, 'c', { body: 'new' }), etag });
    expect(await engine.batch(at.pk, [{ op: 'create', document: raw(at, 'd') }])).toMatchObject({ ok: true });
  });

  test('every write begins the ttl anew, and one without a ttl ends it', async () => {
    const { engine, advance } = bench;
    const at = place();
    etagOf(await engine.create(raw(at, 'renewed', { ttl: 4 })));
    etagOf(await engine.create(raw(at, 'kept', { ttl: 4 })));
    await advance(2);
    etagOf(await engine.upsert(raw(at, 'renewed', { ttl: 4 })));
    etagOf(await engine.upsert(raw(at, 'kept')));
    await advance(3);
    expect((await engine.list(at.pk, at.type, { limit: 5 })).map(({ id }) => id)).toEqual(['kept', 'renewed']);
    await advance(2);
    expect((await engine.list(at.pk, at.type, { limit: 5 })).map(({ id }) => id)).toEqual(['kept']);
  });
});
