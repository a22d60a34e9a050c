import { afterEach, describe, expect, test } from '@jest/globals';
import type { Deps } from '../../bot/deps.ts';
import { NINE, seedEnrolment, seedProgram, type Seeded } from '../support/cohort.ts';
import { fakeSender, LEASE, seedPeople } from '../support/due.ts';
import { fixedClock, fixedIds, memoryLog } from '../support/fixed.ts';
import { kinds } from '../../bot/jobs/kinds.ts';
import { createScheduler, type Scheduler } from '../../bot/jobs/scheduler.ts';
import { noMail } from '../../bot/deps.ts';
import { openStore } from '../../bot/store/open.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { BEFORE, hour, publishSession } from '../support/reminder.ts';

/** What a process does to its store before it dies: so many writes, and then nothing more. */
function dyingAfter(store: Store, writes: number): Store {
  let left = writes;
  const mayWrite = (): void => {
    if (left <= 0) throw new Error('the process died');
    left -= 1;
  };
  return {
    ...store,
    create: async (document) => (mayWrite(), store.create(document)),
    replace: async (document, etag) => (mayWrite(), store.replace(document, etag)),
    upsert: async (document) => (mayWrite(), store.upsert(document)),
    batch: async (pk, operations) => (mayWrite(), store.batch(pk, operations)),
  };
}

const people = ['ada', 'ben', 'cleo'];
let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

/** Two sessions of one day for three people, at nine o'clock of the working day before. */
async function open() {
  const clock = fixedClock(BEFORE - hour);
  const store = openStore(createSqliteEngine(':memory:', { now: clock.now }));
  close = () => store.close();
  const sender = fakeSender();
  const directory = { member: async () => undefined };
  const deps: Deps = { clock, ids: fixedIds(), log: memoryLog(), store, directory, sender, mail: noMail };
  const program: Seeded = await seedProgram(deps);
  await seedPeople(store, people);
  for (const pid of people) await seedEnrolment(deps, program, pid);
  await publishSession(deps, program);
  await publishSession(deps, program, { code: 'LE02', startsAt: NINE + 8 * hour, endsAt: NINE + 9 * hour });
  clock.set(BEFORE);
  const instance = (id: string, own: Store = store): Scheduler =>
    createScheduler({
      deps: { ...deps, store: own },
      kinds,
      instanceId: id,
      random: () => 0.5,
      wait: async (ms) => {
        clock.pass(Math.ceil(ms));
      },
      leaseMs: LEASE,
      heartbeatMs: 5_000,
      rate: { start: 1_000, ceiling: 1_000 },
      workers: 4,
    });
  return { clock, store, sender, instance };
}

/** Ticks for an hour. */
async function finish({ clock, instance }: Awaited<ReturnType<typeof open>>): Promise<void> {
  const next = instance('next');
  for (let left = 60; left > 0; left -= 1) {
    clock.pass(LEASE);
    await next.tick();
  }
}

describe('a process that dies', () => {
  test('between any two writes: everybody is reminded of the day, and nobody more than twice', async () => {
    let [isDone, twice] = [false, 0];
    for (let writes = 0; !isDone; writes += 1) {
      const scene = await open();
      const dying = scene.instance('first', dyingAfter(scene.store, writes));
      await dying.tick().catch(() => undefined);
      const before = scene.sender.sent.length;
      await finish(scene);
      const counts = people.map((pid) => scene.sender.sent.filter((one) => one === pid).length);
      expect([writes, counts.every((count) => count === 1 || count === 2)]).toEqual([writes, true]);
      twice = Math.max(twice, counts.filter((count) => count === 2).length);
      isDone = before === people.length && counts.every((count) => count === 1);
      await close?.();
      close = undefined;
      if (writes > 100) throw new Error('the first process never gets through');
    }
    expect(twice).toBeGreaterThan(0); // the test has teeth: a message that arrived and was not noted is sent again
    expect(twice).toBeLessThanOrEqual(4); // no more than were under way
  }, 120_000);

  test('in the middle of a request, whether or not the message arrived', async () => {
    const scene = await open();
    scene.sender.script.push('throw', 'arrives-then-throw');
    await scene.instance('first').tick();
    await finish(scene);
    const counts = people.map((pid) => scene.sender.sent.filter((one) => one === pid).length);
    expect(counts.toSorted()).toEqual([1, 1, 2]);
  });
});

test('any number of instances at once: one message a day to each person', async () => {
  const scene = await open();
  const [one, two] = [scene.instance('one'), scene.instance('two')];
  await Promise.all([one.tick(), one.tick(), two.tick()]);
  scene.clock.pass(5_000);
  await Promise.all([one.tick(), two.tick(), two.tick()]);
  await finish(scene);
  expect(scene.sender.sent.toSorted()).toEqual(people);
});
