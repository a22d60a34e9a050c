import type { Outcome } from '../../bot/domain/selection.ts';
import { card, execute, heading, notice, paragraph, subheading, type Action, type Block } from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';
import { balanceBlocks, decimal, shorten, type BalanceModel, type Ref } from './part.ts';

/** Which selections somebody has to do with, and as what. */
export type HomeModel = { calls: readonly { ref: Ref; role: 'chair' | 'champion' | 'coordinator'; cohort: string }[] };

/** A card takes no more buttons than this. */
const MOST_CALLS = 12;
const TYPED = 10_000;

export function selectionHomeCard({ calls }: HomeModel, t: Text): Card {
  const words = t.selection;
  const verbs = { chair: 'selection.ranking', champion: 'selection.approval', coordinator: 'selection.coordinate' };
  return card(t, [
    heading(words.title),
    paragraph(words.choose),
    ...calls.slice(0, MOST_CALLS).map(({ ref, role, cohort }): Block => ({
      type: 'ActionSet',
      actions: [execute(verbs[role], words.role[role](shorten(cohort)), { ...ref })],
    })),
  ]);
}

/** The same for what does not exist and for what is not theirs. */
export function selectionNotAllowedCard(t: Text): Card {
  return card(t, [notice(t.selection.notAllowed)]);
}

export type PhaseModel = {
  review: 'early' | 'reviewing' | 'closed';
  approval: 'none' | 'asked' | 'approved' | 'returned' | 'takenBack' | 'void';
  released: boolean;
  note?: string;
};

export type RankingModel = {
  ref: Ref;
  cohort: string;
  phase: PhaseModel;
  balance: BalanceModel;
  total: number;
  from: number;
  /** So many to a card. */
  page: number;
  lines: readonly {
    nominee: string;
    name: string;
    department: string;
    place: number;
    score?: number;
    reviews: number;
    others: number;
    disagree: boolean;
    outcome?: Outcome;
  }[];
  /** What was just done, or why not, in the reader's words. */
  done?: (t: Text) => string[];
  refused?: (t: Text) => string;
};

/** Where decisions are on their way to the letters: said on every card of a chair. */
export function phaseBlocks({ review, approval, released, note }: PhaseModel, t: Text): Block[] {
  const words = t.selection;
  if (released) return [notice(words.released)];
  return [
    { ...paragraph(words.pending), isSubtle: true },
    ...(review === 'reviewing' ? [notice(words.reviewing)] : []),
    ...(approval === 'none' ? [] : [notice(words.approval[approval])]),
    ...(note === undefined ? [] : [paragraph(words.note(shorten(note, 1_000)))]),
  ];
}

export const isLockedIn = ({ approval, released }: PhaseModel): boolean =>
  released || approval === 'asked' || approval === 'approved' || approval === 'void';

export function rankingCard(model: RankingModel, t: Text): Card {
  const words = t.selection;
  const { ref, phase, total, from, lines } = model;
  const nothing = phase.review === 'early' ? words.early : words.nobody;
  return card(
    t,
    [
      heading(words.rankingTitle(shorten(model.cohort))),
      ...(model.refused ? [notice(model.refused(t))] : []),
      ...(model.done?.(t) ?? []).map((text) => paragraph(`**${text}**`)),
      ...phaseBlocks(phase, t),
      ...(total === 0 ? [notice(nothing)] : []),
      ...(lines.length > 0 ? [paragraph(words.shown(from + 1, from + lines.length, total))] : []),
      ...lines.flatMap((line) => lineBlocks(ref, line, t)),
      ...(total === 0 ? [] : balanceBlocks(model.balance, t)),
      ...(isLockedIn(phase) || total === 0 ? [] : [paragraph(t.selection.askHelp)]),
    ],
    rankingActions(model, t),
  );
}

function lineBlocks(ref: Ref, line: RankingModel['lines'][number], t: Text): Block[] {
  const words = t.selection;
  const { score, reviews, others } = line;
  const name = shorten(line.name);
  const said = [
    score === undefined ? words.noScore(reviews) : words.score(decimal(score, t), reviews),
    ...(line.disagree ? [words.disagree] : []),
    ...(others > 0 ? [words.others(others)] : []),
    ...(line.department === '' ? [] : [shorten(line.department)]),
  ];
  return [
    subheading(words.line(line.place, name)),
    { ...paragraph(said.join('; ')), spacing: 'None' },
    { ...paragraph(line.outcome ? words.outcome[line.outcome] : words.undecided), spacing: 'None', isSubtle: true },
    {
      type: 'ActionSet',
      actions: [execute('selection.dossier', words.openDossier(name), { ...ref, nominee: line.nominee })],
    },
  ];
}

function rankingActions({ ref, phase, total, from, page, lines }: RankingModel, t: Text): Action[] {
  const words = t.selection;
  const locked = isLockedIn(phase);
  return [
    ...(from > 0 ? [execute('selection.ranking', words.previous, { ...ref, from: Math.max(0, from - page) })] : []),
    ...(from + lines.length < total ? [execute('selection.ranking', words.next, { ...ref, from: from + page })] : []),
    ...(locked || total === 0
      ? []
      : [
          execute('selection.applyOpen', t.selectionDecide.apply, { ...ref }),
          execute('selection.ask', words.ask, { ...ref }),
        ]),
    ...(locked && !phase.released ? [execute('selection.takeBack', words.takeBack, { ...ref })] : []),
  ];
}

export type ApplyModel = {
  ref: Ref;
  cohort: string;
  capacity: number;
  limit: number;
  typed?: { reserves: string; rationale: string };
  refused?: keyof Text['selectionDecide']['refusal'];
};

/** What applying the ranking does, and what it needs. */
export function applyCard({ ref, cohort, capacity, limit, typed, refused }: ApplyModel, t: Text): Card {
  const words = t.selectionDecide;
  return card(
    t,
    [
      heading(words.applyTitle),
      paragraph(shorten(cohort)),
      ...(refused ? [notice(words.refusal[refused])] : []),
      paragraph(words.applyHelp(capacity)),
      paragraph(words.applyReasons),
      {
        type: 'Input.Text',
        id: 'reserves',
        label: words.reserves,
        isRequired: true,
        errorMessage: words.reservesError,
        maxLength: 3,
        value: typed ? typed.reserves.slice(0, 100) : '10',
      },
      {
        type: 'Input.Text',
        id: 'rationale',
        label: words.rationale,
        isRequired: true,
        isMultiline: true,
        maxLength: limit,
        errorMessage: words.rationaleError(limit),
        ...(typed ? { value: typed.rationale.slice(0, TYPED) } : {}),
      },
    ],
    [
      execute('selection.apply', words.applyNow, { ...ref }),
      execute('selection.ranking', t.selection.back, { ...ref }, 'without'),
    ],
  );
}
