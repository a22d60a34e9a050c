import type { Ballots, Deps } from '../../deps.ts';
import type { Ballot } from '../../domain/ballot.ts';
import { evaluationAfter, type Evaluation, type EvaluationState } from '../../domain/evaluation.ts';
import { boxId, commentId, evaluationDocId, evaluationPk, programPk, resultId } from '../../domain/key.ts';
import { commentRule, resultsOf, type CommentRule, type ItemResult } from '../../domain/outcome.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Operation, Stored } from '../../store/store.ts';
import { everyOf } from '../page.ts';
import { auditDocument, withBody } from '../record.ts';
import { coordinates, type NotAllowed } from './form.ts';
import { evaluationOf } from './open.ts';

const BATCH = 90;

/** Asked and answered, in numbers only: no list says who. */
export type Response = { asked: number; delivered: number; answered: number };

/**
 * Closes an evaluation: nobody answers any more, and the comments come out of the box, each apart from its ballot, in an
 * order and under ids that mean nothing, for a person to read before anybody else does. Safe to repeat.
 */
export async function closeEvaluation(deps: Deps, evaluationId: string): Promise<void> {
  const stored = await evaluationOf(deps, evaluationId);
  const state = stored && evaluationAfter(stored.body.state, 'close');
  if (!stored || state === undefined || !deps.ballots) return;
  const pk = evaluationPk(evaluationId);
  const trace = { who: 'system', what: 'evaluation.close', at: deps.clock.now(), on: evaluationDocId, after: state };
  // closed first: a ballot that comes later is refused, so the comments are all there
  await deps.store.batch(pk, [
    { op: 'replace', document: withBody<'evaluation'>(stored, { ...stored.body, state }), ifMatch: stored.etag },
    { op: 'create', document: auditDocument(pk, 'close', trace) },
  ]);
  await takeOutComments(deps, deps.ballots, stored.body);
}

/** All of an evaluation's comments in one batch or none, so that an interruption doubles nobody's words. */
async function takeOutComments(deps: Deps, ballots: Ballots, { evaluationId, form }: Evaluation): Promise<void> {
  const pk = evaluationPk(evaluationId);
  if ((await deps.store.list(pk, 'comment', { limit: 1 })).length > 0) return;
  const texts = form.items.filter(({ type }) => type === 'text').map(({ itemId }) => itemId);
  const words = (await ballots.read(evaluationId)).flatMap((ballot) => wordsIn(ballot, texts));
  const writes = words.map((text): Operation => {
    const random = deps.ids.secret().slice(0, 32);
    const [id, body] = [commentId(random), { commentId: random, text, state: 'new' as const, themes: [] }];
    return { op: 'create', document: { pk, id, type: 'comment', sk: id, body } };
  });
  // by their random ids: the order of writing says nothing of the order in the box
  writes.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  for (let at = 0; at < writes.length; at += BATCH) await deps.store.batch(pk, writes.slice(at, at + BATCH));
}

const idOf = (operation: Operation): string => ('document' in operation ? operation.document.id : operation.id);

/** What one person wrote, all of it together as one comment: they are one commenter (MEASURES, "Themes"). */
function wordsIn(ballot: Ballot, items: readonly string[]): string[] {
  const said = items.map((item) => ballot[item]).filter((text) => typeof text === 'string');
  return said.length > 0 ? [said.join('\n\n')] : [];
}

export type Results = {
  evaluation: Evaluation;
  response: Response;
  /** Absent until they are released. */
  items?: ItemResult[];
  comments: { rule: CommentRule; toScreen: number; shown: string[] };
};

/** What a coordinator sees of an evaluation: numbers who answered at any time, results only once they are released. */
export async function evaluationResults(
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<Results, NotAllowed>> {
  const stored = await evaluationOf(deps, evaluationId);
  if (!stored || !(await coordinates(deps, actor, stored.body.programId))) return refuse({ code: 'notAllowed' });
  const pk = evaluationPk(evaluationId);
  const [response, result] = await Promise.all([
    responseOf(deps, evaluationId),
    deps.store.get('result', pk, resultId),
  ]);
  const comments = await Array.fromAsync(everyOf(deps.store, pk, 'comment'));
  const rule = commentRule(response.answered, stored.body.minimum);
  const shown = result && rule === 'screened' ? comments.filter(({ body }) => body.state === 'shown') : [];
  return ok({
    evaluation: stored.body,
    response,
    ...(result ? { items: result.body.items } : {}),
    comments: {
      rule,
      toScreen: comments.filter(({ body }) => body.state === 'new').length,
      shown: shown.map(({ body }) => body.text),
    },
  });
}

export async function responseOf(deps: Deps, evaluationId: string): Promise<Response> {
  const pk = evaluationPk(evaluationId);
  let [asked, delivered, answered] = [0, 0, 0];
  for await (const { body } of everyOf(deps.store, pk, 'delivery')) {
    if (body.kind !== 'evaluation') continue;
    asked += 1;
    if (body.state === 'sent' || body.reason === 'answered') delivered += 1;
  }
  for await (const { body } of everyOf(deps.store, pk, 'ledger')) if (body.pid !== '') answered += 1;
  return { asked: Math.max(asked, answered), delivered, answered };
}

export type ReleaseRefusal =
  NotAllowed | { code: 'notClosed' | 'alreadyReleased' } | { code: 'toScreen'; count: number };

/**
 * Releases an evaluation of its own pool, once, after every comment has been looked at: what may be shown is written,
 * and the ballots go. From then on nothing but that can be known of them.
 */
export async function release(
  deps: Deps,
  actor: Actor,
  evaluationId: string,
): Promise<Result<EvaluationState, ReleaseRefusal>> {
  const found = await evaluationResults(deps, actor, evaluationId);
  if (!found.ok) return found;
  const { evaluation, response, comments, items } = found.value;
  if (items) return refuse({ code: 'alreadyReleased' });
  const state = evaluationAfter(evaluation.state, 'release');
  if (state === undefined || !deps.ballots) return refuse({ code: 'notClosed' });
  if (comments.toScreen > 0) return refuse({ code: 'toScreen', count: comments.toScreen });
  const ballots = await deps.ballots.read(evaluationId);
  const stored = await evaluationOf(deps, evaluationId);
  if (!stored) return refuse({ code: 'notAllowed' });
  const results = resultsOf(evaluation.form.items, ballots, response.asked, evaluation.minimum);
  const written = await deps.store.batch(
    evaluationPk(evaluationId),
    releasing(deps, actor, stored, state, results, response, await boxesOf(deps, evaluationId)),
  );
  return written.ok ? ok(state) : refuse({ code: 'alreadyReleased' });
}

async function boxesOf(deps: Deps, evaluationId: string): Promise<Stored<'box'>[]> {
  return deps.store.list(evaluationPk(evaluationId), 'box', { limit: 50 });
}

function releasing(
  deps: Deps,
  actor: Actor,
  stored: Stored<'evaluation'>,
  state: EvaluationState,
  items: ItemResult[],
  { asked, answered }: Response,
  boxes: readonly Stored<'box'>[],
): Operation[] {
  const { pk } = stored;
  const at = deps.clock.now();
  const body = { asked, answered, at, by: actor.pid, items: items as Stored<'result'>['body']['items'] };
  const trace = { who: actor.pid, what: 'evaluation.release', at, on: evaluationDocId, after: state };
  return [
    { op: 'replace', document: withBody<'evaluation'>(stored, { ...stored.body, state }), ifMatch: stored.etag },
    { op: 'create', document: { pk, id: resultId, type: 'result', sk: resultId, body } },
    { op: 'create', document: auditDocument(pk, 'release', trace) },
    ...boxes.map(({ body: { n } }): Operation => ({ op: 'delete', id: boxId(n) })),
  ];
}

/** The evaluations of a program, the newest first. */
export async function evaluationsOf(deps: Deps, actor: Actor, programId: string): Promise<Evaluation[] | undefined> {
  if (!(await coordinates(deps, actor, programId))) return undefined;
  const refs = await Array.fromAsync(everyOf(deps.store, programPk(programId), 'evaluationRef'));
  const found = await Promise.all(refs.map(({ body }) => evaluationOf(deps, body.evaluationId)));
  return found.flatMap((one) => (one ? [one.body] : [])).reverse();
}
