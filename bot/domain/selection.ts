import { hash } from 'node:crypto';
import type { Call } from './call.ts';
import { sameName } from './key.ts';
import type { Nomination } from './nomination.ts';
import type { Pid } from './person.ts';
import { ok, refuse, type Result } from './result.ts';
import { weakest, type Ranked } from './selection-result.ts';
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

/**
 * A champion's word on exactly these decisions: `digest` names them, and another decision makes it void. `returned`
 * without a note: a chair took it back.
 */
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

/** All that the rules of a selection ask about. `eligible`: the dossiers that are so now. */
export type Board = {
  call: Pick<Call, 'capacity' | 'perDepartment' | 'criteria'>;
  eligible: readonly Pick<Nomination, 'nominee' | 'department'>[];
  decisions: readonly Decision[];
  approval?: Approval | undefined;
  release?: Release | undefined;
};

export const RATIONALE_LIMIT = 2_000;
const NOTE_LIMIT = 1_000;

/** Names exactly these decisions: another outcome, or another place, has another name. */
export function digestOf(decisions: readonly Pick<Decision, 'nominee' | 'outcome' | 'place'>[]): string {
  const lines = decisions.map(({ nominee, outcome, place }) => `${nominee}:${outcome}:${place}`);
  return hash('sha256', lines.sort().join('\n'));
}

/** Decisions stay as they are while a champion looks at them, and once one has approved. */
export const isLocked = ({ approval }: Pick<Board, 'approval'>): boolean =>
  approval?.state === 'asked' || approval?.state === 'approved';

/** Approved, and not a decision has changed since. */
export const isApproved = ({ approval, decisions }: Pick<Board, 'approval' | 'decisions'>): boolean =>
  approval?.state === 'approved' && approval.digest === digestOf(decisions);

export type DecideRefusal = {
  code: 'released' | 'locked' | 'notEligible' | 'rationaleMissing' | 'rationaleTooLong' | 'reasonsMissing';
};

/**
 * A decision about a dossier that is eligible now, with its rationale; reasons only where somebody is not selected, and
 * then one at least.
 */
export function decide(board: Board, said: Omit<Decision, 'at'>, now: Millis): Result<Decision, DecideRefusal> {
  const { call, eligible, release } = board;
  const rationale = said.rationale.trim();
  const known = new Set(call.criteria.map(({ criterionId }) => criterionId));
  const reasons = said.outcome === 'notSelected' ? [...new Set(said.reasons)].filter((one) => known.has(one)) : [];
  if (release) return refuse({ code: 'released' });
  if (isLocked(board)) return refuse({ code: 'locked' });
  if (!eligible.some(({ nominee }) => nominee === said.nominee)) return refuse({ code: 'notEligible' });
  if (rationale === '') return refuse({ code: 'rationaleMissing' });
  if (rationale.length > RATIONALE_LIMIT) return refuse({ code: 'rationaleTooLong' });
  if (said.outcome === 'notSelected' && reasons.length === 0) return refuse({ code: 'reasonsMissing' });
  return ok({ ...said, rationale, reasons, at: now });
}

/** Those who are decided about and eligible now: withdrawn dossiers count for nothing. */
export function standing({ eligible, decisions }: Pick<Board, 'eligible' | 'decisions'>): Decision[] {
  const now = new Set(eligible.map(({ nominee }) => nominee));
  return decisions.filter(({ nominee }) => now.has(nominee));
}

/** How many seats each department has among those selected, by the name that it was first written with. */
export function seatsByDepartment(board: Pick<Board, 'eligible' | 'decisions'>): Map<string, number> {
  const departments = new Map(board.eligible.map(({ nominee, department }) => [nominee, department]));
  const names = new Map<string, string>();
  const seats = new Map<string, number>();
  for (const { nominee, outcome } of standing(board)) {
    if (outcome !== 'selected') continue;
    const written = departments.get(nominee) ?? '';
    const name = names.get(sameName(written)) ?? written;
    names.set(sameName(written), name);
    seats.set(name, (seats.get(name) ?? 0) + 1);
  }
  return seats;
}

export type Proposal = Pick<Decision, 'nominee' | 'outcome' | 'reasons' | 'place'>;

/**
 * What the ranking alone would say of the dossiers that nobody has decided about: seats from the top down as far as
 * capacity and departments allow, then so many reserves, then the rest. What is decided already counts. Without a score
 * nothing is proposed. `tied`: dossiers of one score were told apart by nothing but the end of the seats or reserves.
 */
export function proposals(
  board: Board,
  ranked: readonly Ranked[],
  reserves: number,
): { proposed: Proposal[]; tied: boolean } {
  const { capacity, perDepartment = Number.POSITIVE_INFINITY } = board.call;
  const decided = new Map(standing(board).map((one) => [one.nominee, one]));
  const departments = new Map(board.eligible.map(({ nominee, department }) => [nominee, sameName(department)]));
  const perName = new Map<string, number>();
  for (const [name, seats] of seatsByDepartment(board)) perName.set(sameName(name), seats);
  let selected = [...decided.values()].filter(({ outcome }) => outcome === 'selected').length;
  let reserved = [...decided.values()].filter(({ outcome }) => outcome === 'reserve').length;
  const proposed = ranked.flatMap((one): Proposal[] => {
    if (decided.has(one.nominee) || one.score === undefined) return [];
    const department = departments.get(one.nominee) ?? '';
    const seats = perName.get(department) ?? 0;
    const { nominee, place } = one;
    if (selected < capacity && seats < perDepartment) {
      selected += 1;
      perName.set(department, seats + 1);
      return [{ nominee, place, outcome: 'selected', reasons: [] }];
    }
    if (reserved < reserves) {
      reserved += 1;
      return [{ nominee, place, outcome: 'reserve', reasons: [] }];
    }
    return [{ nominee, place, outcome: 'notSelected', reasons: weakest(one) }];
  });
  const byPlace = Map.groupBy(proposed, ({ place }) => place);
  return { proposed, tied: [...byPlace.values()].some((same) => new Set(same.map((one) => one.outcome)).size > 1) };
}

export type AskRefusal =
  | { code: 'released' | 'locked' | 'nobody' }
  | { code: 'undecided' | 'overCapacity'; count: number }
  | { code: 'overDepartment'; departments: string[] };

/** A chair asks for approval: everybody eligible is decided about, within the seats that there are. */
export function ask(board: Board, by: Pid, now: Millis): Result<Approval, AskRefusal> {
  const { call, eligible, decisions, release } = board;
  if (release) return refuse({ code: 'released' });
  if (isLocked(board)) return refuse({ code: 'locked' });
  if (eligible.length === 0) return refuse({ code: 'nobody' });
  const standingNow = standing(board);
  const undecided = eligible.length - standingNow.length;
  if (undecided > 0) return refuse({ code: 'undecided', count: undecided });
  const over = standingNow.filter(({ outcome }) => outcome === 'selected').length - call.capacity;
  if (over > 0) return refuse({ code: 'overCapacity', count: over });
  const { perDepartment = Number.POSITIVE_INFINITY } = call;
  const departments = [...seatsByDepartment(board)].filter(([, seats]) => seats > perDepartment).map(([name]) => name);
  if (departments.length > 0) return refuse({ code: 'overDepartment', departments });
  return ok({ state: 'asked', digest: digestOf(decisions), askedBy: by, askedAt: now });
}

/** A chair takes back what was asked or approved: decisions can then change, and approval is asked for anew. */
export function takeBack(board: Board, by: Pid, now: Millis): Result<Approval, { code: 'released' | 'notAsked' }> {
  const { approval, release } = board;
  if (release) return refuse({ code: 'released' });
  if (!approval || !isLocked(board)) return refuse({ code: 'notAsked' });
  const { note: _, ...kept } = approval;
  return ok({ ...kept, state: 'returned', by, at: now });
}

export type AnswerRefusal = {
  code: 'released' | 'notAsked' | 'ownDecision' | 'changedMeanwhile' | 'noteMissing' | 'noteTooLong';
};

/** Whether somebody may judge these decisions: not who asks, and not who made one of them. */
export const mayApprove = ({ approval, decisions }: Pick<Board, 'approval' | 'decisions'>, by: Pid): boolean =>
  approval?.askedBy !== by && decisions.every((one) => one.by !== by);

/** A champion approves what was shown (`digest`), or sends it back with a note. */
export function answer(
  board: Board,
  { by, approves, note, digest }: { by: Pid; approves: boolean; note: string; digest: string },
  now: Millis,
): Result<Approval, AnswerRefusal> {
  const { approval, decisions, release } = board;
  if (release) return refuse({ code: 'released' });
  if (approval?.state !== 'asked') return refuse({ code: 'notAsked' });
  if (!mayApprove(board, by)) return refuse({ code: 'ownDecision' });
  if (approval.digest !== digest || approval.digest !== digestOf(decisions))
    return refuse({ code: 'changedMeanwhile' });
  if (approves) return ok({ ...approval, state: 'approved', by, at: now });
  const said = note.trim();
  if (said === '') return refuse({ code: 'noteMissing' });
  return said.length > NOTE_LIMIT
    ? refuse({ code: 'noteTooLong' })
    : ok({ ...approval, state: 'returned', by, at: now, note: said });
}

export type ReleaseRefusal = { code: 'notApproved' | 'undecided' };

/** Outcomes may be shown from now on: approved as they are, and nobody eligible is left without one. Once is for ever. */
export function release(board: Board, by: Pid, now: Millis): Result<Release, ReleaseRefusal> {
  if (board.release) return ok(board.release);
  if (!isApproved(board)) return refuse({ code: 'notApproved' });
  return standing(board).length < board.eligible.length ? refuse({ code: 'undecided' }) : ok({ by, at: now });
}
