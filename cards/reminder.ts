import { card, execute, facts, heading, paragraph, plain, type Action, type Block } from './block.ts';
import type { Card } from './card.ts';
import { titleIn, whenText, type SessionModel } from './session.ts';
import type { Text } from './text/text.ts';

/** How late somebody may say that they are. */
const LATE_MINUTES = [10, 20, 30] as const;

/** One session, or all of a person's sessions of one day. */
export function reminderCard(sessions: readonly SessionModel[], t: Text): Card {
  const several = sessions.length > 1 ? [paragraph(t.reminder.several)] : [];
  return card(
    t,
    [heading(t.reminder.title), ...several, ...sessions.flatMap((session) => sessionBlocks(session, t))],
    [execute('session.mine', t.reminder.mySessions)],
  );
}

function sessionBlocks(session: SessionModel, t: Text): Block[] {
  return [
    { ...paragraph(`**${titleIn(session, t)}**`), spacing: 'Medium' },
    facts([
      [t.attendance.when, whenText(session, t)],
      [t.attendance.place, plain(session.place)],
    ]),
  ];
}

/** The buttons of the check-in card for people who are on their way. */
export function lateActions({ programId, sessionId }: SessionModel, t: Text): Action[] {
  return LATE_MINUTES.map((minutes) =>
    execute('attendance.late', t.reminder.lateBy(minutes), { programId, sessionId, minutes }, 'without'),
  );
}

/** What somebody sees who said that they are late. */
export function lateToldCard(model: { minutes: number; told: boolean; session: SessionModel }, t: Text): Card {
  const sentence = model.told ? t.reminder.lateTold(model.minutes) : t.reminder.lateUntold;
  const { programId, sessionId } = model.session;
  return card(t, [paragraph(sentence)], [execute('attendance.start', t.attendance.checkIn, { programId, sessionId })]);
}

/** What the facilitator is told. */
export function lateNewsCard(model: { name: string; minutes: number; session: SessionModel }, t: Text): Card {
  return card(t, [
    paragraph(t.reminder.lateNews(plain(model.name), model.minutes)),
    { ...paragraph(titleIn(model.session, t)), spacing: 'None', isSubtle: true },
  ]);
}

/** What a person is sent, and what of it they have muted. */
export function reminderSettingsCard({ muted }: { muted: boolean }, t: Text): Card {
  const words = t.reminder;
  return card(
    t,
    [
      heading(words.settingsTitle),
      paragraph(words.settings),
      facts([[words.kind.reminder, muted ? words.off : words.on]]),
      paragraph(words.required),
    ],
    [execute('reminder.set', muted ? words.unmute : words.mute, { muted: !muted })],
  );
}
