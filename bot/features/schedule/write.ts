import type { Deps } from '../../deps.ts';
import { planDocId, programPk, sessionDocId, sessionSk } from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import type { Session } from '../../domain/session.ts';
import type { Document, Operation, Stored } from '../../store/store.ts';
import { planDocument } from '../delivery.ts';
import { auditDocument } from '../record.ts';

/** Due work that follows from a session's truth (bot/jobs/schedule.ts). `remind`: reminders, and no invitation. */
export type FollowUp = 'announce' | 'remind';

export function sessionDocument(session: Session): Document<'session'> {
  const { programId, cohortId, sessionId, startsAt } = session;
  const sk = sessionSk(cohortId, startsAt, sessionId);
  return { pk: programPk(programId), id: sessionDocId(sessionId), type: 'session', sk, body: session };
}

/** The audit entry of a step, from one state to another. */
export function trace(
  deps: Deps,
  actor: Actor,
  session: Session,
  what: string,
  states: [before: string, after: string],
) {
  const id = sessionDocId(session.sessionId);
  const [before, after] = states;
  const entry = { who: actor.pid, what, at: deps.clock.now(), on: id, after, ...(before === '' ? {} : { before }) };
  return auditDocument(programPk(session.programId), `${id}_${deps.ids.next()}`, entry);
}

/** The operations that write a session over what was read, with the audit entry. */
export function putting(
  deps: Deps,
  actor: Actor,
  stored: Stored<'session'>,
  session: Session,
  what: string,
): Operation[] {
  return [
    { op: 'replace', document: sessionDocument(session), ifMatch: stored.etag },
    { op: 'create', document: trace(deps, actor, session, what, [stored.body.status, session.status]) },
  ];
}

/** A series that has not changed since it was made is announced as one, under its first session. */
const homeOf = ({ sessionId, seriesId, sequence }: Session): string =>
  sequence === 0 && seriesId !== undefined ? seriesId : sessionId;

const followUpId = (session: Session, kind: FollowUp): string => `${kind}_${homeOf(session)}_${session.sequence}`;

/**
 * The due work that tells people of a session as it is when the work is done: it goes into the batch of the truth, so
 * that whoever is interrupted behind that batch leaves nothing untold. Asked for again, it is done again; what it makes
 * is made once.
 */
export function following(session: Session, kind: FollowUp, now: number): Operation {
  const { programId, cohortId, sequence } = session;
  const planId = followUpId(session, kind);
  const plan = { planId, kind, programId, cohortId, sessionId: homeOf(session), sequence, at: now };
  return { op: 'upsert', document: planDocument(programPk(programId), plan) };
}

/** True where people are about to be told of a session as it is now, or have been. */
export async function isFollowed(deps: Deps, session: Session): Promise<boolean> {
  const id = planDocId(followUpId(session, 'announce'));
  return (await deps.store.get('plan', programPk(session.programId), id)) !== undefined;
}

/**
 * The due work that tells those with a seat of a change that leaves the date alone: what a session is now. One for each
 * change; `series`: the change holds for the later sessions of its series too, and is told once.
 */
export function tellingDetails(session: Session, now: number, series: boolean): Operation {
  const { programId, cohortId, sessionId, sequence } = session;
  const planId = `details_${sessionId}_${sequence}_${now}`;
  const kind = series ? 'detailsOfSeries' : 'details';
  const plan = { planId, kind, programId, cohortId, sessionId, sequence, at: now };
  return { op: 'upsert', document: planDocument(programPk(programId), plan) };
}
