import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPlace } from './place.ts';
import { seed } from './seed.ts';
import { startWorker } from './worker.ts';

const TEN = Date.parse('2026-09-10T14:00:00Z');

/** Without a bound Node lets garbage lie, the more the longer it runs: then it is not the audience that is measured. */
const HEAP = ['--max-old-space-size=160', '--max-semi-space-size=8'];

/** The most memory of one instance that sends to so many people, in virtual time. */
export async function memoryOf(people: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-bench-'));
  try {
    const path = join(folder, 'cadre.db');
    const store = openPlace({ engine: 'sqlite', store: path, clockAhead: TEN - Date.now() });
    await seed(store, { people, reminded: 0, now: TEN, dueAt: TEN, serviceUrl: 'http://127.0.0.1:9/' });
    await store.close();
    const worker = startWorker('test/bench/broadcast/memory-run.ts', [path, String(TEN)], HEAP);
    const { sent, peakMb } = (await worker.told('peakMb')) as { sent: number; peakMb: number };
    await worker.end('SIGTERM');
    if (sent !== people) throw new Error(`${sent} of ${people} messages were sent`);
    return peakMb;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
