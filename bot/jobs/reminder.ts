import { checkInCard } from '../../cards/attendance.ts';
import { reminderCard } from '../../cards/reminder.ts';
import type { SessionModel } from '../../cards/session.ts';
import type { Deps } from '../deps.ts';
import type { Delivery, Plan } from '../domain/delivery.ts';
import { personId, personPk, programDocId, programPk } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import type { Session } from '../domain/session.ts';
import { isCheckInOpen, plannedSession, rosterAfter, sameDay, uselessFor } from '../features/reminder.ts';
import type { DeliveryKind, PlanKind, Prepared } from './job.ts';

/** The people with a seat in a session, as the roster is when the plan comes due; void where it was called off. */
function sessionPlan(delivery: string): PlanKind {
  return {
    next: async (deps: Deps, plan: Plan, limit: number) => {
      const session = await plannedSession(deps, plan);
      return session ? { ...(await rosterAfter(deps, session, plan.cursor, limit)), delivery } : 'void';
    },
  };
}

export const reminderPlan: PlanKind = sessionPlan('reminder');
export const checkInPlan: PlanKind = sessionPlan('checkIn');

/** The one calm reminder, on the working day before; several sessions of a day are told together, by the first. */
export const reminderDelivery: DeliveryKind = {
  whenUnknown: 'resend',
  calm: true,
  mutes: 'reminder',
  door: 'reminder',
  prepare: async (deps, delivery) =>
    withSession(deps, delivery, async (session) => {
      const sessions = await sameDay(deps, session, delivery.pid);
      const [first] = sessions;
      if (!first) return { skip: 'noSeat' };
      if (first.sessionId !== session.sessionId) return { skip: 'toldWithAnother' };
      const models = await Promise.all(sessions.map((one) => modelFor(deps, one, delivery.pid)));
      return { render: (t) => reminderCard(models, t) };
    }),
};

/** The check-in card, at the moment when check-in opens: the one message that no quiet hour holds back. */
export const checkInDelivery: DeliveryKind = {
  whenUnknown: 'resend',
  calm: false,
  door: 'checkIn',
  prepare: async (deps, delivery) =>
    withSession(deps, delivery, async (session) => {
      if (!(await isCheckInOpen(deps, session))) return { skip: 'checkInClosed' };
      const program = await deps.store.get('program', programPk(session.programId), programDocId);
      const asksCode = program?.body.checkIn.code ?? false;
      const model = { session: await modelFor(deps, session, delivery.pid), asksCode, remote: session.remote };
      return { render: (t) => checkInCard(model, t) };
    }),
};

/** Not sent to those for whom it is untrue or useless: called off or moved, withdrawn, declined, checked in. */
async function withSession(
  deps: Deps,
  delivery: Delivery,
  prepare: (session: Session) => Promise<Prepared>,
): Promise<Prepared> {
  const session = await plannedSession(deps, delivery);
  if (!session) return { skip: 'calledOff' };
  const useless = await uselessFor(deps, session, delivery.pid);
  return useless === undefined ? prepare(session) : { skip: useless };
}

async function modelFor(deps: Deps, session: Session, pid: Pid): Promise<SessionModel> {
  const person = await deps.store.get('person', personPk(pid), personId(pid));
  const { programId, sessionId, titleEn, titleFr, kind, startsAt, endsAt, place, timeZone } = session;
  const readerZone = person?.body.timeZone ?? timeZone;
  return { programId, sessionId, titleEn, titleFr, kind, startsAt, endsAt, place, readerZone };
}
