import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../deps.ts';
import { cohortDocId, programDocId, programPk, sessionDocId, sessionIdOf, sessionSk } from '../domain/key.ts';
import type { Actor } from '../domain/person.ts';
import type { Cohort } from '../domain/program.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { emptyForm, formOf, type Described, type Problem, type SessionForm } from '../domain/schedule.ts';
import { clashesOf, readSeries } from '../domain/series.ts';
import { cancelled, edited, stepAllowed, type Session, type SessionRef, type StepRefusal } from '../domain/session.ts';
import { dayIn } from '../domain/time.ts';
import type { Document, Operation, Stored } from '../store/store.ts';
import { enrolmentsOf } from './cohort.ts';
import { isHoliday, isWeekend } from './holiday.ts';
import { rolesOf } from './membership.ts';
import { everyOf } from './page.ts';
import { announce } from './invitation.ts';
import { auditDocument } from './record.ts';
import { sessionsOf } from './session.ts';

/** The same for what does not exist and what is not theirs: it tells nothing. */
export type NotAllowed = { code: 'notAllowed' };
export type CohortRef = { programId: string; cohortId: string };

/** What a form needs beside its fields. `present`: the session as it is now, `version` the one that was read. */
export type OpenForm = { cohort: Cohort; groups: string[]; form: SessionForm; present?: Session; version?: string };

/** Something that a coordinator should know, and may go on. */
export type Warning = { code: 'holiday' | 'weekend' } | { code: 'clash'; titleEn: string; titleFr: string };

export type Planned = { session: Session; warnings: Warning[] };

export type SaveRefusal =
  NotAllowed | { code: 'form'; problems: Problem[] } | { code: 'changed'; open: OpenForm } | StepRefusal;

/** True for coordinators of the program, by their role documents. */
export async function coordinates(deps: Deps, actor: Actor, programId: string): Promise<boolean> {
  const roles = await rolesOf(deps, actor.pid);
  return roles.some((one) => one.programId === programId && one.role === 'coordinator');
}

/** The cohorts for which somebody may make sessions; refused for everybody but coordinators. */
export async function ownCohorts(deps: Deps, actor: Actor): Promise<Result<Cohort[], NotAllowed>> {
  const roles = await rolesOf(deps, actor.pid);
  const cohorts: Cohort[] = [];
  for (const { programId, role } of roles) {
    if (role !== 'coordinator') continue;
    for await (const { body } of everyOf(deps.store, programPk(programId), 'cohort')) cohorts.push(body);
  }
  return cohorts.length > 0 ? ok(cohorts) : refuse({ code: 'notAllowed' });
}

/** The form of a new session, or of one that is there. */
export async function openForm(
  deps: Deps,
  actor: Actor,
  ref: CohortRef & { sessionId?: string },
): Promise<Result<OpenForm, NotAllowed>> {
  if (!(await coordinates(deps, actor, ref.programId))) return refuse({ code: 'notAllowed' });
  const pk = programPk(ref.programId);
  const [cohort, program] = await Promise.all([
    deps.store.get('cohort', pk, cohortDocId(ref.cohortId)),
    deps.store.get('program', pk, programDocId),
  ]);
  const stored =
    ref.sessionId === undefined ? undefined : await deps.store.get('session', pk, sessionDocId(ref.sessionId));
  if (!cohort || !program || (ref.sessionId !== undefined && !stored)) return refuse({ code: 'notAllowed' });
  const enrolments = await enrolmentsOf(deps, ref);
  const groups = new Set(enrolments.flatMap(({ spells }) => spells.flatMap(({ group }) => group ?? [])));
  if (stored?.body.group !== undefined) groups.add(stored.body.group);
  return ok({
    cohort: cohort.body,
    groups: [...groups].sort((a, b) => a.localeCompare(b, 'fr')),
    form: stored ? formOf(stored.body) : emptyForm(program.body.timeZone),
    ...(stored ? { present: stored.body, version: stored.etag } : {}),
  });
}

/** What a form would make, with what to think of first: nothing is written. */
export async function plan(
  deps: Deps,
  actor: Actor,
  ref: CohortRef,
  form: SessionForm,
): Promise<Result<Planned[], NotAllowed | { code: 'form'; problems: Problem[] }>> {
  if (!(await coordinates(deps, actor, ref.programId))) return refuse({ code: 'notAllowed' });
  const read = readSeries(form);
  if (!read.ok) return read;
  const sessions = madeOf(ref, read.value);
  const others = await sessionsOf(deps, ref);
  return ok(sessions.map((session) => ({ session, warnings: warningsOf(session, others) })));
}

/** Drafts, as a form describes them. A series is known by its first session. */
function madeOf({ programId, cohortId }: CohortRef, described: readonly Described[]): Session[] {
  const made = described.map((one): Session => {
    const sessionId = sessionIdOf(cohortId, one.code);
    return { ...one, programId, cohortId, sessionId, status: 'draft', sequence: 0 };
  });
  const seriesId = made.length > 1 ? made[0]?.sessionId : undefined;
  return seriesId === undefined ? made : made.map((session) => ({ ...session, seriesId }));
}

/** Warned about, never blocked: a holiday, a weekend, another session of the same people. */
export function warningsOf(session: Session, others: readonly Session[]): Warning[] {
  const day = dayIn(session.timeZone, session.startsAt);
  return [
    ...(isHoliday(day) ? [{ code: 'holiday' } as const] : []),
    ...(isWeekend(day) ? [{ code: 'weekend' } as const] : []),
    ...clashesOf(session, others).map(({ titleEn, titleFr }) => ({ code: 'clash', titleEn, titleFr }) as const),
  ];
}

/**
 * Creates the drafts of a form, all or none, each with its audit entry. The same form sent again meets its own first
 * attempt; a code that another session has is refused beside its field.
 */
export async function createSessions(
  deps: Deps,
  actor: Actor,
  ref: CohortRef,
  form: SessionForm,
): Promise<Result<Session[], SaveRefusal>> {
  const open = await openForm(deps, actor, ref);
  if (!open.ok) return open;
  const read = readSeries(form);
  if (!read.ok) return read;
  const sessions = madeOf(ref, read.value);
  const written = await deps.store.batch(
    programPk(ref.programId),
    sessions.flatMap((session) => [
      { op: 'create', document: sessionDocument(session) } as const,
      { op: 'create', document: trace(deps, actor, session, 'session.create', 'draft') } as const,
    ]),
  );
  if (written.ok || (await areThere(deps, sessions))) return ok(sessions);
  return refuse({ code: 'form', problems: [{ field: 'code', code: 'codeTaken' }] });
}

async function areThere(deps: Deps, sessions: readonly Session[]): Promise<boolean> {
  const stored = await Promise.all(
    sessions.map(({ programId, sessionId }) =>
      deps.store.get('session', programPk(programId), sessionDocId(sessionId)),
    ),
  );
  return stored.every((one, n) => isDeepStrictEqual(one?.body, sessions[n]));
}

/** Writes a form over the version of a session that its card was made from. */
export async function editSession(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
  input: { form: SessionForm; version: string },
): Promise<Result<Session, SaveRefusal>> {
  const stored = await sessionFor(deps, actor, ref);
  if (!stored) return refuse({ code: 'notAllowed' });
  const read = readSeries({ ...input.form, code: stored.body.code, repeat: 'once' });
  if (!read.ok) return read;
  const [change] = read.value;
  if (change && isDeepStrictEqual(edited(stored.body, change), stored.body)) return told(deps, stored.body);
  const refused = stepAllowed(stored.body, 'edit', deps.clock.now());
  if (refused) return refuse(refused);
  if (stored.body.status === 'published' && change?.titleFr === '') {
    return refuse({ code: 'form', problems: [{ field: 'titleFr', code: 'missing' }] });
  }
  const session = edited(stored.body, change ?? {});
  if (stored.etag === input.version && (await put(deps, actor, stored, session, 'session.edit')))
    return told(deps, session);
  const open = await openForm(deps, actor, { ...ref, cohortId: stored.body.cohortId });
  const now = await sessionFor(deps, actor, ref);
  if (!open.ok || !now) return refuse({ code: 'notAllowed' });
  return refuse({ code: 'changed', open: { ...open.value, form: input.form, present: now.body, version: now.etag } });
}

/** Cancels a session: once, whoever presses first. */
export async function cancelSession(deps: Deps, actor: Actor, ref: SessionRef): Promise<Result<Session, SaveRefusal>> {
  const stored = await sessionFor(deps, actor, ref);
  if (!stored) return refuse({ code: 'notAllowed' });
  if (stored.body.status === 'cancelled') return told(deps, stored.body);
  const refused = stepAllowed(stored.body, 'cancel', deps.clock.now());
  if (refused) return refuse(refused);
  const session = cancelled(stored.body);
  if (await put(deps, actor, stored, session, 'session.cancel')) return told(deps, session);
  return cancelSession(deps, actor, ref);
}

/** A change that people must hear of is planned to be told; again, where an interruption left it out. */
async function told(deps: Deps, session: Session): Promise<Result<Session, never>> {
  if (session.sequence > 0) await announce(deps, session);
  return ok(session);
}

/** The session, for a coordinator of its program. */
export async function sessionFor(deps: Deps, actor: Actor, ref: SessionRef): Promise<Stored<'session'> | undefined> {
  if (!(await coordinates(deps, actor, ref.programId))) return undefined;
  return deps.store.get('session', programPk(ref.programId), sessionDocId(ref.sessionId));
}

async function put(
  deps: Deps,
  actor: Actor,
  stored: Stored<'session'>,
  session: Session,
  what: string,
): Promise<boolean> {
  const written = await deps.store.batch(programPk(session.programId), putting(deps, actor, stored, session, what));
  return written.ok;
}

/** The operations that write a session over what was read, with the audit entry. */
export function putting(
  deps: Deps,
  actor: Actor,
  stored: Stored<'session'>,
  session: Session,
  what: string,
): Operation[] {
  const audit = trace(deps, actor, session, what, session.status, stored.body.status);
  return [
    { op: 'replace', document: sessionDocument(session), ifMatch: stored.etag },
    { op: 'create', document: audit },
  ];
}

function sessionDocument(session: Session): Document<'session'> {
  const { programId, cohortId, sessionId, startsAt } = session;
  const sk = sessionSk(cohortId, startsAt, sessionId);
  return { pk: programPk(programId), id: sessionDocId(sessionId), type: 'session', sk, body: session };
}

function trace(deps: Deps, actor: Actor, session: Session, what: string, after: string, before?: string) {
  const id = sessionDocId(session.sessionId);
  const entry = {
    who: actor.pid,
    what,
    at: deps.clock.now(),
    on: id,
    after,
    ...(before === undefined ? {} : { before }),
  };
  return auditDocument(programPk(session.programId), `${id}_${deps.ids.next()}`, entry);
}
