import type { Deps } from '../../deps.ts';
import { LEAST_VALID } from '../../domain/confidentiality.ts';
import type { FormProblem } from '../../domain/form.ts';
import { formProblems } from '../../domain/form.ts';
import { programPk } from '../../domain/key.ts';
import { isLikelyPublishable } from '../../domain/outcome.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { covers } from '../../domain/session.ts';
import { dayIn } from '../../domain/time.ts';
import { everyOf } from '../page.ts';
import { coordinates, warningsOf, type FormDraft, type NotAllowed } from './form.ts';

export type FormPreview = {
  /** As many as are enrolled today: nobody can promise more answers. */
  expected: number;
  minimum: number;
  publishable: boolean;
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
  const expected = await enrolledToday(deps, programId);
  const items = new Map(draft.items.map((item) => [item.itemId, item.textEn]));
  return ok({
    expected,
    minimum: LEAST_VALID,
    publishable: isLikelyPublishable(expected),
    twoInOne: warningsOf(draft).map((itemId) => items.get(itemId) ?? itemId),
    problems: formProblems(draft),
  });
}

async function enrolledToday(deps: Deps, programId: string): Promise<number> {
  const today = dayIn('America/Toronto', deps.clock.now());
  let enrolled = 0;
  for await (const { body } of everyOf(deps.store, programPk(programId), 'enrolment')) {
    if (body.mergedInto === undefined && body.spells.some((spell) => covers(spell, today))) enrolled += 1;
  }
  return enrolled;
}
