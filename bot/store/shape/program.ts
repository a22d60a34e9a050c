import { z } from 'zod';
import { day, instant } from './part.ts';

const spell = z.object({ group: z.string().exactOptional(), from: day, to: day.exactOptional() });

/** What is sent by the clock (domain/program). */
const reminders = z.object({ workingDays: z.number().int(), at: z.string(), checkInCard: z.boolean() });

const evaluations = z.object({
  daysOpen: z.number().int(),
  minimum: z.number().int(),
  toParticipants: z.boolean(),
  poolLearningEvents: z.boolean().exactOptional(),
});

export const program = z.object({
  programId: z.string(),
  name: z.string(),
  timeZone: z.string(),
  checkIn: z.object({ opensMinutesBefore: z.number(), graceMinutes: z.number(), code: z.boolean() }),
  reminders: reminders.exactOptional(),
  evaluations: evaluations.exactOptional(),
  broadcastApprovalAbove: z.number().int().exactOptional(),
  keepNominationsYears: z.number().int().exactOptional(),
});

export const cohort = z.object({ cohortId: z.string(), programId: z.string(), name: z.string() });

export const enrolment = z.object({
  cohortId: z.string(),
  pid: z.string(),
  department: z.string(),
  spells: z.array(spell),
  mergedInto: z.string().exactOptional(),
  formerly: z.array(z.string()).exactOptional(),
  takenOver: z.literal(true).exactOptional(),
});

export const session = z.object({
  sessionId: z.string(),
  programId: z.string(),
  cohortId: z.string(),
  code: z.string(),
  kind: z.enum(['learning-event', 'action-learning', 'course', 'other']),
  group: z.string().exactOptional(),
  titleEn: z.string(),
  titleFr: z.string(),
  startsAt: instant,
  endsAt: instant,
  timeZone: z.string(),
  place: z.string(),
  required: z.boolean(),
  minimumMinutes: z.number(),
  status: z.enum(['draft', 'published', 'held', 'cancelled']),
  remote: z.boolean(),
  sequence: z.number().int(),
  seriesId: z.string().exactOptional(),
  joinLink: z.string().exactOptional(),
  capacity: z.number().int().exactOptional(),
  facilitator: z.string().exactOptional(),
  languages: z.enum(['en', 'fr', 'both']).exactOptional(),
  interpretation: z.boolean().exactOptional(),
  details: z
    .object({
      agendaEn: z.string().exactOptional(),
      agendaFr: z.string().exactOptional(),
      beforeEn: z.string().exactOptional(),
      beforeFr: z.string().exactOptional(),
      afterEn: z.string().exactOptional(),
      afterFr: z.string().exactOptional(),
      roomAccess: z.string().exactOptional(),
      contact: z.string().exactOptional(),
    })
    .exactOptional(),
  reminders: reminders.exactOptional(),
  movedFrom: z.object({ startsAt: instant, endsAt: instant }).exactOptional(),
});

export const entry = z.object({
  pid: z.string(),
  source: z.enum(['self', 'facilitator', 'import']),
  channel: z.enum(['button', 'code', 'remote', 'facilitator', 'import']),
  n: z.number().int(),
  status: z.enum(['present', 'late', 'partial', 'absent', 'excused']),
  minutes: z.number().exactOptional(),
  at: instant,
  countsFrom: instant.exactOptional(),
  by: z.string(),
  retracts: z.literal(true).exactOptional(),
  importId: z.string().exactOptional(),
});

/** The code form that a person has open, and their wrong tries in a row (domain/code). */
export const attempt = z.object({
  pid: z.string(),
  openedAt: instant.exactOptional(),
  wrong: z.number().int(),
  pausedUntil: instant.exactOptional(),
});

export const audit = z.object({
  who: z.string(),
  what: z.string(),
  at: instant,
  on: z.string(),
  before: z.string().exactOptional(),
  after: z.string().exactOptional(),
  via: z.literal('mail').exactOptional(),
});

/** Intention, never attendance. An answer to another `sequence` than the session's present one is void. */
export const rsvp = z.object({
  pid: z.string(),
  state: z.enum(['confirmed', 'tentative', 'declined', 'waiting']),
  category: z.enum(['leave', 'operational', 'other']).exactOptional(),
  sequence: z.number().int(),
  at: instant,
});

/** Who has the seats of a session with a capacity, and who waits; nobody writes one for a session without. */
export const seatBook = z.object({
  sequence: z.number().int(),
  seated: z.array(z.string()),
  waiting: z.array(z.string()),
  turn: z.number().int(),
});

/** What somebody needs at a session: for its coordinators alone, and deleted 30 days after it (jobs/request). */
export const request = z.object({ pid: z.string(), accommodation: z.string(), diet: z.string(), at: instant });

export const marker = z.object({ at: instant });

export const programRef = z.object({ programId: z.string(), name: z.string() });

/** A run of `cadre import`: what it reads (digests), how far it is, and what it has done. */
export const importRun = z.object({
  importId: z.string(),
  programId: z.string(),
  cohortId: z.string(),
  digest: z.string(),
  state: z.enum(['applying', 'done']),
  /** The step being applied and the number of its rows that are done. */
  step: z.string(),
  rows: z.number().int(),
  by: z.string(),
  startedAt: instant,
  endedAt: instant.exactOptional(),
});
