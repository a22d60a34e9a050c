import type { Deps } from '../../deps.ts';
import { programPk, sessionDocId } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import type { Cohort } from '../../domain/program.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { SessionRef } from '../../domain/session.ts';
import type { Stored } from '../../store/store.ts';
import { holdersOf } from '../broadcast/audience.ts';
import { rolesOf } from '../membership.ts';
import { everyOf } from '../page.ts';
import { namesOf } from '../register.ts';

/** The same for what does not exist and what is not theirs: it tells nothing. */
export type NotAllowed = { code: 'notAllowed' };
export type CohortRef = { programId: string; cohortId: string };
export type Named = { pid: Pid; name: string };

/** True for coordinators of the program, by their role documents. */
export async function coordinates(deps: Deps, actor: Actor, programId: string): Promise<boolean> {
  const roles = await rolesOf(deps, actor.pid);
  return roles.some((one) => one.programId === programId && one.role === 'coordinator');
}

/** The cohorts for which somebody may make sessions; refused for everybody but coordinators. */
export async function ownCohorts(deps: Deps, actor: Actor): Promise<Result<Cohort[], NotAllowed>> {
  const roles = await rolesOf(deps, actor.pid);
  const cohorts: Cohort[] = [];
  for (const { programId, role } of roles) {
    if (role !== 'coordinator') continue;
    for await (const { body } of everyOf(deps.store, programPk(programId), 'cohort')) cohorts.push(body);
  }
  return cohorts.length > 0 ? ok(cohorts) : refuse({ code: 'notAllowed' });
}

/** The session, for a coordinator of its program. */
export async function sessionFor(deps: Deps, actor: Actor, ref: SessionRef): Promise<Stored<'session'> | undefined> {
  if (!(await coordinates(deps, actor, ref.programId))) return undefined;
  return deps.store.get('session', programPk(ref.programId), sessionDocId(ref.sessionId));
}

/** Who may be named as a session's facilitator: the program's facilitators, by name. */
export async function facilitatorsOf(deps: Deps, programId: string): Promise<Named[]> {
  return namesOf(deps, await holdersOf(deps, programId, 'facilitator'));
}
