import type { Competency, Question } from '../../bot/domain/call.ts';
import { card, execute, heading, notice, paragraph, plain, type Block, wordingIn } from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';
import type { CallRef, DossierRef } from './desk.ts';

export type TextsModel = {
  ref: CallRef;
  from: number;
  lines: readonly { nominee: string; name: string; checked: boolean }[];
};

const LINES = 20;

/** Every dossier whose text is read without names: those to be checked first. */
export function textsCard({ ref, from, lines }: TextsModel, t: Text): Card {
  const words = t.reviewRedaction;
  const shown = lines.slice(from, from + LINES);
  const left = lines.length - from - shown.length;
  return card(
    t,
    [
      heading(words.textsTitle),
      paragraph(words.textsWhat),
      paragraph(t.reviewLead.checkedOf(lines.filter(({ checked }) => checked).length, lines.length)),
      ...shown.flatMap(({ nominee, name, checked }): Block[] => [
        { ...paragraph(checked ? words.checked : words.unread), isSubtle: true, separator: true },
        {
          type: 'ActionSet',
          spacing: 'Small',
          actions: [execute('review.textOpen', words.openText(name), { ...ref, nominee })],
        },
      ]),
      ...(left > 0 ? [paragraph(words.more(left))] : []),
    ],
    [
      ...(left > 0 ? [execute('review.texts', words.next, { ...ref, from: from + LINES })] : []),
      execute('review.round', t.reviewLead.back, { ...ref }),
    ],
  );
}

export type TextModel = {
  ref: DossierRef;
  name: string;
  competencies: readonly Competency[];
  questions: readonly Question[];
  words: { statement: string; strengths: Record<string, string>; answers: Record<string, string>; conditions: string };
  checked: boolean;
  fixed: boolean;
  version: string;
  done?: boolean;
  refused?: keyof Text['reviewRedaction']['textRefusal'];
};

const STATEMENT_LIMIT = 3_000;
const PART_LIMIT = 600;
/** One dossier's text as the system proposes it, or as it was checked, to be read and changed by a person. */
export function textCard(model: TextModel, t: Text): Card {
  const words = t.reviewRedaction;
  const { ref, fixed, checked, version, done, refused } = model;
  return card(
    t,
    [
      heading(words.textTitle(plain(model.name))),
      ...(done ? [paragraph(`**${words.checkedDone}**`)] : []),
      ...(refused ? [notice(words.textRefusal[refused])] : []),
      paragraph(checked ? words.checked : words.unread),
      ...(fixed ? [notice(words.textFixed), ...readBlocks(model, t)] : [paragraph(words.textHow), ...fields(model, t)]),
    ],
    [
      ...(fixed ? [] : [execute('review.textCheck', checked ? words.checkAgain : words.check, { ...ref, version })]),
      execute('review.texts', words.textsTitle, { programId: ref.programId, castId: ref.castId }, 'without'),
    ],
  );
}

type Part = { id: string; title: string; text: string; limit: number };

/** A part that was left empty is not asked for. */
function partsOf({ competencies, questions, words: said }: TextModel, t: Text): Part[] {
  const words = t.reviewRedaction;
  const parts: Part[] = [
    { id: 'statement', title: words.statement, text: said.statement, limit: STATEMENT_LIMIT },
    ...competencies.map((one, place) => ({
      ...{
        id: `strength${place}`,
        title: wordingIn(one, t),
        text: said.strengths[one.competencyId] ?? '',
        limit: PART_LIMIT,
      },
    })),
    ...questions.map((one, place) => ({
      ...{
        id: `answer${place}`,
        title: wordingIn(one, t),
        text: said.answers[one.questionId] ?? '',
        limit: PART_LIMIT,
      },
    })),
    { id: 'conditions', title: words.conditions, text: said.conditions, limit: PART_LIMIT },
  ];
  return parts.filter(({ id, text }) => id === 'statement' || text !== '');
}

function fields(model: TextModel, t: Text): Block[] {
  return partsOf(model, t).map(({ id, title, text, limit }) => ({
    ...{ type: 'Input.Text', id, label: title, isMultiline: true, maxLength: limit },
    errorMessage: t.reviewRedaction.fieldError(limit),
    ...(text === '' ? {} : { value: text }),
  }));
}

function readBlocks(model: TextModel, t: Text): Block[] {
  return partsOf(model, t)
    .filter(({ text }) => text.trim() !== '')
    .flatMap(({ title, text }) => [
      paragraph(`**${title}**`),
      { ...paragraph(plain(text)), spacing: 'Small' as const },
    ]);
}
