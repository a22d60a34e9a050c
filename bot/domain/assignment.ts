import { hash } from 'node:crypto';
import type { Pid } from './person.ts';
import { ok, refuse, type Result } from './result.ts';

/** Why a reviewer cannot read a dossier; where several hold, the first of these is named. */
export const BLOCKS = ['themselves', 'declared', 'department', 'line', 'nominator', 'supporter'] as const;
export type Block = (typeof BLOCKS)[number];

export type BlockOf = (nominee: Pid, reviewer: Pid) => Block | undefined;

/** A nominee for whom fewer reviewers are possible than each dossier needs, and what keeps the others away. */
export type TooFew = { nominee: Pid; possible: number; blocked: Partial<Record<Block, number>> };

/** `noReviewers`, `noDossiers`: nothing to assign. `tooFew`: these dossiers cannot have so many readers. */
export type AssignRefusal =
  { code: 'noReviewers' } | { code: 'noDossiers' } | { code: 'tooFew'; nominees: readonly TooFew[] };

/** Who reads what. `even`: no reviewer has two dossiers more than another. */
export type Assignment = {
  readers: ReadonlyMap<Pid, readonly Pid[]>;
  loads: ReadonlyMap<Pid, number>;
  least: number;
  most: number;
  even: boolean;
};

type Board = {
  nominees: Pid[];
  reviewers: Pid[];
  possible: Map<Pid, Pid[]>;
  readers: Map<Pid, Set<Pid>>;
  held: Map<Pid, Set<Pid>>;
};

/** An order of reviewers for one nominee that says nothing, and is the same every time. */
const place = (nominee: Pid, reviewer: Pid): string => hash('sha256', `${nominee}|${reviewer}`);

/**
 * Gives every dossier exactly `each` different readers, never one who is blocked, as evenly as the blocks allow: first
 * to the least loaded, then along cost-reducing paths until there is none (optimal semi-matching: Harvey, Ladner, Lovász
 * and Tamir, 2003), which leaves the least sum of squared loads that there is. The same input gives the same answer, in
 * whatever order it comes. Refused where a dossier cannot have so many readers, with all such dossiers and why.
 */
export function assign(
  nominees: readonly Pid[],
  reviewers: readonly Pid[],
  each: number,
  blockOf: BlockOf,
): Result<Assignment, AssignRefusal> {
  if (nominees.length === 0) return refuse({ code: 'noDossiers' });
  if (reviewers.length === 0) return refuse({ code: 'noReviewers' });
  const board = boardOf([...new Set(nominees)].sort(), [...new Set(reviewers)].sort(), blockOf);
  const short = board.nominees.filter((nominee) => possibleFor(board, nominee).length < each);
  if (short.length > 0)
    return refuse({ code: 'tooFew', nominees: short.map((nominee) => whyTooFew(board, nominee, blockOf)) });
  deal(board, each);
  for (const reviewer of board.reviewers) while (hasShed(board, reviewer));
  // what one reviewer has shed may open a path for another
  while (board.reviewers.some((reviewer) => hasShed(board, reviewer)));
  return ok(settled(board));
}

function boardOf(nominees: Pid[], reviewers: Pid[], blockOf: BlockOf): Board {
  const free = (nominee: Pid): Pid[] => reviewers.filter((reviewer) => blockOf(nominee, reviewer) === undefined);
  return {
    ...{ nominees, reviewers },
    possible: new Map(nominees.map((nominee) => [nominee, free(nominee)])),
    readers: new Map(nominees.map((nominee) => [nominee, new Set<Pid>()])),
    held: new Map(reviewers.map((reviewer) => [reviewer, new Set<Pid>()])),
  };
}

const possibleFor = ({ possible }: Board, nominee: Pid): Pid[] => possible.get(nominee) ?? [];
const loadOf = ({ held }: Board, reviewer: Pid): number => held.get(reviewer)?.size ?? 0;

function whyTooFew(board: Board, nominee: Pid, blockOf: BlockOf): TooFew {
  const blocked: Partial<Record<Block, number>> = {};
  for (const reviewer of board.reviewers) {
    const block = blockOf(nominee, reviewer);
    if (block) blocked[block] = (blocked[block] ?? 0) + 1;
  }
  return { nominee, possible: possibleFor(board, nominee).length, blocked };
}

function give({ readers, held }: Board, nominee: Pid, reviewer: Pid): void {
  readers.get(nominee)?.add(reviewer);
  held.get(reviewer)?.add(nominee);
}

/** Dossiers with the fewest possible readers first, each to those who have least. */
function deal(board: Board, each: number): void {
  const count = (nominee: Pid): number => possibleFor(board, nominee).length;
  for (const nominee of board.nominees.toSorted((a, b) => count(a) - count(b))) {
    const order = possibleFor(board, nominee)
      .map((reviewer) => ({ reviewer, load: loadOf(board, reviewer), place: place(nominee, reviewer) }))
      .sort((a, b) => a.load - b.load || (a.place < b.place ? -1 : 1));
    for (const { reviewer } of order.slice(0, each)) give(board, nominee, reviewer);
  }
}

type Step = { from: Pid; nominee: Pid };

/**
 * Takes one dossier off a reviewer along a path of exchanges that ends with somebody who has two fewer at least. False
 * where there is no such path.
 */
function hasShed(board: Board, start: Pid): boolean {
  const came = new Map<Pid, Step>();
  const queue = [start];
  for (const from of queue) {
    for (const nominee of board.held.get(from) ?? []) {
      for (const to of possibleFor(board, nominee)) {
        if (to === start || came.has(to) || board.readers.get(nominee)?.has(to)) continue;
        came.set(to, { from, nominee });
        if (loadOf(board, to) <= loadOf(board, start) - 2) {
          move(board, came, to);
          return true;
        }
        queue.push(to);
      }
    }
  }
  return false;
}

function move(board: Board, came: ReadonlyMap<Pid, Step>, end: Pid): void {
  for (let to = end, step = came.get(end); step; to = step.from, step = came.get(to)) {
    board.readers.get(step.nominee)?.delete(step.from);
    board.held.get(step.from)?.delete(step.nominee);
    give(board, step.nominee, to);
  }
}

function settled(board: Board): Assignment {
  const loads = new Map(board.reviewers.map((reviewer) => [reviewer, loadOf(board, reviewer)]));
  const [least, most] = [Math.min(...loads.values()), Math.max(...loads.values())];
  const readers = new Map(board.nominees.map((nominee) => [nominee, [...(board.readers.get(nominee) ?? [])].sort()]));
  return { readers, loads, least, most, even: most - least <= 1 };
}

/** Who takes over a dossier: of those who are possible the one with least to read; undefined where nobody is. */
export function takeOver(
  nominee: Pid,
  reviewers: readonly Pid[],
  loads: ReadonlyMap<Pid, number>,
  blockOf: BlockOf,
): Pid | undefined {
  const [first] = reviewers
    .filter((reviewer) => blockOf(nominee, reviewer) === undefined)
    .map((reviewer) => ({ reviewer, load: loads.get(reviewer) ?? 0, place: place(nominee, reviewer) }))
    .sort((a, b) => a.load - b.load || (a.place < b.place ? -1 : 1));
  return first?.reviewer;
}
