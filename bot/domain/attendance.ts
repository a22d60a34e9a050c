import type { Pid } from './person.ts';
import type { Millis } from './time.ts';

export type AttendanceStatus = 'present' | 'late' | 'partial' | 'absent' | 'excused';

/** Where an entry comes from; each source writes under its own ids, so that no two ever meet in one document. */
export type EntrySource = 'self' | 'facilitator' | 'import';

export type EntryChannel = 'button' | 'code' | 'remote' | 'facilitator' | 'import';

/**
 * One line of a register, appended and never changed. `by` is the pid, or `operator:NAME` for the command line.
 * A `retracts` entry takes back the numbered entry before it (a mark undone).
 */
export type Entry = {
  pid: Pid;
  source: EntrySource;
  channel: EntryChannel;
  /** 0 for self; facilitator and import entries of one person count up from 1. */
  n: number;
  status: AttendanceStatus;
  minutes?: number;
  /** When it was recorded. */
  at: Millis;
  /** From when lateness counts: the opening of the code form, where that is earlier than `at`. */
  countsFrom?: Millis;
  by: string;
  /** True: the entry takes back entry n - 1 of the same source. */
  retracts?: true;
  importId?: string;
};

/** What a register says of one seat: the entry that stands, or nothing recorded yet. */
export type Standing = { status: AttendanceStatus; minutes?: number; entry: Entry };

/**
 * The entry that stands for one person in one session; undefined where nothing does (unrecorded). What a person
 * decided (a facilitator's mark, an imported register) stands before a self check-in, the latest of them first; an
 * entry that was taken back does not count. Entries are of one person, under any of their pids, in any order.
 */
export function standing(entries: readonly Entry[]): Standing | undefined {
  const takenBack = new Set(entries.filter((entry) => entry.retracts).map((entry) => numbered(entry, entry.n - 1)));
  const counting = entries.filter((entry) => !entry.retracts && !takenBack.has(numbered(entry, entry.n)));
  const entry = counting.reduce<Entry | undefined>(
    (best, next) => (best && !standsBefore(next, best) ? best : next),
    undefined,
  );
  if (!entry) return undefined;
  return { status: entry.status, entry, ...(entry.minutes === undefined ? {} : { minutes: entry.minutes }) };
}

/** Numbers count for one pid and source; a person who was merged has entries under several pids. */
const numbered = ({ pid, source }: Entry, n: number): string => `${pid}_${source}_${n}`;

function standsBefore(a: Entry, b: Entry): boolean {
  if ((a.source === 'self') !== (b.source === 'self')) return b.source === 'self';
  if (a.source === 'self' && b.source === 'self') return a.at < b.at; // two accounts of one person: the first time stands
  if (a.at !== b.at) return a.at > b.at;
  if (a.source !== b.source) return a.source === 'facilitator'; // same instant: the person in the room knows better
  return a.n > b.n;
}

/** Attended: present, late, or partial for at least the session's minimum of minutes (MEASURES, "Attendance rate"). */
export function isAttended(standing: Pick<Standing, 'status' | 'minutes'>, minimumMinutes: number): boolean {
  if (standing.status === 'partial') return (standing.minutes ?? 0) >= minimumMinutes;
  return standing.status === 'present' || standing.status === 'late';
}
