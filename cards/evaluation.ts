import type { AnswerProblem, FormItem } from '../bot/domain/form.ts';
import type { Millis } from '../bot/domain/time.ts';
import { card, execute, heading, notice, paragraph, plain, type Block } from './block.ts';
import type { Card } from './card.ts';
import { titleIn } from './session.ts';
import type { Text } from './text/text.ts';
import { dayText, timeText } from './text/time.ts';

/** An evaluation as somebody is asked it. `sent` and `problems`: what they chose, and what is wrong with it. */
export type AskModel = {
  evaluationId: string;
  items: readonly FormItem[];
  session?: { titleEn: string; titleFr: string };
  closesAt: Millis;
  readerZone: string;
  reminder?: boolean;
  sent?: Readonly<Record<string, string>>;
  problems?: readonly AnswerProblem[];
};

const COMMENT_LIMIT = 1_000;

/** One card, answered in under a minute: who sees what is said before, not after. */
export function evaluationCard(model: AskModel, t: Text): Card {
  const words = t.evaluation;
  const { session, closesAt, readerZone, problems = [] } = model;
  const until = `${dayText(t.language, closesAt, readerZone)}, ${timeText(t.language, closesAt, readerZone)}`;
  return card(
    t,
    [
      heading(model.reminder ? words.reminderTitle : words.askTitle),
      ...(session ? [paragraph(`**${titleIn(session, t)}**`)] : []),
      ...(problems.length > 0 ? [notice(words.problems)] : []),
      paragraph(words.protect),
      ...model.items.flatMap((item) => itemBlocks(item, model, t)),
      { ...paragraph(words.before), spacing: 'Medium' },
      { ...paragraph(words.ask(until)), spacing: 'None', isSubtle: true },
    ],
    [execute('evaluation.answer', words.submit, { evaluationId: model.evaluationId })],
  );
}

/** What is wrong with an answer is said above its field. */
function itemBlocks(item: FormItem, { sent = {}, problems = [] }: AskModel, t: Text): Block[] {
  const problem = problems.find(({ itemId }) => itemId === item.itemId);
  const field = inputOf(item, sent[item.itemId], t);
  return problem ? [notice(t.evaluation.problem[problem.code]), field] : [field];
}

function inputOf(item: FormItem, value: string | undefined, t: Text): Block {
  const words = t.evaluation;
  const said = {
    id: item.itemId,
    label: textIn(item, t),
    isRequired: item.required,
    ...(value === undefined ? {} : { value }),
  };
  if (item.type === 'text') {
    const errorMessage = words.commentError(COMMENT_LIMIT);
    return { type: 'Input.Text', ...said, isMultiline: true, maxLength: COMMENT_LIMIT, errorMessage };
  }
  const choices =
    item.type === 'likert'
      ? likertChoices(item, t)
      : (item.options ?? []).map((option) => ({ title: textIn(option, t), value: option.optionId }));
  const many = item.type === 'multiple' ? { isMultiSelect: true } : {};
  return {
    type: 'Input.ChoiceSet',
    ...said,
    ...many,
    style: 'expanded',
    wrap: true,
    errorMessage: words.error,
    choices,
  };
}

/** Whoever must answer may still say that they prefer not to: nobody is made to speak, and no count gives another away. */
function likertChoices({ required }: FormItem, t: Text): { title: string; value: string }[] {
  const { boxes, noAnswer } = t.evaluation;
  const all = [5, 4, 3, 2, 1] as const;
  return [
    ...all.map((box) => ({ title: boxes[box], value: String(box) })),
    { title: boxes.na, value: 'na' },
    ...(required ? [{ title: noAnswer, value: 'none' }] : []),
  ];
}

const textIn = ({ textEn, textFr }: { textEn: string; textFr: string }, t: Text): string =>
  plain(t.language === 'fr' ? textFr : textEn);

/** Holds no answers: they are in the box, and nowhere else. */
export function answeredCard({ already }: { already: boolean }, t: Text): Card {
  const words = t.evaluation;
  return card(t, already ? [paragraph(words.already)] : [heading(words.thanksTitle), paragraph(words.thanks)]);
}

export function evaluationRefusedCard(refusal: 'notAsked' | 'notOpen' | 'closed', t: Text): Card {
  return card(t, [notice(t.evaluation[refusal])]);
}
