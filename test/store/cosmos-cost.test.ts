import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openScene, type Scene } from '../support/cosmos-scene.ts';
import { etagOf, place, raw } from '../support/engine.ts';

/** The numbers in the table of bot/store/README.md. */
describe('what a call costs on Cosmos, in requests', () => {
  let scene: Scene;
  const at = place();
  beforeAll(async () => {
    scene = await openScene();
    // the first call of a client asks for the container, and the first feed for its ranges
    etagOf(await scene.engine.create(raw(at, 'first', { dueAt: 1 })));
    await scene.engine.changes('', 1);
  });
  afterAll(async () => {
    await scene.close();
  });

  async function requestsOf(call: Promise<unknown>) {
    scene.network.follow({});
    await call;
    const { sent, others } = scene.network;
    return { ...sent, others: [...others] };
  }

  test('every single write, and a batch of any length, is one', async () => {
    const { engine } = scene;
    const one = { writes: 1, reads: 0, others: [] };
    expect(await requestsOf(engine.create(raw(at, 'a')))).toEqual(one);
    expect(await requestsOf(engine.upsert(raw(at, 'a')))).toEqual(one);
    expect(await requestsOf(engine.replace(raw(at, 'a'), 'stale'))).toEqual(one);
    expect(await requestsOf(engine.delete(at.pk, 'a'))).toEqual(one);
    const batch = ['b', 'c', 'd'].map((id) => ({ op: 'create', document: raw(at, id) }) as const);
    expect(await requestsOf(engine.batch(at.pk, batch))).toEqual(one);
  });

  test('a get is one', async () => {
    expect(await requestsOf(scene.engine.get(at.pk, 'first'))).toEqual({ writes: 0, reads: 1, others: [] });
    expect(await requestsOf(scene.engine.get(at.pk, 'none'))).toEqual({ writes: 0, reads: 1, others: [] });
  });

  test('a page of a listing or of due work is one, and one for the plan of the query', async () => {
    const { engine } = scene;
    const plan = 'POST /dbs/cadre/colls/core/docs';
    expect(await requestsOf(engine.list(at.pk, at.type, { limit: 5 }))).toEqual({
      writes: 0,
      reads: 1,
      others: [plan],
    });
    expect(await requestsOf(engine.due(at.type, 1, 5))).toEqual({ writes: 0, reads: 1, others: [plan] });
  });

  test('a page of the feed is one for each physical partition, and one for the container', async () => {
    const { engine } = scene;
    const { cursor } = await engine.changes('', 100);
    const { writes, reads, others } = await requestsOf(engine.changes(cursor, 100));
    expect({ writes, reads }).toEqual({ writes: 0, reads: 1 });
    expect(others).toEqual(['GET /dbs/cadre/colls/core']);
  });
});
