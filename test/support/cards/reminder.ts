import type { Render } from '../../../cards/card.ts';
import {
  choosePlanCard,
  planRefusedCard,
  programPlanCard,
  sessionPlanCard,
  type SessionPlanModel,
} from '../../../cards/reminder-plan.ts';
import { lateNewsCard, lateToldCard, reminderCard, reminderSettingsCard } from '../../../cards/reminder.ts';
import { HOSTILE, hostileSession, session, startsAt } from './sample.ts';

const checkIn = { session, asksCode: false, remote: false };
const settings = { workingDays: 1, at: '09:00', checkInCard: true };
const program = { programId: 'p1', name: HOSTILE, settings, shown: 'days=1 at=09:00 card=true' };
const typed = { days: '3', at: '06:00', card: 'false' };
const planned: SessionPlanModel = {
  session,
  settings,
  isOwn: false,
  over: false,
  shown: 'program',
  times: [
    { kind: 'reminder', at: startsAt - 24 * 3_600_000 },
    { kind: 'checkIn', at: startsAt - 1_800_000 },
  ],
};

export const reminderCards: Record<string, Render> = {
  reminder: (t) => reminderCard([{ ...session, waiting: false }], t),
  'reminder-several': (t) =>
    reminderCard(
      [
        { ...session, waiting: false, joinLink: 'https://teams.microsoft.com/l/meetup-join/1' },
        { ...hostileSession, place: '', waiting: false },
        { ...hostileSession, waiting: true },
      ],
      t,
    ),
  'reminder-settings': (t) => reminderSettingsCard({ kinds: [{ kind: 'reminder', muted: false }] }, t),
  'reminder-settings-coordinator': (t) =>
    reminderSettingsCard(
      {
        kinds: [
          { kind: 'reminder', muted: true },
          { kind: 'week', muted: false },
        ],
      },
      t,
    ),
  'reminder-plan': (t) => programPlanCard(program, t),
  'reminder-plan-saved': (t) => programPlanCard({ ...program, saved: true }, t),
  'reminder-plan-refused': (t) => programPlanCard({ ...program, typed, refused: 'badTime' }, t),
  'reminder-plan-choice': (t) =>
    choosePlanCard(
      [
        { programId: 'p1', name: 'Leadership' },
        { programId: 'p2', name: HOSTILE },
      ],
      t,
    ),
  'reminder-plan-not-allowed': planRefusedCard,
  'reminder-session': (t) => sessionPlanCard(planned, t),
  'reminder-session-own': (t) =>
    sessionPlanCard({ ...planned, session: hostileSession, isOwn: true, times: [], typed, refused: 'changed' }, t),
  'reminder-session-over': (t) => sessionPlanCard({ ...planned, over: true }, t),
  'late-told': (t) => lateToldCard({ ...checkIn, minutes: 20, told: true }, t),
  'late-told-code': (t) => lateToldCard({ ...checkIn, asksCode: true, remote: true, minutes: 20, told: true }, t),
  'late-untold': (t) => lateToldCard({ ...checkIn, minutes: 10, told: false }, t),
  'late-news': (t) => lateNewsCard({ name: HOSTILE, minutes: 30, session: hostileSession }, t),
};
