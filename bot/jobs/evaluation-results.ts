import { resultsNewsCard, type NewsModel } from '../../cards/evaluation-release.ts';
import { startingThemes } from '../../cards/text/evaluation-release.ts';
import type { Deps } from '../deps.ts';
import type { Delivery } from '../domain/delivery.ts';
import { evaluationPk, evaluationDocId, programPk, resultId, sessionDocId } from '../domain/key.ts';
import { dayIn } from '../domain/time.ts';
import { enrolmentsOf } from '../features/cohort.ts';
import { changedOf } from '../features/evaluation/changed.ts';
import { settle } from '../features/evaluation/release.ts';
import type { Released } from '../features/evaluation/result.ts';
import { programZone } from '../features/evaluation/pool.ts';
import { themesOf } from '../features/evaluation/theme.ts';
import { personOf } from '../features/people.ts';
import { covers } from '../domain/session.ts';
import type { DeliveryKind, PlanKind } from './job.ts';

/** After a release that was interrupted: the ballots go all the same. */
export const evaluationSettlePlan: PlanKind = {
  next: async (deps, { programId, castId = '' }) => {
    await settle(deps, programId, castId);
    return { pids: [], delivery: 'evaluationNews', cursor: 'done', last: true };
  },
};

/** Where the program says so, what came of an evaluation goes back to everybody who takes part then. */
export const evaluationResultsPlan: PlanKind = {
  next: async (deps, { programId, cohortId = '', cursor }, limit) => {
    const today = dayIn(await programZone(deps, programId), deps.clock.now());
    const active = (await enrolmentsOf(deps, { programId, cohortId }))
      .filter(({ mergedInto, spells }) => mergedInto === undefined && spells.some((spell) => covers(spell, today)))
      .map(({ pid }) => pid)
      .sort();
    const ahead = active.filter((pid) => pid > cursor);
    const pids = ahead.slice(0, limit);
    return { pids, delivery: 'evaluationNews', cursor: pids.at(-1) ?? cursor, last: ahead.length <= limit };
  },
};

export const evaluationNewsDelivery: DeliveryKind = {
  whenUnknown: 'resend',
  calm: true,
  prepare: async (deps, delivery) => {
    const { programId, castId = '' } = delivery;
    const result = await deps.store.get('result', programPk(programId), resultId(castId));
    if (!result) return { skip: 'calledOff' };
    const model = await newsOf(deps, delivery, result.body);
    return { render: (t) => resultsNewsCard(model, t) };
  },
};

async function newsOf(deps: Deps, { pid, programId }: Delivery, released: Released): Promise<NewsModel> {
  const [names, changed, person, session] = await Promise.all([
    themesOf(deps, programId, startingThemes),
    changedOf(deps, programId),
    personOf(deps, pid),
    sessionOf(deps, released),
  ]);
  const { asked, delivered, answered, kind } = released;
  const own = changed && released.evaluationIds.includes(changed.evaluationId) ? { changed } : {};
  return {
    ...{ ...released, names, kind, response: { asked, delivered, answered }, pooled: released.pool !== 'none' },
    ...{ readerZone: person?.body.timeZone ?? (await programZone(deps, programId)), ...own },
    ...(session ? { session } : {}),
  };
}

/** The session of an evaluation that is a pool of its own. */
async function sessionOf(deps: Deps, { pool, programId, evaluationIds: [evaluationId = ''] }: Released) {
  if (pool !== 'none') return undefined;
  const evaluation = await deps.store.get('evaluation', evaluationPk(evaluationId), evaluationDocId);
  const { sessionId } = evaluation?.body ?? {};
  if (sessionId === undefined) return undefined;
  return (await deps.store.get('session', programPk(programId), sessionDocId(sessionId)))?.body;
}
