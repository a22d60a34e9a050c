import type { Render } from '../../../cards/card.ts';
import { evaluationOfferCard, evaluationOpenCard } from '../../../cards/evaluation-open.ts';
import { answeredCard, evaluationCard, evaluationRefusedCard } from '../../../cards/evaluation.ts';
import { evaluationListCard, evaluationsRefusedCard } from '../../../cards/evaluation-results.ts';
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
const asked = {
  ...{ evaluationId: 'e1', programId: 'p1', items, session, closesAt: startsAt, readerZone: 'America/Toronto' },
  ...{ minimum: 10, toParticipants: false },
};
const changed = { saidEn: HOSTILE, saidFr: HOSTILE, changedEn: HOSTILE, changedFr: HOSTILE };
const line = {
  evaluationId: 'e1',
  kind: 'learning-event',
  state: 'closed',
  opensAt: startsAt,
  readerZone: 'UTC',
} as const;

const opening = { programId: 'p1', programName: HOSTILE, cohorts: [{ cohortId: 'c1', name: HOSTILE }] };
const offer = {
  ...{ programId: 'p1', cohortId: 'c1', kind: 'mid-program' as const, cohortName: HOSTILE, people: 23 },
  ...{ closesAt: startsAt, minimum: 10, publishable: true, readerZone: 'America/Toronto', done: false },
};

export const evaluationCards: Record<string, Render> = {
  'evaluation-open': (t) => evaluationOpenCard(opening, t),
  'evaluation-open-refused': (t) =>
    evaluationOpenCard({ ...opening, chosen: { cohortId: 'c1', kind: 'end-program' }, refused: 'noForm' }, t),
  'evaluation-offer': (t) => evaluationOfferCard(offer, t),
  'evaluation-offer-few': (t) => evaluationOfferCard({ ...offer, people: 1, publishable: false }, t),
  'evaluation-opened': (t) => evaluationOfferCard({ ...offer, done: true }, t),
  evaluation: (t) => evaluationCard(asked, t),
  'evaluation-reminder': (t) =>
    evaluationCard({ ...asked, session: hostileSession, reminder: true, changed, toParticipants: true }, t),
  'evaluation-problems': (t) =>
    evaluationCard(
      {
        ...{ ...asked, sent: { understanding: '4', useful: HOSTILE.repeat(Math.ceil(1_500 / HOSTILE.length)) } },
        problems: [
          { itemId: 'benefitWork', code: 'missing' },
          { itemId: 'useful', code: 'tooLong' },
        ],
      },
      t,
    ),
  'evaluation-cut': (t) => evaluationCard({ ...asked, items: [{ ...choice, options, cut: true }] }, t),
  'evaluation-answered': (t) => answeredCard({ already: false }, t),
  'evaluation-already': (t) => answeredCard({ already: true }, t),
  'evaluation-not-asked': (t) => evaluationRefusedCard('notAsked', t),
  'evaluation-not-open': (t) => evaluationRefusedCard('notOpen', t),
  'evaluation-closed': (t) => evaluationRefusedCard('closed', t),
  'evaluation-list': (t) => evaluationListCard({ evaluations: [line], programs: ['p'] }, t),
  'evaluation-list-full': (t) =>
    evaluationListCard(
      { evaluations: Array.from({ length: 20 }, () => ({ ...line, session: hostileSession })), programs: ['p'] },
      t,
    ),
  'evaluation-list-older': (t) =>
    evaluationListCard({ evaluations: [{ ...line, imported: true }], programs: ['p'], next: 20 }, t),
  'evaluation-list-empty': (t) => evaluationListCard({ evaluations: [], programs: ['p'] }, t),
  'evaluations-not-allowed': evaluationsRefusedCard,
};
