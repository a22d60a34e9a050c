import type { Deps } from '../../deps.ts';
import type { Evaluation } from '../../domain/evaluation.ts';
import { changedId, evaluationPk, programPk, sessionDocId } from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import type { Pool } from '../../domain/pool.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import type { Stored } from '../../store/store.ts';
import { everyOf } from '../page.ts';
import { responseOf, type Response } from './close.ts';
import { coordinates, type NotAllowed } from './form.ts';
import { evaluationOf } from './open.ts';
import { poolFor, type PoolView } from './pool.ts';
import { addUp } from './release.ts';
import { commentsOf } from './screen.ts';

export type Released = Stored<'result'>['body'];
export type ChangedRecord = Stored<'changed'>['body'];

export type Results = {
  evaluation: Evaluation;
  session?: Session;
  /** Of this evaluation alone: how many, never what. */
  response: Response;
  pool: Pool & { evaluations: number; response: Response; waits?: NonNullable<PoolView['waits']>; late: boolean };
  /** Comments of its pool that nobody has looked at. */
  toScreen: number;
  /** Of these, those of this evaluation: where they are read. */
  ownToScreen: number;
  /** Absent until its pool is released, and for an evaluation that closed after that. */
  released?: Released;
  /** The words of the whole pool that may be shown, without saying which evaluation they came from. */
  words: string[];
  changed?: ChangedRecord;
};

/** What a coordinator sees of an evaluation: how many answered at any time, results only once its pool is released. */
export async function evaluationResults(
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<Results, NotAllowed>> {
  const stored = await evaluationOf(deps, evaluationId);
  if (!stored || !(await coordinates(deps, actor, stored.body.programId))) return refuse({ code: 'notAllowed' });
  const evaluation = stored.body;
  const { members, released: result, waits, ...pool } = await poolFor(deps, stored);
  const released = result?.body.evaluationIds.includes(evaluationId) ? result.body : undefined;
  const [responses, comments, session, changed] = await Promise.all([
    Promise.all(members.map(({ body }) => responseOf(deps, body))),
    Promise.all(members.map(({ body }) => commentsOf(deps, body.evaluationId))),
    sessionOf(deps, evaluation),
    deps.store.get('changed', programPk(evaluation.programId), changedId(evaluationId)),
  ]);
  const fresh = comments.map((some) => some.filter(({ body }) => body.state === 'new').length);
  const own = members.findIndex(({ body }) => body.evaluationId === evaluationId);
  const together = released
    ? { asked: released.asked, delivered: released.delivered, answered: released.answered }
    : addUp(responses);
  return ok({
    evaluation,
    ...(session ? { session } : {}),
    response: responses[own] ?? together,
    pool: {
      ...pool,
      evaluations: released?.evaluationIds.length ?? members.length,
      response: together,
      late: result !== undefined && released === undefined,
      ...(waits ? { waits } : {}),
    },
    toScreen: fresh.reduce((sum, count) => sum + count, 0),
    ownToScreen: fresh[own] ?? 0,
    ...(released ? { released } : {}),
    words: released?.commentRule === 'screened' ? wordsOf(comments.flat(), released) : [],
    ...(changed ? { changed: changed.body } : {}),
  });
}

/** By their random ids over the whole pool: nothing says which evaluation a comment came from. */
function wordsOf(comments: readonly Stored<'comment'>[], { evaluationIds }: Released): string[] {
  const pks = new Set(evaluationIds.map((id) => evaluationPk(id)));
  const shown = comments.filter(({ pk, body }) => pks.has(pk) && body.state === 'shown');
  return shown.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ body }) => body.text);
}

async function sessionOf(deps: Deps, { programId, sessionId }: Evaluation): Promise<Session | undefined> {
  if (sessionId === undefined) return undefined;
  return (await deps.store.get('session', programPk(programId), sessionDocId(sessionId)))?.body;
}

/** So many are listed at a time. */
const LISTED = 20;

export type Listed = Evaluation & { session?: Session };

/**
 * The evaluations of the programs that somebody coordinates, the newest first, each with the session that it is about;
 * `next`: from where there are more. Those of other programs are left out, as if they had none.
 */
export async function evaluationsOf(
  deps: Deps,
  actor: Actor,
  programIds: readonly string[],
  from = 0,
): Promise<{ evaluations: Listed[]; next?: number }> {
  const refs = await Promise.all(
    programIds.map(async (programId) => {
      if (!(await coordinates(deps, actor, programId))) return [];
      return Array.fromAsync(everyOf(deps.store, programPk(programId), 'evaluationRef'));
    }),
  );
  const all = refs.flat().sort((a, b) => b.body.opensAt - a.body.opensAt || (a.id < b.id ? -1 : 1));
  const page = all.slice(from, from + LISTED);
  const found = await Promise.all(
    page.map(async ({ body: { evaluationId } }): Promise<Listed[]> => {
      const stored = await evaluationOf(deps, evaluationId);
      if (!stored) return [];
      const session = await sessionOf(deps, stored.body);
      return [{ ...stored.body, ...(session ? { session } : {}) }];
    }),
  );
  return { evaluations: found.flat(), ...(all.length > from + LISTED ? { next: from + LISTED } : {}) };
}
