import { openStore } from '../../bot/store/open.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import { noMail, noSender, randomIds, systemClock, type Deps } from '../../bot/deps.ts';
import { registerPk } from '../../bot/domain/key.ts';
import type { SessionRef } from '../../bot/domain/session.ts';
import { objectIdOf, seedEnrolment, seedPerson, seedProgram, seedSession, TENANT } from '../support/cohort.ts';
import { memoryLog } from '../support/fixed.ts';

/** People and open sessions enough that nobody checks in twice: `refs` are the sessions, the last one for the burst. */
export type CheckInData = { people: number; refs: SessionRef[] };

const HOUR = 3_600_000;

function depsOn(path: string): Deps {
  return {
    clock: systemClock,
    ids: randomIds,
    log: memoryLog(),
    store: openStore(createSqliteEngine(path)),
    directory: { member: async () => undefined },
    sender: noSender,
    mail: noMail,
  };
}

export async function seedCheckIns(path: string, people: number, sessions: number): Promise<CheckInData> {
  const deps = depsOn(path);
  const now = systemClock.now();
  const seeded = await seedProgram(deps);
  const enrol = async (n: number): Promise<void> => {
    const pid = `p${n}`;
    await seedPerson(deps, {
      pid,
      name: `Person ${n}`,
      language: n % 2 ? 'fr' : 'en',
      timeZone: 'America/Toronto',
      email: `p${n}@example.gc.ca`,
    });
    await seedEnrolment(deps, seeded, pid, [{ from: '2020-01-01' }]);
  };
  await Promise.all(Array.from({ length: people }, (_, n) => enrol(n)));
  const refs: SessionRef[] = [];
  for (let n = 0; n < sessions; n += 1) {
    refs.push(await seedSession(deps, seeded, { code: `S${n}`, startsAt: now, endsAt: now + 8 * HOUR }));
  }
  await deps.store.close();
  return { people, refs };
}

/** How many check-ins a session's register holds. */
export async function countEntries(path: string, refs: SessionRef[]): Promise<number> {
  const { store } = depsOn(path);
  let count = 0;
  for (const { sessionId } of refs) {
    count += (await store.list(registerPk(sessionId), 'entry', { limit: 100_000 })).length;
  }
  await store.close();
  return count;
}

/** The n-th check-in as Teams sends it: an Action.Execute, answered in the response of its invoke. */
export function checkInBody(ref: SessionRef, person: number): string {
  const pid = `p${person}`;
  return JSON.stringify({
    type: 'invoke',
    id: `f:${pid}-${ref.sessionId}`,
    name: 'adaptiveCard/action',
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/',
    locale: 'en-CA',
    from: { id: `29:${pid}`, aadObjectId: objectIdOf(pid), name: pid },
    recipient: { id: '28:cadre', name: 'Cadre' },
    conversation: { id: `a:${pid}`, conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    value: {
      action: { type: 'Action.Execute', verb: 'attendance.checkIn', data: { verb: 'attendance.checkIn', ...ref } },
      trigger: 'manual',
    },
  });
}

/** A message to the echo bot, answered in its response too. */
export const ECHO_BODY = JSON.stringify({
  type: 'message',
  id: '1',
  text: 'hello',
  deliveryMode: 'expectReplies',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9/',
  from: { id: '29:p', name: 'p' },
  recipient: { id: '28:echo', name: 'Echo' },
  conversation: { id: 'a:p', conversationType: 'personal', tenantId: TENANT },
});
