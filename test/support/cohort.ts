import type { Deps } from '../../bot/deps.ts';
import {
  catalogPk,
  cohortDocId,
  cohortIdOf,
  enrolmentId,
  enrolmentSk,
  linkId,
  linkPk,
  mailId,
  mailPk,
  personId,
  personPk,
  programDocId,
  programIdOf,
  programPk,
  roleId,
  sessionDocId,
  sessionIdOf,
  sessionSk,
} from '../../bot/domain/key.ts';
import type { Person, Role, Spell } from '../../bot/domain/person.ts';
import { DEFAULT_CHECK_IN, type CheckInSettings } from '../../bot/domain/program.ts';
import type { Session, SessionRef } from '../../bot/domain/session.ts';
import { writeMembership } from '../../bot/features/membership.ts';

export const TENANT = '11111111-1111-4111-8111-111111111111';
/** The tests' own day: a Thursday, 9:00 in Ottawa. */
export const NINE = Date.parse('2026-09-10T13:00:00Z');

/** The Entra object id that a person of a test speaks with. */
export const objectIdOf = (pid: string): string => `aad-${pid}`;

export type Seeded = { programId: string; cohortId: string };

/** Writes a program with one cohort, straight into the store: what an import would have made. */
export async function seedProgram(
  deps: Deps,
  checkIn: Partial<CheckInSettings> = {},
  name = 'Leadership',
): Promise<Seeded> {
  const programId = programIdOf(name);
  const cohortId = cohortIdOf(programId, 'Pilot');
  const pk = programPk(programId);
  const program = { programId, name, timeZone: 'America/Toronto', checkIn: { ...DEFAULT_CHECK_IN, ...checkIn } };
  await deps.store.upsert({ pk, id: programDocId, type: 'program', sk: programDocId, body: program });
  const id = cohortDocId(cohortId);
  await deps.store.upsert({ pk, id, type: 'cohort', sk: 'Pilot', body: { cohortId, programId, name: 'Pilot' } });
  const ref = `prg_${programId}`;
  await deps.store.upsert({ pk: catalogPk, id: ref, type: 'programRef', sk: name, body: { programId, name } });
  return { programId, cohortId };
}

/** A person whose account is bound already. */
export async function seedPerson(deps: Deps, person: Person, bound = true): Promise<void> {
  const { pid, email } = person;
  const identity = { tenantId: TENANT, objectId: objectIdOf(pid) };
  await deps.store.upsert({ pk: personPk(pid), id: personId(pid), type: 'person', sk: pid, body: person });
  if (email !== undefined) {
    const body = { address: email, pid, since: NINE, ...(bound ? { identity } : {}) };
    await deps.store.upsert({ pk: mailPk(email), id: mailId(email), type: 'mail', sk: mailId(email), body });
  }
  if (!bound) return;
  const [pk, id] = [linkPk(identity), linkId(identity)];
  await deps.store.upsert({ pk, id, type: 'link', sk: id, body: { ...identity, pid, since: NINE } });
}

export async function seedEnrolment(
  deps: Deps,
  { programId, cohortId }: Seeded,
  pid: string,
  spells: Spell[] = [{ from: '2026-09-01' }],
): Promise<void> {
  const body = { cohortId, pid, department: 'NRCan', spells };
  const id = enrolmentId(cohortId, pid);
  await deps.store.upsert({ pk: programPk(programId), id, type: 'enrolment', sk: enrolmentSk(cohortId, pid), body });
  await writeMembership(deps, pid, { programId, cohortId });
}

export async function seedRole(deps: Deps, { programId }: Seeded, pid: string, role: Role): Promise<void> {
  const id = roleId(pid, programId, role);
  const body = { pid, programId, role, since: NINE, by: 'operator:test' };
  await deps.store.upsert({ pk: personPk(pid), id, type: 'role', sk: id, body });
}

/** A published day-long learning event, from 9:00 to 16:00 in Ottawa, with whatever a test wants otherwise. */
export async function seedSession(
  deps: Deps,
  { programId, cohortId }: Seeded,
  changes: Partial<Session> = {},
): Promise<SessionRef> {
  const code = changes.code ?? 'LE01';
  const sessionId = sessionIdOf(cohortId, code);
  const session: Session = {
    sessionId,
    programId,
    cohortId,
    code,
    kind: 'learning-event',
    titleEn: 'Thinking across departments',
    titleFr: 'Penser d’un ministère à l’autre',
    startsAt: NINE,
    endsAt: NINE + 7 * 3_600_000,
    timeZone: 'America/Toronto',
    place: 'Ottawa',
    required: true,
    minimumMinutes: 240,
    status: 'published',
    remote: false,
    sequence: 0,
    ...changes,
  };
  const sk = sessionSk(cohortId, session.startsAt, sessionId);
  await deps.store.upsert({
    pk: programPk(programId),
    id: sessionDocId(sessionId),
    type: 'session',
    sk,
    body: session,
  });
  return { programId, sessionId };
}
