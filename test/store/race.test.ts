import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Engine } from '../../bot/store/engine.ts';
import type { Written } from '../../bot/store/store.ts';
import { engines, etagOf, place, raw, type Bench } from '../support/engine.ts';

const winners = (outcomes: readonly { ok: boolean }[]): number => outcomes.filter(({ ok }) => ok).length;

/** Reads, adds one, and tries again when somebody was quicker. */
async function addOne(engine: Engine, at: ReturnType<typeof place>): Promise<void> {
  let written: Written;
  do {
    const found = await engine.get(at.pk, 'sum');
    if (found === undefined) throw new Error('there is nothing to add to');
    written = await engine.replace(raw(at, 'sum', { body: Number(found.body) + 1 }), found.etag);
  } while (!written.ok);
}

describe.each(engines)('$name: writers at the same time', ({ open }) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await open();
  });
  afterAll(async () => {
    await bench.close();
  });

  test('of two writers with one etag exactly one wins, and the other is told', async () => {
    const { engine } = bench;
    const at = place();
    const etag = etagOf(await engine.create(raw(at, 'a')));
    const outcomes = await Promise.all(['x', 'y'].map((body) => engine.replace(raw(at, 'a', { body }), etag)));
    expect(winners(outcomes)).toBe(1);
    expect(outcomes).toContainEqual({ ok: false, code: 'changed' });
    expect((await engine.get(at.pk, 'a'))?.body).toBe(outcomes[0]?.ok ? 'x' : 'y');
  });

  test('of fifty who create one id at once exactly one wins', async () => {
    const { engine } = bench;
    const at = place();
    const numbers = Array.from({ length: 50 }, (_, n) => n);
    const outcomes = await Promise.all(numbers.map((body) => engine.create(raw(at, 'a', { body }))));
    expect(winners(outcomes)).toBe(1);
    expect((await engine.get(at.pk, 'a'))?.body).toBe(outcomes.findIndex(({ ok }) => ok));
  });

  test('of batches that share one id exactly one is written, whole', async () => {
    const { engine } = bench;
    const at = place();
    const outcomes = await Promise.all(
      [0, 1, 2, 3, 4].map((n) =>
        engine.batch(at.pk, [
          { op: 'create', document: raw(at, `own${n}`) },
          { op: 'create', document: raw(at, 'shared') },
        ]),
      ),
    );
    const stored = (await engine.list(at.pk, at.type, { limit: 10 })).map(({ id }) => id);
    expect(winners(outcomes)).toBe(1);
    expect(stored).toEqual([`own${outcomes.findIndex(({ ok }) => ok)}`, 'shared']);
  });

  test('ten who each add one to a document, and try again when refused, make ten', async () => {
    const { engine } = bench;
    const at = place();
    etagOf(await engine.create(raw(at, 'sum', { body: 0 })));
    await Promise.all(Array.from({ length: 10 }, () => addOne(engine, at)));
    expect((await engine.get(at.pk, 'sum'))?.body).toBe(10);
  });

  test('a write that was acknowledged is seen by the next read', async () => {
    const { engine } = bench;
    const at = place();
    for (const n of [1, 2, 3, 4, 5]) {
      etagOf(await engine.upsert(raw(at, 'a', { body: n })));
      expect((await engine.get(at.pk, 'a'))?.body).toBe(n);
      expect((await engine.list(at.pk, at.type, { limit: 2 })).map(({ body }) => body)).toEqual([n]);
    }
  });
});
