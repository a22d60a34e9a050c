import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import {
  feedbackRefusal,
  readSeen,
  saidRefusal,
  type DeclinedBecause,
  type Feedback,
  type FeedbackRefusal,
  type Wave,
} from '../../domain/feedback.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Operation, Stored } from '../../store/store.ts';
import { auditDocument, versionKey, withBody } from '../record.ts';
import { feedbackOf, type FeedbackRef, type NotYours } from './queue.ts';

/** What a supervisor has before them. `version` is the record that it was drawn from. */
export type Form = { ref: FeedbackRef; wave: Wave; feedback: Feedback; name: string; version: string };

export type StepRefusal = NotYours | FeedbackRefusal | { code: 'changedMeanwhile' };

/** What a form carried back: fields by their place in the wave's list, and words. Claims, every one of them. */
export type Said = { sent: Readonly<Record<string, unknown>>; words: string; version: string };

/** One's own form, with what was kept of it; also after the wave has closed, when nothing can be changed. */
export async function formOf(deps: Deps, actor: Actor, ref: FeedbackRef): Promise<Result<Form, NotYours>> {
  const found = await feedbackOf(deps, actor, ref);
  if (!found.ok) return found;
  const { wave, stored, name } = found.value;
  return ok({ ref, wave, feedback: stored.body, name, version: stored.etag });
}

/**
 * Keeps a draft, or submits: submitted again, it is amended, until the wave closes. The same twice is once. Refused where
 * another device has written something else since the form was drawn (`changedMeanwhile`).
 */
export async function say(
  deps: Deps,
  actor: Actor,
  ref: FeedbackRef,
  step: 'save' | 'submit',
  said: Said,
): Promise<Result<Form, StepRefusal>> {
  return take(deps, actor, ref, step, (wave, { body, etag }) => {
    const words = said.words.trim();
    const next: Feedback = {
      ...codedStill(body, words),
      seen: readSeen(wave.behaviours, said.sent),
      words,
      state: step === 'save' ? 'draft' : 'submitted',
    };
    const refusal = saidRefusal(next, step);
    if (refusal) return refuse(refusal);
    if (isDeepStrictEqual(next, body)) return ok(body);
    return etag === said.version ? ok(next) : refuse({ code: 'changedMeanwhile' });
  });
}

/** Themes stay with the words that they were coded from. */
function codedStill({ declinedBecause: _, ...feedback }: Feedback, words: string): Feedback {
  if (words === feedback.words || feedback.codedBy === undefined) return feedback;
  const { themes: __, codedBy: ___, ...changed } = feedback;
  return { ...changed, recode: true };
}

/** Says that one cannot say anything, and why. It can be taken up again until the wave closes. */
export async function decline(
  deps: Deps,
  actor: Actor,
  ref: FeedbackRef,
  declinedBecause: DeclinedBecause,
): Promise<Result<Form, StepRefusal>> {
  return take(deps, actor, ref, 'decline', (_wave, { body }) => ok({ ...body, state: 'declined', declinedBecause }));
}

type Change = (wave: Wave, stored: Stored<'feedback'>) => Result<Feedback, StepRefusal>;

const ROUNDS = 8;

/** One step over the record as it is now, with its trace; a draft is the supervisor's own business and leaves none. */
async function take(
  deps: Deps,
  actor: Actor,
  ref: FeedbackRef,
  step: 'save' | 'submit' | 'decline',
  change: Change,
): Promise<Result<Form, StepRefusal>> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = await feedbackOf(deps, actor, ref);
    if (!found.ok) return found;
    const { wave, stored, name } = found.value;
    const now = deps.clock.now();
    const refusal = feedbackRefusal(wave, stored.body, step, now);
    if (refusal) return refuse(refusal);
    const next = change(wave, stored);
    if (!next.ok) return next;
    const form = { ref, wave, name };
    if (isDeepStrictEqual(next.value, stored.body)) return ok({ ...form, feedback: stored.body, version: stored.etag });
    const feedback = { ...next.value, changedAt: now };
    const traces = step === 'save' ? [] : [trace(deps, actor, stored, `feedback.${step}`)];
    const written = await deps.store.batch(stored.pk, [
      { op: 'replace', document: withBody<'feedback'>(stored, feedback), ifMatch: stored.etag },
      ...traces,
    ]);
    if (written.ok) return ok({ ...form, feedback, version: written.etags[0] ?? '' });
  }
  throw new Error('a feedback could not be written');
}

/** The audit entry of a change to one version of a feedback: whose it is about, and never what was said. */
export function trace(
  deps: Deps,
  actor: Actor,
  stored: Stored<'feedback'>,
  what: string,
  change: { before?: string; after?: string } = {},
): Operation {
  const key = `${stored.id}_${versionKey(stored.etag)}`;
  const via = actor.via ? { via: actor.via } : {};
  const entry = { who: actor.pid, what, at: deps.clock.now(), on: stored.id, ...change, ...via };
  return { op: 'create', document: auditDocument(stored.pk, key, entry) };
}
