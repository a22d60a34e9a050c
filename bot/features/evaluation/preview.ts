import { minimumOf } from '../../domain/confidentiality.ts';
import { cutOf, isLikelyCut } from '../../domain/cut.ts';
import { OPENS_AFTER, poolPlanOf, type PoolPlan } from '../../domain/evaluation.ts';
import { formProblems, type FormKind, type FormProblem } from '../../domain/form.ts';
import { evaluationIdOf, programDocId, programPk } from '../../domain/key.ts';
import { isLikelyPublishable } from '../../domain/outcome.ts';
import type { Actor } from '../../domain/person.ts';
import type { Enrolment } from '../../domain/program.ts';
import { hasSeat } from '../../domain/register.ts';
import { refuse, ok, type Result } from '../../domain/result.ts';
import { covers, type Session } from '../../domain/session.ts';
import { dayIn, type Day } from '../../domain/time.ts';
import type { Deps } from '../../deps.ts';
import { everyOf } from '../page.ts';
import { evaluationOf } from './open.ts';
import { coordinates, warningsOf, type FormDraft, type NotAllowed } from './form.ts';

const FALLBACK_ZONE = 'America/Toronto';

export type FormPreview = {
  /** As many as could be given at best: everybody with a place comes, and answers. */
  expected: number;
  minimum: number;
  publishable: boolean;
  /** Over what they are added up before anything is shown. */
  pool: PoolPlan;
  /** Of a form that declares a cut: whether so many answers could be shown apart by it. */
  cut?: { publishable: boolean };
  /** Items that seem to ask two things, by name. */
  twoInOne: string[];
  problems: FormProblem[];
};

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
  const pool = poolPlanOf(draft.kind, program?.body.evaluations);
  const expected = await expectedAnswers(deps, { programId, kind: draft.kind, pool }, today);
  const minimum = minimumOf(program?.body.evaluations?.minimum);
  return ok({
    expected,
    minimum,
    publishable: isLikelyPublishable(expected, minimum),
    pool,
    ...(cutOf(draft.items) ? { cut: { publishable: isLikelyCut(expected, minimum) } } : {}),
    twoInOne: warningsOf(draft),
    problems: formProblems(draft),
  });
}

type Pooled = { programId: string; kind: FormKind; pool: PoolPlan };

/** Of the largest cohort: an evaluation is of one. Where they are added up: of all sessions that go into the pool. */
async function expectedAnswers(deps: Deps, pooled: Pooled, today: Day): Promise<number> {
  const pk = programPk(pooled.programId);
  const cohorts = new Map<string, Enrolment[]>();
  for await (const { body } of everyOf(deps.store, pk, 'enrolment')) {
    if (body.mergedInto === undefined) cohorts.set(body.cohortId, [...(cohorts.get(body.cohortId) ?? []), body]);
  }
  const sessions = pooled.pool === 'none' ? [] : await sessionsInPool(deps, pooled, today);
  const answers = [...cohorts].map(([cohortId, people]) => {
    const active = people.filter(({ spells }) => spells.some((spell) => covers(spell, today))).length;
    const own = sessions.filter((session) => session.cohortId === cohortId);
    const seats = own.map((session) => people.filter((one) => hasSeat(session, one)).length);
    return own.length === 0 ? active : seats.reduce((sum, count) => sum + count, 0);
  });
  return Math.max(0, ...answers);
}

/** Sessions that are asked about with this form's kind: of this quarter or of the program. */
async function sessionsInPool(deps: Deps, { programId, kind, pool }: Pooled, today: Day): Promise<Session[]> {
  const sessions: Session[] = [];
  for await (const { body } of everyOf(deps.store, programPk(programId), 'session')) {
    const isHeld = body.kind === kind && body.status !== 'cancelled' && body.status !== 'draft';
    const isInTime = pool === 'program' || quarterOf(dayIn(body.timeZone, body.startsAt)) === quarterOf(today);
    if (isHeld && isInTime && (await goesInto(deps, pool, body))) sessions.push(body);
  }
  return sessions;
}

/** What has opened stays in the pool that was declared then; what was over without an evaluation is in none. */
async function goesInto(deps: Deps, pool: PoolPlan, { sessionId, endsAt }: Session): Promise<boolean> {
  if (pool === 'quarter' || endsAt + OPENS_AFTER > deps.clock.now()) return true;
  return (await evaluationOf(deps, evaluationIdOf(sessionId)))?.body.pool === pool;
}

const quarterOf = (day: Day): string => `${day.slice(0, 4)}q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
