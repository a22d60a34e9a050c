import type { Deps } from '../../deps.ts';
import { assign, type Assignment, type AssignRefusal } from '../../domain/assignment.ts';
import type { Call } from '../../domain/call.ts';
import { callPk, reviewId } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { numbered } from '../../domain/review-redaction.ts';
import type { Review, ReviewRound } from '../../domain/review.ts';
import type { Document, Stored } from '../../store/store.ts';
import { callOf } from '../call/read.ts';
import { planDocument } from '../delivery.ts';
import { everyOf } from '../page.ts';
import { withBody, versionKey } from '../record.ts';
import type { Committee } from './facts.ts';
import { roundOf, roundView, trace, type CallRef, type NotAllowed } from './round.ts';

/** `unchecked`: so many texts have not been checked by a person. `assigned`: it has been done. */
export type AssignStepRefusal =
  | NotAllowed
  | { code: 'notAsked' | 'assigned' }
  | { code: 'unchecked'; left: number }
  | Exclude<AssignRefusal, { code: 'tooFew' }>
  | (Extract<AssignRefusal, { code: 'tooFew' }> & { each: number; committee: Committee });

export type AssignPreview = { committee: Committee; each: number; assignment: Assignment };

/** What assigning would do, before anything is written. `each`: readers of a dossier; as the call says where it is absent. */
export async function previewAssignment(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  wanted?: number,
): Promise<Result<AssignPreview, AssignStepRefusal>> {
  const view = await roundView(deps, actor, ref);
  if (!view.ok) return view;
  const { committee, round, checked } = view.value;
  if (!round) return refuse({ code: 'notAsked' });
  if (round.state !== 'declaring' || round.frozen) return refuse({ code: 'assigned' });
  const { call, nominees, declared, blockOf } = committee;
  if (checked !== undefined && checked < nominees.length)
    return refuse({ code: 'unchecked', left: nominees.length - checked });
  const each = wanted ?? call.reviewsEach;
  const found = assign(nominees, declared, each, blockOf);
  if (found.ok) return ok({ committee, each, assignment: found.value });
  const { refusal } = found;
  return refuse(refusal.code === 'tooFew' ? { ...refusal, each, committee } : refusal);
}

/**
 * Assigns: who reads what is frozen first, in one write over the round as it was read; then every review is written, and
 * the round is `assigned` last of all. Whatever interrupts it, due work goes on with exactly what was frozen.
 */
export async function assignReviews(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  each: number,
): Promise<Result<AssignPreview, AssignStepRefusal>> {
  const round = await roundOf(deps, ref.castId);
  const preview = await previewAssignment(deps, actor, ref, each);
  if (!preview.ok) return preview;
  if (!round) return refuse({ code: 'notAsked' });
  const { committee, assignment } = preview.value;
  const { callId, programId, cohortId, sequence } = committee.call;
  const reviewers = [...assignment.loads.keys()];
  const of = [...assignment.readers].map(([nominee, readers]) => [
    nominee,
    readers.map((one) => reviewers.indexOf(one)),
  ]);
  const frozen: ReviewRound = {
    ...{ ...round.body, each, at: deps.clock.now(), by: actor.pid },
    frozen: { reviewers, of: Object.fromEntries(of) as Record<Pid, number[]> },
  };
  const at = deps.clock.now();
  const plan = {
    planId: `reviewAssign_${callId}`,
    kind: 'reviewAssign',
    castId: callId,
    programId,
    cohortId,
    sequence,
    at,
  };
  const pk = callPk(callId);
  const after = `${assignment.readers.size}/${each}`;
  const written = await deps.store.batch(pk, [
    { op: 'replace', document: withBody<'reviewRound'>(round, frozen), ifMatch: round.etag },
    trace(deps, actor, callId, `review_assign_${versionKey(round.etag)}`, { what: 'review.assign', on: callId, after }),
    { op: 'create', document: planDocument(pk, plan) },
  ]);
  // somebody declared, checked a text or assigned at the same time: it is worked out again from how things are now
  if (!written.ok) return assignReviews(deps, actor, ref, each);
  await finishAssignment(deps, callId);
  return preview;
}

const CHUNK = 90;

/** Writes what was frozen, and only then says that it is assigned. Safe to repeat, and for two at once. */
export async function finishAssignment(deps: Deps, callId: string): Promise<void> {
  const [round, call] = await Promise.all([roundOf(deps, callId), callOf(deps, callId)]);
  if (!round?.body.frozen || round.body.state !== 'declaring' || !call) return;
  const { reviewers, of } = round.body.frozen;
  await numberCandidates(deps, call.body, Object.keys(of));
  const documents = Object.entries(of).flatMap(([nominee, places]) =>
    places.flatMap((place) => {
      const reviewer = reviewers[place];
      return reviewer === undefined ? [] : [freshReview(call.body, nominee, reviewer, round.body.at)];
    }),
  );
  for (let at = 0; at < documents.length; at += CHUNK) {
    const some = documents.slice(at, at + CHUNK);
    const written = await deps.store.batch(
      callPk(callId),
      some.map((document) => ({ op: 'create', document })),
    );
    if (!written.ok) for (const document of some) await deps.store.create(document); // some were there: they stay
  }
  if (!(await isMarked(deps, call.body, round))) await finishAssignment(deps, callId);
}

async function isMarked(deps: Deps, call: Call, round: Stored<'reviewRound'>): Promise<boolean> {
  const { callId, programId, cohortId, sequence } = call;
  const { frozen: _, ...body } = round.body;
  const at = deps.clock.now();
  const plan = {
    planId: `reviewTell_${callId}`,
    kind: 'reviewTell',
    castId: callId,
    programId,
    cohortId,
    sequence,
    at,
  };
  const written = await deps.store.batch(round.pk, [
    { op: 'replace', document: withBody<'reviewRound'>(round, { ...body, state: 'assigned' }), ifMatch: round.etag },
    { op: 'create', document: planDocument(round.pk, plan) },
  ]);
  return written.ok;
}

/** A review that waits to be read and scored. */
export function freshReview(call: Call, nominee: Pid, reviewer: Pid, changedAt: number): Document<'review'> {
  const id = reviewId(nominee, reviewer);
  const body: Review = {
    ...{ callId: call.callId, nominee, reviewer, state: 'assigned', scores: {}, note: '' },
    ...{ rubric: call.rubric, changedAt },
  };
  return { pk: callPk(call.callId), id, type: 'review', sk: id, body };
}

/** Gives every checked text its number, in an order that tells nothing. */
async function numberCandidates(deps: Deps, call: Call, nominees: readonly Pid[]): Promise<void> {
  if (!call.redacted) return;
  const numbers = numbered(call.callId, nominees);
  for await (const stored of everyOf(deps.store, callPk(call.callId), 'redaction')) {
    const number = numbers.get(stored.body.nominee);
    if (number === undefined || number === stored.body.number) continue;
    await deps.store.replace(withBody<'redaction'>(stored, { ...stored.body, number }), stored.etag);
  }
}
