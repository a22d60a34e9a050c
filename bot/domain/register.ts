import { standing, type AttendanceStatus, type Entry, type Standing } from './attendance.ts';
import type { Pid, Spell } from './person.ts';
import type { Enrolment } from './program.ts';
import { covers, isForGroup, spellOn, type Session } from './session.ts';
import { dayIn, type Millis } from './time.ts';

/** One person as the measures count them: every id that was found to be theirs (merges), and all their spells. */
export type Participant = { pids: readonly Pid[]; department: string; spells: readonly Spell[] };

/** The entries of one session's register, by the pid that each was written for. */
export type Register = ReadonlyMap<Pid, readonly Entry[]>;

/** An expected seat (MEASURES, "Attendance rate") with what stands for it; nothing: unrecorded. */
export type Seat = { pid: Pid; stands?: Standing };

/** How long a facilitator's mark can be taken back. */
export const UNDO_TIME: Millis = 10_000;

/**
 * The people behind a cohort's enrolments, in any order; whoever was merged into another counts as that one, with
 * the spells of both. An enrolment that was taken over in a merge holds the person's spells already.
 */
export function participantsOf(enrolments: readonly Enrolment[]): Participant[] {
  const into = new Map(enrolments.map(({ pid, mergedInto }) => [pid, mergedInto] as const));
  const people = Map.groupBy(enrolments, ({ pid }) => survivor(pid, into));
  return [...people].map(([pid, own]) => {
    const named = own.find((enrolment) => enrolment.pid === pid) ?? own.toSorted(byPid)[0];
    return {
      pids: [...new Set([pid, ...own.flatMap((enrolment) => [enrolment.pid, ...(enrolment.formerly ?? [])])])],
      department: named?.department ?? '',
      spells: named?.takenOver ? named.spells : own.flatMap(({ spells }) => spells),
    };
  });
}

const byPid = (a: Enrolment, b: Enrolment): number => (a.pid < b.pid ? -1 : 1);

function survivor(pid: Pid, into: ReadonlyMap<Pid, Pid | undefined>): Pid {
  const seen = new Set<Pid>();
  let last = pid;
  for (let next = into.get(last); next !== undefined && !seen.has(next); next = into.get(last)) {
    seen.add(next);
    last = next;
  }
  return last;
}

/** The entries of one session, by the pid that each was written for. */
export function registerOf(entries: readonly Entry[]): Register {
  return Map.groupBy(entries, ({ pid }) => pid);
}

/**
 * The expected seats of one session: one for each person with a spell on the session's day, in its group if it has
 * one, with what stands for them. Merged people are one person, under the pid that remains.
 */
export function seatsOf(session: Session, participants: readonly Participant[], register: Register): Seat[] {
  const day = dayIn(session.timeZone, session.startsAt); // once: asking for each person costs more than all the rest
  return participants.flatMap(({ pids, spells }) => {
    const [pid] = pids;
    if (pid === undefined || !spells.some((spell) => covers(spell, day) && isForGroup(session, spell))) return [];
    const stands = standingOf(pids, register);
    return [{ pid, ...(stands ? { stands } : {}) }];
  });
}

/** How many people are recorded in a session without an expected seat there. */
export function walkInsOf(seats: readonly Seat[], participants: readonly Participant[], register: Register): number {
  const seated = new Set(seats.map(({ pid }) => pid));
  const known = new Set(participants.flatMap(({ pids }) => pids));
  const enrolled = participants.filter(({ pids }) => !seated.has(pids[0] ?? '') && standingOf(pids, register));
  const strangers = [...register].filter(([pid, entries]) => !known.has(pid) && standing(entries));
  return enrolled.length + strangers.length;
}

/** What stands for one person under all their pids. */
function standingOf(pids: readonly Pid[], register: Register): Standing | undefined {
  return standing(pids.flatMap((pid) => register.get(pid) ?? []));
}

/** Seats by what stands for them. Their sum is the number of seats. */
export function countsOf(seats: readonly Seat[]): Record<AttendanceStatus | 'unrecorded', number> {
  const counts = { present: 0, late: 0, partial: 0, absent: 0, excused: 0, unrecorded: 0 };
  for (const { stands } of seats) counts[stands?.status ?? 'unrecorded'] += 1;
  return counts;
}

/** The last mark that a facilitator made for a person and has not taken back. */
export function lastMark(entries: readonly Entry[]): Entry | undefined {
  const marks = entries.filter(({ source }) => source === 'facilitator').sort((a, b) => a.n - b.n);
  const last = marks.at(-1);
  return last?.retracts ? undefined : last;
}

/** The number of the next entry of a source. */
export function nextNumber(entries: readonly Entry[], source: Entry['source']): number {
  return entries.filter((entry) => entry.source === source).reduce((most, { n }) => Math.max(most, n), 0) + 1;
}

/** True where an enrolment gives a seat in a session: a spell on its day, and the group that it is for. */
export function hasSeat(session: Session, enrolment: Enrolment): boolean {
  const spell = spellOn(enrolment, session);
  return spell !== undefined && isForGroup(session, spell);
}
