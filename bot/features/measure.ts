import type { Deps } from '../deps.ts';
import {
  addSeats,
  attendanceByKind,
  mayCount,
  NO_SEATS,
  participantsMeasure,
  seatsIn,
  tookPlace,
  type AttendanceMeasure,
  type ParticipantsMeasure,
  type Seats,
} from '../domain/measure.ts';
import { participantsOf, registerOf, type Participant } from '../domain/register.ts';
import type { Session, SessionKind } from '../domain/session.ts';
import type { Day } from '../domain/time.ts';
import { enrolmentsOf, entriesOf } from './cohort.ts';
import { measureEvaluations, type EvaluationMeasures } from './evaluation/measure.ts';
import { measureFeedback, type FeedbackMeasures } from './feedback/measure.ts';
import { isImportUnfinished } from './import/run.ts';
import { sessionsOf } from './session.ts';

export type Measures = {
  asOf: Day;
  attendance: Partial<Record<SessionKind, AttendanceMeasure>>;
  participants: ParticipantsMeasure;
  /** Absent where nothing has been released or reported. */
  evaluation?: EvaluationMeasures;
  /** Absent where supervisors have not been asked. */
  feedback?: FeedbackMeasures;
};

export type MeasureInput = { programId: string; cohortId: string; asOf: Day };

/**
 * A cohort's figures as of a day, computed from its records (MEASURES). Kinds of which the cohort has any session
 * are there, with zeros where none has been held yet. Memory holds one session's register at a time.
 */
export async function measureCohort(deps: Deps, { programId, cohortId, asOf }: MeasureInput): Promise<Measures> {
  // asked before the records are read: an import that ends meanwhile makes a figure provisional, never too sure
  const unfinished = await isImportUnfinished(deps, cohortId);
  const participants = participantsOf(await enrolmentsOf(deps, { programId, cohortId }));
  const seats = new Map<SessionKind, Seats>();
  const sessions = await sessionsOf(deps, { programId, cohortId });
  for (const session of sessions) {
    const own = await countSeats(deps, session, participants, asOf);
    seats.set(session.kind, addSeats(seats.get(session.kind) ?? NO_SEATS, own));
  }
  const evaluation = await measureEvaluations(deps, { programId, cohortId, asOf }, sessions);
  const feedback = await measureFeedback(deps, { programId, cohortId, asOf });
  return {
    asOf,
    attendance: attendanceByKind(seats, unfinished),
    participants: participantsMeasure(participants, asOf),
    ...(evaluation ? { evaluation } : {}),
    ...(feedback ? { feedback } : {}),
  };
}

async function countSeats(
  deps: Deps,
  session: Session,
  participants: readonly Participant[],
  asOf: Day,
): Promise<Seats> {
  if (!mayCount(session, asOf, deps.clock.now())) return NO_SEATS;
  const register = registerOf(await entriesOf(deps, session.sessionId));
  return tookPlace(session, register) ? seatsIn(session, participants, register) : NO_SEATS;
}
