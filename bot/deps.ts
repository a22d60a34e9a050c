import { randomBytes } from 'node:crypto';
import type { Identity, Pid } from './domain/person.ts';
import type { Millis } from './domain/time.ts';
import type { Store } from './store/store.ts';

export type Clock = { now: () => Millis };

export type Ids = {
  /** A new opaque id: 128 random bits, alphanumeric. */
  next(): string;
  /** 256 random bits, hexadecimal: the secret behind a session's rotating code. */
  secret(): string;
};

/** Structured log: a message and ids or codes. Never names, addresses, texts, answers or tokens. */
export type Log = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};

/** Where and as whom a person spoke: what Teams' roster is asked with. From the authenticated activity only. */
export type Whereabouts = Identity & { serviceUrl: string; conversationId: string; userId: string };

/** What Teams' roster says of a person, server-side. */
export type Member = { name: string; addresses: string[] };

export type Directory = {
  /** The roster's word on a person; undefined where it has none (a guest, an anonymous user, roster unreachable). */
  member(who: Whereabouts): Promise<Member | undefined>;
};

/** An Adaptive Card, as cards/ makes it; features pass it on without looking. */
export type AnyCard = { readonly type: 'AdaptiveCard' };

/** `unreachable`: no personal chat with this person is known, or Teams refused it for good. */
export type SendOutcome = { ok: true } | { ok: false; code: 'unreachable' | 'failed' };

export type Sender = {
  /** One card to one person, in their personal chat. `summary` is what the toast shows: nothing personal. */
  send(pid: Pid, card: AnyCard, summary: string): Promise<SendOutcome>;
};

/** What the features are given: everything that is not a rule. */
export type Deps = {
  clock: Clock;
  ids: Ids;
  log: Log;
  store: Store;
  directory: Directory;
  sender: Sender;
};

export const systemClock: Clock = { now: () => Date.now() };

export const randomIds: Ids = {
  next: () => randomBytes(16).toString('hex'),
  secret: () => randomBytes(32).toString('hex'),
};
