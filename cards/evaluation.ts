import type { AnswerProblem, FormItem } from '../bot/domain/form.ts';
import type { Millis } from '../bot/domain/time.ts';
import { card, execute, heading, notice, paragraph, plain, type Block, wordingIn } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';
import { dayText, timeText } from './text/time.ts';

type Both = { titleEn: string; titleFr: string };

/** An evaluation as somebody is asked it. `sent` and `problems`: what they chose, and what is wrong with it. */
export type AskModel = {
  evaluationId: string;
  programId: string;
  items: readonly FormItem[];
  /** The session that it is about, or the name of the form where it is about the program. */
  session: Both;
  closesAt: Millis;
  readerZone: string;
  minimum: number;
  toParticipants: boolean;
  reminder?: boolean;
  /** What the program did with its last results. */
  changed?: { saidEn: string; saidFr: string; changedEn: string; changedFr: string };
  sent?: Readonly<Record<string, string>>;
  problems?: readonly AnswerProblem[];
};

const COMMENT_LIMIT = 1_000;

/**
 * Under which name an item's answer comes back. The names of items are a coordinator's, and one that looks like that of
 * an id would be taken for one behind the second door (domain/door), or for the evaluation's own.
 */
export const fieldOf = (itemId: string): string => (/ids?$/i.test(itemId) ? `${itemId}_` : itemId);

/** One card, answered in under a minute: who sees what is said before, not after. */
export function evaluationCard(model: AskModel, t: Text): Card {
  const words = t.evaluation;
  const { evaluationId, programId, session, closesAt, readerZone, problems = [] } = model;
  const until = `${dayText(t.language, closesAt, readerZone)}, ${timeText(t.language, closesAt, readerZone)}`;
  return card(
    t,
    [
      heading(model.reminder ? words.reminderTitle : words.askTitle),
      paragraph(`**${t.language === 'fr' ? plain(session.titleFr) : plain(session.titleEn)}**`),
      ...changedBlocks(model, t),
      ...(problems.length > 0 ? [notice(words.problems)] : []),
      paragraph(words.protect(model.minimum, model.toParticipants)),
      ...cutBlocks(model, t),
      ...model.items.flatMap((item) => itemBlocks(item, model, t)),
      { ...paragraph(words.before), spacing: 'Medium' },
      { ...paragraph(words.ask(until)), spacing: 'None', isSubtle: true },
    ],
    [execute('evaluation.answer', words.submit, { evaluationId, programId })],
  );
}

function changedBlocks({ changed }: AskModel, t: Text): Block[] {
  if (!changed) return [];
  const { saidEn, saidFr, changedEn, changedFr } = changed;
  const [said, did] = t.language === 'fr' ? [saidFr, changedFr] : [saidEn, changedEn];
  return [paragraph(t.evaluation.said(plain(said))), paragraph(t.evaluation.changed(plain(did)))];
}

/** By which answer the results may be shown apart is said before anybody gives it. */
function cutBlocks({ items, minimum }: AskModel, t: Text): Block[] {
  const cut = items.find((item) => item.cut);
  return cut ? [paragraph(t.evaluation.cut(wordingIn(cut, t), minimum))] : [];
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
    id: fieldOf(item.itemId),
    label: wordingIn(item, t),
    isRequired: item.required,
    ...(value === undefined ? {} : { value }),
  };
  if (item.type === 'text') {
    const errorMessage = words.commentError(COMMENT_LIMIT);
    // what was too long stays whole, to be shortened
    const limit = value !== undefined && value.length > COMMENT_LIMIT ? {} : { maxLength: COMMENT_LIMIT };
    return { type: 'Input.Text', ...said, isMultiline: true, ...limit, errorMessage };
  }
  const choices =
    item.type === 'likert'
      ? likertChoices(item, t)
      : [
          ...(item.options ?? []).map((option) => ({ title: wordingIn(option, t), value: option.optionId })),
          // what is chosen cannot be unchosen: a way out of saying it
          ...(item.cut ? [{ title: words.noAnswer, value: 'none' }] : []),
        ];
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

/** Holds no answers: they are in the box, and nowhere else. */
export function answeredCard({ already }: { already: boolean }, t: Text): Card {
  const words = t.evaluation;
  return card(t, already ? [paragraph(words.already)] : [heading(words.thanksTitle), paragraph(words.thanks)]);
}

export function evaluationRefusedCard(refusal: 'notAsked' | 'notOpen' | 'closed', t: Text): Card {
  return card(t, [notice(t.evaluation[refusal])]);
}
