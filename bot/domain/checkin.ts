import { standing, type AttendanceStatus, type Entry, type Standing } from './attendance.ts';
import { countsFrom, isCode, pausedUntil, wrongTry, type Attempt } from './code.ts';
import type { Pid } from './person.ts';
import type { CheckInSettings, Enrolment } from './program.ts';
import { ok, refuse, type Result } from './result.ts';
import { checkInWindow, isForGroup, spellOn, type Session } from './session.ts';
import { dayIn, type Day, type Millis } from './time.ts';

/** What is known when somebody checks in. The enrolment and the entries are those of this person alone. */
export type CheckInState = {
  session: Session | undefined;
  settings: CheckInSettings;
  /** True where the person has or had a place in any cohort of the program that the card names. */
  isMember: boolean;
  enrolment: Enrolment | undefined;
  entries: readonly Entry[];
};

/** Why a check-in is refused; cards/text/attendance has a sentence for each. */
export type CheckInRefusal =
  | { code: 'unknownSession' }
  | { code: 'notEnrolled' }
  | { code: 'withdrawn'; on: Day }
  | { code: 'otherGroup' }
  | { code: 'cancelled' }
  | { code: 'notYetOpen'; opensAt: Millis }
  | { code: 'closed'; closedAt: Millis }
  | { code: 'codeNeeded' }
  | { code: 'notRemote' }
  | { code: 'wrongCode'; left: number }
  | { code: 'tooManyTries'; until: Millis };

/** How somebody checks in. `code` carries what they typed and what the server knows of the code. */
export type CheckInWay =
  | { channel: 'button' }
  | { channel: 'remote' }
  | { channel: 'code'; typed: string; secret: string; attempt: Attempt | undefined };

export type CheckInOutcome =
  /** Checked in before: the first time stands. */
  { kind: 'already'; standing: Standing } | { kind: 'recorded'; entry: Entry; standing: Standing };

/** `session` where the person has a seat in it, and so may know of it; `attempt` where it is to be kept. */
export type CheckInAnswer = {
  result: Result<CheckInOutcome, CheckInRefusal>;
  session?: Session;
  attempt?: Attempt;
};

/**
 * Whether this person has a seat in this session that they could check in to at some time. Refused in this order:
 * notEnrolled (nothing to do with the program, whether or not the session exists), unknownSession (also drafts, and
 * sessions of another cohort: a refusal must not tell that they exist), withdrawn, otherGroup, cancelled.
 */
export function seatIn(state: CheckInState): Result<Session, CheckInRefusal> {
  const { session, enrolment, isMember } = state;
  if (!isMember) return refuse({ code: 'notEnrolled' });
  if (!session || session.status === 'draft' || enrolment?.cohortId !== session.cohortId) {
    return refuse({ code: 'unknownSession' });
  }
  const spell = spellOn(enrolment, session);
  if (!spell) return refuse(withoutSpell(enrolment, session));
  if (!isForGroup(session, spell)) return refuse({ code: 'otherGroup' });
  if (session.status === 'cancelled') return refuse({ code: 'cancelled' });
  return ok(session);
}

function withoutSpell(enrolment: Enrolment, session: Session): CheckInRefusal {
  const day = dayIn(session.timeZone, session.startsAt);
  const left = enrolment.spells.flatMap((spell) => (spell.to !== undefined && spell.to < day ? [spell.to] : [])).sort();
  const on = left.at(-1);
  return on === undefined ? { code: 'notEnrolled' } : { code: 'withdrawn', on };
}

/** Whether check-in is open at an instant: notYetOpen (says when), closed (also once the session is held). */
export function isOpen(session: Session, settings: CheckInSettings, at: Millis): Result<Session, CheckInRefusal> {
  const { opensAt, closesAt } = checkInWindow(session, settings);
  if (at < opensAt) return refuse({ code: 'notYetOpen', opensAt });
  if (at > closesAt || session.status === 'held') return refuse({ code: 'closed', closedAt: closesAt });
  return ok(session);
}

/**
 * The rule of a check-in (issue "Check-in"): present until start + grace, then late, until check-in closes. Checking
 * in again is success with the first time, at any time. Where the program asks for the room's code the button alone
 * is refused (codeNeeded); a remote check-in needs a session that allows it.
 */
export function checkIn(state: CheckInState, pid: Pid, way: CheckInWay, now: Millis): CheckInAnswer {
  const seat = seatIn(state);
  if (!seat.ok) return { result: seat };
  return { ...checkInTo(seat.value, state, pid, way, now), session: seat.value };
}

function checkInTo(session: Session, state: CheckInState, pid: Pid, way: CheckInWay, now: Millis): CheckInAnswer {
  const first = state.entries.find((entry) => entry.source === 'self');
  const stands = standing(state.entries);
  if (first && stands) return { result: ok({ kind: 'already', standing: stands }) };

  const from = way.channel === 'code' ? countsFrom(way.attempt, now) : now;
  const open = isOpen(session, state.settings, from);
  if (!open.ok) return { result: open };
  if (way.channel === 'button' && state.settings.code) return { result: refuse({ code: 'codeNeeded' }) };
  if (way.channel === 'remote' && !session.remote) return { result: refuse({ code: 'notRemote' }) };
  if (way.channel === 'code') {
    const refused = tryCode(session, pid, way, now, from);
    if (refused) return refused;
  }
  return { result: ok(record(state, session, pid, way.channel, now, from)) };
}

function tryCode(
  session: Session,
  pid: Pid,
  way: Extract<CheckInWay, { channel: 'code' }>,
  now: Millis,
  from: Millis,
): CheckInAnswer | undefined {
  const until = pausedUntil(way.attempt, now);
  if (until !== undefined) return { result: refuse({ code: 'tooManyTries', until }) };
  const right = [now, from].some((at) => isCode(way.secret, session.sessionId, way.typed, at));
  if (right) return undefined;
  const { attempt, left } = wrongTry(pid, way.attempt, now);
  if (attempt.pausedUntil !== undefined) {
    return { result: refuse({ code: 'tooManyTries', until: attempt.pausedUntil }), attempt };
  }
  return { result: refuse({ code: 'wrongCode', left }), attempt };
}

function record(
  state: CheckInState,
  session: Session,
  pid: Pid,
  channel: 'button' | 'remote' | 'code',
  now: Millis,
  from: Millis,
): CheckInOutcome {
  const status: AttendanceStatus = from <= checkInWindow(session, state.settings).presentUntil ? 'present' : 'late';
  const entry: Entry = {
    pid,
    source: 'self',
    channel,
    n: 0,
    status,
    at: now,
    by: pid,
    ...(from === now ? {} : { countsFrom: from }),
  };
  return { kind: 'recorded', entry, standing: standing([...state.entries, entry]) ?? { status, entry } };
}
