import { calendarCard, noCalendarCard } from '../../../cards/calendar.ts';
import type { Render } from '../../../cards/card.ts';
import { startsAt } from './sample.ts';

const links = {
  download: 'https://cadre.example.gc.ca/calendar/session/eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl.ics',
  readerZone: 'America/Toronto',
};
const feed = {
  url: 'https://cadre.example.gc.ca/calendar/pid1.AAAAAAAAAAAAAAAAAAAAAA.ics',
  since: startsAt,
  version: '7',
};

export const calendarCards: Record<string, Render> = {
  calendar: (t) => calendarCard(links, t),
  'calendar-feed': (t) => calendarCard({ ...links, feed }, t),
  'calendar-renewed': (t) => calendarCard({ ...links, feed, news: 'renewed' }, t),
  'calendar-stopped': (t) => calendarCard({ ...links, news: 'stopped' }, t),
  'calendar-changed': (t) => calendarCard({ ...links, feed, news: 'changed' }, t),
  'calendar-hidden': (t) => calendarCard({ ...links, feed: { since: startsAt, version: '7' } }, t),
  'calendar-unavailable': noCalendarCard,
};
