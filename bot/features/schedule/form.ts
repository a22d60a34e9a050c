import type { Deps } from '../../deps.ts';
import { cohortDocId, programDocId, programPk, sessionIdOf } from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import type { Cohort } from '../../domain/program.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import {
  detailsOf,
  emptyForm,
  essentialsOf,
  usualMinimum,
  type DetailsForm,
  type EssentialsForm,
  type FormRefusal,
} from '../../domain/schedule.ts';
import { clashesOf, nextCode, readSeries, type Described } from '../../domain/series.ts';
import type { Session, SessionRef } from '../../domain/session.ts';
import { DAY, dayIn, type Day } from '../../domain/time.ts';
import { enrolmentsOf } from '../cohort.ts';
import { isHoliday, isWeekend } from '../holiday.ts';
import { sessionsOf } from '../session.ts';
import { coordinates, facilitatorsOf, sessionFor, type CohortRef, type Named, type NotAllowed } from './access.ts';

/** The first card. `present`: the session as it is now, `version` the one that was read; absent for a new one. */
export type OpenForm = { cohort: Cohort; groups: string[]; form: EssentialsForm; present?: Session; version?: string };

/** The second card, of a session that is there. */
export type OpenDetails = { facilitators: Named[]; form: DetailsForm; present: Session; version: string };

/** Something that a coordinator should know, and may go on. */
export type Warning = { code: 'holiday' | 'weekend' } | { code: 'clash'; titleEn: string; titleFr: string };
export type Planned = { session: Session; warnings: Warning[] };

/** The form of a new session, or of one that is there. */
export async function openForm(
  deps: Deps,
  actor: Actor,
  ref: CohortRef & { sessionId?: string },
): Promise<Result<OpenForm, NotAllowed>> {
  const { programId, cohortId, sessionId } = ref;
  if (!(await coordinates(deps, actor, programId))) return refuse({ code: 'notAllowed' });
  const pk = programPk(programId);
  const [cohort, program, stored] = await Promise.all([
    deps.store.get('cohort', pk, cohortDocId(cohortId)),
    deps.store.get('program', pk, programDocId),
    sessionId === undefined ? undefined : sessionFor(deps, actor, { programId, sessionId }),
  ]);
  if (!cohort || !program || (sessionId !== undefined && !stored)) return refuse({ code: 'notAllowed' });
  const codes = stored ? [] : (await sessionsOf(deps, ref)).map(({ code }) => code);
  return ok({
    cohort: cohort.body,
    groups: await groupsOf(deps, ref, stored?.body.group),
    form: stored ? essentialsOf(stored.body) : emptyForm(program.body.timeZone, nextCode(codes)),
    ...(stored ? { present: stored.body, version: stored.etag } : {}),
  });
}

async function groupsOf(deps: Deps, ref: CohortRef, own: string | undefined): Promise<string[]> {
  const enrolments = await enrolmentsOf(deps, ref);
  const groups = new Set(enrolments.flatMap(({ spells }) => spells.flatMap(({ group }) => group ?? [])));
  if (own !== undefined) groups.add(own);
  return [...groups].sort((a, b) => a.localeCompare(b, 'fr'));
}

/** What may be said later about a session. */
export async function openDetails(deps: Deps, actor: Actor, ref: SessionRef): Promise<Result<OpenDetails, NotAllowed>> {
  const stored = await sessionFor(deps, actor, ref);
  if (!stored) return refuse({ code: 'notAllowed' });
  const facilitators = await facilitatorsOf(deps, ref.programId);
  return ok({ facilitators, form: detailsOf(stored.body), present: stored.body, version: stored.etag });
}

/** What a form would make, with what to think of first: nothing is written. */
export async function plan(
  deps: Deps,
  actor: Actor,
  ref: CohortRef,
  form: EssentialsForm,
): Promise<Result<Planned[], NotAllowed | FormRefusal>> {
  if (!(await coordinates(deps, actor, ref.programId))) return refuse({ code: 'notAllowed' });
  const read = readSeries(form);
  if (!read.ok) return read;
  const sessions = draftsOf(ref, read.value);
  const others = await sessionsOf(deps, ref);
  return ok(sessions.map((session) => ({ session, warnings: warningsOf(session, others) })));
}

/** Drafts, as a form describes them. A series is known by its first session. */
export function draftsOf({ programId, cohortId }: CohortRef, described: readonly Described[]): Session[] {
  const drafts = described.map((one): Session => {
    const sessionId = sessionIdOf(cohortId, one.code);
    const usual = { minimumMinutes: usualMinimum(one), remote: false, status: 'draft', sequence: 0 } as const;
    return { ...one, ...usual, programId, cohortId, sessionId };
  });
  const seriesId = drafts.length > 1 ? drafts[0]?.sessionId : undefined;
  return seriesId === undefined ? drafts : drafts.map((session) => ({ ...session, seriesId }));
}

/** Warned about, never blocked: a holiday or a weekend on any of its days, another session of the same people. */
export function warningsOf(session: Session, others: readonly Session[]): Warning[] {
  const days = daysOf(session);
  return [
    ...(days.some(isHoliday) ? [{ code: 'holiday' } as const] : []),
    ...(days.some(isWeekend) ? [{ code: 'weekend' } as const] : []),
    ...clashesOf(session, others).map(({ titleEn, titleFr }) => ({ code: 'clash', titleEn, titleFr }) as const),
  ];
}

function daysOf({ startsAt, endsAt, timeZone }: Session): Day[] {
  const instants = [endsAt - 1];
  for (let at = startsAt; at < endsAt; at += DAY) instants.push(at);
  return [...new Set(instants.map((at) => dayIn(timeZone, at)))];
}
