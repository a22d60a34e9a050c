import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { eventWords } from '../../cards/calendar.ts';
import { textIn } from '../../cards/text/text.ts';
import type { Session } from '../../bot/domain/session.ts';
import { fileOf } from '../../bot/features/calendar.ts';
import { readCalendar } from '../support/calendar.ts';
import { NINE } from '../support/cohort.ts';

const HOUR = 3_600_000;
const english = [eventWords(textIn('en'))];
const french = [eventWords(textIn('fr'))];

function sessionWith(changes: Partial<Session> = {}): Session {
  return {
    sessionId: 's1',
    programId: 'p1',
    cohortId: 'c1',
    code: 'LE01',
    kind: 'learning-event',
    titleEn: 'Thinking across departments',
    titleFr: 'Penser d’un ministère à l’autre',
    startsAt: NINE,
    endsAt: NINE + 7 * HOUR,
    timeZone: 'America/Toronto',
    place: 'Ottawa',
    required: true,
    minimumMinutes: 240,
    status: 'published',
    remote: false,
    sequence: 0,
    ...changes,
  };
}

const published = (sessions: Session[], words = english, reader: 'own' | 'feed' = 'own') =>
  fileOf(sessions, words, reader, { method: 'PUBLISH' }, NINE);
const read = (session: Session, words = english, reader: 'own' | 'feed' = 'own') => {
  const [event] = readCalendar(published([session], words, reader)).events;
  if (!event) throw new Error('no event');
  return event;
};
/** What every text of an event is: one line, no control characters, no half characters. */
const oneLine = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();

const ZONES = [
  'America/St_Johns',
  'America/Toronto',
  'America/Vancouver',
  'America/Regina',
  'Europe/Dublin',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'UTC',
];

describe('what goes in comes out', () => {
  test('any title, place and agenda, in lines of 75 octets at most', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });
    const wicked = fc.string({
      unit: fc.constantFrom('\n', '\r\n', ';', ',', '\\', ':', '"', '\u0000', '\u0085', '👩‍🏫', 'é', 'n', ' '),
    });
    const any = fc.oneof(text, wicked);
    fc.assert(
      fc.property(any, any, any, (title, place, agenda) => {
        const session = sessionWith({ titleEn: title, titleFr: 'Titre', place, details: { agendaEn: agenda } });
        const file = published([session]);
        const event = read(session);
        expect(event.summary).toBe(oneLine(title) || 'Titre');
        expect(event.location ?? '').toBe(oneLine(place));
        const said = (event.description ?? '').replace(/\n/g, ' ');
        expect(oneLine(said)).toContain(oneLine(agenda));
        for (const line of file.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });

  test('any times in any zone are the same instants again, those that come twice a year too', () => {
    const at = fc.integer({ min: Date.parse('2024-01-01') / 60_000, max: Date.parse('2032-01-01') / 60_000 });
    fc.assert(
      fc.property(at, fc.integer({ min: 1, max: 7 * 24 * 60 }), fc.constantFrom(...ZONES), (minute, minutes, zone) => {
        const startsAt = minute * 60_000;
        const session = sessionWith({ startsAt, endsAt: startsAt + minutes * 60_000, timeZone: zone });
        const event = read(session);
        expect([event.startsAt, event.endsAt]).toEqual([session.startsAt, session.endsAt]);
      }),
      { numRuns: 300 },
    );
  });
});

test.each(['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'])(
  '1:30 in Toronto when clocks go back, at %s, is that one of the two',
  (text) => {
    const startsAt = Date.parse(text);
    expect(read(sessionWith({ startsAt, endsAt: startsAt + HOUR / 4 }))).toMatchObject({
      startsAt,
      endsAt: startsAt + HOUR / 4,
    });
  },
);

describe('a zone is explained in the file', () => {
  test.each([
    ['America/Toronto', '2026-10-29T13:00:00Z', '2026-11-05T14:00:00Z', '-0500', '-0400'],
    ['America/St_Johns', '2026-10-29T11:30:00Z', '2026-11-05T12:30:00Z', '-0330', '-0230'],
  ])('%s, before and after clocks go back in November: 9:00 both times', (timeZone, before, after, winter, summer) => {
    const times = [before, after].map((text) => Date.parse(text));
    const sessions = times.map((startsAt, n) =>
      sessionWith({ sessionId: `s${n}`, timeZone, startsAt, endsAt: startsAt + HOUR }),
    );
    const file = published(sessions);
    const { zones, events } = readCalendar(file);
    expect(zones).toEqual([timeZone]);
    expect(events.map(({ startsAt }) => startsAt)).toEqual(times);
    expect(events.map((event) => event.timeZone)).toEqual([timeZone, timeZone]);
    expect(file).toMatch(/DTSTART;TZID=[\w/]+:20261029T090000\r\n/);
    expect(file).toMatch(/DTSTART;TZID=[\w/]+:20261105T090000\r\n/);
    expect(file).toContain('RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU');
    expect(file).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU');
    expect(file).toContain(`TZOFFSETFROM:${summer}\r\nTZOFFSETTO:${winter}`);
  });

  test('a zone without summer time has one offset, and one whose changes follow no rule has them by date', () => {
    const regina = published([sessionWith({ timeZone: 'America/Regina' })]);
    expect(regina).toContain('TZOFFSETFROM:-0600\r\nTZOFFSETTO:-0600');
    expect(regina).not.toContain('DAYLIGHT');
    const casablanca = published([sessionWith({ timeZone: 'Africa/Casablanca' })]);
    expect(casablanca).toContain('BEGIN:VTIMEZONE');
    expect(casablanca).not.toContain('RRULE');
  });

  test('a session in UTC needs none', () => {
    const file = published([sessionWith({ timeZone: 'UTC' })]);
    expect(file).toContain('DTSTART:20260910T130000Z');
    expect(file).not.toContain('VTIMEZONE');
  });
});

describe('an event', () => {
  test('is one and the same through a postponement and a cancellation: the sequence says which is the latest', () => {
    const first = read(sessionWith());
    const moved = read(sessionWith({ sequence: 1, startsAt: NINE + 24 * HOUR, endsAt: NINE + 25 * HOUR }));
    const off = read(sessionWith({ sequence: 2, status: 'cancelled' }));
    expect(new Set([first.uid, moved.uid, off.uid])).toEqual(new Set(['s1@cadre']));
    expect([first, moved, off].map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
    expect([first, moved, off].map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
    expect(off.summary).toBe('Cancelled: Thinking across departments');
  });

  test('speaks the reader’s language, or both', () => {
    const details = { agendaEn: 'Coffee', agendaFr: 'Café' };
    const event = read(sessionWith({ details }), french);
    expect(event.summary).toBe('Penser d’un ministère à l’autre');
    expect(event.categories).toEqual(['Activité d’apprentissage']);
    expect(event.description).toContain('Ordre du jour\nCafé');
    expect(event.description).not.toContain('Coffee');
    const both = read(sessionWith(), [...english, ...french]);
    expect(both.summary).toBe('Thinking across departments / Penser d’un ministère à l’autre');
    expect(both.categories).toEqual(['Learning event', 'Activité d’apprentissage']);
  });

  test('says that an answer in a calendar reaches nobody, and has neither attendees nor an organizer', () => {
    const file = published([sessionWith()]);
    const { method, events } = readCalendar(file);
    expect(method).toBe('PUBLISH');
    expect(events[0]?.attendees).toBe(0);
    expect(file).not.toMatch(/ORGANIZER|ATTENDEE|RSVP/);
    expect(events[0]?.description).toContain('an answer given in your calendar does not reach us');
  });

  test('in one’s own file has the link to join; in a feed no link, name or agenda', () => {
    const session = sessionWith({
      joinLink: 'https://teams.microsoft.com/l/meetup-join/secret1',
      titleEn: 'Ethics https://teams.microsoft.com/l/meetup-join/secret2',
      place: 'Room 4 (teams.microsoft.com/l/meetup-join/secret3)',
      details: { agendaEn: 'Marie Tremblay speaks', contact: 'Cléo Roy', roomAccess: 'Code 4321' },
    });
    expect(read(session).description).toContain('https://teams.microsoft.com/l/meetup-join/secret1');
    const feed = published([session], english, 'feed').replace(/\r\n /g, '');
    expect(feed).not.toMatch(/secret|meetup|Marie|Cléo|4321/);
    expect(read(session, english, 'feed')).toMatchObject({ summary: 'Ethics', location: 'Room 4' });
    expect(read(sessionWith({ place: '', joinLink: 'https://example.org/x' }), french, 'feed').location).toBe(
      'En ligne',
    );
  });
});
