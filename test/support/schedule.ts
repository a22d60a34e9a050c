import { programPk, registerPk, sessionIdOf } from '../../bot/domain/key.ts';
import type { Session } from '../../bot/domain/session.ts';
import { sessionsOf } from '../../bot/features/session.ts';
import { seedEnrolment, seedPerson, seedProgram, seedRole, type Seeded } from './cohort.ts';
import { openHouse, type House, type Invoked } from './house.ts';
import { walk, type Node } from './walk.ts';

/** A Thursday, 10:00 in Ottawa: people may be written to. */
export const TEN = Date.parse('2026-09-03T14:00:00Z');

/** A house with one cohort: Cléo (en) and Denis (fr) coordinate, Fay facilitates, René (fr) and Ada (en) take part. */
export type Office = {
  house: House;
  program: Seeded;
  sessions(): Promise<Session[]>;
  idOf(code: string): string;
  /** Open due work in the program's partition. */
  waiting(): Promise<string[]>;
  /** What is planned in a session's own partition, by kind and sequence. */
  plannedFor(code: string): Promise<string[]>;
  audit(): Promise<string[]>;
  /** A draft or series, made by its form in the chat. */
  make(typed?: Record<string, string>): Promise<Invoked>;
};

export async function openOffice(): Promise<Office> {
  const house = await openHouse(TEN);
  const { deps } = house;
  const program = await seedProgram(deps);
  const pk = programPk(program.programId);
  const person = (pid: string, name: string, language: 'en' | 'fr') =>
    seedPerson(deps, { pid, name, language, email: `${pid}@example.gc.ca` });
  await person('cleo', 'Cléo Roy', 'en');
  await person('denis', 'Denis Morin', 'fr');
  await person('fay', 'Fay Chen', 'en');
  await person('rene', 'René Ouellet', 'fr');
  await person('ada', 'Ada Lam', 'en');
  for (const pid of ['cleo', 'denis']) await seedRole(deps, program, pid, 'coordinator');
  await seedRole(deps, program, 'fay', 'facilitator');
  await seedEnrolment(deps, program, 'rene', [{ group: 'A', from: '2026-09-01' }]);
  await seedEnrolment(deps, program, 'ada', [{ group: 'B', from: '2026-09-01' }]);
  for (const pid of ['rene', 'ada']) await house.say(pid, 'help');
  const idOf = (code: string): string => sessionIdOf(program.cohortId, code);
  return {
    house,
    program,
    idOf,
    sessions: () => sessionsOf(deps, program),
    async waiting() {
      const plans = await deps.store.list(pk, 'plan', { limit: 100 });
      return plans.filter(({ body }) => body.state === 'open').map(({ body }) => `${body.kind} ${body.sequence}`);
    },
    async plannedFor(code) {
      const plans = await deps.store.list(registerPk(idOf(code)), 'plan', { limit: 100 });
      return plans.map(({ body }) => `${body.kind} ${body.sequence}`).sort();
    },
    async audit() {
      const found = await deps.store.list(pk, 'audit', { limit: 100 });
      return found.map(({ body }) => `${body.who} ${body.what} ${body.before ?? ''}>${body.after ?? ''}`);
    },
    async make(typed = {}) {
      const { card } = await house.say('cleo', 'schedule');
      return house.press('cleo', card, 'schedule.plan', filled(card, { ...SOUND, ...typed }));
    },
  };
}

/** What a coordinator types into an empty form. */
export const SOUND = {
  code: 'LE05',
  titleEn: 'Asking good questions',
  titleFr: 'L’art de poser des questions',
  day: '2026-10-08',
  place: 'Ottawa',
};

/** All inputs of a card as a client sends them: what stands in them, but for what somebody typed. */
export function filled(card: Node, typed: Record<string, string> = {}): Record<string, unknown> {
  const inputs = walk(card).filter(({ type }) => type?.startsWith('Input.'));
  return { ...Object.fromEntries(inputs.map((input) => [String(input['id']), input['value'] ?? ''])), ...typed };
}
