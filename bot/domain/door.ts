import type { Pid } from './person.ts';
import type { Millis } from './time.ts';

/** What a link of the second door is for. A link is for one purpose, one person and one thing (DESIGN section 4). */
export type DoorPurpose = 'invitation' | 'rsvp' | 'reminder' | 'checkIn' | 'broadcast';

/** What it is about. */
export type DoorRef = { programId: string; sessionId?: string; castId?: string };

/** What a link says, once its signature is found good. `sequence` is the session's (domain/delivery). */
export type DoorLink = {
  linkId: string;
  pid: Pid;
  purpose: DoorPurpose;
  ref: DoorRef;
  sequence: number;
  expiresAt: Millis;
};

const RSVP = ['rsvp.answer', 'rsvp.decline'] as const;

/** What each purpose may do, and nothing else: a link in a forwarded e-mail must not open the rest of the house. */
const VERBS: Readonly<Record<DoorPurpose, readonly string[]>> = {
  invitation: RSVP,
  rsvp: RSVP,
  reminder: [...RSVP, 'attendance.late'],
  checkIn: ['attendance.checkIn', 'attendance.openCode', 'attendance.late'],
  broadcast: ['broadcast.acknowledge'],
};

/** Choosing one's own language goes with every purpose, until one is recorded. */
const CHOOSE_LANGUAGE = 'language.set';

/** True for the name of a purpose. */
export function isDoorPurpose(text: unknown): text is DoorPurpose {
  return typeof text === 'string' && Object.hasOwn(VERBS, text);
}

/**
 * True where this link may do this: the purpose has the verb, and the data, which the person may have edited, names
 * nothing but what the link is about.
 */
export function mayDo(
  { purpose, ref }: Pick<DoorLink, 'purpose' | 'ref'>,
  verb: string,
  data: Readonly<Record<string, unknown>>,
  hasLanguage: boolean,
): boolean {
  if (verb === CHOOSE_LANGUAGE) return !hasLanguage;
  if (!VERBS[purpose].includes(verb)) return false;
  const named: readonly (keyof DoorRef)[] = ['programId', 'sessionId', 'castId'];
  return named.every((key) => data[key] === ref[key]);
}

const DAY: Millis = 24 * 60 * 60_000;
const SHORTEST: Millis = 60 * 60_000;
const LONGEST: Millis = 60 * DAY;
const WITHOUT_END: Millis = 14 * DAY;

/** Until when a link is good: the end of what it is about, an hour at least and sixty days at most. */
export function doorExpiry(now: Millis, endsAt: Millis | undefined): Millis {
  const wanted = endsAt === undefined ? now + WITHOUT_END : endsAt;
  return Math.min(Math.max(wanted, now + SHORTEST), now + LONGEST);
}
