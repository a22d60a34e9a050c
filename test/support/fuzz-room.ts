import { castDocId, castPk, castRefId, newestFirst, programPk, registerPk } from '../../bot/domain/key.ts';
import { announce } from '../../bot/features/invitation.ts';
import { sessionsOf } from '../../bot/features/session.ts';
import { textIn } from '../../cards/text/text.ts';
import { everyCard } from './cards.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from './cohort.ts';
import { openHouse, type House } from './house.ts';
import { walk } from './walk.ts';

const DAY = 24 * 3_600_000;

/** What the sample cards call things, and what these are in a house: of one program, of another, of none. */
export type Names = Readonly<Record<string, string>>;

/** Two programs with everything that people press on in them, so that what is pressed on is there. */
export type FuzzRoom = {
  house: House;
  ours: Names;
  theirs: Names;
  /** Partitions of the first program: nobody from outside writes there. */
  pks: ReadonlySet<string>;
};

/** Names that nothing in any house has. */
export const NOTHING: Names = {
  ...{ p1: 'pnone', c1: 'cnone', s1: 'snone', cast1: 'castnone', cast9: 'castnone9', item1: 'itemnone' },
  ...{ pid1: 'pidnone', pid9: 'pidnone9' },
};

/** cleo and dov coordinate ours, fay facilitates, ada and bea take part; mal coordinates theirs; stan is a stranger. */
export async function openFuzzRoom(): Promise<FuzzRoom> {
  const house = await openHouse(NINE, { registered: true });
  const ours = await seedProgram(house.deps);
  const theirs = await seedProgram(house.deps, {}, 'Another program');
  const people = { cleo: 'en', dov: 'fr', fay: 'en', ada: 'en', bea: 'fr', mal: 'en', bo: 'en', stan: 'fr' } as const;
  for (const [pid, language] of Object.entries(people)) {
    await seedPerson(house.deps, { pid, name: pid.toUpperCase(), language, email: `${pid}@example.gc.ca` });
    await house.say(pid, 'help');
  }
  for (const pid of ['cleo', 'dov']) await seedRole(house.deps, ours, pid, 'coordinator');
  await seedRole(house.deps, ours, 'fay', 'facilitator');
  await seedRole(house.deps, theirs, 'mal', 'coordinator');
  const spells = [{ group: 'A', from: '2026-09-01' }];
  for (const pid of ['ada', 'bea']) await seedEnrolment(house.deps, ours, pid, spells);
  await seedEnrolment(house.deps, theirs, 'bo', spells);
  const names = {
    ours: await furnish(house, ours, 'a', 'ada'),
    theirs: await furnish(house, theirs, 'b', 'bo'),
  };
  await house.work();
  const { p1 = '', s1 = '', cast1 = '' } = names.ours;
  return { house, ...names, pks: new Set([programPk(p1), registerPk(s1), castPk(cast1)]) };
}

/** A session with few seats, a broadcast that is ready and a question, as their features leave them. */
async function furnish(house: House, program: Seeded, mark: string, pid: string): Promise<Names> {
  const { deps } = house;
  const { programId, cohortId } = program;
  const times = { startsAt: NINE + DAY, endsAt: NINE + DAY + 3_600_000 };
  const ref = await seedSession(deps, program, { ...times, required: false, capacity: 1 });
  for (const session of await sessionsOf(deps, program)) await announce(deps, session);
  const castId = `cast${mark}`;
  const at = NINE;
  await deps.store.upsert({
    ...{ pk: castPk(castId), id: castDocId, type: 'broadcast', sk: castDocId },
    body: {
      ...{ castId, programId, textEn: 'Hello', textFr: 'Bonjour', state: 'ready', version: 1, editedBy: 'cleo' },
      ...{ audience: { role: 'participant', seat: 'any' }, acknowledge: true, urgent: false, round: 0 },
      ...{ createdAt: at, changedAt: at },
    },
  });
  const sk = `${newestFirst(at)}_${castId}`;
  const refDoc = { pk: programPk(programId), id: castRefId(castId), sk, body: { castId, programId, at } };
  await deps.store.upsert({ ...refDoc, type: 'castRef' });
  const itemId = `item${mark}`;
  await house.invoke(pid, 'inbox.ask', { programId, itemId, words: 'When does it begin?' });
  return {
    ...{ p1: programId, c1: cohortId, s1: ref.sessionId, cast1: castId, cast9: `cast9${mark}`, item1: itemId },
    ...{ pid1: pid, pid9: pid },
  };
}

export type Press = { verb: string; data: Record<string, unknown> };

/** One press of every button of every card of the house, inputs as they stand in it, with the names of the samples. */
export const SAMPLES: readonly Press[] = samples();

function samples(): Press[] {
  const found = new Map<string, Press>();
  for (const render of Object.values(everyCard)) {
    const nodes = walk(render(textIn('en')));
    const inputs = nodes.filter(({ type }) => type?.startsWith('Input.'));
    for (const action of nodes.filter(({ type }) => type === 'Action.Execute')) {
      const typed = action['associatedInputs'] === 'none' ? [] : inputs;
      const data = {
        ...(action['data'] as object),
        ...Object.fromEntries(typed.map((input) => [String(input['id']), valueOf(input)])),
      };
      const verb = String(action['verb']);
      if (verb !== 'persona.act') found.set(`${verb} ${Object.keys(data).sort().join(' ')}`, { verb, data });
    }
  }
  return [...found.values()];
}

function valueOf(input: Record<string, unknown>): unknown {
  const [choice] = (input['choices'] ?? []) as { value: string }[];
  return input['value'] ?? choice?.value ?? '';
}

/** What a press says with the names of a house for those of the samples. */
export function named(data: Record<string, unknown>, names: Names): Record<string, unknown> {
  const put = (value: unknown): unknown =>
    typeof value === 'string'
      ? value.replace(/\b(?:p1|c1|s1|cast[19]|item1|pid[19])\b/g, (one) => names[one] ?? one)
      : value;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, put(value)]));
}
