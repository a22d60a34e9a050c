import type { Deps } from '../deps.ts';
import { directoryPks, matchPk, personalPk, programPk } from '../domain/key.ts';
import type { Actor, Pid } from '../domain/person.ts';
import { everyOf } from './page.ts';
import { membershipsOf, rolesOf } from './membership.ts';

/** Whom a coordinator may decide about: the people of their programs, and accounts that no program knows. */
export type Reach = { candidates: Map<Pid, string>; newcomers: Map<Pid, string> };

type Named = { pid: Pid; name: string };

/** What a coordinator sees of identities: open questions, accounts to be joined, merges that can be undone. */
export type PeopleView = {
  matches: { matchId: string; newcomer: string; candidate: string }[];
  newcomers: Named[];
  candidates: Named[];
  merges: { mergeId: string; from: string; into: string }[];
};

async function coordinated(deps: Deps, actor: Actor): Promise<string[]> {
  const roles = await rolesOf(deps, actor.pid);
  return roles.filter(({ role }) => role === 'coordinator').map(({ programId }) => programId);
}

/** True for coordinators of any program. */
export async function mayManagePeople(deps: Deps, actor: Actor): Promise<boolean> {
  return (await coordinated(deps, actor)).length > 0;
}

/** Read through the whole directory: rare, and the directory holds thousands, not millions. */
export async function peopleInReach(deps: Deps, actor: Actor): Promise<Reach> {
  const enrolled = new Set<Pid>();
  for (const programId of await coordinated(deps, actor)) {
    for await (const { body } of everyOf(deps.store, programPk(programId), 'enrolment')) enrolled.add(body.pid);
  }
  const reach: Reach = { candidates: new Map(), newcomers: new Map() };
  for (const pk of directoryPks) {
    for await (const { body } of everyOf(deps.store, pk, 'person')) {
      if (enrolled.has(body.pid)) reach.candidates.set(body.pid, body.name);
      else if (await isNewcomer(deps, body.pid)) reach.newcomers.set(body.pid, body.name);
    }
  }
  return reach;
}

async function isNewcomer(deps: Deps, pid: Pid): Promise<boolean> {
  const [memberships, roles, waiting] = await Promise.all([
    membershipsOf(deps, pid),
    rolesOf(deps, pid),
    deps.store.list(personalPk(pid), 'waiting', { limit: 1 }), // a supervisor, whom a program asks
  ]);
  return memberships.length === 0 && roles.length === 0 && waiting.length === 0;
}

/** The lists of the people card; undefined for everybody but coordinators. */
export async function peopleView(deps: Deps, actor: Actor): Promise<PeopleView | undefined> {
  if (!(await mayManagePeople(deps, actor))) return undefined;
  const reach = await peopleInReach(deps, actor);
  const merged = new Set<Pid>();
  const merges: PeopleView['merges'] = [];
  for await (const { body } of everyOf(deps.store, matchPk, 'merge')) {
    const into = reach.candidates.get(body.into);
    if (body.state === 'undone' || into === undefined) continue;
    merged.add(body.from);
    merges.push({ mergeId: body.mergeId, from: nameIn(reach, body.from), into });
  }
  const matches: PeopleView['matches'] = [];
  for await (const { body } of everyOf(deps.store, matchPk, 'match')) {
    const candidate = reach.candidates.get(body.candidate);
    if (body.state !== 'open' || candidate === undefined) continue;
    matches.push({ matchId: body.matchId, newcomer: nameIn(reach, body.newcomer), candidate });
  }
  const unmerged = (people: Map<Pid, string>): Named[] =>
    [...people]
      .filter(([pid]) => !merged.has(pid))
      .map(([pid, name]) => ({ pid, name }))
      .sort(byName);
  return { matches, merges, newcomers: unmerged(reach.newcomers), candidates: unmerged(reach.candidates) };
}

const byName = (a: Named, b: Named): number => a.name.localeCompare(b.name, 'fr');

const nameIn = ({ candidates, newcomers }: Reach, pid: Pid): string => candidates.get(pid) ?? newcomers.get(pid) ?? pid;

/** The coordinators of the programs in which a person has a place: who is told of a question about them. */
export async function coordinatorsOf(deps: Deps, candidate: Pid): Promise<Pid[]> {
  const programs = new Set((await membershipsOf(deps, candidate)).map(({ programId }) => programId));
  const found: Pid[] = [];
  for (const pk of directoryPks) {
    for await (const { body } of everyOf(deps.store, pk, 'role')) {
      if (body.role === 'coordinator' && programs.has(body.programId)) found.push(body.pid);
    }
  }
  return [...new Set(found)];
}
