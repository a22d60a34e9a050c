import {
  callCard,
  callFormCard,
  callRefusedCard,
  callsCard,
  criterionCard,
  questionsCard,
} from '../../../cards/call.ts';
import { callNewsCard } from '../../../cards/call-news.ts';
import type { Render } from '../../../cards/card.ts';
import type { CallForm } from '../../../bot/domain/call.ts';
import { callFor } from '../nomination.ts';
import { HOSTILE } from './sample.ts';

const timeZone = 'America/Toronto';
const words = { textEn: HOSTILE, textFr: HOSTILE };
const question = { questionId: 'q1', ...words, required: true };
const call = callFor(
  { programId: 'p1', cohortId: 'c1' },
  {
    callId: 'n1',
    questions: [question, question],
    levels: ['EX minus 1', HOSTILE],
    perDepartment: 3,
    contact: HOSTILE,
  },
);
const ref = { programId: 'p1', castId: 'n1' };
const cohort = HOSTILE;
const counts = { submitted: 1_234, complete: 2, eligible: 3, ineligible: 4, declined: 5, withdrawn: 6 };
const line = { call, cohort, timeZone, counts, drafts: 1 };
const form: CallForm = {
  ...{
    opens: '2026-09-10',
    closes: '2026-10-01',
    completeBy: '2026-10-15',
    capacity: 'x',
    perDepartment: '',
    days: '20',
  },
  ...{
    months: '10',
    reviewsEach: '3',
    contact: HOSTILE,
    levels: HOSTILE,
    areas: '',
    selfNomination: true,
    redacted: false,
  },
};
const nothing = { textEn: '', textFr: '' };
const empty = { criterionId: 'k1', ...nothing, weight: 1, anchors: { '1': nothing, '3': nothing, '5': nothing } };
const [criterion = empty] = call.criteria;
const named = { ref, version: '7', criterion, weight: '3', isNew: false };

export const callCards: Record<string, Render> = {
  'calls-none': (t) => callsCard({ programs: [{ programId: 'p1', program: HOSTILE, calls: [] }] }, t),
  calls: (t) =>
    callsCard(
      {
        programs: [
          {
            ...{ programId: 'p1', program: HOSTILE },
            calls: (['draft', 'announced', 'open', 'closed'] as const).map((phase) => ({ ...line, phase })),
          },
        ],
      },
      t,
    ),
  'call-draft': (t) =>
    callCard({ call: { ...call, state: 'draft' }, cohort, phase: 'draft', timeZone, version: '7', done: 'saved' }, t),
  'call-open': (t) => callCard({ call, cohort, phase: 'open', timeZone, version: '7', refused: 'locked' }, t),
  'call-form': (t) => callFormCard({ programId: 'p1', cohort: '', form }, t),
  'call-form-problem': (t) =>
    callFormCard(
      {
        ...{ programId: 'p1', castId: 'n1', version: '7', cohort, form, refused: 'problems' },
        problems: (['number', 'day', 'order', 'past', 'tooLong', 'missing'] as const).map((code) => ({
          field: 'closes',
          code,
        })),
      },
      t,
    ),
  'call-criterion': (t) => criterionCard(named, t),
  'call-criterion-new': (t) => criterionCard({ ...named, criterion: empty, isNew: true, refused: 'halfWritten' }, t),
  'call-questions': (t) => questionsCard({ ref, version: '7', questions: call.questions, refused: 'tooLong' }, t),
  'call-refused': (t) => callRefusedCard('notAllowed', t),
  'call-exists': (t) => callRefusedCard('exists', t),
  'call-news': (t) => callNewsCard({ call, program: HOSTILE, cohort, timeZone, kind: 'open', drafts: 0 }, t),
  'call-last': (t) => callNewsCard({ call, program: HOSTILE, cohort, timeZone, kind: 'last', drafts: 2 }, t),
  'call-late': (t) => callNewsCard({ call, program: HOSTILE, cohort, timeZone, kind: 'late', drafts: 1 }, t),
};
