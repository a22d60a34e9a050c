import type { Deps } from '../../deps.ts';
import type { Call } from '../../domain/call.ts';
import { approvalDocId, callPk } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import {
  answer as answerRule,
  ask as askRule,
  digestOf,
  mayApprove,
  standing,
  takeBack as takeBackRule,
  type AnswerRefusal,
  type Approval,
  type AskRefusal,
  type Outcome,
} from '../../domain/selection.ts';
import type { Operation } from '../../store/store.ts';
import { holdersOf } from '../broadcast/audience.ts';
import { planDocument, queueing } from '../delivery.ts';
import { nominationOf } from '../nomination/read.ts';
import { auditDocument } from '../record.ts';
import { balanceOf, phaseOf, type Balance, type SelectionPhase } from './ranking.ts';
import {
  ALL,
  callFrom,
  nextTurn,
  noteView,
  ROUNDS,
  tableOf,
  turnOf,
  type CallRef,
  type NotAllowed,
  type Table,
} from './table.ts';
import { nameOf } from '../people.ts';

type Changed = { code: 'changedMeanwhile' };

/** Champions of a program who may judge these decisions: nobody who asks, decided, or is proposed in the call. */
export async function championsFor(deps: Deps, { call, board }: Pick<Table, 'call' | 'board'>, by: Pid) {
  const holders = await holdersOf(deps, call.programId, 'champion');
  const free = holders.filter((pid) => pid !== by && board.decisions.every((one) => one.by !== pid));
  const own = await Promise.all(free.map((pid) => nominationOf(deps, call.callId, pid)));
  return free.filter((_, n) => own[n] === undefined);
}

/** A chair asks the champions for approval of all decisions as they are; each gets a card by due work. */
export async function askApproval(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
): Promise<Result<Approval, AskRefusal | NotAllowed | Changed | { code: 'noChampion' | 'early' }>> {
  const call = await callFrom(deps, actor, ref, 'chair');
  if (!call.ok) return call;
  for (let round = 0; round < ROUNDS; round += 1) {
    const table = await tableOf(deps, call.value);
    if (phaseOf(table).review === 'early') return refuse({ code: 'early' });
    const { approval } = table.board;
    if (approval?.state === 'asked' && approval.askedBy === actor.pid) return ok(approval);
    const asked = askRule(table.board, actor.pid, deps.clock.now());
    if (!asked.ok) return asked;
    if ((await championsFor(deps, table, actor.pid)).length === 0) return refuse({ code: 'noChampion' });
    if (await write(deps, actor, table, asked.value, [planFor(deps, table, 'selectionAsk')])) return asked;
  }
  return refuse({ code: 'changedMeanwhile' });
}

/** A chair takes back what was asked or approved, so that decisions can change again. */
export async function takeBack(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
): Promise<Result<Approval, NotAllowed | Changed | { code: 'released' | 'notAsked' }>> {
  const call = await callFrom(deps, actor, ref, 'chair');
  if (!call.ok) return call;
  for (let round = 0; round < ROUNDS; round += 1) {
    const table = await tableOf(deps, call.value);
    const taken = takeBackRule(table.board, actor.pid, deps.clock.now());
    if (!taken.ok || (await write(deps, actor, table, taken.value, []))) return taken;
  }
  return refuse({ code: 'changedMeanwhile' });
}

export type ApprovalInput = { approves: boolean; note: string; digest: string };

/** A champion approves what they were shown, or sends it back: the chair who asked hears of it, by due work. */
export async function answerApproval(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  input: ApprovalInput,
): Promise<Result<Approval, AnswerRefusal | NotAllowed>> {
  const call = await callFrom(deps, actor, ref, 'champion');
  if (!call.ok) return call;
  for (let round = 0; round < ROUNDS; round += 1) {
    const table = await tableOf(deps, call.value);
    const before = table.board.approval;
    const isOwn = before?.by === actor.pid && before.digest === input.digest;
    if (isOwn && before.state === (input.approves ? 'approved' : 'returned')) return ok(before);
    const answered = answerRule(table.board, { by: actor.pid, ...input }, deps.clock.now());
    if (!answered.ok) return answered;
    const more = [
      telling(deps, table, answered.value.askedBy),
      ...(input.approves ? [planFor(deps, table, 'selectionReady')] : []),
    ];
    if (await write(deps, actor, table, answered.value, more)) return answered;
  }
  return refuse({ code: 'changedMeanwhile' });
}

function planFor(deps: Deps, table: Table, kind: 'selectionAsk' | 'selectionReady'): Operation {
  const { callId, programId, cohortId } = table.call;
  const sequence = nextTurn(table);
  const plan = { planId: `${kind}_${callId}_${sequence}`, kind, programId, cohortId, castId: callId, sequence };
  return { op: 'create', document: planDocument(callPk(callId), { ...plan, at: deps.clock.now() }) };
}

function telling(deps: Deps, table: Table, pid: Pid): Operation {
  const { callId, programId } = table.call;
  const sequence = nextTurn(table);
  const planId = `selectionAnswered_${callId}_${sequence}`;
  const message = { planId, kind: 'selectionAnswered', pid, programId, castId: callId, sequence };
  return queueing(callPk(callId), message, deps.clock.now());
}

async function write(deps: Deps, actor: Actor, table: Table, approval: Approval, more: Operation[]): Promise<boolean> {
  const pk = callPk(table.call.callId);
  const id = approvalDocId;
  const document = { pk, id, type: 'approval', sk: id, body: approval } as const;
  const { approval: before } = table;
  const trace = { who: actor.pid, what: `selection.${approval.state}`, at: deps.clock.now(), on: id };
  const said = { ...trace, after: approval.digest.slice(0, 16) };
  const written = await deps.store.batch(pk, [
    turnOf(table),
    before ? { op: 'replace', document, ifMatch: before.etag } : { op: 'create', document },
    { op: 'create', document: auditDocument(pk, `approval_${nextTurn(table)}`, said) },
    ...more,
  ]);
  return written.ok;
}

/** Who stands where, for a champion: by outcome, then by place. */
export type DecidedLine = { name: string; outcome: Outcome; place: number; department: string };
export type ApprovalView = {
  call: Call;
  phase: SelectionPhase;
  balance: Balance;
  askedBy: string;
  /** True where this champion may answer: neither asked nor decided. */
  may: boolean;
  digest: string;
  total: number;
  from: number;
  lines: DecidedLine[];
};

const ORDER: readonly Outcome[] = ['selected', 'reserve', 'notSelected'];
/** So many names to a card. */
const NAMES = 40;

/** The same, opened by the champion: that they looked is in the audit. */
export async function openApproval(deps: Deps, actor: Actor, ref: CallRef, from = 0): ReturnType<typeof approvalFor> {
  const view = await approvalFor(deps, actor, ref, from);
  if (view.ok) await noteView(deps, actor, ref, ALL);
  return view;
}

/** What a champion is asked to approve: counts and names, as they are now. Writes nothing. */
export async function approvalFor(
  deps: Deps,
  actor: Pick<Actor, 'pid'>,
  ref: CallRef,
  from = 0,
): Promise<Result<ApprovalView, NotAllowed | { code: 'notAsked' }>> {
  const call = await callFrom(deps, actor, ref, 'champion');
  if (!call.ok) return call;
  const table = await tableOf(deps, call.value);
  const { approval } = table.board;
  if (!approval) return refuse({ code: 'notAsked' });
  const phase = phaseOf(table);
  if (phase.approval === 'returned' || phase.approval === 'takenBack') return refuse({ code: 'notAsked' });
  const decided = standing(table.board).sort(
    (a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome) || a.place - b.place,
  );
  const departments = new Map(table.nominations.map(({ nominee, department }) => [nominee, department]));
  const lines = decided.slice(from, from + NAMES).map(async ({ nominee, outcome, place }) => ({
    ...{ outcome, place, department: departments.get(nominee) ?? '', name: await nameOf(deps, nominee) },
  }));
  return ok({
    ...{ call: call.value, phase, balance: balanceOf(table), total: decided.length, from },
    askedBy: await nameOf(deps, approval.askedBy),
    may: mayApprove(table.board, actor.pid),
    digest: digestOf(table.board.decisions),
    lines: await Promise.all(lines),
  });
}
