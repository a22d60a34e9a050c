import type { Render } from '../../../cards/card.ts';
import { lateNewsCard, lateToldCard, reminderCard, reminderSettingsCard } from '../../../cards/reminder.ts';
import { HOSTILE, hostileSession, session } from './sample.ts';

export const reminderCards: Record<string, Render> = {
  reminder: (t) => reminderCard([session], t),
  'reminder-several': (t) => reminderCard([session, hostileSession], t),
  'reminder-settings': (t) => reminderSettingsCard({ muted: false }, t),
  'reminder-settings-muted': (t) => reminderSettingsCard({ muted: true }, t),
  'late-told': (t) => lateToldCard({ minutes: 20, told: true, session }, t),
  'late-untold': (t) => lateToldCard({ minutes: 10, told: false, session }, t),
  'late-news': (t) => lateNewsCard({ name: HOSTILE, minutes: 30, session: hostileSession }, t),
};
