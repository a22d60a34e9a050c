import type { Delivery, Plan } from '../domain/delivery.ts';
import { deliveryDocId, planDocId } from '../domain/key.ts';
import type { Millis } from '../domain/time.ts';
import type { Document, Operation } from '../store/store.ts';

/** One message to one person, as the fact that causes it knows it. `planId` is the action's own key. */
export type Message = Pick<Delivery, 'planId' | 'kind' | 'pid' | 'programId' | 'sequence'> &
  Partial<Pick<Delivery, 'sessionId' | 'castId' | 'about'>>;

/** A message that waits to be sent from `at` on; the same action and person make the same document. */
export function deliveryDocument(pk: string, message: Message, at: Millis): Document<'delivery'> {
  const deliveryId = deliveryDocId(message.planId, message.pid);
  const body: Delivery = { ...message, deliveryId, state: 'queued', attempts: 0, at };
  return { pk, id: deliveryId, type: 'delivery', sk: deliveryId, body, dueAt: at };
}

/** The write that queues one message: it goes into the batch of the fact that causes it, in that partition. */
export function queueing(pk: string, message: Message, at: Millis): Operation {
  return { op: 'create', document: deliveryDocument(pk, message, at) };
}

/** Due work that makes deliveries from `dueAt` on, to go into the batch of its cause. `cursor`: where its kind begins. */
export function planDocument(
  pk: string,
  { cursor = '', ...plan }: Omit<Plan, 'cursor' | 'state'> & { cursor?: string },
  dueAt: Millis = plan.at,
): Document<'plan'> {
  const id = planDocId(plan.planId);
  return { pk, id, type: 'plan', sk: id, body: { ...plan, cursor, state: 'open' }, dueAt };
}
