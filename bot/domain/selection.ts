import type { Pid } from './person.ts';
import type { Millis } from './time.ts';

export const OUTCOMES = ['selected', 'reserve', 'notSelected'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * What the chair has decided about one dossier: pending, and seen by chair and champion alone, until the release marker
 * is there. `reasons`: the criteria that weighed, for the letter of somebody who is not selected.
 */
export type Decision = {
  nominee: Pid;
  outcome: Outcome;
  rationale: string;
  reasons: string[];
  /** Its place in the ranking when it was decided; reserves are promoted in this order. */
  place: number;
  by: Pid;
  at: Millis;
};

/** A champion's word on exactly these decisions: `digest` names them, and another decision makes it void. */
export type Approval = {
  state: 'asked' | 'approved' | 'returned';
  digest: string;
  askedBy: Pid;
  askedAt: Millis;
  by?: Pid;
  at?: Millis;
  note?: string;
};

/** There once outcomes may be seen, for everybody at once. */
export type Release = { by: Pid; at: Millis };

/** What a selected nominee, or a reserve who was promoted, has answered. Absent: selected, and has not answered yet. */
export type Offer = { nominee: Pid; state: 'offered' | 'accepted' | 'declined'; promoted?: true; by: Pid; at: Millis };
