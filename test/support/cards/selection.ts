import type { Render } from '../../../cards/card.ts';
import {
  answerNewsCard,
  approvalCard,
  approvalDoneCard,
  type ApprovalModel,
} from '../../../cards/selection/approval.ts';
import {
  applyCard,
  rankingCard,
  selectionHomeCard,
  selectionNotAllowedCard,
  type RankingModel,
} from '../../../cards/selection/chair.ts';
import { dossierCard, type DossierModel } from '../../../cards/selection/dossier.ts';
import {
  declineSeatCard,
  letterCard,
  newsCard,
  noOfferCard,
  type LetterModel,
} from '../../../cards/selection/letter.ts';
import type { BalanceModel } from '../../../cards/selection/part.ts';
import {
  declinedNewsCard,
  lettersCard,
  offersCard,
  readyNewsCard,
  releaseCard,
  type OffersModel,
} from '../../../cards/selection/release.ts';
import { HOSTILE, startsAt } from './sample.ts';

const ref = { programId: 'p1', castId: 'n1' };
const cohort = HOSTILE;
const counts = (many: number) => Array.from({ length: many }, (_, n) => ({ name: `${HOSTILE}${n}`, count: n + 1 }));
const empty: BalanceModel = {
  ...{ capacity: 23, selected: 0, reserve: 0, notSelected: 0, undecided: 400 },
  ...{ departments: [], areas: [], levels: [], languages: [], regions: [] },
};
const full: BalanceModel = {
  ...{ capacity: 23, perDepartment: 3, selected: 23, reserve: 10, notSelected: 367, undecided: 0 },
  ...{ departments: counts(60), areas: counts(40), levels: [{ name: '', count: 3 }] },
  languages: [
    { name: 'fr', count: 12 },
    { name: '', count: 1 },
  ],
  regions: [
    { name: 'quebec', count: 4 },
    { name: 'constructor', count: 1 },
  ],
};
const line = { nominee: 'pid1', name: HOSTILE, department: HOSTILE, place: 3, reviews: 3, others: 0, disagree: false };
const lines = [
  { ...line, score: 4.25, outcome: 'selected' as const },
  { ...line, score: 3, disagree: true, others: 2, outcome: 'notSelected' as const },
  { ...line, reviews: 0, department: '' },
  ...Array.from({ length: 12 }, () => ({ ...line, score: 2 })),
];
const closed = { review: 'closed', approval: 'none', released: false } as const;
const ranking: RankingModel = {
  ...{ ref, cohort, phase: closed, balance: full, total: 400, from: 15, page: 15, lines },
};
const nothing = { ...ranking, balance: empty, total: 0, from: 0, lines: [] };

const criteria = Array.from({ length: 8 }, (_, n) => ({ criterionId: `c${n}`, textEn: HOSTILE, textFr: HOSTILE }));
const dossier: DossierModel = {
  ...{ ref, nominee: 'pid1', name: HOSTILE, phase: closed, department: HOSTILE, level: HOSTILE },
  ...{ functionalArea: HOSTILE, criteria, notes: [], others: [], version: '', limit: 2_000 },
  result: { reviews: 0, others: 0, byCriterion: [] },
};
const scored = {
  ...{ score: 3.256, reviews: 9, others: 9 },
  byCriterion: [
    ...criteria.map(({ criterionId }) => ({ criterionId, median: 3, mean: 3.11, low: 1, high: 5, disagree: true })),
    { criterionId: 'gone', median: 2, mean: 2, low: 2, high: 2, disagree: false },
  ],
};
const long = 'é'.repeat(10_000);
const others = Array.from({ length: 9 }, () => ({
  rubric: 1,
  scores: [...criteria.map((criterion) => ({ criterion, score: 4 })), { score: 1 }],
}));
const decision = { outcome: 'notSelected', rationale: HOSTILE, reasons: ['c0', 'gone'], by: HOSTILE } as const;

const chair: Record<string, Render> = {
  'selection-home': (t) =>
    selectionHomeCard(
      { calls: (['chair', 'champion', 'coordinator'] as const).map((role) => ({ ref, role, cohort })) },
      t,
    ),
  'selection-not-allowed': selectionNotAllowedCard,
  'selection-ranking': (t) => rankingCard(ranking, t),
  'selection-ranking-early': (t) => rankingCard({ ...nothing, phase: { ...closed, review: 'early' } }, t),
  'selection-ranking-empty': (t) => rankingCard({ ...nothing, phase: { ...closed, review: 'reviewing' } }, t),
  'selection-ranking-asked': (t) => rankingCard({ ...ranking, phase: { ...closed, approval: 'asked' } }, t),
  'selection-ranking-approved': (t) => rankingCard({ ...ranking, phase: { ...closed, approval: 'approved' } }, t),
  'selection-ranking-returned': (t) =>
    rankingCard({ ...ranking, phase: { ...closed, approval: 'returned', note: HOSTILE } }, t),
  'selection-ranking-taken-back': (t) => rankingCard({ ...ranking, phase: { ...closed, approval: 'takenBack' } }, t),
  'selection-ranking-void': (t) => rankingCard({ ...ranking, phase: { ...closed, approval: 'void' } }, t),
  'selection-ranking-released': (t) => rankingCard({ ...ranking, phase: { ...closed, released: true } }, t),
  'selection-ranking-applied': (t) =>
    rankingCard({ ...ranking, done: (one) => [one.selectionDecide.applied(40), one.selectionDecide.tied] }, t),
  'selection-ranking-refused': (t) =>
    rankingCard({ ...ranking, refused: (one) => one.selectionDecide.overDepartment('NRCan') }, t),
  'selection-apply': (t) => applyCard({ ref, cohort, capacity: 1, limit: 2_000 }, t),
  'selection-apply-refused': (t) =>
    applyCard(
      {
        ref,
        cohort,
        capacity: 23,
        limit: 2_000,
        typed: { reserves: HOSTILE, rationale: long },
        refused: 'badReserves',
      },
      t,
    ),
  'selection-dossier': (t) => dossierCard(dossier, t),
  'selection-dossier-decided': (t) =>
    dossierCard({ ...dossier, result: scored, notes: [HOSTILE], decision, version: '7', done: true }, t),
  'selection-dossier-long': (t) =>
    dossierCard(
      {
        ...{ ...dossier, result: scored, others, decision: { ...decision, rationale: long } },
        ...{ notes: Array.from({ length: 9 }, () => long), version: '7', refused: 'changedMeanwhile' },
        typed: { outcome: 'other', rationale: long, reasons: ['c1', 'invented'] },
      },
      t,
    ),
  'selection-dossier-locked': (t) =>
    dossierCard({ ...dossier, phase: { ...closed, approval: 'asked' }, result: scored, decision }, t),
};

const approval: ApprovalModel = {
  ...{ ref, cohort, phase: { ...closed, approval: 'asked' }, balance: full, askedBy: HOSTILE, may: true },
  ...{ digest: 'd1', total: 400, from: 0 },
  lines: Array.from({ length: 40 }, (_, n) => ({
    ...{ name: HOSTILE, place: n + 1, department: HOSTILE },
    outcome: (['selected', 'reserve', 'notSelected'] as const)[n % 3] ?? 'reserve',
  })),
};
const letter: LetterModel = {
  ...{ ref, outcome: 'selected', seat: 'waiting', program: HOSTILE, cohort, days: 20, months: 10 },
  ...{ contact: HOSTILE, reasons: [], until: startsAt, zone: 'America/Toronto', language: 'en' },
};
const { reasons: _r, outcome: _o, seat: _s, language: _l, ...sample } = letter;
const seats = Array.from({ length: 60 }, (_, n) => ({ nominee: `pid${n}`, name: HOSTILE }));
const offers: OffersModel = {
  ...{ ref, cohort, capacity: 23, taken: 22, accepted: seats, waiting: seats, declined: seats },
  ...{ lapsed: seats, reserves: seats },
};
const news = { program: HOSTILE, cohort, contact: HOSTILE };

const letters: Record<string, Render> = {
  'selection-approval': (t) => approvalCard(approval, t),
  'selection-approval-refused': (t) => approvalCard({ ...approval, typed: long, refused: 'noteTooLong' }, t),
  'selection-approval-not-yours': (t) => approvalCard({ ...approval, may: false, lines: [], total: 0 }, t),
  'selection-approval-given': (t) => approvalCard({ ...approval, phase: { ...closed, approval: 'approved' } }, t),
  'selection-approval-done': (t) => approvalDoneCard('approved', t),
  'selection-approval-returned': (t) => approvalDoneCard('returned', t),
  'selection-approval-none': (t) => approvalDoneCard('nothingAsked', t),
  'selection-answered': (t) => answerNewsCard({ ref, cohort, state: 'approved' }, t),
  'selection-answered-note': (t) => answerNewsCard({ ref, cohort, state: 'returned', note: HOSTILE }, t),
  'selection-release-deciding': (t) => releaseCard({ ref, cohort, state: 'deciding', letters: 400 }, t),
  'selection-release': (t) => releaseCard({ ref, cohort, state: 'approved', letters: 1, refused: 'undecided' }, t),
  'selection-letters': (t) => lettersCard(sample, t),
  'selection-offers': (t) => offersCard({ ...offers, done: { offered: HOSTILE } }, t),
  'selection-offers-released': (t) =>
    offersCard(
      { ...offers, taken: 23, accepted: [], declined: [], lapsed: [], reserves: [], done: 'released', refused: 'full' },
      t,
    ),
  'selection-ready': (t) => readyNewsCard({ ref, cohort, letters: 400 }, t),
  'selection-declined': (t) => declinedNewsCard({ ref, cohort }, t),
  'selection-letter': (t) => letterCard(letter, t),
  'selection-letter-alone': (t) => {
    const { language: _, ...alone } = letter;
    return letterCard(alone, t);
  },
  'selection-letter-accepted': (t) => letterCard({ ...letter, seat: 'accepted', refused: 'accepted' }, t),
  'selection-letter-declined': (t) => letterCard({ ...letter, seat: 'declined', refused: 'declined' }, t),
  'selection-letter-lapsed': (t) => letterCard({ ...letter, seat: 'lapsed' }, t),
  'selection-letter-reserve': (t) => letterCard({ ...letter, outcome: 'reserve', seat: 'reserve' }, t),
  'selection-letter-not-selected': (t) =>
    letterCard({ ...letter, outcome: 'notSelected', seat: 'none', reasons: criteria }, t),
  'selection-decline': (t) => declineSeatCard({ ref }, t),
  'selection-no-offer': noOfferCard,
  'selection-news': (t) =>
    newsCard(
      {
        ...{ ...news, language: 'fr' },
        people: (['selected', 'reserve', 'notSelected'] as const).map((outcome) => ({ name: HOSTILE, outcome })),
      },
      t,
    ),
  'selection-news-many': (t) =>
    newsCard(
      { ...news, people: Array.from({ length: 90 }, () => ({ name: HOSTILE, outcome: 'reserve' as const })) },
      t,
    ),
};

export const selectionCards: Record<string, Render> = { ...chair, ...letters };
