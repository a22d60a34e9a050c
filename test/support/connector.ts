import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Limits } from './connector-limits.ts';

/** One request that the bot made. `path` is below the service URL, decoded. */
export type Call = {
  method: string;
  path: string;
  conversationId: string | undefined;
  body: Record<string, unknown> | undefined;
  authorization: string | undefined;
};

/** How the connector treats a request instead of answering it well. `accepts`: what it asks for is done all the same. */
export type Fault =
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: unknown; accepts?: boolean }
  /** Takes the request and breaks the connection without an answer. */
  | { kind: 'reset'; accepts?: boolean }
  /** Answers well, but late. */
  | { kind: 'slow'; ms: number }
  /** Answers well, but not before `released`. */
  | { kind: 'delay'; released: Promise<unknown> };

type Member = Record<string, unknown> & { id: string };

/** What a connector is beside the plain one. */
export type Strictness = {
  port?: number;
  /** Enforces what Teams takes (connector-limits.ts); refused requests get 429. */
  limits?: Limits;
  /** Of refused requests, every other one is told when to come back: both kinds of 429 occur. */
  retryAfter?: 'always' | 'every-other';
  /** What the next request meets, beside `fail`. */
  draw?: (call: Call) => Fault | undefined;
  /** False: calls are only counted, not kept; for volumes. */
  keeps?: boolean;
};

export type FakeConnector = {
  serviceUrl: string;
  /** Every request in the order of arrival, failed ones included. */
  calls: Call[];
  /** How often each conversation was given each message: its body, as a key that `labelOf` makes of it. */
  delivered: Map<string, number>;
  /** How many requests were answered with each status; 0: not at all. */
  answers: Map<number, number>;
  /** The bodies of the activities that were posted, in order. */
  posted(): Record<string, unknown>[];
  /** The next `times` requests (of those that fit) meet this fault; without `times` all do, until `heal`. */
  fail(fault: Fault, times?: number, fits?: (call: Call) => boolean): void;
  heal(): void;
  /** Who is in every conversation. Teams' member API answers from this. */
  roster: Member[];
  /** Resolves with the first call, past or future, that fits. */
  called(fits: (call: Call) => boolean): Promise<Call>;
  close(): Promise<void>;
};

type State = {
  calls: Call[];
  delivered: Map<string, number>;
  answers: Map<number, number>;
  tenants: Map<string, string>;
  strict: Strictness;
  refused: number;
  faults: { fault: Fault; left: number; fits: (call: Call) => boolean }[];
  roster: Member[];
  waiting: { fits: (call: Call) => boolean; resolve: (call: Call) => void }[];
  next: number;
};

/**
 * A Bot Framework connector over real HTTP on this machine, for as much of its REST interface as Cadre uses: post,
 * reply to, update and delete activities, create a conversation, read one member, all members and pages of them.
 */
export async function createFakeConnector(strict: Strictness = {}): Promise<FakeConnector> {
  const state: State = {
    calls: [],
    delivered: new Map(),
    answers: new Map(),
    tenants: new Map(),
    strict,
    refused: 0,
    faults: [],
    roster: [],
    waiting: [],
    next: 1,
  };
  const server = createServer((req, res) => {
    void receive(state, req, res);
  });
  // as long as a front door keeps idle connections: one that closes under a request is a fault to be asked for
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve) => server.listen(strict.port ?? 0, '127.0.0.1', resolve));
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    calls: state.calls,
    delivered: state.delivered,
    answers: state.answers,
    roster: state.roster,
    posted: () => state.calls.flatMap((call) => (isPost(call) && call.body ? [call.body] : [])),
    fail: (fault, times = Infinity, fits = () => true) => void state.faults.push({ fault, left: times, fits }),
    heal: () => void state.faults.splice(0),
    called: (fits) => called(state, fits),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const isPost = ({ method, path }: Call): boolean => method === 'POST' && path.includes('/activities');

function called(state: State, fits: (call: Call) => boolean): Promise<Call> {
  const past = state.calls.find(fits);
  if (past) return Promise.resolve(past);
  return new Promise((resolve) => {
    state.waiting.push({ fits, resolve });
  });
}

async function receive(state: State, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const path = decodeURIComponent(new URL(req.url ?? '/', 'http://connector').pathname);
  const text = Buffer.concat(await Array.fromAsync(req)).toString('utf8');
  const call: Call = {
    method: req.method ?? '',
    path,
    conversationId: /^\/v3\/conversations\/([^/]+)/.exec(path)?.[1],
    body: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>),
    authorization: req.headers.authorization,
  };
  if (state.strict.keeps !== false) state.calls.push(call);
  for (const { fits, resolve } of state.waiting) if (fits(call)) resolve(call);
  const limited = limit(state, call);
  const fault = limited ?? takeFault(state, call) ?? state.strict.draw?.(call);
  if (fault?.kind === 'delay') await fault.released;
  if (fault?.kind === 'slow') await sleep(fault.ms);
  if (fault?.kind === 'reset') {
    if (fault.accepts) accept(state, call);
    count(state.answers, 0);
    req.socket.resetAndDestroy();
  } else if (fault?.kind === 'status') {
    if (fault.accepts) accept(state, call);
    answer(state, res, fault.status, fault.body, fault.headers);
  } else {
    accept(state, call);
    answer(state, res, ...respond(state, call));
  }
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Who got which message: counted when it is accepted, whatever is answered. */
function accept({ delivered }: State, call: Call): void {
  if (isPost(call)) count(delivered, `${call.conversationId ?? ''} ${labelOf(call.body)}`);
}

/** What a message is about: the ids that its buttons carry. */
function labelOf(body: unknown): string {
  const found = /"(castId|sessionId)":"([^"]+)"/.exec(JSON.stringify(body ?? ''));
  return found?.[2] ?? 'other';
}

/** 429 where a limit is reached. A conversation's tenant is known from what was said of it before. */
function limit(state: State, { method, conversationId = 'new', body }: Call): Fault | undefined {
  const { limits, retryAfter = 'every-other' } = state.strict;
  if (!limits) return undefined;
  const stated = (body?.['conversation'] as { tenantId?: string } | undefined)?.tenantId ?? body?.['tenantId'];
  const tenant = typeof stated === 'string' ? stated : (state.tenants.get(conversationId) ?? '');
  if (typeof stated === 'string') state.tenants.set(conversationId, tenant);
  const conversation = conversationId === 'new' ? JSON.stringify(body?.['members'] ?? '') : conversationId;
  const refused = limits.admit({ kind: method === 'GET' ? 'read' : 'send', conversation, tenant });
  if (!refused) return undefined;
  state.refused += 1;
  const seconds = { 'Retry-After': String(Math.ceil(refused.retryAfterMs / 1_000)) };
  const told = retryAfter === 'always' || state.refused % 2 === 0;
  return { kind: 'status', status: 429, body: { error: { code: 'Throttled' } }, ...(told ? { headers: seconds } : {}) };
}

function takeFault(state: State, call: Call): Fault | undefined {
  const first = state.faults.find(({ left, fits }) => left > 0 && fits(call));
  if (first) first.left -= 1;
  return first?.fault;
}

function respond(state: State, { method, path }: Call): [status: number, body: unknown] {
  const id = () => ({ id: `${state.next++}` });
  const [, , resource = '', , what, which] = path.split('/');
  if (resource !== 'conversations') return [404, { error: { code: 'NotFound' } }];
  if (what === undefined) return method === 'POST' ? [201, { id: `a:chat-${state.next++}` }] : [405, undefined];
  if (what === 'activities') {
    if (method === 'POST') return [201, id()];
    return method === 'PUT' ? [200, { id: which }] : [200, undefined];
  }
  if (what === 'pagedmembers') return [200, { members: state.roster }];
  if (what !== 'members') return [404, { error: { code: 'NotFound' } }];
  if (which === undefined) return [200, state.roster];
  const member = state.roster.find((one) => one.id === which);
  return member ? [200, member] : [404, { error: { code: 'MemberNotFoundInConversation', message: 'no such member' } }];
}

function answer(
  state: State,
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  count(state.answers, status);
  res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  res.end(body === undefined ? undefined : JSON.stringify(body));
}
