import { conversationId, personalPk, programPk, registerPk, rsvpId, sessionDocId } from '../../bot/domain/key.ts';
import type { Delivery, Plan } from '../../bot/domain/delivery.ts';
import type { Person } from '../../bot/domain/person.ts';
import type { RsvpState } from '../../bot/domain/rsvp.ts';
import type { Session, SessionRef } from '../../bot/domain/session.ts';
import type { Deps } from '../../bot/deps.ts';
import { planReminders } from '../../bot/features/reminder.ts';
import { seedPerson, seedSession, TENANT, type Seeded } from './cohort.ts';
import type { House } from './house.ts';

/** Somebody whom Teams reaches, in Ottawa unless a test says otherwise. */
export async function seedReader(
  { deps, connector: { serviceUrl } }: Pick<House, 'deps' | 'connector'>,
  pid: string,
  fields: Partial<Person> = {},
): Promise<void> {
  const person = {
    pid,
    name: pid,
    language: 'en',
    timeZone: 'America/Toronto',
    email: `${pid}@example.gc.ca`,
  } as const;
  await seedPerson(deps, { ...person, ...fields });
  const chat = { serviceUrl, conversationId: `a:${pid}`, userId: `29:${pid}`, botId: '28:cadre', tenantId: TENANT };
  const [pk, id] = [personalPk(pid), conversationId];
  const body = { ...chat, locale: 'en-CA', reachable: true, since: 1 };
  await deps.store.upsert({ pk, id, type: 'conversation', sk: id, body });
}

export async function sessionOf(deps: Deps, { programId, sessionId }: SessionRef): Promise<Session> {
  const stored = await deps.store.get('session', programPk(programId), sessionDocId(sessionId));
  if (!stored) throw new Error('no such session');
  return stored.body;
}

/** A published session, planned as whoever publishes it does. */
export async function publishSession(deps: Deps, program: Seeded, changes: Partial<Session> = {}): Promise<SessionRef> {
  const ref = await seedSession(deps, program, changes);
  await planReminders(deps, await sessionOf(deps, ref));
  return ref;
}

/** What a coordinator's change to a published session does: the next sequence where its date is another. */
export async function changeSession(deps: Deps, ref: SessionRef, changes: Partial<Session>): Promise<void> {
  const session = await sessionOf(deps, ref);
  const moved = changes.startsAt !== undefined || changes.status === 'cancelled';
  const { programId, cohortId } = session;
  const sequence = session.sequence + (moved ? 1 : 0);
  await publishSession(deps, { programId, cohortId }, { ...session, ...changes, sequence });
}

export async function answerTo(deps: Deps, ref: SessionRef, pid: string, state: RsvpState): Promise<void> {
  const { sequence } = await sessionOf(deps, ref);
  const [pk, id] = [registerPk(ref.sessionId), rsvpId(pid)];
  await deps.store.upsert({ pk, id, type: 'rsvp', sk: id, body: { pid, state, sequence, at: deps.clock.now() } });
}

export async function deliveriesOf(deps: Deps, { sessionId }: SessionRef): Promise<Delivery[]> {
  return (await deps.store.list(registerPk(sessionId), 'delivery', { limit: 1_000 })).map(({ body }) => body);
}

export async function plansOf(deps: Deps, { sessionId }: SessionRef): Promise<Plan[]> {
  return (await deps.store.list(registerPk(sessionId), 'plan', { limit: 1_000 })).map(({ body }) => body);
}
