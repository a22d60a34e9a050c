import { conversationId, personalPk, programPk, registerPk, rsvpId, sessionDocId } from '../../bot/domain/key.ts';
import type { Delivery } from '../../bot/domain/delivery.ts';
import type { Person } from '../../bot/domain/person.ts';
import type { RsvpState } from '../../bot/domain/rsvp.ts';
import type { Session, SessionRef } from '../../bot/domain/session.ts';
import type { Deps } from '../../bot/deps.ts';
import { planReminders } from '../../bot/features/reminder.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedSession, TENANT, type Seeded } from './cohort.ts';
import { openHouse, textOf, type House } from './house.ts';
import type { Node } from './walk.ts';

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

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
/** The working day before the tests' own day, 9:00 in Ottawa. */
export const BEFORE = NINE - day;
/** When check-in to a session of nine o'clock opens. */
export const OPENS = NINE - 30 * minute;

/** Something that was posted: to whom, and what it says. */
export type Posted = { to: string; text: string; card: Node };

export type Ahead = {
  house: House;
  program: Seeded;
  publish(changes?: Partial<Session>): Promise<SessionRef>;
  /** Somebody with a place in the program. */
  join(pid: string, fields?: Partial<Person>): Promise<void>;
  /** Does the due work of an instant, and answers what was posted by it. */
  at(instant: number): Promise<Posted[]>;
  /** The same, to whom only. */
  toldTo(instant: number): Promise<string[]>;
  /** What became of each delivery of a session: its kind, state and reason, in the order of their ids. */
  outcomes(ref: SessionRef): Promise<string[]>;
};

/**
 * A house with real accounts, so that each message goes to its own chat, two days before a session of the tests' own
 * day; Ada is in its program.
 */
export async function openAhead(): Promise<Ahead> {
  const house = await openHouse(NINE - 2 * day, { registered: true });
  const { deps, connector } = house;
  const program = await seedProgram(deps);
  const at: Ahead['at'] = async (instant) => {
    const before = connector.calls.length;
    house.clock.set(instant);
    await house.work();
    return connector.calls.slice(before).flatMap(({ method, path, body, conversationId: chat = '' }) => {
      if (method !== 'POST' || !path.includes('/activities')) return [];
      const [{ content } = { content: {} }] = (body?.['attachments'] ?? []) as { content: Node }[];
      return [{ to: chat.replace('a:', ''), text: textOf(content), card: content }];
    });
  };
  const ahead: Ahead = {
    house,
    program,
    publish: (changes) => publishSession(deps, program, changes),
    async join(pid, fields) {
      await seedReader(house, pid, fields);
      await seedEnrolment(deps, program, pid);
    },
    at,
    toldTo: async (instant) => (await at(instant)).map(({ to }) => to).sort(),
    outcomes: async (ref) =>
      (await deliveriesOf(deps, ref)).map(({ kind, state, reason }) => `${kind} ${state} ${reason ?? ''}`.trim()),
  };
  await ahead.join('ada', { name: 'Ada Moss' });
  return ahead;
}
