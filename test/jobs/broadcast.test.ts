import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Deps, SendOutcome } from '../../bot/deps.ts';
import { noMail } from '../../bot/deps.ts';
import type { Broadcast } from '../../bot/domain/broadcast.ts';
import { sumOf } from '../../bot/domain/broadcast-tally.ts';
import { castPk, deliveriesIn } from '../../bot/domain/key.ts';
import { sendAgain } from '../../bot/features/broadcast/again.ts';
import { saveDraft } from '../../bot/features/broadcast/draft.ts';
import { progressOf } from '../../bot/features/broadcast/progress.ts';
import { endCast, sendCast } from '../../bot/features/broadcast/send.ts';
import { kinds } from '../../bot/jobs/kinds.ts';
import { createScheduler, type Scheduler } from '../../bot/jobs/scheduler.ts';
import { openStore } from '../../bot/store/open.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import { seedEnrolment, seedPerson, seedProgram, seedRole, type Seeded } from '../support/cohort.ts';
import { fakeSender, seedChat, TEN, type FakeSender } from '../support/due.ts';
import { textOf } from '../support/house.ts';
import { fixedClock, fixedIds, memoryLog, type FixedClock } from '../support/fixed.ts';

const CAST = 'cast1';
const PEOPLE = Array.from({ length: 12 }, (_, n) => `p${n}`);
const CLEO = { pid: 'cleo', name: 'Cléo' };

type Scene = { deps: Deps; clock: FixedClock; sender: FakeSender; program: Seeded; instances: Scheduler[] };
let open: Scene[] = [];
beforeEach(() => {
  open = [];
});
afterEach(async () => {
  for (const { deps } of open) await deps.store.close();
});

/** A broadcast to twelve people that was just sent, and two instances that work. */
async function openScene(): Promise<Scene> {
  const clock = fixedClock(TEN);
  const store = openStore(createSqliteEngine(':memory:', { now: clock.now }));
  const sender = fakeSender();
  const directory = { member: async () => undefined };
  const deps: Deps = { clock, ids: fixedIds(), log: memoryLog(), store, directory, sender, mail: noMail };
  const program = await seedProgram(deps);
  for (const pid of [...PEOPLE, CLEO.pid]) {
    await seedPerson(deps, { pid, name: pid, language: 'en' }, false);
    await seedChat(store, pid);
  }
  for (const pid of PEOPLE) await seedEnrolment(deps, program, pid);
  await seedRole(deps, program, CLEO.pid, 'coordinator');
  const instances = ['one', 'two'].map((instanceId) =>
    createScheduler({
      ...{ deps, kinds, instanceId, random: () => 0.5, leaseMs: 60_000, workers: 3 },
      wait: async (ms) => {
        clock.pass(Math.ceil(ms));
      },
      rate: { start: 1_000, ceiling: 1_000 },
    }),
  );
  const draft = {
    audience: { role: 'participant', seat: 'any' } as const,
    ...{ textEn: 'Hello', textFr: 'Bonjour', acknowledge: false, urgent: false },
  };
  await saveDraft(deps, CLEO, { programId: program.programId, castId: CAST, version: 0 }, draft);
  const sent = await sendCast(deps, CLEO, { castId: CAST, version: 1, when: 'now' });
  if (!sent.ok) throw new Error(sent.refusal.code);
  const scene = { deps, clock, sender, program, instances };
  open.push(scene);
  return scene;
}

type Act =
  | { act: 'tick'; by: 0 | 1; script: FakeSender['script'] }
  | { act: 'pass'; ms: number }
  | { act: 'cancel' }
  | { act: 'again'; which: 'failed' | 'unconfirmed' };

const throttled = { ok: false, code: 'throttled', reason: 'Throttled', retryAfterMs: 2_000 } as const;
const fate = fc.constantFrom<FakeSender['script'][number]>(
  { ok: true, activityId: 'm', conversationId: 'a' },
  { ok: true, activityId: 'm', conversationId: 'a' },
  { ok: false, code: 'unknown', reason: 'status503' },
  { ok: false, code: 'failed', reason: 'BadArgument' },
  { ok: false, code: 'unreachable', reason: 'ConversationBlockedByUser' },
  throttled,
  'throw',
  'arrives-then-throw',
);
const acts = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        act: fc.constant('tick' as const),
        by: fc.constantFrom(0, 1),
        script: fc.array(fate, { maxLength: 12 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ act: fc.constant('pass' as const), ms: fc.constantFrom(1_000, 5_000, 61_000) }),
    },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('cancel' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({ act: fc.constant('again' as const), which: fc.constantFrom('failed', 'unconfirmed') }),
    },
  ),
  { minLength: 3, maxLength: 14 },
) as fc.Arbitrary<Act[]>;

async function look({ deps }: Scene): Promise<{ cast: Broadcast; sum: number; audience: number; queued: number }> {
  const found = await progressOf(deps, CLEO, CAST);
  if (!found.ok) throw new Error('not hers');
  const { queued, sending, sent, unconfirmed, failed, skipped, audience } = found.value.counts.tally;
  const sum = queued + sending + sent + unconfirmed + sumOf(failed) + sumOf(skipped);
  return { cast: found.value.cast, sum, audience, queued };
}

async function perform(scene: Scene, act: Act): Promise<void> {
  const { deps, clock, sender, instances } = scene;
  switch (act.act) {
    case 'tick':
      sender.script.push(...act.script);
      await instances[act.by]?.tick();
      sender.script.splice(0);
      return;
    case 'pass':
      clock.pass(act.ms);
      return;
    case 'cancel':
      await endCast(deps, CLEO, { castId: CAST, step: 'cancel' });
      return;
    case 'again': {
      const { cast } = await look(scene);
      await sendAgain(deps, CLEO, { castId: CAST, round: cast.round, which: act.which });
    }
  }
}

/** Works on, with nothing in the way, until nothing is due any more. */
async function untilIdle({ deps, clock, instances }: Scene): Promise<void> {
  for (let left = 200; left > 0; left -= 1) {
    for (const instance of instances) await instance.tick();
    const due = await Promise.all(
      (['plan', 'delivery'] as const).map((type) => deps.store.due(type, Number.MAX_SAFE_INTEGER, 1)),
    );
    if (due.flat().length === 0) return;
    clock.pass(31_000);
  }
  throw new Error('never idle');
}

const mainDeliveries = async ({ deps }: Scene) =>
  (await deps.store.list(castPk(CAST), 'delivery', { ...deliveriesIn(CAST), limit: 100 })).map(({ body }) => body);

describe('whatever befalls a broadcast, in any order', () => {
  test('its numbers always add up, its versions only grow, nobody gets it twice unasked, and it comes to an end', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (steps) => {
        const scene = await openScene();
        let version = 0;
        for (const act of steps) {
          await perform(scene, act);
          const { sum, audience, cast, queued } = await look(scene);
          expect([sum, audience]).toEqual([PEOPLE.length, PEOPLE.length]);
          expect(cast.state === 'cancelled' && queued > 0).toBe(false);
          expect(cast.version).toBeGreaterThanOrEqual(version);
          version = cast.version;
        }
        await untilIdle(scene);
        const { sum, cast } = await look(scene);
        expect(sum).toBe(PEOPLE.length);
        expect(['sent', 'partial', 'cancelled']).toContain(cast.state);
        const asked = steps.filter(({ act }) => act === 'again').length;
        const got = PEOPLE.map((pid) => scene.sender.sent.filter((to) => to === pid).length);
        // who got it more than once was asked about: an unconfirmed one that had arrived, sent again by a press
        expect(Math.max(...got)).toBeLessThanOrEqual(1 + asked);
      }),
      { numRuns: 40 },
    );
  }, 240_000);

  test('nothing is sent after a cancellation that was answered', async () => {
    await fc.assert(
      fc.asyncProperty(acts, acts, async (before, later) => {
        const scene = await openScene();
        for (const act of before) if (act.act !== 'cancel') await perform(scene, act);
        await perform(scene, { act: 'cancel' });
        const { cast } = await look(scene);
        if (cast.state !== 'cancelled') return; // it was over before
        const readers = () => scene.sender.sent.filter((pid) => pid !== CLEO.pid).length;
        const sent = readers();
        for (const act of later) await perform(scene, act);
        await untilIdle(scene);
        expect(readers()).toBe(sent);
        expect((await look(scene)).cast.state).toBe('cancelled');
      }),
      { numRuns: 15 },
    );
  }, 240_000);
});

describe('the progress card', () => {
  test('is kept by any number of instances, through a death in the middle, and nobody has to look', async () => {
    const scene = await openScene();
    scene.sender.script.push('throw', 'throw', 'arrives-then-throw');
    await Promise.all(scene.instances.map((instance) => instance.tick()));
    scene.sender.script.splice(0);
    await untilIdle(scene);
    const stored = await scene.deps.store.get('broadcast', castPk(CAST), 'broadcast');
    expect(stored?.body.state).toMatch(/^(sent|partial)$/);
    expect(scene.sender.sent.filter((pid) => pid === CLEO.pid).length).toBeGreaterThan(0);
    const plans = await scene.deps.store.list(castPk(CAST), 'plan', { limit: 10 });
    expect(plans.map(({ body }) => body.state)).toEqual(['done', 'done']);
  });

  test('says what is left and for how long, from what was done between two counts', async () => {
    const scene = await openScene();
    const { sender, clock, instances } = scene;
    const cards: string[] = [];
    const accept = sender.send.bind(sender);
    const slow = new Set(PEOPLE.slice(0, 6));
    sender.send = async (pid, card, summary) =>
      slow.delete(pid) ? { ...throttled, retryAfterMs: 60_000 } : accept(pid, card, summary);
    sender.update = async (_, message, card) => {
      cards.push(textOf(card));
      return { ok: true, ...message };
    };
    await instances[0]?.tick();
    clock.pass(5_000);
    await instances[0]?.tick();
    expect(cards.at(-1)).toMatch(/Queued\n6\nSent\n6\nTime left\nabout 1 minute\n/);
    await untilIdle(scene);
    expect(cards.at(-1)).toMatch(/Sent to everybody[^]*Sent\n12\n/);
    expect(cards.at(-1)).not.toContain('Time left');
  });

  test('costs a few counts, however long the sending takes', async () => {
    const scene = await openScene();
    let counts = 0;
    const list = scene.deps.store.list.bind(scene.deps.store);
    scene.deps.store.list = async (pk, type, range) => {
      if (type === 'delivery' && range.from === deliveriesIn(CAST).from) counts += 1;
      return list(pk, type, range);
    };
    await untilIdle(scene);
    expect(counts).toBeLessThanOrEqual(4);
    expect((await mainDeliveries(scene)).map(({ state }) => state)).toEqual(PEOPLE.map(() => 'sent'));
  });
});

test('a page of a retry that is worked through a second time queues nothing twice', async () => {
  const scene = await openScene();
  const { deps, sender, instances, clock } = scene;
  sender.script.push(...PEOPLE.map((): SendOutcome => ({ ok: false, code: 'unknown', reason: 'status503' })));
  sender.script.push({ ok: false, code: 'unknown' });
  await instances[0]?.tick();
  sender.script.splice(0);
  clock.pass(5_000);
  await sendAgain(deps, CLEO, { castId: CAST, round: 0, which: 'unconfirmed' });
  const replan = async () => {
    const [plan] = (await deps.store.list(castPk(CAST), 'plan', { limit: 10 })).filter(
      ({ body }) => body.kind === 'castResend',
    );
    if (!plan) throw new Error('no plan');
    const { etag, ...document } = plan;
    await deps.store.replace(
      { ...document, body: { ...document.body, state: 'open', cursor: '' }, dueAt: clock.now() },
      etag,
    );
  };
  // unconfirmed once more, and then the same page comes due again, as after a crash before its cursor was written
  sender.script.push(
    ...[...PEOPLE, CLEO].map((): SendOutcome => ({ ok: false, code: 'unknown', reason: 'status503' })),
  );
  await instances[0]?.tick();
  sender.script.splice(0);
  await replan();
  await untilIdle(scene);
  expect(sender.sent.filter((pid) => pid !== CLEO.pid)).toEqual([]);
});
