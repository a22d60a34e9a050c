import { hash } from 'node:crypto';
import { sameAddress } from './key.ts';
import type { Pid } from './person.ts';
import { DAY, type Millis } from './time.ts';

/** What a link of the second door is for. A link is for one purpose, one person and one thing (DESIGN section 4). */
export type DoorPurpose =
  | 'invitation'
  | 'rsvp'
  | 'reminder'
  | 'checkIn'
  | 'broadcast'
  | 'evaluation'
  | 'feedback'
  | 'consent'
  | 'endorsement'
  | 'nomination'
  | 'offer'
  | 'outcome';

/** What it is about. */
export type DoorRef = { programId: string; sessionId?: string; castId?: string; evaluationId?: string };

/**
 * What a link says, once its signature is found good. `sequence` is the session's (domain/delivery); `mailbox` marks the
 * address that it was sent to.
 */
export type DoorLink = {
  linkId: string;
  pid: Pid;
  purpose: DoorPurpose;
  ref: DoorRef;
  sequence: number;
  expiresAt: Millis;
  mailbox: string;
  /** What else the card is made from (domain/delivery): ids, codes and numbers. It allows nothing. */
  about?: Readonly<Record<string, string | number>>;
};

const RSVP = ['rsvp.answer', 'rsvp.decline'] as const;

/** What each purpose may do, and nothing else: a link in a forwarded e-mail must not open the rest of the house. */
const VERBS: Readonly<Record<DoorPurpose, readonly string[]>> = {
  invitation: RSVP,
  rsvp: RSVP,
  reminder: [...RSVP, 'attendance.late'],
  checkIn: ['attendance.checkIn', 'attendance.openCode', 'attendance.late'],
  broadcast: ['broadcast.acknowledge'],
  evaluation: ['evaluation.answer'],
  feedback: [
    'feedback.queue',
    'feedback.form',
    'feedback.save',
    'feedback.submit',
    'feedback.declineOpen',
    'feedback.decline',
    'feedback.delegateOpen',
    'feedback.delegateShow',
    'feedback.delegate',
  ],
  consent: [
    'nomination.own',
    'nomination.consent',
    'nomination.declineOpen',
    'nomination.decline',
    'nomination.withdrawOpen',
    'nomination.withdraw',
  ],
  endorsement: ['feedback.queue', 'nomination.endorseOpen', 'nomination.endorse'],
  nomination: [],
  offer: ['selection.letter', 'selection.accept', 'selection.declineOpen', 'selection.decline'],
  outcome: [],
};

/** Choosing one's own language goes with every purpose, until one is recorded. */
const CHOOSE_LANGUAGE = 'language.set';

/** True for the name of a purpose. */
export function isDoorPurpose(text: unknown): text is DoorPurpose {
  return typeof text === 'string' && Object.hasOwn(VERBS, text);
}

/**
 * True where this link may do this: the purpose has the verb, and the data, which the person may have edited, names
 * nothing but what the link is about. Whatever is an id to us ends in "id"; a list or an object could hide one.
 */
export function mayDo(
  { purpose, ref }: Pick<DoorLink, 'purpose' | 'ref'>,
  verb: string,
  data: Readonly<Record<string, unknown>>,
  hasLanguage: boolean,
): boolean {
  if (!Object.values(data).every(isPlainValue)) return false;
  if (verb === CHOOSE_LANGUAGE) return !hasLanguage;
  if (!VERBS[purpose].includes(verb)) return false;
  const own: Readonly<Record<string, unknown>> = ref;
  const named = new Set([...Object.keys(ref), ...Object.keys(data).filter((key) => /ids?$/i.test(key))]);
  return [...named].every((key) => Object.hasOwn(data, key) && Object.hasOwn(own, key) && data[key] === own[key]);
}

const isPlainValue = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/**
 * Marks the mailbox that a link was sent to, so that a person's other address ends the links of the one before. No
 * address can be read from it, and two links to one mailbox do not look alike.
 */
export function mailboxMark(linkId: string, address: string): string {
  return hash('sha256', `${linkId}|${sameAddress(address)}`).slice(0, 16);
}

/** False for the name by which a tenant knows its guests: it looks like an address, and nobody receives mail there. */
export function isWritable(address: string): boolean {
  return !address.toLowerCase().includes('#ext#@');
}

const SHORTEST: Millis = 60 * 60_000;
const LONGEST: Millis = 60 * DAY;
const WITHOUT_END: Millis = 14 * DAY;

/** Until when a link is good: the end of what it is about, an hour at least and sixty days at most. */
export function doorExpiry(now: Millis, endsAt: Millis | undefined): Millis {
  const wanted = endsAt === undefined ? now + WITHOUT_END : endsAt;
  return Math.min(Math.max(wanted, now + SHORTEST), now + LONGEST);
}
