import type { Language } from './person.ts';
import type { Session, SessionKind } from './session.ts';
import { DAY, type Millis } from './time.ts';

/** The words of one language that an event is made of, beside those that coordinators wrote. */
export type EventWords = {
  language: Language;
  kind: Record<SessionKind, string>;
  cancelled: (title: string) => string;
  online: string;
  agenda: string;
  before: string;
  roomAccess: string;
  contact: string;
  join: string;
  /** That an answer given in a calendar reaches nobody. */
  answer: string;
};

/**
 * Who may come to read an event. `own`: the person, in a file of their own. `feed`: also whoever gets hold of a link
 * that a calendar service keeps for years: no links to join, no names, nothing that opens a door.
 */
export type EventReader = 'own' | 'feed';

/** A session as a calendar shows it; every text is plain and without control characters. */
export type CalendarEvent = {
  uid: string;
  sequence: number;
  startsAt: Millis;
  endsAt: Millis;
  timeZone: string;
  summary: string;
  location: string;
  description: string;
  categories: string[];
  cancelled: boolean;
};

/** For so long a feed goes on showing what is over. */
export const FEED_BEHIND: Millis = 30 * DAY;

/** True for what a feed shows: everything that people have been told of, from thirty days back. */
export function isInFeed(session: Session, now: Millis): boolean {
  return isTold(session) && session.endsAt >= now - FEED_BEHIND;
}

/** True where people may know of a session: drafts they do not, nor what was called off before it was published. */
export function isTold({ status, sequence }: Session): boolean {
  return status !== 'draft' && !(status === 'cancelled' && sequence === 0);
}

/**
 * The event of a session, in one language or in several. Its uid stays through every change, so that calendars replace
 * what they have; `sequence` says which version is the later.
 */
export function calendarEvent(session: Session, words: readonly EventWords[], reader: EventReader): CalendarEvent {
  const { sessionId, sequence, startsAt, endsAt, timeZone, kind, status } = session;
  const cancelled = status === 'cancelled';
  const titles = words.map((one) => titleIn(session, one, reader));
  const own = reader === 'own' ? [...new Set(words.flatMap((one) => remarks(session, one)))] : [];
  const answers = words.map(({ answer }) => answer);
  return {
    uid: `${sessionId}@cadre`,
    sequence,
    startsAt,
    endsAt,
    timeZone,
    summary: [...new Set(titles)].join(' / '),
    location: locationOf(session, words, reader),
    description: [...own, ...answers].join('\n\n'),
    categories: [...new Set(words.map((one) => one.kind[kind]))],
    cancelled,
  };
}

function titleIn({ titleEn, titleFr, status, kind }: Session, words: EventWords, reader: EventReader): string {
  const titles = words.language === 'fr' ? [titleFr, titleEn] : [titleEn, titleFr];
  const said = titles.map((title) => oneLine(forReader(title, reader))).find((title) => title !== '');
  const title = said ?? words.kind[kind];
  return status === 'cancelled' ? words.cancelled(title) : title;
}

function locationOf({ place, joinLink }: Session, words: readonly EventWords[], reader: EventReader): string {
  const named = oneLine(forReader(place, reader));
  if (named !== '' || joinLink === undefined) return named;
  return words.map(({ online }) => online).join(' / ');
}

/** What coordinators wrote beside title and place. It may name people and hold links. */
function remarks({ details = {}, joinLink, status }: Session, words: EventWords): string[] {
  const { agendaEn, agendaFr, beforeEn, beforeFr, roomAccess, contact } = details;
  const fr = words.language === 'fr';
  const rows: [label: string, text: string | undefined][] = [
    [words.agenda, fr ? agendaFr : agendaEn],
    [words.before, fr ? beforeFr : beforeEn],
    [words.roomAccess, roomAccess],
    [words.contact, contact],
    [words.join, status === 'cancelled' ? undefined : joinLink],
  ];
  return rows.flatMap(([label, text]) => {
    const said = lines(text ?? '');
    return said === '' ? [] : [`${label}\n${said}`];
  });
}

/** A link to join may also have been written into a title or a place. */
const LINK = /\S*(?::\/\/|www\.|teams\.(?:microsoft|live)\.com|meetup-join)\S*/giu;

const forReader = (text: string, reader: EventReader): string => (reader === 'feed' ? text.replace(LINK, '') : text);

/** No control characters, no half characters, one line. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

/** The same over several lines. */
function lines(text: string): string {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(oneLine)
    .join('\n')
    .trim();
}
