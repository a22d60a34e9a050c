import { isAttended, standing } from './attendance.ts';
import { sameName } from './key.ts';
import { seatsOf, type Participant, type Register } from './register.ts';
import { covers, type Session, type SessionKind } from './session.ts';
import { dayIn, type Day, type Millis } from './time.ts';

/** Expected seats and what the registers say of them. Whole numbers: rates are made from their sums alone. */
export type Seats = { expected: number; attended: number; excused: number; unrecorded: number };

/** MEASURES, "Attendance rate". Percentages have one decimal; null where there is nothing to divide by. */
export type AttendanceMeasure = {
  numerator: number;
  denominator: number;
  rate: number | null;
  /** The figure may still move: a seat is unrecorded, or an import has not been applied to its end. */
  provisional: boolean;
  /** The rate if every unrecorded seat were an absence, and if every one were a presence. */
  low: number | null;
  high: number | null;
  unrecorded: number;
  /** The rate without the excused seats in its base. */
  withoutExcused: number | null;
  excused: number;
};

/** MEASURES, "Participants": people with a spell begun by the day, their departments at selection, and who is active. */
export type ParticipantsMeasure = { enrolled: number; departments: number; active: number };

export const NO_SEATS: Seats = { expected: 0, attended: 0, excused: 0, unrecorded: 0 };

/**
 * Whether a session may count, as of a day: required, on that day or before it (in the session's own zone), and
 * held; or published and over, where only its register can tell whether it took place (`tookPlace`).
 */
export function mayCount(session: Session, asOf: Day, now: Millis): boolean {
  if (!session.required || dayIn(session.timeZone, session.startsAt) > asOf) return false;
  return session.status === 'held' || (session.status === 'published' && now > session.endsAt);
}

/**
 * Whether a session that may count was held: it is recorded so, or somebody was seen there, by their own check-in or
 * by a facilitator's mark that stands. Imported lines are no such evidence: the import itself says what was held.
 */
export function tookPlace(session: Session, register: Register): boolean {
  if (session.status === 'held') return true;
  return [...register.values()].some((entries) => standing(entries.filter(({ source }) => source !== 'import')));
}

/**
 * What the seats of one session that counts come to. Excused and unrecorded seats stay in; entries of people without a
 * seat (walk-ins) stay out.
 */
export function seatsIn(session: Session, participants: readonly Participant[], register: Register): Seats {
  const seats = { ...NO_SEATS };
  for (const { stands } of seatsOf(session, participants, register)) {
    seats.expected += 1;
    if (!stands) seats.unrecorded += 1;
    else if (stands.status === 'excused') seats.excused += 1;
    else if (isAttended(stands, session.minimumMinutes)) seats.attended += 1;
  }
  return seats;
}

/** The sum of two counts of seats: rates are ratios of sums, never means of rates. */
export function addSeats(a: Seats, b: Seats): Seats {
  return {
    expected: a.expected + b.expected,
    attended: a.attended + b.attended,
    excused: a.excused + b.excused,
    unrecorded: a.unrecorded + b.unrecorded,
  };
}

/** The attendance rate of a number of seats. `unfinished`: not all of the record is there yet. */
export function attendanceMeasure(
  { expected, attended, excused, unrecorded }: Seats,
  unfinished: boolean,
): AttendanceMeasure {
  const rate = percentage(attended, expected);
  return {
    numerator: attended,
    denominator: expected,
    rate,
    provisional: unfinished || unrecorded > 0,
    low: rate,
    high: percentage(attended + unrecorded, expected),
    unrecorded,
    withoutExcused: percentage(attended, expected - excused),
    excused,
  };
}

/** The attendance of each kind of session, in the order in which the kinds are always shown. */
export function attendanceByKind(
  seats: ReadonlyMap<SessionKind, Seats>,
  unfinished: boolean,
): Partial<Record<SessionKind, AttendanceMeasure>> {
  const order: readonly SessionKind[] = ['learning-event', 'action-learning', 'course', 'other'];
  const present = order.filter((kind) => seats.has(kind));
  return Object.fromEntries(present.map((kind) => [kind, attendanceMeasure(seats.get(kind) ?? NO_SEATS, unfinished)]));
}

/** Who took part, as of a day (MEASURES, "Participants"). A department that nobody stated is not counted as one. */
export function participantsMeasure(participants: readonly Participant[], asOf: Day): ParticipantsMeasure {
  const enrolled = participants.filter(({ spells }) => spells.some(({ from }) => from <= asOf));
  const departments = new Set(enrolled.map(({ department }) => sameName(department)).filter((name) => name !== ''));
  const active = enrolled.filter(({ spells }) => spells.some((spell) => covers(spell, asOf)));
  return { enrolled: enrolled.length, departments: departments.size, active: active.length };
}

/** A share in per cent, rounded half up to one decimal in whole numbers (a quotient of doubles may miss a half). */
export function percentage(numerator: number, denominator: number): number | null {
  if (denominator === 0) return null;
  return Math.floor((2000 * numerator + denominator) / (2 * denominator)) / 10;
}
