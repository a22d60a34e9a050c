import type { Ballots, Deps } from '../../deps.ts';
import type { Ballot } from '../../domain/ballot.ts';
import { evaluationAfter, type Evaluation } from '../../domain/evaluation.ts';
import { commentId, evaluationDocId, evaluationPk } from '../../domain/key.ts';
import type { Operation } from '../../store/store.ts';
import { everyOf } from '../page.ts';
import { auditDocument, withBody } from '../record.ts';
import { evaluationOf } from './open.ts';

const BATCH = 90;

/** Asked and answered, in numbers only: no list says who. */
export type Response = { asked: number; delivered: number; answered: number };

/**
 * Closes an evaluation: nobody answers any more, and the comments come out of the box, each apart from its ballot, in an
 * order and under ids that mean nothing, for a person to read before anybody else does. Safe to repeat and to interrupt.
 */
export async function closeEvaluation(deps: Deps, evaluationId: string): Promise<void> {
  const stored = await evaluationOf(deps, evaluationId);
  const state = stored && evaluationAfter(stored.body.state, 'close');
  if (!stored || !deps.ballots) return;
  const pk = evaluationPk(evaluationId);
  if (state !== undefined) {
    const trace = { who: 'system', what: 'evaluation.close', at: deps.clock.now(), on: evaluationDocId, after: state };
    // closed first: a ballot that comes later is refused, so the comments are all there
    const closed = await deps.store.batch(pk, [
      { op: 'replace', document: withBody<'evaluation'>(stored, { ...stored.body, state }), ifMatch: stored.etag },
      { op: 'create', document: auditDocument(pk, 'close', trace) },
    ]);
    if (!closed.ok) throw new Error(`an evaluation could not be closed (${closed.code})`);
  }
  await takeOutComments(deps, deps.ballots, evaluationId);
}

/**
 * Takes the comments of a closed evaluation out of its box, once. The last batch says that all of them are there: what
 * an interruption left of them is taken away and written anew, so that nobody's words are lost or doubled.
 */
export async function takeOutComments(deps: Deps, ballots: Ballots, evaluationId: string): Promise<void> {
  const stored = await evaluationOf(deps, evaluationId);
  if (stored?.body.state !== 'closed' || stored.body.commentsOut) return;
  const { pk, body } = stored;
  for await (const { id } of everyOf(deps.store, pk, 'comment')) await deps.store.delete(pk, id);
  const texts = body.form.items.filter(({ type }) => type === 'text').map(({ itemId }) => itemId);
  const words = (await ballots.sealAnew(evaluationId)).flatMap((ballot) => wordsIn(ballot, texts));
  const writes = words.map((text) => commentWrite(pk, deps.ids.next(), text));
  // by their random ids: the order of writing says nothing of the order in the box
  writes.sort((a, b) => (a.document.id < b.document.id ? -1 : 1));
  const last = writes.splice(Math.max(0, writes.length - BATCH));
  for (let at = 0; at < writes.length; at += BATCH) await written(deps, pk, writes.slice(at, at + BATCH));
  const out = withBody<'evaluation'>(stored, { ...body, commentsOut: true });
  await written(deps, pk, [...last, { op: 'replace', document: out, ifMatch: stored.etag }]);
}

/** Thrown where somebody wrote meanwhile: the due work that closes is then done again. */
async function written(deps: Deps, pk: string, operations: Operation[]): Promise<void> {
  const batch = await deps.store.batch(pk, operations);
  if (!batch.ok) throw new Error(`the comments of an evaluation could not be taken out (${batch.code})`);
}

function commentWrite(pk: string, random: string, text: string): Extract<Operation, { op: 'create' }> {
  const [id, body] = [commentId(random), { commentId: random, text, state: 'new' as const, themes: [] }];
  return { op: 'create', document: { pk, id, type: 'comment', sk: id, body } };
}

/** What one person wrote, all of it together as one comment: they are one commenter (MEASURES, "Themes"). */
function wordsIn(ballot: Ballot, items: readonly string[]): string[] {
  const said = items.map((item) => ballot[item]).filter((text) => typeof text === 'string');
  return said.length > 0 ? [said.join('\n\n')] : [];
}

/** Who was asked and who answered, in numbers. An imported evaluation brought its own. */
export async function responseOf(
  deps: Deps,
  { evaluationId, counts }: Pick<Evaluation, 'evaluationId' | 'counts'>,
): Promise<Response> {
  if (counts) return { ...counts, delivered: counts.asked };
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
