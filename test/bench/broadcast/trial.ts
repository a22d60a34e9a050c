import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../../bot/store/store.ts';
import { seeded } from '../../support/seeded.ts';
import type { Counts } from './count.ts';
import { inFlight, judge, type Report, type Verdict } from './judge.ts';
import { openPlace, type Place } from './place.ts';
import { seed } from './seed.ts';
import { startWorker, type Worker } from './worker.ts';

const HERE = 'test/bench/broadcast';
/** A Thursday, 10:00 in Ottawa: what is calm may go. */
const TEN = Date.parse('2026-09-10T14:00:00Z');
/** From the start of the instances until the broadcast is due: both are admitted by then. */
const SETTLE = 4_000;
/** Long enough for every answer that a live instance still waits for. */
const QUIET = 2_500;
const GIVE_UP = 600_000;

export type Order = {
  engine: Place['engine'];
  people: number;
  reminded: number;
  rate: number;
  /** Faults of the connector, and so many kills; none: a quiet day. */
  faults: boolean;
  kills: number;
  random: number;
};

export type Trial = Verdict & {
  order: Order;
  share: number;
  inFlightAtKills: number;
  peakMb: number;
  callsPerMessage: number;
  documentsPerMessage: number;
  answers: Record<number, number>;
  seconds: number[];
};

/** Times of the engine go as much faster as its rate: 50 a second, a lease of 60 s and a beat of 5 s make the measure. */
const scaled = (rate: number) => ({
  leaseMs: Math.round((60_000 * 50) / rate),
  heartbeatMs: Math.round((5_000 * 50) / rate),
  pollMs: Math.round((5_000 * 50) / rate),
});

/** One run: two instances as processes on one store, towards a fake connector that is a process too. */
export async function runTrial(order: Order): Promise<Trial> {
  const { engine, people, reminded, rate, faults, random } = order;
  const folder = mkdtempSync(join(tmpdir(), 'cadre-bench-'));
  const clockAhead = TEN - Date.now();
  const emulator = engine === 'cosmos' ? startWorker(`${HERE}/emulator.ts`, [String(clockAhead)]) : undefined;
  const connector = startWorker(`${HERE}/connector.ts`, [JSON.stringify({ rate, faults, seed: random })]);
  const { serviceUrl = '', report = '' } = (await connector.told('report')) as Record<string, string>;
  const file = emulator ? (await emulator.told('store'))['store'] : join(folder, 'cadre.db');
  const place: Place = { engine, store: String(file), serviceUrl, rate, clockAhead, ...scaled(rate) };
  const store = openPlace(place);
  const now = (): number => Date.now() + clockAhead;
  try {
    await seed(store, { people, reminded, now: now(), dueAt: now() + 3_600_000, serviceUrl });
    const crew = await startCrew(place);
    await makeDue(store, now() + SETTLE);
    await sleep(SETTLE);
    const inFlightAtKills = await killAtRandom(order, crew, store, now);
    await untilDone(store);
    await crew.stop();
    const said = (await (await fetch(report)).json()) as Report;
    const verdict = await judge(store, people, reminded, said);
    const counts = crew.counts();
    const messages = people + reminded;
    return {
      ...verdict,
      order,
      share: verdict.perSecond / rate,
      inFlightAtKills,
      peakMb: crew.peak(),
      callsPerMessage: counts.calls / messages,
      documentsPerMessage: counts.documents / messages,
      answers: Object.fromEntries(said.answers),
      seconds: said.seconds,
    };
  } finally {
    await store.close();
    await connector.end('SIGKILL');
    await emulator?.end('SIGKILL');
    rmSync(folder, { recursive: true });
  }
}

/** Seeding takes as long as it takes: only then is it known when the broadcast is to begin. */
async function makeDue(store: Store, at: number): Promise<void> {
  for (const { etag, ...document } of await store.due('plan', Number.MAX_SAFE_INTEGER, 10)) {
    await store.replace({ ...document, dueAt: at }, etag);
  }
}

async function startCrew(place: Place) {
  const all: Worker[] = [];
  const start = async (id: string): Promise<Worker> => {
    const worker = startWorker(`${HERE}/instance.ts`, [id, JSON.stringify(place)]);
    all.push(worker);
    await worker.told('ready');
    return worker;
  };
  const live = new Map<string, Worker>();
  for (const id of ['one', 'two']) live.set(id, await start(id));
  return {
    async killAndRestart(id: string): Promise<void> {
      await live.get(id)?.end('SIGKILL');
      live.set(id, await start(id));
    },
    async stop() {
      await Promise.all([...live.values()].map((worker) => worker.end('SIGTERM')));
    },
    peak: () => Math.max(...all.map((worker) => worker.peak())),
    counts: (): Counts => {
      const told = all.map((worker) => worker.latest('counts') as Counts | undefined);
      const sum = (field: keyof Counts): number => told.reduce((total, one) => total + (one?.[field] ?? 0), 0);
      return { calls: sum('calls'), documents: sum('documents') };
    },
  };
}

type Crew = Awaited<ReturnType<typeof startCrew>>;

/** Kills one or the other at moments drawn from the seed; answers how many messages were under way in those. */
async function killAtRandom(order: Order, crew: Crew, store: Store, now: () => number): Promise<number> {
  const { kills, people, reminded, rate, random: from } = order;
  const random = seeded(from);
  // within the first part of the run, each in a part of its own
  const span = (((people + reminded) / rate) * 1_000 * 0.7) / Math.max(1, kills);
  let under = 0;
  let since = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const began = Date.now();
    await sleep(span * (0.1 + 0.5 * random()));
    const killedAt = now();
    await Promise.all([
      crew.killAndRestart(random() < 0.5 ? 'one' : 'two'),
      sleep(QUIET).then(async () => {
        under += await inFlight(store, since, killedAt);
      }),
    ]);
    since = killedAt;
    await sleep(Math.max(0, span - (Date.now() - began)));
  }
  return under;
}

async function untilDone(store: Store): Promise<void> {
  const until = Date.now() + GIVE_UP;
  while (Date.now() < until) {
    const open = await Promise.all([
      store.due('plan', Number.MAX_SAFE_INTEGER, 1),
      store.due('delivery', Number.MAX_SAFE_INTEGER, 1),
    ]);
    if (open.flat().length === 0) return;
    await sleep(250);
  }
  throw new Error('the broadcast does not end');
}
