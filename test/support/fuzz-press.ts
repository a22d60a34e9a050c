import { expect } from '@jest/globals';
import fc from 'fast-check';
import { createRoutes } from '../../bot/teams/routes.ts';
import { hostileText, hostileValue } from './hostile.ts';
import { named, NOTHING, openFuzzRoom, SAMPLES, type FuzzRoom, type Names, type Press } from './fuzz-room.ts';
import type { House } from './house.ts';
import { walk, type Node } from './walk.ts';

/** What no reply may show: a stack, a file, the name of a part, or a value that is none. */
const INNARDS = /\.ts:\d+|node_modules|\bat \w+ \(|Zod|Error:|"statusCode":5|\[object |\bundefined\b|\bNaN\b|SQLITE/;

/** What a participant may make in the program by pressing, each for themselves. */
const OWN = new Set(['rsvp', 'seatBook', 'request', 'inboxItem', 'acknowledgement', 'entry', 'late']);
/** What follows from it. */
const FOLLOWING = new Set(['audit', 'delivery', 'plan']);

type Written = { pk: string; id: string; type: string; body: unknown };

/** What was written since the last look. */
async function follow({ deps: { store } }: House): Promise<() => Promise<Written[]>> {
  let cursor = '';
  const look = async (): Promise<Written[]> => {
    const page = await store.changes(cursor, 500);
    cursor = page.cursor;
    return page.documents.length < 500 ? page.documents : [...page.documents, ...(await look())];
  };
  await look();
  return look;
}

/** What somebody wrote in the first program that was not theirs to write. */
function trespasses({ pks }: FuzzRoom, pid: string, written: Written[]): string[] {
  const inside = written.filter(({ pk }) => pks.has(pk));
  const isOwn = ({ type, body }: Written): boolean =>
    FOLLOWING.has(type) || type === 'seatBook' || (OWN.has(type) && (body as { pid?: string }).pid === pid);
  const allowed = pid === 'ada' ? inside.filter(isOwn) : [];
  return inside.filter((one) => !allowed.includes(one)).map(({ pk, id }) => `${pid} wrote ${pk}/${id}`);
}

const hostilePress = fc
  .record({
    pid: fc.constantFrom('cleo', 'dov', 'ada', 'mal', 'stan', 'nobody'),
    sample: fc.constantFrom(...SAMPLES),
    names: fc.array(fc.constantFrom<'ours' | 'theirs' | 'nothing'>('ours', 'ours', 'theirs', 'nothing'), {
      minLength: 4,
      maxLength: 4,
    }),
    changes: fc.array(fc.tuple(fc.nat(), hostileValue), { maxLength: 3 }),
    more: fc.option(fc.tuple(fc.constantFrom('__proto__', 'constructor', 'pid', 'toString'), hostileValue)),
  })
  .map(({ pid, sample, names, changes, more }) => ({
    ...{ pid, verb: sample.verb },
    dataIn: (room: FuzzRoom): object => {
      const from = { ...room, nothing: NOTHING };
      const entries = Object.entries(sample.data).map(([key, value], n) => {
        const one: Names = from[names[n % names.length] ?? 'ours'];
        return [key, named({ value }, one)['value']] as [string, unknown];
      });
      for (const [n, value] of changes) {
        const entry = entries[n % Math.max(1, entries.length)];
        if (entry && entry[0] !== 'verb') entry[1] = value;
      }
      return Object.fromEntries(more ? [...entries, more] : entries);
    },
    toJSON: () => ({ pid, verb: sample.verb, names, changes, more }),
  }));

/** No 500, no innards, no fault in the log; answers with the reply as it was read. */
function expectSound(house: House, status: number, reply: unknown, typed: unknown): void {
  const faults = house.log.lines.filter(({ level }) => level === 'error');
  expect({ faults, typed }).toEqual({ faults: [], typed });
  expect([200, 400]).toContain(status);
  expect(JSON.stringify(reply ?? '')).not.toMatch(INNARDS);
}

/** `runs` presses of every button there is, of whatever program, with hostile inputs, by whoever may and may not. */
export async function fuzzPresses(runs: number, seed: number): Promise<void> {
  const room = await openFuzzRoom();
  const { house } = room;
  const written = await follow(house);
  try {
    await fc.assert(
      fc.asyncProperty(hostilePress, async ({ pid, verb, dataIn }) => {
        const data = dataIn(room);
        const { status, card } = await house.invoke(pid, verb, data);
        expectSound(house, status, card, { pid, verb, data });
        const wrote = await written();
        if (pid !== 'cleo' && pid !== 'dov') expect(trespasses(room, pid, wrote)).toEqual([]);
      }),
      { numRuns: runs, seed, endOnFailure: true, includeErrorInReport: true },
    );
  } finally {
    await house.close();
  }
}

/** Opens whatever opens, and presses what it shows, like a coordinator or participant whose keyboard is possessed. */
export async function fuzzWalks(runs: number, seed: number): Promise<void> {
  const room = await openFuzzRoom();
  const { house } = room;
  const words = createRoutes().commands.flatMap((command) => command.words);
  const step = fc.record({
    button: fc.nat(),
    typed: fc.array(fc.option(hostileValue, { freq: 2 }), { maxLength: 20 }),
  });
  const stroll = fc.record({
    pid: fc.constantFrom('cleo', 'dov', 'fay', 'ada', 'mal'),
    word: fc.constantFrom(...words),
    after: fc.oneof(fc.constant(''), hostileText),
    steps: fc.array(step, { minLength: 1, maxLength: 6 }),
  });
  try {
    await fc.assert(
      fc.asyncProperty(stroll, async ({ pid, word, after, steps }) => {
        let { card } = await house.say(pid, after === '' ? word : `${word} ${after}`);
        expectSound(house, 200, card, { pid, word, after });
        for (const { button, typed } of steps) {
          const press = pressOf(card, button, typed);
          if (!press) break;
          const answer = await house.invoke(pid, press.verb, press.data);
          expectSound(house, answer.status, answer.card, { pid, ...press });
          card = answer.card;
        }
      }),
      { numRuns: runs, seed, endOnFailure: true, includeErrorInReport: true },
    );
    house.clock.pass(60_000);
    await house.work();
    expectSound(house, 200, undefined, 'due work');
  } finally {
    await house.close();
  }
}

function pressOf(card: Node, n: number, typed: unknown[]): { verb: string; data: object } | undefined {
  const nodes = walk(card);
  const actions = nodes.filter(({ type }) => type === 'Action.Execute');
  const action = actions[n % Math.max(1, actions.length)];
  if (!action) return undefined;
  const inputs = nodes.filter(({ type }) => type?.startsWith('Input.'));
  const filled = inputs.map((input, at): [string, unknown] => [String(input['id']), typed[at] ?? input['value'] ?? '']);
  return {
    verb: String(action['verb']),
    data: { ...(action['data'] as object), ...Object.fromEntries<unknown>(filled) },
  };
}

/** Verbs of people who run a program; participants are refused them whatever they name. */
const STAFF =
  /^(broadcast\.(?!acknowledge)|schedule\.|register\.|enrolment\.|person\.|inbox\.(open|answer|close|list)|reminder\.(plan|save|session|clear)|request\.list|week\.|reachability\.)/;

/** What names nothing cannot be about what is not there. */
const isNaming = ({ data }: Press): boolean => JSON.stringify(named(data, NOTHING)) !== JSON.stringify(data);

/** Presses that are refused, once naming what is there and once what is not: pairs of answers that differ. */
export async function unequalRefusals(): Promise<string[]> {
  const room = await openFuzzRoom();
  const { house, ours } = room;
  const different: string[] = [];
  const reply = async (pid: string, verb: string, data: Record<string, unknown>, names: Names): Promise<string> => {
    const { card } = await house.invoke(pid, verb, named(data, names));
    const back = Object.entries(names).map(([sample, name]) => [name, sample] as const);
    return back.reduce(
      (text, [name, sample]) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), sample),
      JSON.stringify(card),
    );
  };
  const written = await follow(house);
  try {
    for (const { verb, data } of SAMPLES.filter(isNaming)) {
      for (const pid of STAFF.test(verb) ? ['mal', 'stan', 'ada'] : ['mal', 'stan']) {
        const [real, invented] = [await reply(pid, verb, data, ours), await reply(pid, verb, data, NOTHING)];
        if (real !== invented) different.push(`${pid} ${verb}: ${real.slice(0, 300)} / ${invented.slice(0, 300)}`);
        const wrote = (await written()).filter(({ pk }) => room.pks.has(pk));
        different.push(...wrote.map(({ pk, id }) => `${pid} ${verb} wrote ${pk}/${id}`));
      }
    }
    return different;
  } finally {
    await house.close();
  }
}
