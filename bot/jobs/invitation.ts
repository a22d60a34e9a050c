import type { Render } from '../../cards/card.ts';
import { cancelledCard, invitationCard } from '../../cards/invitation.ts';
import type { Deps } from '../deps.ts';
import { deliveryDocId, enrolmentId, programPk, registerPk, rsvpId, sessionDocId } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import type { Enrolment } from '../domain/program.ts';
import type { Session } from '../domain/session.ts';
import { deliveryDocument } from '../features/delivery.ts';
import type { InvitationView } from '../features/invitation-view.ts';
import {
  announcedAhead,
  invitationOf,
  isOfSeries,
  plannedSessions,
  seatedAfter,
  toldEarlier,
} from '../features/invitation.ts';
import { planDisposal } from '../features/request.ts';
import { ownSessionsIn } from '../features/rsvp.ts';
import { releaseSeat } from '../features/rsvp-seat.ts';
import { sessionsOf } from '../features/session.ts';
import { hasSeat } from '../domain/register.ts';
import { invitationAttachment } from './calendar.ts';
import type { DeliveryKind, PlanKind, Prepared } from './job.ts';
import { isNear, viewOfPerson } from './rsvp.ts';

const NOBODY = { pids: [], delivery: 'invitation', last: true };

/** Everybody with a seat in a session, or in any of its series: one message each, as the roster is then. */
export const invitationPlan: PlanKind = {
  async next(deps, plan, limit) {
    const sessions = await plannedSessions(deps, plan);
    if (!sessions) return 'void';
    // what is kept until 30 days after a session is kept until 30 days after its new date
    if (plan.cursor === '' && plan.sequence > 0) await Promise.all(sessions.map((one) => planDisposal(deps, one)));
    return { ...(await seatedAfter(deps, sessions, plan.cursor, limit)), delivery: 'invitation' };
  },
};

/** What somebody is told of a session or series, as it is at the moment of sending; nothing that is untrue by then. */
export const invitationDelivery: DeliveryKind = {
  whenUnknown: 'resend',
  calm: true,
  door: 'invitation',
  async prepare(deps, { programId, sessionId = '', pid, sequence }) {
    const home = await deps.store.get('session', programPk(programId), sessionDocId(sessionId));
    if (!home) return { skip: 'calledOff' };
    const series = isOfSeries(home.body, sequence);
    const view = await viewOfPerson(deps, pid, { programId, sessionId, series });
    if (!view) return { skip: series ? 'calledOff' : 'noSeat' };
    if (view.sequence !== sequence) return { skip: 'superseded' };
    if (home.body.status === 'cancelled' && !series) return cancellation(deps, home.body, pid, view);
    const ahead = view.sessions.filter(({ closed }) => closed === undefined);
    if (ahead.length === 0) return { skip: 'over' };
    if (ahead.every(({ answer }) => answer !== undefined)) return { skip: 'answered' };
    const moved = (await toldEarlier(deps, home.body, pid)) === 'told';
    const shown = { ...view, sessions: ahead };
    return soon(deps, view, { pid, method: 'REQUEST', render: (t) => invitationCard({ ...shown, moved }, t) });
  },
};

/** Not told of what was called off: who never knew of it, who would not have come, and anybody after its end. */
async function cancellation(deps: Deps, session: Session, pid: Pid, view: InvitationView): Promise<Prepared> {
  if (session.endsAt <= deps.clock.now()) return { skip: 'over' };
  const answer = (await deps.store.get('rsvp', registerPk(session.sessionId), rsvpId(pid)))?.body;
  const isLatest = answer?.sequence === session.sequence - 1;
  if (!session.required && isLatest && answer.state === 'declined') return { skip: 'declined' };
  if ((await toldEarlier(deps, session, pid)) === 'untold') return { skip: 'neverTold' };
  return soon(deps, view, { pid, method: 'CANCEL', render: (t) => cancelledCard(view, t) });
}

/**
 * A change within a day of the session, or of when people think that it is, waits for no morning. Whoever gets it by
 * e-mail gets it as a calendar request or cancellation too.
 */
function soon(deps: Deps, view: InvitationView, told: Told): Prepared {
  const instants = [
    ...view.sessions.map(({ startsAt }) => startsAt),
    ...(view.movedFrom ? [view.movedFrom.startsAt] : []),
  ];
  const { pid, method, render } = told;
  const attachments = async () =>
    invitationAttachment(deps, { pid, sessions: await ownSessionsIn(deps, pid, view), method });
  return { render, attachments, ...(isNear(deps, instants) ? { atOnce: true } : {}) };
}

type Told = { pid: Pid; method: 'REQUEST' | 'CANCEL'; render: Render };

/**
 * One person whose place in a cohort has changed (`cursor` is who): invited to what the others have been told of, and
 * out of the line for seats that are theirs no more. Nobody else hears of it.
 */
export const inviteOnePlan: PlanKind = {
  async next(deps, { programId, cohortId = '', cursor: pid }) {
    const enrolment = await deps.store.get('enrolment', programPk(programId), enrolmentId(cohortId, pid));
    if (!enrolment) return 'void';
    await releaseSeats(deps, enrolment.body, { programId, cohortId });
    const sessions = await announcedAhead(deps, enrolment.body, { programId, cohortId });
    for (const session of sessions) await invite(deps, session, pid);
    return { ...NOBODY, cursor: pid };
  },
};

async function invite(deps: Deps, session: Session, pid: Pid): Promise<void> {
  const { programId, sequence } = session;
  const { home, planId } = invitationOf(session);
  const pk = registerPk(home);
  const message = { planId, kind: 'invitation', pid, programId, sessionId: home, sequence };
  const document = deliveryDocument(pk, message, deps.clock.now());
  const written = await deps.store.create(document);
  if (written.ok) return;
  // planned before, but they had no seat when it was to be sent: now they have
  const stored = await deps.store.get('delivery', pk, deliveryDocId(planId, pid));
  if (stored?.body.state === 'skipped') await deps.store.replace(document, stored.etag);
}

async function releaseSeats(
  deps: Deps,
  enrolment: Enrolment,
  cohort: { programId: string; cohortId: string },
): Promise<void> {
  const now = deps.clock.now();
  for (const session of await sessionsOf(deps, cohort, now)) {
    const isCounted = session.status === 'published' && session.capacity !== undefined && !session.required;
    if (isCounted && !hasSeat(session, enrolment)) await releaseSeat(deps, session, enrolment.pid);
  }
}
