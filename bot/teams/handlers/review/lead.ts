import { z } from 'zod';
import { assignCard, type AssignModel } from '../../../../cards/review/assign.ts';
import type { Render } from '../../../../cards/card.ts';
import {
  closeCard,
  committeesCard,
  leadRefusedCard,
  roundCard,
  stageOf,
  type RoundModel,
} from '../../../../cards/review/committee.ts';
import type { Deps } from '../../../deps.ts';
import { callPk } from '../../../domain/key.ts';
import { hasRole } from '../../../features/call/read.ts';
import { everyOf } from '../../../features/page.ts';
import { assignReviews, previewAssignment, type AssignStepRefusal } from '../../../features/review/assign.ts';
import { closeRound, nudge } from '../../../features/review/lead.ts';
import { fillShort } from '../../../features/review/recuse.ts';
import {
  askToDeclare,
  committeesFor,
  labelOf,
  ledCall,
  roundView,
  type CallRef,
  type RoundView,
} from '../../../features/review/round.ts';
import { verb, type Verb } from '../../router.ts';
import type { Turn } from '../../turn.ts';
import { idShape, callShape } from '../attendance.ts';
import { callRefOf } from './reviewer.ts';

const refused =
  (code: Parameters<typeof leadRefusedCard>[0]): Render =>
  (t) =>
    leadRefusedCard(code, t);

/** The calls whose review the actor leads; a refusal for everybody else. */
export async function showCommittees(deps: Deps, turn: Turn): Promise<Render> {
  const found = await committeesFor(deps, turn.actor);
  if (!found) return refused('notAllowed');
  const calls = await Promise.all(
    found.map(async ({ call, round, eligible }) => ({
      ref: { programId: call.programId, castId: call.callId },
      ...{ label: await labelOf(deps, call), eligible, stage: stageOf(round) },
    })),
  );
  return (t) => committeesCard(calls, t);
}

type After = Pick<RoundModel, 'said' | 'refused'>;

async function drawRound(deps: Deps, turn: Turn, view: RoundView, after: After = {}): Promise<Render> {
  const { committee, round, checked } = view;
  const { call, nominees, reviewers, declared, nameOf } = committee;
  const model: RoundModel = {
    ref: { programId: call.programId, castId: call.callId },
    ...{ label: await labelOf(deps, call), stage: stageOf(round), dossiers: nominees.length },
    ...{ reviewers: reviewers.length, declared: declared.length },
    missing: reviewers.filter((one) => !declared.includes(one)).map(nameOf),
    ...(checked === undefined
      ? {}
      : { texts: { checked, mayCheck: await hasRole(deps, turn.actor.pid, call.programId, 'coordinator') } }),
    ...(await progressModel(deps, view)),
    ...after,
  };
  return (t) => roundCard(model, t);
}

async function progressModel(
  deps: Deps,
  { committee, round, progress }: RoundView,
): Promise<Pick<RoundModel, 'progress'>> {
  if (!progress || !round) return {};
  const { call, nameOf } = committee;
  const numbers = new Map<string, number>();
  if (call.redacted)
    for await (const { body } of everyOf(deps.store, callPk(call.callId), 'redaction'))
      numbers.set(body.nominee, body.number);
  const { complete, missing, reviewers, short, conflicted } = progress;
  return {
    progress: {
      ...{ each: round.each, complete, missing, conflicted: conflicted.length },
      reviewers: reviewers.map((one) => ({ ...one, name: nameOf(one.reviewer) })),
      // the chair may be a reviewer too: where names are hidden, they are hidden here
      short: short.map(({ nominee, readers }) => ({ title: numbers.get(nominee) ?? nameOf(nominee), readers })),
    },
  };
}

async function showRound(deps: Deps, turn: Turn, ref: CallRef, after: After = {}): Promise<Render> {
  const view = await roundView(deps, turn.actor, ref);
  return view.ok ? drawRound(deps, turn, view.value, after) : refused('notAllowed');
}

/** The assignment's card for whatever stands against it. */
async function assignRefused(deps: Deps, turn: Turn, ref: CallRef, refusal: AssignStepRefusal): Promise<Render> {
  const call = await ledCall(deps, turn.actor, ref);
  if (!call || refusal.code === 'notAllowed') return refused('notAllowed');
  if (refusal.code === 'assigned' || refusal.code === 'notAsked')
    return showRound(deps, turn, ref, { refused: refusal.code });
  const base = { ref, label: await labelOf(deps, call), each: call.reviewsEach, undeclared: [] };
  const model = ((): AssignModel => {
    if (refusal.code === 'unchecked') return { ...base, unchecked: refusal.left };
    if (refusal.code !== 'tooFew') return { ...base, refused: refusal.code };
    const { each, committee } = refusal;
    const { reviewers, declared, nameOf } = committee;
    const undeclared = reviewers.filter((one) => !declared.includes(one)).map(nameOf);
    const tooFew = refusal.nominees.map(({ nominee, ...one }) => ({ ...one, name: nameOf(nominee) }));
    return { ...base, each, undeclared, tooFew };
  })();
  return (t) => assignCard(model, t);
}

async function showAssign(deps: Deps, turn: Turn, ref: CallRef, wanted?: number): Promise<Render> {
  const preview = await previewAssignment(deps, turn.actor, ref, wanted);
  if (!preview.ok) return assignRefused(deps, turn, ref, preview.refusal);
  const { committee, each, assignment } = preview.value;
  const { call, reviewers, declared, nameOf, nominees } = committee;
  const { least, most, even } = assignment;
  const model: AssignModel = {
    ...{ ref, label: await labelOf(deps, call), each },
    effect: { dossiers: nominees.length, reviewers: declared.length, least, most, even },
    undeclared: reviewers.filter((one) => !declared.includes(one)).map(nameOf),
  };
  return (t) => assignCard(model, t);
}

const eachShape = z.union([z.number().int().min(1).max(9), z.string().regex(/^[1-9]$/)]).transform(Number);

export const leadVerbs: Verb[] = [
  verb('review.committee', z.object({}), (deps, turn) => showCommittees(deps, turn)),
  verb('review.round', callShape, (deps, turn, ref) => showRound(deps, turn, ref)),
  verb('review.ask', callShape, async (deps, turn, ref) => {
    const asked = await askToDeclare(deps, turn.actor, ref);
    if (asked.ok) return drawRound(deps, turn, asked.value, { said: { kind: 'asked' } });
    const { code } = asked.refusal;
    return code === 'notAllowed' ? refused(code) : showRound(deps, turn, ref, { refused: code });
  }),
  verb('review.nudge', callShape.extend({ reviewer: idShape.optional() }), async (deps, turn, { reviewer, ...ref }) => {
    const done = await nudge(deps, turn.actor, ref, reviewer);
    if (!done.ok) return refused('notAllowed');
    const { sent, before } = done.value;
    return drawRound(deps, turn, done.value, { said: { kind: 'nudged', sent, before } });
  }),
  verb('review.assignShow', callShape.extend({ each: eachShape.optional() }), (deps, turn, { each, ...ref }) =>
    showAssign(deps, turn, ref, each),
  ),
  verb('review.assign', callShape.extend({ agreed: eachShape }), async (deps, turn, { agreed, ...ref }) => {
    const done = await assignReviews(deps, turn.actor, ref, agreed);
    return done.ok
      ? showRound(deps, turn, ref, { said: { kind: 'assigned' } })
      : assignRefused(deps, turn, ref, done.refusal);
  }),
  verb('review.fill', callShape, async (deps, turn, ref) => {
    const done = await fillShort(deps, turn.actor, ref);
    if (!done.ok) return refused('notAllowed');
    return drawRound(deps, turn, done.value, { said: { kind: 'filled', given: done.value.given } });
  }),
  verb(
    'review.close',
    callShape.extend({ confirmed: z.number().int().min(0).max(1_000_000).default(0) }),
    async (deps, turn, input) => {
      const ref = callRefOf(input);
      const done = await closeRound(deps, turn.actor, ref, input.confirmed);
      if (done.ok) return drawRound(deps, turn, done.value, { said: { kind: 'closed' } });
      const { refusal } = done;
      if (refusal.code === 'notAllowed') return refused('notAllowed');
      if (refusal.code === 'notAssigned') return showRound(deps, turn, ref, { refused: refusal.code });
      const call = await ledCall(deps, turn.actor, ref);
      if (!call) return refused('notAllowed');
      const label = await labelOf(deps, call);
      return (t) => closeCard({ ref, label, missing: refusal.missing, short: refusal.short }, t);
    },
  ),
];
