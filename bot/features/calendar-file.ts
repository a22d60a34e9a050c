import icalendar, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { CalendarEvent } from '../domain/calendar.ts';
import { zoneComponent } from '../domain/calendar-zone.ts';
import { instantOf, type Millis } from '../domain/time.ts';

/** Whom a mailed event is between. */
export type Parties = { organizer: { name: string; email: string }; attendee: { name: string; email: string } };

/**
 * `PUBLISH`: a file or a feed. It has neither attendees nor an organizer, so that no calendar offers to answer: an answer
 * given there would reach nobody. `REQUEST` and `CANCEL`: by e-mail, to one person, who is not asked to answer either.
 */
export type Purpose = { method: 'PUBLISH'; name?: string } | ({ method: 'REQUEST' | 'CANCEL' } & Parties);

/** How often a calendar service should look at a feed. */
const REFRESH_SECONDS = 3 * 60 * 60;

/** Events as an iCalendar file (RFC 5545): escaped, folded, each in its own zone, which the file explains. */
export function calendarFile(events: readonly CalendarEvent[], purpose: Purpose, now: Millis): string {
  const calendar = icalendar({ prodId: '//Cadre//Cadre//EN', method: ICalCalendarMethod[purpose.method] });
  if (purpose.method === 'PUBLISH' && purpose.name !== undefined) calendar.name(purpose.name).ttl(REFRESH_SECONDS);
  const span = spanOf(events);
  calendar.timezone({ name: null, generator: (timeZone) => zoneComponent(timeZone, span.from, span.to) });
  for (const event of events) {
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      stamp: instant(now),
      ...timesOf(event),
      summary: event.summary,
      location: event.location === '' ? null : event.location,
      description: event.description,
      categories: event.categories.map((name) => ({ name })),
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: event.cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      ...(purpose.method === 'PUBLISH' ? {} : partiesOf(purpose)),
    });
  }
  return `${calendar.toString()}\r\n`;
}

function partiesOf({ organizer, attendee }: Parties) {
  return { organizer, attendees: [{ ...attendee, rsvp: false }] };
}

const spanOf = (events: readonly CalendarEvent[]): { from: Millis; to: Millis } => ({
  from: Math.min(...events.map(({ startsAt }) => startsAt)),
  to: Math.max(...events.map(({ endsAt }) => endsAt)),
});

const instant = (at: Millis): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(at);

/**
 * Wall-clock times in the session's zone. In the hour that comes twice when clocks go back, a wall clock says too little
 * (RFC 5545 takes the first): such an event is written in UTC.
 */
function timesOf({ startsAt, endsAt, timeZone }: CalendarEvent) {
  const times = [startsAt, endsAt].map((at) => instant(at).toZonedDateTimeISO(timeZone));
  const [start, end] = times as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
  const isPlain = times.every(
    (time) => instantOf(time.toPlainDateTime().toString({ smallestUnit: 'second' }), timeZone).kind === 'instant',
  );
  return isPlain ? { start, end, timezone: timeZone } : { start, end };
}
