import type { Mutable } from '../bot/domain/reminder.ts';
import { checkInActions, type CheckInModel } from './attendance.ts';
import { card, execute, facts, heading, openUrl, paragraph, plain, type Block } from './block.ts';
import type { Card } from './card.ts';
import { titleIn, whenText, type SessionModel } from './session.ts';
import type { Text } from './text/text.ts';

/** `waiting`: the reader is on its waiting list, and has no seat so far. */
export type ReminderModel = SessionModel & { waiting: boolean; joinLink?: string };

/** One session, or all of a person's sessions of one day. */
export function reminderCard(sessions: readonly ReminderModel[], t: Text): Card {
  const words = t.reminder;
  const several = sessions.length > 1 ? [paragraph(words.several)] : [];
  return card(
    t,
    [
      heading(words.title),
      ...several,
      ...sessions.flatMap((session) => sessionBlocks(session, t)),
      { ...paragraph(words.muteHow), isSubtle: true, spacing: 'Medium' },
    ],
    [execute('session.mine', words.mySessions), execute('reminder.settings', words.settingsTitle)],
  );
}

function sessionBlocks(session: ReminderModel, t: Text): Block[] {
  const { place, waiting, joinLink } = session;
  const rows: [string, string][] = [[t.attendance.when, whenText(session, t)]];
  if (place !== '') rows.push([t.attendance.place, plain(place)]);
  const blocks: Block[] = [{ ...paragraph(`**${titleIn(session, t)}**`), spacing: 'Medium' }, facts(rows)];
  if (waiting) return [...blocks, paragraph(t.reminder.waiting)];
  if (joinLink === undefined) return blocks;
  return [...blocks, { type: 'ActionSet', actions: [openUrl(joinLink, t.reminder.join)] }];
}

/** What somebody sees who said that they are late; they check in from here when they arrive. */
export function lateToldCard(model: CheckInModel & { minutes: number; told: boolean }, t: Text): Card {
  const sentence = model.told ? t.reminder.lateTold(model.minutes) : t.reminder.lateUntold;
  const about = { ...paragraph(titleIn(model.session, t)), spacing: 'None', isSubtle: true } as const;
  return card(t, [paragraph(sentence), about], checkInActions(model, t));
}

/** What the facilitator is told. */
export function lateNewsCard(model: { name: string; minutes: number; session: SessionModel }, t: Text): Card {
  return card(t, [
    paragraph(t.reminder.lateNews(plain(model.name), model.minutes)),
    { ...paragraph(`${titleIn(model.session, t)} · ${whenText(model.session, t)}`), spacing: 'None', isSubtle: true },
  ]);
}

/** What a person is sent, and what of it they have muted; `kinds` is what they may mute. */
export function reminderSettingsCard({ kinds }: { kinds: { kind: Mutable; muted: boolean }[] }, t: Text): Card {
  const words = t.reminder;
  return card(
    t,
    [
      heading(words.settingsTitle),
      paragraph(words.settings),
      facts(kinds.map(({ kind, muted }) => [words.kind[kind], muted ? words.off : words.on])),
      paragraph(words.required),
    ],
    kinds.map(({ kind, muted }) =>
      execute('reminder.set', (muted ? words.unmute : words.mute)[kind], { kind, muted: !muted }),
    ),
  );
}
