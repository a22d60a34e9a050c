import type { Deps } from '../../deps.ts';
import type { Plan } from '../../domain/delivery.ts';
import { enrolmentId, programPk, registerPk, rsvpId, sessionDocId } from '../../domain/key.ts';
import type { Pid } from '../../domain/person.ts';
import { hasSeat } from '../../domain/register.ts';
import { standingAnswer } from '../../domain/rsvp.ts';
import type { Session } from '../../domain/session.ts';
import { planEvaluation } from '../evaluation/open.ts';
import { announce } from '../invitation.ts';
import { planReminders } from '../reminder.ts';
import { fillSeats } from '../rsvp-seat.ts';
import { sessionsOf } from '../session.ts';

type Followed = Pick<Plan, 'programId' | 'cohortId' | 'sessionId' | 'sequence'>;

/**
 * Does what follows from a session's truth: its people are told of it as it is now, reminded, and asked afterwards how it
 * was. Done again, it adds nothing. What is over is told to nobody; `quiet`: no invitations, and of what has begun
 * already only how it was.
 */
export async function followUp(deps: Deps, plan: Followed, quiet: boolean): Promise<void> {
  const now = deps.clock.now();
  for (const session of await followedBy(deps, plan)) {
    if (session.endsAt <= now) continue;
    const isPublished = session.status === 'published';
    const isKnown = isPublished || (session.status === 'cancelled' && session.sequence > 0);
    if (isKnown && !quiet) await announce(deps, session);
    if (!isPublished) continue;
    if (!quiet || session.startsAt > now) {
      await planReminders(deps, session);
      await fillSeats(deps, session);
    }
    await planEvaluation(deps, session);
  }
}

/** The session of the plan; of a series that is told as one, all that are as they were made. */
async function followedBy(deps: Deps, { programId, cohortId, sessionId = '', sequence }: Followed): Promise<Session[]> {
  const found = await deps.store.get('session', programPk(programId), sessionDocId(sessionId));
  if (sequence > 0 || cohortId === undefined) return found ? [found.body] : [];
  const series = (await sessionsOf(deps, { programId, cohortId })).filter((one) => one.seriesId === sessionId);
  return series.length > 0 ? series.filter((one) => one.sequence === 0) : found ? [found.body] : [];
}

/**
 * The session whose details changed, for somebody who needs to know; or why they do not, as a code: it was called off
 * or moved since (they are told of that), they have no seat any more, or will not come.
 */
export async function detailsFor(
  deps: Deps,
  { programId, sessionId = '', sequence }: Followed,
  pid: Pid,
): Promise<Session | { skip: string }> {
  const session = (await deps.store.get('session', programPk(programId), sessionDocId(sessionId)))?.body;
  const isThere = session?.status === 'published' || session?.status === 'held';
  if (!session || !isThere || session.sequence !== sequence) return { skip: 'calledOff' };
  const [enrolment, rsvp] = await Promise.all([
    deps.store.get('enrolment', programPk(programId), enrolmentId(session.cohortId, pid)),
    deps.store.get('rsvp', registerPk(sessionId), rsvpId(pid)),
  ]);
  if (!enrolment || !hasSeat(session, enrolment.body)) return { skip: 'noSeat' };
  const declined = standingAnswer(session, rsvp?.body)?.state === 'declined';
  return declined && !session.required ? { skip: 'declined' } : session;
}
