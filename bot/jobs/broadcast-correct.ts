import { messageCard } from '../../cards/broadcast/message.ts';
import type { Deps, SentMessage } from '../deps.ts';
import type { Delivery } from '../domain/delivery.ts';
import { castDocId, castPk, deliveryDocId } from '../domain/key.ts';
import { queueAgain, type Again } from '../features/broadcast/again.ts';
import { delivered } from '../features/broadcast/correct.ts';
import { messageRead } from '../features/broadcast/message.ts';
import type { DeliveryKind, PlanKind } from './job.ts';

/** Queues again what has failed, or what nobody knows to have arrived: it makes no new deliveries. */
function againPlan(which: Again): PlanKind {
  return {
    next: async (deps, plan, limit) => ({
      pids: [],
      delivery: 'broadcast',
      ...(await queueAgain(deps, plan, which, limit)),
    }),
  };
}

export const castRetryPlan: PlanKind = againPlan('failed');
export const castResendPlan: PlanKind = againPlan('unconfirmed');

/** Everybody in whose chat a broadcast stands gets its other words there. */
export const castCorrectPlan: PlanKind = {
  next: async (deps, plan, limit) => ({ ...(await delivered(deps, plan, limit)), delivery: 'castCorrect' }),
};

/** Everybody in whose chat a broadcast stands has it taken away. */
export const castRecallPlan: PlanKind = {
  next: async (deps, plan, limit) => ({ ...(await delivered(deps, plan, limit)), delivery: 'castRecall' }),
};

/** A later correction makes an earlier one useless, and a recall makes both so. */
export const castCorrectDelivery: DeliveryKind = {
  whenUnknown: 'resend',
  calm: false,
  prepare: async (deps, delivery) => {
    const { castId = '', pid, sequence } = delivery;
    const cast = (await deps.store.get('broadcast', castPk(castId), castDocId))?.body;
    if (!cast || cast.corrections !== sequence) return { skip: 'superseded' };
    const [message, replaces] = await Promise.all([messageRead(deps, cast, pid), standing(deps, delivery)]);
    if ('skip' in message) return message;
    return replaces ? { render: (t) => messageCard(message, t), replaces } : { skip: 'notDelivered' };
  },
};

export const castRecallDelivery: DeliveryKind = {
  whenUnknown: 'resend',
  calm: false,
  prepare: async (deps, delivery) => {
    const removes = await standing(deps, delivery);
    return removes ? { removes } : { skip: 'notDelivered' };
  },
};

/** Where the broadcast stands in somebody's chat. */
async function standing(deps: Deps, { castId = '', pid }: Delivery): Promise<SentMessage | undefined> {
  const sent = (await deps.store.get('delivery', castPk(castId), deliveryDocId(castId, pid)))?.body;
  if (sent?.activityId === undefined || sent.conversationId === undefined) return undefined;
  return { activityId: sent.activityId, conversationId: sent.conversationId };
}
