import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { planDocId, programPk, registerPk, rsvpId } from '../../bot/domain/key.ts';
import type { Session, SessionRef } from '../../bot/domain/session.ts';
import { announce } from '../../bot/features/invitation.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from '../support/cohort.ts';
import { openHouse, type House } from '../support/house.ts';
import { messagesTo, newsFor } from '../support/message.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

let house: House;
let program: Seeded;

async function open(at = NINE): Promise<void> {
  house = await openHouse(at, { registered: true });
  program = await seedProgram(house.deps);
  const { deps } = house;
  await seedPerson(deps, { pid: 'ada', name: 'Ada Moss', language: 'en', email: 'ada@example.gc.ca' });
  await seedPerson(deps, { pid: 'rene', name: 'René Ouellet', language: 'fr', email: 'rene@example.gc.ca' });
  await seedPerson(deps, { pid: 'cleo', name: 'Cléo Roy', language: 'en', email: 'cleo@example.gc.ca' });
  await seedRole(deps, program, 'cleo', 'coordinator');
  for (const pid of ['ada', 'rene']) await seedEnrolment(deps, program, pid);
  for (const pid of ['ada', 'rene', 'cleo']) await house.say(pid, 'help');
}
beforeEach(() => open());
afterEach(() => house.close());

const at = (startsAt: number, changes: Partial<Session> = {}): Partial<Session> => ({
  startsAt,
  endsAt: startsAt + 7 * HOUR,
  ...changes,
});

/** A published session in a week, whose people are about to be told. */
async function published(changes: Partial<Session> = {}): Promise<SessionRef> {
  const ref = await seedSession(house.deps, program, at(NINE + WEEK, changes));
  await announce(house.deps, await sessionOf(ref));
  return ref;
}

async function sessionOf({ programId, sessionId }: SessionRef): Promise<Session> {
  const found = await house.deps.store.get('session', programPk(programId), `ses_${sessionId}`);
  if (!found) throw new Error('no session');
  return found.body;
}

/** The session as a coordinator has changed it since. */
async function changed(ref: SessionRef, changes: Partial<Session>): Promise<void> {
  await seedSession(house.deps, program, { ...(await sessionOf(ref)), ...changes });
  await announce(house.deps, await sessionOf(ref));
}

const rsvpOf = async ({ sessionId }: SessionRef, pid: string) =>
  (await house.deps.store.get('rsvp', registerPk(sessionId), rsvpId(pid)))?.body;
const deliveries = async ({ sessionId }: SessionRef) =>
  (await house.deps.store.list(registerPk(sessionId), 'delivery', { limit: 100 })).map(({ body }) => body);

describe('publishing', () => {
  test('sends everybody with a seat one invitation, in their language, however often it is pressed', async () => {
    const ref = await seedSession(house.deps, program, at(NINE + WEEK, { status: 'draft' }));
    const { card } = await house.invoke('cleo', 'schedule.open', ref);
    await house.press('cleo', card, 'Publish and invite');
    await house.press('cleo', card, 'Publish and invite');
    const [ada, ...more] = await newsFor(house, 'ada');
    await house.press('cleo', card, 'Publish and invite');
    expect([...more, ...(await newsFor(house, 'ada'))]).toEqual([]);
    expect(ada?.text).toContain('Invitation\n**Thinking across departments**');
    expect(ada?.text).toContain('Thursday, September 17, 2026, 9:00 a.m. to 4:00 p.m. (Eastern Time)');
    expect(ada?.text).toContain('An answer in Outlook, or in any other calendar, does not reach us.');
    const rene = messagesTo(house, 'rene').at(-1);
    expect(rene?.text).toContain('**Penser d’un ministère à l’autre**');
    expect(rene?.text).toContain('Y serez-vous?');
    expect(messagesTo(house, 'cleo').at(-1)?.text).not.toContain('Invitation');
  });

  test('reaches nobody who withdrew, or whose group it is not', async () => {
    await seedEnrolment(house.deps, program, 'ada', [{ group: 'A', from: '2026-09-01', to: '2026-09-11' }]);
    await seedEnrolment(house.deps, program, 'rene', [{ group: 'A', from: '2026-09-01' }]);
    await published({ code: 'A', titleFr: 'Pour A', group: 'A' });
    await published({ code: 'B', titleFr: 'Pour B', group: 'B' });
    expect(await newsFor(house, 'ada')).toEqual([]);
    const texts = messagesTo(house, 'rene').map(({ text }) => text);
    expect(texts.filter((text) => text.includes('Invitation')).map((text) => /Pour [AB]/.exec(text)?.[0])).toEqual([
      'Pour A',
    ]);
  });

  test('withdrawing between the plan and the sending is in time', async () => {
    house.clock.set(NINE + 12 * HOUR); // quiet hours: planned now, sent in the morning
    const ref = await published();
    expect(await newsFor(house, 'ada')).toEqual([]);
    await seedEnrolment(house.deps, program, 'ada', [{ from: '2026-09-01', to: '2026-09-11' }]);
    house.clock.set(NINE + DAY);
    expect(await newsFor(house, 'ada')).toEqual([]);
    expect(messagesTo(house, 'rene').at(-1)?.text).toContain('Invitation');
    expect((await deliveries(ref)).map(({ pid, state, reason }) => [pid, state, reason])).toEqual([
      ['ada', 'skipped', 'noSeat'],
      ['rene', 'sent', undefined],
    ]);
  });

  test('waits for the morning, unless the session is less than a day away', async () => {
    house.clock.set(NINE + 12 * HOUR);
    await published({ code: 'FAR' });
    expect(await newsFor(house, 'ada')).toEqual([]);
    await published({ code: 'NEAR', titleEn: 'Tomorrow', ...at(NINE + DAY) });
    expect((await newsFor(house, 'ada')).map(({ text }) => text.includes('Tomorrow'))).toEqual([true]);
    house.clock.set(NINE + DAY - HOUR);
    expect((await newsFor(house, 'ada')).map(({ text }) => text.includes('Thinking'))).toEqual([true]);
  });

  test('shows agenda, language, link and seats, and nothing where nothing is known', async () => {
    await published({
      required: false,
      capacity: 12,
      joinLink: 'https://teams.example.gc.ca/j/1',
      languages: 'both',
      interpretation: true,
      details: { agendaEn: 'Welcome [x](https://evil.example)', agendaFr: 'Accueil', roomAccess: 'Show your pass.' },
    });
    const [message] = await newsFor(house, 'ada');
    expect(message?.text).toContain('English and French, with interpretation');
    expect(message?.text).toContain('Welcome \\[x\\](https:\u200b//evil.example)');
    expect(message?.text).toContain('12 seats, first come, first served');
    expect(message?.text).toContain('Join online');
    expect(message?.text).not.toContain('Whom to ask');
  });
});

describe('in the reader’s language', () => {
  test('a French card is answered in French', async () => {
    await published();
    const [message] = await newsFor(house, 'rene');
    const declined = await house.press('rene', message?.card ?? {}, 'Je ne pourrai pas y être', { category: 'leave' });
    expect(declined.text).toContain('Merci de nous l’avoir dit.');
    expect(declined.text).toContain('Votre réponse\nRefus (Congé)');
    const { text } = await house.press('rene', declined.card, 'J’y serai');
    expect(text).toContain('Merci. Nous vous attendons.');
  });

  test('whose language is not known yet reads both, reasons too, and can answer at once', async () => {
    await seedPerson(house.deps, { pid: 'zoe', name: 'Zoé Roy', email: 'zoe@example.gc.ca' });
    await seedEnrolment(house.deps, program, 'zoe');
    await house.say('zoe', 'help');
    const ref = await published();
    const [message] = await newsFor(house, 'zoe');
    expect(message?.text).toContain('Will you be there?');
    expect(message?.text).toContain('Y serez-vous?');
    expect(message?.text).toContain('Operational need / Nécessité du service');
    await house.press('zoe', message?.card ?? {}, 'I will be there / J’y serai');
    expect(await rsvpOf(ref, 'zoe')).toMatchObject({ state: 'confirmed' });
  });
});

describe('a series', () => {
  const refs: SessionRef[] = [];
  beforeEach(async () => {
    refs.length = 0;
    for (const n of [0, 1, 2]) {
      const code = `LE0${n + 1}`;
      refs.push(await seedSession(house.deps, program, at(NINE + (n + 1) * WEEK, { code, status: 'draft' })));
    }
    for (const ref of refs) {
      await seedSession(house.deps, program, { ...(await sessionOf(ref)), seriesId: refs[0]?.sessionId ?? '' });
    }
    await house.invoke('cleo', 'schedule.publish', { ...refs[1] });
  });

  test('is one invitation with one answer for all of it', async () => {
    const news = await newsFor(house, 'ada');
    expect(news.map(({ text }) => text.includes('Invitation to 3 sessions'))).toEqual([true]);
    expect(news[0]?.text).toContain('Sep 17, 2026\n9:00 a.m. to 4:00 p.m. · **No reply yet**');
    const { text } = await house.press('ada', news[0]?.card ?? {}, 'I will be there');
    expect(text).toContain('This is what is recorded for each session.');
    expect(await Promise.all(refs.map((ref) => rsvpOf(ref, 'ada')))).toMatchObject(
      refs.map(() => ({ state: 'confirmed', sequence: 0 })),
    );
  });

  test('takes another answer for single ones, and keeps the rest', async () => {
    const [message] = await newsFor(house, 'ada');
    const all = await house.press('ada', message?.card ?? {}, 'I will be there');
    const only = `${refs[2]?.sessionId},${refs[0]?.sessionId}`;
    const { text } = await house.press('ada', all.card, 'I cannot be there', { only, category: 'leave' });
    expect(text.match(/Declined \(Leave\)/g)).toHaveLength(2);
    expect(text).toContain('Sep 24, 2026\n9:00 a.m. to 4:00 p.m. · **Confirmed**');
  });

  test('asks for a reason rather than guess one', async () => {
    const [message] = await newsFor(house, 'ada');
    const { text } = await house.press('ada', message?.card ?? {}, 'I cannot be there');
    expect(text).toContain('Please choose a reason');
    expect(await Promise.all(refs.map((ref) => rsvpOf(ref, 'ada')))).toEqual([undefined, undefined, undefined]);
  });

  test('a session that was moved meanwhile is told on its own, and the rest is one invitation still', async () => {
    const [, second] = refs;
    if (!second) throw new Error('no session');
    const { startsAt, endsAt } = await sessionOf(second);
    await changed(second, { ...at(startsAt + DAY), sequence: 1, movedFrom: { startsAt, endsAt } });
    const texts = (await newsFor(house, 'ada')).map(({ text }) => text);
    expect(texts.toSorted().map((text) => text.split('\n')[0])).toEqual(['Invitation', 'Invitation to 2 sessions']);
  });

  test('a name that is not of the series answers nothing', async () => {
    const other = await published({ code: 'ELSE' });
    const data = { ...refs[0], sequence: 0, series: true, only: other.sessionId, answer: 'confirmed' };
    const { text } = await house.invoke('ada', 'rsvp.answer', data);
    expect(text).toContain('your answer was not recorded');
    expect(await rsvpOf(other, 'ada')).toBeUndefined();
  });
});

describe('a changed date', () => {
  async function moved(to: number, changes: Partial<Session> = {}): Promise<{ ref: SessionRef; old: number }> {
    const ref = await published(changes);
    await house.work();
    const { startsAt, endsAt } = await sessionOf(ref);
    const card = messagesTo(house, 'ada').at(-1)?.card ?? {};
    await house.press('ada', card, 'I will be there');
    await changed(ref, { ...at(to), sequence: 1, movedFrom: { startsAt, endsAt } });
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
    expect(await rsvpOf(ref, 'ada')).toMatchObject({ state: 'tentative', sequence: 1 });
  });

  test('an answer on the card of the earlier date says so, records nothing, and shows how it is now', async () => {
    const { ref } = await moved(NINE + WEEK + DAY);
    const old = messagesTo(house, 'ada').find(({ text }) => text.startsWith('Invitation'));
    const { text, card } = await house.press('ada', old?.card ?? {}, 'I will be there');
    expect(text).toContain('your answer was not recorded');
    expect(text).toContain('Friday, September 18, 2026');
    expect(await rsvpOf(ref, 'ada')).toMatchObject({ sequence: 0 });
    await house.press('ada', card, 'I will be there');
    expect(await rsvpOf(ref, 'ada')).toMatchObject({ state: 'confirmed', sequence: 1 });
  });

  test('people who never got the first invitation get an invitation, not a change', async () => {
    house.clock.set(NINE + 12 * HOUR);
    const ref = await published();
    await house.work();
    const { startsAt, endsAt } = await sessionOf(ref);
    await changed(ref, { ...at(startsAt + DAY), sequence: 1, movedFrom: { startsAt, endsAt } });
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
    const { startsAt, endsAt } = await sessionOf(ref);
    await changed(ref, { ...at(startsAt + DAY), sequence: 2, movedFrom: { startsAt, endsAt } });
    expect(await newsFor(house, 'ada')).toEqual([]); // that is a month away: it waits for the morning
  });
});

describe('a cancelled session', () => {
  test('is told to those who have a seat, once, and takes no answer any more', async () => {
    const ref = await published();
    await house.work();
    const invitation = messagesTo(house, 'ada').at(-1)?.card ?? {};
    await house.invoke('cleo', 'schedule.cancel', ref);
    await house.invoke('cleo', 'schedule.cancel', ref);
    const [message, ...more] = await newsFor(house, 'ada');
    expect(more).toEqual([]);
    expect(message?.text).toContain('A session is cancelled');
    expect(message?.text).toContain('Thursday, September 17, 2026');
    const { text } = await house.press('ada', invitation, 'I will be there');
    expect(text).toContain('This session is cancelled, so there is nothing to answer.');
    expect(await rsvpOf(ref, 'ada')).toBeUndefined();
  });

  test('is not told to those who said that they would not come to it', async () => {
    const ref = await published({ required: false });
    await house.work();
    await house.press('ada', messagesTo(house, 'ada').at(-1)?.card ?? {}, 'I cannot be there', { category: 'other' });
    await house.invoke('cleo', 'schedule.cancel', ref);
    expect(await newsFor(house, 'ada')).toEqual([]);
    expect(messagesTo(house, 'rene').at(-1)?.text).toContain('Une séance est annulée');
  });

  test('before the invitation went out, nobody hears of it at all', async () => {
    house.clock.set(NINE + 12 * HOUR);
    const ref = await published();
    await house.work();
    await changed(ref, { status: 'cancelled', sequence: 1 });
    await house.work();
    house.clock.set(NINE + DAY);
    expect(await newsFor(house, 'ada')).toEqual([]);
    expect((await deliveries(ref)).filter(({ pid }) => pid === 'ada').map(({ reason }) => reason)).toEqual([
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
    await published();
    await published({ code: 'LE02' });
    await published({ code: 'LE03' });
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
    await published();
    await house.work();
    await seedEnrolment(house.deps, program, 'ada', [{ from: '2026-09-01', to: '2026-09-10' }]);
    house.clock.set(NINE + DAY);
    expect(await newsFor(house, 'ada')).toEqual([]);
    await seedEnrolment(house.deps, program, 'ada', [{ from: '2026-09-01' }]);
    await inviteOne('ada');
    expect((await newsFor(house, 'ada')).map(({ text }) => text.split('\n')[0])).toEqual(['Invitation']);
  });
});
