import { checkInCard, type CheckInModel } from '../../cards/attendance.ts';
import { lateNewsCard, reminderCard } from '../../cards/reminder.ts';
import type { SessionModel } from '../../cards/session.ts';
import type { Deps } from '../deps.ts';
import type { Delivery, Plan } from '../domain/delivery.ts';
import { personId, personPk } from '../domain/key.ts';
import type { Person, Pid } from '../domain/person.ts';
import { seatsOffered } from '../domain/rsvp.ts';
import type { Session } from '../domain/session.ts';
import { claimDigest, digestOf } from '../features/reminder-digest.ts';
import {
  isCheckInOpen,
  plannedSession,
  replanAfter,
  rosterAfter,
  sessionOfPlan,
  settingsOf,
  standFor,
} from '../features/reminder.ts';
import type { DeliveryKind, PlanKind, Prepared } from './job.ts';

/** The people with a seat in a session, as the roster is when the plan comes due; void where it does not stand. */
function sessionPlan(delivery: string): PlanKind {
  return {
    next: async (deps: Deps, plan: Plan, limit: number) => {
      const session = await sessionOfPlan(deps, plan);
      return session ? { ...(await rosterAfter(deps, session, plan.cursor, limit)), delivery } : 'void';
    },
  };
}

export const reminderPlan: PlanKind = sessionPlan('reminder');
export const checkInPlan: PlanKind = sessionPlan('checkIn');

/** Settings have changed: what is planned for the coming sessions follows. Sends nothing itself. */
export const replanPlan: PlanKind = {
  next: async (deps, plan) => ({ pids: [], delivery: 'reminder', ...(await replanAfter(deps, plan)) }),
};

/** The one calm reminder; several sessions of a day are told together, and each is told once. */
export const reminderDelivery: DeliveryKind = {
  whenUnknown: 'resend',
  calm: true,
  mutes: 'reminder',
  door: 'reminder',
  prepare: async (deps, delivery) => {
    // one that was sent is only shown again, by the link in its e-mail
    const digest = await (delivery.state === 'sent' ? digestOf : claimDigest)(deps, delivery);
    if ('skip' in digest) return digest;
    const person = await personOf(deps, delivery.pid);
    const models = digest.sessions.map(({ session, waiting }) => {
      const { joinLink } = session;
      return { ...modelOf(session, person), waiting, ...(joinLink === undefined ? {} : { joinLink }) };
    });
    return { render: (t) => reminderCard(models, t) };
  },
};

/** The check-in card, at the moment when check-in opens: the one message that no quiet hour holds back. */
export const checkInDelivery: DeliveryKind = {
  whenUnknown: 'resend',
  calm: false,
  first: true,
  door: 'checkIn',
  prepare: async (deps, delivery) => {
    const session = await plannedSession(deps, delivery);
    if (!session) return { skip: 'calledOff' };
    const settings = await settingsOf(deps, session);
    if (!settings.reminders.checkInCard) return { skip: 'off' };
    if (!isCheckInOpen(deps, session, settings)) return { skip: 'checkInClosed' };
    const stand = await standFor(deps, session, delivery.pid);
    if ('skip' in stand) return stand;
    if (stand.answer === 'waiting') return { skip: 'waiting' };
    // seats are few, and this person has not asked for one
    if (seatsOffered(session) !== undefined && stand.answer === undefined) return { skip: 'noSeat' };
    const asksCode = settings.checkIn.code;
    const person = await personOf(deps, delivery.pid);
    const model: CheckInModel = { session: modelOf(session, person), asksCode, remote: session.remote };
    return { render: (t) => checkInCard(model, t) };
  },
};

/** Somebody is running late: for the facilitator, at once, while it is still news. */
export const lateDelivery: DeliveryKind = { whenUnknown: 'resend', calm: false, prepare: prepareLate };

async function prepareLate(deps: Deps, delivery: Delivery): Promise<Prepared> {
  const [who, minutes] = [delivery.about?.['who'], delivery.about?.['minutes']];
  const session = await plannedSession(deps, delivery);
  if (!session || typeof who !== 'string' || typeof minutes !== 'number') return { skip: 'calledOff' };
  if (!isCheckInOpen(deps, session, await settingsOf(deps, session))) return { skip: 'over' };
  const stand = await standFor(deps, session, who);
  if ('skip' in stand && stand.skip !== 'declined') return stand; // they have arrived meanwhile, or left the program
  const [speaker, reader] = await Promise.all([personOf(deps, who), personOf(deps, delivery.pid)]);
  const model = { name: speaker?.name ?? '', minutes, session: modelOf(session, reader) };
  return { render: (t) => lateNewsCard(model, t) };
}

async function personOf(deps: Deps, pid: Pid): Promise<Person | undefined> {
  return (await deps.store.get('person', personPk(pid), personId(pid)))?.body;
}

/** A session in the zone of whoever reads of it. */
function modelOf(session: Session, reader: Person | undefined): SessionModel {
  const { programId, sessionId, titleEn, titleFr, kind, startsAt, endsAt, place, timeZone } = session;
  return {
    programId,
    sessionId,
    titleEn,
    titleFr,
    kind,
    startsAt,
    endsAt,
    place,
    readerZone: reader?.timeZone ?? timeZone,
  };
}
