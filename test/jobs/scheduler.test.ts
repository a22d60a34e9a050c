import { afterEach, describe, expect, test } from '@jest/globals';
import { MAX_ATTEMPTS, MAX_THROTTLED } from '../../bot/domain/delivery.ts';
import { castPk, deliveryDocId, instancePk, planDocId } from '../../bot/domain/key.ts';
import { CAST, crowd, LEASE, openScene, seedPeople, seedPlan, TEN, type Scene } from '../support/due.ts';

let scene: Scene;
afterEach(() => scene.close());

/** A scene with people who have met the bot, and one plan that is due. */
async function begin(kind: string, count: number): Promise<string[]> {
  const people = crowd(count);
  scene = openScene(people);
  await seedPeople(scene.store, people);
  await seedPlan(scene.store, kind);
  return people;
}

const plan = async () => (await scene.store.get('plan', castPk(CAST), planDocId('plan1')))?.body;
const only = async () => (await scene.deliveries())[0];

describe('a plan that comes due', () => {
  test('is worked off page by page, and everybody gets one message', async () => {
    const people = await begin('cast', 250);
    await scene.instance().tick();
    expect(scene.sender.sent.toSorted()).toEqual(people);
    expect(await scene.sums()).toEqual({ sent: 250 });
    expect(await plan()).toMatchObject({ state: 'done', cursor: '250' });
    expect(await only()).toMatchObject({ state: 'sent', channel: 'teams', conversationId: 'a:p000', attempts: 1 });
    expect((await only())?.activityId).toMatch(/^m\d+$/);
  });

  test('is left alone before its time', async () => {
    await begin('cast', 3);
    scene.clock.set(TEN - 1);
    expect(await scene.instance().tick()).toEqual({ plans: 0, deliveries: 0 });
    expect(await scene.deliveries()).toEqual([]);
  });

  test('makes the same deliveries when it is planned again, and nothing is sent twice', async () => {
    const people = await begin('cast', 120);
    await scene.instance().tick();
    const done = await scene.store.get('plan', castPk(CAST), planDocId('plan1'));
    if (!done) throw new Error('no plan');
    const { etag, ...document } = done;
    await scene.store.replace({ ...document, body: { ...done.body, cursor: '', state: 'open' }, dueAt: TEN }, etag);
    await scene.instance().tick();
    expect(scene.sender.sent).toHaveLength(people.length);
    expect(await plan()).toMatchObject({ state: 'done' });
  });

  test('is cancelled where it is void', async () => {
    await begin('void', 3);
    await scene.instance().tick();
    expect(await plan()).toMatchObject({ state: 'cancelled' });
    expect(await scene.store.due('plan', Number.MAX_SAFE_INTEGER, 1)).toEqual([]);
  });

  test('waits for a newer release where its kind is not known', async () => {
    await begin('from-the-future', 3);
    await scene.instance().tick();
    expect(await plan()).toMatchObject({ state: 'open' });
    expect(scene.log.lines).toMatchObject([{ level: 'error', fields: { kind: 'from-the-future' } }]);
  });
});

describe('any number at a time', () => {
  test('two ticks at once of one instance send once', async () => {
    const people = await begin('cast', 150);
    const one = scene.instance();
    await Promise.all([one.tick(), one.tick()]);
    await scene.untilIdle(one);
    expect(scene.sender.sent.toSorted()).toEqual(people);
  });

  test('two instances at once send once, and share the work', async () => {
    const people = await begin('cast', 300);
    const [one, two] = [scene.instance('one'), scene.instance('two')];
    await Promise.all([one.tick(), two.tick()]);
    scene.clock.pass(5_000);
    await Promise.all([one.tick(), two.tick()]);
    await scene.untilIdle(one);
    expect(scene.sender.sent.toSorted()).toEqual(people);
    expect(await scene.sums()).toEqual({ sent: 300 });
  });

  test('a newcomer that finds another waits one period before it sends', async () => {
    await begin('cast', 1);
    scene.clock.set(TEN - 1_000);
    await scene.instance('one').tick();
    scene.clock.set(TEN);
    const two = scene.instance('two');
    expect((await two.tick()).deliveries).toBe(0);
    scene.clock.pass(4_999);
    expect((await two.tick()).deliveries).toBe(0);
    scene.clock.pass(1);
    expect((await two.tick()).deliveries).toBe(1);
    expect(await scene.store.list(instancePk, 'instance', { limit: 10 })).toHaveLength(2);
  });
});

describe('a clock that jumps', () => {
  test('an hour ahead in the middle of a message: it is not sent again by the same instance', async () => {
    await begin('cast', 1);
    const one = scene.instance();
    const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
    const { promise: begun, resolve: begin_ } = Promise.withResolvers<undefined>();
    const send = scene.sender.send.bind(scene.sender);
    scene.sender.send = async (...message) => {
      begin_(undefined);
      await held;
      return send(...message);
    };
    const first = one.tick();
    await begun;
    scene.clock.pass(3_600_000);
    expect(await one.tick()).toEqual({ plans: 0, deliveries: 0 });
    release(undefined);
    await first;
    expect(scene.sender.sent).toEqual(['p000']);
    expect(await scene.sums()).toEqual({ sent: 1 });
  });

  test('ahead of another instance: what that one took for unknown is corrected by who knows', async () => {
    await begin('cast', 1);
    const { promise: held, resolve: release } = Promise.withResolvers<undefined>();
    const { promise: begun, resolve: begin_ } = Promise.withResolvers<undefined>();
    const send = scene.sender.send.bind(scene.sender);
    scene.sender.send = async (...message) => {
      begin_(undefined);
      await held;
      return send(...message);
    };
    const first = scene.instance('one').tick();
    await begun;
    scene.clock.pass(3_600_000);
    await scene.instance('two').tick();
    expect(await scene.sums()).toEqual({ unconfirmed: 1 });
    release(undefined);
    await first;
    expect(scene.sender.sent).toEqual(['p000']);
    expect(await scene.sums()).toEqual({ sent: 1 });
  });

  test('back by an hour: what is due then waits for its time, and is sent once', async () => {
    await begin('cast', 5);
    const one = scene.instance();
    scene.clock.set(TEN - 3_600_000);
    await one.tick();
    expect(scene.sender.sent).toEqual([]);
    await scene.untilIdle(one);
    expect(scene.sender.sent).toHaveLength(5);
  });

  test('back by an hour between two messages: the rate does not wait for the hour to pass again', async () => {
    await begin('cast', 40);
    const waited: number[] = [];
    const one = scene.instance('one', {
      rate: { start: 10, ceiling: 10 },
      workers: 1,
      wait: async (ms) => {
        waited.push(ms);
        scene.clock.pass(waited.length === 5 ? -3_600_000 : ms);
      },
    });
    await scene.untilIdle(one);
    expect(await scene.sums()).toEqual({ sent: 40 });
    expect(Math.max(...waited)).toBeLessThan(2_000);
  });
});

describe('what Teams answers', () => {
  test('Retry-After of ten minutes is obeyed to the millisecond', async () => {
    await begin('cast', 1);
    scene.sender.script.push({ ok: false, code: 'throttled', reason: 'Throttled', retryAfterMs: 600_000 });
    const one = scene.instance();
    await one.tick();
    expect(await only()).toMatchObject({ state: 'deferred', reason: 'Throttled', attempts: 1 });
    scene.clock.set(TEN + 599_999);
    await one.tick();
    expect(scene.sender.sent).toEqual([]);
    scene.clock.pass(1);
    await one.tick();
    expect(scene.sender.sent).toEqual(['p000']);
    expect(await only()).not.toHaveProperty('reason');
  });

  test('a throttled message is tried again with growing pauses, and given up for a reason', async () => {
    await begin('cast', 1);
    const begun: number[] = [];
    scene.sender.send = async () => {
      begun.push(scene.clock.now());
      return { ok: false, code: 'throttled', reason: 'Throttled' };
    };
    await scene.untilIdle(scene.instance(), 30_000);
    expect(begun).toHaveLength(MAX_THROTTLED);
    const pauses = begun.slice(1).map((at, n) => at - (begun[n] ?? at));
    // drawn at the longest pause of ten minutes, halved at most by jitter, and looked at every half minute
    expect(pauses.slice(0, 8)).toEqual(pauses.slice(0, 8).toSorted((a, b) => a - b));
    expect(Math.max(...pauses)).toBeLessThanOrEqual(600_000);
    expect(TEN + 11 * 3_600_000).toBeLessThan(begun.at(-1) ?? 0);
    expect(await only()).toMatchObject({ state: 'failed', reason: 'Throttled', attempts: MAX_THROTTLED });
  });

  test.each(['unreachable', 'failed'] as const)('%s is final: one request, and its reason is kept', async (code) => {
    await begin('remind', 1);
    scene.sender.script.push({ ok: false, code, reason: 'MessageSizeTooBig' });
    await scene.untilIdle(scene.instance());
    expect(scene.sender.sent).toEqual([]);
    expect(await only()).toMatchObject({ state: 'failed', reason: 'MessageSizeTooBig', attempts: 1 });
  });

  test('an unknown fate: a reminder is sent again, a broadcast is held', async () => {
    await begin('remind', 1);
    scene.sender.script.push({ ok: false, code: 'unknown', reason: '503' });
    await scene.untilIdle(scene.instance());
    expect(await only()).toMatchObject({ state: 'sent', attempts: 2 });
    await scene.close();
    await begin('cast', 1);
    scene.sender.script.push({ ok: false, code: 'unknown', reason: '503' });
    await scene.untilIdle(scene.instance());
    expect(await only()).toMatchObject({ state: 'unconfirmed', reason: '503', attempts: 1 });
  });

  test('an odd refusal slows nobody down; throttling of many does', async () => {
    await begin('cast', 400);
    const throttled = { ok: false, code: 'throttled', reason: '429' } as const;
    scene.sender.script.push(...Array.from({ length: 100 }, () => throttled));
    const started = scene.clock.now();
    await scene.untilIdle(scene.instance('one', { rate: { start: 50, ceiling: 50 }, workers: 4 }), 1_000);
    expect(await scene.sums()).toEqual({ sent: 400 });
    expect(scene.clock.now() - started).toBeGreaterThan(500 / 50);
  });
});

describe('faults of our own', () => {
  test('a kind that cannot prepare is tried again, and given up for a reason', async () => {
    await begin('cast', 2);
    const one = scene.instance('one', {
      kinds: {
        plans: { cast: { next: async () => ({ pids: ['p000'], delivery: 'broken', cursor: '1', last: true }) } },
        deliveries: {
          broken: {
            whenUnknown: 'hold',
            calm: false,
            prepare: async () => {
              throw new Error('a fault');
            },
          },
        },
      },
    });
    await scene.untilIdle(one);
    expect(await only()).toMatchObject({ state: 'failed', reason: 'fault', attempts: MAX_ATTEMPTS });
    expect(scene.log.lines.every(({ level }) => level === 'error')).toBe(true);
  });

  test('a delivery that is cancelled while it waits for its place is not sent', async () => {
    await begin('cast', 1);
    const id = deliveryDocId('plan1', 'p000');
    const one = scene.instance('one', {
      rate: { start: 1, ceiling: 1 },
      wait: async (ms) => {
        scene.clock.pass(ms);
      },
    });
    const { store } = scene;
    const send = scene.sender.send.bind(scene.sender);
    let between = async (): Promise<void> => {
      const found = await store.get('delivery', castPk(CAST), id);
      if (!found) throw new Error('no delivery');
      const { etag, dueAt: _, ...document } = found;
      await store.replace({ ...document, body: { ...found.body, state: 'skipped', reason: 'cancelled' } }, etag);
    };
    const prepare = scene.instance('two', {});
    expect(prepare).toBeDefined();
    scene.sender.send = send;
    const kinds = {
      plans: { cast: { next: async () => ({ pids: ['p000'], delivery: 'slow', cursor: '1', last: true }) } },
      deliveries: {
        slow: {
          whenUnknown: 'hold' as const,
          calm: false,
          prepare: async () => {
            await between();
            between = async () => undefined;
            return { render: () => ({ type: 'AdaptiveCard' as const, version: '1.5' as const, body: [] }) };
          },
        },
      },
    };
    expect(one).toBeDefined();
    await scene.untilIdle(scene.instance('three', { kinds }));
    expect(scene.sender.sent).toEqual([]);
    expect(await only()).toMatchObject({ state: 'skipped', reason: 'cancelled' });
  });

  test('stopped, an instance gives back what it has claimed and not begun', async () => {
    await begin('cast', 50);
    const one = scene.instance('one', { workers: 1 });
    const send = scene.sender.send.bind(scene.sender);
    let stopped: Promise<void> | undefined;
    scene.sender.send = async (...message) => {
      stopped ??= one.stop();
      return send(...message);
    };
    await one.tick();
    await stopped;
    expect(scene.sender.sent).toHaveLength(1);
    // at once, and not only when the leases are over
    scene.clock.pass(10);
    expect(LEASE).toBeGreaterThan(10);
    await scene.store.delete(instancePk, 'ins_one');
    await scene.instance('two').tick();
    expect(await scene.sums()).toEqual({ sent: 50 });
  });
});
