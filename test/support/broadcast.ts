import { request } from 'node:http';
import { castPk, programDocId, programPk } from '../../bot/domain/key.ts';
import type { SessionRef } from '../../bot/domain/session.ts';
import { seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from './cohort.ts';
import { openHouse, textOf, type House, type Invoked } from './house.ts';
import { walk, type Node } from './walk.ts';

/** A house with two coordinators, three participants who have met the bot, and one whom Teams cannot reach. */
export type CastHouse = {
  house: House;
  program: Seeded;
  ref: SessionRef;
  /** What stands in somebody's chat: the words of each message that was sent there, in order. */
  received(pid: string): string[];
  /** Requests to replace or delete a message. */
  changes(method: 'PUT' | 'DELETE'): { pid: string; activityId: string; text: string }[];
  /** The form as somebody fills it. */
  compose(by: string, inputs?: object): Promise<Invoked>;
  /** Composes what can be sent, and sends it at once. */
  sent(inputs?: object): Promise<{ castId: string; card: Node }>;
  /** What is stored of the broadcast. */
  cast(castId: string): Promise<Record<string, unknown> | undefined>;
  set(settings: { broadcastApprovalAbove?: number }): Promise<void>;
};

export const WORDS = {
  ...{
    role: 'participant',
    cohort: 'any',
    group: 'any',
    session: 'any',
    seat: 'any',
    addresses: '',
  },
  ...{ textEn: 'Bring your badge, {firstName}.', textFr: 'Apportez votre insigne, {firstName}.' },
  ...{ linkUrl: '', linkEn: '', linkFr: '', acknowledge: 'yes' },
};

const PEOPLE = [
  { pid: 'cleo', name: 'Cléo Roy', language: 'en' },
  { pid: 'dov', name: 'Dov Katz', language: 'fr' },
  { pid: 'ada', name: 'Ada Moss', language: 'en' },
  { pid: 'bea', name: 'Béa Côté', language: 'fr' },
  { pid: 'rene', name: 'René Ouellet', language: 'fr' },
] as const;

export async function openCastHouse(at?: number): Promise<CastHouse> {
  const house = await openHouse(at, { registered: true });
  const { deps, connector } = house;
  const program = await seedProgram(deps);
  for (const person of PEOPLE) await seedPerson(deps, { ...person, email: `${person.pid}@example.gc.ca` });
  // known to the program by address only
  await seedPerson(deps, { pid: 'zoe', name: 'Zoé Lam', language: 'en', email: 'zoe@example.gc.ca' }, false);
  for (const pid of ['cleo', 'dov']) await seedRole(deps, program, pid, 'coordinator');
  await seedEnrolment(deps, program, 'ada', [{ group: 'A', from: '2026-09-01' }]);
  await seedEnrolment(deps, program, 'bea', [{ group: 'A', from: '2026-09-01' }]);
  await seedEnrolment(deps, program, 'rene', [{ group: 'B', from: '2026-09-01' }]);
  await seedEnrolment(deps, program, 'zoe', [{ group: 'B', from: '2026-09-01' }]);
  const ref = await seedSession(deps, program);
  for (const { pid } of PEOPLE) await house.say(pid, 'help');
  connector.calls.splice(0);
  const cast: CastHouse['cast'] = async (castId) =>
    (await deps.store.get('broadcast', castPk(castId), 'broadcast'))?.body;
  const compose: CastHouse['compose'] = async (by, inputs = {}) => {
    const form = await house.invoke(by, 'broadcast.new', { programId: program.programId });
    return house.press(by, form.card, 'broadcast.save', { ...WORDS, ...inputs });
  };
  return {
    ...{ house, program, ref, cast, compose },
    received: (pid) =>
      connector.calls
        .filter(({ method, conversationId }) => method === 'POST' && conversationId === `a:${pid}`)
        .map(({ body }) => cardText(body)),
    changes: (method) =>
      connector.calls
        .filter((call) => call.method === method)
        .map(({ path, conversationId = '', body }) => ({
          pid: conversationId.slice(2),
          activityId: path.split('/').at(-1) ?? '',
          text: cardText(body),
        })),
    async sent(inputs) {
      const preview = await compose('cleo', inputs);
      const castId = castIdOn(preview.card);
      const { card } = await house.press('cleo', preview.card, 'broadcast.send');
      return { castId, card };
    },
    cast,
    async set(settings) {
      const stored = await deps.store.get('program', programPk(program.programId), programDocId);
      if (!stored) throw new Error('no program');
      const { etag, ...document } = stored;
      await deps.store.replace({ ...document, body: { ...document.body, ...settings } }, etag);
    },
  };
}

function cardText(body: Record<string, unknown> | undefined): string {
  const attachments = (body?.['attachments'] ?? []) as { content: Node }[];
  return attachments.map(({ content }) => textOf(content)).join('\n');
}

/** The broadcast that a card is about. */
export function castIdOn(card: Node): string {
  const data = walk(card).flatMap(({ data }) => (data as { castId?: string } | undefined)?.castId ?? []);
  const [castId] = data;
  if (castId === undefined) throw new Error(`no broadcast on: ${textOf(card)}`);
  return castId;
}

/** The token of the link in an e-mail. */
export const tokenIn = (text = ''): string => /\/door\/(\S+)/.exec(text)?.[1] ?? '';

/** Opens a page of the second door, or presses a button on it, under the name that it is served by. */
export function atDoor(house: House, token: string, press?: object): Promise<{ status: number; body: string }> {
  const host = 'cadre.example.gc.ca';
  const headers = { host, origin: `https://${host}`, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const asked = request(`${house.url}/door/${token}`, { method: press ? 'POST' : 'GET', headers }, (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => {
        resolve({ status: res.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') });
      });
    });
    asked.on('error', reject);
    asked.end(press ? JSON.stringify(press) : undefined);
  });
}
