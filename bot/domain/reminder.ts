import { Temporal } from 'temporal-polyfill';
import type { Pid } from './person.ts';
import { DEFAULT_REMINDERS, type CheckInSettings, type Program, type ReminderSettings } from './program.ts';
import { ok, refuse, type Result } from './result.ts';
import { checkInWindow, type Session } from './session.ts';
import { dayIn, type Day, type Millis } from './time.ts';

/** What people are sent about a session by the clock. */
export type ReminderKind = 'reminder' | 'checkIn';

/**
 * What a person may mute: the reminder before a session, and the coordinators' card of the week. Everything else is
 * required, and the card says so.
 */
export type Mutable = 'reminder' | 'week';

export type ReminderTime = { kind: ReminderKind; at: Millis };

/** The most working days before a session on which people can be reminded of it. */
export const MOST_WORKING_DAYS = 10;
/** Reminders keep the quiet hours (domain/delivery): an hour outside these would never be kept. */
export const EARLIEST = '08:00';
export const LATEST = '17:00';

/** What somebody may mute: the card of the week goes to coordinators only. */
export function mutableFor(isCoordinator: boolean): Mutable[] {
  return isCoordinator ? ['reminder', 'week'] : ['reminder'];
}

/** What holds for a session: its own settings, else those of its program, else the calm ones. */
export function settingsFor(session: Pick<Session, 'reminders'>, program?: Program): ReminderSettings {
  return session.reminders ?? program?.reminders ?? DEFAULT_REMINDERS;
}

/** Settings as somebody typed them. Refused: days that are not whole or not 0 to 10, a time outside quiet hours. */
export function readReminderSettings(typed: {
  days: string;
  at: string;
  checkInCard: boolean;
}): Result<ReminderSettings, { code: 'badDays' | 'badTime' }> {
  const workingDays = /^\d{1,2}$/.test(typed.days) ? Number(typed.days) : Number.NaN;
  if (!(workingDays <= MOST_WORKING_DAYS)) return refuse({ code: 'badDays' });
  return isReminderTime(typed.at)
    ? ok({ workingDays, at: typed.at, checkInCard: typed.checkInCard })
    : refuse({ code: 'badTime' });
}

/** True for a time of day, `HH:mm`, at which a reminder may be sent. */
export function isReminderTime(at: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(at) && EARLIEST <= at && at <= LATEST;
}

/** Settings as a code: for the audit, and to tell whether they are still those that a card showed. */
export function reminderCode({ workingDays, at, checkInCard }: ReminderSettings): string {
  return `days=${workingDays} at=${at} card=${checkInCard}`;
}

/**
 * When people are reminded of a session: so many working days before its day, at the time that is set, in the
 * session's zone, whatever daylight saving does in between (DESIGN section 4). Always before the session's day.
 * `isWorkingDay` knows weekends and holidays.
 */
export function reminderAt(
  session: Pick<Session, 'startsAt' | 'timeZone'>,
  { workingDays, at }: Pick<ReminderSettings, 'workingDays' | 'at'>,
  isWorkingDay: (day: Day) => boolean,
): Millis {
  const { startsAt, timeZone } = session;
  let day = Temporal.PlainDate.from(dayIn(timeZone, startsAt));
  for (let left = Math.max(1, workingDays); left > 0; left -= 1) {
    do day = day.subtract({ days: 1 });
    while (!isWorkingDay(day.toString()));
  }
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(at) }).epochMilliseconds;
}

/** When each message about a session is due, of those that its settings ask for. */
export function remindersOf(
  session: Session,
  settings: { checkIn: CheckInSettings; reminders: ReminderSettings },
  isWorkingDay: (day: Day) => boolean,
): ReminderTime[] {
  const { checkIn, reminders } = settings;
  const reminder: ReminderTime[] =
    reminders.workingDays > 0 ? [{ kind: 'reminder', at: reminderAt(session, reminders, isWorkingDay) }] : [];
  const card: ReminderTime[] = reminders.checkInCard
    ? [{ kind: 'checkIn', at: checkInWindow(session, checkIn).opensAt }]
    : [];
  return [...reminder, ...card];
}

/**
 * The id of a plan: its instant is part of it, so that another setting makes another plan, and the same one again
 * meets the first.
 */
export function reminderPlanId({ sessionId, sequence }: Session, { kind, at }: ReminderTime): string {
  return `${planPrefix(kind, sessionId, sequence)}${at.toString(36)}`;
}

/** How the ids of all plans of one kind begin, for one date of a session. */
export function planPrefix(kind: ReminderKind, sessionId: string, sequence: number): string {
  return `${kind}_${sessionId}_${sequence}_`;
}

/**
 * A person was reminded of a session (this sequence of it), or is about to be, by the delivery `by`, which lies with
 * the session `home`. What makes several sessions one message, and no session two.
 */
export type Told = { sessionId: string; sequence: number; by: string; home: string; startsAt: Millis };

type Dated = Pick<Session, 'startsAt' | 'timeZone'>;

/**
 * True where two sessions are on one day of a person: in their own zone, or where that is not known each in its own.
 */
export function isSameDay(a: Dated, b: Dated, zone: string | undefined): boolean {
  return dayIn(zone ?? a.timeZone, a.startsAt) === dayIn(zone ?? b.timeZone, b.startsAt);
}

/** True where something that is due at `at` is due today or was, by the person's calendar. */
export function isDueToday(at: Millis, now: Millis, zone: string): boolean {
  return dayIn(zone, at) <= dayIn(zone, now);
}

/** Whom to tell that somebody is late: everybody but themselves, each once. */
export function listeners(facilitators: readonly Pid[], speaker: Pid): Pid[] {
  return [...new Set(facilitators)].filter((pid) => pid !== speaker);
}
