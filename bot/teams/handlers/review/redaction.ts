import { z } from 'zod';
import type { Render } from '../../../../cards/card.ts';
import { leadRefusedCard } from '../../../../cards/review/committee.ts';
import { textCard, textsCard, type TextModel } from '../../../../cards/review/redaction.ts';
import type { Deps } from '../../../deps.ts';
import type { Call } from '../../../domain/call.ts';
import {
  checkRedaction,
  redactionList,
  redactionView,
  type RedactedWords,
  type RedactionView,
} from '../../../features/review/redact.ts';
import { verb, type Verb } from '../../router.ts';
import type { Turn } from '../../turn.ts';
import { idShape, callShape } from '../attendance.ts';
import { placeShape } from './reviewer.ts';

const refused: Render = (t) => leadRefusedCard('notAllowed', t);

const textShape = callShape.extend({ nominee: idShape });
type Ref = z.infer<typeof textShape>;

function drawText(
  view: RedactionView,
  ref: Ref,
  after: Partial<Pick<TextModel, 'done' | 'refused' | 'words'>> = {},
): Render {
  const { call, name, words, checked, fixed, version } = view;
  const { competencies, questions } = call;
  const model: TextModel = { ref, name, competencies, questions, words, checked, fixed, version, ...after };
  return (t) => textCard(model, t);
}

async function showText(deps: Deps, turn: Turn, ref: Ref): Promise<Render> {
  const view = await redactionView(deps, turn.actor, ref);
  return view.ok ? drawText(view.value, ref) : refused;
}

/** A card takes no more than this of what was typed. */
const MOST_KEPT = 4_000;

/** What was typed, by the place of its competency or question; what the form did not ask for is empty. */
function typedWords({ competencies, questions }: Call, sent: Readonly<Record<string, unknown>>): RedactedWords {
  const text = (key: string): string => {
    const value = Object.hasOwn(sent, key) ? sent[key] : undefined;
    return typeof value === 'string' ? value.slice(0, MOST_KEPT) : '';
  };
  const strengths = competencies.map(({ competencyId }, place) => [competencyId, text(`strength${place}`)] as const);
  const answers = questions.map(({ questionId }, place) => [questionId, text(`answer${place}`)] as const);
  return {
    ...{ statement: text('statement'), conditions: text('conditions') },
    strengths: Object.fromEntries(strengths.filter(([, said]) => said !== '')),
    answers: Object.fromEntries(answers.filter(([, said]) => said !== '')),
  };
}

export const redactionVerbs: Verb[] = [
  verb('review.texts', callShape.extend({ from: placeShape }), async (deps, turn, { from, ...ref }) => {
    const found = await redactionList(deps, turn.actor, ref);
    return found.ok ? (t) => textsCard({ ref, from, lines: found.value.lines }, t) : refused;
  }),
  verb('review.textOpen', textShape, (deps, turn, ref) => showText(deps, turn, ref)),
  verb(
    'review.textCheck',
    z.looseObject({ ...textShape.shape, version: z.string().max(200).default('') }),
    async (deps, turn, { programId, castId, nominee, version, ...sent }) => {
      const ref = { programId, castId, nominee };
      const view = await redactionView(deps, turn.actor, ref);
      if (!view.ok) return refused;
      const words = typedWords(view.value.call, sent);
      const done = await checkRedaction(deps, turn.actor, ref, words, version);
      if (done.ok) return drawText(done.value, ref, { done: true });
      const { code } = done.refusal;
      const now = await redactionView(deps, turn.actor, ref);
      if (code === 'notAllowed' || !now.ok) return refused;
      return drawText(now.value, ref, code === 'fixed' ? { refused: code } : { refused: code, words });
    },
  ),
];
