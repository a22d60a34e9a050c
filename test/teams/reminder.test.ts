import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { personalPk, preferenceId, programDocId, programPk } from '../../bot/domain/key.ts';
import type { Session, SessionRef } from '../../bot/domain/session.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, type Seeded } from '../support/cohort.ts';
import { openHouse, textOf, type House } from '../support/house.ts';
import { answerTo, changeSession, deliveriesOf, publishSession, seedReader } from '../support/reminder.ts';
import type { Node } from '../support/walk.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** The working day before, 9:00 in Ottawa. */
const BEFORE = NINE - day;
const OPENS = NINE - 30 * minute;

let house: House;
let program: Seeded;

/** Tuesday, 9:00 in Ottawa: the session on Thursday is published. */
beforeEach(async () => {
  house = await openHouse(NINE - 2 * day, { registered: true });
  program = await seedProgram(house.deps);
  await seedReader(house, 'ada', { name: 'Ada Moss' });
  await seedEnrolment(house.deps, program, 'ada');
});
afterEach(async () => {
  await house.close();
});

/** Does the due work of an instant, and answers what was posted by it: to whom, and its words. */
async function at(instant: number): Promise<{ to: string; text: string; card: Node }[]> {
  const before = house.connector.calls.length;
  house.clock.set(instant);
  await house.work();
  return house.connector.calls.slice(before).flatMap(({ method, path, body, conversationId }) => {
    if (method !== 'POST' || !path.includes('/activities')) return [];
    const [{ content } = { content: {} }] = (body?.['attachments'] ?? []) as { content: Node }[];
    return [{ to: (conversationId ?? '').replace('a:', ''), text: textOf(content), card: content }];
  });
}

const toldTo = async (instant: number): Promise<string[]> => (await at(instant)).map(({ to }) => to).sort();
const publish = (changes: Partial<Session> = {}): Promise<SessionRef> => publishSession(house.deps, program, changes);
const reasons = async (ref: SessionRef) =>
  (await deliveriesOf(house.deps, ref)).map(({ kind, state, reason }) => `${kind} ${state} ${reason ?? ''}`.trim());

describe('the calm default', () => {
  test('is one reminder on the working day before at 9:00, and the check-in card when check-in opens', async () => {
    await seedReader(house, 'ben', { language: 'fr' });
    await seedEnrolment(house.deps, program, 'ben');
    await publish();
    expect(await at(BEFORE - 1_000)).toEqual([]);
    const reminded = await at(BEFORE);
    expect(reminded.map(({ to }) => to).sort()).toEqual(['ada', 'ben']);
    expect(reminded.find(({ to }) => to === 'ada')?.text).toContain(
      'Thursday, September 10, 2026, 9:00 a.m. to 4:00 p.m. (Eastern Time)',
    );
    expect(reminded.find(({ to }) => to === 'ben')?.text).toContain('jeudi 10 septembre 2026');
    expect(await at(OPENS - 1_000)).toEqual([]);
    const cards = await at(OPENS);
    expect(cards.map(({ to }) => to).sort()).toEqual(['ada', 'ben']);
    expect(cards[0]?.text).toContain('20 minutes late');
    expect(await at(NINE)).toEqual([]);
    expect(await at(NINE + day)).toEqual([]);
  });

  test('each reads the time in their own zone', async () => {
    await seedReader(house, 'vic', { timeZone: 'America/Vancouver' });
    await seedEnrolment(house.deps, program, 'vic');
    await publish({ startsAt: NINE + 4 * hour });
    expect(await toldTo(BEFORE)).toEqual(['ada']);
    const [vic] = await at(BEFORE + 2 * hour); // 8:00 in Vancouver: until then it is their night
    expect(vic?.to).toBe('vic');
    expect(vic?.text).toContain('10:00 a.m. to 1:00 p.m. (Pacific Time)');
  });

  test('somebody far away is not woken by a reminder, but gets the check-in card when it opens', async () => {
    await seedReader(house, 'ada', { timeZone: 'America/Vancouver' });
    await publish();
    expect(await at(BEFORE)).toEqual([]); // 6:00
    expect(await at(BEFORE + 2 * hour - 1_000)).toEqual([]);
    expect(await toldTo(BEFORE + 2 * hour)).toEqual(['ada']);
    expect(await toldTo(OPENS)).toEqual(['ada']); // 5:30
  });

  test('a session published on its eve gets no stale reminder, and still its check-in card', async () => {
    house.clock.set(BEFORE + minute);
    await publish();
    expect(await at(BEFORE + minute)).toEqual([]);
    expect(await at(BEFORE + hour)).toEqual([]);
    expect(await toldTo(OPENS)).toEqual(['ada']);
  });

  test('a session published after check-in has opened gets its check-in card at once; after its end, nothing', async () => {
    house.clock.set(NINE + minute);
    await publish();
    expect(await toldTo(NINE + minute)).toEqual(['ada']);
    await publish({ code: 'LE02', startsAt: NINE - day, endsAt: NINE - day + hour });
    expect(await at(NINE + minute)).toEqual([]);
  });

  test('publishing, moving and importing again plan nothing twice', async () => {
    const ref = await publish();
    await publish();
    await Promise.all([publish(), publish()]);
    expect(await toldTo(BEFORE)).toEqual(['ada']);
    await publish();
    expect(await toldTo(OPENS)).toEqual(['ada']);
    expect(await reasons(ref)).toEqual(['checkIn sent', 'reminder sent']);
  });

  test('the card that came checks in, and is replaced by the outcome', async () => {
    await publish();
    const [sent] = await at(OPENS);
    const { text, card } = await house.press('ada', sent?.card ?? {}, 'Check in');
    expect(text).toContain('You are checked in');
    expect(card['actions']).toBeUndefined();
  });

  test('nobody gets a reminder when the service was away until after the start', async () => {
    const ref = await publish();
    expect(await at(NINE + 8 * hour)).toEqual([]);
    expect(await reasons(ref)).toEqual(['checkIn skipped checkInClosed', 'reminder skipped begun']);
  });

  test('who has no language yet gets both, and who cannot be reached in Teams an e-mail with a link to the card', async () => {
    const ref = await publish();
    await seedPerson(house.deps, { pid: 'eve', name: 'Eve', email: 'eve@example.gc.ca' }, false);
    await seedEnrolment(house.deps, program, 'eve');
    await at(BEFORE);
    await at(OPENS);
    expect(house.mails.map(({ to }) => to)).toEqual(['eve@example.gc.ca', 'eve@example.gc.ca']);
    expect(house.mails[0]?.text).toContain('Rappel');
    const link = /https:\/\/cadre\.example\.gc\.ca(\/door\/\S+)/.exec(house.mails[1]?.text ?? '')?.[1] ?? '';
    expect((await fetch(`${house.url}${link}`)).status).toBe(200);
    const sent = (await deliveriesOf(house.deps, ref)).filter(({ pid }) => pid === 'eve');
    expect(sent.map(({ state, channel }) => [state, channel])).toEqual([
      ['sent', 'mail'],
      ['sent', 'mail'],
    ]);
  });
});

describe('what is untrue or useless is not sent', () => {
  test('a cancelled session', async () => {
    const ref = await publish();
    await changeSession(house.deps, ref, { status: 'cancelled' });
    expect([await at(BEFORE), await at(OPENS)]).toEqual([[], []]);
    expect(await deliveriesOf(house.deps, ref)).toEqual([]);
  });

  test('the date from before a move: the new one is told, once', async () => {
    const ref = await publish();
    await changeSession(house.deps, ref, { startsAt: NINE + day, endsAt: NINE + day + hour });
    expect([await at(BEFORE), await at(OPENS)]).toEqual([[], []]);
    const [reminder] = await at(BEFORE + day);
    expect(reminder?.text).toContain('Friday, September 11');
    expect(await toldTo(OPENS + day)).toEqual(['ada']);
  });

  test('a session that is moved while a reminder waits for a calm hour', async () => {
    await seedReader(house, 'vic', { timeZone: 'America/Vancouver' });
    await seedEnrolment(house.deps, program, 'vic');
    const ref = await publish();
    expect(await toldTo(BEFORE)).toEqual(['ada']);
    await changeSession(house.deps, ref, { startsAt: NINE + 7 * day, endsAt: NINE + 7 * day + hour });
    expect(await at(BEFORE + 2 * hour)).toEqual([]);
    expect(await at(NINE + 6 * day + 3 * hour)).toHaveLength(2);
  });

  test.each([
    ['an optional one that was declined', false, 'declined', [], []],
    ['a required one that was declined: still expected', true, 'declined', ['ada'], ['ada']],
    ['no answer yet', false, undefined, ['ada'], ['ada']],
    ['a tentative answer', false, 'tentative', ['ada'], ['ada']],
    ['on the waiting list: told so, and not asked to check in', false, 'waiting', ['ada'], []],
  ] as const)('%s', async (_what, required, answer, reminder, checkIn) => {
    const ref = await publish({ required });
    if (answer) await answerTo(house.deps, ref, 'ada', answer);
    const reminded = await at(BEFORE);
    expect(reminded.map(({ to }) => to)).toEqual(reminder);
    expect(reminded.some(({ text }) => text.includes('You are on the waiting list'))).toBe(answer === 'waiting');
    expect(await toldTo(OPENS)).toEqual(checkIn);
  });

  test('an answer to the date before a move counts no more', async () => {
    const ref = await publish({ required: false });
    await answerTo(house.deps, ref, 'ada', 'declined');
    await changeSession(house.deps, ref, { startsAt: NINE + day, endsAt: NINE + day + hour });
    expect(await toldTo(BEFORE + day)).toEqual(['ada']);
  });

  test('limited seats that somebody never asked for: no check-in card', async () => {
    const ref = await publish({ required: false, capacity: 5 });
    expect(await toldTo(BEFORE)).toEqual(['ada']);
    expect(await at(OPENS)).toEqual([]);
    expect(await reasons(ref)).toEqual(['checkIn skipped noSeat', 'reminder sent']);
  });

  test('somebody who withdrew between', async () => {
    await publish();
    await seedEnrolment(house.deps, program, 'ada', [{ from: '2026-09-01', to: '2026-09-08' }]);
    expect([await at(BEFORE), await at(OPENS)]).toEqual([[], []]);
  });

  test('somebody who withdrew while their reminder waited for a calm hour', async () => {
    await seedReader(house, 'vic', { timeZone: 'America/Vancouver' });
    await seedEnrolment(house.deps, program, 'vic');
    const ref = await publish();
    await at(BEFORE);
    await seedEnrolment(house.deps, program, 'vic', [{ from: '2026-09-01', to: '2026-09-08' }]);
    expect(await at(BEFORE + 2 * hour)).toEqual([]);
    expect(await reasons(ref)).toEqual(['reminder sent', 'reminder skipped withdrawn']);
  });

  test('somebody checked in already, by themselves or by the facilitator’s mark', async () => {
    await seedReader(house, 'ben');
    await seedEnrolment(house.deps, program, 'ben');
    await seedReader(house, 'fay');
    await seedRole(house.deps, program, 'fay', 'facilitator');
    const ref = await publish({ remote: true });
    await at(BEFORE);
    house.clock.set(OPENS);
    await house.say('ada', 'check in');
    house.clock.set(OPENS + minute);
    await house.invoke('fay', 'register.mark', { ...ref, person: 'ben', shown: OPENS });
    expect(await at(OPENS + minute)).toEqual([]);
    expect((await reasons(ref)).filter((one) => one.startsWith('checkIn')).sort()).toEqual([
      'checkIn skipped checkedIn',
      'checkIn skipped marked',
    ]);
  });

  test('what a person muted: no reminder, but the check-in card, which is required', async () => {
    const ref = await publish();
    const { card } = await house.say('ada', 'reminders');
    await house.press('ada', card, 'Mute reminders');
    expect(await at(BEFORE)).toEqual([]);
    expect(await toldTo(OPENS)).toEqual(['ada']);
    expect(await reasons(ref)).toEqual(['checkIn sent', 'reminder skipped muted']);
  });
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
    await seedRole(house.deps, program, 'ada', 'coordinator');
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

describe('running late', () => {
  beforeEach(async () => {
    await seedReader(house, 'fay', { name: 'Fay Roy', language: 'fr' });
    await seedRole(house.deps, program, 'fay', 'facilitator');
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

test('a program’s document from before this release has the calm default', async () => {
  const stored = await house.deps.store.get('program', programPk(program.programId), programDocId);
  expect(stored?.body).not.toHaveProperty('reminders');
  await publish();
  expect(await toldTo(BEFORE)).toEqual(['ada']);
});
