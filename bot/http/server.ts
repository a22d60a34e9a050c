import { createServer as createRestify, type Request, type Response, type Server } from 'restify';
import type { Deps, Log } from '../deps.ts';
import { describeFault } from '../domain/fault.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { readJson } from './body.ts';
import { routeCalendar, type CalendarEntrance } from './calendar.ts';
import { isDoorVisit, routeDoor, sendBadLink, type DoorEntrance } from './door.ts';
import { checkFence } from './fence.ts';
import { sendJson, sendProblem, type Problem } from './problem.ts';

/** What to answer an activity with. `refusal`: it was not let in. */
export type Answer = { status: number; body?: unknown } | { status: number; refusal: { code: string; field?: string } };

/** What the server needs from other rooms; main.ts gives it. */
export type Entrance = Pick<Deps, 'ids' | 'log'> & {
  /** Local mode: no accounts, and therefore fenced (fence.ts). */
  local: boolean;
  /** Answers an activity; never throws. */
  messages: (authorization: string | undefined, body: unknown) => Promise<Answer>;
  /** Throws unless the store answers. */
  ping: () => Promise<void>;
  /** The second door; absent where none is set up. */
  door?: Pick<DoorEntrance, 'door' | 'url'>;
  /** Calendars by link; absent where the second door is. */
  calendar?: CalendarEntrance;
};

/** Why the server cannot listen: the port belongs to somebody, is not allowed, or the host is not this machine. */
type CannotListen = { code: 'port-taken' | 'port-denied' | 'host-unknown' };

export type HttpServer = {
  /** Listens and says on which port; 0 takes a free one. */
  listen(host: string, port: number): Promise<Result<number, CannotListen>>;
  /** Stops taking requests and waits for those under way, `graceMs` at most; then every connection is closed. */
  close(graceMs?: number): Promise<void>;
};

const PING_TIMEOUT_MS = 2_000;
/** A turn has 15 s (PLATFORM section 1); then waiting helps nobody. */
const GRACE_MS = 15_000;
const REFUSED_LISTEN: Readonly<Record<string, CannotListen['code']>> = {
  EADDRINUSE: 'port-taken',
  EACCES: 'port-denied',
  EADDRNOTAVAIL: 'host-unknown',
  ENOTFOUND: 'host-unknown',
};

/**
 * The HTTP server: activities at POST /api/messages, GET /healthz (the process lives) and GET /readyz (the store
 * answers too). Every error is a problem+json with a stable code; nothing of a request's body or headers is logged.
 */
export function createServer(entrance: Entrance): HttpServer {
  const state = { stopping: false };
  const server = createRestify({ name: '' }); // no name, no Server header
  limit(server);
  guard(server, entrance, state);
  routeMessages(server, entrance);
  routeHealth(server, entrance, state);
  if (entrance.door) routeDoor(server, { ...entrance, ...entrance.door });
  if (entrance.calendar) routeCalendar(server, entrance.calendar);
  return {
    listen: (host, port) => listen(server, entrance.log, host, port),
    close(graceMs = GRACE_MS) {
      state.stopping = true;
      return close(server, graceMs);
    },
  };
}

/** Slow clients do not hold connections: all of a request within 30 s, its headers within 10. */
function limit({ server }: Server): void {
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  server.keepAliveTimeout = 65_000; // longer than load balancers keep theirs: the one who closes first must be them
  // restify listens for upgrades and then leaves the socket open for ever; without a listener Node answers as usual
  server.removeAllListeners('upgrade');
}

/** What comes before and after any route: the fence of local mode, problems for errors, and leaving when we stop. */
function guard(server: Server, { local, log, ids, door }: Entrance, state: { stopping: boolean }): void {
  const fenced = (req: Request): Problem | undefined => {
    const fence = local ? checkFence(req.headers, req.socket.localPort) : ok(undefined);
    if (fence.ok) return undefined;
    log.warn({ status: 403, code: fence.refusal.code }, 'refused by the fence of local mode');
    return { status: 403, code: fence.refusal.code };
  };
  server.pre((req, res, next) => {
    res.once('header', () => {
      if (state.stopping) res.setHeader('Connection', 'close');
    });
    const problem = isPlainTarget(req.url) ? fenced(req) : { status: 404, code: 'not-found' };
    if (problem?.status === 404 && door && isDoorVisit(req)) sendBadLink(req, res);
    else if (problem !== undefined) sendProblem(res, problem);
    next(problem === undefined ? undefined : false);
  });
  server.on('restifyError', (_req: Request, res: Response, error: unknown, done: () => void) => {
    const status = statusOf(error);
    if (status === 404 || status === 405) {
      sendProblem(res, { status, code: status === 404 ? 'not-found' : 'method' });
    } else {
      const reference = ids.next();
      log.error({ reference, ...describeFault(error) }, 'a request failed');
      sendProblem(res, { status: 500, code: 'unexpected', reference });
    }
    done();
  });
}

/** restify parses a target with url.parse and decodes it, which both throw at some, where nothing would catch it. */
function isPlainTarget(target: string | undefined): boolean {
  return /^\/[\w\-./?=&]*$/.test(target ?? '');
}

function statusOf(error: unknown): unknown {
  return error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
}

function routeMessages(server: Server, { messages, log }: Entrance): void {
  server.post('/api/messages', async (req, res) => {
    const body = await readJson(req);
    const answer = body.ok
      ? await messages(req.headers.authorization, body.value)
      : { ...body.refusal, refusal: body.refusal };
    if (!('refusal' in answer)) {
      sendJson(res, answer.status, answer.body);
      return;
    }
    const { status, refusal } = answer;
    log.warn({ status, code: refusal.code }, 'an activity was refused');
    sendProblem(res, { ...refusal, status });
  });
}

function routeHealth(server: Server, { ping }: Entrance, state: { stopping: boolean }): void {
  server.get('/healthz', async (_req, res) => {
    sendJson(res, 200, { status: 'live' });
  });
  server.get('/readyz', async (_req, res) => {
    if (state.stopping) sendProblem(res, { status: 503, code: 'stopping' });
    else if (await answersInTime(ping)) sendJson(res, 200, { status: 'ready' });
    else sendProblem(res, { status: 503, code: 'store-unreachable' });
  });
}

async function answersInTime(ping: () => Promise<void>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, PING_TIMEOUT_MS, false);
  const answer = ping().then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** restify passes the errors of Node's server on, and an error that nobody listens to ends the process. */
function listen(server: Server, log: Log, host: string, port: number): Promise<Result<number, CannotListen>> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      const code = REFUSED_LISTEN[error.code ?? ''];
      if (code === undefined) reject(error);
      else resolve(refuse({ code }));
    };
    server.once('error', failed);
    server.server.listen(port, host, () => {
      server.off('error', failed);
      server.on('error', (error: Error) => {
        log.error({ ...describeFault(error) }, 'the server has a problem');
      });
      resolve(ok(server.address().port));
    });
  });
}

async function close({ server }: Server, graceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  await closed;
  clearTimeout(timer);
}
