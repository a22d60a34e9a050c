import { z } from 'zod';
import type { Render } from '../../../../cards/card.ts';
import { approvalCard, approvalDoneCard, type ApprovalModel } from '../../../../cards/selection/approval.ts';
import { selectionNotAllowedCard } from '../../../../cards/selection/chair.ts';
import { declineSeatCard, letterCard, noOfferCard, type LetterModel } from '../../../../cards/selection/letter.ts';
import {
  lettersCard,
  offersCard,
  releaseCard,
  type OffersModel,
  type ReleaseModel,
} from '../../../../cards/selection/release.ts';
import type { Deps } from '../../../deps.ts';
import { OFFER_OPEN } from '../../../domain/selection-offer.ts';
import { answerApproval, openApproval } from '../../../features/selection/approve.ts';
import { letterFor, namesOfCall } from '../../../features/selection/letter.ts';
import { answerSeat, offersFor, promote } from '../../../features/selection/offer.ts';
import { release, releaseFor } from '../../../features/selection/release.ts';
import type { CallRef } from '../../../features/selection/table.ts';
import { verb, type Verb } from '../../router.ts';
import type { Turn } from '../../turn.ts';
import { idShape, callShape } from '../attendance.ts';
import { refOf } from './chair.ts';
import { nameOf } from '../../../features/people.ts';

type ApprovalAfter = Pick<ApprovalModel, 'typed' | 'refused'>;

/** What a champion is asked to approve. */
export async function showApproval(
  deps: Deps,
  turn: Turn,
  ref: CallRef,
  from = 0,
  after: ApprovalAfter = {},
): Promise<Render> {
  const view = await openApproval(deps, turn.actor, ref, from);
  if (!view.ok && view.refusal.code === 'notAllowed') return selectionNotAllowedCard;
  if (!view.ok) return (t) => approvalDoneCard('nothingAsked', t);
  const { call, ...shown } = view.value;
  const { cohort } = await namesOfCall(deps, call);
  return (t) => approvalCard({ ref, cohort, ...shown, ...after }, t);
}

const answerShape = callShape.extend({ digest: z.string().max(100), note: z.string().max(25_000).default('') });

const answering =
  (approves: boolean) =>
  async (deps: Deps, turn: Turn, { digest, note, ...input }: z.infer<typeof answerShape>): Promise<Render> => {
    const ref = refOf(input);
    const answered = await answerApproval(deps, turn.actor, ref, { approves, note, digest });
    if (answered.ok) return (t) => approvalDoneCard(approves ? 'approved' : 'returned', t);
    const { code } = answered.refusal;
    if (code === 'notAllowed') return selectionNotAllowedCard;
    return showApproval(deps, turn, ref, 0, { typed: note, refused: code });
  };

type CoordinateAfter = { release?: ReleaseModel['refused'] } & Pick<OffersModel, 'done' | 'refused'>;

/** A coordinator's view: how far it is before the release, and the offers after it. */
export async function showCoordination(
  deps: Deps,
  turn: Turn,
  ref: CallRef,
  { release: refused, ...after }: CoordinateAfter = {},
): Promise<Render> {
  const view = await releaseFor(deps, turn.actor, ref);
  if (!view.ok) return selectionNotAllowedCard;
  const { call, state, letters } = view.value;
  const { cohort } = await namesOfCall(deps, call);
  if (state !== 'released')
    return (t) => releaseCard({ ref, cohort, state, letters, ...(refused ? { refused } : {}) }, t);
  const offers = await offersFor(deps, turn.actor, ref);
  if (!offers.ok) return selectionNotAllowedCard;
  const { call: _, ...shown } = offers.value;
  return (t) => offersCard({ ref, cohort, ...shown, ...after }, t);
}

async function runRelease(deps: Deps, turn: Turn, input: CallRef): Promise<Render> {
  const ref = refOf(input);
  const released = await release(deps, turn.actor, ref);
  if (released.ok) return showCoordination(deps, turn, ref, { done: 'released' });
  const { code } = released.refusal;
  return code === 'notAllowed' ? selectionNotAllowedCard : showCoordination(deps, turn, ref, { release: code });
}

async function showLetters(deps: Deps, turn: Turn, ref: CallRef): Promise<Render> {
  const view = await releaseFor(deps, turn.actor, ref);
  if (!view.ok) return selectionNotAllowedCard;
  const { days, months, contact } = view.value.call;
  const names = await namesOfCall(deps, view.value.call);
  const until = deps.clock.now() + OFFER_OPEN;
  return (t) => lettersCard({ ref, days, months, contact, until, ...names }, t);
}

const offerShape = callShape.extend({ nominee: idShape });

async function runOffer(deps: Deps, turn: Turn, { nominee, ...input }: z.infer<typeof offerShape>): Promise<Render> {
  const ref = refOf(input);
  const offered = await promote(deps, turn.actor, ref, nominee);
  if (offered.ok) return showCoordination(deps, turn, ref, { done: { offered: await nameOf(deps, nominee) } });
  const { code } = offered.refusal;
  return code === 'notAllowed' ? selectionNotAllowedCard : showCoordination(deps, turn, ref, { refused: code });
}

/** A nominee's own letter, once it is out; the same for whatever else is asked. */
async function showLetter(deps: Deps, turn: Turn, ref: CallRef, refused?: LetterModel['refused']): Promise<Render> {
  const letter = await letterFor(deps, ref.castId, turn.actor.pid);
  if (letter?.ref.programId !== ref.programId) return noOfferCard;
  return (t) => letterCard({ ...letter, ...(refused ? { refused } : {}) }, t);
}

const answeringSeat =
  (said: 'accepted' | 'declined') =>
  async (deps: Deps, turn: Turn, input: CallRef): Promise<Render> => {
    const ref = refOf(input);
    const answered = await answerSeat(deps, turn.actor, ref, said);
    return showLetter(deps, turn, ref, answered.ok ? undefined : answered.refusal.code);
  };

async function openDecline(deps: Deps, turn: Turn, input: CallRef): Promise<Render> {
  const ref = refOf(input);
  const letter = await letterFor(deps, ref.castId, turn.actor.pid);
  if (letter?.seat !== 'waiting' || letter.ref.programId !== ref.programId) return showLetter(deps, turn, ref);
  return (t) => declineSeatCard({ ref }, t);
}

const pageShape = callShape.extend({ from: z.number().int().min(0).max(10_000).default(0) });

export const releaseVerbs: Verb[] = [
  verb('selection.approval', pageShape, (deps, turn, input) => showApproval(deps, turn, refOf(input), input.from)),
  verb('selection.approve', answerShape, answering(true)),
  verb('selection.return', answerShape, answering(false)),
  verb('selection.coordinate', callShape, (deps, turn, input) => showCoordination(deps, turn, refOf(input))),
  verb('selection.letters', callShape, (deps, turn, input) => showLetters(deps, turn, refOf(input))),
  verb('selection.release', callShape, runRelease),
  verb('selection.offer', offerShape, runOffer),
  verb('selection.letter', callShape, (deps, turn, input) => showLetter(deps, turn, refOf(input))),
  verb('selection.accept', callShape, answeringSeat('accepted')),
  verb('selection.declineOpen', callShape, openDecline),
  verb('selection.decline', callShape, answeringSeat('declined')),
];
