import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedSession, type Seeded } from '../support/cohort.ts';
import { openHouse, type House } from '../support/house.ts';

const DAY = 24 * 3_600_000;
let house: House;
let program: Seeded;

beforeEach(async () => {
  house = await openHouse();
  program = await seedProgram(house.deps);
  await seedPerson(house.deps, {
    pid: 'ada',
    name: 'Ada Moss',
    language: 'en',
    timeZone: 'America/Vancouver',
    email: 'ada@example.gc.ca',
  });
});
afterEach(async () => {
  await house.close();
});

/** A session some days ago, at which ada checked in or did not. */
async function past(code: string, daysAgo: number, attended: boolean, changes = {}): Promise<void> {
  const startsAt = NINE - daysAgo * DAY;
  const ref = await seedSession(house.deps, program, {
    code,
    titleEn: code,
    startsAt,
    endsAt: startsAt + 3_600_000,
    ...changes,
  });
  if (!attended) return;
  house.clock.set(startsAt);
  await house.invoke('ada', 'attendance.checkIn', ref);
  house.clock.set(NINE);
}

test('shows what is next, what has been, and one’s own rate with its numerator and denominator', async () => {
  await seedEnrolment(house.deps, program, 'ada', [{ from: '2026-01-01' }]);
  await past('LE01', 60, true);
  await past('LE02', 30, true);
  await past('LE03', 20, false, { status: 'held' });
  await seedSession(house.deps, program, { code: 'LE04', titleEn: 'Today', startsAt: NINE });
  const { text } = await house.say('ada', 'my sessions');
  expect(text).toContain('You attended 2 of 3 required sessions: 66.7%.');
  expect(text).toContain('1 of them is not recorded yet');
  expect(text).toContain('Thursday, September 10, 2026, 6:00 a.m. to 1:00 p.m. (Pacific Time) · Ottawa');
  expect(text).toContain('Aug 11, 2026\nLE02 · **Present**');
  expect(text).toContain('Aug 21, 2026\nLE03 · **Unrecorded**');
});

test('optional sessions, drafts, and days without a place in the cohort are not in the rate', async () => {
  await seedEnrolment(house.deps, program, 'ada', [{ from: '2026-08-01' }]);
  await past('LE01', 60, false, { status: 'held' }); // before she joined
  await past('LE02', 30, true);
  await past('LE03', 20, false, { status: 'held', required: false });
  await past('LE04', 10, false, { status: 'draft' });
  await past('LE05', 5, false); // published, and nobody was ever seen there
  const { text } = await house.say('ada', 'my sessions');
  expect(text).toContain('You attended 1 of 1 required session: 100.0%.');
});

test('a session whose check-in is open has its button', async () => {
  await seedEnrolment(house.deps, program, 'ada');
  await seedSession(house.deps, program);
  const { card } = await house.say('ada', 'my sessions');
  const { text } = await house.press('ada', card, 'Check in');
  expect(text).toContain('You are checked in');
});

test('before anything was held there is no figure, and it says so', async () => {
  await seedEnrolment(house.deps, program, 'ada');
  const { text } = await house.say('ada', 'my sessions');
  expect(text).toContain('There is no figure yet');
});

test('somebody with no place in any cohort is told whom to ask', async () => {
  const { text } = await house.say('ada', 'my sessions');
  expect(text).toContain('You are not enrolled in a program that I know of.');
});
