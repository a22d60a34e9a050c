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

/** What a coordinator may do with a session, and what the step makes of it. */
export type SessionStep = 'publish' | 'cancel' | 'edit';

export type StepRefusal = { code: 'alreadyCancelled' | 'alreadyHeld' | 'frenchMissing' | 'inThePast' };

/** The step that a session's status allows (DESIGN section 5): draft -> published -> cancelled; held is for good. */
export function stepAllowed(session: Session, step: SessionStep, now: Millis): StepRefusal | undefined {
  if (session.status === 'cancelled') return { code: 'alreadyCancelled' };
  if (session.status === 'held') return { code: 'alreadyHeld' };
  if (step === 'publish' && session.titleFr.trim() === '') return { code: 'frenchMissing' };
  if (step === 'publish' && session.endsAt <= now) return { code: 'inThePast' };
  return undefined;
}

/** A cancelled session. Whoever knew of it is told by the next sequence (RFC 5546: a cancellation has one). */
export function cancelled(session: Session): Session {
  const sequence = session.status === 'draft' ? session.sequence : session.sequence + 1;
  return { ...session, status: 'cancelled', sequence };
}

/**
 * A session as a coordinator describes it anew. Another date of a published one is the next sequence: answers to the
 * one before are void, and it says when it was. Id, code, series and status stay.
 */
export function edited(session: Session, change: Partial<Session>): Session {
  const { sessionId, programId, cohortId, code, status, sequence, seriesId, facilitator, languages } = session;
  const { interpretation, reminders, movedFrom, startsAt, endsAt } = session;
  const kept = { sessionId, programId, cohortId, code, status, sequence };
  const may = { seriesId, facilitator, languages, interpretation, reminders, movedFrom };
  const said = Object.fromEntries(Object.entries(may).filter(([, value]) => value !== undefined));
  const next = { ...change, ...said, ...kept } as Session;
  const moved = next.startsAt !== startsAt || next.endsAt !== endsAt || next.timeZone !== session.timeZone;
  if (!moved || status !== 'published') return next;
  return { ...next, sequence: sequence + 1, movedFrom: { startsAt, endsAt } };
}
