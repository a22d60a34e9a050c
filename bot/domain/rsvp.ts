import type { Pid } from './person.ts';
import { ok, refuse, type Result } from './result.ts';
import type { Session } from './session.ts';
import type { Millis } from './time.ts';

/** Intention, never attendance. `waiting`: wants to come to an optional session that is full. */
export type RsvpState = 'confirmed' | 'tentative' | 'declined' | 'waiting';
/** Why somebody cannot come: a category only, never a health reason, never words. */
export type RsvpCategory = 'leave' | 'operational' | 'other';
export type RsvpAnswer =
  { state: 'confirmed' } | { state: 'tentative' } | { state: 'declined'; category: RsvpCategory };

/** A person's answer to one sequence of a session; void for any other. */
export type Rsvp = { pid: Pid; state: RsvpState; category?: RsvpCategory; sequence: number; at: Millis };

/**
 * Who has the seats of a session with a capacity, and who waits, each in the order of their answers. `turn` counts its
 * changes: together with the session it is the key of each.
 */
export type SeatBook = { sequence: number; seated: Pid[]; waiting: Pid[]; turn: number };

/** `busy`: too many people answered in the same moment; the answer is not recorded. */
export type RsvpRefusal = { code: 'unknownSession' | 'cancelled' | 'begun' | 'over' | 'moved' | 'busy' };

/** Whether an answer can be given now, and changed: until the session starts. */
export function answerable(session: Session, now: Millis): Result<undefined, RsvpRefusal> {
  if (session.status === 'draft') return refuse({ code: 'unknownSession' });
  if (session.status === 'cancelled') return refuse({ code: 'cancelled' });
  if (session.status === 'held' || session.endsAt <= now) return refuse({ code: 'over' });
  return session.startsAt <= now ? refuse({ code: 'begun' }) : ok(undefined);
}

/** How many seats there are to be given; undefined: enough for everybody. */
export function seatsOffered(session: Session): number | undefined {
  return session.required ? undefined : session.capacity;
}

/** Answers to a session as it is now: those to another date are void. */
export function standingAnswer(session: Session, rsvp: Rsvp | undefined): Rsvp | undefined {
  return rsvp?.sequence === session.sequence ? rsvp : undefined;
}

/** The book of a session as it is now: a date that changed begins a new one. */
export function bookOf(book: SeatBook | undefined, { sequence }: Session): SeatBook {
  return book?.sequence === sequence ? book : { sequence, seated: [], waiting: [], turn: 0 };
}

/** How many seats are free; none where more have one than there are, since nobody is sent away. */
function freeIn({ seated }: SeatBook, session: Session): number {
  return Math.max(0, (seatsOffered(session) ?? Number.POSITIVE_INFINITY) - seated.length);
}

/** True where somebody waits although a seat is free: there are more seats than there were. */
export function canFill(book: SeatBook, session: Session): boolean {
  return book.waiting.length > 0 && freeIn(book, session) > 0;
}

/** The book with its free seats given to those who wait, in their order, `most` at a time. */
export function fillBook(
  before: SeatBook,
  session: Session,
  most: number = Number.POSITIVE_INFINITY,
): { book: SeatBook; promoted: Pid[] } {
  const promoted = before.waiting.slice(0, Math.min(freeIn(before, session), most));
  const { sequence, turn } = before;
  const seated = [...before.seated, ...promoted];
  return { book: { sequence, seated, waiting: before.waiting.slice(promoted.length), turn: turn + 1 }, promoted };
}

/**
 * The book after one person's answer: whoever confirms takes a free seat behind those who wait, or waits, once; whoever
 * does not frees theirs. `promoted`: who got a seat by that, first come first served.
 */
export function answerInBook(
  before: SeatBook,
  session: Session,
  pid: Pid,
  answer: RsvpAnswer['state'],
): { book: SeatBook; promoted: Pid[]; state: RsvpState } {
  const comes = answer === 'confirmed';
  const left = comes ? before : without(before, pid);
  const known = left.seated.includes(pid) || left.waiting.includes(pid);
  const asked = comes && !known ? { ...left, waiting: [...left.waiting, pid] } : left;
  const { book, promoted } = fillBook(asked, session);
  const state = comes && !book.seated.includes(pid) ? 'waiting' : answer;
  return { book, promoted: promoted.filter((one) => one !== pid), state };
}

/** The book without somebody: their seat is free, or their place in the line. */
export function without(book: SeatBook, pid: Pid): SeatBook {
  const others = (people: readonly Pid[]): Pid[] => people.filter((one) => one !== pid);
  return { ...book, seated: others(book.seated), waiting: others(book.waiting) };
}

export type RsvpCounts = Record<RsvpState | 'none', number>;

/** The answers of those with a seat in the register; whoever said nothing yet, or to another date, gave no reply. */
export function countAnswers(session: Session, expected: readonly Pid[], answers: readonly Rsvp[]): RsvpCounts {
  const counts: RsvpCounts = { confirmed: 0, tentative: 0, declined: 0, waiting: 0, none: 0 };
  const standing = new Map(answers.map((rsvp) => [rsvp.pid, standingAnswer(session, rsvp)?.state] as const));
  for (const pid of expected) counts[standing.get(pid) ?? 'none'] += 1;
  return counts;
}
