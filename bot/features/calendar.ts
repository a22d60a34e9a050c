import type { Deps } from '../deps.ts';
import { calendarEvent, FEED_BEHIND, isInFeed, isTold, type EventReader, type EventWords } from '../domain/calendar.ts';
import { personId, personPk } from '../domain/key.ts';
import type { Language, Pid } from '../domain/person.ts';
import type { Session } from '../domain/session.ts';
import type { Millis } from '../domain/time.ts';
import { calendarFile, type Purpose } from './calendar-file.ts';
import { readDownload, readFeedToken, type About } from './calendar-link.ts';
import { ownCohorts } from './session.ts';

/** What a link opens: somebody's sessions, and who may come to read them. Without `language`: both. */
export type Opened = { sessions: Session[]; reader: EventReader; language?: Language };

/** No session is longer. */
const LONGEST: Millis = 7 * 24 * 60 * 60_000;

/**
 * What a feed's token opens: the sessions in which its owner has a seat, in all their cohorts, from thirty days back,
 * those called off too. Undefined for a token that never was, or was stopped.
 */
export async function openFeed(deps: Deps, token: string): Promise<Opened | undefined> {
  const pid = await readFeedToken(deps, token);
  if (pid === undefined) return undefined;
  const now = deps.clock.now();
  const sessions = await ownSessions(deps, pid, now - FEED_BEHIND - LONGEST);
  return opened(
    deps,
    pid,
    'feed',
    sessions.filter((session) => isInFeed(session, now)),
  );
}

/** What a download's token opens: the sessions that it is about, as they are now, where the person has a seat in them. */
export async function openDownload(deps: Deps, token: string): Promise<Opened | undefined> {
  const link = await readDownload(deps, token);
  if (!link) return undefined;
  const sessions = (await ownSessions(deps, link.pid)).filter((session) =>
    isAbout(session, link.about, deps.clock.now()),
  );
  if (sessions.length === 0 && link.about !== 'all') return undefined;
  return opened(deps, link.pid, 'own', sessions);
}

function isAbout(session: Session, about: About, now: Millis): boolean {
  if (about === 'all') return session.endsAt >= now;
  return 'sessionId' in about ? session.sessionId === about.sessionId : session.seriesId === about.seriesId;
}

async function ownSessions(deps: Deps, pid: Pid, from: Millis = 0): Promise<Session[]> {
  const cohorts = await ownCohorts(deps, pid, Math.max(0, from));
  const byId = new Map(cohorts.flatMap(({ sessions }) => sessions).map((one) => [one.sessionId, one] as const));
  return [...byId.values()].filter(isTold).sort((a, b) => a.startsAt - b.startsAt);
}

async function opened(deps: Deps, pid: Pid, reader: EventReader, sessions: Session[]): Promise<Opened> {
  const language = (await deps.store.get('person', personPk(pid), personId(pid)))?.body.language;
  return { sessions, reader, ...(language ? { language } : {}) };
}

/** Sessions as an iCalendar file, in the languages whose words are given. */
export function fileOf(
  sessions: readonly Session[],
  words: readonly EventWords[],
  reader: EventReader,
  purpose: Purpose,
  now: Millis,
): string {
  return calendarFile(
    sessions.map((session) => calendarEvent(session, words, reader)),
    purpose,
    now,
  );
}
