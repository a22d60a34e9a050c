import type { Competency, Criterion, Question, Score } from '../../bot/domain/call.ts';
import type { EndorsementAnswer } from '../../bot/domain/nomination.ts';
import type { RecusedBecause, Review, ReviewRound } from '../../bot/domain/review.ts';
import {
  card,
  execute,
  facts,
  heading,
  notice,
  paragraph,
  plain,
  subheading,
  type Action,
  type Block,
  wordingIn,
} from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';
import { titleText, type DossierRef, type Title } from './desk.ts';

const SCORES: readonly Score[] = [1, 2, 3, 4, 5];
const BECAUSE: readonly RecusedBecause[] = ['knowsThem', 'workedTogether', 'department', 'other'];
const NOTE_LIMIT = 1_500;

export type DossierModel = {
  ref: DossierRef;
  title: Title;
  redacted: boolean;
  round: ReviewRound['state'];
  level?: string;
  functionalArea?: string;
  words: { statement: string; strengths: Record<string, string>; answers: Record<string, string> };
  endorsement: { answer: EndorsementAnswer; days: number; conditions: string };
  criteria: readonly Criterion[];
  competencies: readonly Competency[];
  questions: readonly Question[];
  rubric: number;
  review: Pick<Review, 'state' | 'scores' | 'note' | 'rubric'>;
  version: string;
  peers?: readonly { name: string; scores: Record<string, Score>; note: string; rubric: number }[];
  /** What is wanted of it: a page of its text or of what was submitted, or the form alone; absent: both, where they fit. */
  part?: { text: number } | { peers: number } | 'form';
  done?: 'saved' | 'submitted';
  refused?: keyof Text['reviewDossier']['refusal'];
};

/** A card holds so much text, as the JSON that it becomes; in both languages that is twice as much. */
const PAGE = 16_000;

const sizeOf = (blocks: readonly Block[]): number => JSON.stringify(blocks).length;

/** A dossier to be read and scored; on several cards where it is long, and never cut. */
export function dossierCard(model: DossierModel, t: Text): Card {
  const words = t.reviewDossier;
  const { part, done, refused, review } = model;
  const top = [
    heading(titleText(model.title, t)),
    ...(done ? [paragraph(`**${done === 'saved' ? words.saved : words.submittedDone}**`)] : []),
    ...(refused ? [notice(words.refusal[refused])] : []),
  ];
  const texts = pagesOf(textParts(model, t));
  const isOpen = review.state !== 'submitted' && model.round === 'assigned';
  const rest = isOpen ? [formBlocks(model, t)] : pagesOf(submittedParts(model, t));
  const fits = texts.length + rest.length === 2 && sizeOf(texts.flat()) + sizeOf(rest.flat()) < PAGE;
  if (part === undefined && fits) return card(t, [...top, ...texts.flat(), ...rest.flat()], actions(model, isOpen, t));
  // what was just said belongs above the form; an unscored dossier is read first
  const isForm = part === undefined ? done !== undefined || refused !== undefined || !isOpen : isFormPart(part);
  if (!isForm) return textCard(model, top, texts, t);
  const page = typeof part === 'object' && 'peers' in part ? Math.min(part.peers, rest.length - 1) : 0;
  const more =
    page < rest.length - 1 ? [execute('review.peers', words.nextText, { ...model.ref, page: page + 1 })] : [];
  const again = execute('review.text', words.readAgain, { ...model.ref, page: 0 }, 'without');
  return card(t, [...top, ...(rest[page] ?? [])], [...more, ...actions(model, isOpen, t), again]);
}

const isFormPart = (part: NonNullable<DossierModel['part']>): boolean => part === 'form' || 'peers' in part;

function textCard({ ref, part, review, round }: DossierModel, top: Block[], pages: Block[][], t: Text): Card {
  const words = t.reviewDossier;
  const page = typeof part === 'object' && 'text' in part ? Math.min(part.text, pages.length - 1) : 0;
  const isLast = page === pages.length - 1;
  const isOpen = review.state !== 'submitted' && round === 'assigned';
  return card(
    t,
    [...top, ...(pages[page] ?? [])],
    [
      isLast
        ? execute('review.form', isOpen ? words.score : words.own, { ...ref })
        : execute('review.text', words.nextText, { ...ref, page: page + 1 }),
      ...(isOpen ? [execute('review.recuseOpen', words.recuseOpen, { ...ref })] : []),
      execute('review.mine', t.review.back),
    ],
  );
}

function actions({ ref, version, rubric }: DossierModel, isOpen: boolean, t: Text): Action[] {
  const words = t.reviewDossier;
  const data = { ...ref, version, rubric };
  return [
    ...(isOpen
      ? [
          execute('review.submit', words.submit, data),
          execute('review.save', words.save, data),
          execute('review.recuseOpen', words.recuseOpen, { ...ref }, 'without'),
        ]
      : []),
    execute('review.mine', t.review.back, {}, 'without'),
  ];
}

/** Parts on as many cards as they need. */
function pagesOf(parts: readonly Block[][]): Block[][] {
  const pages: Block[][] = [[]];
  let size = 0;
  for (const blocks of parts) {
    const more = sizeOf(blocks);
    if (size > 0 && size + more > PAGE) {
      pages.push([]);
      size = 0;
    }
    pages.at(-1)?.push(...blocks);
    size += more;
  }
  return pages;
}

/** What may not be torn apart: a heading and its text. */
function textParts(model: DossierModel, t: Text): Block[][] {
  const words = t.reviewDossier;
  const { level, functionalArea, competencies, questions } = model;
  const { statement, strengths, answers } = model.words;
  const rows: [string, string][] = [
    ...(level ? [[words.level, plain(level)] satisfies [string, string]] : []),
    ...(functionalArea ? [[words.functionalArea, plain(functionalArea)] satisfies [string, string]] : []),
  ];
  const said = (title: string, text: string | undefined): Block[] => [
    { ...paragraph(`**${title}**`), spacing: 'Medium' },
    { ...paragraph((text ?? '').trim() === '' ? words.nothingWritten : plain(text ?? '')), spacing: 'Small' },
  ];
  const written = competencies.filter(({ competencyId }) => (strengths[competencyId] ?? '').trim() !== '');
  return [
    [...(model.redacted ? [paragraph(words.redacted)] : []), ...(rows.length > 0 ? [facts(rows)] : [])],
    endorsementBlocks(model, t),
    said(words.statement, statement),
    ...(written.length > 0 ? [[subheading(words.strengths)]] : []),
    ...written.map((one) => said(wordingIn(one, t), strengths[one.competencyId])),
    ...(questions.length > 0 ? [[subheading(words.answers)]] : []),
    ...questions.map((one) => said(wordingIn(one, t), answers[one.questionId])),
  ];
}

function endorsementBlocks({ endorsement: { answer, days, conditions } }: DossierModel, t: Text): Block[] {
  const words = t.reviewDossier;
  const said = {
    endorsed: words.endorsed(days),
    conditions: words.endorsedConditions(days),
    declined: words.notEndorsed,
  };
  return [
    { ...paragraph(`**${words.endorsement}**`), spacing: 'Medium' },
    { ...paragraph(said[answer]), spacing: 'Small' },
    ...(conditions.trim() === '' ? [] : [{ ...paragraph(plain(conditions)), spacing: 'Small' as const }]),
  ];
}

/** Each criterion with what 1, 3 and 5 look like, and the note. */
function formBlocks({ criteria, review, rubric }: DossierModel, t: Text): Block[] {
  const words = t.reviewDossier;
  const scores = review.rubric === rubric ? review.scores : {};
  return [
    subheading(words.scoreTitle),
    paragraph(words.scoreHow),
    ...criteria.map((criterion, place): Block => {
      const value = scores[criterion.criterionId];
      return {
        ...{ type: 'Input.ChoiceSet', id: `score${place}`, label: wordingIn(criterion, t), errorMessage: words.pick },
        ...{ style: 'expanded', wrap: true },
        choices: SCORES.map((score) => ({ title: anchorText(criterion, score, t), value: String(score) })),
        ...(value === undefined ? {} : { value: String(value) }),
      };
    }),
    {
      ...{ type: 'Input.Text', id: 'note', label: words.note, isMultiline: true, maxLength: NOTE_LIMIT },
      errorMessage: words.noteError(NOTE_LIMIT),
      ...(review.note === '' ? {} : { value: review.note }),
    },
    paragraph(words.stays),
  ];
}

function anchorText({ anchors }: Criterion, score: Score, t: Text): string {
  const colon = t.language === 'fr' ? '\u00a0:' : ':';
  if (score === 2 || score === 4) return `${score}${colon} ${t.reviewDossier.between(score - 1, score + 1)}`;
  const { textEn, textFr } = anchors[score];
  return `${score}${colon} ${t.language === 'fr' ? textFr : textEn}`;
}

/** What one has submitted, and what the others have. */
function submittedParts(model: DossierModel, t: Text): Block[][] {
  const words = t.reviewDossier;
  const { peers = [], review } = model;
  return [
    [subheading(words.own), ...saidBlocks(review, model, t)],
    [subheading(words.peers), ...(peers.length === 0 ? [paragraph(words.peersNone)] : [])],
    ...peers.map((peer): Block[] => [
      { ...paragraph(`**${words.peerBy(plain(peer.name))}**`), spacing: 'Medium' },
      ...saidBlocks(peer, model, t),
    ]),
  ];
}

function saidBlocks(
  { scores, note, rubric }: Pick<Review, 'scores' | 'note' | 'rubric'>,
  { criteria, rubric: present }: DossierModel,
  t: Text,
): Block[] {
  const words = t.reviewDossier;
  return [
    ...(rubric === present ? [] : [paragraph(words.earlierRubric)]),
    facts(criteria.map((one) => [short(wordingIn(one, t)), String(scores[one.criterionId] ?? words.noScore)] as const)),
    paragraph(note === '' ? words.noNote : plain(note)),
  ];
}

/** Enough to know a criterion by: nine readers of eight criteria are to fit on one card. */
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

export function recuseCard({ ref, title }: { ref: DossierRef; title: Title }, t: Text): Card {
  const words = t.reviewDossier;
  return card(
    t,
    [
      heading(words.recuseTitle(titleText(title, t))),
      paragraph(words.recuseAsk),
      {
        ...{ type: 'Input.ChoiceSet', id: 'because', label: words.recuseLabel, errorMessage: words.recuseLabel },
        ...{ isRequired: true, style: 'expanded', wrap: true },
        choices: BECAUSE.map((because) => ({ title: words.because[because], value: because })),
      },
    ],
    [
      execute('review.recuse', words.recuse, { ...ref }),
      execute('review.dossier', t.review.open(titleText(title, t)), { ...ref }, 'without'),
    ],
  );
}

export function recusedCard({ replaced }: { replaced: boolean }, t: Text): Card {
  const words = t.reviewDossier;
  return card(
    t,
    [paragraph(`**${replaced ? words.recused : words.recusedNobody}**`)],
    [execute('review.mine', t.review.back)],
  );
}

export function reviewRefusedCard(code: keyof Text['reviewDossier']['refusal'], t: Text): Card {
  return card(t, [notice(t.reviewDossier.refusal[code])]);
}
