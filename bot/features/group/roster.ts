import { Temporal } from 'temporal-polyfill';
import type { Deps } from '../../deps.ts';
import { spellFrom } from '../../domain/enrolment.ts';
import type { Grouped, GroupPerson } from '../../domain/group.ts';
import { cohortDocId, programPk } from '../../domain/key.ts';
import type { Actor, Spell } from '../../domain/person.ts';
import type { Cohort, Enrolment } from '../../domain/program.ts';
import type { Session } from '../../domain/session.ts';
import { dayIn, isTimeZone, type Day, type Millis } from '../../domain/time.ts';
import { enrolmentsOf } from '../cohort.ts';
import { personOf } from '../people.ts';
import { coordinates, type CohortRef } from '../schedule/access.ts';
import { sessionsOf } from '../session.ts';
import { zoneOf } from '../feedback/wave.ts';

/** Somebody with a place in the cohort, today or later. */
export type Member = GroupPerson & { name: string; spells: readonly Spell[] };

/** A cohort as groups are made of it. Members are in the order of their names. */
export type Roster = {
  cohort: Cohort;
  today: Day;
  tomorrow: Day;
  members: Member[];
  enrolments: Enrolment[];
  sessions: Session[];
};

/** The cohort, for a coordinator of its program; the same nothing for everybody else and for what does not exist. */
export async function cohortFor(deps: Deps, actor: Actor, ref: CohortRef): Promise<Cohort | undefined> {
  if (!(await coordinates(deps, actor, ref.programId))) return undefined;
  return (await deps.store.get('cohort', programPk(ref.programId), cohortDocId(ref.cohortId)))?.body;
}

/** Today, as the program's zone has it. */
export async function todayIn(deps: Deps, programId: string): Promise<Day> {
  return dayIn(await zoneOf(deps, programId), deps.clock.now());
}

/**
 * Everybody who has a place today or later, with what groups are balanced by. The department is the one where they work
 * now, not the one as at selection: it decides with whom they sit every day. Who has recorded no zone counts as in the
 * program's.
 */
export async function rosterOf(deps: Deps, cohort: Cohort): Promise<Roster> {
  const [zone, enrolments, sessions] = await Promise.all([
    zoneOf(deps, cohort.programId),
    enrolmentsOf(deps, cohort),
    sessionsOf(deps, cohort),
  ]);
  const today = dayIn(zone, deps.clock.now());
  const placed = enrolments.filter(({ mergedInto, spells }) => mergedInto === undefined && spellFrom(spells, today));
  const members = await Promise.all(placed.map((one) => memberOf(deps, one, zone)));
  members.sort((a, b) => a.name.localeCompare(b.name, 'fr') || (a.pid < b.pid ? -1 : 1));
  const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 }).toString();
  return { cohort, today, tomorrow, members, enrolments, sessions };
}

async function memberOf(deps: Deps, { pid, department, spells }: Enrolment, zone: string): Promise<Member> {
  const person = (await personOf(deps, pid))?.body;
  const timeZone = person?.timeZone !== undefined && isTimeZone(person.timeZone) ? person.timeZone : zone;
  return {
    pid,
    name: person?.name ?? pid,
    spells,
    department: person?.department ?? department,
    timeZone,
    offset: offsetOf(timeZone, deps.clock.now()),
    ...(person?.functionalArea === undefined ? {} : { functionalArea: person.functionalArea }),
    ...(person?.language === undefined ? {} : { language: person.language }),
  };
}

function offsetOf(timeZone: string, at: Millis): number {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return Math.round(there.offsetNanoseconds / 60_000_000_000);
}

/** The group that somebody is in for good, as far as is known: today's, or the one that they move to later. */
export function presentGroup({ spells }: Pick<Member, 'spells'>): string | undefined {
  return spells.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)?.group;
}

/** The groups that a cohort has: those that people are in or move to, and those that sessions still to come are for. */
export function presentGroups({ members, sessions }: Roster, now: Millis): Grouped[] {
  const groups = new Map<string, string[]>();
  for (const { group, status, endsAt } of sessions) {
    if (group !== undefined && status !== 'cancelled' && endsAt > now) groups.set(group, []);
  }
  for (const member of members) {
    const group = presentGroup(member);
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), member.pid]);
  }
  return [...groups].map(([name, pids]) => ({ name, pids }));
}
