import { Temporal } from 'temporal-polyfill';

/** An instant: milliseconds since 1970-01-01T00:00Z. */
export type Millis = number;

/** A calendar day, `YYYY-MM-DD`, without a zone. */
export type Day = string;

export const SECOND: Millis = 1_000;
export const MINUTE: Millis = 60 * SECOND;
export const HOUR: Millis = 60 * MINUTE;
/** 24 hours; a day of the calendar may have one more or less. */
export const DAY: Millis = 24 * HOUR;

/** The calendar day on which an instant falls in a zone (IANA name). */
export function dayIn(timeZone: string, at: Millis): Day {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** True for a zone that the IANA database knows. */
export function isTimeZone(timeZone: string): boolean {
  if (!timeZone.includes('/') && timeZone !== 'UTC') return false; // "EST" and "+05:00" hide daylight saving time
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  try {
    Temporal.PlainDate.from(day);
    return true;
  } catch {
    return false;
  }
}

/** What a wall-clock time in a zone is: one instant, none (skipped when clocks go forward), or two (doubled). */
export type LocalTime =
  { kind: 'instant'; at: Millis } | { kind: 'skipped' } | { kind: 'doubled' } | { kind: 'malformed' };

/**
 * The instant of a local time `YYYY-MM-DDTHH:mm[:ss]` in a zone. Says so, rather than choose, where daylight
 * saving time skips or doubles it.
 */
export function instantOf(local: string, timeZone: string): LocalTime {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local)) return { kind: 'malformed' };
  let plain: Temporal.PlainDateTime;
  try {
    plain = Temporal.PlainDateTime.from(local);
  } catch {
    return { kind: 'malformed' };
  }
  const earlier = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = plain.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'instant', at: earlier.epochMilliseconds };
  return { kind: earlier.toPlainDateTime().equals(plain) ? 'doubled' : 'skipped' };
}

/** The calendar day and the wall-clock time (`HH:mm`) of an instant in a zone. */
export function localOf(at: Millis, timeZone: string): { day: Day; time: string } {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return { day: local.toPlainDate().toString(), time: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}
