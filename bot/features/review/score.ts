import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/person.ts';
import { refuse, type Result } from '../../domain/result.ts';
import { readScores, stepReview, type ReviewRefusal } from '../../domain/review.ts';
import { withBody, versionKey } from '../record.ts';
import { dossierOf, readingOf, type Dossier, type DossierRef, type NotYours } from './dossier.ts';
import { stillIn, trace } from './round.ts';

/** What a form carried back: scores by the place of their criterion, and words. Claims, every one of them. */
export type Said = { sent: Readonly<Record<string, unknown>>; note: string; rubric: number; version: string };

export type ScoreRefusal = NotYours | ReviewRefusal | { code: 'changedMeanwhile' };

const ROUNDS = 12;

/**
 * Keeps a draft, or submits: then it stays. Whether the reviewer may read the dossier is asked again. The same twice is
 * once; refused where another device has written something else since the form was drawn (`changedMeanwhile`).
 */
export async function scoreDossier(
  deps: Deps,
  actor: Actor,
  ref: DossierRef,
  kind: 'save' | 'submit',
  said: Said,
): Promise<Result<Dossier, ScoreRefusal>> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const reading = await readingOf(deps, actor, ref);
    if (!reading.ok) return reading;
    const { call, round: of, stored } = reading.value;
    const note = said.note.trim();
    const { scores, outOfRange } = readScores(call.criteria, said.sent);
    const same = { state: kind === 'submit' ? 'submitted' : 'draft', scores, note, rubric: said.rubric };
    const { state, scores: had, note: noted, rubric } = stored.body;
    if (!outOfRange && isDeepStrictEqual({ state, scores: had, note: noted, rubric }, same))
      return dossierOf(deps, actor, ref);
    const now = deps.clock.now();
    const action = { kind, scores, outOfRange, note, rubric: said.rubric };
    const next = stepReview(stored.body, action, { call, round: of.body.state, now });
    if (!next.ok) return next;
    if (stored.etag !== said.version) return refuse({ code: 'changedMeanwhile' });
    const entry = { what: 'review.submit', on: stored.id, after: `rubric ${said.rubric}` };
    const written = await deps.store.batch(stored.pk, [
      { op: 'replace', document: withBody<'review'>(stored, next.value), ifMatch: stored.etag },
      ...(kind === 'submit'
        ? [trace(deps, actor, call.callId, `submit_${stored.id}_${versionKey(stored.etag)}`, entry), stillIn(of)]
        : []),
    ]);
    if (written.ok) return dossierOf(deps, actor, ref);
  }
  throw new Error('a review could not be written');
}
