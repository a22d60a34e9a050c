import type { Deps } from '../deps.ts';
import { programDocId, programPk, sessionDocId } from '../domain/key.ts';
import type { Actor } from '../domain/person.ts';
import { DEFAULT_REMINDERS, type Program, type ReminderSettings } from '../domain/program.ts';
import { reminderCode, remindersOf, settingsFor, type ReminderTime } from '../domain/reminder.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { stepAllowed, type Session, type SessionRef } from '../domain/session.ts';
import type { Stored } from '../store/store.ts';
import { isWorkingDay } from './holiday.ts';
import { rolesOf } from './membership.ts';
import { replanDocument } from './reminder.ts';
import { auditDocument, withBody } from './record.ts';
import { coordinates, sessionFor, type NotAllowed } from './schedule/access.ts';
import { putProgram } from './setting.ts';

/** A program's reminders as its coordinators see them. */
export type ProgramPlan = { program: Pick<Program, 'programId' | 'name'>; settings: ReminderSettings };

/**
 * A session's reminders: its own, or (`isOwn` false) its program's; `times` is when each is due, in order. `over`: they
 * can be looked at, and not be changed any more.
 */
export type SessionPlan = {
  session: Session;
  settings: ReminderSettings;
  isOwn: boolean;
  times: ReminderTime[];
  over: boolean;
};

/** `changed`: somebody set them meanwhile; `now` is how they are. */
export type PlanRefusal<T> = NotAllowed | { code: 'changed'; now: T } | { code: 'over' };

/** The programs whose reminders somebody may set; empty for everybody but coordinators. */
export async function coordinatedPrograms(deps: Deps, actor: Actor): Promise<Program[]> {
  const roles = (await rolesOf(deps, actor.pid)).filter(({ role }) => role === 'coordinator');
  const found = await Promise.all(
    roles.map(({ programId }) => deps.store.get('program', programPk(programId), programDocId)),
  );
  return found.flatMap((stored) => (stored ? [stored.body] : []));
}

/** A program's reminders, for its coordinators. */
export async function programPlan(
  deps: Deps,
  actor: Actor,
  programId: string,
): Promise<Result<ProgramPlan, NotAllowed>> {
  const stored = await programFor(deps, actor, programId);
  return stored ? ok(viewOf(stored.body)) : refuse({ code: 'notAllowed' });
}

async function programFor(deps: Deps, actor: Actor, programId: string): Promise<Stored<'program'> | undefined> {
  if (!(await coordinates(deps, actor, programId))) return undefined;
  return deps.store.get('program', programPk(programId), programDocId);
}

const viewOf = (program: Program): ProgramPlan => ({
  program: { programId: program.programId, name: program.name },
  settings: program.reminders ?? DEFAULT_REMINDERS,
});

/**
 * Sets a program's reminders, over the ones that the coordinator saw (`shown`, a reminderCode). Its coming sessions are
 * planned anew by due work. The same press again changes nothing.
 */
export async function saveProgramPlan(
  deps: Deps,
  actor: Actor,
  programId: string,
  input: { settings: ReminderSettings; shown: string },
): Promise<Result<ProgramPlan, PlanRefusal<ProgramPlan>>> {
  const stored = await programFor(deps, actor, programId);
  if (!stored) return refuse({ code: 'notAllowed' });
  const now = viewOf(stored.body);
  const code = reminderCode(now.settings);
  if (code === reminderCode(input.settings)) return ok(now);
  if (code !== input.shown) return refuse({ code: 'changed', now });
  const after: Program = { ...stored.body, reminders: input.settings };
  if (await putProgram(deps, actor.pid, stored, after)) return ok(viewOf(after));
  return saveProgramPlan(deps, actor, programId, input); // somebody wrote meanwhile: look again
}

/** A session's reminders, for the coordinators of its program. */
export async function sessionPlan(deps: Deps, actor: Actor, ref: SessionRef): Promise<Result<SessionPlan, NotAllowed>> {
  const stored = await sessionFor(deps, actor, ref);
  return stored ? ok(await planOf(deps, stored.body)) : refuse({ code: 'notAllowed' });
}

async function planOf(deps: Deps, session: Session): Promise<SessionPlan> {
  const program = (await deps.store.get('program', programPk(session.programId), programDocId))?.body;
  const settings = settingsFor(session, program);
  const times = program ? remindersOf(session, { checkIn: program.checkIn, reminders: settings }, isWorkingDay) : [];
  const isOwn = session.reminders !== undefined;
  const over = stepAllowed(session, 'edit', deps.clock.now()) !== undefined || session.startsAt <= deps.clock.now();
  return { session, settings, isOwn, times, over };
}

/** What a session's plan is, as a code: the program's own changes are not its. */
export function sessionPlanCode({ isOwn, settings }: Pick<SessionPlan, 'isOwn' | 'settings'>): string {
  return isOwn ? reminderCode(settings) : 'program';
}

/**
 * Gives a session reminders of its own, or (`settings` absent) those of its program again, over the ones that the
 * coordinator saw (`shown`, a sessionPlanCode). It is planned anew by due work.
 */
export async function saveSessionPlan(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
  input: { settings?: ReminderSettings; shown: string },
): Promise<Result<SessionPlan, PlanRefusal<SessionPlan>>> {
  const stored = await sessionFor(deps, actor, ref);
  if (!stored) return refuse({ code: 'notAllowed' });
  const now = await planOf(deps, stored.body);
  const code = sessionPlanCode(now);
  const is = input.settings ? reminderCode(input.settings) : 'program';
  if (code === is) return ok(now);
  if (now.over) return refuse({ code: 'over' });
  if (code !== input.shown) return refuse({ code: 'changed', now });
  const { reminders: _, ...rest } = stored.body;
  const after: Session = input.settings ? { ...rest, reminders: input.settings } : rest;
  const [pk, on] = [programPk(ref.programId), sessionDocId(ref.sessionId)];
  const trace = { who: actor.pid, what: 'session.reminders', at: deps.clock.now(), on, before: code, after: is };
  const written = await deps.store.batch(pk, [
    { op: 'replace', document: withBody<'session'>(stored, after), ifMatch: stored.etag },
    { op: 'create', document: auditDocument(pk, `${on}_${deps.ids.next()}`, trace) },
    { op: 'create', document: replanDocument(deps, ref.programId, after) },
  ]);
  return written.ok ? ok(await planOf(deps, after)) : saveSessionPlan(deps, actor, ref, input);
}
