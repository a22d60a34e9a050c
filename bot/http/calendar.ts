import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, Response, Server } from 'restify';
import { eventWords } from '../../cards/calendar.ts';
import { textIn } from '../../cards/text/text.ts';
import type { Deps } from '../deps.ts';
import { describeFault } from '../domain/fault.ts';
import { fileOf, openDownload, openFeed, type Opened } from '../features/calendar.ts';
import { FEED_PATH, SINGLE_PATH } from '../features/calendar-link.ts';
import { isHere } from './door.ts';
import { sendProblem } from './problem.ts';

/** Calendars by link. `url`: the one address under which they are served; nothing else is answered. */
export type CalendarEntrance = { deps: Deps; url: () => string };

type Open = (deps: Deps, token: string) => Promise<Opened | undefined>;

/** A calendar service asks every few hours at most; a change is to be seen soon after it asks. */
const MAX_AGE_SECONDS = 300;

/** Kept by the reader's own calendar only; no browser frames it, guesses its type or runs anything in it. */
const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': `private, max-age=${MAX_AGE_SECONDS}`,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow',
};
const FILE: Readonly<Record<string, string>> = {
  'Content-Type': 'text/calendar; charset=utf-8',
  'Content-Disposition': 'attachment; filename="cadre.ics"',
};

/**
 * GET and HEAD of a feed or of a file. They change nothing. What cannot be opened is 404 with one and the same body,
 * whatever the reason. The token in the path is a person's key: no path is ever logged.
 */
export function routeCalendar(server: Server, entrance: CalendarEntrance): void {
  const answer = async (req: Request, res: Response): Promise<void> => {
    const path = (req.url ?? '').split('?')[0] ?? '';
    const single = path.startsWith(SINGLE_PATH);
    const token = /^(.+)\.ics$/.exec(path.slice((single ? SINGLE_PATH : FEED_PATH).length))?.[1];
    await sendCalendar(entrance, single ? openDownload : openFeed, token, req, res);
  };
  server.get(`${FEED_PATH}*`, answer);
  server.head(`${FEED_PATH}*`, answer);
}

async function sendCalendar(
  { deps, url }: CalendarEntrance,
  open: Open,
  token: string | undefined,
  req: IncomingMessage,
  res: Response,
): Promise<void> {
  try {
    const opened = token !== undefined && isHere(req, url()) ? await open(deps, token) : undefined;
    if (!opened) {
      deps.log.warn({ status: 404, code: 'calendar' }, 'a calendar link was refused');
      sendProblem(res, { status: 404, code: 'not-found' });
      return;
    }
    send(req, res, calendarOf(opened, deps.clock.now()));
  } catch (error) {
    const reference = deps.ids.next().slice(0, 8);
    deps.log.error({ reference, ...describeFault(error) }, 'a calendar could not be made');
    sendProblem(res, { status: 500, code: 'unexpected', reference });
  }
}

function calendarOf({ sessions, reader, language }: Opened, now: number): string {
  const texts = language ? [textIn(language)] : [textIn('en'), textIn('fr')];
  const name = texts.map(({ calendar }) => calendar.name).join(' / ');
  const purpose = { method: 'PUBLISH', ...(reader === 'feed' ? { name } : {}) } as const;
  return fileOf(sessions, texts.map(eventWords), reader, purpose, now);
}

function send(req: IncomingMessage, res: Response, calendar: string): void {
  // weak: the moment at which a file was made is no change of what it says
  const etag = `W/"${hash('sha256', calendar.replace(/^DTSTAMP:.*\r\n/gm, '')).slice(0, 32)}"`;
  const known = (req.headers['if-none-match'] ?? '').split(',').some((one) => one.trim() === etag);
  if (known) res.sendRaw(304, '', { ...HEADERS, ETag: etag });
  else {
    const length = String(Buffer.byteLength(calendar));
    res.sendRaw(200, calendar, { ...HEADERS, ...FILE, ETag: etag, 'Content-Length': length });
  }
}
