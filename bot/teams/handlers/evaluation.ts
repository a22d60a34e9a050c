import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import { answeredCard, evaluationCard, evaluationRefusedCard, fieldOf } from '../../../cards/evaluation.ts';
import type { Deps } from '../../deps.ts';
import type { DoorLink } from '../../domain/door.ts';
import { mayAnswer } from '../../domain/evaluation.ts';
import { answer, askedOf, questionOf } from '../../features/evaluation/answer.ts';
import { verb, type Verb } from '../router.ts';
import type { Handler, Turn } from '../turn.ts';
import { idShape } from './attendance.ts';

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

export const evaluationVerbs: Verb[] = [verb('evaluation.answer', sentShape, submit)];
