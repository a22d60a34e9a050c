import type { Response } from 'restify';

/** An error as RFC 9457 writes it. `code` is stable: programs may rely on it, people read `title`. */
export type Problem = { status: number; code: string; field?: string; reference?: string };

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is malformed.',
  401: 'The request is not authenticated.',
  403: 'The request is not allowed.',
  404: 'There is nothing here.',
  405: 'This cannot be done here.',
  408: 'The request took too long.',
  413: 'The request is too large.',
  415: 'Only application/json is read here.',
  500: 'Something unexpected happened.',
  503: 'Not now; try again later.',
};

/** Nothing here is a page: no browser may keep it, guess its type, frame it or run anything in it. */
const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** Answers with a problem. What a stranger gets to see of an error is this and no more. */
export function sendProblem(res: Response, problem: Problem): void {
  if (problem.status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
  if (problem.status === 503) res.setHeader('Retry-After', '5');
  const { status, ...rest } = problem;
  const title = TITLES[status] ?? 'The request cannot be answered.';
  send(res, status, { type: 'about:blank', title, status, ...rest }, 'application/problem+json');
}

/** Answers with JSON, or with nothing but the status. */
export function sendJson(res: Response, status: number, body?: unknown): void {
  send(res, status, body, 'application/json');
}

/** Raw, because restify's own formatting writes whole requests to the log when it cannot format (response.js). */
function send(res: Response, status: number, body: unknown, type: string): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  const about = text === '' ? {} : { 'Content-Type': type };
  res.sendRaw(status, text, { ...HEADERS, ...about, 'Content-Length': String(Buffer.byteLength(text)) });
}
