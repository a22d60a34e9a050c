import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCosmosEngine } from '../../bot/store/cosmos.ts';
import type { Engine, Raw, RawStored } from '../../bot/store/engine.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import type { Written } from '../../bot/store/store.ts';
import { startCosmosEmulator } from './cosmos-emulator.ts';
import { endpointFromEnvironment, openEndpoint } from './cosmos-endpoint.ts';
import { fixedClock } from './fixed.ts';

/** An engine under test, and a clock that its documents expire by. */
export type Bench = { engine: Engine; advance: (seconds: number) => Promise<void>; close: () => Promise<void> };

/** On a whole second: Cosmos counts expiry in seconds. */
export const START = Date.UTC(2026, 2, 2, 14);

/** An empty folder that `remove` takes away with everything in it. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'cadre-store-'));
  return {
    path,
    remove() {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

export async function openSqlite(): Promise<Bench> {
  const folder = temporaryFolder();
  const clock = fixedClock(START);
  const engine = createSqliteEngine(join(folder.path, 'cadre.db'), { now: () => clock.now() });
  return {
    engine,
    async advance(seconds) {
      clock.pass(seconds * 1000);
    },
    async close() {
      await engine.close();
      folder.remove();
    },
  };
}

export async function openEmulated(): Promise<Bench> {
  const clock = fixedClock(START);
  const emulator = await startCosmosEmulator(() => clock.now());
  const engine = createCosmosEngine(emulator.config);
  return {
    engine,
    async advance(seconds) {
      clock.pass(seconds * 1000);
    },
    async close() {
      await engine.close();
      await emulator.close();
    },
  };
}

/** Every engine that can be had here; Azure or another emulator is one of them where it is named to us. */
export const engines: { name: string; open: () => Promise<Bench> }[] = [
  { name: 'embedded', open: openSqlite },
  { name: 'cosmos on the npm emulator', open: openEmulated },
  ...endpointFromEnvironment().map((endpoint) => ({
    name: 'cosmos at COSMOS_TEST_ENDPOINT',
    open: () => openEndpoint(endpoint),
  })),
];

let places = 0;

/** A partition and a type of document that no other test uses: tests of one engine share its records. */
export function place(): { pk: string; type: string } {
  places += 1;
  return { pk: `pk_${places}`, type: `type${places}` };
}

/** The etag of a write that must have been made. */
export function etagOf(written: Written): string {
  if (!written.ok) throw new Error(`the write was refused: ${written.code}`);
  return written.etag;
}

/** Everything after a cursor, in the order of the feed, and the cursor at its end. */
export async function drain(engine: Engine, cursor: string, limit = 100) {
  const seen: RawStored[] = [];
  for (let at = cursor, pages = 0; pages < 10_000; pages += 1) {
    const page = await engine.changes(at, limit);
    if (page.documents.length === 0) return { seen, cursor: page.cursor };
    seen.push(...page.documents);
    at = page.cursor;
  }
  throw new Error('the feed does not end');
}

/** A document at a place: give what matters to the test. */
export function raw(at: { pk: string; type: string }, id: string, more: Partial<Raw> = {}): Raw {
  return { ...at, id, sk: id, v: 1, body: { of: id }, ...more };
}
