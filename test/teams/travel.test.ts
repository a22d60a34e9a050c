import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseWait } from '../../bot/teams/travel.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedSession } from '../support/cohort.ts';
import { openHouse, type House } from '../support/house.ts';

const HOUR = 3_600_000;
let house: House;

/** Somebody whose session begins two days and a bit after the house was opened. */
async function seed(): Promise<void> {
  const program = await seedProgram(house.deps);
  await seedPerson(house.deps, { pid: 'ada', name: 'Ada Moss', language: 'en', email: 'ada@example.gc.ca' });
  await seedEnrolment(house.deps, program, 'ada');
  await seedSession(house.deps, program, { startsAt: NINE + 49 * HOUR, endsAt: NINE + 56 * HOUR });
}

describe('in local mode, time can be let pass', () => {
  afterEach(async () => {
    await house.close();
  });
  beforeEach(async () => {
    house = await openHouse();
    await seed();
  });

  test('and check-in to a session that lies days ahead opens', async () => {
    expect((await house.say('ada', 'check in')).text).toContain('It opens on Saturday');
    const { text } = await house.say('ada', 'wait 2 days 1 hour');
    expect(text).toContain('For Cadre it is now Saturday, September 12, 2026, 10:00 a.m.');
    expect((await house.say('ada', 'check in')).text).toContain('You are checked in');
  });

  test.each(['wait', 'wait for it', 'wait 3 moons', 'wait 0 days', 'wait 401 days'])(
    '"%s" moves nothing, and says how',
    async (typed) => {
      expect((await house.say('ada', typed)).text).toContain('Say for how long');
      expect(house.deps.clock.now()).toBe(NINE);
    },
  );
});

test('with an app id there is no such command', async () => {
  house = await openHouse(NINE, { registered: true });
  await seed();
  expect((await house.say('ada', 'wait 2 days')).text).toContain('Send this to the coordinators?');
  expect(house.deps.clock.now()).toBe(NINE);
  await house.close();
});

test.each([
  ['2 days', 48 * HOUR],
  ['2 jours 3 heures', 51 * HOUR],
  ['1 semaine', 168 * HOUR],
  ['90 minutes', 1.5 * HOUR],
  ['1 hour and 30 minutes', 1.5 * HOUR],
  ['tomorrow', undefined],
])('%s is %s ms', (typed, length) => {
  expect(parseWait(typed)).toBe(length);
});
