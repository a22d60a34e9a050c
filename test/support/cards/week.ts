import type { TaskKind } from '../../../bot/domain/week.ts';
import type { Render } from '../../../cards/card.ts';
import { weekCard, weekRefusedCard, type WeekModel } from '../../../cards/week.ts';
import { HOSTILE, startsAt } from './sample.ts';

type Task = WeekModel['tasks'][number];

const session = {
  ...{ programId: 'p1', cohortId: 'c1', sessionId: 's1', timeZone: 'America/Toronto' },
  ...{ titleEn: 'Thinking across departments', titleFr: '', startsAt, endsAt: startsAt + 3_600_000 },
};
const task = (kind: TaskKind, count: number): Task => ({ kind, programId: 'p1', count });
const of = (kind: TaskKind, count: number, seats: number): Task => ({ ...task(kind, count), of: seats, session });
const hostile = { ...session, titleEn: HOSTILE, titleFr: HOSTILE };

export const weekCards: Record<string, Render> = {
  'week-nothing': (t) => weekCard({ tasks: [] }, t),
  'week-one': (t) => weekCard({ tasks: [of('french', 1, 1)], readerZone: 'America/Vancouver' }, t),
  'week-sessions': (t) => weekCard({ tasks: [of('noPlace', 1, 1), of('noFacilitator', 2, 2), of('draft', 1, 1)] }, t),
  'week-more-sessions': (t) =>
    weekCard({ tasks: [of('noPlace', 2, 2), of('noFacilitator', 1, 1), of('draft', 3, 3)] }, t),
  'week-records': (t) => weekCard({ tasks: [of('unrecorded', 1, 14), of('noReply', 2, 31), of('french', 2, 2)] }, t),
  'week-more-records': (t) => weekCard({ tasks: [of('unrecorded', 3, 40), of('noReply', 1, 12)] }, t),
  'week-people': (t) => weekCard({ tasks: [task('inbox', 1), task('identity', 1), task('unreachable', 1)] }, t),
  'week-more-people': (t) => weekCard({ tasks: [task('inbox', 4), task('identity', 2), task('unreachable', 3)] }, t),
  'week-casts': (t) => weekCard({ tasks: [task('cast', 1), { ...task('cast', 9), program: HOSTILE }] }, t),
  'week-hostile': (t) => weekCard({ tasks: [{ ...of('unrecorded', 1, 1), session: hostile, program: HOSTILE }] }, t),
  'week-not-allowed': weekRefusedCard,
};
