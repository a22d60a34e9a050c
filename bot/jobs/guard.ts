import { nextCalm, nextCalmDay } from '../domain/delivery.ts';
import {
  conversationId,
  personalPk,
  personId,
  personPk,
  preferenceId,
  programDocId,
  programPk,
  tallyId,
} from '../domain/key.ts';
import type { Person } from '../domain/person.ts';
import { dayIn, type Day, type Millis } from '../domain/time.ts';
import type { Delivery } from '../domain/delivery.ts';
import { isWorkingDay } from '../features/holiday.ts';
import type { Deps } from '../deps.ts';
import type { Stored } from '../store/store.ts';
import type { DeliveryKind } from './job.ts';

/** Who a message goes to, and where. `chat` is absent for those who have never met the bot. */
export type Addressee = { person: Person; chat: Stored<'conversation'>['body'] | undefined };

export type Verdict =
  { go: true; to: Addressee } | { go: false; skip: string } | { go: false; deferred: string; until: Millis };

/** Messages to a person on a day of theirs (DESIGN section 4). */
const A_DAY = 2;
const TALLY_SECONDS = 4 * 24 * 3600;
const DEFAULT_ZONE = 'America/Toronto';

/**
 * What stands before a message, in the order of DESIGN section 4: opted out? quiet hours? two already? Whether they can
 * be reached in Teams is seen where it is sent: who cannot has a second door.
 */
export async function mayGo(deps: Deps, kind: DeliveryKind, delivery: Delivery): Promise<Verdict> {
  const { store } = deps;
  const { pid } = delivery;
  const [person, chat, preference] = await Promise.all([
    store.get('person', personPk(pid), personId(pid)),
    store.get('conversation', personalPk(pid), conversationId),
    kind.mutes === undefined ? undefined : store.get('preference', personalPk(pid), preferenceId),
  ]);
  if (!person) return { go: false, skip: 'unknown-person' };
  if (kind.mutes !== undefined && preference?.body.muted.includes(kind.mutes)) return { go: false, skip: 'muted' };
  const zone = kind.calm ? (person.body.timeZone ?? (await programZone(deps, delivery))) : DEFAULT_ZONE;
  const now = deps.clock.now();
  const calm = kind.calm ? nextCalm(zone, now, isWorkingDay) : now;
  if (calm > now) return { go: false, deferred: 'quiet-hours', until: calm };
  if (kind.calm && !(await countsToday(deps, delivery, dayIn(zone, now))))
    return { go: false, deferred: 'two-a-day', until: nextCalmDay(zone, now, isWorkingDay) };
  return { go: true, to: { person: person.body, chat: chat?.body } };
}

async function programZone({ store }: Deps, { programId }: Delivery): Promise<string> {
  const program = await store.get('program', programPk(programId), programDocId);
  return program?.body.timeZone ?? DEFAULT_ZONE;
}

/** Puts a message among the two of that day; false where there are two others. Asking again changes nothing. */
async function countsToday({ store }: Deps, { pid, deliveryId }: Delivery, day: Day): Promise<boolean> {
  const pk = personalPk(pid);
  const id = tallyId(day);
  for (;;) {
    const tally = await store.get('tally', pk, id);
    const deliveries = tally?.body.deliveries ?? [];
    if (deliveries.includes(deliveryId)) return true;
    if (deliveries.length >= A_DAY) return false;
    const body = { pid, day, deliveries: [...deliveries, deliveryId] };
    const document = { pk, id, type: 'tally' as const, sk: id, body, ttl: TALLY_SECONDS };
    const written = tally ? await store.replace(document, tally.etag) : await store.create(document);
    if (written.ok) return true; // else another message of theirs came between: look again
  }
}
