import { castDocId, castPk, castRefId, deliveryDocId, newestFirst, programPk } from '../../bot/domain/key.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, type Seeded } from './cohort.ts';
import { openHouse, textOf, type House, type Invoked } from './house.ts';
import { walk } from './walk.ts';

export const HOUR = 3_600_000;
/** What René asks, with what tries to be more than words. */
export const QUESTION = 'Est-ce que **jeudi** commence à 9 h?\nMerci! [x](https://evil.example)';

/** A program with one participant and two coordinators who have a chat with the bot, five past nine on a Thursday. */
export type InboxScene = {
  house: House;
  program: Seeded;
  items(): Promise<Record<string, unknown>[]>;
  deliveries(kind: string): Promise<Record<string, unknown>[]>;
  audit(): Promise<Record<string, unknown>[]>;
  /** What was sent to somebody who is not speaking, since a number of messages: local mode names the addressee. */
  saidTo(name: string, from?: number): string[];
  /** Asks, and presses Send. */
  asked(words?: string): Promise<Invoked>;
  /** The inbox of a coordinator, and its first item opened. */
  opened(pid: string): Promise<Invoked>;
  /** A broadcast that was sent to René, and what became of it. */
  seedCast(cast: {
    castId: string;
    textEn: string;
    textFr: string;
    at: number;
    state?: 'sent' | 'failed';
  }): Promise<void>;
};

export async function openInboxScene(): Promise<InboxScene> {
  const house = await openHouse(NINE + 5 * 60_000);
  const { deps } = house;
  const program = await seedProgram(deps);
  const pk = programPk(program.programId);
  await seedPerson(deps, { pid: 'rene', name: 'René Ouellet', language: 'fr', email: 'rene@example.gc.ca' });
  await seedPerson(deps, { pid: 'ada', name: 'Ada Moss', language: 'en', email: 'ada@example.gc.ca' });
  await seedPerson(deps, { pid: 'cleo', name: 'Cléo Roy', language: 'en', email: 'cleo@example.gc.ca' });
  await seedPerson(deps, { pid: 'luc', name: 'Luc Hébert', language: 'fr', email: 'luc@example.gc.ca' });
  await seedEnrolment(deps, program, 'rene');
  await seedRole(deps, program, 'cleo', 'coordinator');
  await seedRole(deps, program, 'luc', 'coordinator');
  for (const pid of ['rene', 'cleo', 'luc']) await house.say(pid, 'help');
  return {
    house,
    program,
    items: async () => (await deps.store.list(pk, 'inboxItem', { limit: 100 })).map(({ body }) => body),
    deliveries: async (kind) =>
      (await deps.store.list(pk, 'delivery', { limit: 500 }))
        .map(({ body }) => body)
        .filter((one) => one.kind === kind),
    audit: async () => (await deps.store.list(pk, 'audit', { limit: 500 })).map(({ body }) => body),
    saidTo: (name, from = 0) =>
      house.connector
        .posted()
        .slice(from)
        .map((activity) => textOf(walk(activity)[0] ?? {}))
        .filter((text) => text.startsWith(`➡ For ${name}`) || text.startsWith(`➡ Pour ${name}`)),
    asked: async (words = QUESTION) => {
      const { card } = await house.say('rene', words);
      return house.press('rene', card, 'inbox.ask');
    },
    opened: async (pid) => {
      const { card } = await house.say(pid, pid === 'luc' ? 'boîte de réception' : 'inbox');
      return house.press(pid, card, 'inbox.open');
    },
    seedCast: (cast) => seedCast(house, program, cast),
  };
}

async function seedCast(
  { deps: { store } }: House,
  { programId }: Seeded,
  { castId, textEn, textFr, at, state = 'sent' }: Parameters<InboxScene['seedCast']>[0],
): Promise<void> {
  const pk = castPk(castId);
  await store.upsert({
    pk,
    id: castDocId,
    type: 'broadcast',
    sk: castDocId,
    body: {
      ...{ castId, programId, textEn, textFr, state: 'sent', version: 1, editedBy: 'cleo', round: 0 },
      ...{ audience: { role: 'participant', seat: 'any' }, acknowledge: false, urgent: false },
      ...{ size: 1, createdAt: at, changedAt: at },
    },
  });
  const refId = castRefId(castId);
  const sk = `${newestFirst(at)}_${castId}`;
  await store.upsert({ pk: programPk(programId), id: refId, type: 'castRef', sk, body: { castId, programId, at } });
  const id = deliveryDocId(castId, 'rene');
  const message = { deliveryId: id, planId: castId, kind: 'broadcast', pid: 'rene', programId, castId, sequence: 0 };
  await store.upsert({ pk, id, type: 'delivery', sk: id, body: { ...message, state, attempts: 1, at } });
}
