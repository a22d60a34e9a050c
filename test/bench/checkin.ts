import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SessionRef } from '../../bot/domain/session.ts';
import { checkInBody, countEntries, ECHO_BODY, seedCheckIns, type CheckInData } from './checkin-data.ts';
import { drive, type Load } from './load.ts';
import { pinLoad, startServer } from './process.ts';

const PEOPLE = 2_000;
const SESSIONS = 80;
const WARM_SECONDS = 3;
/** Echo and check-in take turns, so that a slow moment of the machine falls on both; the medians are compared. */
const ROUNDS = 7;
const ROUND_SECONDS = 3;
const BURST = 500;

/** What `--json` prints; requests per second. */
export type CheckInBench = {
  floor: number;
  checkin: number;
  ratio: number;
  p99Ms: number;
  peakMb: number;
  burst: { sent: number; stored: number; errors: number };
};

type Rounds = { echo: Load[]; own: Load[] };

/** The floor and the whole check-in in one run, each server on the first core, the load on the second. */
export async function benchCheckIn(json: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-bench-'));
  try {
    const path = join(folder, 'cadre.db');
    const data = await seedCheckIns(path, PEOPLE, SESSIONS + 1);
    pinLoad();
    const { rounds, ...measured } = await measure(path, data);
    const floor = median(rounds.echo.map(({ perSecond }) => perSecond));
    const checkin = median(rounds.own.map(({ perSecond }) => perSecond));
    const ratio = Math.round((checkin / floor) * 100) / 100;
    const bench = { floor, checkin, ratio, p99Ms: median(rounds.own.map(({ p99Ms }) => p99Ms)), ...measured };
    console.log(json ? JSON.stringify(bench) : table(bench, rounds));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(path: string, { refs, people }: CheckInData) {
  const echo = await startServer('test/bench/echo-server.ts', {});
  const cadre = await startServer('bot/main.ts', { CADRE_STORE: `sqlite:${path}`, LOG_LEVEL: 'warn' });
  const [regular, last] = [refs.slice(0, -1), refs.slice(-1)];
  // made beforehand: the load has a core of its own, but not one to spare
  const bodies = regular.flatMap((ref) => Array.from({ length: people }, (_, n) => checkInBody(ref, n)));
  let sent = 0;
  const next = (): string => bodies[sent++] ?? '';
  await drive(echo.url, WARM_SECONDS, () => ECHO_BODY);
  const answered = [await drive(cadre.url, WARM_SECONDS, next)];
  const rounds: Rounds = { echo: [], own: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.echo.push(await drive(echo.url, ROUND_SECONDS, () => ECHO_BODY));
    rounds.own.push(await drive(cadre.url, ROUND_SECONDS, next));
  }
  const errors = last[0] ? await burst(cadre.url, last[0]) : BURST;
  const peakMb = cadre.peakMb();
  await Promise.all([echo.stop(), cadre.stop()]);
  if (sent > bodies.length) throw new Error('the sessions ran out: raise SESSIONS');
  const ok = [...answered, ...rounds.own].reduce((sum, load) => sum + load.ok, 0);
  const stored = await countEntries(path, regular);
  // autocannon stops without waiting for what is under way: those may be stored and not counted
  if (stored < ok || stored > sent) throw new Error(`${ok} answered, ${stored} stored`);
  return { rounds, peakMb, burst: { sent: 2 * BURST, stored: await countEntries(path, last), errors } };
}

/** 500 people within one second, every request sent twice. Answers how many were not answered with an outcome. */
async function burst(url: string, ref: SessionRef): Promise<number> {
  const send = async (person: number): Promise<boolean> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: checkInBody(ref, person),
    });
    return response.ok && /checked in|signalée/.test(await response.text());
  };
  const pair = async (person: number): Promise<boolean[]> => {
    await new Promise((resolve) => setTimeout(resolve, (person * 900) / BURST));
    return Promise.all([send(person), send(person)]);
  };
  const answers = (await Promise.all(Array.from({ length: BURST }, (_, person) => pair(person)))).flat();
  return answers.filter((good) => !good).length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function table(bench: CheckInBench, { echo, own }: Rounds): string {
  const row = (name: string, loads: Load[], ratio: number): string => {
    const rates = loads.map(({ perSecond }) => perSecond);
    const [p50, p99] = [median(loads.map(({ p50Ms }) => p50Ms)), median(loads.map(({ p99Ms }) => p99Ms))];
    const errors = loads.reduce((sum, load) => sum + load.errors, 0);
    const range = `${Math.min(...rates)} to ${Math.max(...rates)}`;
    return `| ${name} | ${median(rates)} | ${range} | ${ratio} | ${p50} | ${p99} | ${errors} |`;
  };
  const { sent, stored, errors } = bench.burst;
  return [
    `${cpus().length} cores, server and load apart, 50 connections, ${ROUNDS} rounds of ${ROUND_SECONDS} s in turn, medians`,
    '',
    '| server | requests/s | from, to | ratio | p50 ms | p99 ms | errors |',
    '|---|---|---|---|---|---|---|',
    row('plain botbuilder echo (the floor)', echo, 1),
    row('Cadre, a whole check-in, durable', own, bench.ratio),
    '',
    `Peak memory of Cadre: ${bench.peakMb} MB.`,
    `Burst of ${BURST} people within one second, each sent twice: ${sent} sent, ${stored} stored, ${errors} errors.`,
  ].join('\n');
}
