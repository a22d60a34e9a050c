import type { Deps } from '../../deps.ts';
import { isLikelyPublishable } from '../../domain/outcome.ts';
import type { Evaluation } from '../../domain/evaluation.ts';
import type { Form, FormKind } from '../../domain/form.ts';
import { cohortDocId, evaluationIdOf, programDocId, programPk } from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Millis } from '../../domain/time.ts';
import { peopleOf } from './asked.ts';
import { approvedForm, coordinates, type NotAllowed } from './form.ts';
import { daysLater, evaluationOf, settingsOf, sharing, writeEvaluation } from './open.ts';

/** The evaluations that are about the program and not about a session: a coordinator opens them. */
export const COHORT_KINDS = ['mid-program', 'end-program'] as const satisfies readonly FormKind[];
export type CohortKind = (typeof COHORT_KINDS)[number];

export type Wish = { programId: string; cohortId: string; kind: CohortKind };

export type OpenRefusal = NotAllowed | { code: 'noForm' | 'noKey' | 'nobody' | 'alreadyOpened' };

/** What opening an evaluation would do. */
export type Offer = { cohortName: string; people: number; closesAt: Millis; minimum: number; publishable: boolean };

/** The programs that somebody coordinates, each with its cohorts, to open an evaluation for. */
export async function cohortsToAsk(
  deps: Deps,
  actor: Actor,
  programId: string,
): Promise<{ programName: string; cohorts: { cohortId: string; name: string }[] } | undefined> {
  if (!(await coordinates(deps, actor, programId))) return undefined;
  const pk = programPk(programId);
  const [program, cohorts] = await Promise.all([
    deps.store.get('program', pk, programDocId),
    deps.store.list(pk, 'cohort', { limit: 100 }),
  ]);
  const named = cohorts.map(({ body: { cohortId, name } }) => ({ cohortId, name }));
  return program && { programName: program.body.name, cohorts: named };
}

/** What opening would do, before anybody does it. Writes nothing. */
export async function offerOf(deps: Deps, actor: Actor, wish: Wish): Promise<Result<Offer, OpenRefusal>> {
  const drawn = await draw(deps, actor, wish);
  if (!drawn.ok) return drawn;
  const { evaluation, people, cohortName, there } = drawn.value;
  if (there) return refuse({ code: 'alreadyOpened' });
  const { closesAt, minimum } = evaluation;
  return ok({ cohortName, people, closesAt, minimum, publishable: isLikelyPublishable(people, minimum) });
}

/**
 * Opens an evaluation for everybody who has a place in a cohort now: once for a cohort and a version of its form,
 * however often it is pressed. Its form is the one that is approved now.
 */
export async function openForCohort(deps: Deps, actor: Actor, wish: Wish): Promise<Result<Offer, OpenRefusal>> {
  const drawn = await draw(deps, actor, wish);
  if (!drawn.ok) return drawn;
  const { evaluation, people, cohortName, there } = drawn.value;
  if (!there && deps.ballots) {
    await deps.ballots.open(evaluation.evaluationId, people);
    await writeEvaluation(deps, evaluation, actor.pid);
  }
  const { closesAt, minimum } = there ?? evaluation;
  return ok({ cohortName, people, closesAt, minimum, publishable: isLikelyPublishable(people, minimum) });
}

/** `there`: the same has been opened before, and is open still: a press that came twice. */
type Drawn = { evaluation: Evaluation; people: number; cohortName: string; there?: Evaluation };

/** The evaluation as it would be opened now, and for how many; or why it cannot be. */
async function draw(deps: Deps, actor: Actor, wish: Wish): Promise<Result<Drawn, OpenRefusal>> {
  const { programId, cohortId, kind } = wish;
  if (!(await coordinates(deps, actor, programId))) return refuse({ code: 'notAllowed' });
  const cohort = await deps.store.get('cohort', programPk(programId), cohortDocId(cohortId));
  if (!cohort) return refuse({ code: 'notAllowed' });
  if (!deps.ballots) return refuse({ code: 'noKey' });
  const form = await approvedForm(deps, programId, kind);
  if (!form) return refuse({ code: 'noForm' });
  const evaluation = await evaluationFor(deps, wish, form);
  const there = (await evaluationOf(deps, evaluation.evaluationId))?.body;
  if (there && there.state !== 'open') return refuse({ code: 'alreadyOpened' });
  const people = (await peopleOf(deps, evaluation)).length;
  return people === 0
    ? refuse({ code: 'nobody' })
    : ok({ evaluation, people, cohortName: cohort.body.name, ...(there ? { there } : {}) });
}

async function evaluationFor(deps: Deps, { programId, cohortId, kind }: Wish, form: Form): Promise<Evaluation> {
  const settings = await settingsOf(deps, programId);
  const { timeZone = 'America/Toronto', daysOpen } = settings;
  const opensAt = deps.clock.now();
  return {
    ...{ evaluationId: evaluationIdOf(`${cohortId}|${form.formId}`), programId, cohortId, kind, form, timeZone },
    ...{ state: 'open', pool: 'none', opensAt, closesAt: daysLater(opensAt, daysOpen, timeZone) },
    ...sharing(settings),
  };
}
