import type { AnyCard, Deps, Sender, SendOutcome } from '../deps.ts';
import { personalPk } from '../domain/key.ts';
import type { Account, Pid } from '../domain/person.ts';
import type { Adapter } from './adapter.ts';
import { ConnectorError } from './pipeline.ts';

/** The document in a person's partition that says where their personal chat is (features/person writes it too). */
const CONVERSATION_ID = 'conv_personal';

/** Opens chats with people who have never written to the bot; absent, they are unreachable. */
export type Opening = {
  appId: string;
  /** The account of a person, and where to ask for a chat with it; undefined where none is bound. */
  accountOf: (pid: Pid) => Promise<Account | undefined>;
};

type Needs = Pick<Deps, 'store' | 'clock' | 'log'>;
type Chat = { serviceUrl: string; conversationId: string; userId: string; botId: string; tenantId: string };

/** 403s that another try will not change until the person or an administrator acts (PLATFORM section 3). */
const SHUT_OUT: readonly (string | undefined)[] = [
  'BotDisabledByAdmin',
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'ForbiddenOperationException',
  'MessageWritesBlocked',
];

/**
 * Sends one card to one person in their personal chat: one request, never tried again (the delivery engine decides
 * that). Where Teams says that the person cannot be reached, that is remembered until they next write to the bot, so
 * that nobody is asked for again and again. `failed` covers everything else, a time-out included: the card may then
 * have arrived. Throws only where the store does.
 */
export function createSender(adapter: Pick<Adapter, 'connector'>, deps: Needs, opening?: Opening): Sender {
  return {
    async send(pid, card, summary) {
      const known = await deps.store.get('conversation', personalPk(pid), CONVERSATION_ID);
      if (known?.body.reachable === false) return { ok: false, code: 'unreachable' };
      return attempt(deps, async () => {
        const chat = known?.body ?? (opening && (await openChat(adapter, deps, opening, pid)));
        if (chat === undefined) return { ok: false, code: 'unreachable' };
        const outcome = await attempt(deps, () => post(adapter, chat, card, summary));
        if (!outcome.ok && outcome.code === 'unreachable') await markUnreachable(deps, pid);
        return outcome;
      });
    },
  };
}

async function attempt({ log }: Needs, call: () => Promise<SendOutcome>): Promise<SendOutcome> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const { status, code } = error;
    const unreachable = status === 404 || (status === 403 && SHUT_OUT.includes(code));
    log.warn({ status, code, unreachable }, 'a message could not be sent');
    return { ok: false, code: unreachable ? 'unreachable' : 'failed' };
  }
}

async function post(
  adapter: Pick<Adapter, 'connector'>,
  chat: Chat,
  card: AnyCard,
  summary: string,
): Promise<SendOutcome> {
  const { conversations } = await adapter.connector(chat.serviceUrl);
  await conversations.sendToConversation(chat.conversationId, {
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
    summary, // what the toast and the activity feed show
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    channelData: { notification: { alert: true } },
  });
  return { ok: true };
}

/** Asks Teams for the personal chat with an Entra identity, and keeps what it says. Creating one twice gives one. */
async function openChat(
  adapter: Pick<Adapter, 'connector'>,
  { store, clock }: Needs,
  { appId, accountOf }: Opening,
  pid: Pid,
): Promise<Chat | undefined> {
  const account = await accountOf(pid);
  if (account === undefined) return undefined;
  const { tenantId, objectId, serviceUrl } = account;
  const botId = `28:${appId}`;
  const { conversations } = await adapter.connector(serviceUrl);
  const { id: conversationId } = await conversations.createConversation({
    isGroup: false,
    tenantId,
    bot: { id: botId, name: '' },
    members: [{ id: objectId, name: '' }],
    channelData: { tenant: { id: tenantId } },
  });
  const chat = { serviceUrl, conversationId, userId: objectId, botId, tenantId };
  const body = { ...chat, reachable: true, since: clock.now() };
  // where it exists by now, an activity of theirs has just written it, and knows better
  await store.create({ pk: personalPk(pid), id: CONVERSATION_ID, type: 'conversation', sk: CONVERSATION_ID, body });
  return chat;
}

async function markUnreachable({ store, clock }: Needs, pid: Pid): Promise<void> {
  const known = await store.get('conversation', personalPk(pid), CONVERSATION_ID);
  if (known === undefined) return;
  const { etag, ...document } = known;
  // refused where it changed meanwhile: then they have just written, and can be reached after all
  await store.replace({ ...document, body: { ...known.body, reachable: false, since: clock.now() } }, etag);
}
