import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { personalPk, preferenceId } from '../../bot/domain/key.ts';
import type { SessionRef } from '../../bot/domain/session.ts';
import { seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from '../support/cohort.ts';
import { openHouse, type House } from '../support/house.ts';

let house: House;
let program: Seeded;
let ref: SessionRef;

beforeEach(async () => {
  house = await openHouse();
  program = await seedProgram(house.deps);
  await seedPerson(house.deps, { pid: 'ada', name: 'Ada Moss', language: 'en', email: 'ada@example.gc.ca' });
  await seedPerson(house.deps, { pid: 'fay', name: 'Fay Roy', language: 'fr', email: 'fay@example.gc.ca' });
  await seedEnrolment(house.deps, program, 'ada');
  await seedRole(house.deps, program, 'fay', 'facilitator');
  ref = await seedSession(house.deps, program);
});
afterEach(async () => {
  await house.close();
});

const muted = async () => (await house.deps.store.get('preference', personalPk('ada'), preferenceId))?.body.muted ?? [];

describe('what a person is sent', () => {
  test('"reminders" shows what can be muted and what is always sent, and a press mutes and unmutes', async () => {
    const { card, text } = await house.say('ada', 'reminders');
    expect(text).toContain('Reminder on the working day before a session\nOn');
    expect(text).toContain('Always sent');
    const off = await house.press('ada', card, 'Mute reminders');
    expect(off.text).toContain('Muted');
    expect(await muted()).toEqual(['reminder']);
    const on = await house.press('ada', off.card, 'Send me reminders again');
    expect(on.text).toContain('On');
    expect(await muted()).toEqual([]);
  });

  test('muting twice at once is muting once', async () => {
    await Promise.all([1, 2, 3].map(() => house.invoke('ada', 'reminder.set', { muted: true })));
    expect(await muted()).toEqual(['reminder']);
  });
});

describe('running late', () => {
  const lastSent = () => JSON.stringify(house.connector.posted().at(-1));

  test('tells the facilitator, by name and minutes, in their language', async () => {
    await house.say('fay', 'aide');
    const { card } = await house.say('ada', 'hi');
    const { text } = await house.press('ada', card, '20 minutes late');
    expect(text).toContain('I told the facilitator that you are about 20 minutes late.');
    expect(lastSent()).toContain('Ada Moss aura environ 20 minutes de retard.');
  });

  test('says so where nobody could be told', async () => {
    await seedSession(house.deps, program, { facilitator: 'nobody' });
    house.connector.fail({ kind: 'status', status: 404 });
    const { text } = await house.invoke('ada', 'attendance.late', { ...ref, minutes: 10 });
    expect(text).toContain('I could not reach the facilitator.');
  });

  test('tells nobody anything about a session that is not theirs', async () => {
    const { text } = await house.invoke('fay', 'attendance.late', { ...ref, minutes: 10 });
    expect(text).toContain('Cette carte ne peut plus servir.');
    expect(house.connector.posted()).toEqual([]);
  });
});
