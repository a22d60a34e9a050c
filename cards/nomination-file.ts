import type { Call } from '../bot/domain/call.ts';
import type { Nomination } from '../bot/domain/nomination.ts';
import type { Review } from '../bot/domain/review.ts';
import type { Decision, Offer } from '../bot/domain/selection.ts';
import type { Millis } from '../bot/domain/time.ts';
import { card, execute, facts, heading, paragraph, plain, subheading, type Block, wordingIn } from './block.ts';
import type { Card } from './card.ts';
import { dayText } from './text/time.ts';
import type { Text } from './text/text.ts';

export type FileChoice = { callId: string; program: string; cohort: string };

/** The file that a nominee reads; `outcome` is there once outcomes are released. `page` counts from 0. */
export type FileModel = {
  page: number;
  readerZone: string;
  /** Whether the reader has other files. */
  others: boolean;
  call: Call;
  program: string;
  cohort: string;
  nomination: Nomination;
  nominator: string;
  supervisor?: string;
  withdrawnBy?: string;
  supports: readonly { name: string; words: string; at: Millis }[];
  outcome?: {
    releasedAt?: Millis;
    decision?: Pick<Decision, 'outcome' | 'reasons' | 'rationale'>;
    offer?: Pick<Offer, 'state'>;
    reviews: readonly Pick<Review, 'state' | 'scores' | 'note' | 'rubric'>[];
  };
};

type Section = keyof Text['nominationFile']['sections'];
/** A part of the file that is never torn apart. `weight`: its size on a card, the same in both languages. */
type Piece = { section: Section; weight: number; blocks: (t: Text) => Block[] };

/** So much fits a card that says everything in both languages. */
const PAGE = 14_000;
/** Labels, dates and the like. */
const LABELS = 700;

const sizeOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + JSON.stringify(plain(text)).length, LABELS);

/** Nothing is kept about the reader: also the answer to who asks for what is not theirs. */
export function noFileCard(t: Text): Card {
  return card(t, [heading(t.nominationFile.title), paragraph(t.nominationFile.none)]);
}

export function filesCard({ files }: { files: readonly FileChoice[] }, t: Text): Card {
  const words = t.nominationFile;
  return card(t, [
    heading(words.chooseTitle),
    paragraph(words.choose),
    ...files.flatMap(({ callId, cohort, program }): Block[] => [
      subheading(`${plain(cohort)}, ${plain(program)}`),
      { type: 'ActionSet', actions: [execute('nomination.file', words.open(plain(cohort)), { callId, page: 0 })] },
    ]),
  ]);
}

/** Everything that is kept about the reader, part by part. */
export function fileCard(model: FileModel, t: Text): Card {
  const words = t.nominationFile;
  const { callId } = model.call;
  const pages = pagesOf(piecesOf(model));
  const page = Math.min(Math.max(model.page, 0), pages.length - 1);
  const turn = (to: number, title: string) => execute('nomination.file', title, { callId, page: to });
  return card(
    t,
    [
      heading(words.title),
      paragraph(words.about(plain(model.cohort), plain(model.program))),
      ...(pages.length > 1 ? [paragraph(words.part(page + 1, pages.length))] : []),
      ...blocksOf(pages[page] ?? [], t),
    ],
    [
      ...(page + 1 < pages.length ? [turn(page + 1, words.next)] : []),
      ...(page > 0 ? [turn(page - 1, words.previous)] : []),
      ...(model.others ? [execute('nomination.files', words.all)] : []),
    ],
  );
}

function pagesOf(pieces: readonly Piece[]): Piece[][] {
  const pages: Piece[][] = [[]];
  let room = PAGE;
  for (const piece of pieces) {
    if (piece.weight > room && pages.at(-1)?.length !== 0) {
      pages.push([]);
      room = PAGE;
    }
    pages.at(-1)?.push(piece);
    room -= piece.weight;
  }
  return pages;
}

function blocksOf(pieces: readonly Piece[], t: Text): Block[] {
  return pieces.flatMap(({ section, blocks }, index) => [
    ...(pieces[index - 1]?.section === section ? [] : [subheading(t.nominationFile.sections[section])]),
    ...blocks(t),
  ]);
}

const bold = (text: string): Block => ({ ...paragraph(text), weight: 'Bolder' });

function piecesOf(model: FileModel): Piece[] {
  const { nomination, outcome } = model;
  return [
    aboutPiece(model),
    ...(nomination.disposedAt === undefined ? wordsPieces(model) : []),
    consentPiece(model),
    ...(outcome
      ? outcomePieces(model, outcome)
      : [{ section: 'outcome' as const, weight: LABELS, blocks: notReleased }]),
  ];
}

const notReleased = (t: Text): Block[] => [paragraph(t.nominationFile.notReleased)];

function aboutPiece({ nomination, nominator, withdrawnBy, readerZone }: FileModel): Piece {
  const { department, level, functionalArea, state, submittedAt, imported, disposedAt } = nomination;
  const blocks = (t: Text): Block[] => {
    const words = t.nominationFile;
    const day = dayText(t.language, submittedAt, readerZone);
    const rows = [
      [words.nominator, plain(nominator)],
      [words.submitted, imported ? `${day} (${words.fromFile})` : day],
      [words.department, plain(department)],
      [words.level, plain(level)],
      [words.functionalArea, plain(functionalArea)],
      [words.state, withdrawnBy === undefined ? words.states[state] : words.withdrawnBy(plain(withdrawnBy))],
    ] as const;
    return [
      facts(rows.filter(([, value]) => value !== '')),
      ...(disposedAt === undefined ? [] : [paragraph(words.disposed(dayText(t.language, disposedAt, readerZone)))]),
    ];
  };
  const weight = sizeOf([department, level, functionalArea, nominator, withdrawnBy ?? '']);
  return { section: 'nomination', weight, blocks };
}

/** What was written about the nominee: the statement, then strengths, answers and support, each with its title. */
function wordsPieces({ call, nomination, supports, readerZone }: FileModel): Piece[] {
  const piece = (section: Section, title: (t: Text) => string, text: string, size: readonly string[] = []): Piece => ({
    section,
    weight: sizeOf([text, ...size]),
    blocks: (t) => [bold(title(t)), ...(text === '' ? [] : [{ ...paragraph(plain(text)), spacing: 'Small' as const }])],
  });
  const titled = (found: { textEn: string; textFr: string } | undefined, id: string) => (t: Text) =>
    found ? wordingIn(found, t) : plain(id);
  const size = (found: { textEn: string; textFr: string } | undefined): string[] =>
    found ? [found.textEn.length > found.textFr.length ? found.textEn : found.textFr] : [];
  return [
    piece('nomination', (t) => t.nominationFile.statement, nomination.statement),
    ...Object.entries(nomination.strengths).map(([id, text]) => {
      const found = call.competencies.find(({ competencyId }) => competencyId === id);
      return piece('strengths', titled(found, id), text, size(found));
    }),
    ...Object.entries(nomination.answers).map(([id, text]) => {
      const found = call.questions.find(({ questionId }) => questionId === id);
      return piece('answers', titled(found, id), text, size(found));
    }),
    ...supports.map(({ name, words, at }) => {
      const title = (t: Text): string => t.nominationFile.support(plain(name), dayText(t.language, at, readerZone));
      return piece('supports', title, words, [name]);
    }),
  ];
}

function consentPiece(model: FileModel): Piece {
  const { consent, endorsement, eligibility } = model.nomination;
  const { supervisor = '', readerZone } = model;
  const conditions = endorsement?.conditions ?? '';
  const blocks = (t: Text): Block[] => {
    const words = t.nominationFile;
    const on = (at: Millis): string => dayText(t.language, at, readerZone);
    const check = consent?.supervisorCheck === undefined ? '' : ` (${words.checks[consent.supervisorCheck]})`;
    const because = eligibility?.because;
    const rows = [
      [words.consent, consent ? (consent.given ? words.consented : words.refused)(on(consent.at)) : words.noConsent],
      [words.language, consent?.language === undefined ? '' : words.languages[consent.language]],
      [words.region, consent?.region === undefined ? '' : words.regions[consent.region]],
      [words.supervisor, supervisor === '' ? '' : `${plain(supervisor)}${check}`],
      [words.endorsement, endorsement ? words.endorsed[endorsement.answer](on(endorsement.at)) : words.noEndorsement],
      [words.released, endorsement && endorsement.answer !== 'declined' ? words.days(endorsement.days) : ''],
      [words.conditions, plain(conditions)],
      [words.eligibility, eligibility ? judged(words, on(eligibility.at), because) : words.noEligibility],
    ] as const;
    return [facts(rows.filter(([, value]) => value !== ''))];
  };
  return { section: 'consent', weight: sizeOf([supervisor, conditions]), blocks };
}

const judged = (
  words: Text['nominationFile'],
  day: string,
  because: NonNullable<Nomination['eligibility']>['because'],
) => (because === undefined ? words.eligible(day) : words.ineligible(day, because));

function outcomePieces(model: FileModel, outcome: FileModel['outcome'] & object): Piece[] {
  const { call, readerZone } = model;
  const { decision, offer, releasedAt } = outcome;
  const criteria = (decision?.reasons ?? []).flatMap((id) => call.criteria.find((one) => one.criterionId === id) ?? []);
  const blocks = (t: Text): Block[] => {
    const words = t.nominationFile;
    if (!decision) return [paragraph(words.noOutcome)];
    const rows = [
      [words.outcome, words.outcomes[decision.outcome]],
      [words.releasedOn, releasedAt === undefined ? '' : dayText(t.language, releasedAt, readerZone)],
      [words.offer, offer ? words.offers[offer.state] : ''],
      [words.reasons, criteria.map((one) => wordingIn(one, t)).join('; ')],
    ] as const;
    const rationale = decision.rationale === '' ? [] : [paragraph(words.rationale(plain(call.contact)))];
    return [facts(rows.filter(([, value]) => value !== '')), ...rationale];
  };
  const texts = criteria.flatMap(({ textEn, textFr }) => [textEn, textFr]);
  const submitted = outcome.reviews.filter(({ state }) => state === 'submitted');
  const reviews = submitted.map((review, index) => reviewPiece(call, review, index + 1));
  const none: Piece = { section: 'reviews', weight: LABELS, blocks: (t) => [paragraph(t.nominationFile.noReviews)] };
  const isDisposed = model.nomination.disposedAt !== undefined;
  return [
    { section: 'outcome', weight: sizeOf([...texts, call.contact]), blocks },
    ...(reviews.length > 0 || isDisposed ? reviews : [none]),
  ];
}

function reviewPiece(
  { criteria, rubric: now }: Call,
  { scores, note, rubric }: Pick<Review, 'scores' | 'note' | 'rubric'>,
  number: number,
): Piece {
  const scored = Object.entries(scores).map(([id, score]) => ({
    ...{ id, score, criterion: criteria.find(({ criterionId }) => criterionId === id) },
  }));
  const blocks = (t: Text): Block[] => {
    const words = t.nominationFile;
    const titleOf = ({ id, criterion }: (typeof scored)[number]) => (criterion ? wordingIn(criterion, t) : plain(id));
    return [
      bold(words.reviewer(number)),
      facts(scored.map((one) => [titleOf(one), words.score(one.score)] as const)),
      paragraph(note.trim() === '' ? words.noNote : words.note(plain(note))),
      { ...paragraph(words.rubric(rubric, now)), isSubtle: true, spacing: 'Small' },
    ];
  };
  const texts = scored.map(({ criterion }) => criterion?.textFr ?? '');
  return { section: 'reviews', weight: sizeOf([note, ...texts]), blocks };
}
