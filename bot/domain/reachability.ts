import type { Millis } from './time.ts';

/**
 * Why somebody cannot be messaged in Teams. `neverMet`: they have never written to Cadre, and no account of theirs is
 * known. `noChat`: their account is known, but no chat with them. `removed`: they removed or blocked the app, or an
 * administrator did.
 */
export type Unreachable = 'neverMet' | 'noChat' | 'removed';

/** What is known of a person's chat. Instants are when each came to be so. */
export type Contact = {
  chat?: { reachable: boolean; since: Millis };
  /** When their account was bound. */
  account?: { since: Millis };
};

/** Why a person cannot be messaged and since when, where that is known; undefined: they can be. */
export function whyUnreachable({ chat, account }: Contact): { why: Unreachable; since?: Millis } | undefined {
  if (chat?.reachable) return undefined;
  if (chat) return { why: 'removed', since: chat.since };
  return account ? { why: 'noChat', since: account.since } : { why: 'neverMet' };
}
