import { inboxAnswerDelivery, inboxDisposalPlan, inboxNewDelivery, inboxNewPlan } from './inbox.ts';
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
import {
  evaluationAskPlan,
  evaluationClosePlan,
  evaluationDelivery,
  evaluationOpenPlan,
  evaluationRemindPlan,
  evaluationReminderDelivery,
  evaluationWipePlan,
} from './evaluation.ts';
import { evaluationNewsDelivery, evaluationResultsPlan, evaluationSettlePlan } from './evaluation-results.ts';
import {
  feedbackAskDelivery,
  feedbackClosePlan,
  feedbackFollowPlan,
  feedbackMovedDelivery,
  feedbackNewsDelivery,
  feedbackOpenPlan,
  feedbackReminderDelivery,
  feedbackRemindPlan,
} from './feedback.ts';
import type { Kinds } from './job.ts';
import { weekCardsPlan, weekDelivery, weekPlan } from './week.ts';
import { enrolmentNewsDelivery } from './enrolment.ts';
import {
  announcePlan,
  detailsDelivery,
  detailsOfSeriesDelivery,
  detailsOfSeriesPlan,
  detailsPlan,
  remindPlan,
} from './schedule.ts';
import { invitationDelivery, invitationPlan, inviteOnePlan } from './invitation.ts';
import { disposalPlan } from './request.ts';
import {
  reviewAnewDelivery,
  reviewAssignPlan,
  reviewDeclareDelivery,
  reviewDeclarePlan,
  reviewNudgeDelivery,
  reviewTellPlan,
  reviewToldDelivery,
} from './review.ts';
import { promotedDelivery } from './rsvp.ts';
import { checkInDelivery, checkInPlan, lateDelivery, reminderDelivery, reminderPlan, replanPlan } from './reminder.ts';

/** Every kind of plan and delivery that Cadre knows; README.md says how one is added. */
export const kinds: Kinds = {
  plans: {
    announce: announcePlan,
    broadcast: broadcastPlan,
    castCorrect: castCorrectPlan,
    castProgress: castProgressPlan,
    castRecall: castRecallPlan,
    castResend: castResendPlan,
    castRetry: castRetryPlan,
    checkIn: checkInPlan,
    evaluationAsk: evaluationAskPlan,
    evaluationClose: evaluationClosePlan,
    evaluationOpen: evaluationOpenPlan,
    evaluationRemind: evaluationRemindPlan,
    evaluationWipe: evaluationWipePlan,
    evaluationResults: evaluationResultsPlan,
    evaluationSettle: evaluationSettlePlan,
    feedbackClose: feedbackClosePlan,
    feedbackFollow: feedbackFollowPlan,
    feedbackOpen: feedbackOpenPlan,
    feedbackRemind: feedbackRemindPlan,
    inboxDisposal: inboxDisposalPlan,
    inboxNew: inboxNewPlan,
    details: detailsPlan,
    detailsOfSeries: detailsOfSeriesPlan,
    remind: remindPlan,
    disposal: disposalPlan,
    invitation: invitationPlan,
    inviteOne: inviteOnePlan,
    reminder: reminderPlan,
    reviewAssign: reviewAssignPlan,
    reviewDeclare: reviewDeclarePlan,
    reviewTell: reviewTellPlan,
    week: weekPlan,
    weekCards: weekCardsPlan,
    replan: replanPlan,
  },
  deliveries: {
    approvalAsked: approvalAskedDelivery,
    broadcast: broadcastDelivery,
    castCorrect: castCorrectDelivery,
    castProgress: castProgressDelivery,
    castRecall: castRecallDelivery,
    checkIn: checkInDelivery,
    evaluation: evaluationDelivery,
    evaluationNews: evaluationNewsDelivery,
    evaluationReminder: evaluationReminderDelivery,
    feedbackAsk: feedbackAskDelivery,
    feedbackMoved: feedbackMovedDelivery,
    feedbackNews: feedbackNewsDelivery,
    feedbackReminder: feedbackReminderDelivery,
    inboxAnswer: inboxAnswerDelivery,
    inboxNew: inboxNewDelivery,
    details: detailsDelivery,
    detailsOfSeries: detailsOfSeriesDelivery,
    enrolmentNews: enrolmentNewsDelivery,
    invitation: invitationDelivery,
    late: lateDelivery,
    notice: noticeDelivery,
    promoted: promotedDelivery,
    reminder: reminderDelivery,
    reviewAnew: reviewAnewDelivery,
    reviewDeclare: reviewDeclareDelivery,
    reviewNudge: reviewNudgeDelivery,
    reviewTold: reviewToldDelivery,
    week: weekDelivery,
  },
};
