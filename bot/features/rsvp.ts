import type { Deps } from '../deps.ts';
import { enrolmentId, programPk, registerPk, rsvpId, sessionDocId } from '../domain/key.ts';
import type { Actor, Pid } from '../domain/person.ts';
import { hasSeat } from '../domain/register.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import {
  answerable,
  answerInBook,
  bookOf,
  canFill,
  seatsOffered,
  standingAnswer,
  type Rsvp,
  type RsvpAnswer,
  type RsvpRefusal,
  type RsvpState,
} from '../domain/rsvp.ts';
import type { Session } from '../domain/session.ts';
import type { Document, Operation, Stored } from '../store/store.ts';
import { sessionsIn, type Invited } from './invitation.ts';
import { inParallel } from './parallel.ts';
import { auditDocument } from './record.ts';
import { bookWrites, fairly, fillSeats, ROUNDS, storedBook } from './rsvp-seat.ts';

/**
 * What a card asks about, as it came back: a claim. `sequence`: that of the session that was read. `only`: some
 * sessions of a series; none named means all of them.
 */
export type RsvpTarget = Invited & { sequence: number; only?: readonly string[] };

const AT_ONCE = 8;

/**
 * The sessions of an invitation in which a person has a seat. Empty, without a word why, where there is none: another
 * cohort's, another group's, a draft, one that does not exist.
 */
export async function ownSessionsIn(deps: Deps, pid: Pid, invited: Invited): Promise<Session[]> {
  const sessions = await sessionsIn(deps, invited);
  const [first] = sessions;
  if (!first) return [];
  const { programId, cohortId } = first;
  const enrolment = await deps.store.get('enrolment', programPk(programId), enrolmentId(cohortId, pid));
  return enrolment ? sessions.filter((session) => hasSeat(session, enrolment.body)) : [];
}

/** A person's own answers to sessions as these are now. */
export async function answersOf(deps: Deps, pid: Pid, sessions: readonly Session[]): Promise<(Rsvp | undefined)[]> {
  const stored = await Promise.all(
    sessions.map(({ sessionId }) => deps.store.get('rsvp', registerPk(sessionId), rsvpId(pid))),
  );
  return sessions.map((session, n) => standingAnswer(session, stored[n]?.body));
}

/**
 * Records a person's own answer to the sessions of an invitation: each once, however often it is sent, and the latest
 * stands until the session starts. Refused where nothing of it could be recorded; the first reason is given.
 */
export async function answerInvitation(
  deps: Deps,
  actor: Actor,
  target: RsvpTarget,
  answer: RsvpAnswer,
): Promise<Result<RsvpState[], RsvpRefusal>> {
  const own = await ownSessionsIn(deps, actor.pid, target);
  const { only } = target;
  const named = only && only.length > 0 ? own.filter(({ sessionId }) => only.includes(sessionId)) : own;
  if (named.length === 0) return refuse({ code: own.length === 0 ? 'unknownSession' : 'moved' });
  const results: Result<RsvpState, RsvpRefusal>[] = [];
  await inParallel(named, AT_ONCE, async (session) => {
    results.push(await inTurn(deps, session, (now) => answerSession(deps, actor, now, target, answer)));
  });
  const done = results.flatMap((result) => (result.ok ? [result.value] : []));
  const refused = results.find((result) => !result.ok);
  return done.length > 0 || !refused ? ok(done) : refused;
}

/**
 * Everybody who wants a seat of a session writes the same book: in this process one after the other, since whoever is
 * not first would only read it all again. Whoever waited answers to the session as it is by then. To a session without
 * a book people answer at once.
 */
async function inTurn<T>(deps: Deps, session: Session, work: (session: Session) => Promise<T>): Promise<T> {
  const { programId, sessionId } = session;
  if (!deps.turns || seatsOffered(session) === undefined) return work(session);
  return deps.turns.take(`rsvp ${sessionId}`, async () => {
    const stored = await deps.store.get('session', programPk(programId), sessionDocId(sessionId));
    return work(stored?.body ?? session);
  });
}

async function answerSession(
  deps: Deps,
  actor: Actor,
  session: Session,
  { sequence }: RsvpTarget,
  answer: RsvpAnswer,
): Promise<Result<RsvpState, RsvpRefusal>> {
  const open = answerable(session, deps.clock.now());
  if (!open.ok) return open;
  return session.sequence === sequence ? answerOne(deps, actor, session, answer) : refuse({ code: 'moved' });
}

/** One answer: with its trace, and where seats are counted with the book of seats, in one batch. */
async function answerOne(
  deps: Deps,
  actor: Actor,
  session: Session,
  answer: RsvpAnswer,
): Promise<Result<RsvpState, RsvpRefusal>> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const stored = await deps.store.get('rsvp', registerPk(session.sessionId), rsvpId(actor.pid));
    const standing = standingAnswer(session, stored?.body);
    if (standing && isSame(session, standing, answer)) return ok(standing.state);
    const seat = await takeSeat(deps, session, actor.pid, answer);
    if (!seat) continue;
    const rsvp = rsvpOf(deps, actor.pid, session, seat.state, answer);
    const writes = [...answerWrites(deps, actor, session, stored, rsvp), ...seat.writes];
    const written = await deps.store.batch(registerPk(session.sessionId), writes);
    if (written.ok) return ok(seat.state);
  }
  return refuse({ code: 'busy' });
}

/** Whoever waits for a seat has said that they would come. */
function isSame(session: Session, { state, category }: Rsvp, answer: RsvpAnswer): boolean {
  const said = state === 'waiting' && seatsOffered(session) !== undefined ? 'confirmed' : state;
  return said === answer.state && (answer.state !== 'declined' || answer.category === category);
}

/**
 * What an answer does to the seats. Only sessions with a capacity have a book: to a session with a seat for everybody
 * any number of people answer at once, each in a document of their own. Undefined: to be looked at again.
 */
async function takeSeat(
  deps: Deps,
  session: Session,
  pid: Pid,
  answer: RsvpAnswer,
): Promise<{ state: RsvpState; writes: Operation[] } | undefined> {
  const stored = await storedBookOf(deps, session);
  if (seatsOffered(session) === undefined) return { state: answer.state, writes: [] };
  const before = bookOf(stored?.body, session);
  if (canFill(before, session)) {
    await fillSeats(deps, session);
    return undefined;
  }
  const inBook = before.seated.includes(pid) || before.waiting.includes(pid);
  if (answer.state !== 'confirmed' && !inBook) return { state: answer.state, writes: [] };
  const taken = await fairly(deps, session, before, (book) => answerInBook(book, session, pid, answer.state));
  return { state: taken.state, writes: await bookWrites(deps, session, stored, taken) };
}

async function storedBookOf(deps: Deps, session: Session): Promise<Stored<'seatBook'> | undefined> {
  return seatsOffered(session) === undefined ? undefined : storedBook(deps, session);
}

function rsvpOf(deps: Deps, pid: Pid, { sequence }: Session, state: RsvpState, answer: RsvpAnswer): Rsvp {
  const category = answer.state === 'declined' ? { category: answer.category } : {};
  return { pid, state, ...category, sequence, at: deps.clock.now() };
}

function answerWrites(
  deps: Deps,
  { pid, via }: Actor,
  session: Session,
  stored: Stored<'rsvp'> | undefined,
  rsvp: Rsvp,
): Operation[] {
  const [pk, id] = [registerPk(session.sessionId), rsvpId(pid)];
  const before = standingAnswer(session, stored?.body);
  const trace = {
    who: pid,
    what: 'rsvp.answer',
    at: rsvp.at,
    on: id,
    after: codeOf(rsvp),
    ...(before ? { before: codeOf(before) } : {}),
    ...(via === undefined ? {} : { via }),
  };
  const document: Document = { pk, id, type: 'rsvp', sk: id, body: rsvp };
  return [
    stored ? { op: 'replace', document, ifMatch: stored.etag } : { op: 'create', document },
    { op: 'create', document: auditDocument(pk, `${id}_${deps.ids.next()}`, trace) },
  ];
}

const codeOf = ({ state, category }: Rsvp): string => (category === undefined ? state : `${state}.${category}`);
