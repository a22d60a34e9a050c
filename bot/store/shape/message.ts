import { z } from 'zod';
import { ROLES } from '../../domain/person.ts';
import { instant } from './part.ts';

/** Due work that makes deliveries in chunks; `cursor` is how far it is (DESIGN section 4). */
export const plan = z.object({
  planId: z.string(),
  kind: z.string(),
  programId: z.string(),
  cohortId: z.string().exactOptional(),
  sessionId: z.string().exactOptional(),
  castId: z.string().exactOptional(),
  sequence: z.number().int(),
  cursor: z.string(),
  state: z.enum(['open', 'done', 'cancelled']),
  at: instant,
});

/** One message to one person, and what became of it. Waiting work while its document has a dueAt. */
export const delivery = z.object({
  deliveryId: z.string(),
  planId: z.string(),
  kind: z.string(),
  pid: z.string(),
  programId: z.string(),
  sessionId: z.string().exactOptional(),
  castId: z.string().exactOptional(),
  sequence: z.number().int(),
  state: z.enum(['queued', 'sending', 'sent', 'deferred', 'failed', 'skipped', 'unconfirmed']),
  /** A code: why it failed, was skipped or deferred. */
  reason: z.string().exactOptional(),
  attempts: z.number().int(),
  channel: z.enum(['teams', 'mail']).exactOptional(),
  /** Ids, codes and numbers that the message is made from; never words. */
  about: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
  /** Where the message is, so that it can be corrected or recalled. */
  activityId: z.string().exactOptional(),
  conversationId: z.string().exactOptional(),
  at: instant,
});

/** A running instance of Cadre: since when without a break, and when it was last heard. */
export const instance = z.object({ instanceId: z.string(), since: instant, at: instant });

const castLink = z.object({ url: z.string(), titleEn: z.string(), titleFr: z.string() });

export const broadcast = z.object({
  castId: z.string(),
  programId: z.string(),
  state: z.enum(['draft', 'ready', 'approved', 'scheduled', 'sending', 'sent', 'partial', 'cancelled', 'closed']),
  version: z.number().int(),
  editedBy: z.string(),
  approvedBy: z.string().exactOptional(),
  audience: z.object({
    role: z.enum(['participant', ...ROLES]),
    cohortId: z.string().exactOptional(),
    group: z.string().exactOptional(),
    sessionId: z.string().exactOptional(),
    seat: z.enum(['any', 'confirmed', 'tentative', 'declined', 'noReply', 'notCheckedIn']),
    pids: z.array(z.string()).exactOptional(),
    evaluationId: z.string().exactOptional(),
  }),
  textEn: z.string(),
  textFr: z.string(),
  link: castLink.exactOptional(),
  acknowledge: z.boolean(),
  urgent: z.boolean(),
  sendAt: instant.exactOptional(),
  size: z.number().int().exactOptional(),
  chunks: z.number().int().exactOptional(),
  round: z.number().int(),
  corrections: z.number().int().exactOptional(),
  proposal: z
    .object({
      n: z.number().int(),
      textEn: z.string(),
      textFr: z.string(),
      link: castLink.exactOptional(),
      editedBy: z.string(),
    })
    .exactOptional(),
  recalledAt: instant.exactOptional(),
  createdAt: instant,
  changedAt: instant,
});

/** A question to the coordinators: kept only after the person said that it may be passed on. */
export const inboxItem = z.object({
  itemId: z.string(),
  programId: z.string(),
  pid: z.string(),
  text: z.string(),
  castId: z.string().exactOptional(),
  state: z.enum(['open', 'answered']),
  at: instant,
  answeredBy: z.string().exactOptional(),
  answer: z.string().exactOptional(),
  answeredAt: instant.exactOptional(),
});
