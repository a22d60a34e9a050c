import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { calendarFeedId, personalPk, programPk, sessionDocId, sessionSk } from '../../bot/domain/key.ts';
import type { Session } from '../../bot/domain/session.ts';
import { calendarLinks } from '../../bot/features/calendar-link.ts';
import { readCalendar, visit } from '../support/calendar.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedSession, type Seeded } from '../support/cohort.ts';
import { openHouse, textOf, type House } from '../support/house.ts';
import { walk, type Node } from '../support/walk.ts';

const DAY = 24 * 3_600_000;
const HOUR = 3_600_000;
const ADDRESS = 'https://cadre.example.gc.ca';
let house: House;
let program: Seeded;

beforeEach(async () => {
  house = await openHouse(NINE - DAY, { registered: true });
  program = await seedProgram(house.deps);
  await seedPerson(house.deps, { pid: 'ada', name: 'Ada Tremblay', language: 'en', email: 'ada@example.gc.ca' });
  await seedPerson(house.deps, { pid: 'rene', name: 'René Ouellet', language: 'fr', email: 'rene@example.gc.ca' });
  for (const pid of ['ada', 'rene']) await seedEnrolment(house.deps, program, pid);
});
afterEach(async () => {
  await house.close();
});

const linkOn = (card: Node): string | undefined => {
  const value = walk(card).find(({ id }) => id === 'link')?.['value'];
  return typeof value === 'string' ? value : undefined;
};
const buttonsOn = (card: Node): unknown[] =>
  walk(card).flatMap(({ type, title }) => (type === 'Action.Execute' || type === 'Action.OpenUrl' ? [title] : []));
/** The feed that a person makes by the buttons of the card. */
async function feedOf(pid: string, make = 'Make my calendar link'): Promise<{ url: string; card: Node }> {
  const { card } = await house.say(pid, pid === 'rene' ? 'calendrier' : 'calendar');
  const made = await house.press(pid, card, make);
  return { url: linkOn(made.card) ?? '', card: made.card };
}
const eventsAt = async (url: string) => readCalendar((await visit(house, url)).body).events;
async function change(sessionId: string, changes: Partial<Session>): Promise<void> {
  const pk = programPk(program.programId);
  const stored = await house.deps.store.get('session', pk, sessionDocId(sessionId));
  if (!stored) throw new Error('no session');
  const body = { ...stored.body, ...changes };
  const sk = sessionSk(program.cohortId, body.startsAt, sessionId);
  await house.deps.store.upsert({ pk, id: stored.id, type: 'session', sk, body });
}

describe('a person’s calendar feed', () => {
  test('is made by them, opened by its link alone, and shown again as the same', async () => {
    await seedSession(house.deps, program);
    const first = await house.say('ada', 'calendar');
    expect(first.text).toContain('whoever has it can see your sessions');
    expect(linkOn(first.card)).toBeUndefined();
    const { url } = await feedOf('ada');
    expect(url).toMatch(/^https:\/\/cadre\.example\.gc\.ca\/calendar\/ada\.[\w-]{22}\.ics$/);
    expect(linkOn((await house.say('ada', 'calendar')).card)).toBe(url);
    expect((await calendarLinks(house.deps, 'ada')).feed).toBe(url);
    const { status, headers, body } = await visit(house, url);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, max-age=300',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    const { method, events } = readCalendar(body);
    expect(method).toBe('PUBLISH');
    expect(events.map(({ summary, startsAt }) => [summary, startsAt])).toEqual([['Thinking across departments', NINE]]);
  });

  test('shows published, held and cancelled sessions of all their cohorts from 30 days back, and no drafts', async () => {
    const other = await seedProgram(house.deps, {}, 'Certificate');
    await seedEnrolment(house.deps, other, 'ada', [{ from: '2026-01-01' }]);
    const at = (startsAt: number) => ({ startsAt, endsAt: startsAt + HOUR });
    const now = house.clock.now();
    await seedSession(house.deps, other, { code: 'OLD', titleEn: 'Too old', ...at(now - 31 * DAY), status: 'held' });
    await seedSession(house.deps, other, { code: 'HELD', titleEn: 'Held', ...at(now - 29 * DAY), status: 'held' });
    await seedSession(house.deps, program, { code: 'A', titleEn: 'Draft', ...at(now + DAY), status: 'draft' });
    await seedSession(house.deps, program, { code: 'B', titleEn: 'Next', ...at(now + 2 * DAY) });
    await seedSession(house.deps, program, {
      code: 'C',
      titleEn: 'Off',
      ...at(now + 3 * DAY),
      status: 'cancelled',
      sequence: 1,
    });
    await seedSession(house.deps, program, {
      code: 'D',
      titleEn: 'Never told',
      ...at(now + 3 * DAY),
      status: 'cancelled',
    });
    await seedSession(house.deps, program, { code: 'E', titleEn: 'Of a group', ...at(now + 4 * DAY), group: 'A' });
    const { url } = await feedOf('ada');
    expect((await eventsAt(url)).map(({ summary, status }) => [summary, status])).toEqual([
      ['Held', 'CONFIRMED'],
      ['Next', 'CONFIRMED'],
      ['Cancelled: Off', 'CANCELLED'],
    ]);
  });

  test('follows a postponement: the same event, the next sequence, the new date', async () => {
    const { sessionId } = await seedSession(house.deps, program);
    const { url } = await feedOf('ada');
    const [before] = await eventsAt(url);
    await change(sessionId, { sequence: 1, startsAt: NINE + 7 * DAY, endsAt: NINE + 7 * DAY + HOUR });
    const [after] = await eventsAt(url);
    expect([before?.sequence, after?.sequence]).toEqual([0, 1]);
    expect(after?.uid).toBe(before?.uid);
    expect(after?.startsAt).toBe(NINE + 7 * DAY);
    await change(sessionId, { sequence: 2, status: 'cancelled' });
    expect(await eventsAt(url)).toMatchObject([{ uid: before?.uid, sequence: 2, status: 'CANCELLED' }]);
  });

  test('speaks its owner’s language', async () => {
    await seedSession(house.deps, program);
    const { url } = await feedOf('rene', 'Créer mon lien de calendrier');
    const { body } = await visit(house, url);
    expect(body).toContain('X-WR-CALNAME:Mes séances d’apprentissage');
    expect(readCalendar(body).events[0]?.summary).toBe('Penser d’un ministère à l’autre');
  });

  test('holds no link to join and nobody’s name, and who is withdrawn sees no more of it', async () => {
    await seedPerson(house.deps, { pid: 'fred', name: 'Fred Facilitator' });
    await seedSession(house.deps, program, {
      joinLink: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting',
      facilitator: 'fred',
      details: { agendaEn: 'Fred Facilitator opens', contact: 'Cléo Roy', roomAccess: 'Ask for Cléo Roy' },
    });
    const { url } = await feedOf('ada');
    const unfolded = (await visit(house, url)).body.replace(/\r\n /g, '');
    expect(unfolded).toContain('SUMMARY:Thinking across departments');
    expect(unfolded).not.toMatch(/meetup-join|https:|Fred|Cléo|Ada|Tremblay|ada@|ORGANIZER|ATTENDEE/);
    await seedEnrolment(house.deps, program, 'ada', [{ from: '2026-09-01', to: '2026-09-09' }]);
    expect(await eventsAt(url)).toEqual([]);
  });

  test('says "unchanged" to whoever has it already, and answers HEAD', async () => {
    const { sessionId } = await seedSession(house.deps, program);
    const { url } = await feedOf('ada');
    const first = await visit(house, url);
    const etag = String(first.headers['etag']);
    house.clock.pass(HOUR);
    const again = await visit(house, url, { headers: { 'If-None-Match': etag } });
    expect([again.status, again.body]).toEqual([304, '']);
    const head = await visit(house, url, { method: 'HEAD' });
    expect([head.status, head.body, head.headers['etag']]).toEqual([200, '', etag]);
    await change(sessionId, { titleEn: 'Another title' });
    expect((await visit(house, url, { headers: { 'If-None-Match': etag } })).status).toBe(200);
  });
});

describe('a link that is revoked', () => {
  test('opens nothing any more; a new one does, and the old press says so again without doing it again', async () => {
    const { url, card } = await feedOf('ada');
    const renewed = await house.press('ada', card, 'Revoke the link and make a new one');
    expect(renewed.text).toContain('The old link is revoked');
    const next = linkOn(renewed.card) ?? '';
    expect(next).not.toBe(url);
    expect([(await visit(house, url)).status, (await visit(house, next)).status]).toEqual([404, 200]);
    const repeated = await house.press('ada', card, 'Revoke the link and make a new one');
    expect(repeated.card).toEqual(renewed.card);
    await Promise.all([1, 2, 3].map(() => house.press('ada', renewed.card, 'Revoke the link')));
    expect((await visit(house, next)).status).toBe(404);
    const off = await house.press('ada', renewed.card, 'Revoke the link');
    expect(off.text).toContain('Your calendar link is revoked');
    expect(buttonsOn(off.card)).toEqual(['Make my calendar link', 'Download the file']);
  });

  test('is not revoked by a card that shows an older one', async () => {
    const first = await feedOf('ada');
    const second = await house.press('ada', first.card, 'Revoke the link and make a new one');
    const stale = await house.press('ada', first.card, 'Revoke the link');
    expect(stale.text).toContain('had been changed in the meantime');
    expect((await visit(house, linkOn(second.card) ?? '')).status).toBe(200);
  });

  test('leaves a trace of who and when, and the store never holds what opens a feed', async () => {
    const { url, card } = await feedOf('ada');
    await house.press('ada', card, 'Revoke the link and make a new one');
    const audit = await house.deps.store.list(personalPk('ada'), 'audit', { limit: 10 });
    expect(audit.map(({ body }) => body.what).sort()).toEqual(['calendar.make', 'calendar.renew']);
    const secret = /\.([\w-]{22})\.ics$/.exec(url)?.[1] ?? 'none';
    const stored = await house.deps.store.get('calendarFeed', personalPk('ada'), calendarFeedId);
    expect(JSON.stringify([audit, stored])).not.toContain(secret);
    expect(stored?.body.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test('says in place of the link that it can be shown no more, where the door has another key', async () => {
    await feedOf('ada');
    const pk = personalPk('ada');
    const stored = await house.deps.store.get('calendarFeed', pk, calendarFeedId);
    if (!stored) throw new Error('no feed');
    const { etag: _, ...document } = stored;
    await house.deps.store.upsert({ ...document, body: { ...stored.body, nonce: 'another' } });
    const { text, card } = await house.say('ada', 'calendar');
    expect(text).toContain('I can no longer show it');
    expect(linkOn(card)).toBeUndefined();
    expect(buttonsOn(card)).toContain('Revoke the link and make a new one');
  });
});

describe('what cannot be opened', () => {
  test('is answered with one and the same 404, whatever the reason, and no log names a token', async () => {
    const { sessionId } = await seedSession(house.deps, program);
    const { url, card } = await feedOf('ada');
    await house.press('ada', card, 'Revoke the link');
    const { url: living } = await feedOf('rene', 'Créer mon lien de calendrier');
    const { download = '' } = await calendarLinks(house.deps, 'ada', { sessionId: 'sother' });
    const addresses = [
      url,
      living.replace('/rene.', '/ada.'),
      `${ADDRESS}/calendar/ada.AAAAAAAAAAAAAAAAAAAAAA.ics`,
      `${ADDRESS}/calendar/nobody.AAAAAAAAAAAAAAAAAAAAAA.ics`,
      `${ADDRESS}/calendar/.ics`,
      `${ADDRESS}/calendar/`,
      `${ADDRESS}/calendar/session/forged.ics`,
      living.replace('.ics', ''),
      download,
    ];
    const answers = await Promise.all(addresses.map((address) => visit(house, address)));
    expect(answers.map(({ status }) => status)).toEqual(addresses.map(() => 404));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers[0]?.headers['cache-control']).toBe('no-store');
    const own = (await calendarLinks(house.deps, 'ada', { sessionId })).download ?? '';
    expect((await visit(house, own)).status).toBe(200);
    const lines = JSON.stringify(house.log.lines);
    const tokens = [...addresses, living, own].map((address) => address.replace(/^.*\//, '').replace('.ics', ''));
    expect(tokens.filter((token) => token.length > 10 && lines.includes(token))).toEqual([]);
    expect(lines).not.toContain('/calendar');
  });

  test('includes everything under a name that is not the public one', async () => {
    const { url } = await feedOf('ada');
    expect((await visit(house, url, { headers: { Host: 'evil.example' } })).status).toBe(404);
  });

  test('nothing can be written there', async () => {
    const { url } = await feedOf('ada');
    expect((await visit(house, url, { method: 'POST' })).status).toBe(405);
  });
});

describe('a file to download', () => {
  test('holds one session, a series, or all that lies ahead; one’s own, with the link to join', async () => {
    const series = { seriesId: 'ser1', joinLink: 'https://example.org/join' };
    const first = await seedSession(house.deps, program, { code: 'A', ...series });
    await seedSession(house.deps, program, { code: 'B', ...series, startsAt: NINE + DAY, endsAt: NINE + DAY + HOUR });
    await seedSession(house.deps, program, { code: 'C', startsAt: NINE + 2 * DAY, endsAt: NINE + 2 * DAY + HOUR });
    const holds = async (about?: Parameters<typeof calendarLinks>[2]) =>
      eventsAt((await calendarLinks(house.deps, 'ada', about)).download ?? '');
    expect(await holds({ sessionId: first.sessionId })).toHaveLength(1);
    expect(await holds({ seriesId: 'ser1' })).toHaveLength(2);
    expect(await holds()).toHaveLength(3);
    expect((await holds({ sessionId: first.sessionId }))[0]?.description).toContain('https://example.org/join');
  });

  test('is offered by the card, and closed to who has no seat any more and after a year', async () => {
    const { sessionId } = await seedSession(house.deps, program);
    const { card, text } = await house.say('ada', 'my calendar');
    expect(text).toContain('does not reach us');
    const offered = walk(card).find(({ type }) => type === 'Action.OpenUrl')?.['url'];
    expect(await eventsAt(String(offered))).toHaveLength(1);
    const { download = '' } = await calendarLinks(house.deps, 'ada', { sessionId });
    await seedEnrolment(house.deps, program, 'ada', [{ from: '2026-09-01', to: '2026-09-02' }]);
    expect((await visit(house, download)).status).toBe(404);
    await seedEnrolment(house.deps, program, 'ada');
    expect((await visit(house, download)).status).toBe(200);
    house.clock.pass(367 * DAY);
    expect((await visit(house, download)).status).toBe(404);
  });

  test('is not opened by a link of the second door, nor the other way round', async () => {
    const { download = '' } = await calendarLinks(house.deps, 'ada');
    const token = /session\/(.+)\.ics$/.exec(download)?.[1] ?? '';
    expect((await visit(house, `${ADDRESS}/door/${token}`)).status).toBe(404);
  });
});

test('in local mode the links lead to this machine; without a public address there are none', async () => {
  const local = await openHouse(NINE - DAY, { door: { key: 'a key of local mode' } });
  await seedPerson(local.deps, { pid: 'ada', name: 'Ada', language: 'en', email: 'ada@example.gc.ca' });
  const { card } = await local.say('ada', 'calendar');
  const url = linkOn((await local.press('ada', card, 'Make my calendar link')).card) ?? '';
  const port = new URL(local.url).port;
  expect(url).toMatch(new RegExp(`^http://localhost:${port}/calendar/ada\\.`));
  expect((await fetch(url)).status).toBe(200);
  await local.close();
  const shut = await openHouse(NINE - DAY, { door: undefined });
  await seedPerson(shut.deps, { pid: 'ada', name: 'Ada', language: 'en', email: 'ada@example.gc.ca' });
  expect(textOf((await shut.say('ada', 'calendar')).card)).toContain('Calendar links are not set up here.');
  await shut.close();
});
