import type { Deps } from '../../deps.ts';
import { minimumOf } from '../../domain/confidentiality.ts';
import { evaluationPk, programPk } from '../../domain/key.ts';
import type { Evaluation } from '../../domain/evaluation.ts';
import type { Pid } from '../../domain/person.ts';
import { everyOf } from '../page.ts';
import { askedOf } from './answer.ts';
import { peopleOf, sessionOf } from './asked.ts';
import { evaluationOf } from './open.ts';

/**
 * Who has not answered an evaluation that is open: to write to them, and for nothing else. Whoever shows anything of it
 * shows its size. Nobody once it has closed.
 */
export async function unansweredOf(deps: Deps, evaluationId: string): Promise<Pid[]> {
  const evaluation = (await evaluationOf(deps, evaluationId))?.body;
  if (!evaluation || !isOpenAt(evaluation, deps.clock.now())) return [];
  const answered = new Set<Pid>();
  for await (const { body } of everyOf(deps.store, evaluationPk(evaluationId), 'ledger')) answered.add(body.pid);
  const people = await peopleOf(deps, evaluation);
  return people
    .filter(({ pids }) => !pids.some((pid) => answered.has(pid)))
    .map(({ pid }) => pid)
    .sort();
}

/** Whether somebody can still answer, at the moment of sending. */
export async function isUnanswered(deps: Deps, evaluationId: string, pid: Pid): Promise<boolean> {
  const asked = await askedOf(deps, pid, evaluationId);
  return asked.ok && !asked.value.answered && isOpenAt(asked.value.evaluation, deps.clock.now());
}

const isOpenAt = ({ state, closesAt }: Evaluation, now: number): boolean => state === 'open' && now < closesAt;

/** Below so many they are not written to: a smaller group would point at people. */
export async function leastUnanswered(deps: Deps, evaluationId: string): Promise<number> {
  return minimumOf((await evaluationOf(deps, evaluationId))?.body.minimum);
}

export type OpenEvaluation = { evaluationId: string; titleEn: string; titleFr: string };

/** Looked at for those that are still open: no program has more at a time. */
const NEWEST = 50;

/** The evaluations of a program that are open now, by what they are about. */
export async function openEvaluations(deps: Deps, programId: string): Promise<OpenEvaluation[]> {
  const refs = await Array.fromAsync(everyOf(deps.store, programPk(programId), 'evaluationRef'));
  const found = await Promise.all(refs.slice(-NEWEST).map(({ body }) => evaluationOf(deps, body.evaluationId)));
  const open = found.flatMap((one) => (one && isOpenAt(one.body, deps.clock.now()) ? [one.body] : []));
  return Promise.all(
    open.map(async (evaluation) => {
      const { titleEn, titleFr } = (await sessionOf(deps, evaluation)) ?? evaluation.form;
      return { evaluationId: evaluation.evaluationId, titleEn, titleFr };
    }),
  );
}
