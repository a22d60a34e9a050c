import type { Ballot } from '../../bot/domain/ballot.ts';
import { LEAST_VALID } from '../../bot/domain/confidentiality.ts';
import type { Evaluation } from '../../bot/domain/evaluation.ts';
import type { FormKind } from '../../bot/domain/form.ts';
import {
  boxId,
  evaluationDocId,
  evaluationIdOf,
  evaluationPk,
  evaluationRefId,
  programPk,
} from '../../bot/domain/key.ts';
import type { Deps } from '../../bot/deps.ts';
import { closeEvaluation } from '../../bot/features/evaluation/close.ts';
import { formLibrary } from '../../cards/text/form.ts';
import { NINE, type Seeded } from './cohort.ts';

export type Given = Partial<Evaluation> & { of: string; ballots: readonly Ballot[]; asked?: number };

/** An evaluation that so many were asked in, with these ballots in its box, closed: what `npm test` need not play out. */
export async function seedEvaluation(deps: Deps, { programId, cohortId }: Seeded, given: Given): Promise<string> {
  const { of, ballots, asked = ballots.length, ...changes } = given;
  const evaluationId = evaluationIdOf(of);
  const kind: FormKind = changes.kind ?? 'learning-event';
  const library = formLibrary[kind];
  const evaluation: Evaluation = {
    ...{ evaluationId, programId, cohortId, kind, state: 'open', pool: 'none', opensAt: NINE, closesAt: NINE },
    form: { ...library, formId: `form_${kind}`, programId, version: 1, state: 'approved' },
    ...{ minimum: LEAST_VALID, toParticipants: false },
    ...changes,
  };
  const pk = evaluationPk(evaluationId);
  const ref = evaluationRefId(evaluationId);
  const body = { evaluationId, opensAt: evaluation.opensAt };
  await deps.store.create({
    pk: programPk(programId),
    id: ref,
    type: 'evaluationRef',
    sk: `${evaluation.opensAt}_${of}`,
    body,
  });
  await deps.store.create({ pk, id: evaluationDocId, type: 'evaluation', sk: evaluationDocId, body: evaluation });
  if (!deps.ballots) throw new Error('no key for ballots');
  await deps.ballots.open(evaluationId, asked);
  const boxes = deps.ballots;
  await Promise.all(ballots.map((ballot, n) => boxes.cast(evaluationId, `answerer${n}`, ballot)));
  for (let n = 0; n < asked; n += 1) await seedAsked(deps, evaluationId, programId, `answerer${n}`);
  if (changes.state === undefined) await closeEvaluation(deps, evaluationId);
  return evaluationId;
}

/** Somebody who was asked. */
async function seedAsked(deps: Deps, evaluationId: string, programId: string, pid: string): Promise<void> {
  const [pk, planId] = [evaluationPk(evaluationId), `evaluationAsk_${evaluationId}`];
  const id = `dlv_${planId}_${pid}`;
  const body = {
    ...{ deliveryId: id, planId, kind: 'evaluation', pid, programId, castId: evaluationId },
  };
  await deps.store.create({
    pk,
    id,
    type: 'delivery',
    sk: id,
    body: { ...body, sequence: 0, state: 'sent', attempts: 1, at: NINE },
  });
}

/** So many ballots with the same answers. */
export const times = (count: number, ballot: Ballot): Ballot[] => Array.from({ length: count }, () => ballot);

/** What is left of the ballots of an evaluation. */
export const boxesLeft = async (deps: Deps, evaluationId: string): Promise<boolean> =>
  (await deps.store.get('box', evaluationPk(evaluationId), boxId(0))) !== undefined;
