import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import type { Card } from '../../cards/card.ts';
import type { Deps, Sender, SendOutcome } from '../../bot/deps.ts';
import { noMail } from '../../bot/deps.ts';
import type { Delivery, DeliveryState, Plan } from '../../bot/domain/delivery.ts';
import { castPk, conversationId, personalPk, personId, personPk, planDocId } from '../../bot/domain/key.ts';
import type { Person } from '../../bot/domain/person.ts';
import type { DeliveryKind, Kinds, PlanKind } from '../../bot/jobs/job.ts';
import { createScheduler, type Needs, type Scheduler } from '../../bot/jobs/scheduler.ts';
import type { Engine } from '../../bot/store/engine.ts';
import { openStore } from '../../bot/store/open.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { fixedClock, fixedIds, memoryLog, type FixedClock } from './fixed.ts';

/** A Thursday, 10:00 in Ottawa. */
export const TEN = Date.parse('2026-09-10T14:00:00Z');
export const CAST = 'cast1';
export const LEASE = 60_000;

/** What is sent where in these tests: each message with its person, and how the next ones fare. */
export type FakeSender = Sender & {
  sent: string[];
  /** Outcomes in order; after the last one all is well. `throw`: the process dies in the middle of the request. */
  script: (SendOutcome | 'throw' | 'arrives-then-throw')[];
};

export function fakeSender(): FakeSender {
  const sent: string[] = [];
  const script: FakeSender['script'] = [];
  let next = 1;
  const accept = (pid: string): SendOutcome => {
    sent.push(pid);
    return { ok: true, conversationId: `a:${pid}`, activityId: `m${next++}` };
  };
  return {
    sent,
    script,
    async send(pid) {
      const outcome = script.shift();
      if (outcome === 'arrives-then-throw') accept(pid);
      if (typeof outcome === 'string') throw new Error('the process died');
      return outcome && !outcome.ok ? outcome : accept(pid);
    },
    update: async (_, message) => ({ ok: true, ...message }),
    remove: async (_, message) => ({ ok: true, ...message }),
  };
}

/** A card that says nothing in particular. */
const blank = (): Card => ({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Hello' }] });

const plain: DeliveryKind = { whenUnknown: 'resend', calm: false, prepare: async () => ({ render: blank }) };

/** Plans everybody in `people`, in pages of at most `limit`; the cursor counts. */
function planOver(people: readonly string[], delivery: string): PlanKind {
  return {
    next: async (_, { cursor }, limit) => {
      const from = Number(cursor);
      const pids = people.slice(from, from + limit);
      return { pids, delivery, cursor: String(from + pids.length), last: from + pids.length >= people.length };
    },
  };
}

/** Kinds for tests: a reminder and a broadcast that may go at any hour, calm ones that may not, one that goes first. */
export function testKinds(people: readonly string[]): Kinds {
  return {
    plans: {
      remind: planOver(people, 'reminder'),
      cast: planOver(people, 'broadcast'),
      calm: planOver(people, 'calm'),
      checkIn: planOver(['p000'], 'checkIn'),
      void: { next: async () => 'void' },
    },
    deliveries: {
      reminder: plain,
      broadcast: { ...plain, whenUnknown: 'hold' },
      calm: { ...plain, calm: true, mutes: 'news' },
      checkIn: { ...plain, first: true },
    },
  };
}

export type Scene = {
  deps: Deps;
  store: Store;
  clock: FixedClock;
  log: ReturnType<typeof memoryLog>;
  sender: FakeSender;
  /** Another instance on the same store; its waits make the clock pass. */
  instance(id?: string, needs?: Partial<Needs>): Scheduler;
  /** Ticks, letting time pass, until nothing is due any more within a day; answers how long that took. */
  untilIdle(scheduler: Scheduler, step?: number): Promise<void>;
  deliveries(): Promise<Delivery[]>;
  sums(): Promise<Partial<Record<DeliveryState, number>>>;
  close(): Promise<void>;
};

/** `engine`: where its records are; by default in this process. */
export function openScene(people: readonly string[], at = TEN, engine?: Engine): Scene {
  const clock = fixedClock(at);
  const log = memoryLog();
  const store = openStore(engine ?? createSqliteEngine(':memory:', { now: clock.now }));
  const sender = fakeSender();
  const directory = { member: async () => undefined };
  const deps: Deps = { clock, ids: fixedIds(), log, store, directory, sender, mail: noMail };
  const kinds = testKinds(people);
  const deliveries = async (): Promise<Delivery[]> =>
    (await store.list(castPk(CAST), 'delivery', { limit: 10_000 })).map(({ body }) => body);
  return {
    deps,
    store,
    clock,
    log,
    sender,
    instance: (id = 'one', needs = {}) => createScheduler({ ...needsOf(deps, kinds, clock), instanceId: id, ...needs }),
    async untilIdle(scheduler, step = LEASE / 2) {
      for (let left = 2_000; left > 0; left -= 1) {
        await scheduler.tick();
        const open = await Promise.all([
          store.due('plan', Number.MAX_SAFE_INTEGER, 1),
          store.due('delivery', Number.MAX_SAFE_INTEGER, 1),
        ]);
        if (open.flat().length === 0) return;
        clock.pass(step);
      }
      throw new Error('never idle');
    },
    deliveries,
    async sums() {
      const sums: Partial<Record<DeliveryState, number>> = {};
      for (const { state } of await deliveries()) sums[state] = (sums[state] ?? 0) + 1;
      return sums;
    },
    close: () => store.close(),
  };
}

function needsOf(deps: Deps, kinds: Kinds, clock: FixedClock): Omit<Needs, 'instanceId'> {
  return {
    deps,
    kinds,
    random: () => 0.5,
    wait: async (ms) => {
      clock.pass(Math.ceil(ms));
    },
    leaseMs: LEASE,
    heartbeatMs: 5_000,
    gatherMs: 1,
    rate: { start: 1_000, ceiling: 1_000 },
  };
}

/** People who have met the bot. */
export async function seedPeople(store: Store, pids: readonly string[], fields: Partial<Person> = {}): Promise<void> {
  for (const pid of pids) {
    const body: Person = { pid, name: pid, language: 'en', timeZone: 'America/Toronto', ...fields };
    await store.upsert({ pk: personPk(pid), id: personId(pid), type: 'person', sk: pid, body });
    await seedChat(store, pid);
  }
}

export async function seedChat(store: Store, pid: string, reachable = true): Promise<void> {
  const chat = { serviceUrl: 'http://localhost/', conversationId: `a:${pid}`, userId: `29:${pid}` };
  const body = { ...chat, botId: '28:cadre', tenantId: 'tenant', reachable, since: 1 };
  await store.upsert({ pk: personalPk(pid), id: conversationId, type: 'conversation', sk: conversationId, body });
}

export async function seedPlan(store: Store, kind: string, at = TEN, planId = 'plan1'): Promise<void> {
  const plan: Plan = { planId, kind, programId: 'p', castId: CAST, sequence: 0, cursor: '', state: 'open', at };
  const id = planDocId(planId);
  await store.create({ pk: castPk(CAST), id, type: 'plan', sk: id, body: plan, dueAt: at });
}

/** `count` people: p000, p001 … */
export const crowd = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `p${String(n).padStart(3, '0')}`);

/** Waits until a running bot has worked off what was due at an instant; it goes on looking for 60 s. */
export async function untilNothingIsDue(database: string, at: number): Promise<void> {
  const file = new DatabaseSync(database, { readOnly: true });
  const waiting = file.prepare("SELECT count(*) AS n FROM docs WHERE type IN ('plan', 'delivery') AND due_at <= ?");
  try {
    for (let looks = 0; looks < 600; looks += 1) {
      // what is being sent is due again when its lease ends
      if (waiting.get(at + LEASE)?.['n'] === 0) return;
      await setTimeout(100);
    }
  } finally {
    file.close();
  }
  throw new Error('there is still work that was due');
}
