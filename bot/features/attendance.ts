import type { Deps } from '../deps.ts';
import { standing } from '../domain/attendance.ts';
import {
  checkIn as checkInRule,
  isOpen,
  seatIn,
  type CheckInAnswer,
  type CheckInOutcome,
  type CheckInRefusal,
  type CheckInState,
  type CheckInWay,
} from '../domain/checkin.ts';
import { openForm, type Attempt } from '../domain/code.ts';
import {
  attemptId,
  enrolmentId,
  entryId,
  keyId,
  programDocId,
  programPk,
  registerPk,
  sessionDocId,
} from '../domain/key.ts';
import type { Actor, Pid } from '../domain/person.ts';
import { DEFAULT_CHECK_IN } from '../domain/program.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Session, SessionRef } from '../domain/session.ts';
import type { Document, Stored } from '../store/store.ts';
import { isMemberOf } from './membership.ts';
import { ownEntries } from './session.ts';
import { auditDocument } from './record.ts';

/** What the person brings: nothing (the button), the room's code, or the word that they attend remotely. */
export type CheckInInput = { ref: SessionRef; code?: string; remote?: boolean };

/** `session` is there where the person may know that it exists. */
export type CheckedIn = { result: Result<CheckInOutcome, CheckInRefusal>; session?: Session; asksCode: boolean };

/** `already` where there is nothing left to open; the form is good for five minutes from its first opening. */
export type CodeForm = Result<{ session: Session; already?: CheckInOutcome }, CheckInRefusal>;

/** How often a person's own attempt is read again because their other device wrote it meanwhile. */
const ROUNDS = 8;

/**
 * Checks a person in: one entry of their own, appended together with its audit line. Doing it twice is doing it once:
 * the id is the action's key (session, person), so a repeat meets the first entry and answers with its time.
 */
export async function checkIn(deps: Deps, actor: Actor, input: CheckInInput): Promise<CheckedIn> {
  const state = await loadState(deps, actor.pid, input.ref);
  const answer =
    input.code === undefined
      ? checkInRule(state, actor.pid, { channel: input.remote ? 'remote' : 'button' }, deps.clock.now())
      : await tryWithCode(deps, actor.pid, state, input.ref, input.code);
  const result = await commit(deps, actor, input.ref, answer.result);
  return { result, asksCode: state.settings.code, ...(answer.session ? { session: answer.session } : {}) };
}

/** Opens the code form: lateness counts from now, and the code that is on show now stays good for five minutes. */
export async function openCode(deps: Deps, actor: Actor, ref: SessionRef): Promise<CodeForm> {
  const state = await loadState(deps, actor.pid, ref);
  const seat = seatIn(state);
  if (!seat.ok) return seat;
  const stands = standing(state.entries);
  const own = state.entries.some(({ source }) => source === 'self');
  if (stands && own) return ok({ session: seat.value, already: { kind: 'already', standing: stands } });
  const now = deps.clock.now();
  const open = isOpen(seat.value, state.settings, now);
  if (!open.ok) return open;
  await changeAttempt(deps, actor.pid, ref, (attempt) => ({
    attempt: openForm(actor.pid, attempt, now),
    value: undefined,
  }));
  return ok({ session: seat.value });
}

/** Everything that the rule asks about one person and one session; point reads but for the person's own entries. */
export async function loadState(deps: Deps, pid: Pid, ref: SessionRef): Promise<CheckInState> {
  const pk = programPk(ref.programId);
  const [program, session, entries] = await Promise.all([
    deps.store.get('program', pk, programDocId),
    deps.store.get('session', pk, sessionDocId(ref.sessionId)),
    ownEntries(deps, pid, ref.sessionId),
  ]);
  const enrolment = session && (await deps.store.get('enrolment', pk, enrolmentId(session.body.cohortId, pid)));
  const [formerly, ...older] = enrolment?.body.formerly ?? [];
  return {
    session: session?.body,
    settings: program?.body.checkIn ?? DEFAULT_CHECK_IN,
    isMember: enrolment !== undefined || (await isMemberOf(deps, pid, ref.programId)),
    enrolment: enrolment?.body,
    entries: formerly ? [...entries, ...(await ownEntries(deps, formerly, ref.sessionId, older))] : entries,
  };
}

async function commit(
  deps: Deps,
  { pid, via }: Actor,
  ref: SessionRef,
  result: Result<CheckInOutcome, CheckInRefusal>,
): Promise<Result<CheckInOutcome, CheckInRefusal>> {
  if (!result.ok || result.value.kind === 'already') return result;
  const { entry } = result.value;
  const pk = registerPk(ref.sessionId);
  const id = entryId(pid, 'self', 0);
  const what = { who: pid, what: 'attendance.checkIn', at: entry.at, on: id, after: entry.status };
  const trace = via === undefined ? what : { ...what, via };
  const written = await deps.store.batch(pk, [
    { op: 'create', document: { pk, id, type: 'entry', sk: id, body: entry } },
    { op: 'create', document: auditDocument(pk, id, trace) },
  ]);
  if (written.ok) return result;
  // another device, or the same click sent again, was first: its time stands
  const { entries } = await loadState(deps, pid, ref);
  const stands = standing(entries);
  if (!stands) throw new Error('a check-in was refused by the store, and no entry is there');
  return ok({ kind: 'already', standing: stands });
}

async function tryWithCode(
  deps: Deps,
  pid: Pid,
  state: CheckInState,
  ref: SessionRef,
  typed: string,
): Promise<CheckInAnswer> {
  // where no secret is there yet no code was ever on show, and whatever is typed is wrong: a guess makes nothing
  const key = await deps.store.get('key', registerPk(ref.sessionId), keyId);
  const secret = key?.body.secret ?? deps.ids.secret();
  return changeAttempt(deps, pid, ref, (attempt) => {
    const way: CheckInWay = { channel: 'code', typed, secret, attempt };
    const answer = checkInRule(state, pid, way, deps.clock.now());
    return { value: answer, ...(answer.attempt ? { attempt: answer.attempt } : {}) };
  });
}

/** Reads a person's attempt, lets `change` decide on it, and keeps what it decides; again where both changed. */
async function changeAttempt<T>(
  deps: Deps,
  pid: Pid,
  ref: SessionRef,
  change: (attempt: Attempt | undefined) => { attempt?: Attempt; value: T },
): Promise<T> {
  const [pk, id] = [registerPk(ref.sessionId), attemptId(pid)];
  for (let round = 0; round < ROUNDS; round += 1) {
    const stored: Stored<'attempt'> | undefined = await deps.store.get('attempt', pk, id);
    const { attempt, value } = change(stored?.body);
    if (!attempt) return value;
    const document: Document = { pk, id, type: 'attempt', sk: id, body: attempt, ttl: 86_400 };
    const written = await (stored ? deps.store.replace(document, stored.etag) : deps.store.create(document));
    if (written.ok) return value;
  }
  // only somebody who sends many guesses at once gets here: no guess may go uncounted
  throw new Error('an attempt could not be recorded');
}

/** The secret behind a session's rotating code, made when the code is first shown. */
export async function sessionSecret(deps: Deps, sessionId: string): Promise<string> {
  const pk = registerPk(sessionId);
  const known = await deps.store.get('key', pk, keyId);
  if (known) return known.body.secret;
  const secret = deps.ids.secret();
  const written = await deps.store.create({ pk, id: keyId, type: 'key', sk: keyId, body: { secret } });
  return written.ok ? secret : sessionSecret(deps, sessionId);
}
