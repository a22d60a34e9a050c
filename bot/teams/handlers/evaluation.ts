import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import { answeredCard, evaluationCard, evaluationRefusedCard } from '../../../cards/evaluation.ts';
import { evaluationsRefusedCard, formCard } from '../../../cards/evaluation-results.ts';
import { formLibrary } from '../../../cards/text/form.ts';
import type { Deps } from '../../deps.ts';
import { answer, askedOf, type Asked } from '../../features/evaluation/answer.ts';
import { approveForm } from '../../features/evaluation/form.ts';
import { formPreview } from '../../features/evaluation/preview.ts';
import { verb, type Verb } from '../router.ts';
import type { Handler, Turn } from '../turn.ts';
import { FALLBACK_ZONE, idShape } from './attendance.ts';

const KINDS = ['learning-event', 'action-learning', 'mid-program', 'end-program'] as const;
const kindShape = z.enum(KINDS);
const sentShape = z.looseObject({ evaluationId: idShape });

/** A press on the evaluation itself. The answers go to the box; the card that comes back holds none of them. */
const submit: Handler<z.infer<typeof sentShape>> = async (deps, turn, { evaluationId, ...sent }) => {
  const given = await answer(deps, turn.actor, evaluationId, sent);
  if (given.ok) {
    const already = given.value.outcome === 'already';
    return (t) => answeredCard({ already }, t);
  }
  const { refusal } = given;
  if (refusal.code !== 'answers') return (t) => evaluationRefusedCard(refusal.code, t);
  const asked = await askedOf(deps, turn.actor.pid, evaluationId);
  if (!asked.ok) return (t) => evaluationRefusedCard('notAsked', t);
  const model = { ...askModel(asked.value, turn), sent: textsIn(sent), problems: refusal.problems };
  return (t) => evaluationCard(model, t);
};

function askModel({ evaluation, session }: Asked, turn: Turn) {
  const { evaluationId, form, closesAt } = evaluation;
  const readerZone = turn.actor.timeZone ?? session?.timeZone ?? FALLBACK_ZONE;
  return { evaluationId, items: form.items, closesAt, readerZone, ...(session ? { session } : {}) };
}

/** What was chosen, to stand in the form again: words and boxes, nothing else. */
function textsIn(sent: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sent).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value.slice(0, 1_000)]] : [])),
  );
}

type FormInput = { programId: string; formKind: (typeof KINDS)[number] };

async function showForm(deps: Deps, turn: Turn, { programId, formKind }: FormInput, done: boolean): Promise<Render> {
  const draft = formLibrary[formKind];
  const preview = await formPreview(deps, turn.actor, programId, draft);
  if (!preview.ok) return evaluationsRefusedCard;
  const model = { programId, kind: formKind, items: draft.items, ...preview.value, done };
  return (t) => formCard(model, t);
}

const formShape = z.object({ programId: idShape, formKind: kindShape });
export const evaluationVerbs: Verb[] = [
  verb('evaluation.answer', sentShape, submit),
  verb('evaluation.form', formShape, (deps, turn, input) => showForm(deps, turn, input, false)),
  verb('evaluation.approve', formShape, async (deps, turn, input) => {
    const approved = await approveForm(deps, turn.actor, input.programId, formLibrary[input.formKind]);
    return showForm(deps, turn, input, approved.ok);
  }),
];
