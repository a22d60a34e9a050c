import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { seedEnrolment, seedProgram, NINE } from '../support/cohort.ts';
import type { House } from '../support/house.ts';
import {
  answerTo,
  BEFORE,
  changeSession,
  day,
  hour,
  minute,
  openAhead,
  publishSession,
  type Ahead,
} from '../support/reminder.ts';

let ahead: Ahead;
let house: House;

beforeEach(async () => {
  ahead = await openAhead();
  ({ house } = ahead);
});
afterEach(async () => {
  await house.close();
});

const one = { code: 'LE01', titleEn: 'The first' };
const two = { code: 'LE02', titleEn: 'The second', startsAt: NINE + 8 * hour, endsAt: NINE + 9 * hour };
const titles = (text: string) => ['The first', 'The second', 'The third'].filter((title) => text.includes(title));

/** What Ada was reminded of at each of some instants: the titles of each message. */
async function told(...instants: number[]): Promise<string[][][]> {
  const all: string[][][] = [];
  for (const instant of instants) {
    const posted = await ahead.at(instant);
    all.push(
      posted.filter(({ to, text }) => to === 'ada' && text.startsWith('Reminder')).map(({ text }) => titles(text)),
    );
  }
  return all;
}

describe('several sessions of a day', () => {
  test('are one message, by start, and the others say that they were told with it', async () => {
    const second = await ahead.publish(two);
    const first = await ahead.publish(one);
    const [message, ...more] = await ahead.at(BEFORE);
    expect(more).toEqual([]);
    expect(message?.text).toContain('You have these sessions on the same day.');
    expect(message?.text).toMatch(/The first[^]*The second/);
    const outcomes = [...(await ahead.outcomes(first)), ...(await ahead.outcomes(second))];
    expect(outcomes.sort()).toEqual(['reminder sent', 'reminder skipped toldWithAnother']);
  });

  test('are each told to whoever has a seat in them, and nobody is told of another’s', async () => {
    await ahead.join('ben');
    await seedEnrolment(house.deps, ahead.program, 'ben', [{ group: 'B', from: '2026-09-01' }]);
    await ahead.publish(one);
    await ahead.publish({ ...two, group: 'B' });
    const posted = await ahead.at(BEFORE);
    expect(posted.map(({ to, text }) => [to, titles(text)]).sort()).toEqual([
      ['ada', ['The first']],
      ['ben', ['The first', 'The second']],
    ]);
  });

  test('of several programs are one message as well', async () => {
    const other = await seedProgram(house.deps, {}, 'Data');
    await seedEnrolment(house.deps, other, 'ada');
    await ahead.publish(one);
    await publishSession(house.deps, other, two);
    expect(await told(BEFORE)).toEqual([[['The first', 'The second']]]);
  });

  test('on two days are two messages', async () => {
    await ahead.publish(one);
    await ahead.publish({ ...two, startsAt: NINE + day, endsAt: NINE + day + hour });
    expect(await told(BEFORE, BEFORE + day)).toEqual([[['The first']], [['The second']]]);
  });

  test('whose reminders are due on different days are told on their own day', async () => {
    await ahead.publish(one);
    await ahead.publish({ ...two, reminders: { workingDays: 2, at: '10:00', checkInCard: true } });
    expect(await told(BEFORE - day + hour, BEFORE)).toEqual([[['The second']], [['The first']]]);
  });

  test('in zones whose nine o’clocks differ: told at the first, and not again at the second', async () => {
    await ahead.publish(one);
    await ahead.publish({ ...two, timeZone: 'America/Vancouver' });
    expect(await told(BEFORE, BEFORE + 3 * hour)).toEqual([[['The first', 'The second']], []]);
  });

  test('on one day of the session’s zone and two of the reader’s: each is told, none twice', async () => {
    await ahead.join('zoe', { timeZone: 'Pacific/Auckland' });
    await ahead.publish({ ...one, startsAt: NINE - 3 * hour, endsAt: NINE - 2 * hour }); // 22:00 in Auckland
    await ahead.publish(two); // 9:00 the next day
    const posted = [];
    for (let at = BEFORE; at < NINE + day; at += hour) posted.push(...(await ahead.at(at)));
    const zoes = posted.filter(({ to, text }) => to === 'zoe' && text.startsWith('Reminder'));
    expect(zoes.flatMap(({ text }) => titles(text)).sort()).toEqual(['The first', 'The second']);
  });

  test('one of them published after the reminder went: told when its own comes due, and the first is not repeated', async () => {
    await ahead.publish(one);
    expect(await told(BEFORE)).toEqual([[['The first']]]);
    await ahead.publish({ ...two, timeZone: 'America/Vancouver' });
    expect(await told(BEFORE + hour, BEFORE + 3 * hour)).toEqual([[], [['The second']]]);
  });
});

describe('nobody is left untold', () => {
  const waits = { timeZone: 'America/Vancouver' };
  const EIGHT = BEFORE + 2 * hour; // 8:00 in Vancouver

  /** Ada lives in Vancouver: at nine in Ottawa her message is made, and waits. */
  async function waiting(): Promise<{ first: { programId: string; sessionId: string }; second: typeof first }> {
    await ahead.join('ada', waits);
    const first = await ahead.publish(one);
    const second = await ahead.publish(two);
    expect(await told(BEFORE)).toEqual([[]]);
    return { first, second };
  }

  test.each(['first', 'second'] as const)(
    'when the %s is cancelled while the message for both waits',
    async (which) => {
      const sessions = await waiting();
      await changeSession(house.deps, sessions[which], { status: 'cancelled' });
      const left = which === 'first' ? 'The second' : 'The first';
      expect(await told(EIGHT, EIGHT + hour)).toEqual([[[left]], []]);
    },
  );

  test.each(['first', 'second'] as const)('when the %s is moved: each is told of its own day, once', async (which) => {
    const sessions = await waiting();
    await changeSession(house.deps, sessions[which], { startsAt: NINE + 7 * day, endsAt: NINE + 7 * day + hour });
    const [left, moved] = which === 'first' ? ['The second', 'The first'] : ['The first', 'The second'];
    expect(await told(EIGHT, NINE + 6 * day + 2 * hour)).toEqual([[[left]], [[moved]]]);
  });

  test.each(['first', 'second'] as const)('when the %s, an optional one, is declined meanwhile', async (which) => {
    await ahead.join('ada', waits);
    const sessions = {
      first: await ahead.publish({ ...one, required: false }),
      second: await ahead.publish({ ...two, required: false }),
    };
    expect(await told(BEFORE)).toEqual([[]]);
    await answerTo(house.deps, sessions[which], 'ada', 'declined');
    const left = which === 'first' ? 'The second' : 'The first';
    expect(await told(EIGHT, EIGHT + hour)).toEqual([[[left]], []]);
  });

  test('when both are called off: nothing', async () => {
    const { first, second } = await waiting();
    await changeSession(house.deps, first, { status: 'cancelled' });
    await changeSession(house.deps, second, { status: 'cancelled' });
    expect(await told(EIGHT, EIGHT + hour)).toEqual([[], []]);
  });

  test('when the message that had both came to nothing: the other’s own tells of both', async () => {
    await ahead.publish({ ...one, required: false });
    await ahead.publish({ ...two, timeZone: 'America/Vancouver' });
    await house.say('ada', 'help');
    await house.invoke('ada', 'reminder.set', { kind: 'reminder', muted: true });
    expect(await told(BEFORE)).toEqual([[]]);
    await house.invoke('ada', 'reminder.set', { kind: 'reminder', muted: false });
    expect(await told(BEFORE + hour, BEFORE + 3 * hour)).toEqual([[], [['The first', 'The second']]]);
  });
});

test('two a day at most: a third message of theirs waits for the next day', async () => {
  const plans = [1, 2, 3].map((n) => ({
    code: `LE1${n}`,
    titleEn: ['The first', 'The second', 'The third'][n - 1] ?? '',
    startsAt: NINE + n * day + minute,
    endsAt: NINE + n * day + hour,
    reminders: { workingDays: n === 3 ? 3 : n + 1, at: '09:00', checkInCard: false },
  }));
  for (const plan of plans.slice(0, 2)) await ahead.publish(plan);
  await ahead.publish({ ...plans[2], startsAt: NINE + 4 * day, endsAt: NINE + 4 * day + hour });
  const [today, tomorrow] = await told(BEFORE, NINE - hour);
  expect(today).toHaveLength(2);
  expect(tomorrow).toHaveLength(1);
  expect([...(today ?? []), ...(tomorrow ?? [])].flat().sort()).toEqual(['The first', 'The second', 'The third']);
});
