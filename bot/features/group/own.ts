import type { Deps } from '../../deps.ts';
import { spellFrom } from '../../domain/enrolment.ts';
import { cohortDocId, programPk } from '../../domain/key.ts';
import type { Actor, Pid, Spell } from '../../domain/person.ts';
import { covers } from '../../domain/session.ts';
import type { Day } from '../../domain/time.ts';
import { membershipsOf, rolesOf } from '../membership.ts';
import { everyOf } from '../page.ts';
import type { CohortRef } from '../schedule/access.ts';
import { groupRecords } from './facilitator.ts';
import { presentGroup, rosterOf, type Member, type Roster } from './roster.ts';
import { namesBy, nextGroup } from './see.ts';

/** Somebody's own group in one of their cohorts. Without `group`, nobody has put them into one. */
export type OwnGroup = {
  cohort: string;
  group?: string;
  /** Where their place in it is still to begin. */
  from?: Day;
  others: string[];
  facilitator?: string;
};

/**
 * Everybody's own groups, today's and the one to come: who is in each on the same day, by name, and who facilitates it.
 * Only cohorts in which one has a place today or later.
 */
export async function ownGroups(deps: Deps, actor: Actor): Promise<OwnGroup[]> {
  const memberships = await membershipsOf(deps, actor.pid);
  return (await Promise.all(memberships.map((ref) => groupsIn(deps, actor.pid, ref)))).flat();
}

/** A group that somebody facilitates: who is in it, and from when on they do where that is still to come. */
export type LedGroup = { cohort: string; group: string; from?: Day; people: string[] };

/** The groups that somebody facilitates, in the programs where they hold that role; those that people are in. */
export async function ledGroups(deps: Deps, actor: Actor): Promise<LedGroup[]> {
  const roles = await rolesOf(deps, actor.pid);
  const found: LedGroup[] = [];
  for (const { programId } of roles.filter(({ role }) => role === 'facilitator')) {
    const pk = programPk(programId);
    for await (const { body } of everyOf(deps.store, pk, 'group')) {
      if (body.facilitator !== actor.pid) continue;
      const cohort = (await deps.store.get('cohort', pk, cohortDocId(body.cohortId)))?.body;
      if (!cohort) continue;
      const { members, today } = await rosterOf(deps, cohort);
      const people = members.filter((member) => presentGroup(member) === body.name).map(({ name }) => name);
      const from = body.since > today ? { from: body.since } : {};
      if (people.length > 0) found.push({ cohort: cohort.name, group: body.name, people, ...from });
    }
  }
  return found;
}

async function groupsIn(deps: Deps, pid: Pid, { programId, cohortId }: CohortRef): Promise<OwnGroup[]> {
  const cohort = (await deps.store.get('cohort', programPk(programId), cohortDocId(cohortId)))?.body;
  if (!cohort) return [];
  const roster = await rosterOf(deps, cohort);
  const own = roster.members.find((member) => member.pid === pid);
  const spell = own && spellFrom(own.spells, roster.today);
  if (!own || !spell) return [];
  const next = nextGroup(own, roster.today);
  const leads = await groupRecords(deps, { programId, cohortId });
  const spells = [spell, ...(next ? [next] : [])];
  return Promise.all(spells.map((one) => ownGroup(deps, roster, { pid, spell: one, leads })));
}

type OwnSpell = { pid: Pid; spell: Spell; leads: ReadonlyMap<string, Pid> };

async function ownGroup(deps: Deps, roster: Roster, { pid, spell, leads }: OwnSpell): Promise<OwnGroup> {
  const { cohort, members, today } = roster;
  const { group } = spell;
  const from = spell.from > today ? { from: spell.from } : {};
  if (group === undefined) return { cohort: cohort.name, others: [], ...from };
  const day = spell.from > today ? spell.from : today;
  const isThere = ({ spells }: Member): boolean => spells.some((one) => one.group === group && covers(one, day));
  const lead = leads.get(group);
  const facilitator = lead === undefined ? undefined : (await namesBy(deps, [lead])).get(lead)?.name;
  return {
    ...{ cohort: cohort.name, group, ...from },
    others: members.filter((member) => member.pid !== pid && isThere(member)).map(({ name }) => name),
    ...(facilitator === undefined ? {} : { facilitator }),
  };
}
