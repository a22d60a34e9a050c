import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { programDocId, programPk } from '../../bot/domain/key.ts';
import type { Session, SessionRef } from '../../bot/domain/session.ts';
import { NINE, seedEnrolment, seedPerson, seedRole } from '../support/cohort.ts';
import type { House } from '../support/house.ts';
import {
  answerTo,
  BEFORE,
  changeSession,
  day,
  deliveriesOf,
  hour,
  minute,
  openAhead,
  OPENS,
  seedReader,
  type Ahead,
} from '../support/reminder.ts';

let ahead: Ahead;
let house: House;

/** Tuesday, 9:00 in Ottawa: the session on Thursday is published. */
beforeEach(async () => {
  ahead = await openAhead();
  ({ house } = ahead);
});
afterEach(async () => {
  await house.close();
});

const at = (instant: number) => ahead.at(instant);
const toldTo = (instant: number) => ahead.toldTo(instant);
const publish = (changes?: Partial<Session>) => ahead.publish(changes);
const reasons = (ref: SessionRef) => ahead.outcomes(ref);

/** The page that the link of an e-mail opens, at the address that the link names. */
async function pageOf(mail = ''): Promise<string> {
  const link = new URL(/https:\/\/\S+\/door\/\S+/.exec(mail)?.[0] ?? '');
  const { hostname, port } = new URL(house.url);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path: link.pathname, headers: { host: link.host } }, (response) => {
      text(response).then(resolve, reject);
    }).on('error', reject);
  });
}

describe('the calm default', () => {
  test('is one reminder on the working day before at 9:00, and the check-in card when check-in opens', async () => {
    await ahead.join('ben', { language: 'fr' });
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
    await ahead.join('vic', { timeZone: 'America/Vancouver' });
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
    await seedEnrolment(house.deps, ahead.program, 'eve');
    await at(BEFORE);
    await at(OPENS);
    expect(house.mails.map(({ to }) => to)).toEqual(['eve@example.gc.ca', 'eve@example.gc.ca']);
    expect(house.mails[0]?.text).toContain('Rappel');
    expect(await pageOf(house.mails[0]?.text)).toContain('Thinking across departments');
    expect(await pageOf(house.mails[1]?.text)).toContain('attendance.checkIn');
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
    await ahead.join('vic', { timeZone: 'America/Vancouver' });
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
    await seedEnrolment(house.deps, ahead.program, 'ada', [{ from: '2026-09-01', to: '2026-09-08' }]);
    expect([await at(BEFORE), await at(OPENS)]).toEqual([[], []]);
  });

  test('somebody who withdrew while their reminder waited for a calm hour', async () => {
    await ahead.join('vic', { timeZone: 'America/Vancouver' });
    const ref = await publish();
    await at(BEFORE);
    await seedEnrolment(house.deps, ahead.program, 'vic', [{ from: '2026-09-01', to: '2026-09-08' }]);
    expect(await at(BEFORE + 2 * hour)).toEqual([]);
    expect(await reasons(ref)).toEqual(['reminder sent', 'reminder skipped withdrawn']);
  });

  test('somebody checked in already, by themselves or by the facilitator’s mark', async () => {
    await ahead.join('ben');
    await seedReader(house, 'fay');
    await seedRole(house.deps, ahead.program, 'fay', 'facilitator');
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

test('a program’s document from before this release has the calm default', async () => {
  const stored = await house.deps.store.get('program', programPk(ahead.program.programId), programDocId);
  expect(stored?.body).not.toHaveProperty('reminders');
  await publish();
  expect(await toldTo(BEFORE)).toEqual(['ada']);
});
