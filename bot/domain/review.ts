import { SCORES, type Call, type Criterion, type Score } from './call.ts';
import type { NominationWords } from './nomination.ts';
import type { Pid } from './person.ts';
import { ok, refuse, type Result } from './result.ts';
import type { Millis } from './time.ts';

/** The committee's work on one call: reviewers declare conflicts, dossiers are assigned, scores come in, it closes. */
export type ReviewRound = {
  callId: string;
  state: 'declaring' | 'assigned' | 'closed';
  /** How many reviewers read each dossier, as it was when they were assigned. */
  each: number;
  at: Millis;
  by: Pid;
  /**
   * Who reads what, decided and not all written yet: whatever interrupts that goes on with exactly this. By nominee, places
   * in the list of reviewers.
   */
  frozen?: { reviewers: Pid[]; of: Record<Pid, number[]> };
};

/** The nominees whom a reviewer says they cannot judge; an empty list is a declaration as well. */
export type Conflicts = {
  reviewer: Pid;
  nominees: Pid[];
  at: Millis;
  /** On which names it was declared; absent: on all that there were. */
  seen?: Pid[];
  /** What was ticked on the pages of a list that is not declared yet. */
  draft?: { nominees: Pid[]; seen: Pid[] };
};

/** A dossier's words without name and department; nobody reads it before a person has checked it. */
export type Redaction = Pick<NominationWords, 'statement' | 'strengths' | 'answers'> & {
  nominee: Pid;
  /** What reviewers call it by: "Candidate 7". 0 until dossiers are assigned. */
  number: number;
  /** The conditions of the endorsement. */
  conditions?: string;
  checkedBy?: Pid;
  at: Millis;
};

export const RECUSED_BECAUSE = ['knowsThem', 'workedTogether', 'department', 'other'] as const;
export type RecusedBecause = (typeof RECUSED_BECAUSE)[number];

/** One reviewer's reading of one dossier. Submitted, it stays: only then are the others' scores shown. */
export type Review = {
  callId: string;
  nominee: Pid;
  reviewer: Pid;
  state: 'assigned' | 'draft' | 'submitted' | 'recused';
  /** By criterion. */
  scores: Record<string, Score>;
  /** The nominee may obtain it. */
  note: string;
  /** The version of the criteria that it was scored by. */
  rubric: number;
  because?: RecusedBecause;
  changedAt: Millis;
};

/** About so long takes one dossier. */
export const MINUTES_EACH = 10;
export const NOTE_LIMIT = 1_500;

/** Whether a reviewer has said of each of these nominees whether they can judge them. Silence says nothing. */
export function hasDeclared(conflicts: Conflicts | undefined, nominees: readonly Pid[]): boolean {
  if (!conflicts) return false;
  const { seen } = conflicts;
  return seen === undefined || nominees.every((nominee) => seen.includes(nominee));
}

/** What a form carried back, by the place of each criterion; `outOfRange`: what is no score. */
export function readScores(
  criteria: readonly Criterion[],
  sent: Readonly<Record<string, unknown>>,
): { scores: Record<string, Score>; outOfRange: boolean } {
  const scores: Record<string, Score> = {};
  let outOfRange = false;
  criteria.forEach(({ criterionId }, place) => {
    const key = `score${place}`;
    const said = Object.hasOwn(sent, key) ? sent[key] : undefined;
    if (said === undefined || said === '' || said === null) return;
    const score = SCORES.find((one) => one === said || (typeof said === 'string' && String(one) === said.trim()));
    if (score === undefined) outOfRange = true;
    else scores[criterionId] = score;
  });
  return { scores, outOfRange };
}

/**
 * `closed`: the round is over. `submitted`: it stays as it is. `rubricChanged`: the criteria are others than those on the
 * card. `recused`: it is somebody else's now.
 */
export type ReviewRefusal = {
  code: 'closed' | 'submitted' | 'recused' | 'rubricChanged' | 'outOfRange' | 'scoreMissing' | 'noteTooLong';
};

export type ReviewAction =
  | {
      kind: 'save' | 'submit';
      scores: Record<string, Score>;
      outOfRange: boolean;
      note: string;
      /** The version of the criteria on the card that was filled in. */
      rubric: number;
    }
  | { kind: 'recuse'; because: RecusedBecause };

/** A review after a step, or why not. The only way from one state to another. */
export function stepReview(
  review: Review,
  action: ReviewAction,
  scene: { call: Pick<Call, 'criteria' | 'rubric'>; round: ReviewRound['state']; now: Millis },
): Result<Review, ReviewRefusal> {
  const { call, round, now } = scene;
  if (round !== 'assigned') return refuse({ code: 'closed' });
  if (review.state === 'recused') return refuse({ code: 'recused' });
  if (review.state === 'submitted') return refuse({ code: 'submitted' });
  if (action.kind === 'recuse') {
    const { because } = action;
    return ok({ ...review, state: 'recused', because, scores: {}, note: '', changedAt: now });
  }
  const { kind, scores, outOfRange, note, rubric } = action;
  if (rubric !== call.rubric) return refuse({ code: 'rubricChanged' });
  if (outOfRange) return refuse({ code: 'outOfRange' });
  if (note.length > NOTE_LIMIT) return refuse({ code: 'noteTooLong' });
  const isMissing = call.criteria.some(({ criterionId }) => !Object.hasOwn(scores, criterionId));
  if (kind === 'submit' && isMissing) return refuse({ code: 'scoreMissing' });
  return ok({ ...review, state: kind === 'submit' ? 'submitted' : 'draft', scores, note, rubric, changedAt: now });
}
