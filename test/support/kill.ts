import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import type { Engine } from '../../bot/store/engine.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import { temporaryFolder } from './engine.ts';
import { batchOf, WRITERS } from './kill-batches.ts';
import { seeded } from './seeded.ts';

/** One file lives through this many kills before the next begins, so that it stays quick to look through. */
const KILLS_PER_FILE = 25;
const LONGEST_LIFE = 400;

export type KillReport = { kills: number; acknowledged: number; violations: string[] };

/** Kills a writing process again and again at moments drawn from the seed, and looks each time at what it left. */
export async function killRepeatedly(kills: number, seed: number): Promise<KillReport> {
  const random = seeded(seed);
  const report: KillReport = { kills: 0, acknowledged: 0, violations: [] };
  while (report.kills < kills) {
    const folder = temporaryFolder();
    const path = join(folder.path, 'cadre.db');
    for (let n = 0; n < KILLS_PER_FILE && report.kills < kills; n += 1) {
      const round = String(report.kills);
      const acknowledged = await writeUntilKilled(path, round, 1 + Math.floor(random() * LONGEST_LIFE));
      report.violations.push(...(await inspect(path, round, acknowledged)));
      report.acknowledged += acknowledged.reduce((sum, last) => sum + last + 1, 0);
      report.kills += 1;
    }
    folder.remove();
  }
  return report;
}

/** The number of the last batch of each writer that was acknowledged before the process was killed; -1 is none. */
async function writeUntilKilled(path: string, round: string, acknowledgements: number): Promise<number[]> {
  const script = resolve('test/support/kill-writer.ts');
  const child = spawn(process.execPath, [script, path, round], { stdio: ['ignore', 'pipe', 'inherit'] });
  const last = Array.from({ length: WRITERS }, () => -1);
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [writer = 0, n = -1] = line.split(':').map(Number);
    last[writer] = n;
    count += 1;
    if (count === acknowledgements) child.kill('SIGKILL');
  }
  if (count < acknowledgements) throw new Error(`the writer ended by itself after ${count} acknowledgements`);
  return last;
}

/** What is wrong with the file, in words. */
async function inspect(path: string, round: string, acknowledged: number[]): Promise<string[]> {
  const violations: string[] = [];
  const engine = createSqliteEngine(path);
  for (const [writer, last] of acknowledged.entries()) {
    violations.push(...(await inspectWriter(engine, round, writer, last)));
  }
  await engine.close();
  const db = new DatabaseSync(path);
  const verdict = db.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
  db.close();
  return verdict === 'ok' ? violations : [...violations, `round ${round}: integrity_check says ${String(verdict)}`];
}

/** A writer waits for each of its batches, so all up to its mark are there, and at most one that it had not heard of. */
async function inspectWriter(engine: Engine, round: string, writer: number, last: number): Promise<string[]> {
  const { pk } = batchOf(round, writer, 0);
  const where = `round ${round}, writer ${writer}`;
  const mark = Number((await engine.get(pk, 'mark'))?.body ?? -1);
  const expected = Array.from({ length: mark + 1 }, (_, n) => n).join();
  const violations = mark < last || mark > last + 1 ? [`${where}: marked ${mark}, acknowledged ${last}`] : [];
  for (const type of ['entry', 'audit']) {
    const found = await engine.list(pk, type, { limit: LONGEST_LIFE * 10 });
    const numbers = found.map(({ body }) => (body as { n: number }).n).join();
    if (numbers !== expected) violations.push(`${where}: ${type} is not 0 to ${mark}: ${numbers}`);
  }
  return violations;
}
