import { inboxAnswerCard, inboxNewCard } from '../../cards/inbox.ts';
import type { Deps } from '../deps.ts';
import type { Delivery } from '../domain/delivery.ts';
import { answeredUntil } from '../domain/inbox.ts';
import { inboxId, inboxSk, programDocId, programPk } from '../domain/key.ts';
import { coordinatedBy, coordinatorsAfter } from '../features/coordinator.ts';
import { openQuestions } from '../features/inbox-answer.ts';
import { auditDocument } from '../features/record.ts';
import type { DeliveryKind, PlanKind } from './job.ts';

/** Tells the coordinators of a program, as they are then, of the questions of an hour. */
export const inboxNewPlan: PlanKind = {
  next: async (deps, { programId, cursor }, limit) => ({
    ...(await coordinatorsAfter(deps, programId, cursor, limit)),
    delivery: 'inboxNew',
  }),
};

/**
 * How many questions wait: counted when it is sent, so that of several that quiet hours or the daily limit held back
 * the latest tells it for all.
 */
export const inboxNewDelivery: DeliveryKind = {
  whenUnknown: 'resend',
  calm: true,
  prepare: async (deps, delivery) => {
    const { programId, pid } = delivery;
    if (!(await coordinatedBy(deps, pid)).includes(programId)) return { skip: 'left' };
    if (await isToldLater(deps, delivery)) return { skip: 'toldWithAnother' };
    const { count } = await openQuestions(deps, programId);
    if (count === 0) return { skip: 'answered' };
    const program = await deps.store.get('program', programPk(programId), programDocId);
    const model = { open: count, program: program?.body.name ?? '' };
    return { render: (t) => inboxNewCard(model, t) };
  },
};

/** True where a later message of this kind to the same person is there: their ids are in the order of their time. */
async function isToldLater(deps: Deps, { programId, planId, pid }: Delivery): Promise<boolean> {
  const range = { from: `dlv_${planId}_~`, to: 'dlv_inboxNew_~', limit: 1_000 };
  const later = await deps.store.list(programPk(programId), 'delivery', range);
  return later.some(({ body }) => body.pid === pid);
}

/** The words as the coordinator wrote them, to the person who asked. Words are personal: never by e-mail. */
export const inboxAnswerDelivery: DeliveryKind = {
  whenUnknown: 'resend',
  calm: true,
  prepare: async (deps, { programId, pid, about }) => {
    const pk = programPk(programId);
    const [item, program] = await Promise.all([
      deps.store.get('inboxItem', pk, inboxId(pid, String(about?.['itemId'] ?? ''))),
      deps.store.get('program', pk, programDocId),
    ]);
    if (item?.body.answer === undefined) return { skip: 'gone' };
    const model = { question: item.body.text, answer: item.body.answer, program: program?.body.name ?? '' };
    return { render: (t) => inboxAnswerCard(model, t) };
  },
};

/**
 * Deletes the questions that were answered 90 days ago or earlier, with their answers. What remains is how many there
 * were. One that waits for an answer stays, however old it is.
 */
export const inboxDisposalPlan: PlanKind = {
  async next(deps, { programId, planId, cursor }, limit) {
    const pk = programPk(programId);
    const page = { pids: [], delivery: '', last: false };
    const now = deps.clock.now();
    // the latest answers list first: what is behind this moment is older
    const past = await deps.store.list(pk, 'inboxItem', { from: inboxSk(0, answeredUntil(now)), to: 'past_~', limit });
    if (past.length === 0) return { ...page, cursor, last: true };
    const trace = { who: 'system', what: 'inbox.dispose', at: now, on: planId, after: String(past.length) };
    await deps.store.batch(pk, [
      ...past.map(({ id, etag }) => ({ op: 'delete', id, ifMatch: etag }) as const),
      { op: 'create', document: auditDocument(pk, `${planId}_${deps.ids.next()}`, trace) },
    ]); // refused where another instance was quicker: what is left is looked at again
    return { ...page, cursor: String(Number(cursor) + 1) };
  },
};
