import type { Deps } from '../deps.ts';
import {
  directoryPks,
  linkId,
  linkPk,
  personalPk,
  personId,
  personPk,
  programDocId,
  programPk,
} from '../domain/key.ts';
import type { Actor, Pid } from '../domain/person.ts';
import { whyUnreachable, type Unreachable } from '../domain/reachability.ts';
import { dayIn, type Day, type Millis } from '../domain/time.ts';
import { rolesOf } from './membership.ts';
import { everyOf } from './page.ts';
import { inParallel } from './parallel.ts';
import { accountOf } from './person.ts';

/** Whether the second door reaches them: an address and a mail server are there, or which of them is not. */
export type ByMail = 'yes' | 'noAddress' | 'noMail';

export type UnreachablePerson = { pid: Pid; name: string; why: Unreachable; since?: Millis; byMail: ByMail };

/** The people of a coordinator's programs who take part now or later; `unreachable` by name. */
export type Reachability = { people: number; unreachable: UnreachablePerson[]; timeZone: string };

const AT_ONCE = 8;
const FALLBACK_ZONE = 'America/Toronto';
const MOST_CONTACTS = 3;

/** Who cannot be messaged in Teams; undefined for everybody but coordinators. */
export async function reachabilityFor(deps: Deps, actor: Actor): Promise<Reachability | undefined> {
  const roles = (await rolesOf(deps, actor.pid)).filter(({ role }) => role === 'coordinator');
  const [first] = roles;
  if (!first) return undefined;
  const program = await deps.store.get('program', programPk(first.programId), programDocId);
  const timeZone = actor.timeZone ?? program?.body.timeZone ?? FALLBACK_ZONE;
  const pids = await participants(
    deps,
    roles.map(({ programId }) => programId),
    dayIn(timeZone, deps.clock.now()),
  );
  const unreachable: UnreachablePerson[] = [];
  await inParallel(pids, AT_ONCE, async (pid) => {
    const found = await unreachableAs(deps, pid);
    if (found) unreachable.push(found);
  });
  unreachable.sort((a, b) => a.name.localeCompare(b.name, 'fr') || a.pid.localeCompare(b.pid));
  return { people: pids.size, unreachable, timeZone };
}

async function participants(deps: Deps, programIds: string[], today: Day): Promise<Set<Pid>> {
  const pids = new Set<Pid>();
  for (const programId of new Set(programIds)) {
    for await (const { body } of everyOf(deps.store, programPk(programId), 'enrolment')) {
      const takesPart = body.spells.some(({ to }) => to === undefined || to >= today);
      if (takesPart && body.mergedInto === undefined) pids.add(body.pid);
    }
  }
  return pids;
}

async function unreachableAs(deps: Deps, pid: Pid): Promise<UnreachablePerson | undefined> {
  const chat = (await deps.store.get('conversation', personalPk(pid), 'conv_personal'))?.body;
  if (chat?.reachable) return undefined;
  const account = chat ? undefined : await boundSince(deps, pid);
  const found = whyUnreachable({ ...(chat ? { chat } : {}), ...(account ? { account } : {}) });
  if (!found) return undefined;
  const person = await deps.store.get('person', personPk(pid), personId(pid));
  const byMail: ByMail = !deps.door ? 'noMail' : person?.body.email === undefined ? 'noAddress' : 'yes';
  return { pid, name: person?.body.name ?? pid, byMail, ...found };
}

async function boundSince(deps: Deps, pid: Pid): Promise<{ since: Millis } | undefined> {
  const account = await accountOf(deps, pid);
  if (!account) return undefined;
  const link = await deps.store.get('link', linkPk(account), linkId(account));
  return { since: link?.body.since ?? deps.clock.now() };
}

/** Whom the people of a program may ask: a few of its coordinators who have an address. */
export async function contactsOf(deps: Deps, programId: string): Promise<{ name: string; email: string }[]> {
  const contacts: { name: string; email: string }[] = [];
  for (const pk of directoryPks) {
    for await (const { body } of everyOf(deps.store, pk, 'role')) {
      if (body.programId !== programId || body.role !== 'coordinator') continue;
      const person = (await deps.store.get('person', personPk(body.pid), personId(body.pid)))?.body;
      if (person?.email !== undefined) contacts.push({ name: person.name, email: person.email });
      if (contacts.length >= MOST_CONTACTS) return contacts;
    }
  }
  return contacts;
}
