import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDefaultHttpClient, createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';
import { createCosmosEngine } from '../../bot/store/cosmos.ts';
import type { Engine } from '../../bot/store/engine.ts';
import { StoreError } from '../../bot/store/error.ts';
import { clear, doubtful, named, refused, silence, throttledFor } from '../support/cosmos-faults.ts';
import { ATTEMPTS, openScene, type Scene } from '../support/cosmos-scene.ts';
import { drain, etagOf, place, raw } from '../support/engine.ts';

const faultOf = async (call: Promise<unknown>): Promise<string> => {
  const outcome = await call.catch((error: unknown) => error);
  if (!(outcome instanceof StoreError)) throw new Error('the call was to end in a StoreError');
  expect(Object.keys(outcome)).toEqual(['name']);
  expect(outcome.cause).toBeUndefined();
  return outcome.message;
};

const calls: { name: string; call: (engine: Engine) => Promise<unknown> }[] = [
  { name: 'get', call: (engine) => engine.get('pk', 'a') },
  { name: 'create', call: (engine) => engine.create(raw({ pk: 'pk', type: 't' }, 'a')) },
  { name: 'upsert', call: (engine) => engine.upsert(raw({ pk: 'pk', type: 't' }, 'a')) },
  { name: 'replace', call: (engine) => engine.replace(raw({ pk: 'pk', type: 't' }, 'a'), '"e"') },
  { name: 'delete', call: (engine) => engine.delete('pk', 'a') },
  { name: 'batch', call: (engine) => engine.batch('pk', [{ op: 'delete', id: 'a' }]) },
  { name: 'list', call: (engine) => engine.list('pk', 't', { limit: 1 }) },
  { name: 'due', call: (engine) => engine.due('t', 1, 1) },
];

describe('the Cosmos adapter', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(async () => {
    await scene.close();
  });

  // the SDK repeats a read after a reset, a second later: the test that follows waits for that once
  const quick = [...clear, ...doubtful].filter(({ name }) => !name.startsWith('reset'));
  test.each(quick)('reads survive $name', async (fault) => {
    const { engine, network } = scene;
    const at = place();
    const { cursor } = await drain(engine, '');
    const etag = etagOf(await engine.create(raw(at, 'a', { dueAt: 1 })));
    const stored = { ...raw(at, 'a', { dueAt: 1 }), etag };
    network.follow({ reads: [fault] });
    expect(await engine.get(at.pk, 'a')).toEqual(stored);
    network.follow({ reads: [fault] });
    expect(await engine.list(at.pk, at.type, { limit: 5 })).toEqual([stored]);
    network.follow({ reads: [fault] });
    expect(await engine.due(at.type, 1, 5)).toEqual([stored]);
    network.follow({ reads: [fault] });
    expect((await engine.changes(cursor, 5)).documents).toEqual([stored]);
  });

  test('a listing names its partition twice: to the service in a header, to an emulator in the query', async () => {
    const { engine, emulator } = scene;
    const { pk, type } = place();
    const asked: string[] = [];
    const inner = createDefaultHttpClient();
    const httpClient: HttpClient = {
      sendRequest(request) {
        const body = typeof request.body === 'string' ? request.body : '';
        asked.push(`${request.headers.get('x-ms-documentdb-partitionkey') ?? ''} ${body}`);
        return inner.sendRequest(request);
      },
    };
    const listening = createCosmosEngine({ ...emulator.config, httpClient });
    etagOf(await engine.create(raw({ pk, type }, 'a')));
    expect(await listening.list(pk, type, { limit: 1 })).toHaveLength(1);
    expect(asked.some((each) => each.startsWith(`["${pk}"]`) && each.includes('c.pk = @pk'))).toBe(true);
    await listening.close();
  });

  test('a read survives a reset', async () => {
    const { engine, network } = scene;
    const at = place();
    const etag = etagOf(await engine.create(raw(at, 'a')));
    network.follow({ reads: [named('reset before')] });
    expect(await engine.get(at.pk, 'a')).toEqual({ ...raw(at, 'a'), etag });
  });

  test('a replica that is behind is asked again: its 404 does not mean that there is nothing', async () => {
    const { engine, network } = scene;
    const at = place();
    const etag = etagOf(await engine.create(raw(at, 'a')));
    network.follow({ reads: [refused(404, 1002)] });
    expect(await engine.get(at.pk, 'a')).toMatchObject({ etag });
    network.follow({ writes: [refused(404, 1002)] });
    expect(await engine.replace(raw(at, 'a'), etag)).toMatchObject({ ok: true });
  });

  test.each(calls)(
    '$name reports a container that is not there, and does not take it for a missing document',
    async ({ call }) => {
      const { engine, network } = scene;
      network.follow({ writes: [refused(404, 1003)], reads: [refused(404, 1003)] });
      expect(await faultOf(call(engine))).toContain('status 404, substatus 1003');
    },
  );

  test.each(calls)(
    '$name is not repeated where it is forbidden, and repeats none of what the service said',
    async ({ call }) => {
      const { engine, network, emulator } = scene;
      const forbidden = refused(403, 5300, `sesame ${emulator.config.key}`);
      network.follow({ writes: [forbidden], reads: [forbidden] });
      const message = await faultOf(call(engine));
      expect(message).toContain('status 403');
      expect(message).not.toContain('sesame');
      expect(message).not.toContain(emulator.config.key);
      expect(network.sent.writes + network.sent.reads).toBe(1);
    },
  );

  test.each(calls)('$name gives up in the end', async ({ name, call }) => {
    const { engine, network } = scene;
    const reads = Array.from({ length: ATTEMPTS }, () => named('503, not'));
    network.follow({ reads, always: named('503, not') });
    expect(await faultOf(call(engine))).toContain(`Cosmos ${name} failed (status 503, attempt ${ATTEMPTS})`);
    expect(network.sent.writes + network.sent.reads).toBe(ATTEMPTS);
    network.follow({});
  });

  test('the pause is what the service asks for and a little more, or grows by itself', async () => {
    const { engine, network, pauses } = scene;
    const at = place();
    const told = named('429 that says');
    const untold = named('429 that does not');
    pauses.length = 0;
    network.follow({ writes: [told, untold, untold, untold] });
    etagOf(await engine.create(raw(at, 'a')));
    expect(pauses).toEqual([95, 50, 100, 200]);
  });

  test('a pause beyond the deadline is not begun', async () => {
    const { engine, network, pauses } = scene;
    pauses.length = 0;
    network.follow({ writes: [throttledFor(60_000)] });
    expect(await faultOf(engine.create(raw(place(), 'a')))).toContain('status 429, attempt 1');
    expect(pauses).toEqual([]);
  });

  test('a service that accepts a request and never answers is given up', async () => {
    const { emulator, network } = scene;
    const patience = { attempts: 2, wait: () => Promise.resolve() };
    const config = { ...emulator.config, httpClient: network.httpClient, patience, requestTimeoutMs: 20 };
    network.follow({ always: silence });
    const engine = createCosmosEngine(config);
    expect(await faultOf(engine.upsert(raw(place(), 'a')))).toContain(
      'TimeoutError, attempt 2); whether it was applied',
    );
    await engine.close();
    const hasty = createCosmosEngine({ ...config, requestTimeoutMs: 60_000, patience: { deadlineMs: 20 } });
    expect(await faultOf(hasty.upsert(raw(place(), 'a')))).toContain('whether it was applied is not known');
    await hasty.close();
    network.follow({});
  });

  test('after it was closed it refuses every call', async () => {
    const engine = createCosmosEngine(scene.emulator.config);
    await engine.ping();
    await engine.close();
    await engine.close();
    for (const { call } of calls) expect(await faultOf(call(engine))).toContain('closed');
    expect(await faultOf(engine.changes('', 1))).toContain('closed');
    expect(await faultOf(engine.ping())).toContain('closed');
  });

  test('ping fails where nobody listens', async () => {
    const patience = { attempts: 2, wait: () => Promise.resolve() };
    // the discard port of this machine
    const engine = createCosmosEngine({ ...scene.emulator.config, endpoint: 'http://127.0.0.1:9', patience });
    expect(await faultOf(engine.ping())).toContain('Cosmos ping failed');
    await engine.close();
  });

  test('an Entra identity signs the requests with its token, and none is logged or thrown', async () => {
    const seen: { url: string; authorization: string | undefined }[] = [];
    const httpClient: HttpClient = {
      async sendRequest(request) {
        seen.push({ url: request.url, authorization: request.headers.get('authorization') });
        const account = { id: 'x', writableLocations: [], readableLocations: [] };
        const found = new URL(request.url).pathname === '/';
        const bodyAsText = JSON.stringify(found ? account : { message: 'token sesame refused' });
        return { request, status: found ? 200 : 401, headers: createHttpHeaders(), bodyAsText };
      },
    };
    const engine = createCosmosEngine({
      endpoint: 'https://example.documents.azure.com/',
      database: 'cadre',
      container: 'core',
      credential: { getToken: async () => ({ token: 'sesame', expiresOnTimestamp: Date.now() + 3_600_000 }) },
      httpClient,
    });
    expect(await faultOf(engine.get('pk', 'a'))).toBe('Cosmos get failed (status 401, attempt 1)');
    expect(seen.at(-1)?.url).toContain('/dbs/cadre/colls/core/docs/a');
    expect(decodeURIComponent(seen.at(-1)?.authorization ?? '')).toBe('type=aad&ver=1.0&sig=sesame');
    await engine.close();
  });
});
