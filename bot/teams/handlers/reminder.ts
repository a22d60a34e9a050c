import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import { bilingualCard } from '../../../cards/bilingual.ts';
import { staleCard } from '../../../cards/help.ts';
import { lateNewsCard, lateToldCard, reminderSettingsCard } from '../../../cards/reminder.ts';
import { textIn } from '../../../cards/text/text.ts';
import type { Deps } from '../../deps.ts';
import { personId, personPk } from '../../domain/key.ts';
import type { Pid } from '../../domain/person.ts';
import type { Session } from '../../domain/session.ts';
import { lateFor } from '../../features/late.ts';
import { mutedBy, setMuted } from '../../features/preference.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Handler, Turn } from '../turn.ts';
import { refShape, sessionModel } from './attendance.ts';

const settings: Handler<unknown> = async (deps, turn) => {
  const muted = (await mutedBy(deps, turn.actor.pid)).includes('reminder');
  return (t) => reminderSettingsCard({ muted }, t);
};

/** "Running late": told to the facilitator in their own chat, nobody else. */
const late: Handler<{ programId: string; sessionId: string; minutes: number }> = async (deps, turn, input) => {
  const found = await lateFor(deps, turn.actor, input);
  if (!found) return staleCard;
  const { session, tell } = found;
  const told = await Promise.all(tell.map((pid) => tellFacilitator(deps, turn, session, pid, input.minutes)));
  const model = { minutes: input.minutes, told: told.some((one) => one), session: sessionModel(session, turn) };
  return (t) => lateToldCard(model, t);
};

async function tellFacilitator(deps: Deps, turn: Turn, session: Session, pid: Pid, minutes: number): Promise<boolean> {
  const person = await deps.store.get('person', personPk(pid), personId(pid));
  const language = person?.body.language;
  const render: Render = (t) =>
    lateNewsCard({ name: turn.actor.name, minutes, session: sessionModel(session, turn) }, t);
  const card = language ? render(textIn(language)) : bilingualCard(render, 'en');
  return (await deps.sender.send(pid, card, textIn(language ?? 'en').help.toast)).ok;
}

export const reminderCommands: Command[] = [
  { words: ['reminders', 'reminder', 'rappels', 'rappel'], place: 'personal', run: settings },
];

export const reminderVerbs: Verb[] = [
  verb('reminder.set', z.object({ muted: z.boolean() }), async (deps, turn, { muted }) => {
    await setMuted(deps, turn.actor.pid, 'reminder', muted);
    return settings(deps, turn, undefined);
  }),
  verb('attendance.late', refShape.extend({ minutes: z.union([z.literal(10), z.literal(20), z.literal(30)]) }), late),
];
