import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { ok, refuse, type Result } from '../domain/result.ts';

/** The body of a request is not an activity; `field` is where. */
export type Malformed = { code: 'malformed'; field: string };

const account = z.looseObject({ id: z.string().min(1), name: z.string().nullish(), aadObjectId: z.string().nullish() });
const objects = z.array(z.looseObject({}));

/**
 * The part of an activity that the SDK and the gate look at (Bot Framework's activity schema; null stands for absent
 * there). Everything else passes unread: what the bot wants of it, the bot parses.
 */
const envelope = z.looseObject({
  type: z.string().min(1),
  id: z.string().nullish(),
  channelId: z.string().nullish(),
  serviceUrl: z.string().nullish(),
  from: account.nullish(),
  recipient: account.nullish(),
  conversation: z.looseObject({
    id: z.string().min(1),
    tenantId: z.string().nullish(),
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string().nullish() }).nullish() }).nullish(),
  text: z.string().nullish(),
  name: z.string().nullish(),
  locale: z.string().nullish(),
  replyToId: z.string().nullish(),
  deliveryMode: z.string().nullish(),
  action: z.string().nullish(),
  entities: objects.nullish(),
  attachments: objects.nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
});

/** An activity as it came in: of the right shape, and nothing in it believed yet. */
export type Incoming = z.infer<typeof envelope>;

/** Reads the body of a request as an activity. Refuses with the first field that is not what the schema says. */
export function parseActivity(body: unknown): Result<Incoming, Malformed> {
  const parsed = envelope.safeParse(body);
  if (parsed.success) return ok(parsed.data);
  return refuse({ code: 'malformed', field: parsed.error.issues[0]?.path.join('.') ?? '' });
}

const INSTANTS = ['timestamp', 'localTimestamp', 'expiration'] as const;

/** The activity as the SDK types it: the same object, its instants as Dates (as the SDK's own reader does). */
export function toActivity(incoming: Incoming): Activity {
  for (const name of INSTANTS) {
    const value = incoming[name];
    if (typeof value === 'string') incoming[name] = new Date(value);
  }
  // the SDK's type promises more than a channel sends; what is used of it is checked above, or parsed by the bot
  return incoming as unknown as Activity;
}
