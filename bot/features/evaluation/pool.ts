import type { Deps } from '../../deps.ts';
import type { Evaluation } from '../../domain/evaluation.ts';
import type { FormKind } from '../../domain/form.ts';
import { programDocId, programPk, resultId } from '../../domain/key.ts';
import { mayStillGrow, poolOf, type Pool } from '../../domain/pool.ts';
import type { SessionKind } from '../../domain/session.ts';
import type { Stored } from '../../store/store.ts';
import { everyOf } from '../page.ts';
import { sessionsOf } from '../session.ts';
import { evaluationOf } from './open.ts';

/**
 * The pool of an evaluation with everything that belongs to it. `waits`: why it cannot be released yet; `released`: what
 * was, after which no ballot can be added to it.
 */
export type PoolView = Pool & {
  members: Stored<'evaluation'>[];
  waits?: 'notClosed' | 'mayGrow';
  released?: Stored<'result'>;
};

const FALLBACK_ZONE = 'America/Toronto';
const SESSIONS: Partial<Record<FormKind, SessionKind>> = {
  'learning-event': 'learning-event',
  'action-learning': 'action-learning',
};

/** The program's own zone: quarters and days of figures are in it. */
export async function programZone(deps: Deps, programId: string): Promise<string> {
  return (await deps.store.get('program', programPk(programId), programDocId))?.body.timeZone ?? FALLBACK_ZONE;
}

/** Every evaluation of a program, in the order in which they opened. */
export async function storedEvaluations(deps: Deps, programId: string): Promise<Stored<'evaluation'>[]> {
  const refs = await Array.fromAsync(everyOf(deps.store, programPk(programId), 'evaluationRef'));
  const found = await Promise.all(refs.map(({ body }) => evaluationOf(deps, body.evaluationId)));
  return found.filter((one) => one !== undefined);
}

/** The pool of an evaluation, as its program's records are now. */
export async function poolFor(deps: Deps, stored: Stored<'evaluation'>): Promise<PoolView> {
  const evaluation = stored.body;
  const { programId } = evaluation;
  const timeZone = await programZone(deps, programId);
  const pool = poolOf(evaluation, timeZone);
  const [released, all] = await Promise.all([
    deps.store.get('result', programPk(programId), resultId(pool.poolId)),
    pool.pool === 'none' ? [stored] : storedEvaluations(deps, programId),
  ]);
  const members = all.filter(({ body }) => poolOf(body, timeZone).poolId === pool.poolId);
  if (released) return { ...pool, members, released };
  const waits = await whyItWaits(deps, evaluation, pool, members, timeZone);
  return { ...pool, members, ...(waits ? { waits } : {}) };
}

async function whyItWaits(
  deps: Deps,
  evaluation: Evaluation,
  pool: Pool,
  members: readonly Stored<'evaluation'>[],
  timeZone: string,
): Promise<PoolView['waits'] | undefined> {
  if (members.some(({ body }) => body.state !== 'closed' || !body.commentsOut)) return 'notClosed';
  const kind = SESSIONS[evaluation.kind];
  const sessions = pool.pool === 'program' && kind ? await sessionsOf(deps, evaluation) : [];
  const own = sessions.filter((session) => session.kind === kind);
  const growing = { isNamed: evaluation.period !== undefined, sessions: own, timeZone };
  return mayStillGrow(pool, growing, deps.clock.now()) ? 'mayGrow' : undefined;
}
