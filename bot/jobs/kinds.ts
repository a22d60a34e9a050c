import { broadcastDelivery, broadcastPlan, noticeDelivery } from './broadcast.ts';
import type { Kinds } from './job.ts';
import { checkInDelivery, checkInPlan, lateDelivery, reminderDelivery, reminderPlan, replanPlan } from './reminder.ts';

/** Every kind of plan and delivery that Cadre knows; README.md says how one is added. */
export const kinds: Kinds = {
  plans: {
    broadcast: broadcastPlan,
    checkIn: checkInPlan,
    reminder: reminderPlan,
    replan: replanPlan,
  },
  deliveries: {
    broadcast: broadcastDelivery,
    checkIn: checkInDelivery,
    late: lateDelivery,
    notice: noticeDelivery,
    reminder: reminderDelivery,
  },
};
