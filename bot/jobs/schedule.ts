import { detailsChangedCard, type DetailsChangedModel, type Material } from '../../cards/schedule-news.ts';
import type { Deps } from '../deps.ts';
import type { Plan } from '../domain/delivery.ts';
import { personId, personPk, programPk, sessionDocId } from '../domain/key.ts';
import { isSafeLink } from '../domain/schedule.ts';
import type { Session } from '../domain/session.ts';
import { detailsFor, followUp } from '../features/schedule/follow.ts';
import { rosterAfter } from '../features/reminder.ts';
import type { DeliveryKind, PlanKind } from './job.ts';

/** What follows from a session's truth in other partitions: invitations and reminders. It sends nothing itself. */
function following(quiet: boolean): PlanKind {
  return {
    next: async (deps, plan) => {
      await followUp(deps, plan, quiet);
      return { pids: [], delivery: '', cursor: plan.cursor, last: true };
    },
  };
}

/** A session was published, moved or called off: its people are told and reminded. */
export const announcePlan: PlanKind = following(false);
/** A session came in quietly: its people know of it already, and are reminded only. */
export const remindPlan: PlanKind = following(true);

/** Those with a seat in a session whose details changed, as the roster is now. */
function detailsPlanOf(delivery: string): PlanKind {
  return {
    next: async (deps: Deps, plan: Plan, limit: number) => {
      const { programId, sessionId = '', sequence } = plan;
      const session = (await deps.store.get('session', programPk(programId), sessionDocId(sessionId)))?.body;
      if (!session || session.sequence !== sequence) return 'void';
      return { ...(await rosterAfter(deps, session, plan.cursor, limit)), delivery };
    },
  };
}

export const detailsPlan: PlanKind = detailsPlanOf('details');
export const detailsOfSeriesPlan: PlanKind = detailsPlanOf('detailsOfSeries');

const SOON = 24 * 3_600_000;

/** A session as it now is, for those who knew it otherwise. Near enough, it waits for nothing (DESIGN section 4). */
function detailsDeliveryOf(series: boolean): DeliveryKind {
  return {
    whenUnknown: 'resend',
    calm: true,
    door: 'reminder',
    prepare: async (deps, delivery) => {
      const session = await detailsFor(deps, delivery, delivery.pid);
      if ('skip' in session) return session;
      const person = await deps.store.get('person', personPk(delivery.pid), personId(delivery.pid));
      const now = deps.clock.now();
      const readerZone = person?.body.timeZone ?? session.timeZone;
      const over = session.endsAt <= now;
      const isNear = !over && session.startsAt - now <= SOON;
      const material = materialOf(session, over);
      return {
        render: (t) => detailsChangedCard({ session: { ...session, readerZone }, over, series, material }, t),
        ...(isNear ? { atOnce: true } : {}),
      };
    },
  };
}

/** What to read before it, or after it once it is over. */
function materialOf({ details = {} }: Session, over: boolean): DetailsChangedModel['material'] {
  const [en, fr] = over ? [details.afterEn, details.afterFr] : [details.beforeEn, details.beforeFr];
  const said = (text: string): Material => ({ text, link: isSafeLink(text) });
  return { ...(en === undefined ? {} : { en: said(en) }), ...(fr === undefined ? {} : { fr: said(fr) }) };
}

export const detailsDelivery: DeliveryKind = detailsDeliveryOf(false);
export const detailsOfSeriesDelivery: DeliveryKind = detailsDeliveryOf(true);
