import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StoreError } from '../../bot/store/error.ts';
import { clear, clearInBatch, doubtful, doubtfulInBatch, named } from '../support/cosmos-faults.ts';
import { acts, ATTEMPTS, BEFORE, bodiesIn, openScene, prepare, type Scene } from '../support/cosmos-scene.ts';
import { place } from '../support/engine.ts';

const cases = acts.flatMap((act) => {
  const batch = act.name.startsWith('batch');
  const known = [...clear, ...(batch ? clearInBatch : [])].map((fault) => ({ act, fault, known: true }));
  const unknown = [...doubtful, ...(batch ? doubtfulInBatch : [])].map((fault) => ({ act, fault, known: false }));
  return [...known, ...unknown];
});

describe('writes through a faulty network', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(async () => {
    await scene.close();
  });

  test.each(cases)('$act.name survives $fault.name: done once, and said so', async ({ act, fault }) => {
    const at = place();
    const etags = await prepare(scene, at);
    scene.network.follow({ writes: [fault] });
    expect(await act.run(scene.engine, at, etags)).toMatchObject({ ok: true });
    expect(bodiesIn(scene, at.pk)).toEqual(act.left);
    expect(scene.network.sent.writes).toBe(2);
  });

  test.each(cases)('$act.name survives $fault.name three times over', async ({ act, fault }) => {
    const at = place();
    const etags = await prepare(scene, at);
    scene.network.follow({ writes: [fault, fault, fault] });
    expect(await act.run(scene.engine, at, etags)).toMatchObject({ ok: true });
    expect(bodiesIn(scene, at.pk)).toEqual(act.left);
    expect(scene.network.sent.writes).toBe(4);
  });

  test.each(cases)('$act.name gives up on endless $fault.name: whole or absent', async ({ act, fault, known }) => {
    const at = place();
    const etags = await prepare(scene, at);
    scene.network.follow({ always: fault });
    const outcome = await act.run(scene.engine, at, etags).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(StoreError);
    // where the fault leaves no doubt nothing was written, and the message does not raise any
    expect(String(outcome).includes('not known')).toBe(!known);
    expect(known ? [BEFORE] : [BEFORE, act.left]).toContainEqual(bodiesIn(scene, at.pk));
    expect(scene.network.sent).toEqual({ writes: ATTEMPTS, reads: 0 });
    scene.network.follow({});
  });

  test('what is acknowledged after a lost answer carries the etag of what is stored', async () => {
    for (const act of acts.filter(({ name }) => ['create', 'upsert', 'replace'].includes(name))) {
      const at = place();
      const etags = await prepare(scene, at);
      scene.network.follow({ writes: [named('reset after')] });
      const written = await act.run(scene.engine, at, etags);
      const stored = await scene.other.get(at.pk, act.name === 'create' ? 'new' : 'old');
      expect(written).toEqual({ ok: true, etag: stored?.etag });
    }
  });
});
