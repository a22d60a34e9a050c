import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import { answeredCard, evaluationCard, evaluationRefusedCard, fieldOf } from '../../../cards/evaluation.ts';
import {
  evaluationListCard,
  evaluationsRefusedCard,
  resultsCard,
  screenCard,
  type ResultsModel,
} from '../../../cards/evaluation-results.ts';
import type { Deps } from '../../deps.ts';
import type { DoorLink } from '../../domain/door.ts';
import { mayAnswer } from '../../domain/evaluation.ts';
import { STARTING_THEMES } from '../../domain/outcome.ts';
import { answer, askedOf, questionOf } from '../../features/evaluation/answer.ts';
import { evaluationResults, evaluationsOf, release } from '../../features/evaluation/close.ts';
import { decideComment, nextComment, themesOf } from '../../features/evaluation/screen.ts';
import { rolesOf } from '../../features/membership.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Handler, Turn } from '../turn.ts';
import { FALLBACK_ZONE, idShape } from './attendance.ts';

const sentShape = z.looseObject({ evaluationId: idShape });

/** A press on the evaluation itself. The answers go to the box; the card that comes back holds none of them. */
const submit: Handler<z.infer<typeof sentShape>> = async (deps, turn, { evaluationId, ...fields }) => {
  const asked = await askedOf(deps, turn.actor.pid, evaluationId);
  if (!asked.ok) return (t) => evaluationRefusedCard('notAsked', t);
  const { items } = asked.value.evaluation.form;
  const sent = Object.fromEntries(items.map(({ itemId }) => [itemId, fields[fieldOf(itemId)]]));
  const given = await answer(deps, turn.actor, evaluationId, sent);
  if (given.ok) {
    const already = given.value.outcome === 'already';
    return (t) => answeredCard({ already }, t);
  }
  const { refusal } = given;
  if (refusal.code !== 'answers') return (t) => evaluationRefusedCard(refusal.code, t);
  const question = await questionOf(deps, asked.value, turn.actor.timeZone);
  return (t) => evaluationCard({ ...question, sent: keptOf(sent), problems: refusal.problems }, t);
};

/** What fits into the form again, beside the form itself, in both languages. */
const KEPT = 12_000;

/** What was chosen and written, to stand in the form again: as it was, and cut only where no card could hold it. */
function keptOf(sent: Readonly<Record<string, unknown>>): Record<string, string> {
  let left = KEPT;
  return Object.fromEntries(
    Object.entries(sent).flatMap(([itemId, value]) => {
      if (typeof value !== 'string' && typeof value !== 'number') return [];
      const kept = String(value).slice(0, left);
      left -= JSON.stringify(kept).length;
      return left < 0 ? [] : [[itemId, kept]];
    }),
  );
}

/** What a link in an e-mail opens: the same card; once it is answered or over, that. */
export async function presentEvaluation(deps: Deps, turn: Turn, { ref }: DoorLink): Promise<Render> {
  const asked = await askedOf(deps, turn.actor.pid, ref.evaluationId ?? '');
  if (!asked.ok) return (t) => evaluationRefusedCard('notAsked', t);
  if (asked.value.answered) return (t) => answeredCard({ already: true }, t);
  const refused = mayAnswer(asked.value.evaluation, true, deps.clock.now());
  if (refused) return (t) => evaluationRefusedCard(refused.code, t);
  const question = await questionOf(deps, asked.value, turn.actor.timeZone);
  return (t) => evaluationCard(question, t);
}

const list: Handler<unknown> = async (deps, turn) => {
  const roles = (await rolesOf(deps, turn.actor.pid)).filter(({ role }) => role === 'coordinator');
  if (roles.length === 0) return evaluationsRefusedCard;
  const programs = roles.map(({ programId }) => programId);
  const found = await Promise.all(programs.map((programId) => evaluationsOf(deps, turn.actor, programId)));
  const readerZone = turn.actor.timeZone ?? FALLBACK_ZONE;
  const evaluations = found.flatMap((some) => some ?? []).slice(0, 20);
  const lines = evaluations.map((one) => ({ ...one, readerZone }));
  return (t) => evaluationListCard({ evaluations: lines, programs }, t);
};

async function showResults(
  deps: Deps,
  turn: Turn,
  evaluationId: string,
  after: Pick<ResultsModel, 'refused' | 'done'> = {},
): Promise<Render> {
  const found = await evaluationResults(deps, turn.actor, evaluationId);
  if (!found.ok) return evaluationsRefusedCard;
  const { evaluation, ...rest } = found.value;
  const { commenters, themes } = await themesOf(deps, evaluationId);
  const model: ResultsModel = {
    ...{ evaluationId, kind: evaluation.kind, state: evaluation.state, opensAt: evaluation.opensAt },
    readerZone: turn.actor.timeZone ?? FALLBACK_ZONE,
    ...rest,
    options: Object.fromEntries(evaluation.form.items.map(({ itemId, options = [] }) => [itemId, options])),
    themes: [...themes].map(([theme, count]) => ({ theme, count })),
    commenters,
    ...after,
  };
  return (t) => resultsCard(model, t);
}

async function screen(deps: Deps, turn: Turn, evaluationId: string): Promise<Render> {
  const next = await nextComment(deps, turn.actor, evaluationId);
  if (!next.ok) return evaluationsRefusedCard;
  if (!next.value) return showResults(deps, turn, evaluationId);
  const { comment, left } = next.value;
  const model = { evaluationId, commentId: comment.commentId, text: comment.text, left, themes: STARTING_THEMES };
  return (t) => screenCard(model, t);
}

const evaluationShape = z.object({ evaluationId: idShape });
const decisionShape = evaluationShape.extend({
  commentId: idShape,
  text: z.string().max(2_100).default(''),
  themes: z.string().max(500).default(''),
  shown: z.boolean(),
});

export const evaluationCommands: Command[] = [
  { words: ['evaluations', 'evaluation', 'évaluations', 'évaluation'], place: 'personal', run: list },
];

export const evaluationVerbs: Verb[] = [
  verb('evaluation.answer', sentShape, submit),
  verb('evaluation.list', z.object({}), list),
  verb('evaluation.results', evaluationShape, (deps, turn, { evaluationId }) => showResults(deps, turn, evaluationId)),
  verb('evaluation.screen', evaluationShape, (deps, turn, { evaluationId }) => screen(deps, turn, evaluationId)),
  verb('evaluation.decide', decisionShape, async (deps, turn, { evaluationId, themes, ...decision }) => {
    const known = themes.split(',').filter((theme) => (STARTING_THEMES as readonly string[]).includes(theme));
    const decided = await decideComment(deps, turn.actor, evaluationId, { ...decision, themes: known });
    return decided.ok ? screen(deps, turn, evaluationId) : evaluationsRefusedCard;
  }),
  verb('evaluation.release', evaluationShape, async (deps, turn, { evaluationId }) => {
    const released = await release(deps, turn.actor, evaluationId);
    if (released.ok) return showResults(deps, turn, evaluationId, { done: true });
    const { code } = released.refusal;
    return showResults(deps, turn, evaluationId, code === 'notAllowed' ? {} : { refused: code });
  }),
];
