import type { Ballots, Deps } from '../../deps.ts';
import { evaluationAfter } from '../../domain/evaluation.ts';
import { boxId, evaluationDocId, evaluationPk, programPk, resultId, resultSk } from '../../domain/key.ts';
import { poolCut } from '../../domain/outcome-cut.ts';
import { commentRule, poolResults, themesShown, type ItemResult } from '../../domain/outcome.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Operation, Stored } from '../../store/store.ts';
import { planDocument } from '../delivery.ts';
import { everyOf } from '../page.ts';
import { auditDocument, withBody } from '../record.ts';
import { responseOf, type Response } from './close.ts';
import { coordinates, type NotAllowed } from './form.ts';
import { evaluationOf } from './open.ts';
import { poolFor, type PoolView } from './pool.ts';
import { commentsOf } from './screen.ts';

type Body = Stored<'result'>['body'];

export type ReleaseRefusal =
  NotAllowed | { code: 'notClosed' | 'mayGrow' | 'alreadyReleased' | 'tooLate' } | { code: 'toScreen'; count: number };

/**
 * Releases the pool of an evaluation, once, after all of it has closed and every comment has been looked at: what may be
 * shown is written, and the ballots go. From then on nothing but that can be known of them. `tooLate`: the pool was
 * released before this evaluation closed; its ballots go too, and are never shown.
 */
export async function release(
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<undefined, ReleaseRefusal>> {
  const stored = await evaluationOf(deps, evaluationId);
  if (!stored || !(await coordinates(deps, actor, stored.body.programId))) return refuse({ code: 'notAllowed' });
  const pool = await poolFor(deps, stored);
  if (pool.released) return releasedBefore(deps, pool.released, stored);
  if (pool.waits) return refuse({ code: pool.waits });
  const comments = (await Promise.all(pool.members.map(({ body }) => commentsOf(deps, body.evaluationId)))).flat();
  const toScreen = comments.filter(({ body }) => body.state === 'new').length;
  if (toScreen > 0) return refuse({ code: 'toScreen', count: toScreen });
  if (!deps.ballots) return refuse({ code: 'notClosed' });
  const { programId } = stored.body;
  const body = await bodyOf(deps, deps.ballots, actor, stored, pool);
  const themes = themesShown(comments.map((one) => one.body));
  const written = await deps.store.batch(programPk(programId), releasing({ ...body, ...themes }, pool));
  await settle(deps, programId, pool.poolId);
  return written.ok ? ok(undefined) : refuse({ code: 'alreadyReleased' });
}

async function releasedBefore(
  deps: Deps,
  released: Stored<'result'>,
  late: Stored<'evaluation'>,
): Promise<Result<undefined, ReleaseRefusal>> {
  await settle(deps, released.body.programId, released.body.poolId);
  if (released.body.evaluationIds.includes(late.body.evaluationId)) return refuse({ code: 'alreadyReleased' });
  if (late.body.state === 'open') return refuse({ code: 'notClosed' });
  await putAway(deps, late, 'suppress', released.body.by);
  return refuse({ code: 'tooLate' });
}

async function bodyOf(
  deps: Deps,
  ballots: Ballots,
  actor: Actor,
  { body: { programId, cohortId, kind } }: Stored<'evaluation'>,
  { poolId, pool, period, members }: PoolView,
): Promise<Omit<Body, 'commenters' | 'themes'>> {
  const read = members.map(async ({ body }) => ({
    response: await responseOf(deps, body),
    part: { items: body.form.items, ballots: await ballots.read(body.evaluationId) },
  }));
  const parts = await Promise.all(read);
  const minimum = Math.max(...members.map(({ body }) => body.minimum));
  const response = addUp(parts.map((one) => one.response));
  const answered = parts.map(({ part, response: { asked } }) => ({ ...part, asked }));
  const items = poolResults(answered, minimum);
  const cut = poolCut(answered, minimum);
  return {
    ...{ poolId, programId, cohortId, kind, pool, period, minimum, ...response },
    ...{ evaluationIds: members.map(({ body }) => body.evaluationId), at: deps.clock.now(), by: actor.pid },
    ...{ items: items as Body['items'], commentRule: commentRule(response.answered, minimum) },
    ...(cut ? { cut } : {}),
  };
}

/** Those of several evaluations: answers then, not people. */
export function addUp(all: readonly Response[]): Response {
  const total = (key: keyof Response): number => all.reduce((sum, one) => sum + one[key], 0);
  return { asked: total('asked'), delivered: total('delivered'), answered: total('answered') };
}

/** One marker from which every reader takes what is to be seen; what follows from it elsewhere is due work beside it. */
function releasing(body: Body, { members }: PoolView): Operation[] {
  const { poolId, programId, cohortId, at, by } = body;
  const pk = programPk(programId);
  const id = resultId(poolId);
  const about = { programId, cohortId, castId: poolId, sequence: 0, at };
  const told = members.some((one) => one.body.toParticipants);
  return [
    { op: 'create', document: { pk, id, type: 'result', sk: resultSk(cohortId, at, poolId), body } },
    { op: 'create', document: auditDocument(pk, id, { who: by, what: 'evaluation.release', at, on: id }) },
    {
      op: 'create',
      document: planDocument(pk, { planId: `settle_${poolId}`, kind: 'evaluationSettle', ...about }),
    },
    ...(told
      ? [
          {
            op: 'create' as const,
            document: planDocument(pk, { planId: `results_${poolId}`, kind: 'evaluationResults', ...about }),
          },
        ]
      : []),
  ];
}

/**
 * What follows from a release in the partitions of its evaluations: the ballots go, and where only themes may be shown
 * the words go too. Safe to repeat, and repeated as due work until it is done.
 */
export async function settle(deps: Deps, programId: string, poolId: string): Promise<void> {
  const result = await deps.store.get('result', programPk(programId), resultId(poolId));
  if (!result) return;
  const { evaluationIds, by, commentRule: rule, items } = result.body;
  const step = items.every(isHidden) ? 'suppress' : 'release';
  for (const evaluationId of evaluationIds) {
    if (rule === 'themesOnly') await forgetWords(deps, evaluationId);
    const stored = await evaluationOf(deps, evaluationId);
    if (stored) await putAway(deps, stored, step, by);
  }
}

const isHidden = (item: ItemResult | Body['items'][number]): boolean =>
  item.type === 'text' || item.published.kind === 'suppressed';

/** The last step of an evaluation: its state, and its boxes, in one batch. */
async function putAway(
  deps: Deps,
  stored: Stored<'evaluation'>,
  step: 'release' | 'suppress',
  by: string,
): Promise<void> {
  const { pk, body } = stored;
  const state = evaluationAfter(body.state, step);
  const boxes = await deps.store.list(pk, 'box', { limit: 90 });
  if (state === undefined && boxes.length === 0) return;
  const after = state ?? body.state;
  const trace = { who: by, what: `evaluation.${step}`, at: deps.clock.now(), on: evaluationDocId, after };
  await deps.store.batch(pk, [
    {
      op: 'replace',
      document: withBody<'evaluation'>(stored, { ...body, state: after }),
      ifMatch: stored.etag,
    },
    ...(state === undefined ? [] : [{ op: 'create' as const, document: auditDocument(pk, 'release', trace) }]),
    ...boxes.map((one): Operation => ({ op: 'delete', id: boxId(one.body.n) })),
  ]);
}

async function forgetWords(deps: Deps, evaluationId: string): Promise<void> {
  for await (const stored of everyOf(deps.store, evaluationPk(evaluationId), 'comment')) {
    if (stored.body.text === '') continue;
    const body: Stored<'comment'>['body'] = { ...stored.body, text: '', state: 'withheld' };
    await deps.store.replace(withBody<'comment'>(stored, body), stored.etag);
  }
}
