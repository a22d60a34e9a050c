import type { Render } from '../../../cards/card.ts';
import {
  askCancelCard,
  chooseCohortCard,
  plannedSessionCard,
  scheduleRefusedCard,
  sessionListCard,
  type PlannedModel,
  type SessionCardModel,
} from '../../../cards/schedule.ts';
import type { Deps } from '../../deps.ts';
import type { Session, SessionRef } from '../../domain/session.ts';
import { ownCohorts, type CohortRef } from '../../features/schedule/access.ts';
import { plannedSession, plannedSessions } from '../../features/schedule/view.ts';
import type { Turn } from '../turn.ts';
import { sessionModel } from './attendance.ts';

function plannedModel(session: Session, turn: Turn): PlannedModel {
  const { facilitator: _, movedFrom: __, seriesId, ...shown } = session;
  return { ...shown, ...sessionModel(session, turn), inSeries: seriesId !== undefined };
}

/** A session as its coordinators see it, with what has just been done to it. */
export async function showSession(
  deps: Deps,
  turn: Turn,
  ref: SessionRef,
  after: Pick<SessionCardModel, 'done' | 'refused'> = {},
): Promise<Render> {
  const view = await plannedSession(deps, turn.actor, ref);
  if (!view.ok) return scheduleRefusedCard;
  const { session, ...rest } = view.value;
  const model: SessionCardModel = { ...rest, session: plannedModel(session, turn), ...after };
  return (t) => plannedSessionCard(model, t);
}

/** Asks once more before a session is called off, or its draft discarded. */
export async function askCancel(deps: Deps, turn: Turn, ref: SessionRef): Promise<Render> {
  const view = await plannedSession(deps, turn.actor, ref);
  if (!view.ok) return scheduleRefusedCard;
  const model = plannedModel(view.value.session, turn);
  return (t) => askCancelCard(model, t);
}

/** Goes on with the only cohort that there is, else asks which. */
export async function withCohort(
  deps: Deps,
  turn: Turn,
  then: (cohort: CohortRef) => Promise<Render>,
): Promise<Render> {
  const cohorts = await ownCohorts(deps, turn.actor);
  if (!cohorts.ok) return scheduleRefusedCard;
  const [only, another] = cohorts.value;
  if (only && !another) return then({ programId: only.programId, cohortId: only.cohortId });
  return (t) => chooseCohortCard(cohorts.value, t);
}

export async function showSessions(deps: Deps, turn: Turn, ref: CohortRef, discarded = false): Promise<Render> {
  const found = await plannedSessions(deps, turn.actor, ref);
  if (!found.ok) return scheduleRefusedCard;
  const { cohort, sessions } = found.value;
  const planned = sessions.map((session) => plannedModel(session, turn));
  const model = { ...ref, cohort: cohort.name, sessions: planned, discarded };
  return (t) => sessionListCard(model, t);
}
