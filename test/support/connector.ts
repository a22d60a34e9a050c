import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that the bot made. `path` is below the service URL, decoded. */
type Call = {
  method: string;
  path: string;
  conversationId: string | undefined;
  body: Record<string, unknown> | undefined;
  authorization: string | undefined;
};

/** How the connector treats a request instead of answering it well. */
type Fault =
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: unknown }
  /** Takes the request and breaks the connection without an answer. */
  | { kind: 'reset' }
  /** Answers well, but not before `released`. */
  | { kind: 'delay'; released: Promise<unknown> };

type Member = Record<string, unknown> & { id: string };

export type FakeConnector = {
  serviceUrl: string;
  /** Every request in the order of arrival, failed ones included. */
  calls: Call[];
  /** The bodies of the activities that were posted, in order. */
  posted(): Record<string, unknown>[];
  /** The next `times` requests meet this fault; without `times` all do, until `heal`. */
  fail(fault: Fault, times?: number): void;
  heal(): void;
  /** Who is in every conversation. Teams' member API answers from this. */
  roster: Member[];
  /** Resolves with the first call, past or future, that fits. */
  called(fits: (call: Call) => boolean): Promise<Call>;
  close(): Promise<void>;
};

type State = {
  calls: Call[];
  faults: { fault: Fault; left: number }[];
  roster: Member[];
  waiting: { fits: (call: Call) => boolean; resolve: (call: Call) => void }[];
  next: number;
};

/**
 * A Bot Framework connector over real HTTP on this machine, for as much of its REST interface as Cadre uses: post,
 * reply to, update and delete activities, create a conversation, read one member, all members and pages of them.
 */
export async function createFakeConnector(): Promise<FakeConnector> {
  const state: State = { calls: [], faults: [], roster: [], waiting: [], next: 1 };
  const server = createServer((req, res) => {
    void receive(state, req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    calls: state.calls,
    roster: state.roster,
    posted: () => state.calls.flatMap((call) => (isPost(call) && call.body ? [call.body] : [])),
    fail: (fault, times = Infinity) => void state.faults.push({ fault, left: times }),
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
  state.calls.push(call);
  for (const { fits, resolve } of state.waiting) if (fits(call)) resolve(call);
  const fault = takeFault(state);
  if (fault?.kind === 'delay') await fault.released;
  if (fault?.kind === 'reset') req.socket.resetAndDestroy();
  else if (fault?.kind === 'status') answer(res, fault.status, fault.body, fault.headers);
  else answer(res, ...respond(state, call));
}

function takeFault(state: State): Fault | undefined {
  const first = state.faults.find(({ left }) => left > 0);
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

function answer(res: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  res.end(body === undefined ? undefined : JSON.stringify(body));
}
