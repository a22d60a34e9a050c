import { broadcastDelivery, broadcastPlan, noticeDelivery } from './broadcast.ts';
import { enrolmentNewsDelivery } from './enrolment.ts';
import type { Kinds } from './job.ts';
import { checkInDelivery, checkInPlan, reminderDelivery, reminderPlan } from './reminder.ts';
import {
  announcePlan,
  detailsDelivery,
  detailsOfSeriesDelivery,
  detailsOfSeriesPlan,
  detailsPlan,
  remindPlan,
} from './schedule.ts';

/** Every kind of plan and delivery that Cadre knows; README.md says how one is added. */
export const kinds: Kinds = {
  plans: {
    announce: announcePlan,
    broadcast: broadcastPlan,
    checkIn: checkInPlan,
    details: detailsPlan,
    detailsOfSeries: detailsOfSeriesPlan,
    remind: remindPlan,
    reminder: reminderPlan,
  },
  deliveries: {
    broadcast: broadcastDelivery,
    checkIn: checkInDelivery,
    details: detailsDelivery,
    detailsOfSeries: detailsOfSeriesDelivery,
    enrolmentNews: enrolmentNewsDelivery,
    notice: noticeDelivery,
    reminder: reminderDelivery,
  },
};
