import type { Routes, Command, Verb } from './router.ts';
import { attendanceCommands, attendanceVerbs } from './handlers/attendance.ts';
import { broadcastCommands, broadcastVerbs } from './handlers/broadcast.ts';
import { calendarCommands, calendarVerbs } from './handlers/calendar.ts';
import { callCommands, callVerbs } from './handlers/call.ts';
import { enrolmentCommands, enrolmentVerbs } from './handlers/enrolment.ts';
import { evaluationOpenVerbs } from './handlers/evaluation-open.ts';
import { evaluationResultsCommands, evaluationResultsVerbs } from './handlers/evaluation-results.ts';
import { evaluationVerbs } from './handlers/evaluation.ts';
import { formCommands, formVerbs } from './handlers/form.ts';
import { feedbackCommands, feedbackVerbs } from './handlers/feedback.ts';
import { groupCommands, groupVerbs } from './handlers/group.ts';
import { helpCommands, helpVerbs } from './handlers/help.ts';
import { freeText, inboxCommands, inboxVerbs } from './handlers/inbox.ts';
import { nominationCommands, nominationVerbs } from './handlers/nomination.ts';
import { nominationFileCommands, nominationFileVerbs } from './handlers/nomination-file.ts';
import { personCommands, personVerbs } from './handlers/person.ts';
import { projectCommands, projectVerbs } from './handlers/project.ts';
import { reachabilityCommands, reachabilityVerbs } from './handlers/reachability.ts';
import { registerCommands, registerVerbs } from './handlers/register.ts';
import { reminderCommands, reminderVerbs } from './handlers/reminder.ts';
import { requestCommands, requestVerbs } from './handlers/request.ts';
import { reviewCommands, reviewVerbs } from './handlers/review.ts';
import { rsvpVerbs } from './handlers/rsvp.ts';
import { scheduleCommands, scheduleVerbs } from './handlers/schedule.ts';
import { selectionCommands, selectionVerbs } from './handlers/selection.ts';
import { sessionCommands, sessionVerbs } from './handlers/session.ts';
import { weekCommands, weekVerbs } from './handlers/week.ts';

const ownCommands: readonly Command[] = [
  ...helpCommands,
  ...attendanceCommands,
  ...broadcastCommands,
  ...calendarCommands,
  ...callCommands,
  ...inboxCommands,
  ...reachabilityCommands,
  ...weekCommands,
  ...scheduleCommands,
  ...sessionCommands,
  ...reminderCommands,
  ...registerCommands,
  ...requestCommands,
  ...nominationCommands,
  ...personCommands,
  ...enrolmentCommands,
  ...groupCommands,
  ...evaluationResultsCommands,
  ...formCommands,
  ...feedbackCommands,
  ...projectCommands,
  ...nominationFileCommands,
  ...reviewCommands,
  ...selectionCommands,
];

const ownVerbs: readonly Verb[] = [
  ...helpVerbs,
  ...attendanceVerbs,
  ...broadcastVerbs,
  ...calendarVerbs,
  ...callVerbs,
  ...inboxVerbs,
  ...reachabilityVerbs,
  ...weekVerbs,
  ...scheduleVerbs,
  ...sessionVerbs,
  ...reminderVerbs,
  ...registerVerbs,
  ...requestVerbs,
  ...rsvpVerbs,
  ...nominationVerbs,
  ...personVerbs,
  ...enrolmentVerbs,
  ...groupVerbs,
  ...evaluationVerbs,
  ...evaluationOpenVerbs,
  ...formVerbs,
  ...evaluationResultsVerbs,
  ...feedbackVerbs,
  ...projectVerbs,
  ...nominationFileVerbs,
  ...reviewVerbs,
  ...selectionVerbs,
];

/** Everything that the bot answers: the commands that a person types and the verbs of its cards. */
export function createRoutes(local: { commands: Command[]; verbs: Verb[] } = { commands: [], verbs: [] }): Routes {
  const commands = [...ownCommands, ...local.commands];
  return { commands, verbs: [...ownVerbs, ...local.verbs], fallback: freeText(commands) };
}
