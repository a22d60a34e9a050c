import { z } from 'zod';
import type { Render } from '../../../../cards/card.ts';
import { desksCard, namesCard, type NamesModel } from '../../../../cards/review/desk.ts';
import {
  dossierCard,
  recuseCard,
  recusedCard,
  reviewRefusedCard,
  type DossierModel,
} from '../../../../cards/review/dossier.ts';
import type { Deps } from '../../../deps.ts';
import { readScores, RECUSED_BECAUSE } from '../../../domain/review.ts';
import { declare, declareView, NAMES_A_PAGE, type Ticks } from '../../../features/review/declare.ts';
import { desksOf, dossierOf, type Dossier, type DossierRef } from '../../../features/review/dossier.ts';
import { recuse } from '../../../features/review/recuse.ts';
import { labelOf, type CallRef } from '../../../features/review/round.ts';
import { scoreDossier } from '../../../features/review/score.ts';
import { verb, type Verb } from '../../router.ts';
import type { Turn } from '../../turn.ts';
import { idShape, callShape } from '../attendance.ts';

const dossierShape = callShape.extend({ nominee: idShape });
const textShape = z.string().max(25_000).default('');
/** A page, a place in a list: never so far that counting on from it goes wrong. */
export const placeShape = z.number().int().min(0).max(1_000_000).default(0);

export const callRefOf = ({ programId, castId }: CallRef): CallRef => ({ programId, castId });
const dossierRefOf = ({ programId, castId, nominee }: DossierRef): DossierRef => ({ programId, castId, nominee });

/** What waits for the actor; the same words for whoever has nothing and whoever is no reviewer. */
export async function showDesks(deps: Deps, turn: Turn, only?: CallRef, from = 0): Promise<Render> {
  const all = await desksOf(deps, turn.actor);
  const some = only ? all.filter(({ ref }) => ref.castId === only.castId) : all;
  const desks = await Promise.all(some.map(async (desk) => ({ ...desk, label: await labelOf(deps, desk.call) })));
  return (t) => desksCard({ desks, from }, t);
}

async function showNames(
  deps: Deps,
  turn: Turn,
  ref: CallRef,
  from: number,
  after: Pick<NamesModel, 'done' | 'refused'> = {},
): Promise<Render> {
  const view = await declareView(deps, turn.actor, ref, from);
  if (!view.ok) return (t) => reviewRefusedCard('notYours', t);
  const model: NamesModel = { ...view.value, ref, label: await labelOf(deps, view.value.call), ...after };
  return (t) => namesCard(model, t);
}

const pageShape = callShape.extend({
  from: placeShape,
  shown: z.string().max(2_000).default(''),
  ticked: z.string().max(2_000).default(''),
});

const ticksOf = ({ shown, ticked }: z.infer<typeof pageShape>, step: Ticks['step']): Ticks => ({
  shown: shown.split(' ').filter((token) => token !== ''),
  ticked: ticked.split(',').filter((token) => token !== ''),
  step,
});

const declaring =
  (step: 'declare' | 'none') =>
  async (deps: Deps, turn: Turn, input: z.infer<typeof pageShape>): Promise<Render> => {
    const ref = callRefOf(input);
    const done = await declare(deps, turn.actor, ref, ticksOf(input, step));
    if (done.ok) return showNames(deps, turn, ref, input.from, { done: done.value.nominees.length });
    const { refusal } = done;
    if (refusal.code === 'notAllowed') return (t) => reviewRefusedCard('notYours', t);
    const from = refusal.code === 'unseen' ? refusal.from : input.from;
    return showNames(deps, turn, ref, from, { refused: refusal.code });
  };

type After = Pick<DossierModel, 'done' | 'refused' | 'part'> & { review?: DossierModel['review'] };

function dossierModel(dossier: Dossier, ref: DossierRef, after: After = {}): DossierModel {
  const { call, round, title, words, endorsement, review, version, level, functionalArea, peers } = dossier;
  return {
    ...{ ref, title, round, words, endorsement, review, version, redacted: call.redacted },
    ...{ criteria: call.criteria, competencies: call.competencies, questions: call.questions, rubric: call.rubric },
    ...(level === undefined ? {} : { level }),
    ...(functionalArea === undefined ? {} : { functionalArea }),
    ...(peers ? { peers } : {}),
    ...after,
  };
}

async function showDossier(deps: Deps, turn: Turn, ref: DossierRef, after: After = {}): Promise<Render> {
  const dossier = await dossierOf(deps, turn.actor, ref);
  if (!dossier.ok) return (t) => reviewRefusedCard('notYours', t);
  const model = dossierModel(dossier.value, ref, after);
  return (t) => dossierCard(model, t);
}

const scoreShape = z.looseObject({
  ...dossierShape.shape,
  rubric: z.number().int(),
  version: z.string().max(200).default(''),
  note: textShape,
});

/** A card takes no more than this of what was typed. */
const MOST_KEPT = 10_000;

const scoring =
  (kind: 'save' | 'submit') =>
  async (deps: Deps, turn: Turn, input: z.infer<typeof scoreShape>): Promise<Render> => {
    const { rubric, version, note, ...sent } = input;
    const ref = dossierRefOf(input);
    const done = await scoreDossier(deps, turn.actor, ref, kind, { sent, note, rubric, version });
    if (done.ok) {
      const model = dossierModel(done.value, ref, { done: kind === 'save' ? 'saved' : 'submitted' });
      return (t) => dossierCard(model, t);
    }
    const { code } = done.refusal;
    const now = await dossierOf(deps, turn.actor, ref);
    if (!now.ok) return (t) => reviewRefusedCard(code, t);
    const { call, review } = now.value;
    if (review.state === 'submitted' || code === 'closed') return showDossier(deps, turn, ref, { refused: code });
    // what was typed stands in the form again; scores by other criteria than the present ones cannot
    const { scores } = rubric === call.rubric ? readScores(call.criteria, sent) : { scores: {} };
    const kept = { state: review.state, scores, note: note.slice(0, MOST_KEPT), rubric: call.rubric };
    const model = dossierModel(now.value, ref, { refused: code, review: kept });
    return (t) => dossierCard(model, t);
  };

export const reviewerVerbs: Verb[] = [
  verb(
    'review.mine',
    z.object({ programId: idShape.optional(), castId: idShape.optional(), from: placeShape }),
    (deps, turn, { programId, castId, from }) =>
      programId === undefined || castId === undefined
        ? showDesks(deps, turn)
        : showDesks(deps, turn, { programId, castId }, from),
  ),
  verb('review.names', callShape, (deps, turn, ref) => showNames(deps, turn, ref, 0)),
  verb(
    'review.namesNext',
    pageShape.extend({ to: z.enum(['next', 'before']).default('next') }),
    async (deps, turn, input) => {
      const ref = callRefOf(input);
      const kept = await declare(deps, turn.actor, ref, ticksOf(input, 'page'));
      const from = Math.max(0, input.from + (input.to === 'next' ? NAMES_A_PAGE : -NAMES_A_PAGE));
      const refused = !kept.ok && kept.refusal.code === 'assigned' ? { refused: kept.refusal.code } : {};
      return showNames(deps, turn, ref, from, refused);
    },
  ),
  verb('review.declare', pageShape, declaring('declare')),
  verb('review.declareNone', pageShape, declaring('none')),
  verb('review.dossier', dossierShape, (deps, turn, ref) => showDossier(deps, turn, ref)),
  verb('review.text', dossierShape.extend({ page: placeShape }), (deps, turn, { page, ...ref }) =>
    showDossier(deps, turn, ref, { part: { text: page } }),
  ),
  verb('review.peers', dossierShape.extend({ page: placeShape }), (deps, turn, { page, ...ref }) =>
    showDossier(deps, turn, ref, { part: { peers: page } }),
  ),
  verb('review.form', dossierShape, (deps, turn, ref) => showDossier(deps, turn, ref, { part: 'form' })),
  verb('review.save', scoreShape, scoring('save')),
  verb('review.submit', scoreShape, scoring('submit')),
  verb('review.recuseOpen', dossierShape, async (deps, turn, ref) => {
    const dossier = await dossierOf(deps, turn.actor, ref);
    if (!dossier.ok) return (t) => reviewRefusedCard('notYours', t);
    const { title, review, round } = dossier.value;
    const isOpen = round === 'assigned' && review.state !== 'submitted';
    return isOpen ? (t) => recuseCard({ ref, title }, t) : showDossier(deps, turn, ref);
  }),
  verb(
    'review.recuse',
    dossierShape.extend({ because: z.enum(RECUSED_BECAUSE) }),
    async (deps, turn, { because, ...ref }) => {
      const done = await recuse(deps, turn.actor, ref, because);
      if (done.ok) return (t) => recusedCard(done.value, t);
      return showDossier(deps, turn, ref, { refused: done.refusal.code });
    },
  ),
];
