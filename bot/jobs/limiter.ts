import { adapt, notAhead, shareOf, waitFor, windowOf, type Pace, type Window } from '../domain/rate.ts';
import { HOUR, SECOND, type Millis } from '../domain/time.ts';

/** What a message counts against. */
export type Route = { tenant: string; chat: string };

/** How a request fared, as far as the rate is concerned. */
export type Reception = { throttled: boolean; retryAfterMs?: Millis | undefined };

/** Keeps this instance within what Teams takes: so many a second per tenant, and little per conversation. */
export type Limiter = {
  /** How long a conversation, or its whole tenant, must still be left alone; 0: it may have a message now. */
  pause(route: Route, now: Millis): Millis;
  /** Marks a conversation as having a message under way: the next waits until it has `left` (412 otherwise). */
  enter(route: Route): void;
  leave(route: Route): void;
  /** Takes the tenant's next free places; answers the instant of the last one. Undefined: it is too far away. */
  take(route: Route, places: number, now: Millis): Millis | undefined;
  /** Asked immediately before the socket: 0, and it counts from now on, or how long it must still wait. */
  go(route: Route, requests: number, now: Millis): Millis;
  /** How a request fared, so that the pace follows what Teams takes and Retry-After is obeyed. */
  told(route: Route, reception: Reception, now: Millis): void;
  /** How many instances share the pace. */
  share(live: number): void;
};

/**
 * What this instance gives one conversation. The last window is less than the 1,800 that Teams takes in an hour: a
 * conversation that was quiet for 30 s and had at most 3 messages is forgotten, and within an hour that happens at most
 * 120 times, so that what was forgotten and what is remembered stay below 1,800 together.
 */
const WINDOWS: readonly Window[] = [
  { count: 7, ms: 1_000 },
  { count: 8, ms: 2_000 },
  { count: 60, ms: 30_000 },
  { count: 1_400, ms: 3_600_000 },
];
const QUIET: Millis = 30_000;
const LIGHT = 3;

/** One message of a conversation is under way: look again after so long. */
const BUSY: Millis = 100;
/** Places further away than this are not given out: who waits for one would keep others waiting. */
const FAR: Millis = 2 * SECOND;
/** Places that a late timer or a busy moment let pass are made up for, by so much: `go` sees that no second holds more. */
const SLACK: Millis = 100;
/** Places are given out a little more slowly than allowed: a second on the way there is not a second when it arrives. */
const EASE = 0.98;
/** So many refusals in a row, with no success between them, are the tenant's and not of single conversations. */
const IN_A_ROW = 5;

type Tenant = {
  pace: Pace;
  nextAt: Millis;
  stamps: Millis[];
  since: Millis;
  sent: number;
  throttled: number;
  row: number;
  heldUntil: Millis;
};
type Conversation = { stamps: Millis[]; heldUntil: Millis };

export function createLimiter(start: number, ceiling: number): Limiter {
  const tenants = new Map<string, Tenant>();
  const conversations = new Map<string, Conversation>();
  const busy = new Set<string>();
  let live = 1;

  const tenantOf = (id: string, now: Millis): Tenant => {
    const known = tenants.get(id);
    if (known) return known;
    const pace = { perSecond: start, ceiling };
    const made = { pace, nextAt: now, stamps: [], since: now, sent: 0, throttled: 0, row: 0, heldUntil: 0 };
    tenants.set(id, made);
    return made;
  };

  return {
    pause({ tenant, chat }, now) {
      const held = Math.max(tenants.get(tenant)?.heldUntil ?? 0, conversations.get(chat)?.heldUntil ?? 0) - now;
      const full = waitFor(stampsOf(conversations, chat, now), WINDOWS, now);
      return Math.max(0, held, full, busy.has(chat) ? BUSY : 0);
    },
    enter: ({ chat }) => void busy.add(chat),
    leave: ({ chat }) => void busy.delete(chat),
    take(route, places, now) {
      const tenant = tenantOf(route.tenant, now);
      const gap = 1_000 / (shareOf(tenant.pace, live) * EASE);
      // a clock that went back leaves the next place far ahead: it is forgotten
      if (tenant.nextAt - now > FAR + SECOND + 2 * gap) tenant.nextAt = now;
      const slot = Math.max(tenant.nextAt, now - SLACK) + gap * (places - 1);
      if (slot - now > FAR) return undefined;
      tenant.nextAt = slot + gap;
      return slot;
    },
    go({ tenant: id, chat }, requests, now) {
      const tenant = tenantOf(id, now);
      if ((tenant.stamps.at(-1) ?? 0) > now) tenant.stamps = notAhead(tenant.stamps, now);
      const { count, ms } = windowOf(shareOf(tenant.pace, live));
      const room = { count: Math.max(1, count - requests + 1), ms };
      const own = waitFor(stampsOf(conversations, chat, now), WINDOWS, now);
      const wait = Math.max(own, waitFor(tenant.stamps, [room], now));
      if (wait > 0) return wait;
      for (let n = 0; n < requests; n += 1) tenant.stamps.push(now);
      if (tenant.stamps.length > 2 * ceiling + 100) tenant.stamps.splice(0, tenant.stamps.length - ceiling - 1);
      for (let n = 0; n < requests; n += 1) remember(conversations, chat, now);
      return 0;
    },
    told({ tenant: id, chat }, { throttled, retryAfterMs }, now) {
      const tenant = tenantOf(id, now);
      tenant.row = throttled ? tenant.row + 1 : 0;
      if (retryAfterMs !== undefined) {
        hold(conversations, chat, now + retryAfterMs);
        if (tenant.row >= IN_A_ROW) tenant.heldUntil = Math.max(tenant.heldUntil, now + retryAfterMs);
      }
      tenant.sent += 1;
      if (throttled) tenant.throttled += 1;
      if (now >= tenant.since && now - tenant.since < SECOND) return;
      tenant.pace = adapt(tenant.pace, tenant.sent, tenant.throttled);
      Object.assign(tenant, { since: now, sent: 0, throttled: 0 });
    },
    share: (count) => void (live = count),
  };
}

/** A conversation's messages of the last hour, none of them ahead of a clock that went back. */
function stampsOf(conversations: Map<string, Conversation>, id: string, now: Millis): readonly Millis[] {
  const known = conversations.get(id);
  if (!known) return [];
  if ((known.stamps.at(-1) ?? 0) > now) known.stamps = notAhead(known.stamps, now);
  return known.stamps;
}

function hold(conversations: Map<string, Conversation>, id: string, until: Millis): void {
  const known = conversations.get(id);
  if (known) known.heldUntil = Math.max(known.heldUntil, until);
  else conversations.set(id, { stamps: [], heldUntil: until });
}

/** Notes a message; the map is kept in the order of use, so that the quiet ones are at its beginning. */
function remember(conversations: Map<string, Conversation>, id: string, at: Millis): void {
  const { stamps, heldUntil } = conversations.get(id) ?? { stamps: [], heldUntil: 0 };
  const first = stamps.findIndex((stamp) => stamp > at - HOUR);
  conversations.delete(id);
  conversations.set(id, { stamps: [...(first < 0 ? [] : stamps.slice(first)), at], heldUntil });
  for (const [other, known] of [...head(conversations, 4)]) {
    const last = known.stamps.at(-1) ?? 0;
    if (last > at - QUIET) break;
    conversations.delete(other);
    const recent = known.stamps.filter((stamp) => stamp > at - HOUR);
    // heavy, or held: kept, at the end, so that it does not stand before the others
    if (recent.length > LIGHT || known.heldUntil > at) conversations.set(other, { ...known, stamps: recent });
  }
}

function* head<K, V>(map: Map<K, V>, count: number): Generator<[K, V]> {
  let left = count;
  for (const entry of map) {
    if (left-- === 0) return;
    yield entry;
  }
}
