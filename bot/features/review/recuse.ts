import type { Deps } from '../../deps.ts';
import { takeOver } from '../../domain/assignment.ts';
import type { Call } from '../../domain/call.ts';
import { callPk, reviewId } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { roundProgress } from '../../domain/review-progress.ts';
import { hasDeclared, stepReview, type RecusedBecause, type Review, type ReviewRefusal } from '../../domain/review.ts';
import type { Operation } from '../../store/store.ts';
import { queueing } from '../delivery.ts';
import { withBody } from '../record.ts';
import { freshReview } from './assign.ts';
import { readingOf, type DossierRef, type NotYours } from './dossier.ts';
import { committeeOf, type Committee } from './facts.ts';
import { redactionOf } from './redact.ts';
import {
  ledCall,
  reviewsIn,
  roundOf,
  roundView,
  stillIn,
  trace,
  type CallRef,
  type NotAllowed,
  type RoundView,
} from './round.ts';

const ROUNDS = 12;

/**
 * A reviewer gives a dossier back. In the same write another reads it, the possible one with least to read, who is told;
 * where nobody is possible, who leads the round reads so. What was drafted is gone.
 */
export async function recuse(
  deps: Deps,
  actor: Actor,
  ref: DossierRef,
  because: RecusedBecause,
): Promise<Result<{ replaced: boolean }, NotYours | ReviewRefusal>> {
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const reading = await readingOf(deps, actor, ref);
    if (!reading.ok) return reading;
    const { call, round, stored } = reading.value;
    const scene = { call, round: round.body.state, now: deps.clock.now() };
    const next = stepReview(stored.body, { kind: 'recuse', because }, scene);
    if (!next.ok) return next;
    const [committee, reviews] = await Promise.all([committeeOf(deps, call), reviewsIn(deps, call.callId)]);
    const other = replacementFor(committee, reviews, ref.nominee);
    const entry = { what: 'review.recuse', on: stored.id, after: because };
    const written = await deps.store.batch(stored.pk, [
      { op: 'replace', document: withBody<'review'>(stored, next.value), ifMatch: stored.etag },
      trace(deps, actor, call.callId, `recuse_${stored.id}`, entry),
      stillIn(round),
      ...(other === undefined ? [] : handing(deps, call, ref.nominee, other)),
    ]);
    if (written.ok) return ok({ replaced: other !== undefined });
  }
  throw new Error('a recusal could not be written');
}

/** Who reads a dossier next: somebody who has declared on it, was never given it, and has no conflict now. */
function replacementFor(
  { reviewers, conflicts, blockOf }: Committee,
  reviews: readonly Review[],
  nominee: Pid,
): Pid | undefined {
  const had = new Set(reviews.filter((one) => one.nominee === nominee).map(({ reviewer }) => reviewer));
  const able = reviewers.filter((reviewer) => !had.has(reviewer) && hasDeclared(conflicts.get(reviewer), [nominee]));
  const loads = new Map<Pid, number>();
  for (const { reviewer, state } of reviews)
    if (state !== 'recused') loads.set(reviewer, (loads.get(reviewer) ?? 0) + 1);
  return takeOver(nominee, able, loads, blockOf);
}

/** The writes that give somebody a dossier and tell them. */
function handing(deps: Deps, call: Call, nominee: Pid, reviewer: Pid): Operation[] {
  const { callId, programId, sequence } = call;
  const at = deps.clock.now();
  const on = reviewId(nominee, reviewer);
  const message = {
    planId: `reviewAnew_${on}`,
    kind: 'reviewAnew',
    pid: reviewer,
    programId,
    castId: callId,
    sequence,
  };
  return [
    { op: 'create', document: freshReview(call, nominee, reviewer, at) },
    trace(deps, { pid: 'system' }, callId, `hand_${on}`, { what: 'review.hand', on }),
    queueing(callPk(callId), { ...message, about: { nominee } }, at),
  ];
}

/**
 * Gives every dossier that has too few readers, since somebody became conflicted or it came late, to others who are
 * possible. For who leads the round; the same again finds nothing left to do.
 */
export async function fillShort(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
): Promise<Result<RoundView & { given: number }, NotAllowed>> {
  const call = await ledCall(deps, actor, ref);
  if (!call) return refuse({ code: 'notAllowed' });
  let given = 0;
  for (const nominee of await shortIn(deps, call)) given += await fill(deps, call, nominee);
  const view = await roundView(deps, actor, ref);
  return view.ok ? ok({ ...view.value, given }) : view;
}

async function shortIn(deps: Deps, call: Call): Promise<Pid[]> {
  const round = await roundOf(deps, call.callId);
  if (round?.body.state !== 'assigned') return [];
  const [committee, reviews] = await Promise.all([committeeOf(deps, call), reviewsIn(deps, call.callId)]);
  return progressNow(committee, reviews, round.body.each).short.map(({ nominee }) => nominee);
}

const progressNow = ({ nominees, blockOf }: Committee, reviews: readonly Review[], each: number) =>
  roundProgress(reviews, nominees, each, (nominee, reviewer) => blockOf(nominee, reviewer) !== undefined);

/** Readers for one dossier until it has enough, or nobody is possible; how many were found. */
async function fill(deps: Deps, call: Call, nominee: Pid): Promise<number> {
  let given = 0;
  // nobody is given what no person has checked
  if (call.redacted && (await redactionOf(deps, call.callId, nominee))?.body.checkedBy === undefined) return given;
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const round = await roundOf(deps, call.callId);
    if (round?.body.state !== 'assigned') return given;
    const [committee, reviews] = await Promise.all([committeeOf(deps, call), reviewsIn(deps, call.callId)]);
    const isShort = progressNow(committee, reviews, round.body.each).short.some((one) => one.nominee === nominee);
    const other = isShort ? replacementFor(committee, reviews, nominee) : undefined;
    if (other === undefined) return given;
    const written = await deps.store.batch(round.pk, [...handing(deps, call, nominee, other), stillIn(round)]);
    if (written.ok) given += 1;
  }
  return given;
}
