import type { Deps } from '../../bot/deps.ts';
import { enrolmentId, programPk } from '../../bot/domain/key.ts';
import type { Spell } from '../../bot/domain/person.ts';
import type { Session } from '../../bot/domain/session.ts';
import { participantsOf, registerOf, seatsOf } from '../../bot/domain/register.ts';
import { enrolmentsOf } from '../../bot/features/cohort.ts';
import { draftOf, type GroupDraft } from '../../bot/features/group/draft.ts';
import { sessionsOf } from '../../bot/features/session.ts';
import type { House } from './house.ts';
import type { Node } from './walk.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from './cohort.ts';

const DEPARTMENTS = ['NRCan', 'TBS', 'ESDC', 'CRA', 'PSPC', 'DND', 'HC'];
const AREAS = ['Policy', 'Finance', 'People'];
const DAY = 24 * 3_600_000;

/** The ids of so many participants, in the order of their names. */
export const pidsOf = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `p${String(n + 1).padStart(2, '0')}`);

/**
 * A cohort of participants without groups, of several departments, areas, languages and zones, with two coordinators
 * (Cléo reads English, Gil French) and two facilitators (Fay, Fred).
 */
export async function seedGroupCohort(deps: Deps, count = 23): Promise<Seeded> {
  const program = await seedProgram(deps);
  await seedPerson(deps, { pid: 'cleo', name: 'Cléo Roy', language: 'en' });
  await seedPerson(deps, { pid: 'gil', name: 'Gil Roy', language: 'fr' });
  await seedPerson(deps, { pid: 'fay', name: 'Fay Ng', language: 'en' });
  await seedPerson(deps, { pid: 'fred', name: 'Fred Côté', language: 'fr' });
  for (const pid of ['cleo', 'gil']) await seedRole(deps, program, pid, 'coordinator');
  for (const pid of ['fay', 'fred']) await seedRole(deps, program, pid, 'facilitator');
  for (const [n, pid] of pidsOf(count).entries()) await seedParticipant(deps, program, pid, n);
  return program;
}

/** One more participant: number `n` decides what they bring. */
export async function seedParticipant(deps: Deps, program: Seeded, pid: string, n: number, spells?: Spell[]) {
  await seedPerson(deps, {
    ...{ pid, name: `Person ${String(n + 1).padStart(2, '0')}`, language: n % 3 === 0 ? 'fr' : 'en' },
    department: DEPARTMENTS[n % DEPARTMENTS.length] ?? '',
    functionalArea: AREAS[n % AREAS.length] ?? '',
    timeZone: n % 6 === 5 ? 'America/Vancouver' : 'America/Toronto',
  });
  await seedEnrolment(deps, program, pid, spells);
}

/** A published action learning session of a group, so many days from the tests' own. */
export function seedGroupSession(
  deps: Deps,
  program: Seeded,
  group: string,
  days: number,
  more: Partial<Session> = {},
) {
  const startsAt = NINE + days * DAY;
  return seedSession(deps, program, {
    ...{
      code: `AL${group}${days}`,
      kind: 'action-learning',
      group,
      startsAt,
      endsAt: startsAt + 2 * 3_600_000,
      ...more,
    },
  });
}

/** The expected seats of each session of a cohort, by its code. */
export async function seatsByCode(deps: Deps, program: Seeded): Promise<Record<string, number>> {
  const participants = participantsOf(await enrolmentsOf(deps, program));
  const sessions = await sessionsOf(deps, program);
  return Object.fromEntries(
    sessions.map((session) => [session.code, seatsOf(session, participants, registerOf([])).length]),
  );
}

export async function spellsOf(deps: Deps, { programId, cohortId }: Seeded, pid: string): Promise<Spell[]> {
  return (await deps.store.get('enrolment', programPk(programId), enrolmentId(cohortId, pid)))?.body.spells ?? [];
}

/** The proposal as it is stored. */
export async function storedDraft(deps: Deps, program: Seeded): Promise<GroupDraft | undefined> {
  return (await draftOf(deps, program))?.body;
}

/** In which of a proposal's groups somebody is. */
export function groupIn(draft: GroupDraft | undefined, pid: string): string | undefined {
  return draft?.groups.find(({ pids }) => pids.includes(pid))?.name;
}

/** The audit entries of a program about one kind of step. */
export async function auditOf(deps: Deps, { programId }: Seeded, what: string) {
  const entries = await deps.store.list(programPk(programId), 'audit', { limit: 200 });
  return entries.map(({ body }) => body).filter((entry) => entry.what === what);
}

/** The card of a proposal that Cléo has just asked for. */
export async function proposalOf(house: House): Promise<Node> {
  const { card } = await house.say('cleo', 'groups');
  return (await house.press('cleo', card, 'Propose groups')).card;
}

/** Cléo confirms a proposal from a day on, as the cards lead; without a card, a new one. */
export async function confirmedBy(house: House, on: string, card?: Node): Promise<{ card: Node; text: string }> {
  const effect = await house.press('cleo', card ?? (await proposalOf(house)), 'See the effect and confirm');
  const shown = await house.press('cleo', effect.card, 'Show it for this day', { on });
  return house.press('cleo', shown.card, 'Confirm the groups', { on });
}

/** What the buttons of a card carry of its proposal. */
export function refIn(card: Node): Record<string, unknown> {
  const [action] = card['actions'] as { data: Record<string, unknown> }[];
  const { programId, cohortId, draftId, version } = action?.data ?? {};
  return { programId, cohortId, draftId, version };
}
