import type { Deps } from '../deps.ts';
import { programDocId, programPk, sessionDocId, sessionIdOf } from '../domain/key.ts';
import {
  DEFAULT_EVALUATIONS,
  DEFAULT_REMINDERS,
  type EvaluationSettings,
  type Program,
  type ReminderSettings,
} from '../domain/program.ts';
import { reminderCode } from '../domain/reminder.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Session } from '../domain/session.ts';
import { findCohort, findProgram, type CohortRefusal, type ProgramRefusal } from './program.ts';
import type { Stored } from '../store/store.ts';
import { auditDocument, withBody } from './record.ts';
import { replanDocument } from './reminder.ts';
import { sessionsOf } from './session.ts';

/**
 * Minutes are whole and not negative, a zone is an IANA name, reminders are readable: the caller has checked. `approvalAbove`: a broadcast to
 * more people needs a second coordinator; null: none does.
 */
export type ProgramSettings = {
  code?: boolean;
  opensMinutesBefore?: number;
  graceMinutes?: number;
  timeZone?: string;
  approvalAbove?: number | null;
  reminders?: Partial<ReminderSettings>;
  evaluations?: Partial<EvaluationSettings>;
  keepNominationsYears?: number;
};
export type SessionSettings = { remote?: boolean };

export type SessionName = { program?: string | undefined; cohort: string; session: string };
export type SessionRefusal = CohortRefusal | { code: 'unknownSession'; name: string; known: string[] };

/** `changed` is false where everything was so already, and then nothing was written. */
export type Changed<T> = { value: T; changed: boolean };

/** Changes a program's settings; those that are not named stay as they are. */
export async function setProgram(
  deps: Deps,
  by: string,
  name: string,
  settings: ProgramSettings,
): Promise<Result<Changed<Program>, ProgramRefusal>> {
  const found = await findProgram(deps, name);
  if (!found.ok) return found;
  const pk = programPk(found.value.programId);
  const before = await deps.store.get('program', pk, programDocId);
  if (!before) return setProgram(deps, by, name, settings); // removed in this very moment: refused when looked for again
  const { timeZone, approvalAbove, reminders, evaluations, keepNominationsYears, ...checkIn } = settings;
  const { broadcastApprovalAbove, ...kept } = before.body;
  const above = approvalAbove === undefined ? broadcastApprovalAbove : (approvalAbove ?? undefined);
  const after: Program = {
    ...kept,
    ...(above === undefined ? {} : { broadcastApprovalAbove: above }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(keepNominationsYears === undefined ? {} : { keepNominationsYears }),
    ...(reminders === undefined
      ? {}
      : { reminders: { ...(before.body.reminders ?? DEFAULT_REMINDERS), ...reminders } }),
    ...(evaluations === undefined
      ? {}
      : { evaluations: { ...(before.body.evaluations ?? DEFAULT_EVALUATIONS), ...evaluations } }),
    checkIn: { ...before.body.checkIn, ...checkIn },
  };
  if (programCode(before.body) === programCode(after)) return ok({ value: after, changed: false });
  const written = await putProgram(deps, by, before, after);
  return written ? ok({ value: after, changed: true }) : setProgram(deps, by, name, settings);
}

/**
 * Writes a program over the version that was read, with its audit entry and the due work that plans its coming
 * sessions anew. False where somebody wrote meanwhile.
 */
export async function putProgram(deps: Deps, by: string, before: Stored<'program'>, after: Program): Promise<boolean> {
  const pk = programPk(after.programId);
  const [was, is] = [programCode(before.body), programCode(after)];
  const trace = { who: by, what: 'program.set', at: deps.clock.now(), on: programDocId, before: was, after: is };
  const written = await deps.store.batch(pk, [
    { op: 'replace', document: withBody<'program'>(before, after), ifMatch: before.etag },
    { op: 'create', document: auditDocument(pk, `set_${deps.ids.next()}`, trace) },
    { op: 'create', document: replanDocument(deps, after.programId) },
  ]);
  return written.ok;
}

function programCode(program: Program): string {
  const { timeZone, checkIn, broadcastApprovalAbove: above, reminders = DEFAULT_REMINDERS } = program;
  const { code, opensMinutesBefore, graceMinutes } = checkIn;
  const approval = above === undefined ? '' : ` approval=${above}`;
  const { daysOpen, minimum, toParticipants, poolLearningEvents } = program.evaluations ?? DEFAULT_EVALUATIONS;
  const asked = program.evaluations ? ` days=${daysOpen} minimum=${minimum} shared=${toParticipants}` : '';
  const pooled = poolLearningEvents === undefined ? '' : ` pooled=${poolLearningEvents}`;
  const kept = program.keepNominationsYears === undefined ? '' : ` kept=${program.keepNominationsYears}`;
  return `code=${code} opens=${opensMinutesBefore} grace=${graceMinutes} zone=${timeZone} ${reminderCode(reminders)}${approval}${asked}${pooled}${kept}`;
}

/** Changes what the bot does at one session; refused with the codes that the cohort has where the code is unknown. */
export async function setSession(
  deps: Deps,
  by: string,
  name: SessionName,
  settings: SessionSettings,
): Promise<Result<Changed<Session>, SessionRefusal>> {
  const found = await findCohort(deps, name);
  if (!found.ok) return found;
  const { cohortId, programId } = found.value.cohort;
  const pk = programPk(programId);
  const id = sessionDocId(sessionIdOf(cohortId, name.session));
  const before = await deps.store.get('session', pk, id);
  if (!before) {
    const known = (await sessionsOf(deps, { programId, cohortId })).map(({ code }) => code);
    return refuse({ code: 'unknownSession', name: name.session, known });
  }
  const after: Session = { ...before.body, ...settings };
  if (after.remote === before.body.remote) return ok({ value: after, changed: false });
  const [was, is] = [`remote=${before.body.remote}`, `remote=${after.remote}`];
  const trace = { who: by, what: 'session.set', at: deps.clock.now(), on: id, before: was, after: is };
  const written = await deps.store.batch(pk, [
    { op: 'replace', document: withBody<'session'>(before, after), ifMatch: before.etag },
    { op: 'create', document: auditDocument(pk, `set_${deps.ids.next()}`, trace) },
  ]);
  return written.ok ? ok({ value: after, changed: true }) : setSession(deps, by, name, settings);
}
