import { isAttended, type Standing } from './attendance.ts';
import type { Form, FormKind } from './form.ts';
import type { EvaluationSettings } from './program.ts';
import { DAY, MINUTE, type Millis } from './time.ts';

/**
 * draft -approved by a coordinator-> approved -15 minutes after the session ends-> open -after the program's days->
 * closed -> released | pooled | suppressed (DESIGN section 5).
 */
export type EvaluationState = 'draft' | 'approved' | 'open' | 'closed' | 'released' | 'pooled' | 'suppressed';

/** Over which evaluations ballots are added up before anything is shown: declared before opening, one for each. */
export type PoolPlan = 'none' | 'quarter' | 'program';

export type Evaluation = {
  evaluationId: string;
  programId: string;
  cohortId: string;
  /** Of a session's evaluation; absent: mid-program and end of program. */
  sessionId?: string;
  kind: FormKind;
  /** The form as it was when the evaluation was approved: never changed under its answers. */
  form: Form;
  state: EvaluationState;
  pool: PoolPlan;
  opensAt: Millis;
  closesAt: Millis;
  /** The program's, in which its days are counted. */
  timeZone?: string;
  /** Valid answers below which nothing is shown: 10 at least (MEASURES). */
  minimum: number;
  /** True: participants are told the results too. */
  toParticipants: boolean;
  /** The name of the period that its pool was declared for; absent: the quarter in which it opened. */
  period?: string;
  /** Its comments have all come out of the box, for a person to read. */
  commentsOut?: true;
  /** Came out of a file, after it was over. */
  imported?: true;
  /** Of an imported one: how many were asked and answered. */
  counts?: { asked: number; answered: number };
};

/**
 * Over what the evaluations of a kind are added up, as it is declared when they open. Action learning groups are small:
 * always by quarter. Learning events: where the program says so.
 */
export function poolPlanOf(kind: FormKind, settings: Pick<EvaluationSettings, 'poolLearningEvents'> = {}): PoolPlan {
  if (kind === 'action-learning') return 'quarter';
  return kind === 'learning-event' && settings.poolLearningEvents ? 'program' : 'none';
}

/** People get their evaluation so long after the session ends. */
export const OPENS_AFTER: Millis = 15 * MINUTE;
/** One reminder, so many working days after it opened. */
export const REMINDED_AFTER_DAYS = 2;

export type EvaluationStep = 'approve' | 'open' | 'close' | 'release' | 'pool' | 'suppress';

const STEPS: Record<EvaluationState, Partial<Record<EvaluationStep, EvaluationState>>> = {
  draft: { approve: 'approved' },
  approved: { open: 'open' },
  open: { close: 'closed' },
  closed: { release: 'released', pool: 'pooled', suppress: 'suppressed' },
  released: {},
  pooled: { release: 'released', suppress: 'suppressed' },
  suppressed: {},
};

/** The state after a step; undefined where the step is not possible there. */
export function evaluationAfter(state: EvaluationState, step: EvaluationStep): EvaluationState | undefined {
  return STEPS[state][step];
}

export type BallotRefusal = { code: 'notAsked' | 'notOpen' | 'closed' };

/** Whether a ballot can be given at an instant; `asked`: the person was recorded as attended, now or when it was sent. */
export function mayAnswer(
  { state, opensAt, closesAt }: Pick<Evaluation, 'state' | 'opensAt' | 'closesAt'>,
  asked: boolean,
  now: Millis,
): BallotRefusal | undefined {
  if (!asked) return { code: 'notAsked' };
  if (state === 'draft' || state === 'approved' || now < opensAt) return { code: 'notOpen' };
  return state === 'open' && now < closesAt ? undefined : { code: 'closed' };
}

/** A session that ended so long ago is asked about no more: its evaluation would have closed by now. */
export function isTooLate(endsAt: Millis, daysOpen: number, now: Millis): boolean {
  return now >= endsAt + OPENS_AFTER + daysOpen * DAY;
}

/** Those recorded as attended are asked (issue "Evaluations"); a partial presence below the minimum is not. */
export function isAsked(stands: Standing | undefined, minimumMinutes: number): boolean {
  return stands !== undefined && isAttended(stands, minimumMinutes);
}
