import { expect } from '@jest/globals';
import fc from 'fast-check';
import { createRoutes } from '../../bot/teams/routes.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession } from './cohort.ts';
import { hostileData, hostileFields } from './hostile.ts';
import { openHouse, type House } from './house.ts';

const DAY = 24 * 3_600_000;
/** What meeting somebody may write: who they are and where their chat is. Anything else is a record. */
const ACQUAINTANCE = new Set(['person', 'link', 'mail', 'match', 'conversation', 'welcome', 'membership', 'account']);
/** What anybody may make for themselves by a press, and the trace of it. */
const isOwn = (type: string, pk: string): boolean =>
  type === 'calendarFeed' || (type === 'audit' && pk.startsWith('person_'));

/**
 * A house with real authentication, a participant and a coordinator, and nothing to check in to: whatever is sent, a
 * record that appears is one that should not have been written.
 */
async function openFuzzHouse(): Promise<{ house: House; ref: object }> {
  const house = await openHouse(NINE, { registered: true });
  const program = await seedProgram(house.deps, { code: true });
  for (const pid of ['ada', 'cleo']) {
    await seedPerson(house.deps, { pid, name: pid, language: 'en', email: `${pid}@example.gc.ca` });
    await seedEnrolment(house.deps, program, pid);
  }
  await seedRole(house.deps, program, 'cleo', 'facilitator');
  const ref = await seedSession(house.deps, program, { startsAt: NINE + DAY, endsAt: NINE + 2 * DAY });
  return { house, ref };
}

/** Follows the store: records that were written since the last look, acquaintance left aside. */
async function follow(house: House): Promise<() => Promise<string[]>> {
  let cursor = '';
  const look = async (): Promise<string[]> => {
    const page = await house.deps.store.changes(cursor, 500);
    cursor = page.cursor;
    const records = page.documents.filter(
      ({ type, pk }) => !ACQUAINTANCE.has(type) && !isOwn(type, pk) && !(type === 'audit' && pk.startsWith('dir_')),
    );
    return page.documents.length < 500
      ? records.map(({ id }) => id)
      : [...records.map(({ id }) => id), ...(await look())];
  };
  await look(); // what was seeded
  return look;
}

/** Sends `runs` hostile activities with a good token: no 500, no stack, no record. Reports the one that did. */
export async function fuzzMessages(runs: number, seed: number): Promise<void> {
  const { house, ref } = await openFuzzHouse();
  const verbs = createRoutes().verbs.map(({ verb }) => verb);
  const recordsSince = await follow(house);
  const speaker = fc.constantFrom('ada', 'nobody');
  const press = fc.record({
    pid: speaker,
    verb: fc.oneof(fc.constantFrom(...verbs), fc.string()),
    data: hostileData(ref, ['ada', 'cleo']),
  });
  const pressed = press.map(({ pid, verb, data }) => ({
    pid,
    activity: { type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb, data }, trigger: 'manual' } },
  }));
  const submitted = press.map(({ pid, verb, data }) => ({
    pid,
    activity: { type: 'message', value: { ...(data as object), verb } },
  }));
  const mangled = fc.record({ pid: speaker, activity: hostileFields });
  try {
    await fc.assert(
      fc.asyncProperty(fc.oneof(pressed, submitted, mangled), async ({ pid, activity }) => {
        const { status, body } = await house.send(pid, { type: 'message', ...activity });
        expect([200, 400, 401, 403]).toContain(status);
        expect(JSON.stringify(body ?? '')).not.toMatch(/\.ts:\d+|node_modules|Error:|"statusCode":5/);
        expect(await recordsSince()).toEqual([]);
      }),
      { numRuns: runs, seed, endOnFailure: true },
    );
    expect(house.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  } finally {
    await house.close();
  }
}
