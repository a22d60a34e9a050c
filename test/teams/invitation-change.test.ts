import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { planDocId, programPk } from '../../bot/domain/key.ts';
import type { Session, SessionRef } from '../../bot/domain/session.ts';
import { NINE, seedEnrolment, seedPerson, seedSession } from '../support/cohort.ts';
import { at, openInvitations, type Invitations } from '../support/invitation.ts';
import { messagesTo, newsFor } from '../support/message.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

let scene: Invitations;
let house: Invitations['house'];
let program: Invitations['program'];

async function open(now = NINE): Promise<void> {
  scene = await openInvitations(now);
  ({ house, program } = scene);
}
beforeEach(() => open());
afterEach(() => house.close());

describe('a changed date', () => {
  async function moved(to: number, changes: Partial<Session> = {}): Promise<{ ref: SessionRef; old: number }> {
    const ref = await scene.published(changes);
    await house.work();
    const { startsAt, endsAt } = await scene.sessionOf(ref);
    const card = messagesTo(house, 'ada').at(-1)?.card ?? {};
    await house.press('ada', card, 'I will be there');
    await scene.changed(ref, { ...at(to), sequence: 1, movedFrom: { startsAt, endsAt } });
    return { ref, old: startsAt };
  }

  test('says what it was and what it is, and asks anew', async () => {
    const { ref } = await moved(NINE + WEEK + DAY);
    const [message, ...more] = await newsFor(house, 'ada');
    expect(more).toEqual([]);
    expect(message?.text).toContain('The date has changed');
    expect(message?.text).toContain('It was\nThursday, September 17, 2026, 9:00 a.m. to 4:00 p.m. (Eastern Time)');
    expect(message?.text).toContain('It is now\nFriday, September 18, 2026');
    const view = await house.invoke('cleo', 'schedule.open', ref);
    expect(view.text).toContain('Confirmed: 0');
    const { text } = await house.press('ada', message?.card ?? {}, 'I may be there');
    expect(text).toContain('Your answer is recorded');
    expect(await scene.rsvpOf(ref, 'ada')).toMatchObject({ state: 'tentative', sequence: 1 });
  });

  test('an answer on the card of the earlier date says so, records nothing, and shows how it is now', async () => {
    const { ref } = await moved(NINE + WEEK + DAY);
    const old = messagesTo(house, 'ada').find(({ text }) => text.startsWith('Invitation'));
    const { text, card } = await house.press('ada', old?.card ?? {}, 'I will be there');
    expect(text).toContain('your answer was not recorded');
    expect(text).toContain('Friday, September 18, 2026');
    expect(await scene.rsvpOf(ref, 'ada')).toMatchObject({ sequence: 0 });
    await house.press('ada', card, 'I will be there');
    expect(await scene.rsvpOf(ref, 'ada')).toMatchObject({ state: 'confirmed', sequence: 1 });
  });

  test('people who never got the first invitation get an invitation, not a change', async () => {
    house.clock.set(NINE + 12 * HOUR);
    const ref = await scene.published();
    await house.work();
    const { startsAt, endsAt } = await scene.sessionOf(ref);
    await scene.changed(ref, { ...at(startsAt + DAY), sequence: 1, movedFrom: { startsAt, endsAt } });
    house.clock.set(NINE + DAY);
    const texts = (await newsFor(house, 'ada')).map(({ text }) => text.split('\n')[0]);
    expect(texts).toEqual(['Invitation']);
  });

  test('goes at once, at night too, where the old or the new date is within a day', async () => {
    await house.close();
    await open(NINE + 6 * DAY); // Wednesday, the day before
    const { ref } = await moved(NINE + WEEK + 30 * DAY);
    house.clock.set(NINE + 6 * DAY + 14 * HOUR); // 23:00
    expect((await newsFor(house, 'ada')).map(({ text }) => text.split('\n')[0])).toEqual(['The date has changed']);
    const { startsAt, endsAt } = await scene.sessionOf(ref);
    await scene.changed(ref, { ...at(startsAt + DAY), sequence: 2, movedFrom: { startsAt, endsAt } });
    expect(await newsFor(house, 'ada')).toEqual([]); // that is a month away: it waits for the morning
  });
});

describe('a cancelled session', () => {
  const cancel = async (ref: SessionRef): Promise<void> => {
    const { cohortId } = await scene.sessionOf(ref);
    await house.invoke('cleo', 'schedule.cancel', { ...ref, cohortId });
  };

  test('is told to those who have a seat, once, and takes no answer any more', async () => {
    const ref = await scene.published();
    await house.work();
    const invitation = messagesTo(house, 'ada').at(-1)?.card ?? {};
    await cancel(ref);
    await cancel(ref);
    const [message, ...more] = await newsFor(house, 'ada');
    expect(more).toEqual([]);
    expect(message?.text).toContain('A session is cancelled');
    expect(message?.text).toContain('Thursday, September 17, 2026');
    const { text } = await house.press('ada', invitation, 'I will be there');
    expect(text).toContain('This session is cancelled, so there is nothing to answer.');
    expect(await scene.rsvpOf(ref, 'ada')).toBeUndefined();
  });

  test('is not told to those who said that they would not come to it', async () => {
    const ref = await scene.published({ required: false });
    await house.work();
    await house.press('ada', messagesTo(house, 'ada').at(-1)?.card ?? {}, 'I cannot be there', { category: 'other' });
    await cancel(ref);
    expect(await newsFor(house, 'ada')).toEqual([]);
    expect(messagesTo(house, 'rene').at(-1)?.text).toContain('Une séance est annulée');
  });

  test('before the invitation went out, nobody hears of it at all', async () => {
    house.clock.set(NINE + 12 * HOUR);
    const ref = await scene.published();
    await house.work();
    await scene.changed(ref, { status: 'cancelled', sequence: 1 });
    await house.work();
    house.clock.set(NINE + DAY);
    expect(await newsFor(house, 'ada')).toEqual([]);
    expect((await scene.deliveries(ref)).filter(({ pid }) => pid === 'ada').map(({ reason }) => reason)).toEqual([
      'superseded',
      'neverTold',
    ]);
  });
});

describe('one person whose place has changed', () => {
  async function inviteOne(pid: string): Promise<void> {
    const { programId, cohortId } = program;
    const planId = `inviteOne_${pid}_${house.clock.now()}`;
    const plan = { planId, kind: 'inviteOne', programId, cohortId, sequence: 0, cursor: pid, at: house.clock.now() };
    const id = planDocId(planId);
    const body = { ...plan, state: 'open' as const };
    await house.deps.store.create({ pk: programPk(programId), id, type: 'plan', sk: id, body, dueAt: plan.at });
  }

  test('is invited to what the others were told of, and nobody else hears of it', async () => {
    await scene.published();
    await scene.published({ code: 'LE02' });
    await scene.published({ code: 'LE03' });
    await house.work();
    const others = messagesTo(house, 'rene').length;
    await seedPerson(house.deps, { pid: 'noa', name: 'Noa Roy', language: 'en', email: 'noa@example.gc.ca' });
    await house.say('noa', 'help');
    await seedEnrolment(house.deps, program, 'noa', [{ from: '2026-09-10' }]);
    await seedSession(house.deps, program, at(NINE + WEEK, { code: 'LE04', titleEn: 'Nobody was told of this' }));
    await inviteOne('noa');
    const texts = (await newsFor(house, 'noa')).map(({ text }) => text);
    expect(texts).toHaveLength(2); // the third waits for tomorrow: two a day
    expect(texts.join()).not.toContain('Nobody was told of this');
    await inviteOne('noa');
    expect(await newsFor(house, 'noa')).toEqual([]);
    expect(messagesTo(house, 'rene')).toHaveLength(others);
  });

  test('who came back is invited to what they were not told of while away', async () => {
    await seedEnrolment(house.deps, program, 'ada', [{ from: '2026-09-01' }]);
    house.clock.set(NINE + 12 * HOUR);
    await scene.published();
    await house.work();
    await seedEnrolment(house.deps, program, 'ada', [{ from: '2026-09-01', to: '2026-09-10' }]);
    house.clock.set(NINE + DAY);
    expect(await newsFor(house, 'ada')).toEqual([]);
    await seedEnrolment(house.deps, program, 'ada', [{ from: '2026-09-01' }]);
    await inviteOne('ada');
    expect((await newsFor(house, 'ada')).map(({ text }) => text.split('\n')[0])).toEqual(['Invitation']);
  });
});
