import type { Deps } from '../../deps.ts';
import { spellFrom } from '../../domain/enrolment.ts';
import { balanceOf, byName, groupSizes, type Balance, type Misfit } from '../../domain/group.ts';
import type { Actor, Pid, Spell } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Day } from '../../domain/time.ts';
import { personOf } from '../people.ts';
import { facilitatorsOf, type CohortRef, type Named, type NotAllowed } from '../schedule/access.ts';
import { draftOf, newName, openDraft, type DraftRef, type DraftRefusal, type GroupDraft } from './draft.ts';
import { groupRecords } from './facilitator.ts';
import { cohortFor, presentGroup, presentGroups, rosterOf, type Member, type Roster } from './roster.ts';

export type GroupsView = CohortRef & {
  cohort: string;
  groups: { name: string; members: Named[]; facilitator?: Named }[];
  without: Named[];
  /** Who changes group later, by the day. */
  coming: { on: Day; people: number }[];
  /** The proposal that there is; `version` is '' where there never was one. */
  draft?: { draftId: string; state: GroupDraft['state'] };
  version: string;
  tomorrow: Day;
};

/** The groups of a cohort, as they are when the moves to come have taken place; those are counted by their day. */
export async function groupsFor(deps: Deps, actor: Actor, ref: CohortRef): Promise<Result<GroupsView, NotAllowed>> {
  const cohort = await cohortFor(deps, actor, ref);
  if (!cohort) return refuse({ code: 'notAllowed' });
  const [roster, leads, draft] = await Promise.all([
    rosterOf(deps, cohort),
    groupRecords(deps, ref),
    draftOf(deps, ref),
  ]);
  const { members, tomorrow } = roster;
  const present = presentGroups(roster, deps.clock.now()).sort((a, b) => byName(a.name, b.name));
  const facilitators = await namesBy(deps, [...leads.values()]);
  return ok({
    ...{ programId: cohort.programId, cohortId: cohort.cohortId, cohort: cohort.name, tomorrow },
    groups: present.map(({ name, pids }) => {
      const lead = facilitators.get(leads.get(name) ?? '');
      const own = members.filter(({ pid }) => pids.includes(pid)).map(named);
      return { name, members: own, ...(lead ? { facilitator: lead } : {}) };
    }),
    without: members.filter((member) => presentGroup(member) === undefined).map(named),
    coming: comingMoves(roster),
    ...(draft ? { draft: { draftId: draft.body.draftId, state: draft.body.state } } : {}),
    version: draft?.etag ?? '',
  });
}

const named = ({ pid, name }: Named): Named => ({ pid, name });

export async function namesBy(deps: Deps, pids: readonly Pid[]): Promise<Map<Pid, Named>> {
  const people = await Promise.all([...new Set(pids)].map(async (pid) => (await personOf(deps, pid))?.body));
  return new Map(people.flatMap((person) => (person ? [[person.pid, named(person)] as const] : [])));
}

/** Whose spells say another group on a later day, counted by that day. */
function comingMoves({ members, today }: Roster): { on: Day; people: number }[] {
  const days = members.flatMap(({ spells }) => {
    const next = nextGroup({ spells }, today);
    return next ? [next.from] : [];
  });
  const counts = Map.groupBy(days, (day) => day);
  return [...counts].map(([on, all]) => ({ on, people: all.length })).sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** The spell with which somebody comes to another group than the one they are in, or will begin in. */
export function nextGroup({ spells }: Pick<Member, 'spells'>, today: Day): Spell | undefined {
  const now = spellFrom(spells, today);
  return now && spells.find((spell) => spell.from > today && spell.from > now.from && spell.group !== now.group);
}

export type DraftView = CohortRef & {
  cohort: string;
  draftId: string;
  version: string;
  misfit?: Misfit;
  groups: { name: string; members: (Named & { department: string })[]; balance: Balance; facilitator?: Named }[];
  /** Who got a place since the proposal was made, and how many of it have none any more. */
  unplaced: Named[];
  left: number;
  newGroup: string;
  /** Who may be named: the program's facilitators. */
  facilitators: Named[];
};

/** The proposal of a cohort with the balance of each group, read against who has a place now. */
export async function draftFor(deps: Deps, actor: Actor, ref: CohortRef): Promise<Result<DraftView, DraftRefusal>> {
  const stored = (await cohortFor(deps, actor, ref)) && (await draftOf(deps, ref));
  const claim: DraftRef = { ...ref, draftId: stored?.body.draftId ?? '', version: '' };
  const open = await openDraft(deps, actor, claim);
  if (!open.ok) return open;
  const { cohort, stored: draft } = open.value;
  const [{ members }, facilitators] = await Promise.all([
    rosterOf(deps, cohort),
    facilitatorsOf(deps, cohort.programId),
  ]);
  const { draftId, groups } = draft.body;
  const leads = await namesBy(
    deps,
    groups.flatMap(({ facilitator }) => facilitator ?? []),
  );
  const placed = new Set(groups.flatMap(({ pids }) => pids));
  const here = members.filter(({ pid }) => placed.has(pid));
  const { misfit } = groupSizes(here.length);
  return ok({
    ...{ programId: cohort.programId, cohortId: cohort.cohortId, cohort: cohort.name, draftId, facilitators },
    version: draft.etag,
    ...(misfit ? { misfit } : {}),
    groups: groups.map(({ name, pids, facilitator = '' }) => {
      const own = here.filter(({ pid }) => pids.includes(pid));
      const lead = leads.get(facilitator);
      return {
        ...{ name, members: own.map(withDepartment), balance: balanceOf(own) },
        ...(lead ? { facilitator: lead } : {}),
      };
    }),
    unplaced: members.filter(({ pid }) => !placed.has(pid)).map(named),
    left: placed.size - here.length,
    newGroup: newName(groups),
  });
}

const withDepartment = ({ pid, name, department }: Member) => ({ pid, name, department });
