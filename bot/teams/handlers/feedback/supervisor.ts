import { z } from 'zod';
import type { Render } from '../../../../cards/card.ts';
import {
  declineCard,
  delegateCard,
  delegateEffectCard,
  feedbackRefusedCard,
  formCard,
  queueCard,
  type FormModel,
} from '../../../../cards/feedback/queue.ts';
import type { Deps } from '../../../deps.ts';
import { DECLINED_BECAUSE, readSeen } from '../../../domain/feedback.ts';
import { decline, formOf, say, type Form } from '../../../features/feedback/answer.ts';
import { delegate, mayDelegate } from '../../../features/feedback/pass.ts';
import type { FeedbackRef } from '../../../features/feedback/queue.ts';
import { stateOf } from '../../../features/feedback/wave.ts';
import { supervisorQueue } from '../../../features/supervisor.ts';
import { notesForSupervisor } from '../../../features/project.ts';
import { verb, type Verb } from '../../router.ts';
import type { Turn } from '../../turn.ts';
import { idShape, readerZoneOf } from '../attendance.ts';

const refShape = z.object({ programId: idShape, castId: idShape, participant: idShape });
const textShape = z.string().max(25_000).default('');
const saidShape = z.looseObject({ ...refShape.shape, version: z.string().max(200), words: textShape });

const refOf = ({ programId, castId, participant }: FeedbackRef): FeedbackRef => ({ programId, castId, participant });

/** The actor's queue; behind the second door only the wave that the link is for. */
export async function showQueue(deps: Deps, turn: Turn, castId?: string, delegatedTo?: string): Promise<Render> {
  const queue = await supervisorQueue(deps, turn.actor.pid, turn.actor.via === 'mail' ? (castId ?? '') : undefined);
  const said = delegatedTo === undefined ? {} : { delegatedTo };
  const model = { ...queue, readerZone: readerZoneOf(turn), ...said };
  return (t) => queueCard(model, t);
}

type After = Pick<FormModel, 'done' | 'refused'> & { feedback?: FormModel['feedback'] };

async function showForm(deps: Deps, turn: Turn, form: Form, after: After = {}): Promise<Render> {
  const { ref, wave, name, version } = form;
  const notes = await notesForSupervisor(deps, ref.participant, wave);
  const model: FormModel = {
    ...{ ref, name, version, notes, shared: wave.shared, behaviours: wave.behaviours, closesAt: wave.closesAt },
    readerZone: readerZoneOf(turn),
    open: stateOf(wave, deps.clock.now()) === 'open',
    feedback: form.feedback,
    ...after,
  };
  return (t) => formCard(model, t);
}

async function openForm(deps: Deps, turn: Turn, ref: FeedbackRef, after: After = {}): Promise<Render> {
  const form = await formOf(deps, turn.actor, ref);
  return form.ok ? showForm(deps, turn, form.value, after) : refused(form.refusal.code);
}

const refused =
  (code: Parameters<typeof feedbackRefusedCard>[0]): Render =>
  (t) =>
    feedbackRefusedCard(code, t);

/** A card takes no more than this of what was typed. */
const MOST_KEPT = 10_000;

const written =
  (step: 'save' | 'submit') =>
  async (deps: Deps, turn: Turn, input: z.infer<typeof saidShape>): Promise<Render> => {
    const { version, words, ...sent } = input;
    const ref = refOf(input);
    const done = await say(deps, turn.actor, ref, step, { sent, words, version });
    if (done.ok) return showForm(deps, turn, done.value, { done: step === 'save' ? 'saved' : 'submitted' });
    const { code } = done.refusal;
    const form = await formOf(deps, turn.actor, ref);
    if (!form.ok) return refused(code);
    if (code === 'closed') return showForm(deps, turn, form.value, { refused: code });
    // what was typed stands in the form again, whatever is wrong with it
    const { state } = form.value.feedback;
    const kept = { state, seen: readSeen(form.value.wave.behaviours, sent), words: words.slice(0, MOST_KEPT) };
    return showForm(deps, turn, form.value, { refused: code, feedback: kept });
  };

const addressShape = refShape.extend({ address: z.string().max(25_000).default('') });

export const supervisorVerbs: Verb[] = [
  verb('feedback.queue', z.object({ castId: idShape.optional() }), (deps, turn, { castId }) =>
    showQueue(deps, turn, castId),
  ),
  verb('feedback.form', refShape, (deps, turn, ref) => openForm(deps, turn, ref)),
  verb('feedback.save', saidShape, written('save')),
  verb('feedback.submit', saidShape, written('submit')),
  verb('feedback.declineOpen', refShape, async (deps, turn, ref) => {
    const form = await formOf(deps, turn.actor, ref);
    return form.ok ? (t) => declineCard({ ref, name: form.value.name }, t) : refused(form.refusal.code);
  }),
  verb('feedback.decline', refShape.extend({ because: z.enum(DECLINED_BECAUSE) }), async (deps, turn, input) => {
    const ref = refOf(input);
    const done = await decline(deps, turn.actor, ref, input.because);
    if (done.ok) return showForm(deps, turn, done.value, { done: 'declined' });
    return openForm(deps, turn, ref, { refused: done.refusal.code });
  }),
  verb('feedback.delegateOpen', refShape, async (deps, turn, ref) => {
    const form = await formOf(deps, turn.actor, ref);
    return form.ok ? (t) => delegateCard({ ref, name: form.value.name }, t) : refused(form.refusal.code);
  }),
  verb('feedback.delegateShow', addressShape, async (deps, turn, input) => {
    const ref = refOf(input);
    const may = await mayDelegate(deps, turn.actor, ref, input.address);
    if (!may.ok) return delegateRefused(deps, turn, ref, input.address, may.refusal.code);
    const { name, email, already } = may.value;
    return already ? showQueue(deps, turn, ref.castId, email) : (t) => delegateEffectCard({ ref, name, email }, t);
  }),
  verb('feedback.delegate', addressShape, async (deps, turn, input) => {
    const ref = refOf(input);
    const done = await delegate(deps, turn.actor, ref, input.address);
    if (!done.ok) return delegateRefused(deps, turn, ref, input.address, done.refusal.code);
    return showQueue(deps, turn, ref.castId, done.value.email);
  }),
];

async function delegateRefused(
  deps: Deps,
  turn: Turn,
  ref: FeedbackRef,
  address: string,
  code: Parameters<typeof feedbackRefusedCard>[0],
): Promise<Render> {
  const form = await formOf(deps, turn.actor, ref);
  if (!form.ok) return refused(form.refusal.code);
  if (code === 'closed' || code === 'notPossible') return showForm(deps, turn, form.value, { refused: code });
  const model = { ref, name: form.value.name, typed: address.slice(0, MOST_KEPT), refused: code };
  return (t) => delegateCard(model, t);
}
