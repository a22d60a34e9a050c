import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SessionRef } from '../../bot/domain/session.ts';
import { checkInBody, countEntries, ECHO_BODY, seedCheckIns, type CheckInData } from './checkin-data.ts';
import { drive, type Load } from './load.ts';
import { pinLoad, startServer } from './process.ts';

const PEOPLE = 2_000;
const SESSIONS = 60;
const WARM_SECONDS = 3;
const SECONDS = 8;
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

type Result = CheckInBench & { echo: Load; own: Load; cores: number };

/** The floor and the whole check-in in one run, one after the other, each server alone on its core. */
export async function benchCheckIn(json: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-bench-'));
  try {
    const path = join(folder, 'cadre.db');
    const data = await seedCheckIns(path, PEOPLE, SESSIONS + 1);
    pinLoad();
    const echo = await measureEcho();
    const own = await measureCheckIn(path, data);
    const result: Result = {
      ...own,
      floor: echo.perSecond,
      ratio: round(own.checkin / echo.perSecond),
      echo,
      cores: cpus().length,
    };
    print(result, json);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureEcho(): Promise<Load> {
  const server = await startServer('test/bench/echo-server.ts', {});
  await drive(server.url, WARM_SECONDS, () => ECHO_BODY);
  const load = await drive(server.url, SECONDS, () => ECHO_BODY);
  await server.stop();
  return load;
}

async function measureCheckIn(
  path: string,
  { refs, people }: CheckInData,
): Promise<Omit<Result, 'floor' | 'ratio' | 'echo' | 'cores'>> {
  const server = await startServer('bot/main.ts', { CADRE_STORE: `sqlite:${path}`, LOG_LEVEL: 'warn' });
  let sent = 0;
  const next = (): string => {
    const ref = refs[Math.floor(sent / people)] ?? refs[0];
    sent += 1;
    return ref ? checkInBody(ref, (sent - 1) % people) : '';
  };
  const warm = await drive(server.url, WARM_SECONDS, next);
  const own = await drive(server.url, SECONDS, next);
  if (sent > SESSIONS * people) throw new Error('the sessions ran out: raise SESSIONS');
  const last = refs.slice(-1);
  const errors = last[0] ? await burst(server.url, last[0]) : BURST;
  const peakMb = server.peakMb();
  await server.stop();
  const stored = await countEntries(path, refs.slice(0, -1));
  // autocannon stops without waiting for what is under way: those may be stored and not counted
  if (stored < warm.ok + own.ok || stored > sent) throw new Error(`${warm.ok + own.ok} answered, ${stored} stored`);
  const burstStored = await countEntries(path, last);
  return {
    own: { ...own, errors: own.errors + warm.errors },
    checkin: own.perSecond,
    p99Ms: own.p99Ms,
    peakMb,
    burst: { sent: 2 * BURST, stored: burstStored, errors },
  };
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

const round = (ratio: number): number => Math.round(ratio * 100) / 100;

function print({ echo, own, cores, ...bench }: Result, json: boolean): void {
  if (json) {
    console.log(JSON.stringify(bench));
    return;
  }
  const row = (name: string, { perSecond, p50Ms, p99Ms, errors }: Load): string =>
    `| ${name} | ${perSecond.toLocaleString('en-CA')} | ${round(perSecond / echo.perSecond)} | ${p50Ms} | ${p99Ms} | ${errors} |`;
  console.log(
    [
      `${cores} cores, server and load apart, 50 connections, ${SECONDS} s each, one run`,
      '',
      '| server | requests/s | ratio | p50 ms | p99 ms | errors |',
      '|---|---|---|---|---|---|',
      row('plain botbuilder echo (the floor)', echo),
      row('Cadre, a whole check-in, durable', own),
      '',
      `Peak memory of Cadre: ${bench.peakMb} MB.`,
      `Burst of ${BURST} people within one second, each sent twice: ${bench.burst.sent} sent, ${bench.burst.stored} stored, ${bench.burst.errors} errors.`,
    ].join('\n'),
  );
}
