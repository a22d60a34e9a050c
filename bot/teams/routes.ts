import type { Routes, Command, Verb } from './router.ts';
import { attendanceCommands, attendanceVerbs } from './handlers/attendance.ts';
import { broadcastCommands, broadcastVerbs } from './handlers/broadcast.ts';
import { enrolmentCommands, enrolmentVerbs } from './handlers/enrolment.ts';
import { evaluationCommands, evaluationVerbs } from './handlers/evaluation.ts';
import { helpCommands, helpVerbs, unknown } from './handlers/help.ts';
import { inboxCommands, inboxVerbs } from './handlers/inbox.ts';
import { invitationCommands, invitationVerbs } from './handlers/invitation.ts';
import { personCommands, personVerbs } from './handlers/person.ts';
import { reachabilityCommands, reachabilityVerbs } from './handlers/reachability.ts';
import { registerCommands, registerVerbs } from './handlers/register.ts';
import { reminderCommands, reminderVerbs } from './handlers/reminder.ts';
import { scheduleCommands, scheduleVerbs } from './handlers/schedule.ts';
import { sessionCommands, sessionVerbs } from './handlers/session.ts';
import { weekCommands, weekVerbs } from './handlers/week.ts';

/** Everything that the bot answers: the commands that a person types and the verbs of its cards. */
export function createRoutes(local: { commands: Command[]; verbs: Verb[] } = { commands: [], verbs: [] }): Routes {
  return {
    commands: [
      ...helpCommands,
      ...attendanceCommands,
      ...broadcastCommands,
      ...inboxCommands,
      ...invitationCommands,
      ...reachabilityCommands,
      ...weekCommands,
      ...scheduleCommands,
      ...sessionCommands,
      ...reminderCommands,
      ...registerCommands,
      ...personCommands,
      ...enrolmentCommands,
      ...evaluationCommands,
      ...local.commands,
    ],
    verbs: [
      ...helpVerbs,
      ...attendanceVerbs,
      ...broadcastVerbs,
      ...inboxVerbs,
      ...invitationVerbs,
      ...reachabilityVerbs,
      ...weekVerbs,
      ...scheduleVerbs,
      ...sessionVerbs,
      ...reminderVerbs,
      ...registerVerbs,
      ...personVerbs,
      ...enrolmentVerbs,
      ...evaluationVerbs,
      ...local.verbs,
    ],
    fallback: unknown,
  };
}
