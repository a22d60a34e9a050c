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

/** Who has the seats of a session with a capacity, and who waits, each in the order of their answers. */
export type SeatBook = { sequence: number; seated: Pid[]; waiting: Pid[] };

export type RsvpRefusal = { code: 'unknownSession' | 'cancelled' | 'over' | 'moved' };

/** Whether an answer can be given now. `asked`: the sequence that the person's card asked about. */
export function answerable(session: Session, asked: number, now: Millis): Result<undefined, RsvpRefusal> {
  if (session.status === 'draft') return refuse({ code: 'unknownSession' });
  if (session.status === 'cancelled') return refuse({ code: 'cancelled' });
  if (session.status === 'held' || session.endsAt <= now) return refuse({ code: 'over' });
  return asked === session.sequence ? ok(undefined) : refuse({ code: 'moved' });
}

/** How many seats there are to be given; undefined: enough for everybody. */
export function seatsOffered(session: Session): number | undefined {
  return session.required ? undefined : session.capacity;
}

/** Answers to a session as it is now: those to another date are void. */
export function standingAnswer(session: Session, rsvp: Rsvp | undefined): Rsvp | undefined {
  return rsvp?.sequence === session.sequence ? rsvp : undefined;
}

/**
 * The book after one person's answer: whoever confirms takes a free seat or waits, once; whoever does not frees theirs.
 * `promoted`: who got a seat by that, first come first served. A date that changed begins a new book.
 */
export function answerInBook(
  book: SeatBook | undefined,
  session: Session,
  pid: Pid,
  state: RsvpAnswer['state'],
): { book: SeatBook; state: RsvpState; promoted: Pid[] } {
  const seats = seatsOffered(session) ?? Number.POSITIVE_INFINITY;
  const now = book?.sequence === session.sequence ? book : { sequence: session.sequence, seated: [], waiting: [] };
  const others = (people: readonly Pid[]): Pid[] => people.filter((one) => one !== pid);
  const comes = state === 'confirmed';
  const seated = comes ? [...now.seated] : others(now.seated);
  const waiting = comes ? [...now.waiting] : others(now.waiting);
  if (comes && !seated.includes(pid) && !waiting.includes(pid)) waiting.push(pid);
  const free = Math.max(0, seats - seated.length);
  const given = waiting.splice(0, free);
  const promoted = given.filter((one) => one !== pid);
  seated.push(...given);
  const next = { sequence: session.sequence, seated, waiting };
  return { book: next, promoted, state: comes && !seated.includes(pid) ? 'waiting' : state };
}

export type RsvpCounts = Record<RsvpState | 'none', number>;

/** The answers of those with a seat in the register; whoever said nothing yet, or to another date, gave no reply. */
export function countAnswers(session: Session, expected: readonly Pid[], answers: readonly Rsvp[]): RsvpCounts {
  const counts: RsvpCounts = { confirmed: 0, tentative: 0, declined: 0, waiting: 0, none: 0 };
  const standing = new Map(answers.map((rsvp) => [rsvp.pid, standingAnswer(session, rsvp)?.state] as const));
  for (const pid of expected) counts[standing.get(pid) ?? 'none'] += 1;
  return counts;
}
