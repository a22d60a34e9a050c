import type { Deps } from '../deps.ts';
import { enrolmentId, membershipId, personalPk, personPk, programPk } from '../domain/key.ts';
import type { Pid, Role } from '../domain/person.ts';

export type Membership = { programId: string; cohortId: string };

const PAGE = 100;

/** The cohorts that a person has or had a place in, from their own partition. */
export async function membershipsOf(deps: Deps, pid: Pid): Promise<Membership[]> {
  const page = await deps.store.list(personalPk(pid), 'membership', { from: 'mem_', to: 'mem_~', limit: PAGE });
  return page.map(({ body }) => body);
}

/**
 * Whether a person has or had a place in any cohort of a program. The list in their own partition is only a
 * convenience: a miss reads the program's enrolments before it says no (DESIGN section 3).
 */
export async function isMemberOf(deps: Deps, pid: Pid, programId: string): Promise<boolean> {
  const known = await membershipsOf(deps, pid);
  if (known.some((membership) => membership.programId === programId)) return true;
  const pk = programPk(programId);
  const cohorts = await deps.store.list(pk, 'cohort', { limit: PAGE });
  for (const { body } of cohorts) {
    const { cohortId } = body;
    if (!(await deps.store.get('enrolment', pk, enrolmentId(cohortId, pid)))) continue;
    await writeMembership(deps, pid, { programId, cohortId });
    return true;
  }
  return false;
}

/** Notes in a person's own partition that they have a place in a cohort. */
export async function writeMembership(deps: Deps, pid: Pid, { programId, cohortId }: Membership): Promise<void> {
  const id = membershipId(programId, cohortId);
  await deps.store.upsert({ pk: personalPk(pid), id, type: 'membership', sk: id, body: { programId, cohortId } });
}

/** The programs in which a person coordinates or facilitates: the role documents decide, everywhere. */
export async function rolesOf(deps: Deps, pid: Pid): Promise<{ programId: string; role: Role }[]> {
  const page = await deps.store.list(personPk(pid), 'role', { from: `role_${pid}_`, to: `role_${pid}_~`, limit: PAGE });
  return page.map(({ body: { programId, role } }) => ({ programId, role }));
}
