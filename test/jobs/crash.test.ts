import { afterEach, describe, expect, test } from '@jest/globals';
import type { Sender, SendOutcome } from '../../bot/deps.ts';
import type { Delivery } from '../../bot/domain/delivery.ts';
import { isFinal } from '../../bot/domain/delivery.ts';
import { personalPk, tallyId } from '../../bot/domain/key.ts';
import { createScheduler } from '../../bot/jobs/scheduler.ts';
import type { Store } from '../../bot/store/store.ts';
import { crowd, LEASE, openScene, seedPeople, seedPlan, testKinds, type Scene } from '../support/due.ts';

let scene: Scene;
afterEach(() => scene.close());

/** Thrown into whatever a process does once it is dead: nothing that it still does reaches the world. */
class Dead extends Error {}

/**
 * A life that ends at its n-th step: every write and every request is a step, and the process may die before it is made
 * or, which others cannot tell apart, right after. Reads are no steps: they change nothing that anybody could find.
 */
function mortal(store: Store, sender: Sender, endsAt: number, when: 'before' | 'after') {
  let steps = 0;
  let dead = false;
  const step = async <T>(act: () => Promise<T>): Promise<T> => {
    if (dead) throw new Dead();
    steps += 1;
    if (steps !== endsAt) return act();
    dead = true;
    if (when === 'after') await act();
    throw new Dead();
  };
  const reading = async <T>(act: () => Promise<T>): Promise<T> => {
    if (dead) throw new Dead();
    return act();
  };
  const mortalStore: Store = {
    ...store,
    get: (type, pk, id) => reading(() => store.get(type, pk, id)),
    list: (pk, type, range) => reading(() => store.list(pk, type, range)),
    due: (type, before, limit) => reading(() => store.due(type, before, limit)),
    create: (document) => step(() => store.create(document)),
    replace: (document, ifMatch) => step(() => store.replace(document, ifMatch)),
    upsert: (document) => step(() => store.upsert(document)),
    delete: (pk, id, ifMatch) => step(() => store.delete(pk, id, ifMatch)),
    batch: (pk, operations) => step(() => store.batch(pk, operations)),
  };
  const send: Sender['send'] = (pid, card, summary) => step<SendOutcome>(() => sender.send(pid, card, summary));
  return { store: mortalStore, sender: { ...sender, send }, isDead: () => dead };
}

const PEOPLE = 3;

/** One instance dies at its n-th step, another takes over; answers whether there was such a step at all. */
async function dieAt(kind: string, step: number, when: 'before' | 'after'): Promise<boolean> {
  const people = crowd(PEOPLE);
  scene = openScene(people);
  await seedPeople(scene.store, people);
  await seedPlan(scene.store, kind);
  const life = mortal(scene.store, scene.sender, step, when);
  const deps = { ...scene.deps, store: life.store, sender: life.sender };
  const first = createScheduler({
    deps,
    kinds: testKinds(people),
    instanceId: 'one',
    random: () => 0.5,
    wait: async (ms) => {
      scene.clock.pass(Math.ceil(ms));
    },
    leaseMs: LEASE,
    gatherMs: 0,
    workers: 1,
    rate: { start: 1_000, ceiling: 1_000 },
  });
  await first.tick().catch(() => undefined);
  if (!life.isDead()) return false;
  await scene.untilIdle(scene.instance('two'));
  return true;
}

const timesSent = (): number[] => crowd(PEOPLE).map((pid) => scene.sender.sent.filter((one) => one === pid).length);

/** Tries every step of a life until there is none left, and looks at what each death leaves. */
async function everyDeath(kind: string, when: 'before' | 'after', look: (deliveries: Delivery[]) => unknown) {
  let deaths = 0;
  while (await dieAt(kind, deaths + 1, when)) {
    await look(await scene.deliveries());
    deaths += 1;
    await scene.close();
  }
  return deaths;
}

describe.each(['before', 'after'] as const)('a process that dies %s any one of its steps', (when) => {
  test('loses no broadcast, sends none twice, and holds only what nobody can know', async () => {
    const deaths = await everyDeath('cast', when, (deliveries) => {
      expect(deliveries).toHaveLength(PEOPLE);
      expect(deliveries.every(({ state }) => isFinal(state))).toBe(true);
      expect(Math.max(...timesSent())).toBe(1);
      const held = deliveries.filter(({ state }) => state === 'unconfirmed');
      expect(held.length).toBeLessThanOrEqual(1);
      expect(held.every(({ reason }) => reason === 'interrupted')).toBe(true);
      // what is not held was received once, and says so
      const sent = deliveries.filter(({ state }) => state === 'sent').map(({ pid }) => pid);
      expect(sent.every((pid) => scene.sender.sent.includes(pid))).toBe(true);
      expect(sent.length + held.length).toBe(PEOPLE);
    });
    // heartbeat, claim and page of the plan, claim of the deliveries, and three steps for each message
    expect(deaths).toBeGreaterThanOrEqual(4 + 3 * PEOPLE);
  });

  test('loses no reminder, and sends at most one twice', async () => {
    const deaths = await everyDeath('remind', when, (deliveries) => {
      expect(deliveries.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
      expect(Math.min(...timesSent())).toBe(1);
      expect(scene.sender.sent.length).toBeLessThanOrEqual(PEOPLE + 1);
    });
    expect(deaths).toBeGreaterThanOrEqual(4 + 3 * PEOPLE);
  });

  test('leaves each calm message counted once among the two of its day', async () => {
    const tallies: unknown[] = [];
    await everyDeath('calm', when, async (deliveries) => {
      expect(deliveries.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
      expect(scene.sender.sent.length).toBeLessThanOrEqual(PEOPLE + 1);
      for (const { pid, deliveryId } of deliveries) {
        const tally = await scene.store.get('tally', personalPk(pid), tallyId('2026-09-10'));
        expect(tally?.body.deliveries).toEqual([deliveryId]);
        tallies.push(tally);
      }
    });
    expect(tallies.length).toBeGreaterThanOrEqual(PEOPLE * (4 + 4 * PEOPLE));
  });
});
