import type { IncomingMessage } from 'node:http';
import type { Request, Response, Server } from 'restify';
import type { Deps } from '../deps.ts';
import { describeFault } from '../domain/fault.ts';
import type { Language } from '../domain/person.ts';
import type { Result } from '../domain/result.ts';
import { DOOR_PATH, type DoorRefusal, type SecondDoor, type Shown } from '../features/door.ts';
import { readJson } from './body.ts';
import { routeAssets } from './door-asset.ts';
import { badLinkPage, cardPage, pageModel, sorryPage } from './door-page.ts';
import { sendJson, sendProblem } from './problem.ts';

/** The second door's entrance. `url`: the one address under which its pages are served; nothing else is answered. */
export type DoorEntrance = Pick<Deps, 'ids' | 'log'> & { door: SecondDoor; url: () => string };

/** These pages run our own script, and are kept, framed, indexed and named to others by nobody. */
const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Content-Type': 'text/html; charset=utf-8',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow',
};

/**
 * GET shows a card and changes nothing, since mail scanners follow links; POST does what a button asks. The token in
 * the path is a person's key: no path is ever logged.
 */
export function routeDoor(server: Server, entrance: DoorEntrance): void {
  routeAssets(server);
  server.get(`${DOOR_PATH}*`, async (req, res) => showPage(entrance, req, res));
  server.post(`${DOOR_PATH}*`, async (req, res) => answerPress(entrance, req, res));
}

/** For a target that no route reads: a link that a mail program or a hand has damaged. */
export function sendBadLink(req: Request, res: Response): void {
  sendPage(res, 404, badLinkPage(localeOf(req)));
}

/** True where somebody wants to see a page of the second door. */
export function isDoorVisit({ method, url = '' }: IncomingMessage): boolean {
  return method === 'GET' && url.startsWith(DOOR_PATH);
}

async function showPage({ door, url, log, ids }: DoorEntrance, req: Request, res: Response): Promise<void> {
  const locale = localeOf(req);
  if (!isHere(req, url())) {
    sendPage(res, 404, badLinkPage(locale));
    return;
  }
  try {
    const shown = await door.open(tokenOf(req), locale);
    if (!shown.ok) log.warn({ status: 404, code: shown.refusal.code }, 'a link of the second door was refused');
    sendPage(res, shown.ok ? 200 : 404, shown.ok ? cardPage(shown.value, locale) : badLinkPage(locale));
  } catch (error) {
    const reference = ids.next().slice(0, 8);
    log.error({ reference, ...describeFault(error) }, 'a page of the second door could not be shown');
    sendPage(res, 500, sorryPage(reference, locale));
  }
}

const STATUS = { link: 404, verb: 403, malformed: 400 } as const;

async function answerPress({ door, url, log, ids }: DoorEntrance, req: Request, res: Response): Promise<void> {
  const refused = (status: number, code: string): void => {
    log.warn({ status, code }, 'a press behind the second door was refused');
    sendProblem(res, { status, code });
  };
  if (!isHere(req, url())) {
    refused(404, 'link');
    return;
  }
  if (!isSameOrigin(req, url())) {
    refused(403, 'origin');
    return;
  }
  const body = await readJson(req);
  if (!body.ok) {
    refused(body.refusal.status, body.refusal.code);
    return;
  }
  const press = parsePress(body.value);
  if (!press) {
    refused(400, 'malformed');
    return;
  }
  const locale = localeOf(req);
  try {
    const shown: Result<Shown, DoorRefusal> = await door.act(tokenOf(req), locale, press.verb, press.data);
    if (shown.ok) sendJson(res, 200, pageModel(shown.value, locale));
    else refused(STATUS[shown.refusal.code], shown.refusal.code);
  } catch (error) {
    const reference = ids.next().slice(0, 8);
    log.error({ reference, ...describeFault(error) }, 'a press behind the second door could not be answered');
    sendProblem(res, { status: 500, code: 'unexpected', reference });
  }
}

function parsePress(body: unknown): { verb: string; data: Record<string, unknown> } | undefined {
  if (typeof body !== 'object' || body === null || !('verb' in body) || !('data' in body)) return undefined;
  const { verb, data } = body;
  if (typeof verb !== 'string' || typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  return { verb, data: { ...data } };
}

function sendPage(res: Response, status: number, page: string): void {
  res.sendRaw(status, page, { ...PAGE_HEADERS, 'Content-Length': String(Buffer.byteLength(page)) });
}

/** What stands after the path; mail systems may have added parameters of their own. */
const tokenOf = ({ url = '' }: IncomingMessage): string => url.slice(DOOR_PATH.length).split('?')[0] ?? '';

/** Served under its own name only; in local mode every name of this machine, which the fence has checked. */
export function isHere({ headers }: IncomingMessage, url: string): boolean {
  return isLocal(url) || headers.host?.toLowerCase() === new URL(url).host;
}

/** A press comes from the page itself: browsers say where from, and pages elsewhere cannot say otherwise. */
function isSameOrigin({ headers }: IncomingMessage, url: string): boolean {
  const own = isLocal(url) ? `http://${headers.host ?? ''}` : new URL(url).origin;
  const site = headers['sec-fetch-site'] ?? 'same-origin';
  return headers.origin === own.toLowerCase() && site === 'same-origin';
}

const isLocal = (url: string): boolean => url.startsWith('http:');

/** The browser's language, for people who have not recorded one: French where it comes first. */
function localeOf({ headers }: IncomingMessage): Language {
  return /^\s*fr\b/i.test(headers['accept-language'] ?? '') ? 'fr' : 'en';
}
