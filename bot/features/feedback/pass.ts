import type { Deps } from '../../deps.ts';
import {
  feedbackRefusal,
  isLeft,
  passedOn,
  type Feedback,
  type FeedbackRefusal,
  type Handing,
  type Wave,
} from '../../domain/feedback.ts';
import { isAddress } from '../../domain/import.ts';
import { feedbackId, sameAddress, wavePk } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Operation, Stored } from '../../store/store.ts';
import { coordinatedBy } from '../coordinator.ts';
import { queueing } from '../delivery.ts';
import { personByAddress, personAt } from '../people.ts';
import { auditDocument, withBody } from '../record.ts';
import { trace } from './answer.ts';
import { askDocument, participantsIn, waitingFor } from './open.ts';
import { feedbackOf, type FeedbackRef, type NotYours } from './queue.ts';
import { stateOf, waveOf, type NotAllowed } from './wave.ts';
import { noteWaiting } from '../waiting.ts';

export type PassRefusal = FeedbackRefusal | { code: 'badAddress' | 'themselves' };

/** Whether a feedback can be passed on to an address: asked before anybody confirms it. Writes nothing. */
export async function mayDelegate(
  deps: Deps,
  actor: Actor,
  ref: FeedbackRef,
  address: string,
): Promise<Result<{ name: string; email: string; already: boolean }, NotYours | PassRefusal>> {
  const email = sameAddress(address);
  const known = isAddress(email) ? await personByAddress(deps, email) : undefined;
  const found = await feedbackOf(deps, actor, ref);
  if (!found.ok) return (await isPassedTo(deps, actor, ref, known)) ? ok({ name: '', email, already: true }) : found;
  const { wave, stored, name } = found.value;
  const refusal = feedbackRefusal(wave, stored.body, 'delegate', deps.clock.now());
  if (refusal) return refuse(refusal);
  if (!isAddress(email)) return refuse({ code: 'badAddress' });
  if (known === actor.pid || known === ref.participant) return refuse({ code: 'themselves' });
  return ok({ name, email, already: false });
}

/** A confirmation that is pressed again finds that it was done. */
async function isPassedTo(deps: Deps, actor: Actor, ref: FeedbackRef, to: Pid | undefined): Promise<boolean> {
  const stored = await deps.store.get('feedback', wavePk(ref.castId), feedbackId(ref.participant));
  return to !== undefined && stored?.body.supervisor === to && stored.body.delegatedBy === actor.pid;
}

/**
 * Passes a feedback on to an acting supervisor, who is asked at once; the first one can no longer see or answer it, and
 * what they had written does not go along. Doing it twice is doing it once.
 */
export async function delegate(
  deps: Deps,
  actor: Actor,
  ref: FeedbackRef,
  address: string,
): Promise<Result<{ name: string; email: string }, NotYours | PassRefusal>> {
  const may = await mayDelegate(deps, actor, ref, address);
  if (!may.ok || may.value.already) return may;
  const found = await feedbackOf(deps, actor, ref);
  if (!found.ok) return found;
  const { wave, stored } = found.value;
  const to = await personAt(deps, may.value.email, actor.pid);
  const written = await hand(deps, actor, { wave, stored, to, how: 'delegated' });
  return written ? may : delegate(deps, actor, ref, address);
}

type Hand = { wave: Wave; stored: Stored<'feedback'>; to: Pid; how: Handing };

/**
 * Gives a feedback to somebody else, who is asked; where it was `moved`, whoever had not finished it hears so. False where
 * the record has changed since it was read: read it again.
 */
export async function hand(deps: Deps, actor: Actor, { wave, stored, to, how }: Hand): Promise<boolean> {
  const now = deps.clock.now();
  await noteWaiting(deps, to, waitingFor(wave)); // first: it shows nothing until the feedback is theirs
  const next = passedOn(stored.body, to, now, how);
  const change = { before: stored.body.supervisor, after: to };
  const done = await deps.store.batch(stored.pk, [
    { op: 'replace', document: withBody<'feedback'>(stored, next), ifMatch: stored.etag },
    trace(deps, actor, stored, how === 'delegated' ? 'feedback.delegate' : 'feedback.reassign', change),
    asking(wave, stored.body.participant, to, next.round, now),
    ...(how === 'moved' && isLeft(stored.body) ? [telling(wave, stored.body, next.round, now)] : []),
  ]);
  return done.ok;
}

function asking({ waveId, programId }: Wave, participant: Pid, to: Pid, round: number, now: number): Operation {
  const planId = `feedbackPassed_${participant}_${round}`;
  const message = { planId, kind: 'feedbackAsk', pid: to, programId, castId: waveId, sequence: round };
  return queueing(wavePk(waveId), message, now);
}

/** Who was asked until now need do nothing more. */
function telling(
  { waveId, programId }: Wave,
  { participant, supervisor }: Feedback,
  round: number,
  now: number,
): Operation {
  const planId = `feedbackMoved_${participant}_${round}`;
  const about = { participant };
  const message = { planId, kind: 'feedbackMoved', pid: supervisor, programId, castId: waveId, sequence: round, about };
  return queueing(wavePk(waveId), message, now);
}

/**
 * Gives the question to another supervisor, for a coordinator: also to a first one, where none was on record. Refused
 * once something was submitted: that stays with who said it.
 */
export async function reassign(
  deps: Deps,
  actor: Actor,
  ref: FeedbackRef,
  address: string,
): Promise<Result<{ email: string }, NotAllowed | PassRefusal>> {
  const wave = (await waveOf(deps, ref.castId))?.body;
  const programs = await coordinatedBy(deps, actor.pid);
  if (!wave || wave.programId !== ref.programId || !programs.includes(wave.programId)) {
    return refuse({ code: 'notAllowed' });
  }
  if (!(await participantsIn(deps, wave)).includes(ref.participant)) return refuse({ code: 'notAllowed' });
  if (stateOf(wave, deps.clock.now()) !== 'open' || wave.state !== 'open') return refuse({ code: 'closed' });
  const email = sameAddress(address);
  if (!isAddress(email)) return refuse({ code: 'badAddress' });
  const stored = await deps.store.get('feedback', wavePk(wave.waveId), feedbackId(ref.participant));
  const refusal = stored && feedbackRefusal(wave, stored.body, 'delegate', deps.clock.now());
  if (refusal) return refuse(refusal);
  const to = await personAt(deps, email, actor.pid);
  if (to === ref.participant) return refuse({ code: 'themselves' });
  if (stored?.body.supervisor === to) return ok({ email });
  const done = stored
    ? await hand(deps, actor, { wave, stored, to, how: 'moved' })
    : await ask(deps, actor, wave, ref.participant, to);
  return done ? ok({ email }) : reassign(deps, actor, ref, address);
}

/** Asks a first supervisor, where none was on record. False where somebody has been asked meanwhile. */
export async function ask(deps: Deps, actor: Actor, wave: Wave, participant: Pid, to: Pid): Promise<boolean> {
  const now = deps.clock.now();
  await noteWaiting(deps, to, waitingFor(wave));
  const document = askDocument(wave, participant, to, now);
  const entry = { who: actor.pid, what: 'feedback.reassign', at: now, on: document.id, after: to };
  const done = await deps.store.batch(document.pk, [
    { op: 'create', document },
    { op: 'create', document: auditDocument(document.pk, `${document.id}_first`, entry) },
    asking(wave, participant, to, 0, now),
  ]);
  return done.ok;
}
