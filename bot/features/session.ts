import type { Deps } from '../deps.ts';
import type { Entry } from '../domain/attendance.ts';
import { enrolmentId, programDocId, programPk, registerPk, sessionSk } from '../domain/key.ts';
import type { Actor, Pid } from '../domain/person.ts';
import { DEFAULT_CHECK_IN, type CheckInSettings, type Enrolment } from '../domain/program.ts';
import { hasSeat } from '../domain/register.ts';
import { checkInWindow, type Session } from '../domain/session.ts';
import type { Millis } from '../domain/time.ts';
import { everyOf } from './page.ts';
import { membershipsOf, type Membership } from './membership.ts';

/** A cohort as one of its people sees it: their own place in it and the sessions that are theirs, by start. */
export type OwnCohort = {
  membership: Membership;
  enrolment: Enrolment;
  settings: CheckInSettings;
  sessions: Session[];
};

/** What a person can check in to now (`open`), or else the first that will open (`next`). */
export type CheckInChoice = { open: Session[]; next?: { session: Session; opensAt: Millis } };

const PAGE = 100;
/** No session is longer, and no check-in opens earlier before one. */
const NEARBY: Millis = 7 * 24 * 60 * 60_000;

/** All sessions of a cohort that start from `from` on, by start; drafts too. */
export async function sessionsOf(
  deps: Deps,
  { programId, cohortId }: Membership,
  from: Millis = 0,
): Promise<Session[]> {
  const range = { from: sessionSk(cohortId, from, ''), to: `${cohortId}_~` };
  return (await Array.fromAsync(everyOf(deps.store, programPk(programId), 'session', range))).map(({ body }) => body);
}

/** Published, held and cancelled sessions in which a person has a seat, cohort by cohort. */
export async function ownCohorts(deps: Deps, pid: Pid, from: Millis = 0): Promise<OwnCohort[]> {
  const memberships = await membershipsOf(deps, pid);
  const cohorts = await Promise.all(memberships.map((membership) => ownCohort(deps, pid, membership, from)));
  return cohorts.filter((cohort) => cohort !== undefined);
}

async function ownCohort(deps: Deps, pid: Pid, membership: Membership, from: Millis): Promise<OwnCohort | undefined> {
  const { programId, cohortId } = membership;
  const [program, enrolment, sessions] = await Promise.all([
    deps.store.get('program', programPk(programId), programDocId),
    deps.store.get('enrolment', programPk(programId), enrolmentId(cohortId, pid)),
    sessionsOf(deps, membership, from),
  ]);
  if (!enrolment) return undefined;
  return {
    membership,
    enrolment: enrolment.body,
    settings: program?.body.checkIn ?? DEFAULT_CHECK_IN,
    sessions: sessions.filter((session) => session.status !== 'draft' && hasSeat(session, enrolment.body)),
  };
}

/** The sessions that a person who types "check in" may mean. */
export async function checkInChoice(deps: Deps, actor: Actor): Promise<CheckInChoice> {
  const now = deps.clock.now();
  const cohorts = await ownCohorts(deps, actor.pid, now - NEARBY);
  const ahead = cohorts.flatMap(({ sessions, settings }) =>
    sessions
      .filter(({ status }) => status === 'published')
      .map((session) => ({ session, window: checkInWindow(session, settings) }))
      .filter(({ window }) => now <= window.closesAt),
  );
  const open = ahead.filter(({ window }) => window.opensAt <= now).map(({ session }) => session);
  const [next] = ahead.filter(({ window }) => now < window.opensAt).sort((a, b) => a.window.opensAt - b.window.opensAt);
  return { open, ...(next ? { next: { session: next.session, opensAt: next.window.opensAt } } : {}) };
}

/** One person's entries in a session's register, those from before a merge too. */
export async function ownEntries(
  deps: Deps,
  pid: Pid,
  sessionId: string,
  formerly: readonly Pid[] = [],
): Promise<Entry[]> {
  const pages = await Promise.all(
    [pid, ...formerly].map((one) =>
      deps.store.list(registerPk(sessionId), 'entry', { from: `att_${one}_`, to: `att_${one}_~`, limit: PAGE }),
    ),
  );
  return pages.flat().map(({ body }) => body);
}
