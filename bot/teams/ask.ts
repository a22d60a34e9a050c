import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Whereabouts } from '../deps.ts';
import type { Language } from '../domain/person.ts';

/** What an authenticated activity asks for. Whatever is not one of these is acknowledged and left alone. */
export type Ask =
  | { kind: 'text'; text: string }
  /** `replace`: the activity id of the card that a plain submit came from; an invoke replaces its card by itself. */
  | { kind: 'verb'; verb: string; data: Record<string, unknown>; invoke: boolean; replace?: string; automatic: boolean }
  | { kind: 'malformed'; invoke: boolean }
  | { kind: 'installed' }
  | { kind: 'removed' }
  | { kind: 'nothing'; invoke: boolean };

const action = z.object({
  action: z.object({ verb: z.string().max(100), data: z.record(z.string(), z.unknown()).optional() }),
  trigger: z.unknown().optional(),
});
const submitted = z.looseObject({ verb: z.string().max(100) });

/** Reads an activity. Never throws: a client may send anything. */
export function parseAsk(activity: Activity): Ask {
  switch (activity.type) {
    case 'invoke':
      return parseInvoke(activity);
    case 'message':
      return parseMessage(activity);
    case 'installationUpdate':
      return activity.action?.startsWith('remove') ? { kind: 'removed' } : { kind: 'installed' };
    case 'conversationUpdate': {
      const added: unknown = activity.membersAdded;
      const bot = (activity.recipient as { id?: string } | undefined)?.id;
      const isBot = (member: unknown): boolean =>
        typeof member === 'object' && member !== null && 'id' in member && member.id === bot;
      return Array.isArray(added) && added.some(isBot) ? { kind: 'installed' } : { kind: 'nothing', invoke: false };
    }
    default:
      return { kind: 'nothing', invoke: false };
  }
}

function parseInvoke(activity: Activity): Ask {
  if (activity.name !== 'adaptiveCard/action') return { kind: 'nothing', invoke: true };
  const parsed = action.safeParse(activity.value);
  if (!parsed.success) return { kind: 'malformed', invoke: true };
  const { verb, data } = parsed.data.action;
  return { kind: 'verb', verb, data: data ?? {}, invoke: true, automatic: parsed.data.trigger === 'automatic' };
}

function parseMessage(activity: Activity): Ask {
  const text: unknown = activity.text;
  if (activity.value === undefined || activity.value === null) {
    return { kind: 'text', text: typeof text === 'string' ? text : '' };
  }
  const parsed = submitted.safeParse(activity.value);
  if (!parsed.success) return { kind: 'malformed', invoke: false };
  const { verb, ...data } = parsed.data;
  const replace: unknown = activity.replyToId;
  return {
    kind: 'verb',
    verb,
    data,
    invoke: false,
    automatic: false,
    ...(typeof replace === 'string' ? { replace } : {}),
  };
}

const origin = z.object({
  from: z.object({ id: z.string().min(1), aadObjectId: z.string().min(1) }),
  conversation: z.object({ id: z.string().min(1), tenantId: z.string().optional() }),
  serviceUrl: z.string().min(1),
  channelData: z
    .object({ tenant: z.object({ id: z.string().optional() }).optional() })
    .optional()
    .catch(undefined),
});

/** Who speaks, by the authenticated activity alone; undefined for anonymous people (PLATFORM section 9). */
export function parseWhereabouts(activity: Activity): Whereabouts | undefined {
  const parsed = origin.safeParse(activity);
  if (!parsed.success) return undefined;
  const { from, conversation, serviceUrl, channelData } = parsed.data;
  const tenantId = conversation.tenantId ?? channelData?.tenant?.id;
  if (tenantId === undefined || tenantId === '') return undefined;
  return { tenantId, objectId: from.aadObjectId, userId: from.id, conversationId: conversation.id, serviceUrl };
}

/** The client's language: French where its locale says so, else English. */
export function parseLocale(activity: Activity): Language {
  const locale: unknown = activity.locale;
  return typeof locale === 'string' && /^fr\b/i.test(locale) ? 'fr' : 'en';
}

/** True in a one-to-one chat with the bot. */
export function isPersonal(activity: Activity): boolean {
  return (activity.conversation as { conversationType?: string } | undefined)?.conversationType === 'personal';
}
