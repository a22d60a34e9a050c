import { adapt, CONVERSATION_WINDOWS, shareOf, waitFor, type Pace } from '../domain/rate.ts';
import type { Millis } from '../domain/time.ts';

/** Keeps this instance within what Teams takes: so many a second per tenant, and little per conversation. */
export type Limiter = {
  /** How long a conversation must still be left alone; 0: it may have a message now. */
  pause(conversation: string, now: Millis): Millis;
  /** Takes the tenant's next free place; answers how long to wait for it. */
  take(tenant: string, conversation: string, now: Millis): Millis;
  /** How a message fared, so that the pace follows what Teams takes. */
  told(tenant: string, throttled: boolean, now: Millis): void;
  /** Leaves a conversation alone for as long as Teams asked. */
  hold(conversation: string, until: Millis): void;
  /** How many instances share the pace. */
  share(live: number): void;
};

/** A conversation that was quiet for so long cannot come near 1,800 an hour at 60 per 30 s: it may be forgotten. */
const FORGET_AFTER: Millis = 120_000;
/** A late timer is made up for by so much and no more, so that a second never holds many more than its due. */
const SLACK: Millis = 40;

type Tenant = { pace: Pace; nextAt: Millis; since: Millis; sent: number; throttled: number };
type Conversation = { stamps: Millis[]; heldUntil: Millis };

export function createLimiter(start: number, ceiling: number): Limiter {
  const tenants = new Map<string, Tenant>();
  const conversations = new Map<string, Conversation>();
  let live = 1;

  const tenantOf = (id: string, now: Millis): Tenant => {
    const known = tenants.get(id);
    if (known) return known;
    const made = { pace: { perSecond: start, ceiling }, nextAt: now, since: now, sent: 0, throttled: 0 };
    tenants.set(id, made);
    return made;
  };

  return {
    pause(id, now) {
      const known = conversations.get(id);
      return known ? Math.max(0, known.heldUntil - now, waitFor(known.stamps, CONVERSATION_WINDOWS, now)) : 0;
    },
    take(tenantId, id, now) {
      const tenant = tenantOf(tenantId, now);
      const gap = 1_000 / shareOf(tenant.pace, live);
      // a clock that went back leaves the next place far ahead: it is forgotten
      if (tenant.nextAt - now > 60_000) tenant.nextAt = now;
      const slot = Math.max(tenant.nextAt, now - SLACK);
      tenant.nextAt = slot + gap;
      remember(conversations, id, Math.max(slot, now));
      return Math.max(0, slot - now);
    },
    told(tenantId, throttled, now) {
      const tenant = tenantOf(tenantId, now);
      tenant.sent += 1;
      if (throttled) tenant.throttled += 1;
      if (now >= tenant.since && now - tenant.since < 1_000) return;
      tenant.pace = adapt(tenant.pace, tenant.sent, tenant.throttled);
      Object.assign(tenant, { since: now, sent: 0, throttled: 0 });
    },
    hold(id, until) {
      const known = conversations.get(id);
      if (known) known.heldUntil = Math.max(known.heldUntil, until);
    },
    share: (count) => void (live = count),
  };
}

/** Notes a message; the map is kept in the order of use, so that the quiet ones are at its beginning. */
function remember(conversations: Map<string, Conversation>, id: string, at: Millis): void {
  const { stamps, heldUntil } = conversations.get(id) ?? { stamps: [], heldUntil: 0 };
  const first = stamps.findIndex((stamp) => stamp > at - 3_600_000);
  conversations.delete(id);
  conversations.set(id, { stamps: [...stamps.slice(first < 0 ? stamps.length : first), at], heldUntil });
  for (const [other, { stamps: theirs, heldUntil: held }] of conversations) {
    if (Math.max(theirs.at(-1) ?? 0, held) > at - FORGET_AFTER) break;
    conversations.delete(other);
  }
}
