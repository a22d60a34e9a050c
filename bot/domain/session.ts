import type { CheckInSettings, Enrolment, ReminderSettings } from './program.ts';
import type { Pid, Spell } from './person.ts';
import { dayIn, MINUTE, type Day, type Millis } from './time.ts';

export type SessionKind = 'learning-event' | 'action-learning' | 'course' | 'other';

/** `held`: recorded as having taken place. The other steps (check-in open, ended) follow from the clock. */
export type SessionStatus = 'draft' | 'published' | 'held' | 'cancelled';

/** What people read about a session, beside its title; each in both languages where it is words. */
export type SessionDetails = {
  agendaEn?: string;
  agendaFr?: string;
  beforeEn?: string;
  beforeFr?: string;
  afterEn?: string;
  afterFr?: string;
  roomAccess?: string;
  contact?: string;
};

export type Session = {
  sessionId: string;
  programId: string;
  cohortId: string;
  /** The coordinator's own short name for it, unique in the cohort: "LE05". */
  code: string;
  kind: SessionKind;
  /** Absent: the whole cohort. */
  group?: string;
  titleEn: string;
  titleFr: string;
  startsAt: Millis;
  endsAt: Millis;
  timeZone: string;
  place: string;
  required: boolean;
  /** A partial presence counts as attended from this many minutes on. */
  minimumMinutes: number;
  status: SessionStatus;
  /** True: people who attend remotely check in by button, without the code of the room. */
  remote: boolean;
  /** How often its date has changed since it was published (RFC 5545, SEQUENCE). RSVPs to another one are void. */
  sequence: number;
  /** The series that it was made with. */
  seriesId?: string;
  joinLink?: string;
  /** Optional sessions only: how many can come; the others wait. */
  capacity?: number;
  facilitator?: Pid;
  languages?: 'en' | 'fr' | 'both';
  interpretation?: boolean;
  details?: SessionDetails;
  /** Its own reminders, where they are not as the program has them. */
  reminders?: ReminderSettings;
  /** When it was before its date last changed: people are told. */
  movedFrom?: { startsAt: Millis; endsAt: Millis };
};

/** What a check-in needs to know of a session and of the person: the key of the action (cohort, session, person). */
export type SessionRef = { programId: string; sessionId: string };

export type CheckInWindow = { opensAt: Millis; presentUntil: Millis; closesAt: Millis };

/** When check-in opens, until when one is present rather than late, and when it closes; each instant inclusive. */
export function checkInWindow(session: Session, settings: CheckInSettings): CheckInWindow {
  return {
    opensAt: session.startsAt - settings.opensMinutesBefore * MINUTE,
    presentUntil: session.startsAt + settings.graceMinutes * MINUTE,
    closesAt: session.endsAt,
  };
}

/** The spell that gives a person a place in a session's cohort on the session's day, in the session's zone. */
export function spellOn(enrolment: Enrolment, session: Pick<Session, 'startsAt' | 'timeZone'>): Spell | undefined {
  const day = dayIn(session.timeZone, session.startsAt);
  return enrolment.spells.find((spell) => covers(spell, day));
}

/** True where a day is within a spell, both its days inclusive. */
export function covers(spell: Spell, day: Day): boolean {
  return spell.from <= day && (spell.to === undefined || day <= spell.to);
}

/** True where a spell gives a seat in this session: whole cohort, or the session's own group. */
export function isForGroup(session: Pick<Session, 'group'>, spell: Spell): boolean {
  return session.group === undefined || session.group === spell.group;
}

/** What makes a session a session: its first card. */
export type Essentials = Pick<
  Session,
  'kind' | 'group' | 'titleEn' | 'titleFr' | 'startsAt' | 'endsAt' | 'timeZone' | 'place' | 'joinLink' | 'required'
>;

/** What may be said later: its second card. */
export type Details = Pick<
  Session,
  'capacity' | 'facilitator' | 'languages' | 'interpretation' | 'minimumMinutes' | 'remote' | 'details'
>;

/** What a coordinator may do with a session, and what the step makes of it. */
export type SessionStep = 'publish' | 'cancel' | 'edit' | 'detail';

export type StepRefusal = { code: 'alreadyCancelled' | 'alreadyHeld' | 'frenchMissing' | 'inThePast' };

/**
 * The step that a session's status allows (DESIGN section 5): draft -> published -> cancelled; held is for good, but
 * for the material that is handed on afterwards (`detail`).
 */
export function stepAllowed(session: Session, step: SessionStep, now: Millis): StepRefusal | undefined {
  if (session.status === 'cancelled') return { code: 'alreadyCancelled' };
  if (session.status === 'held') return step === 'detail' ? undefined : { code: 'alreadyHeld' };
  if (step === 'publish' && session.titleFr.trim() === '') return { code: 'frenchMissing' };
  if (step === 'publish' && session.endsAt <= now) return { code: 'inThePast' };
  return undefined;
}

/** A session with another first card. A required one has a seat for everybody: its capacity goes. */
export function withEssentials(session: Session, essentials: Essentials): Session {
  const { group: _, joinLink: __, ...kept } = session;
  const next: Session = { ...kept, ...essentials };
  if (next.required) delete next.capacity;
  return successor(session, next);
}

/** A session with another second card. Of one that was held only the words change: figures have been made from it. */
export function withDetails(session: Session, said: Details): Session {
  const { details: _, ...rest } = session;
  const words = said.details ? { details: said.details } : {};
  if (session.status === 'held') return { ...rest, ...words };
  const { capacity: _1, facilitator: _2, languages: _3, interpretation: _4, ...kept } = rest;
  return { ...kept, ...said };
}

/** A cancelled session. */
export function cancelled(session: Session): Session {
  return successor(session, { ...session, status: 'cancelled' });
}

/** True where people must be asked anew: a published session at another time. */
export function isMoved(before: Session, after: Session): boolean {
  const moved = before.startsAt !== after.startsAt || before.endsAt !== after.endsAt;
  return moved && before.status === 'published' && after.status === 'published';
}

/**
 * What a session becomes, numbered as the people who know of it must be told (RFC 5545 and 5546, SEQUENCE): another
 * date, a cancellation, and a cancellation taken back are each the next one. Answers to the one before are then void.
 */
export function successor(before: Session, next: Session): Session {
  const moved = isMoved(before, next);
  const calledOff = before.status === 'published' && next.status === 'cancelled';
  const backOn = before.status === 'cancelled' && next.status === 'published' && before.sequence > 0;
  if (!moved && !calledOff && !backOn) return { ...next, sequence: before.sequence };
  const movedFrom = moved ? { movedFrom: { startsAt: before.startsAt, endsAt: before.endsAt } } : {};
  return { ...next, ...movedFrom, sequence: before.sequence + 1 };
}

/** True where a change of a session, its date aside, is one that somebody on their way there needs to know. */
export function isNews(before: Session, after: Session): boolean {
  const looked = ['place', 'joinLink', 'titleEn', 'titleFr', 'required'] as const;
  return (
    looked.some((field) => before[field] !== after[field]) || before.details?.roomAccess !== after.details?.roomAccess
  );
}

/** What is each session's own in a series: its name, its date, its state. */
const OWN: readonly string[] = [
  'sessionId',
  'code',
  'group',
  'startsAt',
  'endsAt',
  'timeZone',
  'status',
  'sequence',
  'movedFrom',
] satisfies (keyof Session)[];

/** Another session of a series with the change that one of them got: what did not change there stays what it is here. */
export function sameChange(before: Session, after: Session, other: Session): Session {
  const { details: old = {}, ...was } = before;
  const { details: now = {}, ...is } = after;
  const { details: kept = {}, ...rest } = other;
  const details = merged(old, now, kept);
  const next = merged(was, is, rest, OWN) as Session;
  return Object.keys(details).length > 0 ? { ...next, details } : next;
}

/** `other` with every field that differs between `before` and `after` as it is after. */
function merged(before: object, after: object, other: object, but: readonly string[] = []): object {
  const [was, is] = [new Map<string, unknown>(Object.entries(before)), new Map<string, unknown>(Object.entries(after))];
  const next = new Map<string, unknown>(Object.entries(other));
  for (const field of new Set([...was.keys(), ...is.keys()])) {
    if (but.includes(field) || was.get(field) === is.get(field)) continue;
    if (is.has(field)) next.set(field, is.get(field));
    else next.delete(field);
  }
  return Object.fromEntries(next);
}
