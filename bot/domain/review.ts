import type { Score } from './call.ts';
import type { NominationWords } from './nomination.ts';
import type { Pid } from './person.ts';
import type { Millis } from './time.ts';

/** The committee's work on one call: reviewers declare conflicts, dossiers are assigned, scores come in, it closes. */
export type ReviewRound = {
  callId: string;
  state: 'declaring' | 'assigned' | 'closed';
  /** How many reviewers read each dossier, as it was when they were assigned. */
  each: number;
  at: Millis;
  by: Pid;
};

/** The nominees whom a reviewer says they cannot judge; an empty list is a declaration as well. */
export type Conflicts = { reviewer: Pid; nominees: Pid[]; at: Millis };

/** A dossier's words without name and department; nobody reads it before a person has checked it. */
export type Redaction = Pick<NominationWords, 'statement' | 'strengths' | 'answers'> & {
  nominee: Pid;
  /** What reviewers call it by: "Candidate 7". */
  number: number;
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
