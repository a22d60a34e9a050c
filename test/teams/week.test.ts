import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { personalPk, personPk, planDocId, preferenceId, programPk, roleId } from '../../bot/domain/key.ts';
import { ensureCohort } from '../../bot/features/program.ts';
import { ensureWeekPlans, nextWeek } from '../../bot/features/week-plan.ts';
import { kinds } from '../../bot/jobs/kinds.ts';
import { createScheduler } from '../../bot/jobs/scheduler.ts';
import { seedPerson, seedProgram, seedRole, seedSession, type Seeded } from '../support/cohort.ts';
import { openHouse, textOf, type House } from '../support/house.ts';
import { walk } from '../support/walk.ts';

const DAY = 24 * 3_600_000;
/** A Friday noon in Ottawa; the Monday card is due on the 14th at 9:00. */
const FRIDAY = Date.parse('2026-09-11T16:00:00Z');
const MONDAY = Date.parse('2026-09-14T13:00:00Z');
let house: House;
let program: Seeded;

beforeEach(async () => {
  house = await openHouse(FRIDAY);
  program = await seedProgram(house.deps);
  await seedPerson(house.deps, { pid: 'cleo', name: 'Cléo Roy', language: 'en', email: 'cleo@example.gc.ca' });
  await seedPerson(house.deps, { pid: 'luc', name: 'Luc Hébert', language: 'fr', email: 'luc@example.gc.ca' });
  await seedPerson(house.deps, { pid: 'ada', name: 'Ada Moss', language: 'en', email: 'ada@example.gc.ca' });
  await seedRole(house.deps, program, 'cleo', 'coordinator');
  await seedRole(house.deps, program, 'luc', 'coordinator');
  for (const pid of ['cleo', 'luc', 'ada']) await house.say(pid, 'help'); // ada speaks last: others are named
  await ensureWeekPlans(house.deps);
  await house.work();
});
afterEach(async () => {
  await house.close();
});

const deliveries = async ({ programId }: Seeded = program) =>
  (await house.deps.store.list(programPk(programId), 'delivery', { limit: 500 }))
    .map(({ body }) => body)
    .filter(({ kind }) => kind === 'week');
const standing = async () => house.deps.store.get('plan', programPk(program.programId), planDocId('week'));
/** Week cards that were sent, each with its addressee's name in front. */
const cards = (): string[] =>
  house.connector
    .posted()
    .map((activity) => textOf(walk(activity)[0] ?? {}))
    .filter((text) => /This week|Cette semaine/.test(text));
const sentCount = (): number => cards().length;

async function workAt(at: number): Promise<void> {
  house.clock.set(at);
  await house.work();
}

describe('the Monday card', () => {
  test('comes on Monday at 9:00, once to each coordinator in their language, and to nobody else', async () => {
    await workAt(MONDAY - 1);
    expect(cards()).toEqual([]);
    await workAt(MONDAY);
    expect(cards().toSorted()).toEqual([
      expect.stringMatching(/^➡ For Cléo Roy\nThis week\nThere is nothing that you must do this week\.$/),
      expect.stringMatching(/^➡ For Luc Hébert\nCette semaine\nVous n’avez rien à faire cette semaine\.$/),
    ]);
    await workAt(MONDAY + DAY);
    expect(sentCount()).toBe(2);
    await workAt(MONDAY + 7 * DAY);
    expect(sentCount()).toBe(4);
  });

  test('comes on the next working day where Monday is a holiday', async () => {
    const thanksgiving = Date.parse('2026-10-12T13:00:00Z');
    await workAt(Date.parse('2026-10-05T13:00:00Z'));
    const before = sentCount();
    await workAt(thanksgiving);
    expect(sentCount()).toBe(before);
    await workAt(thanksgiving + DAY - 1);
    expect(sentCount()).toBe(before);
    await workAt(thanksgiving + DAY);
    expect(sentCount()).toBe(before + 2);
  });

  test('comes at 9:00 on both sides of a change of clocks', async () => {
    await workAt(Date.parse('2026-10-26T13:00:00Z')); // 9:00, daylight saving time
    const before = sentCount();
    await workAt(Date.parse('2026-11-02T13:59:59Z')); // 8:59:59, standard time
    expect(sentCount()).toBe(before);
    await workAt(Date.parse('2026-11-02T14:00:00Z'));
    expect(sentCount()).toBe(before + 2);
  });

  test('is there later on the day when nothing ran at nine, and not at all when the week is half over', async () => {
    await workAt(MONDAY + 4 * 3_600_000);
    expect(sentCount()).toBe(2);
    await workAt(MONDAY + 10 * DAY); // a Thursday
    expect(sentCount()).toBe(2);
    await workAt(MONDAY + 14 * DAY);
    expect(sentCount()).toBe(4);
  });

  test('comes once a week whatever the clock does', async () => {
    await workAt(MONDAY);
    for (const at of [MONDAY - DAY, MONDAY, MONDAY - 30 * DAY, MONDAY + 60_000]) await workAt(at);
    expect(sentCount()).toBe(2);
    expect(await deliveries()).toHaveLength(2);
  });

  test('a plan that a clock put to sleep for a year wakes at the start, and at "this week"', async () => {
    await workAt(MONDAY + 371 * DAY); // a Sunday, a year on
    house.clock.set(MONDAY - DAY);
    const asleep = await standing();
    expect(asleep?.dueAt).toBeGreaterThan(MONDAY + 300 * DAY);
    await house.say('cleo', 'this week');
    const before = sentCount();
    await house.work();
    await workAt(MONDAY);
    expect(sentCount()).toBe(before + 2);
  });

  test('two instances that wake at once send it once', async () => {
    house.clock.set(MONDAY);
    const other = createScheduler({ deps: house.deps, kinds, instanceId: 'two', random: () => 0.5 });
    await Promise.all([house.work(), other.tick(), other.tick()]);
    house.clock.pass(60_000); // a newcomer waits until it is counted
    await house.work();
    expect(sentCount()).toBe(2);
  });

  test('a process that dies after planning a week’s cards and before it noted so sends them once', async () => {
    house.clock.set(MONDAY);
    const plan = await standing();
    if (!plan) throw new Error('no standing plan');
    await nextWeek(house.deps, plan.body); // and then nothing more
    await house.work();
    await house.work();
    expect(sentCount()).toBe(2);
    expect(await deliveries()).toHaveLength(2);
  });

  test('is one card for somebody who coordinates two programs', async () => {
    const other = await seedProgram(house.deps, {}, 'Certificate');
    await seedRole(house.deps, other, 'cleo', 'coordinator');
    await ensureWeekPlans(house.deps);
    await house.work();
    await workAt(MONDAY);
    expect(cards().filter((text) => text.startsWith('➡ For Cléo Roy'))).toHaveLength(1);
    const all = [...(await deliveries()), ...(await deliveries(other))].filter(({ pid }) => pid === 'cleo');
    expect(all.map(({ state, reason }) => reason ?? state).toSorted()).toEqual(['sent', 'toldWithAnother']);
  });

  test('is muted by those who muted it, and "this week" still shows it', async () => {
    const [pk, id] = [personalPk('cleo'), preferenceId];
    await house.deps.store.upsert({ pk, id, type: 'preference', sk: id, body: { muted: ['week'] } });
    await workAt(MONDAY);
    expect(cards()).toEqual([expect.stringContaining('Luc Hébert')]);
    expect((await house.say('cleo', 'this week')).text).toContain('There is nothing');
  });

  test('waits for eight o’clock of a coordinator who works further west', async () => {
    const west = { pid: 'luc', name: 'Luc Hébert', language: 'fr', email: 'luc@example.gc.ca' } as const;
    await seedPerson(house.deps, { ...west, timeZone: 'America/Vancouver' });
    await workAt(MONDAY);
    expect(cards()).toEqual([expect.stringContaining('Cléo Roy')]);
    await workAt(Date.parse('2026-09-14T15:00:00Z'));
    expect(sentCount()).toBe(2);
  });

  test('of a coordinator who left before it was sent is not sent', async () => {
    const west = { pid: 'luc', name: 'Luc Hébert', language: 'fr', email: 'luc@example.gc.ca' } as const;
    await seedPerson(house.deps, { ...west, timeZone: 'America/Vancouver' });
    await workAt(MONDAY);
    await dropRole('luc');
    await workAt(Date.parse('2026-09-14T15:00:00Z'));
    expect((await deliveries()).find(({ pid }) => pid === 'luc')).toMatchObject({ state: 'skipped', reason: 'left' });
  });

  test('is planned for a program as soon as it is made, once', async () => {
    for (let times = 0; times < 2; times += 1) {
      await ensureCohort(house.deps, 'operator:test', { program: 'New', cohort: 'One' });
    }
    const { programId } = (await house.deps.store.list('sys_catalog', 'programRef', { limit: 10 }))
      .map(({ body }) => body)
      .find(({ name }) => name === 'New') ?? { programId: '' };
    const plans = await house.deps.store.list(programPk(programId), 'plan', { limit: 10 });
    expect(plans.map(({ body }) => [body.kind, body.state])).toEqual([['week', 'open']]);
  });
});

describe('"this week"', () => {
  test('is for coordinators; others are sent to their own sessions', async () => {
    const { text, card } = await house.say('ada', 'this week');
    expect(text).toContain('Only coordinators');
    expect(JSON.stringify(card)).toContain('session.mine');
    const pressed = await house.invoke('ada', 'week.open', { what: 'cast' });
    expect(pressed.text).not.toContain('Cléo');
  });

  test('in French as well, with the same things', async () => {
    const at = FRIDAY + 5 * DAY;
    await seedSession(house.deps, program, { startsAt: at, endsAt: at + 3_600_000, status: 'draft', titleFr: '' });
    expect((await house.say('luc', 'cette semaine')).text).toContain(
      'Le titre français de « Thinking across departments », le mercredi 16 septembre 2026, manque',
    );
  });
});

async function dropRole(pid: string): Promise<void> {
  const { store } = house.deps;
  const { programId } = program;
  await store.delete(personPk(pid), roleId(pid, programId, 'coordinator'));
}
