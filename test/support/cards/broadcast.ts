import type { Render } from '../../../cards/card.ts';
import { correctPreviewCard, recallCard } from '../../../cards/broadcast/correct.ts';
import {
  ANY,
  composeCard,
  correctFormCard,
  type ComposeModel,
  type FormProblem,
} from '../../../cards/broadcast/form.ts';
import { broadcastRefusedCard, chooseProgramCard, homeCard, type HomeModel } from '../../../cards/broadcast/home.ts';
import { messageCard, testAcknowledgedCard, type MessageModel } from '../../../cards/broadcast/message.ts';
import { previewCard, type PreviewModel } from '../../../cards/broadcast/preview.ts';
import { askedCard, onItsWayCard, progressCard, type ProgressModel } from '../../../cards/broadcast/progress.ts';
import { HOSTILE, startsAt } from './sample.ts';

const LONG = 'Bring your laptop, your badge and "a question" for the panel.\n'.repeat(64).slice(0, 4_000);

const message: MessageModel = {
  castId: 'cast1',
  programId: 'p1',
  programName: HOSTILE,
  firstName: HOSTILE,
  textEn: `Hello {firstName},\n\n{sessionTitle} is on {sessionDate} at {sessionTime}: ${HOSTILE}`,
  textFr: `Bonjour {firstName},\n\n{sessionTitle} : le {sessionDate} à {sessionTime}, ${HOSTILE}`,
  link: { url: 'https://example.gc.ca/agenda', titleEn: 'Agenda', titleFr: 'Ordre du jour' },
  acknowledge: true,
  session: { titleEn: HOSTILE, titleFr: HOSTILE, startsAt, place: HOSTILE },
  timeZone: 'America/Toronto',
};

const sessions = Array.from({ length: 40 }, (_, n) => ({
  sessionId: `s${n}`,
  titleEn: `Thinking across departments, part ${n} of a long series`,
  titleFr: `Penser d’un ministère à l’autre, partie ${n} d’une longue série`,
  startsAt: startsAt + n * 86_400_000,
  timeZone: 'America/Toronto',
}));

const home: HomeModel = {
  programId: 'p1',
  programName: HOSTILE,
  castId: 'cast9',
  sessions,
  recent: [
    { castId: 'cast1', state: 'draft', recalled: false, textEn: HOSTILE, textFr: '' },
    { castId: 'cast2', state: 'sent', recalled: true, textEn: LONG, textFr: LONG },
  ],
};

const compose: ComposeModel = {
  programId: 'p1',
  castId: 'cast1',
  version: 0,
  cohorts: [{ cohortId: 'c1', name: 'Pilot' }],
  groups: ['A', 'B'],
  sessions,
  evaluations: [{ evaluationId: 'e1', titleEn: HOSTILE, titleFr: HOSTILE }],
  typed: {
    ...{
      role: 'participant',
      cohort: ANY,
      group: 'g.A',
      session: 's1',
      seat: 'confirmed',
      evaluation: ANY,
      addresses: '',
    },
    ...{ textEn: HOSTILE, textFr: '', linkUrl: '', linkEn: '', linkFr: '', acknowledge: 'yes' },
  },
  problems: [],
};

/** What is wrong with an audience of those who have not answered an evaluation. */
const ofUnanswered: FormProblem[] = [
  { code: 'unansweredAlone' },
  { code: 'unansweredAcknowledge' },
  { code: 'tooFewToAsk', least: 10 },
];

const everyProblem: FormProblem[] = [
  { code: 'missingEn' },
  { code: 'missingFr' },
  { code: 'sessionNeeded' },
  { code: 'participantsOnly' },
  { code: 'linkNotHttps' },
  { code: 'linkTitles' },
  { code: 'titleTooLong' },
  { code: 'tooLongEn', length: 20_000, limit: 4_000 },
  { code: 'tooLongFr', length: 20_000, limit: 4_000 },
  { code: 'unknownField', fields: [HOSTILE] },
  { code: 'fieldNeedsSession', fields: ['sessionTitle'] },
  { code: 'emptyAudience' },
  { code: 'unknownAudience' },
  { code: 'notEditable' },
  { code: 'newCast' },
  { code: 'cutText' },
  { code: 'unknownAddresses', addresses: [HOSTILE] },
  { code: 'addressesTooMany', most: 500 },
  { code: 'refused', refusal: 'timePast' },
];

const preview: PreviewModel = {
  cast: { castId: 'cast1', programId: 'p1', version: 3, state: 'ready', urgent: false },
  message,
  timeZone: 'America/Toronto',
  people: 412,
  among: [HOSTILE, 'Ada', 'Béa', 'Chloé', 'Dov'],
  unreachable: [
    { why: 'refused', count: 12, names: Array.from({ length: 10 }, () => HOSTILE) },
    { why: 'unknown', count: 1, names: ['Zoé'] },
  ],
  byMail: 9,
  held: 412,
  problems: [],
};

const progress: ProgressModel = {
  cast: {
    ...{ castId: 'cast1', programId: 'p1', state: 'sending', version: 5, editedBy: 'a', approvedBy: 'a', round: 1 },
    ...{ textEn: HOSTILE, textFr: LONG, acknowledge: true, urgent: false, size: 412, chunks: 1 },
    ...{ createdAt: startsAt, changedAt: startsAt, corrections: 2 },
    audience: { role: 'participant', seat: 'any' },
    proposal: { n: 3, textEn: 'x', textFr: 'y', editedBy: 'b' },
  },
  counts: {
    tally: {
      ...{ audience: 412, queued: 100, held: 20, sending: 2, sent: 290, mail: 3, unconfirmed: 5 },
      failed: { ConversationBlockedByUser: 4, MessageWritesBlocked: 1, Strange: 2 },
      skipped: { left: 8 },
    },
    acknowledged: 70,
    correction: { waiting: 10, done: 270, failed: 1, skipped: 0 },
    perMinute: 60,
    at: startsAt,
  },
  timeZone: 'America/Toronto',
  acknowledgedBy: Array.from({ length: 60 }, () => HOSTILE),
  proposedBy: HOSTILE,
};

/** A progress in another state. */
const inState = (state: ProgressModel['cast']['state'], more: Partial<ProgressModel['cast']> = {}): Render => {
  const model = { ...progress, cast: { ...progress.cast, state, ...more }, refused: 'alreadyDone' as const };
  return (t) => progressCard(model, t);
};

export const broadcastCards: Record<string, Render> = {
  'broadcast-home': (t) => homeCard(home, t),
  'broadcast-home-empty': (t) => homeCard({ ...home, sessions: [], recent: [] }, t),
  'broadcast-home-notice-refused': (t) =>
    homeCard({ ...home, typed: { kind: 'room', session: 's3', detail: HOSTILE }, problem: 'detail' }, t),
  'broadcast-programs': (t) => chooseProgramCard([{ programId: 'p1', name: 'Leadership' }], t),
  'broadcast-form': (t) => composeCard(compose, t),
  'broadcast-form-every-problem': (t) =>
    composeCard(
      { ...compose, problems: everyProblem, saved: true, typed: { ...compose.typed, textEn: 'x'.repeat(24_800) } },
      t,
    ),
  'broadcast-form-unanswered': (t) => composeCard({ ...compose, problems: ofUnanswered }, t),
  'broadcast-form-changed': (t) =>
    composeCard(
      {
        ...compose,
        typed: { ...compose.typed, textEn: LONG, textFr: LONG },
        theirs: { name: HOSTILE, textEn: LONG, textFr: `${HOSTILE}\n\n${HOSTILE}` },
      },
      t,
    ),
  'broadcast-preview': (t) => previewCard(preview, t),
  'broadcast-preview-long': (t) =>
    previewCard({ ...preview, message: { ...message, textEn: LONG, textFr: LONG }, done: 'saved' }, t),
  'broadcast-preview-draft': (t) =>
    previewCard({ ...preview, cast: { ...preview.cast, state: 'draft' }, people: 0, problems: everyProblem }, t),
  'broadcast-preview-reachable': (t) =>
    previewCard(
      { ...preview, unreachable: [], byMail: 0, held: 0, cast: { ...preview.cast, urgent: true }, done: 'testFailed' },
      t,
    ),
  'broadcast-preview-second': (t) => previewCard({ ...preview, secondAbove: 100, done: { asked: 2 } }, t),
  'broadcast-preview-later': (t) =>
    previewCard(
      {
        ...preview,
        problems: [{ code: 'refused', refusal: 'timeSkipped' }],
        typed: { date: '2027-03-14', time: '02:30' },
      },
      t,
    ),
  'broadcast-preview-count-only': (t) =>
    previewCard({ ...preview, countOnly: true, among: [], unreachable: [], byMail: 0, held: 0 }, t),
  'broadcast-progress-count-only': inState('sent', {
    audience: { role: 'participant', seat: 'any', evaluationId: 'e1' },
  }),
  'broadcast-message': (t) => messageCard(message, t),
  'broadcast-message-acknowledged': (t) => messageCard({ ...message, acknowledged: true }, t),
  'broadcast-message-test': (t) => messageCard({ ...message, test: true }, t),
  'broadcast-test-acknowledged': testAcknowledgedCard,
  'broadcast-on-its-way': (t) => onItsWayCard({ castId: 'cast1', timeZone: 'America/Toronto' }, t),
  'broadcast-planned': (t) => onItsWayCard({ castId: 'cast1', timeZone: 'America/Toronto', planned: startsAt }, t),
  'broadcast-progress': (t) => progressCard(progress, t),
  'broadcast-progress-scheduled': inState('scheduled', { sendAt: startsAt }),
  'broadcast-progress-sent': inState('sent'),
  'broadcast-progress-partial': inState('partial'),
  'broadcast-progress-cancelled': inState('cancelled'),
  'broadcast-progress-recalled': (t) =>
    progressCard(
      {
        ...progress,
        cast: { ...progress.cast, state: 'sent', recalledAt: startsAt },
        counts: { ...progress.counts, recall: { waiting: 0, done: 285, failed: 2, skipped: 0 } },
      },
      t,
    ),
  'broadcast-closed': inState('closed'),
  'broadcast-asked': (t) => askedCard({ castId: 'cast1', by: HOSTILE }, t),
  'broadcast-correct': (t) =>
    correctFormCard({ castId: 'cast1', version: 5, typed: compose.typed, problems: everyProblem }, t),
  'broadcast-correct-changed': (t) =>
    correctFormCard(
      {
        ...{ castId: 'cast1', version: 5, typed: compose.typed, problems: [] },
        theirs: { name: HOSTILE, textEn: LONG, textFr: LONG },
      },
      t,
    ),
  'broadcast-correct-preview': (t) =>
    correctPreviewCard({ castId: 'cast1', n: 1, version: 6, message, inChats: 10, byMail: 2, unsent: 3 }, t),
  'broadcast-correct-second': (t) =>
    correctPreviewCard(
      {
        ...{ castId: 'cast1', n: 1, version: 6, message, inChats: 10, byMail: 0, unsent: 0 },
        ...{ secondAbove: 5, refused: 'secondNeeded' },
      },
      t,
    ),
  'broadcast-recall': (t) => recallCard({ castId: 'cast1', inChats: 10, byMail: 2, unconfirmed: 1 }, t),
  'broadcast-not-allowed': broadcastRefusedCard,
};
