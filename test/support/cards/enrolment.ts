import type { Render } from '../../../cards/card.ts';
import {
  enrolmentDoneCard,
  enrolmentEffectCard,
  enrolmentFormCard,
  enrolmentNewsCard,
  enrolmentRefusedCard,
} from '../../../cards/enrolment.ts';
import { HOSTILE } from './sample.ts';

const places = [{ programId: 'p1', cohortId: 'c1', pid: 'pid1', name: HOSTILE, cohort: 'Pilot' }];
const effect = {
  name: HOSTILE,
  seatsBefore: 4,
  seatsAfter: 2,
  newSessions: 2,
  change: { kind: 'withdraw', on: '2026-09-17' },
  data: { place: 'p1.c1.pid1', kind: 'withdraw', on: '2026-09-17', version: '7' },
} as const;

export const enrolmentCards: Record<string, Render> = {
  enrolment: (t) => enrolmentFormCard({ places }, t),
  'enrolment-none': (t) => enrolmentFormCard({ places: [] }, t),
  'enrolment-refused': (t) =>
    enrolmentFormCard(
      { places, typed: { place: 'p1.c1.pid1', kind: 'group', on: '2026-09-17', group: HOSTILE }, refused: 'badDay' },
      t,
    ),
  'enrolment-effect': (t) => enrolmentEffectCard(effect, t),
  'enrolment-effect-changed': (t) => enrolmentEffectCard({ ...effect, refused: 'changedMeanwhile' }, t),
  'enrolment-done': (t) => enrolmentDoneCard({ name: HOSTILE }, t),
  'enrolment-effect-department': (t) =>
    enrolmentEffectCard(
      { ...effect, newSessions: 0, change: { kind: 'department', on: '2026-09-17', department: HOSTILE } },
      t,
    ),
  'enrolment-news': (t) => enrolmentNewsCard({ kind: 'group', day: '2026-09-17', name: HOSTILE }, t),
  'enrolment-news-supervisor': (t) => enrolmentNewsCard({ kind: 'supervisor', day: '2026-09-17', name: HOSTILE }, t),
  'enrolment-not-allowed': enrolmentRefusedCard,
};
