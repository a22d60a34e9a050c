import type { ReviewRound } from '../../bot/domain/review.ts';
import { card, execute, heading, notice, paragraph, plain, subheading, type Action, type Block } from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';
import type { CallRef } from './desk.ts';

type Stage = keyof Text['reviewLead']['stage'];

export type CommitteesModel = readonly { ref: CallRef; label: string; eligible: number; stage: Stage }[];

/** So many calls on one card; programs keep theirs for years. */
const MOST = 12;

export function committeesCard(calls: CommitteesModel, t: Text): Card {
  const words = t.reviewLead;
  return card(t, [
    heading(words.title),
    ...(calls.length === 0 ? [paragraph(words.none)] : []),
    ...calls
      .slice(0, MOST)
      .flatMap(({ ref, label, eligible, stage }): Block[] => [
        subheading(plain(label)),
        paragraph(`${words.stage[stage]} ${words.line(eligible)}`),
        { type: 'ActionSet', actions: [execute('review.round', words.open(label), { ...ref })] },
      ]),
  ]);
}

/** Where a round is: what a committee's card says of it first. */
export const stageOf = (round: Pick<ReviewRound, 'state' | 'frozen'> | undefined): Stage =>
  !round ? 'none' : round.state === 'declaring' && round.frozen ? 'assigning' : round.state;

export type RoundModel = {
  ref: CallRef;
  label: string;
  stage: Stage;
  dossiers: number;
  reviewers: number;
  declared: number;
  /** By name: who has not declared. */
  missing: readonly string[];
  /** Only where names are hidden. `mayCheck`: the reader coordinates. */
  texts?: { checked: number; mayCheck: boolean };
  progress?: {
    each: number;
    complete: number;
    missing: number;
    reviewers: readonly { reviewer: string; name: string; done: number; assigned: number; recused: number }[];
    short: readonly { title: string | number; readers: number }[];
    conflicted: number;
  };
  said?:
    | { kind: 'asked' | 'assigned' | 'closed' }
    | { kind: 'nudged'; sent: number; before: number }
    | { kind: 'filled'; given: number };
  refused?: keyof Text['reviewLead']['refusal'];
};

const NAMED = 12;
const NUDGES = 20;
const SHORT = 10;

/** Some names, and how many more there are. */
export function namesText(names: readonly string[], t: Text): string {
  const some = names.slice(0, NAMED).map(plain).join(', ');
  return names.length > NAMED ? t.reviewLead.andOthers(some, names.length - NAMED) : some;
}

/** The review of one call, for who leads it, with what can be done next. */
export function roundCard(model: RoundModel, t: Text): Card {
  const words = t.reviewLead;
  const { stage, said, refused } = model;
  return card(
    t,
    [
      heading(plain(model.label)),
      ...(said ? [paragraph(`**${saidText(said, t)}**`)] : []),
      ...(refused ? [notice(words.refusal[refused])] : []),
      paragraph(words.stage[stage]),
      ...(model.progress ? progressBlocks(model, model.progress, t) : declaringBlocks(model, t)),
    ],
    roundActions(model, t),
  );
}

function saidText(said: NonNullable<RoundModel['said']>, t: Text): string {
  const words = t.reviewLead;
  switch (said.kind) {
    case 'asked':
      return words.asked;
    case 'assigned':
      return words.assignDone;
    case 'closed':
      return words.closed;
    case 'nudged':
      return said.sent + said.before === 0 ? words.nobodyBehind : words.nudged(said.sent, said.before);
    case 'filled':
      return words.filled(said.given);
  }
}

function declaringBlocks({ stage, dossiers, reviewers, declared, missing, texts }: RoundModel, t: Text): Block[] {
  const words = t.reviewLead;
  return [
    paragraph(words.dossiers(dossiers)),
    ...(stage === 'none' ? [paragraph(words.askWhat(reviewers))] : []),
    ...(stage === 'declaring'
      ? [
          paragraph(words.declaredOf(declared, reviewers)),
          ...(missing.length > 0
            ? [paragraph(words.missing(namesText(missing, t))), paragraph(words.notDeclaredNote)]
            : [paragraph(words.allDeclared)]),
        ]
      : []),
    ...(texts ? [paragraph(words.checkedOf(texts.checked, dossiers))] : []),
  ];
}

function progressBlocks(
  { ref, stage, dossiers, missing, texts }: RoundModel,
  progress: NonNullable<RoundModel['progress']>,
  t: Text,
): Block[] {
  const words = t.reviewLead;
  const { complete, reviewers, short, each, conflicted } = progress;
  const behind = reviewers.filter(({ done, assigned }) => done < assigned).slice(0, NUDGES);
  const nudges = new Set(stage === 'assigned' ? behind.map(({ reviewer }) => reviewer) : []);
  return [
    paragraph(words.complete(complete, dossiers)),
    ...short.slice(0, SHORT).map(({ title, readers }) => {
      const name = typeof title === 'number' ? words.candidate(title) : plain(title);
      return notice(words.short(name, readers, each));
    }),
    ...(short.length > SHORT ? [notice(words.shortMore(short.length - SHORT))] : []),
    ...(stage === 'assigned' && short.length > 0 && missing.length > 0
      ? [paragraph(words.missing(namesText(missing, t)))]
      : []),
    ...(texts && texts.checked < dossiers ? [paragraph(words.checkedOf(texts.checked, dossiers))] : []),
    ...(conflicted > 0 ? [notice(words.conflicted(conflicted))] : []),
    ...reviewers.flatMap(({ reviewer, name, done, assigned, recused }): Block[] => [
      subheading(plain(name)),
      { ...paragraph(words.reviewer(done, assigned, recused)), spacing: 'None' },
      ...(nudges.has(reviewer)
        ? [
            {
              type: 'ActionSet' as const,
              actions: [execute('review.nudge', words.nudgeOne(name), { ...ref, reviewer })],
            },
          ]
        : []),
    ]),
  ];
}

function roundActions({ ref, stage, missing, texts, progress, dossiers }: RoundModel, t: Text): Action[] {
  const words = t.reviewLead;
  const isBehind =
    stage === 'declaring'
      ? missing.length > 0
      : stage === 'assigned' &&
        ((progress?.missing ?? 0) > 0 || ((progress?.short.length ?? 0) > 0 && missing.length > 0));
  return [
    ...(stage === 'none' ? [execute('review.ask', words.ask, { ...ref })] : []),
    ...(stage === 'declaring' ? [execute('review.assignShow', words.assignShow, { ...ref })] : []),
    ...(isBehind ? [execute('review.nudge', words.nudge, { ...ref })] : []),
    ...(texts?.mayCheck &&
    (stage === 'none' || stage === 'declaring' || (stage === 'assigned' && texts.checked < dossiers))
      ? [execute('review.texts', words.texts, { ...ref })]
      : []),
    ...(stage === 'assigned' && (progress?.short.length ?? 0) > 0
      ? [execute('review.fill', words.fill, { ...ref })]
      : []),
    ...(stage === 'assigned' ? [execute('review.close', words.close, { ...ref })] : []),
    execute('review.committee', words.back),
  ];
}

export type CloseModel = { ref: CallRef; label: string; missing: number; short: number };

/** What is missing, before a round is closed without it. */
export function closeCard({ ref, label, missing, short }: CloseModel, t: Text): Card {
  const words = t.reviewLead;
  return card(
    t,
    [
      heading(words.closeTitle),
      paragraph(plain(label)),
      notice(words.closeMissing(missing, short)),
      paragraph(words.closeStays),
    ],
    [
      execute('review.close', words.closeAnyway, { ...ref, confirmed: missing + short }),
      execute('review.round', words.open(label), { ...ref }),
    ],
  );
}

export function leadRefusedCard(code: keyof Text['reviewLead']['refusal'], t: Text): Card {
  return card(t, [notice(t.reviewLead.refusal[code])]);
}
