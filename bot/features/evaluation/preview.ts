import { minimumOf } from '../../domain/confidentiality.ts';
import type { PoolPlan } from '../../domain/evaluation.ts';
import { formProblems, type FormKind, type FormProblem } from '../../domain/form.ts';
import { programDocId, programPk } from '../../domain/key.ts';
import { isLikelyPublishable } from '../../domain/outcome.ts';
import type { Actor } from '../../domain/person.ts';
import type { Enrolment } from '../../domain/program.ts';
import { hasSeat } from '../../domain/register.ts';
import { refuse, ok, type Result } from '../../domain/result.ts';
import { covers, type Session } from '../../domain/session.ts';
import { dayIn, type Day } from '../../domain/time.ts';
import type { Deps } from '../../deps.ts';
import { everyOf } from '../page.ts';
import { coordinates, warningsOf, type FormDraft, type NotAllowed } from './form.ts';

const FALLBACK_ZONE = 'America/Toronto';

export type FormPreview = {
  /** As many as could be given at best: everybody with a place comes, and answers. */
  expected: number;
  minimum: number;
  publishable: boolean;
  /** Over what they are added up before anything is shown. */
  pool: PoolPlan;
  /** Items that seem to ask two things, by name. */
  twoInOne: string[];
  problems: FormProblem[];
};

/** Action learning groups are small: they are always added up (MEASURES, "Confidentiality", rule 1). */
const poolOf = (kind: FormKind): PoolPlan => (kind === 'action-learning' ? 'quarter' : 'none');

/** What a coordinator is told of a form before they approve it (MEASURES: "expected answers: N"). */
export async function formPreview(
  deps: Deps,
  actor: Actor,
  programId: string,
  draft: FormDraft,
): Promise<Result<FormPreview, NotAllowed>> {
  if (!(await coordinates(deps, actor, programId))) return refuse({ code: 'notAllowed' });
  const program = await deps.store.get('program', programPk(programId), programDocId);
  const today = dayIn(program?.body.timeZone ?? FALLBACK_ZONE, deps.clock.now());
  const expected = await expectedAnswers(deps, programId, draft.kind, today);
  const minimum = minimumOf(program?.body.evaluations?.minimum);
  return ok({
    expected,
    minimum,
    publishable: isLikelyPublishable(expected, minimum),
    pool: poolOf(draft.kind),
    twoInOne: warningsOf(draft),
    problems: formProblems(draft),
  });
}

/** Of the largest cohort: an evaluation is of one. Action learning: of all its days in this quarter, added up. */
async function expectedAnswers(deps: Deps, programId: string, kind: FormKind, today: Day): Promise<number> {
  const pk = programPk(programId);
  const cohorts = new Map<string, Enrolment[]>();
  for await (const { body } of everyOf(deps.store, pk, 'enrolment')) {
    if (body.mergedInto === undefined) cohorts.set(body.cohortId, [...(cohorts.get(body.cohortId) ?? []), body]);
  }
  const days = poolOf(kind) === 'quarter' ? await daysOfQuarter(deps, programId, today) : [];
  const answers = [...cohorts].map(([cohortId, people]) => {
    const active = people.filter(({ spells }) => spells.some((spell) => covers(spell, today))).length;
    const own = days.filter((session) => session.cohortId === cohortId);
    const seats = own.map((session) => people.filter((one) => hasSeat(session, one)).length);
    return own.length === 0 ? active : seats.reduce((sum, count) => sum + count, 0);
  });
  return Math.max(0, ...answers);
}

async function daysOfQuarter(deps: Deps, programId: string, today: Day): Promise<Session[]> {
  const sessions: Session[] = [];
  for await (const { body } of everyOf(deps.store, programPk(programId), 'session')) {
    const isOne = body.kind === 'action-learning' && body.status !== 'cancelled' && body.status !== 'draft';
    if (isOne && quarterOf(dayIn(body.timeZone, body.startsAt)) === quarterOf(today)) sessions.push(body);
  }
  return sessions;
}

const quarterOf = (day: Day): string => `${day.slice(0, 4)}q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
