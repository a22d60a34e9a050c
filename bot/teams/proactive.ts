import type { AnyCard, Chat, Deps, Sender, SendOutcome, SentMessage, Way } from '../deps.ts';
import { personalPk } from '../domain/key.ts';
import type { Account, Pid } from '../domain/person.ts';
import type { Adapter } from './adapter.ts';
import { outcomeOf } from './outcome.ts';
import { ConnectorError } from './pipeline.ts';

/** The document in a person's partition that says where their personal chat is (features/person writes it too). */
const CONVERSATION_ID = 'conv_personal';

/** Opens chats with people who have never written to the bot; absent, they are unreachable. */
export type Opening = {
  appId: string;
  /** The account of a person, and where to ask for a chat with it; undefined where none is bound. */
  accountOf: (pid: Pid) => Promise<Account | undefined>;
};

type Connecting = Pick<Adapter, 'connector'>;
type Needs = Pick<Deps, 'store' | 'clock' | 'log'>;
type Refused = Extract<SendOutcome, { ok: false }>;

const UNREACHABLE: Refused = { ok: false, code: 'unreachable' };

/**
 * Sends one card to one person in their personal chat, replaces it, or takes it back: one request, never tried again
 * (the delivery engine decides that). Where Teams says that the person cannot be reached, that is remembered until
 * they next write to the bot, so that nobody is asked for again and again. Throws only where the store does, or where
 * the SDK fails in a way of its own.
 */
export function createSender(adapter: Connecting, deps: Needs, opening?: Opening): Sender {
  return {
    async way(pid): Promise<Way> {
      const known = await deps.store.get('conversation', personalPk(pid), CONVERSATION_ID);
      if (known?.body.reachable) return { kind: 'chat', chat: known.body };
      const account = known ? undefined : await opening?.accountOf(pid);
      return account ? { kind: 'opening', tenantId: account.tenantId } : shut(known?.body);
    },
    async send(pid, card, summary, way) {
      const chat = way?.kind === 'chat' ? way.chat : await chatWith(adapter, deps, opening, pid);
      if ('ok' in chat) return chat;
      const outcome = await attempt(deps, () => post(adapter, chat, card, summary));
      if (!outcome.ok && outcome.code === 'unreachable') await markUnreachable(deps, pid, outcome.reason);
      return outcome;
    },
    update: (pid, message, card) =>
      onMessage(adapter, deps, pid, message, (conversations, chat) =>
        conversations.updateActivity(message.conversationId, message.activityId, {
          ...messageOf({ ...chat, conversationId: message.conversationId }, card),
          id: message.activityId,
        }),
      ),
    remove: (pid, message) =>
      onMessage(adapter, deps, pid, message, (conversations) =>
        conversations.deleteActivity(message.conversationId, message.activityId),
      ),
  };
}

const shut = (chat: Chat | undefined): Way => ({
  kind: 'shut',
  ...(chat?.locale === undefined ? {} : { locale: chat.locale }),
});

type Conversations = Awaited<ReturnType<Adapter['connector']>>['conversations'];

/** Does something to a message in the chat where it is. A message that is gone says nothing about the person. */
async function onMessage(
  adapter: Connecting,
  deps: Needs,
  pid: Pid,
  message: SentMessage,
  act: (conversations: Conversations, chat: Chat) => Promise<unknown>,
): Promise<SendOutcome> {
  const known = await deps.store.get('conversation', personalPk(pid), CONVERSATION_ID);
  if (known === undefined) return UNREACHABLE;
  return attempt(deps, async () => {
    const { conversations } = await adapter.connector(known.body.serviceUrl);
    await act(conversations, known.body);
    return { ok: true, conversationId: message.conversationId, activityId: message.activityId };
  });
}

/** The value of a call; what became of it where the connector did not do it. */
async function attempt<T>({ log, clock }: Needs, call: () => Promise<T>): Promise<T | Refused> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const outcome = outcomeOf(error, clock.now());
    log.warn({ status: error.status, code: outcome.reason, outcome: outcome.code }, 'a message could not be sent');
    return outcome;
  }
}

/** The person's chat as it is known, or as Teams opens it now. */
async function chatWith(
  adapter: Connecting,
  deps: Needs,
  opening: Opening | undefined,
  pid: Pid,
): Promise<Chat | Refused> {
  const known = await deps.store.get('conversation', personalPk(pid), CONVERSATION_ID);
  if (known) return known.body.reachable ? known.body : UNREACHABLE;
  const account = await opening?.accountOf(pid);
  if (opening === undefined || account === undefined) return UNREACHABLE;
  const chat = await attempt(deps, () => openChat(adapter, deps, opening.appId, account, pid));
  if ('ok' in chat && chat.code === 'unreachable') await noteRefusal(deps, pid, account, chat.reason);
  // no message was under way yet: whatever became of the request, it may be made again
  return 'ok' in chat && chat.code === 'unknown' ? { ...chat, code: 'refused' } : chat;
}

async function post(adapter: Connecting, chat: Chat, card: AnyCard, summary: string): Promise<SendOutcome> {
  const { conversations } = await adapter.connector(chat.serviceUrl);
  const { id: activityId } = await conversations.sendToConversation(chat.conversationId, {
    ...messageOf(chat, card),
    summary, // what the toast and the activity feed show
    channelData: { notification: { alert: true } },
  });
  return { ok: true, conversationId: chat.conversationId, activityId };
}

function messageOf(chat: Chat, card: AnyCard) {
  return {
    type: 'message',
    channelId: 'msteams',
    serviceUrl: chat.serviceUrl,
    from: { id: chat.botId, name: '' },
    recipient: { id: chat.userId, name: '' },
    conversation: {
      id: chat.conversationId,
      isGroup: false,
      conversationType: 'personal',
      tenantId: chat.tenantId,
      name: '',
    },
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** Asks Teams for the personal chat with an Entra identity, and keeps what it says. Creating one twice gives one. */
async function openChat(
  adapter: Connecting,
  { store, clock }: Needs,
  appId: string,
  { tenantId, objectId, serviceUrl }: Account,
  pid: Pid,
): Promise<Chat> {
  const botId = `28:${appId}`;
  const { conversations } = await adapter.connector(serviceUrl);
  const { id: conversationId } = await conversations.createConversation({
    isGroup: false,
    tenantId,
    bot: { id: botId, name: '' },
    members: [{ id: objectId, name: '' }],
    channelData: { tenant: { id: tenantId } },
  });
  const body: Chat = {
    serviceUrl,
    conversationId,
    userId: objectId,
    botId,
    tenantId,
    reachable: true,
    since: clock.now(),
  };
  // where it exists by now, an activity of theirs has just written it, and knows better
  await store.create({ pk: personalPk(pid), id: CONVERSATION_ID, type: 'conversation', sk: CONVERSATION_ID, body });
  return body;
}

async function markUnreachable({ store, clock }: Needs, pid: Pid, reason: string | undefined): Promise<void> {
  const known = await store.get('conversation', personalPk(pid), CONVERSATION_ID);
  if (known === undefined) return;
  const { etag, ...document } = known;
  const why = reason === undefined ? {} : { reason };
  // refused where it changed meanwhile: then they have just written, and can be reached after all
  await store.replace({ ...document, body: { ...known.body, reachable: false, since: clock.now(), ...why } }, etag);
}

/** Teams would not open a chat: asked again with the next message, and told to coordinators until then. */
async function noteRefusal(
  { store, clock }: Needs,
  pid: Pid,
  { refused }: Account,
  reason: string | undefined,
): Promise<void> {
  const [known] = await store.list(personalPk(pid), 'account', { limit: 1 });
  if (!known || (refused !== undefined && refused.reason === reason)) return; // since the first of these refusals
  const { etag, ...document } = known;
  const why = { since: clock.now(), ...(reason === undefined ? {} : { reason }) };
  await store.replace({ ...document, body: { ...known.body, refused: why } }, etag);
}
