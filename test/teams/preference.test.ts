import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { personalPk, preferenceId } from '../../bot/domain/key.ts';
import { seedRole } from '../support/cohort.ts';
import type { House } from '../support/house.ts';
import { openAhead, type Ahead } from '../support/reminder.ts';

let ahead: Ahead;
let house: House;

beforeEach(async () => {
  ahead = await openAhead();
  ({ house } = ahead);
});
afterEach(async () => {
  await house.close();
});

describe('what a person is sent', () => {
  const muted = async () =>
    (await house.deps.store.get('preference', personalPk('ada'), preferenceId))?.body.muted ?? [];

  test('"reminders" shows what can be muted and what is always sent, and a press mutes and unmutes', async () => {
    const { card, text } = await house.say('ada', 'reminders');
    expect(text).toContain('Reminder before a session\nOn');
    expect(text).toContain('Always sent');
    expect(text).not.toContain('Monday');
    const off = await house.press('ada', card, 'Mute reminders');
    expect(off.text).toContain('Muted');
    expect(await muted()).toEqual(['reminder']);
    const on = await house.press('ada', off.card, 'Send me reminders again');
    expect(on.text).toContain('On');
    expect(await muted()).toEqual([]);
  });

  test('coordinators see their Monday card there as well', async () => {
    await seedRole(house.deps, ahead.program, 'ada', 'coordinator');
    const { card } = await house.say('ada', 'rappels');
    const off = await house.press('ada', card, 'Mute the Monday card');
    expect(off.text).toContain('Reminder before a session\nOn');
    expect(await muted()).toEqual(['week']);
  });

  test('muting twice at once is muting once', async () => {
    await Promise.all([1, 2, 3].map(() => house.invoke('ada', 'reminder.set', { kind: 'reminder', muted: true })));
    expect(await muted()).toEqual(['reminder']);
  });

  test('what must be sent cannot be muted', async () => {
    const { text } = await house.invoke('ada', 'reminder.set', { kind: 'checkIn', muted: true });
    expect(text).toContain('This card cannot be used any more.');
    expect(await muted()).toEqual([]);
  });
});
