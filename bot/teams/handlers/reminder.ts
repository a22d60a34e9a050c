import { z } from 'zod';
import { staleCard } from '../../../cards/help.ts';
import { lateToldCard, reminderSettingsCard } from '../../../cards/reminder.ts';
import { mutableFor } from '../../domain/reminder.ts';
import { sayLate } from '../../features/late.ts';
import { rolesOf } from '../../features/membership.ts';
import { mutedBy, setMuted } from '../../features/preference.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Handler } from '../turn.ts';
import { presentCheckIn, refShape, sessionModel } from './attendance.ts';
import { reminderPlanCommands, reminderPlanVerbs } from './reminder-plan.ts';

const settings: Handler<unknown> = async (deps, turn) => {
  const [muted, roles] = await Promise.all([mutedBy(deps, turn.actor.pid), rolesOf(deps, turn.actor.pid)]);
  const isCoordinator = roles.some(({ role }) => role === 'coordinator');
  const kinds = mutableFor(isCoordinator).map((kind) => ({ kind, muted: muted.includes(kind) }));
  return (t) => reminderSettingsCard({ kinds }, t);
};

/** "Running late": for the facilitator. Who has checked in, or comes too early or too late, sees how things are. */
const late: Handler<{ programId: string; sessionId: string; minutes: number }> = async (deps, turn, input) => {
  const { minutes, ...ref } = input;
  const said = await sayLate(deps, turn.actor, ref, minutes);
  if (!said.ok) return said.refusal.code === 'notNow' ? presentCheckIn(deps, turn, ref) : staleCard;
  const { session, asksCode, told } = said.value;
  const checkIn = { session: sessionModel(session, turn), asksCode, remote: session.remote };
  return (t) => lateToldCard({ ...checkIn, minutes, told: told > 0 }, t);
};

export const reminderCommands: Command[] = [
  { words: ['reminders', 'reminder', 'rappels', 'rappel'], place: 'personal', run: settings },
  ...reminderPlanCommands,
];

export const reminderVerbs: Verb[] = [
  verb('reminder.settings', z.object({}), settings),
  verb(
    'reminder.set',
    z.object({ kind: z.enum(['reminder', 'week']), muted: z.boolean() }),
    async (deps, turn, { kind, muted }) => {
      await setMuted(deps, turn.actor.pid, kind, muted);
      return settings(deps, turn, undefined);
    },
  ),
  verb('attendance.late', refShape.extend({ minutes: z.union([z.literal(10), z.literal(20), z.literal(30)]) }), late),
  ...reminderPlanVerbs,
];
