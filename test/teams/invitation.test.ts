import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SessionRef } from '../../bot/domain/session.ts';
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
    await scene.published({ code: 'A', titleFr: 'Pour A', group: 'A' });
    await scene.published({ code: 'B', titleFr: 'Pour B', group: 'B' });
    expect(await newsFor(house, 'ada')).toEqual([]);
    const texts = messagesTo(house, 'rene').map(({ text }) => text);
    expect(texts.filter((text) => text.includes('Invitation')).map((text) => /Pour [AB]/.exec(text)?.[0])).toEqual([
      'Pour A',
    ]);
  });

  test('withdrawing between the plan and the sending is in time', async () => {
    house.clock.set(NINE + 12 * HOUR); // quiet hours: planned now, sent in the morning
    const ref = await scene.published();
    expect(await newsFor(house, 'ada')).toEqual([]);
    await seedEnrolment(house.deps, program, 'ada', [{ from: '2026-09-01', to: '2026-09-11' }]);
    house.clock.set(NINE + DAY);
    expect(await newsFor(house, 'ada')).toEqual([]);
    expect(messagesTo(house, 'rene').at(-1)?.text).toContain('Invitation');
    expect((await scene.deliveries(ref)).map(({ pid, state, reason }) => [pid, state, reason])).toEqual([
      ['ada', 'skipped', 'noSeat'],
      ['rene', 'sent', undefined],
    ]);
  });

  test('waits for the morning, unless the session is less than a day away', async () => {
    house.clock.set(NINE + 12 * HOUR);
    await scene.published({ code: 'FAR' });
    expect(await newsFor(house, 'ada')).toEqual([]);
    await scene.published({ code: 'NEAR', titleEn: 'Tomorrow', ...at(NINE + DAY) });
    expect((await newsFor(house, 'ada')).map(({ text }) => text.includes('Tomorrow'))).toEqual([true]);
    house.clock.set(NINE + DAY - HOUR);
    expect((await newsFor(house, 'ada')).map(({ text }) => text.includes('Thinking'))).toEqual([true]);
  });

  test('shows agenda, language, link and seats, and nothing where nothing is known', async () => {
    await scene.published({
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

test('a cohort of many pages gets one message each', async () => {
  const crowd = Array.from({ length: 150 }, (_, n) => `p${String(n).padStart(3, '0')}`);
  for (const pid of crowd) {
    await seedPerson(house.deps, { pid, name: pid, language: 'en', email: `${pid}@other.gc.ca` }, false);
    await seedEnrolment(house.deps, program, pid);
  }
  const ref = await scene.published();
  await house.work();
  const addresses = house.mails.map(({ to }) => to);
  expect(addresses.toSorted()).toEqual(crowd.map((pid) => `${pid}@other.gc.ca`));
  const states = (await house.deps.store.list(`ses_${ref.sessionId}`, 'delivery', { limit: 500 })).map(
    ({ body }) => body.state,
  );
  expect(states).toEqual(Array.from({ length: 152 }, () => 'sent'));
});

describe('in the reader’s language', () => {
  test('a French card is answered in French', async () => {
    await scene.published();
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
    const ref = await scene.published();
    const [message] = await newsFor(house, 'zoe');
    expect(message?.text).toContain('Will you be there?');
    expect(message?.text).toContain('Y serez-vous?');
    expect(message?.text).toContain('Operational need / Nécessité du service');
    await house.press('zoe', message?.card ?? {}, 'I will be there / J’y serai');
    expect(await scene.rsvpOf(ref, 'zoe')).toMatchObject({ state: 'confirmed' });
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
      await seedSession(house.deps, program, { ...(await scene.sessionOf(ref)), seriesId: refs[0]?.sessionId ?? '' });
    }
    await house.invoke('cleo', 'schedule.publish', { ...refs[1] });
  });

  test('is one invitation with one answer for all of it', async () => {
    const news = await newsFor(house, 'ada');
    expect(news.map(({ text }) => text.includes('Invitation to 3 sessions'))).toEqual([true]);
    expect(news[0]?.text).toContain('Sep 17, 2026\n9:00 a.m. to 4:00 p.m. · **No reply yet**');
    const { text } = await house.press('ada', news[0]?.card ?? {}, 'I will be there');
    expect(text).toContain('This is what is recorded for each session.');
    expect(await Promise.all(refs.map((ref) => scene.rsvpOf(ref, 'ada')))).toMatchObject(
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
    expect(await Promise.all(refs.map((ref) => scene.rsvpOf(ref, 'ada')))).toEqual([undefined, undefined, undefined]);
  });

  test('a session that was moved meanwhile is told on its own, and the rest is one invitation still', async () => {
    const [, second] = refs;
    if (!second) throw new Error('no session');
    const { startsAt, endsAt } = await scene.sessionOf(second);
    await scene.changed(second, { ...at(startsAt + DAY), sequence: 1, movedFrom: { startsAt, endsAt } });
    const texts = (await newsFor(house, 'ada')).map(({ text }) => text);
    expect(texts.toSorted().map((text) => text.split('\n')[0])).toEqual(['Invitation', 'Invitation to 2 sessions']);
  });

  test('a name that is not of the series answers nothing', async () => {
    const other = await scene.published({ code: 'ELSE' });
    const data = { ...refs[0], sequence: 0, series: true, only: other.sessionId, answer: 'confirmed' };
    const { text } = await house.invoke('ada', 'rsvp.answer', data);
    expect(text).toContain('your answer was not recorded');
    expect(await scene.rsvpOf(other, 'ada')).toBeUndefined();
  });
});
