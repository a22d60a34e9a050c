import type { Deps } from '../../deps.ts';
import type { Call } from '../../domain/call.ts';
import { callPk, releaseDocId } from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { isApproved, release as releaseRule, type Release, type ReleaseRefusal } from '../../domain/selection.ts';
import type { Operation } from '../../store/store.ts';
import { planDocument } from '../delivery.ts';
import { auditDocument } from '../record.ts';
import { callCoordinated, nextTurn, ROUNDS, tableOf, turnOf, type CallRef, type NotAllowed } from './table.ts';

/** What a coordinator may know before the release: how far it is, and how many nominees get a letter. Never outcomes. */
export type ReleaseView = { call: Call; state: 'deciding' | 'approved' | 'released'; letters: number };

/** How far the selection of a call is, for its coordinators. */
export async function releaseFor(
  deps: Deps,
  actor: Pick<Actor, 'pid'>,
  ref: CallRef,
): Promise<Result<ReleaseView, NotAllowed>> {
  const call = await callCoordinated(deps, actor, ref);
  if (!call.ok) return call;
  const { board } = await tableOf(deps, call.value);
  const state = board.release ? 'released' : isApproved(board) ? 'approved' : 'deciding';
  return ok({ call: call.value, state, letters: board.eligible.length });
}

/**
 * Releases all outcomes at once: one batch with the marker from which everybody derives what may be seen, its trace and
 * the plans of the letters. Doing it twice is doing it once. Refused unless a champion approved exactly what is there.
 */
export async function release(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
): Promise<Result<Release, ReleaseRefusal | NotAllowed | { code: 'changedMeanwhile' }>> {
  const call = await callCoordinated(deps, actor, ref);
  if (!call.ok) return call;
  for (let round = 0; round < ROUNDS; round += 1) {
    const table = await tableOf(deps, call.value);
    const released = releaseRule(table.board, actor.pid, deps.clock.now());
    if (!released.ok || table.board.release) return released;
    const pk = callPk(ref.castId);
    const { approval } = table;
    if (!approval) return refuse({ code: 'notApproved' });
    const id = releaseDocId;
    const trace = { who: actor.pid, what: 'selection.release', at: released.value.at, on: id };
    const written = await deps.store.batch(pk, [
      turnOf(table),
      { op: 'create', document: { pk, id, type: 'release', sk: id, body: released.value } },
      {
        op: 'create',
        document: auditDocument(pk, id, { ...trace, after: approval.body.digest.slice(0, 16) }),
      },
      ...(['selectionLetters', 'selectionNews'] as const).map((kind) =>
        planned(call.value, kind, nextTurn(table), released.value.at),
      ),
    ]);
    if (written.ok) return released;
  }
  return refuse({ code: 'changedMeanwhile' });
}

/** Letters to nominees, and news to those who proposed or endorsed them, are planned apart: one person may get both. */
function planned({ callId, programId, cohortId }: Call, kind: string, sequence: number, at: number): Operation {
  const plan = { planId: `${kind}_${callId}`, kind, programId, cohortId, castId: callId, sequence, at };
  return { op: 'create', document: planDocument(callPk(callId), plan) };
}
