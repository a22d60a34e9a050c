import type { Deps, Way } from '../deps.ts';
import { nextCalm, type Delivery } from '../domain/delivery.ts';
import {
  conversationId,
  personalPk,
  personId,
  personPk,
  preferenceId,
  programDocId,
  programPk,
} from '../domain/key.ts';
import type { Person } from '../domain/person.ts';
import { isTimeZone, type Millis } from '../domain/time.ts';
import { isWorkingDay } from '../features/holiday.ts';
import type { DeliveryKind } from './job.ts';

/** Who a message goes to, where, and in whose time. */
export type Addressee = { person: Person; way: Way; zone: string };

export type Verdict =
  { go: true; to: Addressee } | { go: false; skip: string } | { go: false; deferred: string; until: Millis };

const DEFAULT_ZONE = 'America/Toronto';
/** How soon a message that waits for something that passes by itself looks again. */
const LOOK_AGAIN: Millis = 5_000;

/**
 * What stands before a message, in the order of DESIGN section 4: opted out? quiet hours? reachable? Whom Teams cannot
 * reach may still go: by the second door.
 */
export async function mayGo(deps: Deps, kind: DeliveryKind, delivery: Delivery): Promise<Verdict> {
  const { store } = deps;
  const { pid } = delivery;
  const [person, way, preference] = await Promise.all([
    store.get('person', personPk(pid), personId(pid)),
    wayTo(deps, pid),
    kind.mutes === undefined ? undefined : store.get('preference', personalPk(pid), preferenceId),
  ]);
  if (!person) return { go: false, skip: 'unknown-person' };
  if (kind.mutes !== undefined && preference?.body.muted.includes(kind.mutes)) return { go: false, skip: 'muted' };
  const zone = kind.calm ? await zoneOf(deps, person.body, delivery) : DEFAULT_ZONE;
  const now = deps.clock.now();
  const calm = kind.calm ? nextCalm(zone, now, isWorkingDay) : now;
  if (calm > now) return { go: false, deferred: 'quiet-hours', until: calm };
  if (way.kind === 'later') return { go: false, deferred: way.reason, until: now + LOOK_AGAIN };
  return { go: true, to: { person: person.body, way, zone } };
}

/** As the sender knows it, who knows more than the records: how a chat is opened, and whether anybody is there. */
async function wayTo({ sender, store }: Deps, pid: string): Promise<Way> {
  if (sender.way) return sender.way(pid);
  const chat = (await store.get('conversation', personalPk(pid), conversationId))?.body;
  return chat?.reachable ? { kind: 'chat', chat } : { kind: 'shut' };
}

/** The person's own zone, else the program's: one that is not known to the calendar counts as none. */
async function zoneOf({ store }: Deps, person: Person, { programId }: Delivery): Promise<string> {
  const own = person.timeZone;
  if (own !== undefined && isTimeZone(own)) return own;
  const program = await store.get('program', programPk(programId), programDocId);
  const theirs = program?.body.timeZone;
  return theirs !== undefined && isTimeZone(theirs) ? theirs : DEFAULT_ZONE;
}
