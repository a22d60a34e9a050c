import type { Deps } from '../deps.ts';
import { enrolmentId, programPk, registerPk, rsvpId, seatBookId } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import { hasSeat } from '../domain/register.ts';
import { bookOf, canFill, fillBook, without, type Rsvp, type SeatBook } from '../domain/rsvp.ts';
import type { Session } from '../domain/session.ts';
import type { Document, Operation, Stored } from '../store/store.ts';
import { queueing, first } from './delivery.ts';
import { auditDocument, withBody } from './record.ts';

/** A change of a book, as the rules make it. */
type Filled = { book: SeatBook; promoted: Pid[] };

/** Each person who gets a seat is three operations of a batch of 100. */
const MOST_AT_ONCE = 25;
/** How often a book is read again because somebody else wrote it meanwhile. */
export const ROUNDS = 60;

/** A session's book of seats, where there is one. */
export function storedBook(deps: Deps, session: Session): Promise<Stored<'seatBook'> | undefined> {
  return deps.store.get('seatBook', registerPk(session.sessionId), seatBookId);
}

/** A change of a book in which nobody is given a seat who has lost their place in the session since they asked. */
export async function fairly<T extends Filled>(
  deps: Deps,
  session: Session,
  book: SeatBook,
  change: (book: SeatBook) => T,
): Promise<T> {
  const changed = change(book);
  const may = await Promise.all(changed.promoted.map((pid) => stillHasPlace(deps, session, pid)));
  const gone = changed.promoted.filter((_, n) => !may[n]);
  return gone.length === 0 ? changed : fairly(deps, session, gone.reduce(without, book), change);
}

async function stillHasPlace(deps: Deps, session: Session, pid: Pid): Promise<boolean> {
  const { programId, cohortId } = session;
  const enrolment = await deps.store.get('enrolment', programPk(programId), enrolmentId(cohortId, pid));
  return enrolment !== undefined && hasSeat(session, enrolment.body);
}

/** The writes of a change: the book as it was read, and for each who got a seat their answer, its trace and the news. */
export async function bookWrites(
  deps: Deps,
  session: Session,
  stored: Stored<'seatBook'> | undefined,
  { book, promoted }: Filled,
): Promise<Operation[]> {
  const pk = registerPk(session.sessionId);
  const document: Document = { pk, id: seatBookId, type: 'seatBook', sk: seatBookId, body: book };
  const own = await Promise.all(promoted.map((pid) => promotion(deps, session, pid, book.turn)));
  return [stored ? { op: 'replace', document, ifMatch: stored.etag } : { op: 'create', document }, ...own.flat()];
}

async function promotion(deps: Deps, session: Session, pid: Pid, turn: number): Promise<Operation[]> {
  const { sessionId, programId, sequence } = session;
  const [pk, id, at] = [registerPk(sessionId), rsvpId(pid), deps.clock.now()];
  const stored = await deps.store.get('rsvp', pk, id);
  const body: Rsvp = { pid, state: 'confirmed', sequence, at };
  const key = `${sessionId}_${sequence}_${turn}`;
  const trace = { who: 'system', what: 'rsvp.promote', at, on: id, before: 'waiting', after: 'confirmed' };
  const message = { planId: `promoted_${key}`, kind: 'promoted', pid, programId, sessionId, sequence };
  return [
    stored
      ? { op: 'replace', document: withBody(stored, body), ifMatch: stored.etag }
      : { op: 'create', document: { pk, id, type: 'rsvp', sk: id, body } },
    { op: 'create', document: auditDocument(pk, `${id}_${sequence}_${turn}`, trace) },
    queueing(pk, message, at, first(at)),
  ];
}

/**
 * Gives free seats to those who wait, where there are more seats than there were. Safe to repeat, and for any session:
 * one without a book is left alone.
 */
export async function fillSeats(deps: Deps, session: Session): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const stored = await storedBook(deps, session);
    const before = bookOf(stored?.body, session);
    if (!stored || !canFill(before, session)) return;
    const filled = await fairly(deps, session, before, (book) => fillBook(book, session, MOST_AT_ONCE));
    await deps.store.batch(stored.pk, await bookWrites(deps, session, stored, filled));
  }
}

/**
 * Takes back the seat, or the place in the line, of somebody who has no place in the session any more, and gives it to
 * the next. Their answer goes with it, so that they are asked anew should they come back.
 */
export async function releaseSeat(deps: Deps, session: Session, pid: Pid): Promise<void> {
  const id = rsvpId(pid);
  for (let round = 0; round < ROUNDS; round += 1) {
    const stored = await storedBook(deps, session);
    const before = bookOf(stored?.body, session);
    if (!stored || !(before.seated.includes(pid) || before.waiting.includes(pid))) return;
    const rsvp = await deps.store.get('rsvp', stored.pk, id);
    const filled = await fairly(deps, session, without(before, pid), (book) => fillBook(book, session, MOST_AT_ONCE));
    const trace = { who: 'system', what: 'rsvp.release', at: deps.clock.now(), on: id };
    const written = await deps.store.batch(stored.pk, [
      ...(await bookWrites(deps, session, stored, filled)),
      ...(rsvp ? [{ op: 'delete', id, ifMatch: rsvp.etag } as const] : []),
      { op: 'create', document: auditDocument(stored.pk, `${id}_released_${filled.book.turn}`, trace) },
    ]);
    if (written.ok) return;
  }
}
