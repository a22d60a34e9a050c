import type { Deps } from '../deps.ts';
import type { Plan } from '../domain/delivery.ts';
import { planDocId, programDocId, programPk, registerPk, rsvpId, sessionDocId } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import { DEFAULT_CHECK_IN } from '../domain/program.ts';
import { hasSeat, participantsOf, registerOf, seatsOf } from '../domain/register.ts';
import { remindersOf } from '../domain/reminder.ts';
import { checkInWindow, type Session } from '../domain/session.ts';
import { dayIn } from '../domain/time.ts';
import { enrolmentsOf } from './cohort.ts';
import { isWorkingDay } from './holiday.ts';
import { ownCohorts, ownEntries } from './session.ts';

/**
 * Plans what people are sent about a published session: one plan for each message, in the session's own partition.
 * Ids carry the session's sequence, so planning again adds nothing, and a postponed session is planned anew.
 */
export async function planReminders(deps: Deps, session: Session): Promise<void> {
  const program = await deps.store.get('program', programPk(session.programId), programDocId);
  const { programId, cohortId, sessionId, sequence } = session;
  for (const { kind, at } of remindersOf(session, program?.body.checkIn ?? DEFAULT_CHECK_IN, isWorkingDay)) {
    const planId = `${kind}_${sessionId}_${sequence}`;
    // a reminder whose time had passed when the session was published says nothing that the invitation does not
    if (kind === 'reminder' && at < deps.clock.now()) continue;
    const body: Plan = { planId, kind, programId, cohortId, sessionId, sequence, cursor: '', state: 'open', at };
    const id = planDocId(planId);
    await deps.store.create({ pk: registerPk(sessionId), id, type: 'plan', sk: id, body, dueAt: at });
  }
}

/** The session of a plan or delivery, while it is still the one that was planned; undefined: cancelled or moved. */
export async function plannedSession(
  deps: Deps,
  planned: { programId: string; sessionId?: string; sequence: number },
): Promise<Session | undefined> {
  if (planned.sessionId === undefined) return undefined;
  const found = await deps.store.get('session', programPk(planned.programId), sessionDocId(planned.sessionId));
  const session = found?.body;
  return session?.status === 'published' && session.sequence === planned.sequence ? session : undefined;
}

/** The people with an expected seat in a session now, after `cursor`, in a fixed order. */
export async function rosterAfter(
  deps: Deps,
  session: Session,
  cursor: string,
  limit: number,
): Promise<{ pids: Pid[]; cursor: string; last: boolean }> {
  const seats = seatsOf(session, participantsOf(await enrolmentsOf(deps, session)), registerOf([]));
  const ahead = seats
    .map(({ pid }) => pid)
    .filter((pid) => pid > cursor)
    .sort();
  const pids = ahead.slice(0, limit);
  return { pids, cursor: pids.at(-1) ?? cursor, last: ahead.length <= limit };
}

/** Why a message about a session would be untrue or useless for a person; undefined: it is neither. */
export async function uselessFor(deps: Deps, session: Session, pid: Pid): Promise<string | undefined> {
  const pk = registerPk(session.sessionId);
  const [rsvp, entries] = await Promise.all([
    deps.store.get('rsvp', pk, rsvpId(pid)),
    ownEntries(deps, pid, session.sessionId),
  ]);
  if (entries.some(({ source }) => source === 'self')) return 'checkedIn';
  const answer = rsvp?.body.sequence === session.sequence ? rsvp.body.state : undefined;
  return !session.required && answer === 'declined' ? 'declined' : undefined;
}

/** The sessions that a person has on the same day, by start: several make one message, that of the first. */
export async function sameDay(deps: Deps, session: Session, pid: Pid): Promise<Session[]> {
  const day = dayIn(session.timeZone, session.startsAt);
  const cohorts = await ownCohorts(deps, pid, session.startsAt - 24 * 3_600_000);
  return cohorts
    .flatMap(({ sessions, enrolment }) => sessions.filter((one) => hasSeat(one, enrolment)))
    .filter((one) => one.status === 'published' && dayIn(session.timeZone, one.startsAt) === day)
    .sort((a, b) => a.startsAt - b.startsAt || (a.sessionId < b.sessionId ? -1 : 1));
}

/** True while check-in to a session is open. */
export async function isCheckInOpen(deps: Deps, session: Session): Promise<boolean> {
  const program = await deps.store.get('program', programPk(session.programId), programDocId);
  const { opensAt, closesAt } = checkInWindow(session, program?.body.checkIn ?? DEFAULT_CHECK_IN);
  const now = deps.clock.now();
  return opensAt <= now && now <= closesAt;
}
