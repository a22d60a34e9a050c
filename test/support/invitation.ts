import { programPk, registerPk, rsvpId, sessionDocId } from '../../bot/domain/key.ts';
import type { Delivery } from '../../bot/domain/delivery.ts';
import type { Rsvp } from '../../bot/domain/rsvp.ts';
import type { Session, SessionRef } from '../../bot/domain/session.ts';
import { announce } from '../../bot/features/invitation.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from './cohort.ts';
import { openHouse, type House } from './house.ts';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

/** A house with a cohort of two (ada in English, rene in French) and a coordinator (cleo); all have met the bot. */
export type Invitations = {
  house: House;
  program: Seeded;
  /** A published session in a week, whose people are about to be told. */
  published(changes?: Partial<Session>): Promise<SessionRef>;
  sessionOf(ref: SessionRef): Promise<Session>;
  /** The session as a coordinator has changed it since, about to be told. */
  changed(ref: SessionRef, changes: Partial<Session>): Promise<void>;
  rsvpOf(ref: SessionRef, pid: string): Promise<Rsvp | undefined>;
  deliveries(ref: SessionRef): Promise<Delivery[]>;
};

/** A session of seven hours. */
export const at = (startsAt: number, changes: Partial<Session> = {}): Partial<Session> => ({
  startsAt,
  endsAt: startsAt + 7 * HOUR,
  ...changes,
});

export async function openInvitations(now = NINE): Promise<Invitations> {
  const house = await openHouse(now, { registered: true });
  const { deps } = house;
  const program = await seedProgram(deps);
  await seedPerson(deps, { pid: 'ada', name: 'Ada Moss', language: 'en', email: 'ada@example.gc.ca' });
  await seedPerson(deps, { pid: 'rene', name: 'René Ouellet', language: 'fr', email: 'rene@example.gc.ca' });
  await seedPerson(deps, { pid: 'cleo', name: 'Cléo Roy', language: 'en', email: 'cleo@example.gc.ca' });
  await seedRole(deps, program, 'cleo', 'coordinator');
  for (const pid of ['ada', 'rene']) await seedEnrolment(deps, program, pid);
  for (const pid of ['ada', 'rene', 'cleo']) await house.say(pid, 'help');

  const sessionOf = async ({ programId, sessionId }: SessionRef): Promise<Session> => {
    const found = await deps.store.get('session', programPk(programId), sessionDocId(sessionId));
    if (!found) throw new Error('no session');
    return found.body;
  };
  const seed = async (changes: Partial<Session>): Promise<SessionRef> => {
    const ref = await seedSession(deps, program, changes);
    await announce(deps, await sessionOf(ref));
    return ref;
  };
  return {
    house,
    program,
    sessionOf,
    published: (changes) => seed(at(NINE + WEEK, changes)),
    async changed(ref, changes) {
      await seed({ ...(await sessionOf(ref)), ...changes });
    },
    rsvpOf: async ({ sessionId }, pid) => (await deps.store.get('rsvp', registerPk(sessionId), rsvpId(pid)))?.body,
    deliveries: async ({ sessionId }) =>
      (await deps.store.list(registerPk(sessionId), 'delivery', { limit: 100 })).map(({ body }) => body),
  };
}
