import { broadcastDelivery, broadcastPlan, noticeDelivery } from './broadcast.ts';
import {
  evaluationAskPlan,
  evaluationClosePlan,
  evaluationDelivery,
  evaluationOpenPlan,
  evaluationRemindPlan,
  evaluationReminderDelivery,
} from './evaluation.ts';
import type { Kinds } from './job.ts';
import { checkInDelivery, checkInPlan, reminderDelivery, reminderPlan } from './reminder.ts';

/** Every kind of plan and delivery that Cadre knows; README.md says how one is added. */
export const kinds: Kinds = {
  plans: {
    broadcast: broadcastPlan,
    checkIn: checkInPlan,
    evaluationAsk: evaluationAskPlan,
    evaluationClose: evaluationClosePlan,
    evaluationOpen: evaluationOpenPlan,
    evaluationRemind: evaluationRemindPlan,
    reminder: reminderPlan,
  },
  deliveries: {
    broadcast: broadcastDelivery,
    checkIn: checkInDelivery,
    evaluation: evaluationDelivery,
    evaluationReminder: evaluationReminderDelivery,
    notice: noticeDelivery,
    reminder: reminderDelivery,
  },
};
