import type { Millis } from './time.ts';

/**
 * Why somebody cannot be messaged in Teams. `neverMet`: no account of theirs is known, since they have never written to
 * Cadre. `notInstalled`: the app is not there for them, or not any more. `blocked`: they blocked it. `notAllowed`: an
 * administrator does not let them have it. `gone`: Teams does not know the chat any more.
 */
export type Unreachable = 'neverMet' | 'notInstalled' | 'blocked' | 'notAllowed' | 'gone';

/** What Teams last refused, by its own code (the sender records it), and since when it has. */
type Refused = { reason?: string; since: Millis };

/** What is known of the way to a person. `account`: one is bound, so that a chat can be opened with them. */
export type Contact = {
  chat?: { reachable: boolean } & Refused;
  account?: { refused?: Refused };
};

/**
 * Why a person cannot be messaged, and since when; undefined: they can be, as far as anybody knows. An account without a
 * chat is enough: Teams opens the chat when the first message is sent.
 */
export function whyUnreachable({ chat, account }: Contact): { why: Unreachable; since?: Millis } | undefined {
  if (chat?.reachable) return undefined;
  const refused = chat ?? account?.refused;
  if (!refused) return account ? undefined : { why: 'neverMet' };
  const why = WHY[refused.reason ?? ''] ?? 'notInstalled';
  // a chat that never was cannot be gone: Teams finds nobody there who has the app
  return { why: why === 'gone' && !chat ? 'notInstalled' : why, since: refused.since };
}

/** What Teams' codes mean (PLATFORM section 3); without one, the app was removed. */
const WHY: Readonly<Record<string, Unreachable>> = {
  BotDisabledByAdmin: 'notAllowed',
  BotNotInConversationRoster: 'notInstalled',
  ForbiddenOperationException: 'notInstalled',
  ConversationBlockedByUser: 'blocked',
  MessageWritesBlocked: 'blocked',
  ConversationNotFound: 'gone',
  '404': 'gone',
};
