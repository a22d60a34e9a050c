import type { Deps } from '../deps.ts';
import { directoryPks } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import { rolesOf } from './membership.ts';
import { everyOf } from './page.ts';

/** The programs that a person coordinates, in a fixed order. */
export async function coordinatedBy(deps: Deps, pid: Pid): Promise<string[]> {
  const roles = await rolesOf(deps, pid);
  const programs = roles.filter(({ role }) => role === 'coordinator').map(({ programId }) => programId);
  return [...new Set(programs)].sort();
}

/**
 * The coordinators of a program as they are now, after `cursor`, in a fixed order: a page of a plan. Read through the
 * directory of people: rare, and it holds thousands, not millions.
 */
export async function coordinatorsAfter(
  deps: Deps,
  programId: string,
  cursor: string,
  limit: number,
): Promise<{ pids: Pid[]; cursor: string; last: boolean }> {
  const found = new Set<Pid>();
  for (const pk of directoryPks) {
    for await (const { body } of everyOf(deps.store, pk, 'role')) {
      if (body.role === 'coordinator' && body.programId === programId && body.pid > cursor) found.add(body.pid);
    }
  }
  const ahead = [...found].sort();
  const pids = ahead.slice(0, limit);
  return { pids, cursor: pids.at(-1) ?? cursor, last: ahead.length <= limit };
}
