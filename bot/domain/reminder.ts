import { Temporal } from 'temporal-polyfill';
import type { CheckInSettings } from './program.ts';
import { checkInWindow, type Session } from './session.ts';
import type { Day, Millis } from './time.ts';

/** What people are sent about a session by the clock. */
export type ReminderKind = 'reminder' | 'checkIn';

/** What a person may mute. Everything else about their sessions is required, and the card says so. */
export type Mutable = 'reminder';

/** The hour at which a reminder is sent, in the session's own zone. */
const REMINDER_HOUR = 9;

/**
 * When people are reminded of a session: at 9:00 of the working day before it, in the session's zone, whatever
 * daylight saving does in between (DESIGN section 4). `isWorkingDay` knows weekends and holidays.
 */
export function reminderAt(
  session: Pick<Session, 'startsAt' | 'timeZone'>,
  isWorkingDay: (day: Day) => boolean,
): Millis {
  const start = Temporal.Instant.fromEpochMilliseconds(session.startsAt).toZonedDateTimeISO(session.timeZone);
  let day = start.toPlainDate().subtract({ days: 1 });
  while (!isWorkingDay(day.toString())) day = day.subtract({ days: 1 });
  return day.toZonedDateTime({ timeZone: session.timeZone, plainTime: { hour: REMINDER_HOUR } }).epochMilliseconds;
}

/** When each message about a session is due: one calm reminder, and the check-in card when check-in opens. */
export function remindersOf(
  session: Session,
  settings: CheckInSettings,
  isWorkingDay: (day: Day) => boolean,
): { kind: ReminderKind; at: Millis }[] {
  return [
    { kind: 'reminder', at: reminderAt(session, isWorkingDay) },
    { kind: 'checkIn', at: checkInWindow(session, settings).opensAt },
  ];
}
