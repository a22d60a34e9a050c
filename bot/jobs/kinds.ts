import {
  castCorrectDelivery,
  castCorrectPlan,
  castRecallDelivery,
  castRecallPlan,
  castResendPlan,
  castRetryPlan,
} from './broadcast-correct.ts';
import { castProgressDelivery, castProgressPlan } from './broadcast-progress.ts';
import { approvalAskedDelivery, broadcastDelivery, broadcastPlan, noticeDelivery } from './broadcast.ts';
import type { Kinds } from './job.ts';
import { checkInDelivery, checkInPlan, reminderDelivery, reminderPlan } from './reminder.ts';

/** Every kind of plan and delivery that Cadre knows; README.md says how one is added. */
export const kinds: Kinds = {
  plans: {
    broadcast: broadcastPlan,
    castCorrect: castCorrectPlan,
    castProgress: castProgressPlan,
    castRecall: castRecallPlan,
    castResend: castResendPlan,
    castRetry: castRetryPlan,
    checkIn: checkInPlan,
    reminder: reminderPlan,
  },
  deliveries: {
    approvalAsked: approvalAskedDelivery,
    broadcast: broadcastDelivery,
    castCorrect: castCorrectDelivery,
    castProgress: castProgressDelivery,
    castRecall: castRecallDelivery,
    checkIn: checkInDelivery,
    notice: noticeDelivery,
    reminder: reminderDelivery,
  },
};
