import type { Deps } from '../deps.ts';
import type { AttendanceStatus, Entry } from '../domain/attendance.ts';
import { codeAt } from '../domain/code.ts';
import { entryId, personId, personPk, programDocId, programPk, registerPk, sessionDocId } from '../domain/key.ts';
import type { Actor, Pid } from '../domain/person.ts';
import { DEFAULT_CHECK_IN } from '../domain/program.ts';
import {
  countsOf,
  lastMark,
  nextNumber,
  participantsOf,
  registerOf,
  seatsOf,
  UNDO_TIME,
  walkInsOf,
} from '../domain/register.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { checkInWindow, type Session, type SessionRef } from '../domain/session.ts';
import { dayIn, type Millis } from '../domain/time.ts';
import { sessionSecret } from './attendance.ts';
import { enrolmentsOf, entriesOf } from './cohort.ts';
import { rolesOf } from './membership.ts';
import { auditDocument } from './record.ts';
import { ownEntries, sessionsOf } from './session.ts';

/** The same refusal for a session that does not exist and for one that is not theirs: it tells nothing. */
export type NotAllowed = { code: 'notAllowed' };

export type RegisterView = {
  session: Session;
  counts: Record<AttendanceStatus | 'unrecorded', number>;
  seats: number;
  walkIns: number;
  unrecorded: { pid: Pid; name: string }[];
  code?: { code: string; secondsLeft: number };
  asksCode: boolean;
  now: Millis;
};

export type Marked = Result<
  { kind: 'marked' | 'undone'; pid: Pid; name: string },
  NotAllowed | { code: 'unknownPerson' | 'undoTooLate' | 'nothingToUndo' }
>;

/** Coordinators and facilitators of the program that holds the session, by their role documents. */
async function allowed(deps: Deps, actor: Actor, ref: SessionRef): Promise<Session | undefined> {
  const roles = await rolesOf(deps, actor.pid);
  if (!roles.some(({ programId }) => programId === ref.programId)) return undefined;
  const session = await deps.store.get('session', programPk(ref.programId), sessionDocId(ref.sessionId));
  return session?.body;
}

/** The register of a session as it stands now, with the code on show while check-in is open. */
export async function readRegister(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
): Promise<Result<RegisterView, NotAllowed>> {
  const session = await allowed(deps, actor, ref);
  if (!session) return refuse({ code: 'notAllowed' });
  const now = deps.clock.now();
  const [program, enrolments, entries] = await Promise.all([
    deps.store.get('program', programPk(ref.programId), programDocId),
    enrolmentsOf(deps, session),
    entriesOf(deps, session.sessionId),
  ]);
  const participants = participantsOf(enrolments);
  const register = registerOf(entries);
  const seats = seatsOf(session, participants, register);
  const settings = program?.body.checkIn ?? DEFAULT_CHECK_IN;
  const { opensAt, closesAt } = checkInWindow(session, settings);
  const showsCode = settings.code && session.status === 'published' && opensAt <= now && now <= closesAt;
  const missing = seats.filter(({ stands }) => !stands).map(({ pid }) => pid);
  return ok({
    session,
    counts: countsOf(seats),
    seats: seats.length,
    walkIns: walkInsOf(seats, participants, register),
    unrecorded: await namesOf(deps, missing),
    asksCode: settings.code,
    now,
    ...(showsCode ? { code: codeAt(await sessionSecret(deps, session.sessionId), session.sessionId, now) } : {}),
  });
}

/** Names for pids, in the order of the names. */
export async function namesOf(deps: Deps, pids: readonly Pid[]): Promise<{ pid: Pid; name: string }[]> {
  const people = await Promise.all(pids.map((pid) => deps.store.get('person', personPk(pid), personId(pid))));
  return pids
    .map((pid, index) => ({ pid, name: people[index]?.body.name ?? pid }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}

/**
 * Marks one person of the register present. Pressed twice, it is one mark; a press sent again after the mark was
 * taken back is the old press, known by `shown`: when its card was made.
 */
export async function mark(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
  pid: Pid,
  shown: Millis,
): Promise<Marked | undefined> {
  const person = await personOnRegister(deps, actor, ref, pid);
  if (!person.ok) return person;
  const entries = await ownEntries(deps, pid, ref.sessionId);
  if (entries.some(({ retracts, at }) => retracts && at > shown)) return undefined;
  const done = { kind: 'marked', pid, name: person.value } as const;
  if (lastMark(entries)?.status === 'present') return ok(done);
  const entry = facilitatorEntry(actor, pid, nextNumber(entries, 'facilitator'), deps.clock.now());
  await append(deps, ref, entry, 'register.mark');
  return ok(done);
}

/** Takes the last mark back, within ten seconds: an entry of its own, so that the trail stays. */
export async function undoMark(deps: Deps, actor: Actor, ref: SessionRef, pid: Pid): Promise<Marked> {
  const person = await personOnRegister(deps, actor, ref, pid);
  if (!person.ok) return person;
  const last = lastMark(await ownEntries(deps, pid, ref.sessionId));
  if (!last) return refuse({ code: 'nothingToUndo' });
  const now = deps.clock.now();
  if (now - last.at > UNDO_TIME) return refuse({ code: 'undoTooLate' });
  await append(deps, ref, { ...facilitatorEntry(actor, pid, last.n + 1, now), retracts: true }, 'register.undo');
  return ok({ kind: 'undone', pid, name: person.value });
}

function facilitatorEntry(actor: Actor, pid: Pid, n: number, at: Millis): Entry {
  return { pid, source: 'facilitator', channel: 'facilitator', n, status: 'present', at, by: actor.pid };
}

/** A number that is taken means that the same press, sent again, was quicker: its entry stands. */
async function append(deps: Deps, ref: SessionRef, entry: Entry, what: string): Promise<void> {
  const pk = registerPk(ref.sessionId);
  const id = entryId(entry.pid, entry.source, entry.n);
  const after = entry.retracts ? 'retracted' : entry.status;
  await deps.store.batch(pk, [
    { op: 'create', document: { pk, id, type: 'entry', sk: id, body: entry } },
    { op: 'create', document: auditDocument(pk, id, { who: entry.by, what, at: entry.at, on: id, after }) },
  ]);
}

/** The name of somebody with an expected seat in a session that the actor may rule on. */
async function personOnRegister(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
  pid: Pid,
): Promise<Result<string, NotAllowed | { code: 'unknownPerson' }>> {
  const session = await allowed(deps, actor, ref);
  if (!session) return refuse({ code: 'notAllowed' });
  const seats = seatsOf(session, participantsOf(await enrolmentsOf(deps, session)), registerOf([]));
  if (!seats.some((seat) => seat.pid === pid)) return refuse({ code: 'unknownPerson' });
  const [person] = await namesOf(deps, [pid]);
  return ok(person?.name ?? pid);
}

/** How many sessions a choice of registers offers. */
const NEAREST = 5;

/** The sessions of the actor's programs whose register they may want: those of today, and the nearest. */
export async function registersFor(
  deps: Deps,
  actor: Actor,
): Promise<Result<{ now: Session[]; nearest: Session[] }, NotAllowed>> {
  const roles = await rolesOf(deps, actor.pid);
  const programIds = [...new Set(roles.map(({ programId }) => programId))];
  if (programIds.length === 0) return refuse({ code: 'notAllowed' });
  const at = deps.clock.now();
  const sessions = (await Promise.all(programIds.map((programId) => programSessions(deps, programId)))).flat();
  const live = sessions.filter(({ status }) => status === 'published' || status === 'held');
  const now = live.filter((session) => isToday(session, at) && session.endsAt >= at);
  const nearest = live.sort((a, b) => Math.abs(a.startsAt - at) - Math.abs(b.startsAt - at)).slice(0, NEAREST);
  return ok({ now, nearest });
}

const isToday = ({ timeZone, startsAt }: Session, at: Millis): boolean =>
  dayIn(timeZone, startsAt) === dayIn(timeZone, at);

async function programSessions(deps: Deps, programId: string): Promise<Session[]> {
  const cohorts = await deps.store.list(programPk(programId), 'cohort', { limit: 100 });
  return (await Promise.all(cohorts.map(({ body: { cohortId } }) => sessionsOf(deps, { programId, cohortId })))).flat();
}
