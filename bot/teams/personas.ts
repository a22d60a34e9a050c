import { z } from 'zod';
import { actingCard, personasCard, type PersonasModel } from '../../cards/persona.ts';
import { paragraph, plain } from '../../cards/block.ts';
import { textIn } from '../../cards/text/text.ts';
import type { AnyCard, Deps, Sender, Way, Whereabouts } from '../deps.ts';
import { conversationId, directoryPks, personalPk, personId, personPk, sameAddress } from '../domain/key.ts';
import { ROLES, type Actor, type Person, type Pid } from '../domain/person.ts';
import { membershipsOf, rolesOf } from '../features/membership.ts';
import { everyOf } from '../features/page.ts';
import { linkOf, recognise, recogniseLinked, type Recognised } from '../features/person.ts';
import type { Who } from './bot.ts';
import { idShape } from './handlers/attendance.ts';
import { helpModel } from './handlers/help.ts';
import { normalise, verb, type Command, type Verb } from './router.ts';
import type { Spoken, Turn } from './turn.ts';

/**
 * Local mode has no accounts, so one window plays all parts: the people of the store are personas, and whoever speaks
 * says which one. main.ts makes this only where no app id is configured; nothing else knows that it exists.
 */
export type Personas = {
  who: Who;
  commands: Command[];
  verbs: Verb[];
  /** Puts what goes to another persona into the one chat there is, under a line that names the addressee. */
  sender: (store: Deps['store'], chat: Sender) => Sender;
};

/** Whose part a window plays that has not chosen yet, where the sample program has her. */
const FIRST = 'marie';

type Part = PersonasModel['people'][number] & { person: Person };

export function createPersonas(): Personas {
  const chosen = new Map<string, Pid>();
  let speaking: Person | Actor | undefined;

  const who: Who = async (deps, where) => {
    const pid = chosen.get(keyOf(where));
    const found = pid === undefined ? await unchosen(deps, where) : await personaFor(deps, where, pid);
    speaking = found.actor;
    return found;
  };

  /** Their own account where an import knows it; else the sample program's first part. */
  async function unchosen(deps: Deps, where: Whereabouts): Promise<Recognised> {
    const link = await linkOf(deps, where);
    if (link) return recogniseLinked(deps, where, link);
    const first = (await partsOf(deps)).find(({ name }) => isCalled(name, FIRST));
    return first ? { actor: first.person, waiting: false } : recognise(deps, where);
  }

  async function personaFor(deps: Deps, where: Whereabouts, pid: Pid): Promise<Recognised> {
    const stored = await deps.store.get('person', personPk(pid), personId(pid));
    return stored ? { actor: stored.body, waiting: false } : recognise(deps, where);
  }

  async function act(deps: Deps, turn: Turn, part: Part): Promise<Spoken> {
    if (turn.where) chosen.set(keyOf(turn.where), part.pid);
    const model = await helpModel(deps, part.pid);
    const language = part.person.language ?? turn.locale;
    return { language, render: () => actingCard({ name: part.name, ...model }, textIn(language)) };
  }

  async function actAs(deps: Deps, turn: Turn, typed: string) {
    const people = await partsOf(deps);
    const fits = typed === '' ? [] : people.filter(({ name }) => isCalled(name, typed));
    const [only] = fits;
    if (only && fits.length === 1) return act(deps, turn, only);
    const kind = fits.length > 1 ? 'several' : 'unknown';
    const model: PersonasModel = { people, ...(typed === '' ? {} : { typed: { kind, text: typed } }) };
    return (t: Parameters<typeof personasCard>[1]) => personasCard(model, t);
  }

  return {
    who,
    commands: [{ words: ['act as', 'agir comme', 'personas'], place: 'personal', follows: 6, run: actAs }],
    verbs: [
      verb('persona.act', z.object({ pid: idShape }), async (deps, turn, { pid }) => {
        const people = await partsOf(deps);
        const part = people.find((one) => one.pid === pid);
        return part ? act(deps, turn, part) : (t) => personasCard({ people }, t);
      }),
    ],
    sender: (store, chat) => oneChat(store, chat, () => speaking),
  };
}

/** Everything goes to whoever speaks: under its addressee's name where that is somebody else. */
function oneChat(store: Deps['store'], chat: Sender, speaking: () => Person | Actor | undefined): Sender {
  const shown = async (pid: Pid, card: AnyCard): Promise<{ to: Pid; card: AnyCard }> => {
    const speaker = speaking();
    if (speaker === undefined || pid === speaker.pid) return { to: pid, card };
    const addressee = await store.get('person', personPk(pid), personId(pid));
    const line = textIn(speaker.language ?? 'en').persona.forLine(plain(addressee?.body.name ?? pid));
    return { to: speaker.pid, card: under(line, card) };
  };
  return {
    /** After a start nobody has spoken yet: what is due waits for them. Who has left the app in the records is away. */
    async way(pid): Promise<Way> {
      const speaker = speaking();
      if (speaker === undefined) return { kind: 'later', reason: 'nobody-here' };
      const own = await store.get('conversation', personalPk(pid), conversationId);
      if (own?.body.reachable === false) return { kind: 'shut' };
      const theirs =
        pid === speaker.pid ? own : await store.get('conversation', personalPk(speaker.pid), conversationId);
      return theirs ? { kind: 'chat', chat: theirs.body } : { kind: 'later', reason: 'nobody-here' };
    },
    async send(pid, card, summary, way) {
      if (speaking() === undefined) return { ok: false, code: 'unreachable', reason: 'nobody-here' };
      const { to, card: labelled } = await shown(pid, card);
      return chat.send(to, labelled, summary, way);
    },
    async update(pid, message, card) {
      const { to, card: labelled } = await shown(pid, card);
      return chat.update(to, message, labelled);
    },
    remove: (pid, message) => chat.remove(speaking()?.pid ?? pid, message),
  };
}

function under(line: string, card: AnyCard): AnyCard {
  const body = 'body' in card && Array.isArray(card.body) ? (card.body as unknown[]) : [];
  return { ...card, body: [paragraph(line), ...body] } as AnyCard;
}

const keyOf = ({ tenantId, objectId }: Whereabouts): string => `${tenantId} ${objectId}`;

/** By first name, or by the whole name, without case and accents. */
function isCalled(name: string, typed: string): boolean {
  const own = normalise(name);
  return own === normalise(typed) || own.split(' ')[0] === normalise(typed);
}

const ORDER = [...ROLES, 'participant', 'supervisor', 'nominee'] as const;

/** Everybody with a part in a program, by part and name: whoever is on record as a supervisor has one too. */
async function partsOf(deps: Deps): Promise<Part[]> {
  const people: Person[] = [];
  for (const pk of directoryPks) {
    for await (const { body } of everyOf(deps.store, pk, 'person')) people.push(body);
  }
  const supervisors = new Set(people.map(({ supervisorEmail = '' }) => sameAddress(supervisorEmail)));
  const parts: Part[] = [];
  for (const person of people) {
    const { pid, name, email = '' } = person;
    const [roles, memberships] = await Promise.all([rolesOf(deps, pid), membershipsOf(deps, pid)]);
    const role = roles.find((one) => one.role === 'coordinator') ?? roles[0];
    const supervises = email !== '' && supervisors.has(sameAddress(email));
    const other = supervises ? 'supervisor' : (await isNominee(deps, pid)) ? 'nominee' : undefined;
    const part = role?.role ?? (memberships.length > 0 ? 'participant' : other);
    if (!part) continue;
    parts.push({ pid, name, part, person });
  }
  return parts.sort((a, b) => ORDER.indexOf(a.part) - ORDER.indexOf(b.part) || a.name.localeCompare(b.name, 'fr'));
}

async function isNominee({ store }: Deps, pid: Pid): Promise<boolean> {
  const waiting = await store.list(personalPk(pid), 'waiting', { limit: 20 });
  return waiting.some(({ body }) => body.kind === 'nomination');
}
