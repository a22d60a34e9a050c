import type { Deps } from '../../deps.ts';
import { cohortDocId, programPk, registerPk } from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import type { Cohort } from '../../domain/program.ts';
import { participantsOf, registerOf, seatsOf } from '../../domain/register.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { countAnswers, type RsvpCounts } from '../../domain/rsvp.ts';
import type { Session, SessionRef } from '../../domain/session.ts';
import { enrolmentsOf } from '../cohort.ts';
import { facilitatorOf } from '../group/facilitator.ts';
import { isAnnounced } from '../invitation.ts';
import { everyOf } from '../page.ts';
import { namesOf } from '../register.ts';
import { sessionsOf } from '../session.ts';
import { coordinates, sessionFor, type CohortRef, type NotAllowed } from './access.ts';
import { warningsOf, type Warning } from './form.ts';
import { isFollowed } from './write.ts';

export type PlannedSession = {
  session: Session;
  warnings: Warning[];
  announced: boolean;
  answers?: RsvpCounts;
  facilitator?: string;
};

/** How many sessions a list shows: those ahead first. */
const SHOWN = 20;

/** A session as its coordinators see it: what to think of, who was told, and how many have answered what. */
export async function plannedSession(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
): Promise<Result<PlannedSession, NotAllowed>> {
  const stored = await sessionFor(deps, actor, ref);
  if (!stored) return refuse({ code: 'notAllowed' });
  const session = stored.body;
  const lead = await facilitatorOf(deps, session);
  const [others, followed, announced, [facilitator]] = await Promise.all([
    sessionsOf(deps, session),
    isFollowed(deps, session),
    isAnnounced(deps, session),
    namesOf(deps, lead === undefined ? [] : [lead]),
  ]);
  return ok({
    session,
    warnings: warningsOf(session, others),
    announced: followed || announced,
    ...(session.status === 'draft' ? {} : { answers: await answersTo(deps, session) }),
    ...(facilitator ? { facilitator: facilitator.name } : {}),
  });
}

/** Counts over the expected seats, never names. */
async function answersTo(deps: Deps, session: Session): Promise<RsvpCounts> {
  const seats = seatsOf(session, participantsOf(await enrolmentsOf(deps, session)), registerOf([]));
  const given = await Array.fromAsync(everyOf(deps.store, registerPk(session.sessionId), 'rsvp'));
  return countAnswers(
    session,
    seats.map(({ pid }) => pid),
    given.map(({ body }) => body),
  );
}

/** The sessions of a cohort: the coming ones by start, then the latest of the past. */
export async function plannedSessions(
  deps: Deps,
  actor: Actor,
  ref: CohortRef,
): Promise<Result<{ cohort: Cohort; sessions: Session[] }, NotAllowed>> {
  if (!(await coordinates(deps, actor, ref.programId))) return refuse({ code: 'notAllowed' });
  const cohort = await deps.store.get('cohort', programPk(ref.programId), cohortDocId(ref.cohortId));
  if (!cohort) return refuse({ code: 'notAllowed' });
  const now = deps.clock.now();
  const sessions = await sessionsOf(deps, ref);
  const ahead = sessions.filter(({ endsAt }) => endsAt >= now);
  const behind = sessions.filter(({ endsAt }) => endsAt < now).reverse();
  return ok({ cohort: cohort.body, sessions: [...ahead, ...behind].slice(0, SHOWN) });
}
