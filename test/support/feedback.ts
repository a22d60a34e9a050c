import { feedbackId, waveIdOf, wavePk } from '../../bot/domain/key.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from './cohort.ts';
import { openHouse, type House } from './house.ts';
import type { Node } from './walk.ts';

export const DAY = 24 * 3_600_000;

export type FeedbackScene = {
  house: House;
  program: Seeded;
  waveId: string;
  /** Has a coordinator plan the mid-program wave from today on, and opens it. */
  opened(shared?: 'yes' | 'no'): Promise<void>;
  stored(participant: string): Promise<unknown>;
  /** What every action of a supervisor carries. */
  ref(participant: string): { programId: string; castId: string; participant: string };
  form(pid: string, participant: string): Promise<Node>;
};

/**
 * Three participants whose supervisor is Eva (bound), one whose supervisor nobody has met, and one without; Cléo
 * coordinates.
 */
export async function openFeedbackScene(): Promise<FeedbackScene> {
  const house = await openHouse(NINE, { registered: true });
  const { deps } = house;
  const program = await seedProgram(deps);
  const waveId = waveIdOf(program.cohortId, 'mid');
  await seedPerson(deps, { pid: 'cleo', name: 'Cléo Roy', language: 'en', email: 'cleo@example.gc.ca' });
  await seedRole(deps, program, 'cleo', 'coordinator');
  await seedPerson(deps, { pid: 'eva', name: 'Eva Lund', language: 'en', email: 'eva@example.gc.ca' });
  const people = [
    { pid: 'ada', name: 'Ada Moss', supervisorEmail: 'eva@example.gc.ca' },
    { pid: 'bo', name: 'Bo Chan', supervisorEmail: 'Eva@Example.gc.ca' },
    { pid: 'rene', name: 'René Ouellet', supervisorEmail: 'eva@example.gc.ca' },
    { pid: 'gil', name: 'Gil Roy', supervisorEmail: 'boss@other.gc.ca' },
    { pid: 'zoe', name: 'Zoé Parent' },
  ];
  for (const person of people) {
    await seedPerson(deps, { language: 'fr', email: `${person.pid}@example.gc.ca`, ...person });
    await seedEnrolment(deps, program, person.pid);
  }
  for (const week of [0, 10]) {
    const startsAt = NINE + week * 7 * DAY;
    await seedSession(deps, program, { code: `LE${week}`, startsAt, endsAt: startsAt + 3_600_000 });
  }
  await house.say('eva', 'help');
  const ref = (participant: string) => ({ programId: program.programId, castId: waveId, participant });
  return {
    house,
    program,
    waveId,
    ref,
    async opened(shared = 'yes') {
      const of = { programId: program.programId, cohortId: program.cohortId, kind: 'mid' };
      await house.invoke('cleo', 'feedback.plan', { ...of, opens: '2026-09-11', closes: '2026-10-08', shared });
      house.clock.set(NINE + DAY);
      await house.work();
    },
    async stored(participant) {
      return (await deps.store.get('feedback', wavePk(waveId), feedbackId(participant)))?.body;
    },
    async form(pid, participant) {
      return (await house.invoke(pid, 'feedback.form', ref(participant))).card;
    },
  };
}
