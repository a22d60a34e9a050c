import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import { evaluationOfferCard, evaluationOpenCard, type OpenModel } from '../../../cards/evaluation-open.ts';
import { evaluationsRefusedCard } from '../../../cards/evaluation-results.ts';
import type { Deps } from '../../deps.ts';
import { COHORT_KINDS, cohortsToAsk, offerOf, openForCohort, type Wish } from '../../features/evaluation/cohort.ts';
import { verb, type Verb } from '../router.ts';
import type { Turn } from '../turn.ts';
import { FALLBACK_ZONE, idShape } from './attendance.ts';

const programShape = z.object({ programId: idShape });
const kindShape = z.enum(COHORT_KINDS);
const offerShape = programShape.extend({ kind: kindShape, cohort: idShape });
const wishShape = programShape.extend({ kind: kindShape, cohortId: idShape });

/** Which evaluation, and for which cohort. */
async function choose(
  deps: Deps,
  turn: Turn,
  programId: string,
  more: Pick<OpenModel, 'chosen' | 'refused'> = {},
): Promise<Render> {
  const found = await cohortsToAsk(deps, turn.actor, programId);
  return found ? (t) => evaluationOpenCard({ programId, ...found, ...more }, t) : evaluationsRefusedCard;
}

/** What opening would do, or that it is done; refusals stand on the form, with what was chosen. */
async function show(deps: Deps, turn: Turn, wish: Wish, done: boolean): Promise<Render> {
  const result = await (done ? openForCohort : offerOf)(deps, turn.actor, wish);
  if (result.ok) {
    const readerZone = turn.actor.timeZone ?? FALLBACK_ZONE;
    return (t) => evaluationOfferCard({ ...wish, ...result.value, readerZone, done }, t);
  }
  const { code } = result.refusal;
  if (code === 'notAllowed') return evaluationsRefusedCard;
  return choose(deps, turn, wish.programId, { chosen: wish, refused: code });
}

/** Evaluations that are about the program: a coordinator looks at what opening one would do, and opens it. */
export const evaluationOpenVerbs: Verb[] = [
  verb('evaluation.choose', programShape, (deps, turn, { programId }) => choose(deps, turn, programId)),
  verb('evaluation.offer', offerShape, (deps, turn, { programId, kind, cohort }) =>
    show(deps, turn, { programId, kind, cohortId: cohort }, false),
  ),
  verb('evaluation.open', wishShape, (deps, turn, wish) => show(deps, turn, wish, true)),
];
