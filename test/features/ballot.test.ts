import { afterEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomIds, type Ballots } from '../../bot/deps.ts';
import { evaluationPk } from '../../bot/domain/key.ts';
import { createBallots } from '../../bot/features/ballot.ts';
import { createCosmosEngine } from '../../bot/store/cosmos.ts';
import { openStore } from '../../bot/store/open.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { startCosmosEmulator } from '../support/cosmos-emulator.ts';
import { temporaryFolder } from '../support/engine.ts';

const KEY = Buffer.alloc(32, 3);
const EVALUATION = 'e1';

type Place = { store: Store; path?: string; close: () => Promise<void> };

async function onSqlite(): Promise<Place> {
  const folder = temporaryFolder();
  const path = join(folder.path, 'cadre.db');
  const store = openStore(createSqliteEngine(path));
  return {
    store,
    path,
    close: async () => {
      await store.close();
      folder.remove();
    },
  };
}

async function onCosmos(): Promise<Place> {
  const emulator = await startCosmosEmulator(() => Date.UTC(2026, 8, 10));
  const store = openStore(createCosmosEngine(emulator.config));
  return {
    store,
    close: async () => {
      await store.close();
      await emulator.close();
    },
  };
}

const everybody = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `p${String(n).padStart(3, '0')}`);
const boxesOf = (store: Store) => store.list(evaluationPk(EVALUATION), 'box', { limit: 10 });

let place: Place;
afterEach(() => place.close());

/** Boxes on a store, as one instance of Cadre has them. */
const instance = (store = place.store): Ballots => createBallots({ store, ids: randomIds }, KEY);

describe.each([
  ['embedded', onSqlite],
  ['cosmos on the npm emulator', onCosmos],
])('on %s', (_name, open) => {
  test('300 people who answer in one burst, each sent twice, are 300 ballots, and each second press is told so', async () => {
    place = await open();
    const ballots = instance();
    await ballots.open(EVALUATION, 300);
    const sent = everybody(300).flatMap((pid, n) => [
      ballots.cast(EVALUATION, pid, { q1: (n % 5) + 1, words: `from ${n}` }),
      ballots.cast(EVALUATION, pid, { q1: 1, words: 'a second time' }),
    ]);
    const outcomes = await Promise.all(sent);
    expect(outcomes.filter((outcome) => outcome === 'cast')).toHaveLength(300);
    expect(outcomes.filter((_, n) => n % 2 === 1)).toEqual(Array.from({ length: 300 }, () => 'already'));
    const cast = await ballots.read(EVALUATION);
    expect(cast.map(({ words }) => words).sort()).toEqual(
      everybody(300)
        .map((_, n) => `from ${n}`)
        .sort(),
    );
    expect(await boxesOf(place.store)).toHaveLength(2);
  });

  test('two instances at once: nobody is counted twice, and nobody is lost', async () => {
    place = await open();
    const [one, two] = [instance(), instance()];
    await Promise.all([one.open(EVALUATION, 40), two.open(EVALUATION, 40)]);
    const outcomes = await Promise.all(
      everybody(40).flatMap((pid) => [one.cast(EVALUATION, pid, { q1: 5 }), two.cast(EVALUATION, pid, { q1: 5 })]),
    );
    expect(outcomes.filter((outcome) => outcome === 'cast')).toHaveLength(40);
    expect(await one.read(EVALUATION)).toHaveLength(40);
  });
});

test('an answer whose confirmation was lost, sent again, is told that it is there', async () => {
  place = await onSqlite();
  await instance().open(EVALUATION, 23);
  const { store } = place;
  const dying: Store = {
    ...store,
    batch: async (pk, operations) => {
      await store.batch(pk, operations);
      throw new Error('the connection broke after the write');
    },
  };
  await expect(instance(dying).cast(EVALUATION, 'p1', { q1: 4 })).rejects.toThrow();
  expect(await instance().cast(EVALUATION, 'p1', { q1: 1 })).toBe('already');
  expect(await instance().read(EVALUATION)).toEqual([{ q1: 4 }]);
});

test('the file holds no word of any ballot, and boxes that never change their size', async () => {
  place = await onSqlite();
  const ballots = instance();
  await ballots.open(EVALUATION, 23);
  const sizes = new Set<number>();
  for (const pid of everybody(23)) {
    await ballots.cast(EVALUATION, pid, { q1: 5, words: `unmistakable ${pid}` });
    for (const { body } of await boxesOf(place.store)) sizes.add(body.sealed.length);
  }
  expect(sizes.size).toBe(1);
  const bytes = ['', '-wal'].map((suffix) => readFileSync(`${place.path ?? ''}${suffix}`).toString('latin1')).join('');
  expect(bytes).toContain('led_p007');
  expect(bytes).not.toContain('unmistakable');
});
