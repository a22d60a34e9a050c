import type { Deps } from '../deps.ts';
import type { Pid } from '../domain/person.ts';
import { holdersOf } from './broadcast/audience.ts';
import { rolesOf } from './membership.ts';

/** The programs that a person coordinates, in a fixed order. */
export async function coordinatedBy(deps: Deps, pid: Pid): Promise<string[]> {
  const roles = await rolesOf(deps, pid);
  const programs = roles.filter(({ role }) => role === 'coordinator').map(({ programId }) => programId);
  return [...new Set(programs)].sort();
}

/**
 * The coordinators of a program as they are now, after `cursor`, in a fixed order: a page of a plan.
 */
export async function coordinatorsAfter(
  deps: Deps,
  programId: string,
  cursor: string,
  limit: number,
): Promise<{ pids: Pid[]; cursor: string; last: boolean }> {
  const ahead = (await holdersOf(deps, programId, 'coordinator')).filter((pid) => pid > cursor);
  const pids = ahead.slice(0, limit);
  return { pids, cursor: pids.at(-1) ?? cursor, last: ahead.length <= limit };
}

/** How many people facilitate in a program. */
export async function facilitatorsIn(deps: Deps, programId: string): Promise<number> {
  return (await holdersOf(deps, programId, 'facilitator')).length;
}
