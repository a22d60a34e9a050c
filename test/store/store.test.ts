import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openStore } from '../../bot/store/open.ts';
import { StoreError } from '../../bot/store/error.ts';
import type { Document } from '../../bot/store/store.ts';
import { drain, engines, etagOf, place, raw, type Bench } from '../support/engine.ts';

/** A document of a real type, small and unlikely to change its shape. */
const membership = (pk: string, id: string, programId = 'p1'): Document<'membership'> => ({
  pk,
  id,
  type: 'membership',
  sk: id,
  body: { programId, cohortId: 'c1' },
});

describe.each(engines)('$name: the typed store', ({ open }) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await open();
  });
  afterAll(async () => {
    await bench.close();
  });

  test('the typed store reads back what it wrote, by id, by listing, by due time and by the feed', async () => {
    const { engine } = bench;
    const store = openStore(engine);
    const { pk } = place();
    const { cursor } = await drain(engine, '');
    const document = { ...membership(pk, 'a'), dueAt: 1 };
    const etag = etagOf(await store.create(document));
    expect(await store.get('membership', pk, 'a')).toMatchObject({ ...document, etag });
    expect(await store.list(pk, 'membership', { limit: 5 })).toHaveLength(1);
    expect(await store.due('membership', 1, 1000)).toContainEqual(expect.objectContaining({ pk, id: 'a' }));
    expect((await store.changes(cursor, 1000)).documents).toContainEqual(expect.objectContaining({ pk, id: 'a' }));
  });

  test('the typed store carries refusals of every write through', async () => {
    const { engine } = bench;
    const store = openStore(engine);
    const { pk } = place();
    const etag = etagOf(await store.upsert(membership(pk, 'a')));
    expect(await store.create(membership(pk, 'a'))).toEqual({ ok: false, code: 'exists' });
    expect(await store.replace(membership(pk, 'a', 'p2'), 'stale')).toEqual({ ok: false, code: 'changed' });
    expect(
      await store.batch(pk, [
        { op: 'replace', document: membership(pk, 'a', 'p2'), ifMatch: etag },
        { op: 'delete', id: 'b' },
      ]),
    ).toEqual({ ok: false, code: 'missing', index: 1 });
    expect((await store.get('membership', pk, 'a'))?.body.programId).toBe('p1');
    expect(await store.delete(pk, 'a', etag)).toEqual({ ok: true, etag: '' });
  });

  test('a document of another type, a later version or an unknown shape is refused by name, not by content', async () => {
    const { engine } = bench;
    const store = openStore(engine);
    const { pk } = place();
    const at = { pk, type: 'membership' };
    etagOf(await engine.create(raw(at, 'later', { v: 99, body: { programId: 'sesame', cohortId: 'c1' } })));
    etagOf(await engine.create(raw(at, 'shape', { body: { programId: 17, secret: 'sesame' } })));
    etagOf(await engine.create(raw({ pk, type: 'welcome' }, 'type', { body: { at: 1 } })));
    for (const id of ['later', 'shape', 'type']) {
      const fault = await store.get('membership', pk, id).catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(StoreError);
      expect((fault as StoreError).message).toContain(id);
      expect((fault as StoreError).message).not.toContain('sesame');
    }
    await expect(store.list(pk, 'membership', { limit: 5 })).rejects.toThrow(StoreError);
    for (const id of ['later', 'shape', 'type']) etagOf(await engine.delete(pk, id));
  });

  test('the feed of the typed store passes over types that this release does not know', async () => {
    const { engine } = bench;
    const store = openStore(engine);
    const at = place();
    const { cursor } = await drain(engine, '');
    etagOf(await engine.create(raw(at, 'unknown')));
    etagOf(await store.create(membership(at.pk, 'known')));
    const { documents } = await store.changes(cursor, 1000);
    expect(documents.filter(({ pk }) => pk === at.pk).map(({ id }) => id)).toEqual(['known']);
  });
});
