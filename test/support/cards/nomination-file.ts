import type { Render } from '../../../cards/card.ts';
import { fileCard, filesCard, noFileCard, type FileModel } from '../../../cards/nomination-file.ts';
import type { Review } from '../../../bot/domain/review.ts';
import type { Wording } from '../../../bot/domain/call.ts';
import { callFor, nominationFor } from '../nomination.ts';
import { HOSTILE, startsAt } from './sample.ts';

const call = callFor({ programId: 'p1', cohortId: 'c1' });
const nomination = nominationFor(call, 'pid1', { imported: true });
const decision = { outcome: 'notSelected' as const, reasons: ['potential', 'commitment'], rationale: '' };
const review: Pick<Review, 'state' | 'scores' | 'note' | 'rubric'> = {
  ...{ state: 'submitted', scores: { potential: 2, commitment: 4, gone: 5 }, note: HOSTILE, rubric: 1 },
};
const model: FileModel = {
  ...{ page: 0, readerZone: 'America/Toronto', others: false, program: HOSTILE, cohort: HOSTILE },
  ...{ call: { ...call, contact: HOSTILE }, nomination, nominator: HOSTILE, supervisor: HOSTILE, supports: [] },
};

const worst = '*'.repeat(3_000);
const wording: Wording = { textEn: '*'.repeat(300), textFr: '*'.repeat(300) };
const anchors = { '1': wording, '3': wording, '5': wording };
const eight = Array.from({ length: 8 }, (_, n) => `x${n}`);
const texts = (length: number) => Object.fromEntries(eight.map((id) => [id, '*'.repeat(length)]));
/** As much as a call and its people can say, in characters that take the most room. */
const full: FileModel = {
  ...{ ...model, others: true, withdrawnBy: HOSTILE },
  call: {
    ...{ ...call, rubric: 3, contact: HOSTILE },
    criteria: eight.map((criterionId) => ({ criterionId, ...wording, weight: 1, anchors })),
    competencies: eight.map((competencyId) => ({ competencyId, ...wording })),
    questions: eight.slice(0, 5).map((questionId) => ({ questionId, ...wording, required: true })),
  },
  nomination: {
    ...{ ...nomination, department: '*'.repeat(300), level: '*'.repeat(300), functionalArea: '*'.repeat(300) },
    ...{ statement: worst, strengths: texts(600), answers: texts(600), state: 'withdrawn' },
    endorsement: { answer: 'conditions', conditions: '*'.repeat(500), days: 1, by: 's', at: startsAt },
    eligibility: { by: 'c', at: startsAt, because: 'earlierCohort' },
  },
  supports: Array.from({ length: 9 }, () => ({ name: HOSTILE, words: worst, at: startsAt })),
  outcome: {
    ...{ releasedAt: startsAt, offer: { state: 'declined' } },
    decision: { outcome: 'selected', reasons: eight, rationale: 'Because' },
    reviews: Array.from({ length: 3 }, () => ({
      ...{ ...review, note: worst, scores: Object.fromEntries(eight.map((id) => [id, 3] as const)) },
    })),
  },
};

const PARTS = 12;

export const nominationFileCards: Record<string, Render> = {
  'nomination-file-none': noFileCard,
  'nomination-files': (t) =>
    filesCard({ files: Array.from({ length: 5 }, () => ({ callId: 'n1', program: HOSTILE, cohort: HOSTILE })) }, t),
  'nomination-file': (t) => fileCard(model, t),
  'nomination-file-begun': (t) => {
    const { consent: _c, endorsement: _e, eligibility: _l, ...begun } = nomination;
    return fileCard({ ...model, nomination: { ...begun, state: 'submitted' } }, t);
  },
  'nomination-file-declined': (t) => {
    const consent = { given: false, at: startsAt };
    return fileCard({ ...model, nomination: { ...nomination, state: 'declined', consent } }, t);
  },
  'nomination-file-released': (t) =>
    fileCard({ ...model, outcome: { releasedAt: startsAt, decision, reviews: [review, { ...review, note: '' }] } }, t),
  'nomination-file-undecided': (t) => fileCard({ ...model, outcome: { releasedAt: startsAt, reviews: [] } }, t),
  'nomination-file-disposed': (t) => fileCard({ ...model, nomination: { ...nomination, disposedAt: startsAt } }, t),
  ...Object.fromEntries(
    Array.from({ length: PARTS }, (_, page) => [
      `nomination-file-full-${page}`,
      (t: Parameters<Render>[0]) => fileCard({ ...full, page }, t),
    ]),
  ),
};
