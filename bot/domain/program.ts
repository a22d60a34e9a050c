import type { Pid, Spell } from './person.ts';

/** What a program decides about check-in; minutes. */
export type CheckInSettings = {
  opensMinutesBefore: number;
  graceMinutes: number;
  /** True: the rotating code shown in the room is asked for. */
  code: boolean;
};

export const DEFAULT_CHECK_IN: CheckInSettings = { opensMinutesBefore: 30, graceMinutes: 15, code: false };

/** What a program, or one of its sessions, decides about what is sent by the clock. */
export type ReminderSettings = {
  /** How many working days before a session people are reminded of it; 0: not at all. */
  workingDays: number;
  /** At what time, `HH:mm` in the session's zone. */
  at: string;
  /** Whether everybody gets the check-in card when check-in opens. */
  checkInCard: boolean;
};

/** Calm: one reminder, and the card that is needed in the room. */
export const DEFAULT_REMINDERS: ReminderSettings = { workingDays: 1, at: '09:00', checkInCard: true };

/** What a program decides about its evaluations. */
export type EvaluationSettings = {
  /** For how many days people can answer. */
  daysOpen: number;
  /** Valid answers below which nothing is shown: 10 at least (MEASURES). */
  minimum: number;
  /** Whether participants are told the results too. */
  toParticipants: boolean;
  /** Answers of learning events are added up over the program; of those that have opened already they are not. */
  poolLearningEvents?: boolean;
};

export const DEFAULT_EVALUATIONS: EvaluationSettings = { daysOpen: 7, minimum: 10, toParticipants: false };

/** For how many years after their last use files of nominations are kept; never less than the first. */
export const LEAST_KEEP_YEARS = 2;
export const MOST_KEEP_YEARS = 50;

export type Program = {
  programId: string;
  name: string;
  timeZone: string;
  checkIn: CheckInSettings;
  reminders?: ReminderSettings;
  evaluations?: EvaluationSettings;
  /** A broadcast to more people than this needs a second coordinator; absent: none does. */
  broadcastApprovalAbove?: number;
  /** Absent: the least. */
  keepNominationsYears?: number;
};

/** For how many years a program keeps the files of those who were not selected. */
export const keepYearsOf = ({ keepNominationsYears = LEAST_KEEP_YEARS }: Program): number =>
  Math.max(keepNominationsYears, LEAST_KEEP_YEARS);

export type Cohort = { cohortId: string; programId: string; name: string };

/** A person's place in a cohort: dated spells, and the department as at selection (MEASURES, "Participants"). */
export type Enrolment = {
  cohortId: string;
  pid: Pid;
  department: string;
  spells: Spell[];
  /** Set while this person is known to be another one (a merge): their records count as that person's. */
  mergedInto?: Pid;
  /** Pids under which this person's older records stand (merges). */
  formerly?: Pid[];
  /** True where a merge gave this person the enrolment: undoing the merge takes it away again. */
  takenOver?: true;
};
