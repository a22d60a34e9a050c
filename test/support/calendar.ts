import { request } from 'node:http';
import ICAL from 'ical.js';

/** An answer of the calendar's routes. */
export type Answered = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

/** Asks a house for one of the addresses that it gives, under the name in the address, as the world would. */
export function visit(
  house: { url: string },
  address: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answered> {
  const { host, pathname, search } = new URL(address);
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  const options = { method, path: `${pathname}${search}`, headers: { Host: host, ...headers } };
  const asked = request(house.url, options, (res) => {
    const chunks: Buffer[] = [];
    res.on('data', (chunk: Buffer) => chunks.push(chunk));
    res.on('end', () => {
      resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks).toString('utf8') });
    });
  });
  asked.on('error', reject);
  asked.end();
  return promise;
}

/** An event as ical.js, which is not what made it, reads it. */
export type ReadEvent = {
  uid: string;
  sequence: number;
  summary: string;
  location: string | undefined;
  description: string | undefined;
  status: string | undefined;
  categories: string[];
  startsAt: number;
  endsAt: number;
  timeZone: string | undefined;
  attendees: number;
  component: ICAL.Component;
};

/** A calendar file read back: its method, its zones, its events. */
export function readCalendar(text: string): { method: string; zones: string[]; events: ReadEvent[] } {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    zones: calendar.getAllSubcomponents('vtimezone').map((zone) => String(zone.getFirstPropertyValue('tzid'))),
    events: calendar.getAllSubcomponents('vevent').map(readEvent),
  };
}

function readEvent(component: ICAL.Component): ReadEvent {
  const event = new ICAL.Event(component);
  const said = (name: string): string | undefined => {
    const value = component.getFirstPropertyValue(name);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    location: said('location'),
    description: said('description'),
    status: said('status'),
    categories: component.getAllProperties('categories').flatMap((one) => one.getValues() as string[]),
    startsAt: event.startDate.toUnixTime() * 1_000,
    endsAt: event.endDate.toUnixTime() * 1_000,
    timeZone: component.getFirstProperty('dtstart')?.getFirstParameter('tzid'),
    attendees: event.attendees.length,
    component,
  };
}
