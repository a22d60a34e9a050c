import type { Outcome } from '../../bot/domain/selection.ts';
import { card, execute, heading, notice, paragraph, type Block } from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';
import { phaseBlocks, type PhaseModel } from './chair.ts';
import { balanceBlocks, shorten, type BalanceModel, type Ref } from './part.ts';

export type ApprovalModel = {
  ref: Ref;
  cohort: string;
  phase: PhaseModel;
  balance: BalanceModel;
  askedBy: string;
  may: boolean;
  digest: string;
  total: number;
  from: number;
  lines: readonly { name: string; outcome: Outcome; place: number; department: string }[];
  typed?: string;
  refused?: keyof Text['selectionRelease']['approvalRefusal'];
};

const OUTCOMES: readonly Outcome[] = ['selected', 'reserve', 'notSelected'];
const NOTE_LIMIT = 1_000;
const TYPED = 3_000;

/** What a champion approves: the counts, the balance and the names. */
export function approvalCard(model: ApprovalModel, t: Text): Card {
  const words = t.selectionRelease;
  const { ref, digest, total, from, lines, phase, refused } = model;
  const answers = model.may && phase.approval === 'asked' && !phase.released;
  const end = from + lines.length;
  return card(
    t,
    [
      heading(words.approvalTitle(shorten(model.cohort))),
      ...(refused ? [notice(words.approvalRefusal[refused])] : []),
      ...(phase.approval === 'asked' ? [paragraph(words.askedBy(shorten(model.askedBy)))] : phaseBlocks(phase, t)),
      ...(model.may ? [] : [notice(words.mayNot)]),
      ...balanceBlocks(model.balance, t),
      ...(lines.length > 0 ? [paragraph(words.shown(from + 1, end, total))] : []),
      ...OUTCOMES.flatMap((outcome) => names(model, outcome, t)),
      ...(answers ? [paragraph(words.approvalHelp), noteInput(model.typed, t)] : []),
    ],
    [
      ...(answers
        ? [
            execute('selection.approve', words.approve, { ...ref, digest }),
            execute('selection.return', words.return, { ...ref, digest }),
          ]
        : []),
      ...(end < total ? [execute('selection.approval', words.next, { ...ref, from: end }, 'without')] : []),
    ],
  );
}

function names({ lines }: ApprovalModel, outcome: Outcome, t: Text): Block[] {
  const those = lines.filter((line) => line.outcome === outcome);
  if (those.length === 0) return [];
  const list = those.map(({ name, place, department }) => {
    const where = department === '' ? '' : ` (${shorten(department)})`;
    return `- ${t.selection.line(place, shorten(name))}${where}`;
  });
  return [
    { ...paragraph(t.selectionRelease.names(t.selection.outcome[outcome])), weight: 'Bolder' },
    paragraph(list.join('\n')),
  ];
}

function noteInput(typed: string | undefined, t: Text): Block {
  const words = t.selectionRelease;
  return {
    type: 'Input.Text',
    id: 'note',
    label: words.noteLabel,
    errorMessage: words.noteError,
    isMultiline: true,
    maxLength: NOTE_LIMIT,
    ...(typed === undefined || typed === '' ? {} : { value: typed.slice(0, TYPED) }),
  };
}

/** A champion has answered, or there is nothing to answer. */
export function approvalDoneCard(said: 'approved' | 'returned' | 'nothingAsked', t: Text): Card {
  return card(t, [paragraph(t.selectionRelease[said])]);
}

export type AnswerNews = { ref: Ref; cohort: string; state: 'approved' | 'returned'; note?: string };

/** What the chair who asked is told. */
export function answerNewsCard({ ref, cohort, state, note }: AnswerNews, t: Text): Card {
  return card(
    t,
    [
      paragraph(t.selectionRelease.answerNews[state](shorten(cohort))),
      ...(note === undefined ? [] : [paragraph(t.selection.note(shorten(note, NOTE_LIMIT)))]),
    ],
    [execute('selection.ranking', t.selectionRelease.openRanking, { ...ref })],
  );
}
