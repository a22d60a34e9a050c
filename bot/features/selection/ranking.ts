import type { Deps } from '../../deps.ts';
import type { Call, Criterion, Score } from '../../domain/call.ts';
import { decisionId } from '../../domain/key.ts';
import type { Nomination } from '../../domain/nomination.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import {
  isApproved,
  isLocked,
  seatsByDepartment,
  standing,
  type Approval,
  type Decision,
} from '../../domain/selection.ts';
import { rankingOf, type Ranked } from '../../domain/selection-result.ts';
import { ALL, callFrom, noteView, tableOf, type CallRef, type NotAllowed, type Table } from './table.ts';
import { nameOf } from '../people.ts';

/** How the cohort would be made up: counts of those selected so far, the most first. */
export type Balance = {
  capacity: number;
  perDepartment?: number;
  selected: number;
  reserve: number;
  notSelected: number;
  undecided: number;
  departments: Count[];
  areas: Count[];
  levels: Count[];
  languages: Count[];
  regions: Count[];
};
export type Count = { name: string; count: number };

/**
 * `early`: there is nothing to rank yet. `reviewing`: reviews still come in. `void`: approved, but a decision has
 * changed since.
 */
export type SelectionPhase = {
  review: 'early' | 'reviewing' | 'closed';
  approval: 'none' | 'asked' | 'approved' | 'returned' | 'takenBack' | 'void';
  released: boolean;
  note?: string;
};

export type RankedLine = Ranked & { name: string; department: string; outcome?: Decision['outcome'] };
export type RankingView = {
  call: Call;
  phase: SelectionPhase;
  balance: Balance;
  /** All who are ranked, by place; `lines` are those from `from` on. */
  total: number;
  from: number;
  lines: RankedLine[];
};

/** So many to a card. */
export const PAGE = 15;

/** The ranking of the dossiers that are eligible now, for a chair; that it was looked at is in the audit. */
export async function rankingFor(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  from = 0,
): Promise<Result<RankingView, NotAllowed>> {
  const call = await callFrom(deps, actor, ref, 'chair');
  if (!call.ok) return call;
  const table = await tableOf(deps, call.value);
  const phase = phaseOf(table);
  const ranked = phase.review === 'early' ? [] : rankedIn(table);
  const page = ranked.slice(from, from + PAGE);
  const lines = await Promise.all(
    page.map(async (one): Promise<RankedLine> => {
      const decision = table.board.decisions.find(({ nominee }) => nominee === one.nominee);
      const department = table.board.eligible.find(({ nominee }) => nominee === one.nominee)?.department ?? '';
      const name = await nameOf(deps, one.nominee);
      return { ...one, name, department, ...(decision ? { outcome: decision.outcome } : {}) };
    }),
  );
  await noteView(deps, actor, ref, ALL);
  return ok({ call: call.value, phase, balance: balanceOf(table), total: ranked.length, from, lines });
}

export function rankedIn({ call, board, reviews }: Table): Ranked[] {
  return rankingOf(
    call,
    board.eligible.map(({ nominee }) => nominee),
    reviews,
  );
}

export function phaseOf({ round, board }: Pick<Table, 'round' | 'board'>): SelectionPhase {
  const review = round?.state === 'closed' ? 'closed' : round?.state === 'assigned' ? 'reviewing' : 'early';
  const { approval } = board;
  const note = approval?.state === 'returned' ? approval.note : undefined;
  return {
    review,
    approval: approvalState(approval, isLocked(board) && approval?.state === 'approved' && !isApproved(board)),
    released: board.release !== undefined,
    ...(note === undefined ? {} : { note }),
  };
}

function approvalState(approval: Approval | undefined, isVoid: boolean): SelectionPhase['approval'] {
  if (!approval) return 'none';
  if (isVoid) return 'void';
  return approval.state === 'returned' && approval.note === undefined ? 'takenBack' : approval.state;
}

/** Counts of those who are selected so far, as their dossiers say who they are. */
export function balanceOf({ call, board, nominations }: Pick<Table, 'call' | 'board' | 'nominations'>): Balance {
  const decided = standing(board);
  const dossiers = new Map(nominations.map((one) => [one.nominee, one]));
  const selected = decided
    .filter(({ outcome }) => outcome === 'selected')
    .flatMap(({ nominee }) => dossiers.get(nominee) ?? []);
  const of = (outcome: Decision['outcome']): number => decided.filter((one) => one.outcome === outcome).length;
  const counts = (field: (one: Nomination) => string): Count[] => countsOf(selected.map(field));
  return {
    capacity: call.capacity,
    ...(call.perDepartment === undefined ? {} : { perDepartment: call.perDepartment }),
    ...{ selected: selected.length, reserve: of('reserve'), notSelected: of('notSelected') },
    undecided: board.eligible.length - decided.length,
    departments: [...seatsByDepartment(board)].map(([name, count]) => ({ name, count })).sort(mostFirst),
    areas: counts(({ functionalArea }) => functionalArea),
    levels: counts(({ level }) => level),
    languages: counts(({ consent }) => consent?.language ?? ''),
    regions: counts(({ consent }) => consent?.region ?? ''),
  };
}

function countsOf(names: readonly string[]): Count[] {
  const groups = Map.groupBy(names, (name) => name);
  return [...groups].map(([name, same]) => ({ name, count: same.length })).sort(mostFirst);
}

const mostFirst = (a: Count, b: Count): number => b.count - a.count || a.name.localeCompare(b.name, 'fr');

/** A review by an earlier version of the criteria: shown as such, and not counted. */
export type OtherReview = { rubric: number; scores: { criterion?: Criterion; score: Score }[] };

export type DossierView = {
  call: Call;
  phase: SelectionPhase;
  name: string;
  nomination: Nomination;
  ranked: Ranked;
  notes: string[];
  others: OtherReview[];
  decision?: Decision;
  /** The decision that was looked at; '' where there was none. */
  version: string;
};

/** One eligible dossier with its results, for a chair; that it was looked at is in the audit. */
export async function dossierFor(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  nominee: Pid,
): Promise<Result<DossierView, NotAllowed | { code: 'notEligible' }>> {
  const call = await callFrom(deps, actor, ref, 'chair');
  if (!call.ok) return call;
  const table = await tableOf(deps, call.value);
  const ranked = rankedIn(table).find((one) => one.nominee === nominee);
  const nomination = table.nominations.find((one) => one.nominee === nominee);
  const phase = phaseOf(table);
  if (!nomination) return refuse({ code: 'notAllowed' });
  if (!ranked || phase.review === 'early') return refuse({ code: 'notEligible' });
  await noteView(deps, actor, ref, decisionId(nominee));
  const decision = table.decisions.find(({ body }) => body.nominee === nominee);
  const submitted = table.reviews.filter((one) => one.nominee === nominee && one.state === 'submitted');
  const { criteria, rubric } = call.value;
  return ok({
    ...{ call: call.value, phase, nomination, ranked, name: await nameOf(deps, nominee) },
    notes: submitted.map(({ note }) => note.trim()).filter((note) => note !== ''),
    others: submitted
      .filter((one) => one.rubric !== rubric)
      .map((one) => ({
        rubric: one.rubric,
        scores: Object.entries(one.scores).map(([id, score]) => {
          const criterion = criteria.find(({ criterionId }) => criterionId === id);
          return { score, ...(criterion ? { criterion } : {}) };
        }),
      })),
    ...(decision ? { decision: decision.body } : {}),
    version: decision?.etag ?? '',
  });
}
