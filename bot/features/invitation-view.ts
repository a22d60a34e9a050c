import type { Deps } from '../deps.ts';
import { calendarLinks } from './calendar-link.ts';
import type { Pid } from '../domain/person.ts';
import { answerable, type Rsvp, type RsvpCategory, type RsvpRefusal, type RsvpState } from '../domain/rsvp.ts';
import type { Session } from '../domain/session.ts';
import { changedOf, type Changed } from './evaluation/changed.ts';
import type { Invited } from './invitation.ts';
import { answersOf, ownSessionsIn } from './rsvp.ts';
import { storedBook } from './rsvp-seat.ts';

/** Whose invitation it is, and the zone that they are shown times in; without one, that of the first session. */
export type Reader = { pid: Pid; timeZone?: string };

/** A session of an invitation as its reader sees it. `closed`: why it takes no answer. `place`: in the waiting line. */
export type InvitedSession = Pick<
  Session,
  | 'programId'
  | 'sessionId'
  | 'titleEn'
  | 'titleFr'
  | 'kind'
  | 'startsAt'
  | 'endsAt'
  | 'place'
  | 'required'
  | 'capacity'
  | 'joinLink'
  | 'languages'
  | 'interpretation'
  | 'details'
> & {
  readerZone: string;
  answer?: { state: RsvpState; category?: RsvpCategory };
  inLine?: number;
  closed?: Exclude<RsvpRefusal['code'], 'unknownSession' | 'moved' | 'busy'>;
};

/** An invitation as it is now. `calendar`: where one's own calendar finds these sessions, where that is reachable. */
export type InvitationView = Invited & {
  sequence: number;
  sessions: InvitedSession[];
  movedFrom?: { startsAt: number; endsAt: number };
  calendar?: { download?: string; feed?: string };
  /** What was done with the last results of the program. */
  changed?: Changed;
};

/** One's own invitation, with one's answers; undefined where no seat in it is one's own, whether or not it exists. */
export async function invitationView(
  deps: Deps,
  reader: Reader,
  invited: Invited,
): Promise<InvitationView | undefined> {
  const sessions = await ownSessionsIn(deps, reader.pid, invited);
  const [first] = sessions;
  if (!first) return undefined;
  const answers = await answersOf(deps, reader.pid, sessions);
  const shown = await Promise.all(sessions.map((session, n) => invitedSession(deps, reader, session, answers[n])));
  const about = invited.series ? { seriesId: invited.sessionId } : { sessionId: first.sessionId };
  const calendar = await calendarLinks(deps, reader.pid, about);
  const changed = await changedOf(deps, first.programId);
  const { movedFrom, sequence } = first;
  return {
    ...invited,
    sequence: invited.series ? 0 : sequence,
    sessions: shown,
    calendar,
    ...(movedFrom && !invited.series ? { movedFrom } : {}),
    ...(changed ? { changed } : {}),
  };
}

async function invitedSession(
  deps: Deps,
  { pid, timeZone }: Reader,
  session: Session,
  rsvp: Rsvp | undefined,
): Promise<InvitedSession> {
  const { programId, sessionId, titleEn, titleFr, kind, startsAt, endsAt, place, required } = session;
  const { capacity, joinLink, languages, interpretation, details } = session;
  const open = answerable(session, deps.clock.now());
  const closed = open.ok ? undefined : open.refusal.code;
  const inLine = rsvp?.state === 'waiting' ? await placeInLine(deps, session, pid) : undefined;
  return {
    ...{ programId, sessionId, titleEn, titleFr, kind, startsAt, endsAt, place, required },
    readerZone: timeZone ?? session.timeZone,
    ...(capacity === undefined || required ? {} : { capacity }),
    ...(joinLink === undefined ? {} : { joinLink }),
    ...(languages === undefined ? {} : { languages }),
    ...(interpretation === undefined ? {} : { interpretation }),
    ...(details === undefined ? {} : { details }),
    ...(rsvp ? { answer: { state: rsvp.state, ...(rsvp.category ? { category: rsvp.category } : {}) } } : {}),
    ...(inLine === undefined ? {} : { inLine }),
    ...(closed === 'cancelled' || closed === 'begun' || closed === 'over' ? { closed } : {}),
  };
}

async function placeInLine(deps: Deps, session: Session, pid: Pid): Promise<number | undefined> {
  const place = (await storedBook(deps, session))?.body.waiting.indexOf(pid) ?? -1;
  return place < 0 ? undefined : place + 1;
}
