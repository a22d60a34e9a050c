import type { Deps } from '../deps.ts';
import { conversationId, directoryPks, mailId, mailPk, personalPk, programDocId, programPk } from '../domain/key.ts';
import type { Actor, Pid } from '../domain/person.ts';
import { whyUnreachable, type Unreachable } from '../domain/reachability.ts';
import { dayIn, type Day, type Millis } from '../domain/time.ts';
import { rolesOf } from './membership.ts';
import { everyOf } from './page.ts';
import { inParallel } from './parallel.ts';
import { personOf } from './people.ts';
import { accountOf } from './person.ts';

/** Whether the second door reaches them: an address and a mail server are there, or which of them is not. */
export type ByMail = 'yes' | 'noAddress' | 'noMail';

export type UnreachablePerson = { pid: Pid; name: string; why: Unreachable; since?: Millis; byMail: ByMail };

/** The people of a coordinator's programs who take part now or later, and who runs them; `unreachable` by name. */
export type Reachability = {
  people: number;
  /** How many have never written, and are reached by their Entra identity: Teams opens their chat with a message. */
  opening: number;
  unreachable: UnreachablePerson[];
  timeZone: string;
};

const AT_ONCE = 8;
const FALLBACK_ZONE = 'America/Toronto';
const MOST_CONTACTS = 3;

/** Who of these people cannot be messaged as things are, why, and since when where that is known; in order of pid. */
export async function unreachableAmong(deps: Deps, pids: Iterable<Pid>): Promise<Found[]> {
  return (await waysTo(deps, pids)).unreachable;
}

type Found = Pick<UnreachablePerson, 'pid' | 'why' | 'since'>;

async function waysTo(deps: Deps, pids: Iterable<Pid>): Promise<{ opening: number; unreachable: Found[] }> {
  const unreachable: Found[] = [];
  let opening = 0;
  await inParallel(pids, AT_ONCE, async (pid) => {
    const chat = (await deps.store.get('conversation', personalPk(pid), conversationId))?.body;
    const account = chat ? undefined : await accountOf(deps, pid);
    const why = whyUnreachable({ ...(chat ? { chat } : {}), ...(account ? { account } : {}) });
    if (why && !(await isHere(deps, pid))) unreachable.push({ pid, ...why });
    if (!why && !chat) opening += 1;
  });
  return { opening, unreachable: unreachable.sort((a, b) => (a.pid < b.pid ? -1 : 1)) };
}

/** True where the sender knows a way that the records do not: in local mode one chat is everybody's. */
async function isHere({ sender }: Deps, pid: Pid): Promise<boolean> {
  const way = (await sender.way?.(pid))?.kind;
  return way === 'chat' || way === 'later';
}

/** Everybody of a coordinator's programs who cannot be messaged in Teams; undefined for all but coordinators. */
export async function reachabilityFor(deps: Deps, actor: Actor): Promise<Reachability | undefined> {
  const roles = (await rolesOf(deps, actor.pid)).filter(({ role }) => role === 'coordinator');
  const [first] = roles;
  if (!first) return undefined;
  const program = await deps.store.get('program', programPk(first.programId), programDocId);
  const timeZone = actor.timeZone ?? program?.body.timeZone ?? FALLBACK_ZONE;
  const programIds = new Set(roles.map(({ programId }) => programId));
  const today = dayIn(timeZone, deps.clock.now());
  const pids = new Set([...(await participants(deps, programIds, today)), ...(await staff(deps, programIds))]);
  const unreachable: UnreachablePerson[] = [];
  const ways = await waysTo(deps, pids);
  await inParallel(ways.unreachable, AT_ONCE, async (found) => {
    unreachable.push(await described(deps, found));
  });
  unreachable.sort((a, b) => a.name.localeCompare(b.name, 'fr') || a.pid.localeCompare(b.pid));
  return { people: pids.size, opening: ways.opening, unreachable, timeZone };
}

async function participants(deps: Deps, programIds: ReadonlySet<string>, today: Day): Promise<Pid[]> {
  const pids: Pid[] = [];
  for (const programId of programIds) {
    for await (const { body } of everyOf(deps.store, programPk(programId), 'enrolment')) {
      const takesPart = body.spells.some(({ to }) => to === undefined || to >= today);
      if (takesPart && body.mergedInto === undefined) pids.push(body.pid);
    }
  }
  return pids;
}

/** Read through the directory of people: rare, and it holds thousands, not millions. */
async function staff(deps: Deps, programIds: ReadonlySet<string>): Promise<Pid[]> {
  const pids: Pid[] = [];
  for (const pk of directoryPks) {
    for await (const { body } of everyOf(deps.store, pk, 'role')) {
      if (programIds.has(body.programId)) pids.push(body.pid);
    }
  }
  return pids;
}

async function described(deps: Deps, found: Found): Promise<UnreachablePerson> {
  const person = (await personOf(deps, found.pid))?.body;
  const byMail: ByMail = !deps.door ? 'noMail' : person?.email === undefined ? 'noAddress' : 'yes';
  const since = found.since ?? (await knownSince(deps, person?.email));
  return { ...found, name: person?.name ?? found.pid, byMail, ...(since === undefined ? {} : { since }) };
}

/** Whoever was never met has been unreachable ever since we know of them. */
async function knownSince(deps: Deps, email: string | undefined): Promise<Millis | undefined> {
  if (email === undefined) return undefined;
  return (await deps.store.get('mail', mailPk(email), mailId(email)))?.body.since;
}

/** Whom the people of a program may ask: a few of its coordinators who have an address. */
export async function contactsOf(deps: Deps, programId: string): Promise<{ name: string; email: string }[]> {
  const contacts: { name: string; email: string }[] = [];
  for (const pk of directoryPks) {
    for await (const { body } of everyOf(deps.store, pk, 'role')) {
      if (body.programId !== programId || body.role !== 'coordinator') continue;
      const person = (await personOf(deps, body.pid))?.body;
      if (person?.email !== undefined) contacts.push({ name: person.name, email: person.email });
      if (contacts.length >= MOST_CONTACTS) return contacts;
    }
  }
  return contacts;
}
