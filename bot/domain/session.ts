import type { CheckInSettings, Enrolment } from './program.ts';
import type { Spell } from './person.ts';
import { dayIn, MINUTE, type Day, type Millis } from './time.ts';

export type SessionKind = 'learning-event' | 'action-learning' | 'course' | 'other';

/** `held`: recorded as having taken place. The other steps (check-in open, ended) follow from the clock. */
export type SessionStatus = 'draft' | 'published' | 'held' | 'cancelled';

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
