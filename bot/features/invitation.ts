import type { Deps } from '../deps.ts';
import { skip, type Delivery, type Plan } from '../domain/delivery.ts';
import { deliveryDocId, planDocId, programPk, registerPk, sessionDocId } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import { hasSeat, participantsOf, registerOf, seatsOf } from '../domain/register.ts';
import type { Session } from '../domain/session.ts';
import type { Stored } from '../store/store.ts';
import { enrolmentsOf } from './cohort.ts';
import { planDocument } from './delivery.ts';
import { sessionsOf } from './session.ts';

/**
 * The invitation to a session at one of its sequences: where it lies, and its plan. A series is one invitation, with
 * its first session, for as long as nothing was moved: a session that was moved or cancelled is told on its own.
 */
export function invitationOf(session: Session, sequence = session.sequence): { home: string; planId: string } {
  const { sessionId, seriesId } = session;
  const home = sequence === 0 && seriesId !== undefined ? seriesId : sessionId;
  return { home, planId: `invitation_${home}_${sequence}` };
}

/** True where the people of a session have been told of it as it is now, or are about to be. */
export async function isAnnounced(deps: Deps, session: Session): Promise<boolean> {
  const { home, planId } = invitationOf(session);
  return (await deps.store.get('plan', registerPk(home), planDocId(planId))) !== undefined;
}

/**
 * Plans that everybody with a seat is told of a session as it is now: once for each sequence. It lies in the
 * register's partition, so it follows the truth and is safe to repeat: whoever publishes again mends what is missing.
 */
export async function announce(deps: Deps, session: Session): Promise<void> {
  const { programId, cohortId, sequence } = session;
  const { home, planId } = invitationOf(session);
  const plan = { planId, kind: 'invitation', programId, cohortId, sessionId: home, sequence };
  await deps.store.create(planDocument(registerPk(home), { ...plan, at: deps.clock.now() }));
}

/** What an invitation is about: one session, or what is left unmoved of a series. */
export type Invited = { programId: string; sessionId: string; series: boolean };

/** True where an invitation is that of a whole series. */
export function isOfSeries({ sessionId, seriesId }: Session, sequence: number): boolean {
  return sequence === 0 && seriesId === sessionId;
}

/** The sessions of an invitation, by start: without drafts and, of a series, without what was moved or cancelled. */
export async function sessionsIn(deps: Deps, { programId, sessionId, series }: Invited): Promise<Session[]> {
  const found = await deps.store.get('session', programPk(programId), sessionDocId(sessionId));
  if (!found) return [];
  if (!series) return found.body.status === 'draft' ? [] : [found.body];
  const all = await sessionsOf(deps, found.body);
  return all.filter((one) => one.seriesId === sessionId && one.sequence === 0 && isKept(one));
}

const isKept = ({ status }: Session): boolean => status === 'published' || status === 'held';

/** What a plan of invitations is about; undefined where it is void: nothing is left of it, or it was moved since. */
export async function plannedSessions(deps: Deps, plan: Plan): Promise<Session[] | undefined> {
  const { programId, sessionId = '', sequence } = plan;
  const home = await deps.store.get('session', programPk(programId), sessionDocId(sessionId));
  if (!home) return undefined;
  const series = isOfSeries(home.body, sequence);
  const sessions = await sessionsIn(deps, { programId, sessionId, series });
  const due = sessions.filter((one) => one.sequence === sequence);
  return due.length > 0 ? due : undefined;
}

/** The people with an expected seat in any of these sessions of one cohort now, after `cursor`, in a fixed order. */
export async function seatedAfter(
  deps: Deps,
  sessions: readonly Session[],
  cursor: string,
  limit: number,
): Promise<{ pids: Pid[]; cursor: string; last: boolean }> {
  const [first] = sessions;
  if (!first) return { pids: [], cursor, last: true };
  const participants = participantsOf(await enrolmentsOf(deps, first));
  const seats = sessions.flatMap((session) => seatsOf(session, participants, registerOf([])));
  const ahead = [...new Set(seats.map(({ pid }) => pid))].filter((pid) => pid > cursor).sort();
  const pids = ahead.slice(0, limit);
  return { pids, cursor: pids.at(-1) ?? cursor, last: ahead.length <= limit };
}

/**
 * What a person knows of a session as it was before: `told`, or may have been; `untold`: what they were to be sent is
 * stopped, or came to nothing; `unknown`: no earlier invitation of their own, or a series that is still on its way.
 */
export type Earlier = 'told' | 'untold' | 'unknown';

/** Finds out what a person was told before the present sequence; an invitation to it that still waits is stopped. */
export async function toldEarlier(deps: Deps, session: Session, pid: Pid): Promise<Earlier> {
  let earlier: Earlier = 'unknown';
  for (let sequence = session.sequence - 1; sequence >= 0; sequence -= 1) {
    const { home, planId } = invitationOf(session, sequence);
    const found = await deps.store.get('delivery', registerPk(home), deliveryDocId(planId, pid));
    if (!found) continue;
    if (mayHaveArrived(found.body)) return 'told';
    const isFinal = found.body.state === 'skipped' || found.body.state === 'failed';
    if (isFinal) earlier = 'untold';
    else if (sequence > 0 || session.seriesId === undefined) {
      if (!(await stop(deps, found))) return toldEarlier(deps, session, pid);
      earlier = 'untold';
    }
  }
  return earlier;
}

/** Whoever has it in hand cannot send it any more; false where it was sent, or put off, in this very moment. */
async function stop(deps: Deps, { dueAt: _, etag, ...stored }: Stored<'delivery'>): Promise<boolean> {
  const body = skip(stored.body, 'superseded', deps.clock.now()).delivery;
  return (await deps.store.replace({ ...stored, body }, etag)).ok;
}

/** What still waits has told nobody; what was tried and put off may have arrived. */
function mayHaveArrived({ state, attempts, reason }: Delivery): boolean {
  if (state === 'queued' || state === 'deferred') return attempts > 0;
  return state === 'sending' || state === 'sent' || state === 'unconfirmed' || reason === 'answered';
}

/** The sessions ahead in which an enrolment gives a seat, and of which the others have been told. */
export async function announcedAhead(
  deps: Deps,
  enrolment: Parameters<typeof hasSeat>[1],
  cohort: { programId: string; cohortId: string },
): Promise<Session[]> {
  const now = deps.clock.now();
  const ahead = (await sessionsOf(deps, cohort, now)).filter(
    (session) => session.status === 'published' && session.startsAt > now && hasSeat(session, enrolment),
  );
  const announced = await Promise.all(ahead.map((session) => isAnnounced(deps, session)));
  return ahead.filter((_, n) => announced[n]);
}
