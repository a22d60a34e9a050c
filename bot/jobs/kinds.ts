import { broadcastDelivery, broadcastPlan, noticeDelivery } from './broadcast.ts';
import { invitationDelivery, invitationPlan, inviteOnePlan } from './invitation.ts';
import type { Kinds } from './job.ts';
import { checkInDelivery, checkInPlan, reminderDelivery, reminderPlan } from './reminder.ts';
import { disposalPlan } from './request.ts';
import { promotedDelivery } from './rsvp.ts';

/** Every kind of plan and delivery that Cadre knows; README.md says how one is added. */
export const kinds: Kinds = {
  plans: {
    broadcast: broadcastPlan,
    checkIn: checkInPlan,
    disposal: disposalPlan,
    invitation: invitationPlan,
    inviteOne: inviteOnePlan,
    reminder: reminderPlan,
  },
  deliveries: {
    broadcast: broadcastDelivery,
    checkIn: checkInDelivery,
    invitation: invitationDelivery,
    notice: noticeDelivery,
    promoted: promotedDelivery,
    reminder: reminderDelivery,
  },
};
