import { describe, expect, jest, test } from '@jest/globals';
import { join } from 'node:path';
import type { Ids } from '../../bot/deps.ts';
import { createCosmosEngine } from '../../bot/store/cosmos.ts';
import { openStore } from '../../bot/store/open.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { bytesOf, most, mostLast, seenInCosmos, seenInFile, type Hits, type Seen } from '../support/attack.ts';
import { startCosmosEmulator } from '../support/cosmos-emulator.ts';
import { temporaryFolder } from '../support/engine.ts';
import { attackAll, close, openBooth, opened, poll, type Booth, type Poll } from '../support/reidentify.ts';
import { seededIds } from '../support/seeded.ts';

/** Long runs, on a machine that others use. */
jest.setTimeout(120_000);

/*
 * Somebody has everything that is stored, with the numbers that engines give to writes, and knows who has answered. How
 * many people can they join to what these said? By chance one of each evaluation (test/support/attack.ts).
 */

type Place = { store: Store; seen: () => Seen[]; bytes: () => Buffer; close: () => Promise<void> };

async function onSqlite(): Promise<Place> {
  const folder = temporaryFolder();
  const path = join(folder.path, 'cadre.db');
  const store = openStore(createSqliteEngine(path));
  return {
    store,
    seen: () => seenInFile(path),
    bytes: () => bytesOf(path),
    close: async () => {
      await store.close();
      folder.remove();
    },
  };
}

async function onCosmos(): Promise<Place> {
  const emulator = await startCosmosEmulator(() => Date.UTC(2026, 8, 10, 20));
  const store = openStore(createCosmosEngine(emulator.config));
  return {
    store,
    seen: () => seenInCosmos(emulator.stored()),
    bytes: () => Buffer.from(JSON.stringify(emulator.stored())),
    close: async () => {
      await store.close();
      await emulator.close();
    },
  };
}

/** As many evaluations as asked for, attacked while they are open and after they have closed. */
async function tried(place: Place, ids: Ids, evaluations: number, people: number, bursts: boolean) {
  const booth = openBooth(place.store, ids, 20_260_910);
  const open: Hits = new Map();
  const closed: Hits = new Map();
  const polls: Poll[] = [];
  for (let n = 0; n < evaluations; n += 1) polls.push(await poll(booth, n, people, bursts));
  const before = place.seen();
  for (const one of polls) attackAll(before, one, open);
  const plain = findings(place.bytes(), booth, polls);
  for (const one of polls) await close(booth, one);
  const after = place.seen();
  for (const one of polls) attackAll(after, one, closed);
  return { open, closed, plain, ballots: polls.map((one) => opened(before, one).length) };
}

/** What of the answers can simply be read, in the engine's files or the log. */
function findings(bytes: Buffer, { log }: Booth, polls: readonly Poll[]): string[] {
  const lines = JSON.stringify(log.lines);
  const words = polls.flatMap(({ said }) => [...said.values()]).filter(({ length }) => length > 8);
  return words.filter((one) => bytes.includes(one) || lines.includes(one));
}

function tooGood(hits: Hits, evaluations: number, people: number): string[] {
  return [...hits]
    .filter(
      ([name, right]) => right > (name.includes('last writer') ? mostLast(evaluations, people) : most(evaluations)),
    )
    .map(([name, right]) => `${name}: ${right} of ${evaluations * people}`);
}

describe.each([
  ['the embedded engine', onSqlite, 40, 12],
  ['Cosmos, with its system fields', onCosmos, 16, 8],
])('with everything that %s holds', (_name, onEngine, evaluations, people) => {
  test('nobody is joined to a ballot or a comment better than by chance, before and after closing', async () => {
    const place = await onEngine();
    try {
      const { open, closed, plain, ballots } = await tried(place, seededIds(7), evaluations, people, true);
      expect(ballots).toEqual(Array.from({ length: evaluations }, () => people));
      expect(plain).toEqual([]);
      expect([open.size, closed.size]).toEqual([15, 45]);
      expect(tooGood(open, evaluations, people)).toEqual([]);
      expect(tooGood(closed, evaluations, people)).toEqual([]);
    } finally {
      await place.close();
    }
  });
});

test('the attacks are good ones: where ballots are put at the end, and comments numbered, they find everybody', async () => {
  const place = await onSqlite();
  let count = 0;
  // a place that is always the last, and ids in order: what the box must not do
  const careless: Ids = {
    next: () => String((count += 1)),
    secret: () => `${String((count += 1)).padStart(24, '0')}${'f'.repeat(40)}`,
  };
  try {
    const { open, closed } = await tried(place, careless, 4, 12, false);
    expect(open.get('ballots, with the key: time order, as it lies')).toBe(48);
    expect(open.get('ballots, with the key: last writer, last')).toBe(4);
    expect(tooGood(open, 4, 12)).not.toEqual([]);
    expect(tooGood(closed, 4, 12)).not.toEqual([]);
  } finally {
    await place.close();
  }
});
