import type { Render } from '../../../cards/card.ts';
import {
  askCancelCard,
  chooseCohortCard,
  plannedSessionCard,
  scheduleRefusedCard,
  sessionListCard,
  type PlannedModel,
} from '../../../cards/schedule.ts';
import {
  detailsFormCard,
  moveCard,
  previewCard,
  scheduleFormCard,
  type DetailsFormModel,
  type ScheduleFormModel,
} from '../../../cards/schedule-form.ts';
import { detailsChangedCard } from '../../../cards/schedule-news.ts';
import { hostileSession, HOSTILE, session } from './sample.ts';

const ids = { programId: 'p1', cohortId: 'c1' };
const details = {
  agendaEn: HOSTILE,
  agendaFr: HOSTILE,
  beforeEn: HOSTILE,
  beforeFr: HOSTILE,
  afterEn: HOSTILE,
  afterFr: HOSTILE,
  roomAccess: HOSTILE,
  contact: HOSTILE,
};
const planned: PlannedModel = {
  ...session,
  ...ids,
  code: 'LE05',
  status: 'published',
  required: true,
  minimumMinutes: 240,
  inSeries: false,
};
const full: PlannedModel = {
  ...planned,
  ...hostileSession,
  code: HOSTILE,
  required: false,
  group: HOSTILE,
  capacity: 20,
  joinLink: 'https://example.gc.ca/join',
  languages: 'both',
  interpretation: true,
  inSeries: true,
  details,
};
const form: ScheduleFormModel['form'] = {
  code: 'LE05',
  kind: 'course',
  titleEn: HOSTILE,
  titleFr: '',
  group: 'A',
  required: 'true',
  day: '2026-09-10',
  start: '09:00',
  end: '16:00',
  place: 'Ottawa',
  joinLink: '',
  endDay: '',
  timeZone: 'America/Toronto',
  repeat: 'monthly',
  interval: '2',
  times: '10',
};
const empty: ScheduleFormModel = { ...ids, cohort: 'Pilot', groups: ['A', 'B'], form };
const detailsForm: DetailsFormModel = {
  ...ids,
  sessionId: 's1',
  version: '7',
  code: 'LE05',
  facilitators: [{ pid: 'pid1', name: HOSTILE }],
  form: {
    facilitator: 'pid9',
    languages: 'both',
    interpretation: 'true',
    capacity: '20',
    minimumMinutes: '240',
    remote: 'false',
    ...details,
  },
};
const warnings = [
  { code: 'holiday' } as const,
  { code: 'weekend' } as const,
  { code: 'clash', titleEn: HOSTILE, titleFr: '' } as const,
];
const answers = { confirmed: 12, tentative: 3, declined: 2, waiting: 1, none: 5 };
const dates = Array.from({ length: 40 }, (_, n) => ({ session, warnings: n === 0 ? warnings : [] }));

export const scheduleCards: Record<string, Render> = {
  'schedule-new': (t) => scheduleFormCard(empty, t),
  'schedule-problems': (t) =>
    scheduleFormCard(
      {
        ...empty,
        problems: [
          { field: 'day', code: 'badDay' },
          { field: 'start', code: 'skipped', day: '2026-03-08' },
          { field: 'capacity', code: 'badNumber', most: 10_000 },
        ],
      },
      t,
    ),
  'schedule-edit': (t) =>
    scheduleFormCard({ ...empty, sessionId: 's1', version: '7', status: 'published', inSeries: true, tell: true }, t),
  'schedule-changed': (t) =>
    scheduleFormCard({ ...empty, sessionId: 's1', version: '8', status: 'draft', present: hostileSession }, t),
  'schedule-details': (t) => detailsFormCard({ ...detailsForm, status: 'draft' }, t),
  'schedule-details-held': (t) => detailsFormCard({ ...detailsForm, status: 'held', inSeries: true }, t),
  'schedule-details-too-long': (t) =>
    detailsFormCard(
      {
        ...detailsForm,
        form: { ...detailsForm.form, agendaEn: 'x'.repeat(20_000) },
        problems: [{ field: 'agendaEn', code: 'tooLong', most: 1_500 }],
      },
      t,
    ),
  'schedule-series': (t) => previewCard({ ...ids, form, dates }, t),
  'schedule-move': (t) =>
    moveCard({ session: hostileSession, before: session, warnings, data: { ...ids, ...form, sessionId: 's1' } }, t),
  'schedule-draft': (t) =>
    plannedSessionCard(
      {
        session: { ...planned, status: 'draft', titleFr: '' },
        warnings,
        announced: false,
        done: { created: 1 },
      },
      t,
    ),
  'schedule-series-draft': (t) =>
    plannedSessionCard(
      { session: { ...full, status: 'draft' }, warnings: [], announced: false, done: { created: 10 } },
      t,
    ),
  'schedule-refused': (t) =>
    plannedSessionCard(
      { session: { ...planned, status: 'draft' }, warnings: [], announced: false, refused: 'frenchMissing' },
      t,
    ),
  'schedule-published': (t) =>
    plannedSessionCard(
      { session: full, warnings, announced: true, answers, facilitator: HOSTILE, done: 'published' },
      t,
    ),
  'schedule-unannounced': (t) => plannedSessionCard({ session: planned, warnings: [], announced: false }, t),
  'schedule-saved': (t) =>
    plannedSessionCard({ session: full, warnings: [], announced: true, done: { saved: 'details', others: 3 } }, t),
  'schedule-cancelled': (t) =>
    plannedSessionCard(
      { session: { ...planned, status: 'cancelled' }, warnings: [], announced: true, done: 'cancelled' },
      t,
    ),
  'schedule-held': (t) =>
    plannedSessionCard({ session: { ...full, status: 'held' }, warnings: [], announced: true, answers }, t),
  'schedule-ask-cancel': (t) => askCancelCard(full, t),
  'schedule-ask-discard': (t) => askCancelCard({ ...planned, status: 'draft', titleEn: '' }, t),
  'schedule-list': (t) =>
    sessionListCard(
      {
        ...ids,
        cohort: HOSTILE,
        sessions: Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? full : planned)),
        discarded: true,
      },
      t,
    ),
  'schedule-list-empty': (t) => sessionListCard({ ...ids, cohort: 'Pilot', sessions: [] }, t),
  'schedule-choose-cohort': (t) =>
    chooseCohortCard(
      [
        { ...ids, name: HOSTILE },
        { programId: 'p1', cohortId: 'c2', name: '2026' },
      ],
      t,
    ),
  'schedule-not-allowed': scheduleRefusedCard,
  'schedule-details-changed': (t) =>
    detailsChangedCard(
      {
        session: { ...hostileSession, joinLink: 'https://example.gc.ca/join', details },
        over: false,
        series: true,
        material: { en: { text: 'https://example.gc.ca/read', link: true }, fr: { text: HOSTILE, link: false } },
      },
      t,
    ),
  'schedule-material': (t) =>
    detailsChangedCard(
      { session, over: true, series: false, material: { fr: { text: 'https://example.gc.ca/apres', link: true } } },
      t,
    ),
};
