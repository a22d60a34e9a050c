import type { Render } from '../../../cards/card.ts';
import { answeredCard, evaluationCard, evaluationRefusedCard } from '../../../cards/evaluation.ts';
import {
  evaluationListCard,
  evaluationsRefusedCard,
  formCard,
  type FormModel,
} from '../../../cards/evaluation-results.ts';
import { formLibrary } from '../../../cards/text/form.ts';
import { HOSTILE, hostileSession, session, startsAt } from './sample.ts';

const options = [
  { optionId: 'a', textEn: HOSTILE, textFr: HOSTILE },
  { optionId: 'b', textEn: 'In the room', textFr: 'En salle' },
];
const choice = {
  itemId: 'format',
  type: 'single',
  textEn: 'Which format?',
  textFr: 'Quel format?',
  required: false,
} as const;
const items = [
  ...formLibrary['learning-event'].items,
  { ...choice, options },
  { ...choice, itemId: 'formats', type: 'multiple' as const, options },
];
const asked = { evaluationId: 'e1', items, session, closesAt: startsAt, readerZone: 'America/Toronto' };
const form: FormModel = {
  ...{ programId: 'p1', kind: 'learning-event', items, expected: 23, minimum: 10, publishable: true, twoInOne: [] },
};
const line = {
  evaluationId: 'e1',
  kind: 'learning-event',
  state: 'closed',
  opensAt: startsAt,
  readerZone: 'UTC',
} as const;

export const evaluationCards: Record<string, Render> = {
  evaluation: (t) => evaluationCard(asked, t),
  'evaluation-reminder': (t) => evaluationCard({ ...asked, session: hostileSession, reminder: true }, t),
  'evaluation-problems': (t) =>
    evaluationCard(
      {
        ...{ ...asked, sent: { understanding: '4', useful: HOSTILE } },
        problems: [
          { itemId: 'benefitWork', code: 'missing' },
          { itemId: 'useful', code: 'tooLong' },
        ],
      },
      t,
    ),
  'evaluation-answered': (t) => answeredCard({ already: false }, t),
  'evaluation-already': (t) => answeredCard({ already: true }, t),
  'evaluation-not-asked': (t) => evaluationRefusedCard('notAsked', t),
  'evaluation-not-open': (t) => evaluationRefusedCard('notOpen', t),
  'evaluation-closed': (t) => evaluationRefusedCard('closed', t),
  'evaluation-list': (t) =>
    evaluationListCard({ evaluations: [line], forms: [{ programId: 'p1', kind: 'learning-event', version: 2 }] }, t),
  'evaluation-list-empty': (t) =>
    evaluationListCard({ evaluations: [], forms: [{ programId: 'p1', kind: 'mid-program' }] }, t),
  'evaluation-form': (t) => formCard(form, t),
  'evaluation-form-doubtful': (t) =>
    formCard(
      {
        ...{ ...form, kind: 'action-learning', publishable: false, expected: 7 },
        ...{ twoInOne: [HOSTILE], problems: [{ code: 'textFr', itemId: 'q1' }] },
      },
      t,
    ),
  'evaluation-form-approved': (t) => formCard({ ...form, done: true }, t),
  'evaluations-not-allowed': evaluationsRefusedCard,
};
