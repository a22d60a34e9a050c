import { randomBytes } from 'node:crypto';
import type { Ballot } from './domain/ballot.ts';
import type { Identity, Pid } from './domain/person.ts';
import type { Millis } from './domain/time.ts';
import type { Store, Stored } from './store/store.ts';

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

/** A message that was sent: all that is needed to replace or delete it. */
export type SentMessage = { conversationId: string; activityId: string };

/**
 * What became of one request. `throttled` (429) and `refused` (412, or no connection at all): surely not sent, and may
 * be tried again. `unknown` (5xx, time-out, reset): the message may have arrived. `unreachable` and `failed` are final.
 * `reason` is Teams' own code or the system's, never words.
 */
export type SendOutcome =
  | ({ ok: true } & SentMessage)
  | {
      ok: false;
      code: 'unreachable' | 'throttled' | 'refused' | 'unknown' | 'failed';
      reason?: string;
      retryAfterMs?: Millis;
    };

/** A person's personal chat as it is known, from the records. */
export type Chat = Stored<'conversation'>['body'];

/**
 * Where a message to a person would go, as things are: into a chat; into one that Teams must open first, with an account
 * of that tenant; nowhere, since it is shut or none is known; or nowhere yet, for a reason that passes by itself.
 */
export type Way =
  | { kind: 'chat'; chat: Chat }
  | { kind: 'opening'; tenantId: string }
  | { kind: 'shut'; locale?: string }
  | { kind: 'later'; reason: string };

export type Sender = {
  /** Asked before `send`, so that what cannot go takes no place in the rate. Absent: the records alone say it. */
  way?(pid: Pid): Promise<Way>;
  /**
   * One card to one person, in their personal chat. `summary` is what the toast shows: nothing personal. `way`: what was
   * just answered to that question, which need not be asked again.
   */
  send(pid: Pid, card: AnyCard, summary: string, way?: Way): Promise<SendOutcome>;
  /** Replaces what a message says, where it stands. */
  update(pid: Pid, message: SentMessage, card: AnyCard): Promise<SendOutcome>;
  /** Takes a message back. */
  remove(pid: Pid, message: SentMessage): Promise<SendOutcome>;
};

/** One e-mail to one address. Plain text and HTML say the same. */
export type MailMessage = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Where an answer goes: the coordinators, where they are known. */
  replyTo?: string;
  attachments?: { name: string; contentType: string; content: string }[];
  /** The same for every try of one message (alphanumeric), so that mail systems can tell a second copy. */
  id?: string;
};

/**
 * What became of one e-mail. `unavailable`: no mail is set up. `invalid`: not one address. `rejected`: refused for good.
 * `later`: surely not sent, and may be tried again. `unknown`: it may have arrived.
 */
export type MailOutcome =
  { ok: true } | { ok: false; code: 'unavailable' | 'invalid' | 'rejected' | 'later' | 'unknown' };

/** `from`: the program's own mailbox, which every e-mail comes from; absent where no mail is set up. */
export type Mail = { send(message: MailMessage): Promise<MailOutcome>; from?: string };

/** The second door (DESIGN section 4): the key that signs its links, and the address under which its pages are. */
export type DoorSettings = { key: string; url: () => string };

/**
 * The ballot boxes (DESIGN section 3). `open` makes the boxes of an evaluation, once. `cast` is exactly once for a
 * person, however often and from wherever it is called; what was cast first stays, and nothing is added to an evaluation
 * that has closed. `read` gives all ballots, in no order that means anything, and seals the boxes anew: whoever was about
 * to add to one is looked at again, so that nothing comes in behind the reading of a closed evaluation. The key is in
 * here and nowhere else.
 */
export type Ballots = {
  /** Boxes that hold ballots of a past evaluation, in no order; to be written with it. No ledger goes with them. */
  sealed(evaluationId: string, ballots: readonly Ballot[]): Stored<'box'>['body'][];
  open(evaluationId: string, asked: number): Promise<void>;
  cast(evaluationId: string, pid: Pid, ballot: Ballot): Promise<'cast' | 'already' | 'closed'>;
  read(evaluationId: string): Promise<Ballot[]>;
  /** The same at closing: each box is sealed anew, in another order, so that its last writer is nobody. */
  sealAnew(evaluationId: string): Promise<Ballot[]>;
};

/**
 * Whoever would write the same document takes turns within this process, so that a rush costs each person one write and
 * no reading again. No lock: between instances the etag decides, as it does without this.
 */
export type Turns = {
  /** Does a work when those of the same key that came before it are over, however they ended; gives what came of it. */
  take<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** How many keys somebody works or waits for. */
  waiting(): number;
};

/** What the features are given: everything that is not a rule. */
export type Deps = {
  clock: Clock;
  ids: Ids;
  log: Log;
  store: Store;
  directory: Directory;
  sender: Sender;
  mail: Mail;
  /** Of whom accounts may be imported, by Entra tenant id in lower case; absent where no bot is registered. */
  tenants?: readonly string[];
  /** Absent where one thing is done at a time, as on the command line. */
  turns?: Turns;
  /** Absent where no key for them is set up: no evaluation is then opened. */
  ballots?: Ballots;
  /** Absent where no second door is set up: nobody then gets a link. */
  door?: DoorSettings;
};

const unreachable = async (): Promise<SendOutcome> => ({ ok: false, code: 'unreachable' });
/** For what runs without Teams (the command line): everybody is unreachable. */
export const noSender: Sender = { send: unreachable, update: unreachable, remove: unreachable };

/** For what runs without mail. */
export const noMail: Mail = { send: async () => ({ ok: false, code: 'unavailable' }) };

export const systemClock: Clock = { now: () => Date.now() };

export const randomIds: Ids = {
  next: () => randomBytes(16).toString('hex'),
  secret: () => randomBytes(32).toString('hex'),
};
