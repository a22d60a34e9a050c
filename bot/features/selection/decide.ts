import type { Deps } from '../../deps.ts';
import { callPk, decisionId } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import {
  decide as decideRule,
  isLocked,
  proposals,
  RATIONALE_LIMIT,
  type Decision,
  type DecideRefusal,
  type Outcome,
} from '../../domain/selection.ts';
import type { Operation, Stored } from '../../store/store.ts';
import { auditDocument } from '../record.ts';
import { phaseOf, rankedIn } from './ranking.ts';
import { callFrom, nextTurn, ROUNDS, tableOf, turnOf, type CallRef, type NotAllowed, type Table } from './table.ts';

export type DecisionInput = { nominee: Pid; outcome: Outcome; rationale: string; reasons: string[]; version: string };
export type DecisionRefusal = DecideRefusal | NotAllowed | { code: 'changedMeanwhile' };

/**
 * Records what a chair decides about one dossier, with its trace. Refused where somebody has decided about it since it
 * was looked at (`version`); the same decision again by the same chair is the one that stands.
 */
export async function decide(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  input: DecisionInput,
): Promise<Result<Decision, DecisionRefusal>> {
  const call = await callFrom(deps, actor, ref, 'chair');
  if (!call.ok) return call;
  for (let round = 0; round < ROUNDS; round += 1) {
    const table = await tableOf(deps, call.value);
    const { version, ...said } = input;
    const place = rankedIn(table).find(({ nominee }) => nominee === input.nominee)?.place ?? 0;
    if (phaseOf(table).review === 'early') return refuse({ code: 'notEligible' });
    const decision = decideRule(table.board, { ...said, place, by: actor.pid }, deps.clock.now());
    if (!decision.ok) return decision;
    const before = table.decisions.find(({ body }) => body.nominee === input.nominee);
    if (before && isSame(before.body, decision.value)) return ok(before.body);
    if ((before?.etag ?? '') !== version) return refuse({ code: 'changedMeanwhile' });
    const written = await deps.store.batch(callPk(ref.castId), [
      turnOf(table),
      ...writesOf(table, decision.value, before, 'selection.decide'),
    ]);
    if (written.ok) return decision;
  }
  return refuse({ code: 'changedMeanwhile' });
}

function isSame(a: Decision, b: Decision): boolean {
  const said = ({ outcome, rationale, reasons, by }: Decision): string =>
    JSON.stringify([outcome, rationale, reasons.toSorted(), by]);
  return said(a) === said(b);
}

/** A decision and its trace: ids and codes only, never the rationale. */
function writesOf(table: Table, decision: Decision, before: Stored<'decision'> | undefined, what: string): Operation[] {
  const pk = callPk(table.call.callId);
  const id = decisionId(decision.nominee);
  const document = { pk, id, type: 'decision', sk: id, body: decision } as const;
  const { by, at, outcome } = decision;
  const was = before ? { before: before.body.outcome } : {};
  const trace = { who: by, what, at, on: id, ...was, after: outcome };
  return [
    before ? { op: 'replace', document, ifMatch: before.etag } : { op: 'create', document },
    { op: 'create', document: auditDocument(pk, `${id}_${nextTurn(table)}`, trace) },
  ];
}

const MOST_RESERVES = 200;
/** A batch holds 100 operations: the turn, and two for each decision. */
const AT_ONCE = 49;

export type ApplyRefusal =
  | NotAllowed
  | { code: 'released' | 'locked' | 'early' | 'badReserves' | 'rationaleMissing' | 'rationaleTooLong' }
  | { code: 'changedMeanwhile' };

/**
 * Proposes by the ranking for every dossier that nobody has decided about: seats, then so many reserves, then the rest,
 * all with one rationale. It goes in chunks; whoever is interrupted presses again, and what is decided already counts.
 */
export async function applyRanking(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  input: { reserves: string; rationale: string },
): Promise<Result<{ decided: number; tied: boolean }, ApplyRefusal>> {
  const call = await callFrom(deps, actor, ref, 'chair');
  if (!call.ok) return call;
  const typed = input.reserves.trim();
  const rationale = input.rationale.trim();
  if (!/^\d{1,3}$/.test(typed) || Number(typed) > MOST_RESERVES) return refuse({ code: 'badReserves' });
  if (rationale === '') return refuse({ code: 'rationaleMissing' });
  if (rationale.length > RATIONALE_LIMIT) return refuse({ code: 'rationaleTooLong' });
  let [decided, missed, tied] = [0, 0, false];
  while (missed < ROUNDS) {
    const table = await tableOf(deps, call.value);
    const refusal = applyRefusal(table);
    if (refusal) return refuse({ code: refusal });
    const proposal = proposals(table.board, rankedIn(table), Number(typed));
    tied ||= proposal.tied;
    const chunk = proposal.proposed.slice(0, AT_ONCE);
    if (chunk.length === 0) return ok({ decided, tied });
    const fresh = { rationale, by: actor.pid, at: deps.clock.now() };
    const writes = chunk.flatMap((one) => {
      const before = table.decisions.find(({ body }) => body.nominee === one.nominee);
      return writesOf(table, { ...one, ...fresh }, before, 'selection.apply');
    });
    const written = await deps.store.batch(callPk(ref.castId), [turnOf(table), ...writes]);
    if (written.ok) decided += chunk.length;
    else missed += 1;
  }
  return refuse({ code: 'changedMeanwhile' });
}

function applyRefusal(table: Table): 'released' | 'locked' | 'early' | undefined {
  if (table.board.release) return 'released';
  if (isLocked(table.board)) return 'locked';
  return phaseOf(table).review === 'early' ? 'early' : undefined;
}
