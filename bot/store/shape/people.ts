import { z } from 'zod';
import { ROLES } from '../../domain/person.ts';
import { day, identity, instant, language } from './part.ts';

export const person = z.object({
  pid: z.string(),
  name: z.string(),
  language: language.exactOptional(),
  choseLanguage: z.literal(true).exactOptional(),
  timeZone: z.string().exactOptional(),
  department: z.string().exactOptional(),
  level: z.string().exactOptional(),
  functionalArea: z.string().exactOptional(),
  email: z.string().exactOptional(),
  supervisorEmail: z.string().exactOptional(),
});

export const link = z.object({ ...identity, pid: z.string(), since: instant, until: instant.exactOptional() });

export const mail = z.object({
  address: z.string(),
  pid: z.string(),
  since: instant,
  identity: z.object(identity).exactOptional(),
});

export const role = z.object({
  pid: z.string(),
  programId: z.string(),
  role: z.enum(ROLES),
  since: instant,
  by: z.string(),
});

export const match = z.object({
  matchId: z.string(),
  newcomer: z.string(),
  candidate: z.string(),
  identity: z.object(identity),
  state: z.enum(['open', 'same', 'different']),
  openedAt: instant,
  decidedBy: z.string().exactOptional(),
  decidedAt: instant.exactOptional(),
});

export const merge = z.object({
  mergeId: z.string(),
  from: z.string(),
  into: z.string(),
  moved: z.array(z.object({ pk: z.string(), id: z.string() })),
  state: z.enum(['merging', 'merged', 'undoing', 'undone']),
  by: z.string(),
  at: instant,
});

/** How to reach a person in their personal chat (PLATFORM section 3). */
export const conversation = z.object({
  serviceUrl: z.string(),
  conversationId: z.string(),
  userId: z.string(),
  botId: z.string(),
  tenantId: z.string(),
  locale: z.string().exactOptional(),
  reachable: z.boolean(),
  since: instant,
  /** Teams' code, where it is Teams that says that they cannot be reached. */
  reason: z.string().exactOptional(),
});

/** An Entra identity that leads to a person; `refused`: Teams would not open a chat with it. */
export const account = z.object({
  ...identity,
  serviceUrl: z.string(),
  refused: z.object({ reason: z.string().exactOptional(), since: instant }).exactOptional(),
});

/** What a person may mute, and has. */
export const preference = z.object({ muted: z.array(z.string()) });

/**
 * A person's calendar feed: `digest` (SHA-256) of the secret that opens it; the secret itself is kept nowhere.
 * `replaced`: the version that it was made in place of.
 */
export const calendarFeed = z.object({
  nonce: z.string(),
  digest: z.string().length(64),
  since: instant,
  replaced: z.string().exactOptional(),
});

/** Which coming sessions a person was reminded of, and by which delivery (domain/reminder). */
export const told = z.object({
  told: z.array(
    z.object({
      sessionId: z.string(),
      sequence: z.number().int(),
      by: z.string(),
      home: z.string(),
      startsAt: instant,
    }),
  ),
});

/** The messages that count against a person's two a day (DESIGN section 4); `day` is theirs. */
export const tally = z.object({ pid: z.string(), day, deliveries: z.array(z.string()) });

export const membership = z.object({ programId: z.string(), cohortId: z.string() });
