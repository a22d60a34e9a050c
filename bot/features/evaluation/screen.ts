import type { Deps } from '../../deps.ts';
import type { Evaluation } from '../../domain/evaluation.ts';
import { commentId as commentDocId, evaluationPk } from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Stored } from '../../store/store.ts';
import { everyOf } from '../page.ts';
import { auditDocument, withBody } from '../record.ts';
import { coordinates, type NotAllowed } from './form.ts';
import { evaluationOf } from './open.ts';

/** What a person decides about a comment that they have read. */
export type Decision = { commentId: string; text: string; themes: string[]; shown: boolean };

export type NextComment = { comment: Stored<'comment'>['body']; left: number; programId: string };

/** The next comment that nobody has looked at; undefined: all have been. */
export async function nextComment(
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<NextComment | undefined, NotAllowed>> {
  const evaluation = await screened(deps, actor, evaluationId);
  if (!evaluation) return refuse({ code: 'notAllowed' });
  const all = (await commentsOf(deps, evaluationId)).map(({ body }) => body);
  const fresh = all.filter(({ state }) => state === 'new');
  const [comment] = fresh;
  return ok(comment && { comment, left: fresh.length, programId: evaluation.programId });
}

/** Records a decision, once: whoever is second finds it made. The words that were taken out are gone. */
export async function decideComment(
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  { commentId, text, themes, shown }: Decision,
): Promise<Result<'decided' | 'before', NotAllowed>> {
  if (!(await screened(deps, actor, evaluationId))) return refuse({ code: 'notAllowed' });
  const pk = evaluationPk(evaluationId);
  const stored = await deps.store.get('comment', pk, commentDocId(commentId));
  if (stored?.body.state !== 'new') return ok('before');
  const state = shown && text.trim() !== '' ? 'shown' : 'withheld';
  const kept = state === 'shown' ? text.trim() : '';
  const body: Stored<'comment'>['body'] = {
    ...{ ...stored.body, text: kept, state },
    ...{ themes: [...new Set(themes)], by: actor.pid },
  };
  const trace = { who: actor.pid, what: `comment.${state}`, at: deps.clock.now(), on: stored.id };
  const written = await deps.store.batch(pk, [
    { op: 'replace', document: withBody<'comment'>(stored, body), ifMatch: stored.etag },
    { op: 'create', document: auditDocument(pk, `${stored.id}_${state}`, trace) },
  ]);
  return ok(written.ok ? 'decided' : 'before');
}

/** Comments are read once the evaluation has closed and all of them are out, by coordinators of its program. */
async function screened(deps: Deps, actor: Actor, evaluationId: string): Promise<Evaluation | undefined> {
  const stored = await evaluationOf(deps, evaluationId);
  if (stored?.body.state !== 'closed' || !stored.body.commentsOut) return undefined;
  return (await coordinates(deps, actor, stored.body.programId)) ? stored.body : undefined;
}

/** Every comment of an evaluation, in the order of their random ids. */
export async function commentsOf(deps: Deps, evaluationId: string): Promise<Stored<'comment'>[]> {
  return Array.fromAsync(everyOf(deps.store, evaluationPk(evaluationId), 'comment'));
}
