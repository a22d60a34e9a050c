import type { Deps } from '../../deps.ts';
import { phaseOf, type Call } from '../../domain/call.ts';
import { callPk, cohortDocId, programDocId, programPk, reviewRoundId } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { roundProgress, type RoundProgress } from '../../domain/review-progress.ts';
import type { Review, ReviewRound } from '../../domain/review.ts';
import type { Operation, Stored } from '../../store/store.ts';
import { callsFor, callWithRole } from '../call/read.ts';
import { planDocument } from '../delivery.ts';
import { rolesOf } from '../membership.ts';
import { nominationsIn } from '../nomination/read.ts';
import { everyOf } from '../page.ts';
import { auditDocument, withBody } from '../record.ts';
import { committeeOf, type Committee } from './facts.ts';

/** Which call: a claim until it has been checked here. `castId` is the call's, as due work and links name it. */
export type CallRef = { programId: string; castId: string };

/** `notAllowed`: the same for what does not exist, and for what is somebody else's; it tells nothing. */
export type NotAllowed = { code: 'notAllowed' };

export const roundOf = (deps: Deps, callId: string): Promise<Stored<'reviewRound'> | undefined> =>
  deps.store.get('reviewRound', callPk(callId), reviewRoundId);

/** What a call is called: its program and its cohort. */
export async function labelOf(deps: Deps, { programId, cohortId }: Call): Promise<string> {
  const pk = programPk(programId);
  const [program, cohort] = await Promise.all([
    deps.store.get('program', pk, programDocId),
    deps.store.get('cohort', pk, cohortDocId(cohortId)),
  ]);
  return [program?.body.name, cohort?.body.name].filter((name) => name !== undefined).join(', ');
}

/** Every review of a call, recused ones as well. */
export async function reviewsIn(deps: Deps, callId: string): Promise<Review[]> {
  return (await Array.fromAsync(everyOf(deps.store, callPk(callId), 'review'))).map(({ body }) => body);
}

/** A call that the actor leads the review of: as coordinator or chair of its program. */
export async function ledCall(deps: Deps, actor: Actor, { programId, castId }: CallRef): Promise<Call | undefined> {
  const call = await callWithRole(deps, actor.pid, { programId, callId: castId }, 'coordinator', 'chair');
  return call?.state === 'published' ? call : undefined;
}

export type CommitteeLine = { call: Call; round?: ReviewRound; eligible: number };

/**
 * The calls whose review the actor leads: those that have closed, or have eligible dossiers already; the latest first.
 * Undefined for whoever leads none.
 */
export async function committeesFor(deps: Deps, actor: Actor): Promise<CommitteeLine[] | undefined> {
  const held = await rolesOf(deps, actor.pid);
  if (!held.some(({ role }) => role === 'coordinator' || role === 'chair')) return undefined;
  const led = [...(await callsFor(deps, actor.pid, 'coordinator')), ...(await callsFor(deps, actor.pid, 'chair'))];
  const calls = [...new Map(led.map((call) => [call.callId, call])).values()].filter(
    ({ state }) => state === 'published',
  );
  const lines = await Promise.all(
    calls.map(async (call) => {
      const round = (await roundOf(deps, call.callId))?.body;
      const all = await nominationsIn(deps, call.callId);
      const eligible = all.filter(({ state }) => state === 'eligible').length;
      return { call, eligible, ...(round ? { round } : {}) };
    }),
  );
  const now = deps.clock.now();
  return lines.filter(({ call, eligible }) => eligible > 0 || phaseOf(call, now) === 'closed');
}

export type RoundView = {
  committee: Committee;
  round?: ReviewRound;
  progress?: RoundProgress;
  /** How many dossiers have a text that a person has checked; only where the call hides names. */
  checked?: number;
};

/** Where the review of a call is, for who leads it. */
export async function roundView(deps: Deps, actor: Actor, ref: CallRef): Promise<Result<RoundView, NotAllowed>> {
  const call = await ledCall(deps, actor, ref);
  return call ? ok(await viewOf(deps, call)) : refuse({ code: 'notAllowed' });
}

/** The same without asking who looks: for due work. */
async function viewOf(deps: Deps, call: Call): Promise<RoundView> {
  const [committee, round] = await Promise.all([committeeOf(deps, call), roundOf(deps, call.callId)]);
  const checked = call.redacted ? { checked: await checkedCount(deps, committee) } : {};
  if (!round || round.body.state === 'declaring')
    return { committee, ...(round ? { round: round.body } : {}), ...checked };
  const reviews = await reviewsIn(deps, call.callId);
  const isBlocked = (nominee: Pid, reviewer: Pid): boolean => committee.blockOf(nominee, reviewer) !== undefined;
  const progress = roundProgress(reviews, committee.nominees, round.body.each, isBlocked);
  return { committee, round: round.body, progress, ...checked };
}

async function checkedCount(deps: Deps, { call, nominees }: Committee): Promise<number> {
  let count = 0;
  for await (const { body } of everyOf(deps.store, callPk(call.callId), 'redaction'))
    if (body.checkedBy !== undefined && nominees.includes(body.nominee)) count += 1;
  return count;
}

/** `nothingYet`: no dossier is eligible. `noReviewers`: nobody is a reviewer of the program. */
export type AskRefusal = NotAllowed | { code: 'nothingYet' | 'noReviewers' };

/** Asks every reviewer to declare conflicts. Done again it is done once: the nudge is another thing. */
export async function askToDeclare(deps: Deps, actor: Actor, ref: CallRef): Promise<Result<RoundView, AskRefusal>> {
  const view = await roundView(deps, actor, ref);
  if (!view.ok || view.value.round) return view;
  const { call, nominees, reviewers } = view.value.committee;
  if (nominees.length === 0) return refuse({ code: 'nothingYet' });
  if (reviewers.length === 0) return refuse({ code: 'noReviewers' });
  const { callId, programId, cohortId, reviewsEach: each, sequence } = call;
  const at = deps.clock.now();
  const pk = callPk(callId);
  const round: ReviewRound = { callId, state: 'declaring', each, at, by: actor.pid };
  const plan = {
    planId: `reviewDeclare_${callId}`,
    kind: 'reviewDeclare',
    castId: callId,
    programId,
    cohortId,
    sequence,
    at,
  };
  await deps.store.batch(pk, [
    { op: 'create', document: { pk, id: reviewRoundId, type: 'reviewRound', sk: reviewRoundId, body: round } },
    trace(deps, actor, callId, 'review_ask', { what: 'review.ask', on: callId }),
    { op: 'create', document: planDocument(pk, plan) },
  ]);
  return roundView(deps, actor, ref);
}

/** An audit entry in a call's own partition. `key`: the action's own, so that doing it twice leaves one trace. */
export function trace(
  deps: Deps,
  actor: Pick<Actor, 'pid'>,
  callId: string,
  key: string,
  entry: { what: string; on: string; before?: string; after?: string },
): Operation {
  const document = auditDocument(callPk(callId), key, { who: actor.pid, at: deps.clock.now(), ...entry });
  return { op: 'create', document };
}

/** A write that changes nothing: it makes a batch fail where the round has moved on since it was read. */
export const stillIn = (round: Stored<'reviewRound'>): Operation => ({
  op: 'replace',
  document: withBody<'reviewRound'>(round, round.body),
  ifMatch: round.etag,
});
