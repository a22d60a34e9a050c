import type { Day, Millis } from './time.ts';

export type Language = 'en' | 'fr';

/** Our own opaque id of a person: made at import or first meeting, alphanumeric, never reused. Every record uses it. */
export type Pid = string;

/** A person as the programs know them. Addresses and Entra identities are aliases, kept apart (features/person). */
export type Person = {
  pid: Pid;
  name: string;
  /** Recorded preference; absent until the person or an import has said so, and then messages are bilingual. */
  language?: Language;
  /** True where the person chose the language in the chat: no import changes it then. */
  choseLanguage?: true;
  timeZone?: string;
  department?: string;
  level?: string;
  functionalArea?: string;
  email?: string;
  supervisorEmail?: string;
};

/** Who a Microsoft Entra identity is: tenant and object id, as the authenticated activity says. */
export type Identity = { tenantId: string; objectId: string };

/** Each in one program; what they may do there is what the features check. */
export const ROLES = ['coordinator', 'facilitator', 'nominator', 'reviewer', 'chair', 'champion'] as const;
export type Role = (typeof ROLES)[number];

/**
 * An identity, and where Teams could be asked for a chat with it when it was last bound. `refused`: Teams would not open
 * one, by its code, since then.
 */
export type Account = Identity & { serviceUrl: string; refused?: { reason?: string; since: Millis } };

/** A dated alias that binds an Entra identity to a person. `until` marks the end of a binding that was undone. */
export type LinkAlias = Identity & { pid: Pid; since: Millis; until?: Millis };

/** An e-mail address of a person. `identity` is the Entra identity that it has been bound to, once. */
export type MailAlias = { address: string; pid: Pid; since: Millis; identity?: Identity };

/**
 * A doubtful identity: `newcomer` (made at first meeting) says by roster to have the address of `candidate`, who is
 * already bound to another Entra identity. A coordinator decides.
 */
export type Match = {
  matchId: string;
  newcomer: Pid;
  candidate: Pid;
  identity: Identity;
  state: 'open' | 'same' | 'different';
  openedAt: Millis;
  decidedBy?: string;
  decidedAt?: Millis;
};

/** `from` was found to be `into`: the aliases that were moved, so that the merge can be undone. */
export type Merge = {
  mergeId: string;
  from: Pid;
  into: Pid;
  /** Keys of the moved aliases: pk and id of each link or mail document. */
  moved: { pk: string; id: string }[];
  state: 'merging' | 'merged' | 'undoing' | 'undone';
  by: string;
  at: Millis;
};

/** One person's place in a cohort during a spell; both days inclusive. */
export type Spell = { group?: string; from: Day; to?: Day };

/** Who acts: the person that the authenticated activity was found to be, and how to speak to them. */
export type Actor = {
  pid: Pid;
  name: string;
  language?: Language;
  timeZone?: string;
  /** Set where they act by a link in an e-mail instead of an account (domain/door). */
  via?: 'mail';
};
