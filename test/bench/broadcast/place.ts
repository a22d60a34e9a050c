import { createCosmosEngine } from '../../../bot/store/cosmos.ts';
import { openStore } from '../../../bot/store/open.ts';
import { createSqliteEngine } from '../../../bot/store/sqlite.ts';
import type { Store } from '../../../bot/store/store.ts';

/** What an instance of the benchmark is told: where everything is, and how fast time goes. */
export type Place = {
  engine: 'sqlite' | 'cosmos';
  /** The file, or the emulator's address. */
  store: string;
  serviceUrl: string;
  /** Messages a second of all instances together. */
  rate: number;
  /** What the instances' clock is ahead of this machine's: it is always working hours in the benchmark. */
  clockAhead: number;
  leaseMs: number;
  heartbeatMs: number;
  pollMs: number;
};

export const APP_ID = '99999999-9999-4999-8999-999999999999';

export function openPlace({ engine, store, clockAhead }: Pick<Place, 'engine' | 'store' | 'clockAhead'>): Store {
  if (engine === 'sqlite') return openStore(createSqliteEngine(store, { now: () => Date.now() + clockAhead }));
  return openStore(createCosmosEngine({ endpoint: store, key: 'a2V5', database: 'cadre', container: 'core' }));
}
