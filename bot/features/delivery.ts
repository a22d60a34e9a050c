import type { Delivery, Plan } from '../domain/delivery.ts';
import { deliveryDocId, planDocId } from '../domain/key.ts';
import { MINUTE, type Millis } from '../domain/time.ts';
import type { Document, Operation } from '../store/store.ts';

/** One message to one person, as the fact that causes it knows it. `planId` is the action's own key. */
export type Message = Pick<Delivery, 'planId' | 'kind' | 'pid' | 'programId' | 'sequence'> &
  Partial<Pick<Delivery, 'sessionId' | 'castId' | 'about'>>;

/** What is due goes in the order of its dueAt: so long ahead stands what somebody waits for now. */
const HEAD_START: Millis = 60 * MINUTE;

/** Due now, and before whatever a broadcast to thousands has made due until now. */
export const first = (now: Millis): Millis => now - HEAD_START;

/**
 * A message that waits to be sent from `at` on; the same action and person make the same document. `dueAt`: its place
 * among all that is due.
 */
export function deliveryDocument(pk: string, message: Message, at: Millis, dueAt: Millis = at): Document<'delivery'> {
  const deliveryId = deliveryDocId(message.planId, message.pid);
  const body: Delivery = { ...message, deliveryId, state: 'queued', attempts: 0, at };
  return { pk, id: deliveryId, type: 'delivery', sk: deliveryId, body, dueAt };
}

/** The write that queues one message: it goes into the batch of the fact that causes it, in that partition. */
export function queueing(pk: string, message: Message, at: Millis, dueAt: Millis = at): Operation {
  return { op: 'create', document: deliveryDocument(pk, message, at, dueAt) };
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
