import { z } from 'zod';
import { plain } from '../../../../cards/block.ts';
import type { Render } from '../../../../cards/card.ts';
import {
  applyCard,
  rankingCard,
  selectionNotAllowedCard,
  type ApplyModel,
  type RankingModel,
} from '../../../../cards/selection/chair.ts';
import { dossierCard, type DossierModel } from '../../../../cards/selection/dossier.ts';
import type { Text } from '../../../../cards/text/text.ts';
import type { Deps } from '../../../deps.ts';
import { OUTCOMES, RATIONALE_LIMIT, type AskRefusal } from '../../../domain/selection.ts';
import { askApproval, takeBack } from '../../../features/selection/approve.ts';
import { applyRanking, decide } from '../../../features/selection/decide.ts';
import { namesOfCall } from '../../../features/selection/letter.ts';
import { dossierFor, PAGE, rankingFor } from '../../../features/selection/ranking.ts';
import type { CallRef } from '../../../features/selection/table.ts';
import { verb, type Verb } from '../../router.ts';
import type { Turn } from '../../turn.ts';
import { idShape, callShape } from '../attendance.ts';
import { nameOf } from '../../../features/people.ts';

const dossierShape = callShape.extend({ nominee: idShape });
const textShape = z.string().max(25_000).default('');

export const refOf = ({ programId, castId }: CallRef): CallRef => ({ programId, castId });

type After = Pick<RankingModel, 'done' | 'refused'>;

/** The ranking of a call, for its chairs. */
export async function showRanking(deps: Deps, turn: Turn, ref: CallRef, from = 0, after: After = {}): Promise<Render> {
  const view = await rankingFor(deps, turn.actor, ref, from);
  if (!view.ok) return selectionNotAllowedCard;
  const { call, ...shown } = view.value;
  const { cohort } = await namesOfCall(deps, call);
  return (t) => rankingCard({ ref, cohort, page: PAGE, ...shown, ...after }, t);
}

async function openApply(
  deps: Deps,
  turn: Turn,
  ref: CallRef,
  after: Pick<ApplyModel, 'typed' | 'refused'> = {},
): Promise<Render> {
  const view = await rankingFor(deps, turn.actor, ref);
  if (!view.ok) return selectionNotAllowedCard;
  const { call } = view.value;
  const { cohort } = await namesOfCall(deps, call);
  return (t) => applyCard({ ref, cohort, capacity: call.capacity, limit: RATIONALE_LIMIT, ...after }, t);
}

type DossierAfter = Pick<DossierModel, 'typed' | 'refused' | 'done'>;
type DossierRef = z.infer<typeof dossierShape>;

async function showDossier(deps: Deps, turn: Turn, input: DossierRef, after: DossierAfter = {}): Promise<Render> {
  const ref = refOf(input);
  const { nominee } = input;
  const view = await dossierFor(deps, turn.actor, ref, nominee);
  if (!view.ok) {
    const { code } = view.refusal;
    return code === 'notAllowed'
      ? selectionNotAllowedCard
      : showRanking(deps, turn, ref, 0, { refused: (t) => t.selectionDecide.refusal.notEligible });
  }
  const { call, nomination, ranked, decision, name, phase, notes, others, version } = view.value;
  const { department, level, functionalArea } = nomination;
  const model: DossierModel = {
    ...{ ref, nominee, name, phase, department, level, functionalArea, notes, others, version },
    ...{ criteria: call.criteria, result: ranked, limit: RATIONALE_LIMIT },
    ...(decision ? { decision: { ...decision, by: await nameOf(deps, decision.by) } } : {}),
    ...after,
  };
  return (t) => dossierCard(model, t);
}

const decideShape = dossierShape.extend({
  version: z.string().max(200),
  outcome: z.string().max(100).default(''),
  rationale: textShape,
  reasons: z.string().max(2_000).default(''),
});

async function runDecide(deps: Deps, turn: Turn, input: z.infer<typeof decideShape>): Promise<Render> {
  const { nominee, version, rationale } = input;
  const reasons = input.reasons.split(',').filter((one) => one !== '');
  const typed = { outcome: input.outcome, rationale, reasons };
  const outcome = OUTCOMES.find((one) => one === input.outcome);
  if (!outcome) return showDossier(deps, turn, input, { typed, refused: 'outcomeMissing' });
  const decided = await decide(deps, turn.actor, refOf(input), { nominee, outcome, rationale, reasons, version });
  if (decided.ok) return showDossier(deps, turn, input, { done: true });
  const { code } = decided.refusal;
  return code === 'notAllowed' ? selectionNotAllowedCard : showDossier(deps, turn, input, { typed, refused: code });
}

const applyShape = callShape.extend({ reserves: z.string().max(100).default(''), rationale: textShape });

async function runApply(deps: Deps, turn: Turn, input: z.infer<typeof applyShape>): Promise<Render> {
  const { reserves, rationale } = input;
  const ref = refOf(input);
  const applied = await applyRanking(deps, turn.actor, ref, { reserves, rationale });
  if (applied.ok) {
    const { decided, tied } = applied.value;
    const done = (t: Text): string[] => [t.selectionDecide.applied(decided), ...(tied ? [t.selectionDecide.tied] : [])];
    return showRanking(deps, turn, ref, 0, { done });
  }
  const { code } = applied.refusal;
  if (code === 'notAllowed') return selectionNotAllowedCard;
  return openApply(deps, turn, ref, { typed: { reserves, rationale }, refused: code });
}

type AskCode = AskRefusal | { code: 'noChampion' | 'early' | 'changedMeanwhile' };

function askWords(refusal: AskCode): (t: Text) => string {
  switch (refusal.code) {
    case 'undecided':
      return (t) => t.selectionDecide.undecidedLeft(refusal.count);
    case 'overCapacity':
      return (t) => t.selectionDecide.overCapacity(refusal.count);
    case 'overDepartment':
      return (t) => t.selectionDecide.overDepartment(refusal.departments.map(plain).join('; '));
    case 'released':
    case 'locked':
    case 'nobody':
    case 'noChampion':
    case 'early':
    case 'changedMeanwhile':
      return (t) => t.selectionDecide.refusal[refusal.code];
  }
}

async function runAsk(deps: Deps, turn: Turn, input: CallRef): Promise<Render> {
  const ref = refOf(input);
  const asked = await askApproval(deps, turn.actor, ref);
  if (asked.ok) return showRanking(deps, turn, ref, 0, { done: (t) => [t.selection.asked] });
  const { refusal } = asked;
  if (refusal.code === 'notAllowed') return selectionNotAllowedCard;
  return showRanking(deps, turn, ref, 0, { refused: askWords(refusal) });
}

async function runTakeBack(deps: Deps, turn: Turn, input: CallRef): Promise<Render> {
  const ref = refOf(input);
  const taken = await takeBack(deps, turn.actor, ref);
  if (taken.ok) return showRanking(deps, turn, ref, 0, { done: (t) => [t.selection.takenBack] });
  const { code } = taken.refusal;
  if (code === 'notAllowed') return selectionNotAllowedCard;
  return showRanking(deps, turn, ref, 0, { refused: (t) => t.selectionDecide.refusal[code] });
}

export const chairVerbs: Verb[] = [
  verb(
    'selection.ranking',
    callShape.extend({ from: z.number().int().min(0).max(10_000).default(0) }),
    (deps, turn, input) => showRanking(deps, turn, refOf(input), input.from),
  ),
  verb('selection.applyOpen', callShape, (deps, turn, input) => openApply(deps, turn, refOf(input))),
  verb('selection.apply', applyShape, runApply),
  verb('selection.dossier', dossierShape, (deps, turn, input) => showDossier(deps, turn, input)),
  verb('selection.decide', decideShape, runDecide),
  verb('selection.ask', callShape, runAsk),
  verb('selection.takeBack', callShape, runTakeBack),
];
