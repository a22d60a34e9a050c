import { Temporal } from 'temporal-polyfill';
import { DAY, type Millis } from './time.ts';

/** A change of a zone's offset: when, from what to what, and the wall clock that showed when it came. */
type Onset = { from: number; to: number; local: Temporal.PlainDateTime };

/** Long enough that every rule in force has been seen once before the first event, and once after the last. */
const AROUND: Millis = 400 * DAY;

/**
 * A zone as calendars read it (RFC 5545, VTIMEZONE), right from one instant to another and a year around: made from the
 * same zone data that all of Cadre counts with, so that a file can never say another hour than a card. Where the zone
 * changes by one rule twice a year it says the rule, which Outlook reads best; else each change by its date.
 */
export function zoneComponent(timeZone: string, from: Millis, to: Millis): string {
  const start = zoned(from - AROUND, timeZone);
  const onsets = onsetsBetween(start, to + AROUND);
  const rules = yearlyRules(onsets);
  const parts = rules ?? [observance(start.toPlainDateTime(), offsetOf(start), offsetOf(start)), ...onsets.map(onceOf)];
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...parts.flat(), 'END:VTIMEZONE'].join('\r\n');
}

const zoned = (at: Millis, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

const offsetOf = ({ offsetNanoseconds }: Temporal.ZonedDateTime): number => Math.round(offsetNanoseconds / 1e9);

function onsetsBetween(start: Temporal.ZonedDateTime, to: Millis): Onset[] {
  const found: Onset[] = [];
  let before = offsetOf(start);
  for (let next = start.getTimeZoneTransition('next'); next; next = next.getTimeZoneTransition('next')) {
    if (next.epochMilliseconds > to) break;
    const after = offsetOf(next);
    // a zone may change its name or its rules without changing its offset
    if (after !== before) found.push({ from: before, to: after, local: wallClock(next, before) });
    before = after;
  }
  return found;
}

/** What clocks showed when the change came: they had not been changed yet. */
function wallClock(at: Temporal.ZonedDateTime, before: number): Temporal.PlainDateTime {
  return at.toInstant().toZonedDateTimeISO('UTC').toPlainDateTime().add({ seconds: before });
}

/** The two rules that all these changes follow; undefined where they do not. */
function yearlyRules(onsets: readonly Onset[]): string[][] | undefined {
  const kinds = [...Map.groupBy(onsets, ({ from, to }) => `${from} ${to}`).values()];
  if (kinds.length !== 2) return undefined;
  const rules = kinds.map((onesOfKind) => {
    const rule = yearlyRule(onesOfKind);
    const [first] = onesOfKind;
    return rule !== undefined && first ? observance(first.local, first.from, first.to, rule) : undefined;
  });
  return rules.every((rule) => rule !== undefined) ? rules : undefined;
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** "The second Sunday of March", at the same time, every year once; undefined where it is not so. */
function yearlyRule(onsets: readonly Onset[]): string | undefined {
  const years = onsets.map(({ local }) => local.year);
  const [first] = onsets;
  if (!first || onsets.length < 2) return undefined;
  const everyYear = years.every((year, n) => year === first.local.year + n);
  const times = new Set(onsets.map(({ local }) => local.toPlainTime().toString()));
  if (!everyYear || times.size !== 1) return undefined;
  const places = [nthOf, fromEndOf].map((place) => new Set(onsets.map(({ local }) => placeOf(local, place(local)))));
  // few years say little: a "last Sunday" may have been the fourth in all of them
  if (onsets.every(({ local }) => fromEndOf(local) === -1)) places.reverse();
  const [only] = places.find((found) => found.size === 1) ?? [];
  return only;
}

const placeOf = ({ month, dayOfWeek }: Temporal.PlainDateTime, nth: number): string =>
  `FREQ=YEARLY;BYMONTH=${month};BYDAY=${nth}${WEEKDAYS[dayOfWeek - 1] ?? ''}`;

const nthOf = ({ day }: Temporal.PlainDateTime): number => Math.ceil(day / 7);
const fromEndOf = ({ day, daysInMonth }: Temporal.PlainDateTime): number => -Math.ceil((daysInMonth - day + 1) / 7);

const onceOf = ({ local, from, to }: Onset): string[] => observance(local, from, to);

function observance(local: Temporal.PlainDateTime, from: number, to: number, rule?: string): string[] {
  const kind = to > from ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `DTSTART:${local.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}`,
    ...(rule === undefined ? [] : [`RRULE:${rule}`]),
    `TZOFFSETFROM:${offsetText(from)}`,
    `TZOFFSETTO:${offsetText(to)}`,
    `END:${kind}`,
  ];
}

/** "-0330"; seconds only where there are some (RFC 5545, UTC-OFFSET). */
function offsetText(seconds: number): string {
  const size = Math.abs(seconds);
  const [hours, minutes, rest] = [Math.floor(size / 3_600), Math.floor(size / 60) % 60, size % 60];
  const digits = [hours, minutes, ...(rest === 0 ? [] : [rest])].map((part) => String(part).padStart(2, '0'));
  return `${seconds < 0 ? '-' : '+'}${digits.join('')}`;
}
