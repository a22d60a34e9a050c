import type { Deps } from '../../deps.ts';
import { commentId as commentDocId, evaluationPk } from '../../domain/key.ts';
import { themeCounts } from '../../domain/outcome.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Stored } from '../../store/store.ts';
import { everyOf } from '../page.ts';
import { auditDocument, withBody } from '../record.ts';
import { coordinates, type NotAllowed } from './form.ts';
import { evaluationOf } from './open.ts';

/** What a person decides about a comment that they have read. */
export type Decision = { commentId: string; text: string; themes: string[]; shown: boolean };

/** The next comment that nobody has looked at; undefined: all have been. */
export async function nextComment(
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<{ comment: Stored<'comment'>['body']; left: number } | undefined, NotAllowed>> {
  if (!(await mayScreen(deps, actor, evaluationId))) return refuse({ code: 'notAllowed' });
  const fresh: Stored<'comment'>['body'][] = [];
  for await (const { body } of everyOf(deps.store, evaluationPk(evaluationId), 'comment')) {
    if (body.state === 'new') fresh.push(body);
  }
  const [comment] = fresh;
  return ok(comment && { comment, left: fresh.length });
}

/** Records a decision, once: whoever is second finds it made. The words that were taken out are gone. */
export async function decideComment(
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  { commentId, text, themes, shown }: Decision,
): Promise<Result<undefined, NotAllowed>> {
  if (!(await mayScreen(deps, actor, evaluationId))) return refuse({ code: 'notAllowed' });
  const pk = evaluationPk(evaluationId);
  const stored = await deps.store.get('comment', pk, commentDocId(commentId));
  if (stored?.body.state !== 'new') return ok(undefined);
  const state = shown && text.trim() !== '' ? 'shown' : 'withheld';
  const kept = state === 'shown' ? text.trim() : '';
  const body: Stored<'comment'>['body'] = {
    ...{ ...stored.body, text: kept, state },
    ...{ themes: [...new Set(themes)], by: actor.pid },
  };
  const trace = { who: actor.pid, what: `comment.${state}`, at: deps.clock.now(), on: stored.id };
  await deps.store.batch(pk, [
    { op: 'replace', document: withBody<'comment'>(stored, body), ifMatch: stored.etag },
    { op: 'create', document: auditDocument(pk, `${stored.id}_${state}`, trace) },
  ]);
  return ok(undefined);
}

/** Comments are read once the evaluation has closed, by coordinators of its program. */
async function mayScreen(deps: Deps, actor: Actor, evaluationId: string): Promise<boolean> {
  const stored = await evaluationOf(deps, evaluationId);
  if (!stored || stored.body.state === 'open') return false;
  return coordinates(deps, actor, stored.body.programId);
}

/** How many commenters were coded to each theme; withheld words count by their themes too. */
export async function themesOf(
  deps: Deps,
  evaluationId: string,
): Promise<{ commenters: number; themes: Map<string, number> }> {
  const comments = await Array.fromAsync(everyOf(deps.store, evaluationPk(evaluationId), 'comment'));
  return themeCounts(comments.map(({ body }) => body));
}
