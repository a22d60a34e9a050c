import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Session, SessionRef } from '../../bot/domain/session.ts';
import { NINE, seedRole } from '../support/cohort.ts';
import type { House } from '../support/house.ts';
import { openAhead, OPENS, seedReader, type Ahead } from '../support/reminder.ts';

let ahead: Ahead;
let house: House;

beforeEach(async () => {
  ahead = await openAhead();
  ({ house } = ahead);
});
afterEach(async () => {
  await house.close();
});

const at = (instant: number) => ahead.at(instant);
const publish = (changes?: Partial<Session>) => ahead.publish(changes);
const reasons = (ref: SessionRef) => ahead.outcomes(ref);

describe('running late', () => {
  beforeEach(async () => {
    await seedReader(house, 'fay', { name: 'Fay Roy', language: 'fr' });
    await seedRole(house.deps, ahead.program, 'fay', 'facilitator');
    house.clock.set(NINE);
  });
  const late = (ref: SessionRef, minutes = 10) => house.invoke('ada', 'attendance.late', { ...ref, minutes });
  const news = async () => (await at(house.clock.now())).filter(({ to }) => to === 'fay').map(({ text }) => text);

  test('tells the facilitator, by name and minutes, in their language; a repeat tells nothing more', async () => {
    const ref = await publish();
    const { card } = await house.say('ada', 'hi');
    const { text, card: told } = await house.press('ada', card, '20 minutes late');
    expect(text).toContain('I am telling the facilitator that you are about 20 minutes late.');
    await late(ref, 20);
    expect(await news()).toEqual([expect.stringContaining('Ada Moss aura environ 20 minutes de retard.')]);
    await late(ref, 20);
    expect(await news()).toEqual([]);
    await late(ref, 30);
    expect(await news()).toEqual([expect.stringContaining('environ 30 minutes')]);
    expect((await house.press('ada', told, 'Check in')).text).toContain('You are checked in');
  });

  test('leaves an audit line of ids and numbers', async () => {
    const ref = await publish();
    await Promise.all([late(ref), late(ref), late(ref)]);
    const audit = await house.deps.store.list(`ses_${ref.sessionId}`, 'audit', { limit: 10 });
    expect(audit.map(({ body }) => body)).toMatchObject([{ who: 'ada', what: 'attendance.late', after: '10' }]);
  });

  test('goes to the session’s own facilitator, where it has one', async () => {
    await seedReader(house, 'gus');
    const ref = await publish({ facilitator: 'gus' });
    await late(ref);
    expect((await at(NINE)).map(({ to }) => to).sort()).toEqual(['ada', 'gus']); // hers is the check-in card
  });

  test('says so where there is nobody to tell', async () => {
    const ref = await publish({ facilitator: 'ada' });
    expect((await late(ref)).text).toContain('I found no facilitator whom I could tell.');
    expect(await news()).toEqual([]);
  });

  test('is no news any more once they have checked in', async () => {
    const ref = await publish();
    await late(ref);
    await house.say('ada', 'check in');
    expect(await news()).toEqual([]);
    expect(await reasons(ref)).toContain('late skipped checkedIn');
  });

  test('said too early, or after they checked in, shows how things are instead', async () => {
    const ref = await publish();
    house.clock.set(OPENS - 1_000);
    expect((await late(ref)).text).toContain('Check-in is not open yet');
    house.clock.set(NINE);
    await house.say('ada', 'check in');
    expect((await late(ref)).text).toContain('You were already checked in');
    expect(await news()).toEqual([]);
  });

  test('tells nobody anything about a session that is not theirs', async () => {
    const ref = await publish();
    const { text } = await house.invoke('fay', 'attendance.late', { ...ref, minutes: 10 });
    expect(text).toContain('Cette carte ne peut plus servir.');
    expect(await reasons(ref)).toEqual([]);
  });
});
