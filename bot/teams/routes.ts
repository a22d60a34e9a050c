import type { Routes, Command, Verb } from './router.ts';
import { attendanceCommands, attendanceVerbs } from './handlers/attendance.ts';
import { enrolmentCommands, enrolmentVerbs } from './handlers/enrolment.ts';
import { helpCommands, helpVerbs, unknown } from './handlers/help.ts';
import { personCommands, personVerbs } from './handlers/person.ts';
import { registerCommands, registerVerbs } from './handlers/register.ts';
import { sessionCommands, sessionVerbs } from './handlers/session.ts';

/** Everything that the bot answers: the commands that a person types and the verbs of its cards. */
export function createRoutes(local: { commands: Command[]; verbs: Verb[] } = { commands: [], verbs: [] }): Routes {
  return {
    commands: [
      ...helpCommands,
      ...attendanceCommands,
      ...sessionCommands,
      ...registerCommands,
      ...personCommands,
      ...enrolmentCommands,
      ...local.commands,
    ],
    verbs: [
      ...helpVerbs,
      ...attendanceVerbs,
      ...sessionVerbs,
      ...registerVerbs,
      ...personVerbs,
      ...enrolmentVerbs,
      ...local.verbs,
    ],
    fallback: unknown,
  };
}
