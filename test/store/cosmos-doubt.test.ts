import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StoreError } from '../../bot/store/error.ts';
import { named } from '../support/cosmos-faults.ts';
import { ATTEMPTS, openScene, type Scene } from '../support/cosmos-scene.ts';
import { etagOf, place, raw } from '../support/engine.ts';

const lost = named('reset before');
const unanswered = named('reset after');

describe('a write whose first request was left without an answer, while somebody else writes', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(async () => {
    await scene.close();
  });

  test('a create that never arrived does not take for its own what somebody else created', async () => {
    const { engine, other, network } = scene;
    const at = place();
    network.follow({ writes: [lost] });
    scene.during(() => other.create(raw(at, 'a', { body: 'theirs' })));
    expect(await engine.create(raw(at, 'a', { body: 'ours' }))).toEqual({ ok: false, code: 'exists' });
    expect((await other.get(at.pk, 'a'))?.body).toBe('theirs');
  });

  test('a replace that never arrived does not write over somebody else’s', async () => {
    const { engine, other, network } = scene;
    const at = place();
    const etag = etagOf(await other.create(raw(at, 'a')));
    network.follow({ writes: [lost] });
    scene.during(() => other.replace(raw(at, 'a', { body: 'theirs' }), etag));
    expect(await engine.replace(raw(at, 'a', { body: 'ours' }), etag)).toEqual({ ok: false, code: 'changed' });
    expect((await other.get(at.pk, 'a'))?.body).toBe('theirs');
  });

  test('a replace that was made and then built upon is reported as changed, and is not made again', async () => {
    const { engine, other, network } = scene;
    const at = place();
    const etag = etagOf(await other.create(raw(at, 'a')));
    network.follow({ writes: [unanswered] });
    scene.during(() => other.upsert(raw(at, 'a', { body: 'upon ours' })));
    expect(await engine.replace(raw(at, 'a', { body: 'ours' }), etag)).toEqual({ ok: false, code: 'changed' });
    expect((await other.get(at.pk, 'a'))?.body).toBe('upon ours');
  });

  test('a delete of a version spares what somebody else made anew', async () => {
    const { engine, other, network } = scene;
    const at = place();
    const etag = etagOf(await other.create(raw(at, 'a')));
    network.follow({ writes: [unanswered] });
    scene.during(() => other.create(raw(at, 'a', { body: 'anew' })));
    expect(await engine.delete(at.pk, 'a', etag)).toEqual({ ok: false, code: 'changed' });
    expect((await other.get(at.pk, 'a'))?.body).toBe('anew');
  });

  test('a batch that was made is reported as made although one of its documents was written over', async () => {
    const { engine, other, network } = scene;
    const at = place();
    network.follow({ writes: [unanswered] });
    scene.during(() => other.upsert(raw(at, 'a', { body: 'theirs' })));
    const written = await engine.batch(at.pk, [
      { op: 'create', document: raw(at, 'a', { body: 'ours' }) },
      { op: 'create', document: raw(at, 'b', { body: 'ours' }) },
    ]);
    expect(written).toEqual({ ok: true, etags: ['', (await other.get(at.pk, 'b'))?.etag] });
    expect((await other.get(at.pk, 'a'))?.body).toBe('theirs');
  });

  test('a batch that never arrived is refused where somebody else took one of its ids, and leaves nothing', async () => {
    const { engine, other, network } = scene;
    const at = place();
    network.follow({ writes: [lost] });
    scene.during(() => other.create(raw(at, 'b', { body: 'theirs' })));
    const written = await engine.batch(at.pk, [
      { op: 'create', document: raw(at, 'a') },
      { op: 'create', document: raw(at, 'b') },
    ]);
    expect(written).toEqual({ ok: false, code: 'exists', index: 1 });
    expect((await other.list(at.pk, at.type, { limit: 5 })).map(({ body }) => body)).toEqual(['theirs']);
  });

  test('a batch of deletes that never arrived is refused where a document was changed meanwhile', async () => {
    const { engine, other, network } = scene;
    const at = place();
    const etag = etagOf(await other.create(raw(at, 'a')));
    network.follow({ writes: [lost] });
    scene.during(() => other.upsert(raw(at, 'a', { body: 'theirs' })));
    const written = await engine.batch(at.pk, [{ op: 'delete', id: 'a', ifMatch: etag }]);
    expect(written).toEqual({ ok: false, code: 'changed', index: 0 });
    expect((await other.get(at.pk, 'a'))?.body).toBe('theirs');
  });

  test('reading back is as patient as any other call', async () => {
    const { engine, network } = scene;
    const at = place();
    network.follow({ writes: [unanswered], reads: [named('503, not'), named('429 that does not')] });
    expect(await engine.create(raw(at, 'a'))).toMatchObject({ ok: true });
    expect(network.sent).toEqual({ writes: 2, reads: 3 });
  });

  test('where reading back is not possible the doubt is said', async () => {
    const { engine, network } = scene;
    const at = place();
    const reads = Array.from({ length: ATTEMPTS }, () => named('429 that does not'));
    network.follow({ writes: [unanswered], reads });
    const fault = await engine.create(raw(at, 'a')).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(StoreError);
    expect((fault as StoreError).message).toMatch(/create .*429.*not known/);
  });

  test('without an unanswered request nothing is read back: a refusal costs one request', async () => {
    const { engine, network } = scene;
    const at = place();
    etagOf(await engine.create(raw(at, 'a')));
    network.follow({});
    expect(await engine.create(raw(at, 'a'))).toEqual({ ok: false, code: 'exists' });
    expect(network.sent).toEqual({ writes: 1, reads: 0 });
  });
});
