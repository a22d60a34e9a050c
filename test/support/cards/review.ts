import type { Render } from '../../../cards/card.ts';
import { assignCard } from '../../../cards/review/assign.ts';
import {
  closeCard,
  committeesCard,
  leadRefusedCard,
  roundCard,
  type RoundModel,
} from '../../../cards/review/committee.ts';
import { desksCard, namesCard, toldCard, type DeskModel, type NamesModel } from '../../../cards/review/desk.ts';
import {
  dossierCard,
  recuseCard,
  recusedCard,
  reviewRefusedCard,
  type DossierModel,
} from '../../../cards/review/dossier.ts';
import { textCard, textsCard, type TextModel } from '../../../cards/review/redaction.ts';
import { startingCompetencies, startingCriteria } from '../../../cards/text/call-criteria.ts';
import type { Criterion } from '../../../bot/domain/call.ts';
import { HOSTILE } from './sample.ts';

const ref = { programId: 'p1', castId: 'n1' };
const of = { ...ref, nominee: 'pid1' };
const named = { name: HOSTILE, department: HOSTILE };
const label = HOSTILE;

const line = { ref: of, title: named, state: 'assigned' } as const;
const desk: DeskModel = {
  ...{ ref, label, state: 'assigned', declared: true, left: 7, minutes: 70 },
  lines: [line, { ...line, title: { number: 7 }, state: 'draft' }, { ...line, state: 'submitted' }],
};
const long: DeskModel = { ...desk, lines: Array.from({ length: 100 }, () => line) };

const name = (n: number) => ({ token: `${n}`.padStart(16, '0'), ...named, ticked: n % 2 === 0 });
const names: NamesModel = {
  ...{ ref, label, from: 0, total: 3, ticked: 2, fixed: false },
  lines: [name(0), { ...name(1), department: '' }, name(2)],
};
const forty: NamesModel = { ...names, from: 40, total: 400, lines: Array.from({ length: 40 }, (_, n) => name(n)) };

const dossier: DossierModel = {
  ...{ ref: of, title: named, redacted: false, round: 'assigned', level: HOSTILE, functionalArea: HOSTILE },
  words: { statement: HOSTILE, strengths: { vision: HOSTILE, people: '' }, answers: { q1: HOSTILE } },
  endorsement: { answer: 'conditions', days: 20, conditions: HOSTILE },
  ...{ criteria: startingCriteria, competencies: startingCompetencies, rubric: 2, version: '7' },
  questions: [{ questionId: 'q1', textEn: HOSTILE, textFr: HOSTILE, required: true }],
  review: { state: 'assigned', scores: {}, note: '', rubric: 2 },
};
const scores = { potential: 4, commitment: 3 } as const;
const submitted: DossierModel = {
  ...dossier,
  review: { state: 'submitted', scores, note: HOSTILE, rubric: 1 },
  peers: [{ name: HOSTILE, scores, note: HOSTILE, rubric: 2 }],
};
/** As long as everything may be. */
/** So many characters, in words: no window breaks a word of three thousand letters. */
const wordy = (letter: string, length: number): string => `${letter.repeat(9)} `.repeat(length / 10);
const most = wordy('é', 300);
const anchor = { textEn: most, textFr: most };
const criteria: Criterion[] = Array.from({ length: 8 }, (_, n) => ({
  ...{ criterionId: `c${n}`, ...anchor, weight: 1, anchors: { '1': anchor, '3': anchor, '5': anchor } },
}));
const texts = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`x${n}`, wordy('à', 600)]));
const longest: DossierModel = {
  ...{ ...dossier, criteria, words: { statement: wordy('ê', 3_000), strengths: texts, answers: texts } },
  competencies: Object.keys(texts).map((competencyId) => ({ competencyId, ...anchor })),
  questions: Object.keys(texts)
    .slice(0, 5)
    .map((questionId) => ({ questionId, ...anchor, required: true })),
};
const nine = Array.from({ length: 8 }, () => ({ name: HOSTILE, scores, note: wordy('ï', 1_500), rubric: 1 }));

const reviewer: Record<string, Render> = {
  'review-desks-none': (t) => desksCard({ desks: [] }, t),
  'review-desks': (t) =>
    desksCard(
      {
        desks: [
          desk,
          { ...desk, state: 'declaring', declared: false, lines: [] },
          { ...desk, state: 'declaring', lines: [] },
          { ...desk, left: 0, declared: false },
          { ...desk, state: 'closed', left: 0 },
        ],
      },
      t,
    ),
  'review-desks-long': (t) => desksCard({ desks: [long, long], from: 20 }, t),
  'review-told': (t) => toldCard({ desk, how: 'told' }, t),
  'review-anew': (t) => toldCard({ desk: { ...desk, left: 1, minutes: 10 }, how: 'anew' }, t),
  'review-reminder': (t) => toldCard({ desk, how: 'reminder' }, t),
  'review-names': (t) => namesCard(names, t),
  'review-names-forty': (t) => namesCard({ ...forty, refused: 'unseen' }, t),
  'review-names-none': (t) => namesCard({ ...names, lines: [], total: 0, reminder: true }, t),
  'review-names-done': (t) => namesCard({ ...names, done: 1 }, t),
  'review-names-refused': (t) => namesCard({ ...names, refused: 'tickedNone' }, t),
  'review-names-fixed': (t) => namesCard({ ...names, fixed: true, refused: 'assigned' }, t),
  'review-dossier': (t) => dossierCard(dossier, t),
  'review-dossier-redacted': (t) => dossierCard({ ...dossier, redacted: true, title: { number: 7 } }, t),
  'review-dossier-draft': (t) =>
    dossierCard({ ...dossier, review: { state: 'draft', scores, note: HOSTILE, rubric: 2 }, done: 'saved' }, t),
  'review-dossier-refused': (t) => dossierCard({ ...dossier, refused: 'scoreMissing' }, t),
  'review-dossier-submitted': (t) => dossierCard({ ...submitted, done: 'submitted' }, t),
  'review-dossier-alone': (t) => dossierCard({ ...submitted, peers: [], round: 'closed' }, t),
  'review-dossier-longest': (t) => dossierCard(longest, t),
  'review-dossier-longest-next': (t) => dossierCard({ ...longest, part: { text: 99 } }, t),
  'review-dossier-longest-form': (t) =>
    dossierCard(
      { ...longest, part: 'form', review: { state: 'draft', scores, note: wordy('ï', 10_000), rubric: 2 } },
      t,
    ),
  'review-dossier-longest-submitted': (t) =>
    dossierCard({ ...longest, review: { ...submitted.review, note: wordy('ï', 1_500) }, peers: nine }, t),
  'review-dossier-longest-peers': (t) =>
    dossierCard({ ...longest, review: submitted.review, peers: nine, part: { peers: 1 } }, t),
  'review-recuse': (t) => recuseCard({ ref: of, title: named }, t),
  'review-recused': (t) => recusedCard({ replaced: true }, t),
  'review-recused-nobody': (t) => recusedCard({ replaced: false }, t),
  'review-not-yours': (t) => reviewRefusedCard('notYours', t),
};

const round: RoundModel = {
  ...{ ref, label, stage: 'declaring', dossiers: 400, reviewers: 12, declared: 1 },
  missing: Array.from({ length: 20 }, () => HOSTILE),
  texts: { checked: 3, mayCheck: true },
};
const done = (n: number) => ({ reviewer: `r${n}`, name: HOSTILE, done: n, assigned: 9, recused: n % 2 });
const progress: NonNullable<RoundModel['progress']> = {
  ...{ each: 3, complete: 100, missing: 12, conflicted: 2, reviewers: Array.from({ length: 30 }, (_, n) => done(n)) },
  short: [{ title: 7, readers: 2 }, ...Array.from({ length: 12 }, () => ({ title: HOSTILE, readers: 0 }))],
};
const { texts: _, ...plainRound } = { ...round, missing: [] };

const lead: Record<string, Render> = {
  'review-committees-none': (t) => committeesCard([], t),
  'review-committees': (t) =>
    committeesCard(
      (['none', 'declaring', 'assigning', 'assigned', 'closed'] as const).map((stage) => ({
        ...{ ref, label, eligible: 1, stage },
      })),
      t,
    ),
  'review-round-none': (t) => roundCard({ ...round, stage: 'none', said: { kind: 'asked' } }, t),
  'review-round-declaring': (t) => roundCard({ ...round, said: { kind: 'nudged', sent: 1, before: 2 } }, t),
  'review-round-declared': (t) =>
    roundCard({ ...plainRound, refused: 'notAssigned', said: { kind: 'nudged', sent: 0, before: 0 } }, t),
  'review-round-assigning': (t) => roundCard({ ...plainRound, stage: 'assigning' }, t),
  'review-round-assigned': (t) => roundCard({ ...round, stage: 'assigned', progress, said: { kind: 'assigned' } }, t),
  'review-round-filled': (t) =>
    roundCard({ ...plainRound, stage: 'assigned', progress, said: { kind: 'filled', given: 0 } }, t),
  'review-round-closed': (t) => roundCard({ ...round, stage: 'closed', progress, said: { kind: 'closed' } }, t),
  'review-close': (t) => closeCard({ ref, label, missing: 3, short: 1 }, t),
  'review-assign': (t) =>
    assignCard(
      {
        ...{ ref, label, each: 3, undeclared: [HOSTILE] },
        effect: { dossiers: 400, reviewers: 12, least: 100, most: 100, even: true },
      },
      t,
    ),
  'review-assign-uneven': (t) =>
    assignCard(
      {
        ...{ ref, label, each: 1, undeclared: [] },
        effect: { dossiers: 1, reviewers: 2, least: 0, most: 3, even: false },
      },
      t,
    ),
  'review-assign-too-few': (t) => {
    const blocked = { declared: 2, department: 1, line: 1, nominator: 1, supporter: 1, themselves: 1 };
    const tooFew = Array.from({ length: 40 }, () => ({ name: HOSTILE, possible: 1, blocked }));
    return assignCard({ ref, label, each: 9, undeclared: [], tooFew }, t);
  },
  'review-assign-too-few-reviewers': (t) =>
    assignCard({ ref, label, each: 9, undeclared: [], tooFew: [{ name: HOSTILE, possible: 2, blocked: {} }] }, t),
  'review-assign-unchecked': (t) => assignCard({ ref, label, each: 3, undeclared: [], unchecked: 2 }, t),
  'review-assign-refused': (t) => assignCard({ ref, label, each: 3, undeclared: [], refused: 'noReviewers' }, t),
  'review-not-allowed': (t) => leadRefusedCard('notAllowed', t),
};

const text: TextModel = {
  ...{ ref: of, name: HOSTILE, competencies: startingCompetencies, questions: dossier.questions, version: '' },
  words: { ...dossier.words, conditions: HOSTILE },
  ...{ checked: false, fixed: false },
};
const whole = { ...longest.words, conditions: wordy('ô', 600) };
const readAll = { competencies: longest.competencies, questions: longest.questions, words: whole };

const redaction: Record<string, Render> = {
  'review-texts': (t) => {
    const lines = Array.from({ length: 45 }, (_, n) => ({ nominee: `pid${n}`, name: HOSTILE, checked: n > 2 }));
    return textsCard({ ref, from: 0, lines }, t);
  },
  'review-texts-none': (t) => textsCard({ ref, from: 0, lines: [] }, t),
  'review-text': (t) => textCard(text, t),
  'review-text-done': (t) => textCard({ ...text, checked: true, done: true }, t),
  'review-text-longest': (t) => textCard({ ...text, ...readAll, refused: 'tooLong' }, t),
  'review-text-fixed': (t) => textCard({ ...text, checked: true, fixed: true, refused: 'fixed' }, t),
  'review-text-fixed-longest': (t) => textCard({ ...text, ...readAll, checked: true, fixed: true }, t),
};

export const reviewCards: Record<string, Render> = { ...reviewer, ...lead, ...redaction };
