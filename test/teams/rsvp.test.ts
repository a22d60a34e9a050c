import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { registerPk, rsvpId, seatBookId } from '../../bot/domain/key.ts';
import type { Session, SessionRef } from '../../bot/domain/session.ts';
import { fillSeats, releaseSeat } from '../../bot/features/rsvp-seat.ts';
import { answerInvitation } from '../../bot/features/rsvp.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from '../support/cohort.ts';
import { openHouse, type House } from '../support/house.ts';
import { messagesTo, newsFor } from '../support/message.ts';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
const PEOPLE = ['ada', 'ben', 'cam', 'dee'];

let house: House;
let program: Seeded;

beforeEach(async () => {
  house = await openHouse(NINE, { registered: true });
  program = await seedProgram(house.deps);
  for (const pid of PEOPLE) {
    await seedPerson(house.deps, { pid, name: pid, language: 'en', email: `${pid}@example.gc.ca` });
    await seedEnrolment(house.deps, program, pid, [{ group: 'A', from: '2026-09-01' }]);
  }
});
afterEach(() => house.close());

const seed = (changes: Partial<Session> = {}): Promise<SessionRef> =>
  seedSession(house.deps, program, { startsAt: NINE + WEEK, endsAt: NINE + WEEK + HOUR, ...changes });
const confirm = (pid: string, ref: SessionRef, data: object = {}) =>
  house.invoke(pid, 'rsvp.answer', { ...ref, sequence: 0, answer: 'confirmed', ...data });
const decline = (pid: string, ref: SessionRef, data: object = {}) =>
  house.invoke(pid, 'rsvp.decline', { ...ref, sequence: 0, category: 'leave', ...data });
const rsvpOf = async ({ sessionId }: SessionRef, pid: string) =>
  (await house.deps.store.get('rsvp', registerPk(sessionId), rsvpId(pid)))?.body;
const bookOf = async ({ sessionId }: SessionRef) =>
  (await house.deps.store.get('seatBook', registerPk(sessionId), seatBookId))?.body;
const audit = async ({ sessionId }: SessionRef) =>
  (await house.deps.store.list(registerPk(sessionId), 'audit', { limit: 100 })).map(({ body }) => body);

describe('one’s own answer', () => {
  test('is recorded with its trace: ids and codes, once, however often it is pressed', async () => {
    const ref = await seed();
    for (let press = 0; press < 3; press += 1) {
      expect((await confirm('ada', ref)).text).toContain('Thank you. You are expected.');
    }
    expect(await rsvpOf(ref, 'ada')).toEqual({ pid: 'ada', state: 'confirmed', sequence: 0, at: NINE });
    expect(await audit(ref)).toEqual([
      { who: 'ada', what: 'rsvp.answer', at: NINE, on: 'rsvp_ada', after: 'confirmed' },
    ]);
  });

  test('sent from several devices at once is one answer', async () => {
    const ref = await seed({ required: false, capacity: 2 });
    await Promise.all([1, 2, 3, 4].map(() => confirm('ada', ref)));
    expect(await audit(ref)).toHaveLength(1);
    expect(await bookOf(ref)).toMatchObject({ seated: ['ada'], waiting: [] });
  });

  test('can be changed until the session starts, by the card itself', async () => {
    const ref = await seed();
    const first = await confirm('ada', ref);
    const second = await house.press('ada', first.card, 'I cannot be there', { category: 'operational' });
    expect(second.text).toContain('Declined (Operational need)');
    expect(await rsvpOf(ref, 'ada')).toMatchObject({ state: 'declined', category: 'operational' });
    const third = await house.press('ada', second.card, 'I may be there');
    expect(third.text).toContain('Tentative');
    expect(await rsvpOf(ref, 'ada')).not.toHaveProperty('category');
    expect((await audit(ref)).map(({ before, after }) => [before, after])).toEqual([
      [undefined, 'confirmed'],
      ['confirmed', 'declined.operational'],
      ['declined.operational', 'tentative'],
    ]);
  });

  test.each([
    ['has begun', { startsAt: NINE - HOUR, endsAt: NINE + HOUR }, 'This session has begun'],
    ['is over', { startsAt: NINE - HOUR, endsAt: NINE }, 'This session is over'],
    ['is cancelled', { status: 'cancelled' }, 'This session is cancelled'],
  ] as const)('is refused with a sentence where the session %s', async (_what, changes, sentence) => {
    const ref = await seed(changes);
    expect((await confirm('ada', ref)).text).toContain(sentence);
    expect((await decline('ada', ref)).text).toContain(sentence);
    expect(await rsvpOf(ref, 'ada')).toBeUndefined();
    expect(await audit(ref)).toEqual([]);
  });

  test('to somebody else’s session, a draft and one that does not exist is refused in the same words', async () => {
    const other = await seedProgram(house.deps, {}, 'Another program');
    const refs = [
      await seedSession(house.deps, other, { code: 'X1' }),
      await seed({ code: 'D1', status: 'draft' }),
      await seed({ code: 'B1', group: 'B' }),
      await seed({ code: 'O1', startsAt: NINE - 60 * WEEK, endsAt: NINE - 60 * WEEK + HOUR }),
      { programId: program.programId, sessionId: 'nowhere' },
      { programId: 'nowhere', sessionId: 'nowhere' },
    ];
    const cards = new Set<string>();
    for (const ref of refs) {
      for (const answer of [confirm, decline]) cards.add(JSON.stringify((await answer('ada', ref)).card));
      cards.add(JSON.stringify((await house.invoke('ada', 'rsvp.open', ref)).card));
      cards.add(JSON.stringify((await confirm('ada', ref, { series: true })).card));
      expect(await rsvpOf(ref, 'ada')).toBeUndefined();
    }
    expect([...cards]).toHaveLength(1);
    expect([...cards][0]).toContain('I cannot find this session among yours.');
  });

  test.each([
    ['a reason of one’s own', 'rsvp.decline', { category: 'migraine' }],
    ['words for a reason', 'rsvp.decline', { category: { text: 'ill' } }],
    ['a waiting that nobody may claim', 'rsvp.answer', { answer: 'waiting' }],
    ['a sequence that is none', 'rsvp.answer', { answer: 'confirmed', sequence: '0' }],
    ['ids that are none', 'rsvp.answer', { answer: 'confirmed', series: true, only: 'a b;c' }],
  ])('does not take %s', async (_what, verb, data) => {
    const ref = await seed();
    const { text } = await house.invoke('ada', verb, { ...ref, sequence: 0, ...data });
    expect(text).toContain('This card cannot be used any more.');
    expect(await rsvpOf(ref, 'ada')).toBeUndefined();
  });

  test('is one’s own, whoever the card says', async () => {
    const ref = await seed();
    await confirm('ada', ref, { pid: 'ben', actor: 'ben' });
    expect(await rsvpOf(ref, 'ben')).toBeUndefined();
    expect(await rsvpOf(ref, 'ada')).toMatchObject({ pid: 'ada' });
  });

  test('is shown in "my sessions", with the way to give and to change it', async () => {
    const ref = await seed();
    const before = await house.say('ada', 'my sessions');
    expect(before.text).toContain('Learning event · No reply yet');
    const opened = await house.press('ada', before.card, 'Answer');
    expect(opened.text).toContain('Invitation');
    await house.press('ada', opened.card, 'I cannot be there', { category: 'other' });
    const after = await house.say('ada', 'my sessions');
    expect(after.text).toContain('Learning event · Declined');
    const again = await house.press('ada', after.card, 'Change my answer');
    expect(again.text).toContain('Declined (Other)');
    await house.press('ada', again.card, 'I will be there');
    expect(await rsvpOf(ref, 'ada')).toMatchObject({ state: 'confirmed' });
  });
});

describe('an optional session with few seats', () => {
  const capped = (capacity = 1) => seed({ required: false, capacity });

  test('gives them first come, first served; the others wait, and know where', async () => {
    const ref = await capped();
    await confirm('ada', ref);
    await confirm('ben', ref);
    const { text } = await confirm('cam', ref);
    expect(text).toContain('All seats are taken, so you are on the waiting list.');
    expect(text).toContain('Number 2 on the waiting list');
    expect(await bookOf(ref)).toMatchObject({ seated: ['ada'], waiting: ['ben', 'cam'] });
    expect(await rsvpOf(ref, 'ben')).toMatchObject({ state: 'waiting' });
  });

  test('who declines frees a seat, and the next in line is told, by a message of their own', async () => {
    for (const pid of ['ben', 'cam']) await house.say(pid, 'help');
    const ref = await capped();
    for (const pid of ['ada', 'ben', 'cam']) await confirm(pid, ref);
    await decline('ada', ref);
    expect(await rsvpOf(ref, 'ben')).toMatchObject({ state: 'confirmed' });
    const [news, ...more] = await newsFor(house, 'ben');
    expect(more).toEqual([]);
    expect(news?.text).toContain('You were on the waiting list. A seat is free now, and it is yours');
    await house.work();
    expect(
      messagesTo(house, 'cam')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('You have a seat');
    await house.press('ben', news?.card ?? {}, 'I cannot be there', { category: 'other' });
    expect((await newsFor(house, 'cam')).map(({ text }) => text.split('\n')[0])).toEqual(['You have a seat']);
    expect((await audit(ref)).filter(({ what }) => what === 'rsvp.promote')).toHaveLength(2);
  });

  test('who gave the seat back before the message went out is not told of it', async () => {
    await house.say('ben', 'help');
    const ref = await capped();
    for (const pid of ['ada', 'ben']) await confirm(pid, ref);
    await decline('ada', ref);
    await decline('ben', ref);
    expect(await newsFor(house, 'ben')).toEqual([]);
  });

  test('passes over somebody who waits but has no place in the session any more', async () => {
    const ref = await capped();
    for (const pid of ['ada', 'ben', 'cam']) await confirm(pid, ref);
    await seedEnrolment(house.deps, program, 'ben', [{ from: '2026-09-01', to: '2026-09-11' }]);
    await decline('ada', ref);
    expect(await bookOf(ref)).toMatchObject({ seated: ['cam'], waiting: [] });
  });

  test('who leaves the cohort leaves their seat to the next, and is asked anew should they come back', async () => {
    const ref = await capped();
    for (const pid of ['ada', 'ben']) await confirm(pid, ref);
    const session = (await house.deps.store.get('session', `prog_${program.programId}`, `ses_${ref.sessionId}`))?.body;
    if (!session) throw new Error('no session');
    await releaseSeat(house.deps, session, 'ada');
    await releaseSeat(house.deps, session, 'ada');
    expect(await bookOf(ref)).toMatchObject({ seated: ['ben'], waiting: [] });
    expect(await rsvpOf(ref, 'ada')).toBeUndefined();
  });

  test('with more seats than before, those who wait get them', async () => {
    const ref = await capped();
    for (const pid of PEOPLE) await confirm(pid, ref);
    await capped(3);
    const session = (await house.deps.store.get('session', `prog_${program.programId}`, `ses_${ref.sessionId}`))?.body;
    if (!session) throw new Error('no session');
    await fillSeats(house.deps, session);
    await fillSeats(house.deps, session);
    expect(await bookOf(ref)).toMatchObject({ seated: ['ada', 'ben', 'cam'], waiting: ['dee'] });
    expect(await rsvpOf(ref, 'cam')).toMatchObject({ state: 'confirmed' });
  });

  test('holds under a rush: forty at once for seven seats, with repeats and second thoughts', async () => {
    const ref = await capped(7);
    const crowd = Array.from({ length: 40 }, (_, n) => `p${String(n).padStart(2, '0')}`);
    for (const pid of crowd) await seedEnrolment(house.deps, program, pid);
    const rush = crowd.flatMap((pid, n) => [
      { pid, state: 'confirmed' } as const,
      ...(n % 5 === 0 ? [{ pid, state: 'confirmed' } as const] : []),
      ...(n % 4 === 0 ? [{ pid, state: 'declined', category: 'other' } as const] : []),
    ]);
    const target = { ...ref, series: false, sequence: 0 };
    const results = await Promise.all(
      rush.map(({ pid, ...answer }) => answerInvitation(house.deps, { pid, name: pid }, target, answer)),
    );
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    const states = await Promise.all(crowd.map(async (pid) => (await rsvpOf(ref, pid))?.state));
    const book = await bookOf(ref);
    expect(book?.seated).toHaveLength(7);
    expect(crowd.filter((_, n) => states[n] === 'confirmed')).toEqual(book?.seated.toSorted());
    expect(crowd.filter((_, n) => states[n] === 'waiting')).toEqual(book?.waiting.toSorted());
  });

  test('a required session has a seat for everybody and no book, whatever its capacity says', async () => {
    const ref = await seed({ required: true, capacity: 1 });
    await Promise.all(PEOPLE.map((pid) => confirm(pid, ref)));
    expect(await bookOf(ref)).toBeUndefined();
    expect((await rsvpOf(ref, 'dee'))?.state).toBe('confirmed');
  });
});

test('coordinators see the counts and no names; the log has neither names nor answers', async () => {
  await seedPerson(house.deps, { pid: 'cleo', name: 'Cléo Roy', language: 'en', email: 'cleo@example.gc.ca' });
  await seedRole(house.deps, program, 'cleo', 'coordinator');
  const ref = await seed();
  await confirm('ada', ref);
  await decline('ben', ref);
  const { text } = await house.invoke('cleo', 'schedule.open', ref);
  expect(text).toContain('Confirmed: 1 · tentative: 0 · declined: 1 · waiting: 0 · no reply: 2');
  expect(JSON.stringify(house.log.lines)).not.toMatch(/declined|confirmed|leave/);
});
