import { createServer, type HttpServer } from '../../bot/http/server.ts';
import { createAdapter, type Adapter, type Channel, type Logic } from '../../bot/teams/adapter.ts';
import type { Credentials } from '../../bot/teams/connector.ts';
import type { Registration } from '../../bot/teams/credentials.ts';
import { createFakeConnector, type FakeConnector } from './connector.ts';
import { fixedClock, fixedIds, memoryLog, type FixedClock, type LogLine } from './fixed.ts';
import { createTokenServer, goodClaims, mint, type Claims, type TokenServer } from './tokens.ts';

export const APP = '11111111-1111-4111-8111-111111111111';
export const TENANT = '22222222-2222-4222-8222-222222222222';
export const OBJECT = '44444444-4444-4444-8444-444444444444';
/** What the bot's own token is in tests; it must never come to light. */
export const BOT_TOKEN = 'the-token-of-the-bot';

/** The whole edge on this machine: server, adapter, a fake connector, and a fake Bot Framework that signs. */
export type Edge = {
  url: string;
  adapter: Adapter;
  server: HttpServer;
  connector: FakeConnector;
  tokens: TokenServer;
  clock: FixedClock;
  logged: LogLine[];
  /** A good token for this connector, or one with other claims. */
  token(claims?: Claims): Promise<string>;
  /** Posts an activity as a channel does. Undefined: no Authorization header. */
  post(activity: unknown, authorization?: string): Promise<Response>;
  close(): Promise<void>;
};

export type Options = {
  registration?: Registration | undefined;
  ping?: () => Promise<void>;
  credentials?: Credentials;
};

export const registration: Registration = {
  type: 'SingleTenant',
  appId: APP,
  tenantId: TENANT,
  tenants: [TENANT],
  password: 'unused',
};

/** Signs with BOT_TOKEN, without asking anybody. */
const botToken: Credentials = {
  signRequest: async (request) => {
    request.headers.set('authorization', `Bearer ${BOT_TOKEN}`);
    return request;
  },
};

/** Opens the edge in front of some bot logic. `registration` undefined: local mode. */
export async function openEdge(logic: Logic, options: Options = { registration }): Promise<Edge> {
  const [connector, tokens] = await Promise.all([createFakeConnector(), createTokenServer()]);
  const { lines, ...log } = memoryLog();
  const clock = fixedClock('2027-03-01T15:00:00Z');
  const deps = { clock, log, ids: fixedIds('ref') };
  const channel: Channel = {
    issuer: tokens.issuer,
    isAllowedServiceUrl: (url) => url === connector.serviceUrl,
    credentials: options.credentials ?? botToken,
  };
  const adapter = createAdapter(options.registration, deps, channel);
  const server = createServer({
    ...deps,
    local: options.registration === undefined,
    messages: adapter.messages(logic),
    ping: options.ping ?? (async () => undefined),
  });
  const listening = await server.listen('127.0.0.1', 0);
  if (!listening.ok) throw new Error(listening.refusal.code);
  const url = `http://127.0.0.1:${listening.value}`;
  return {
    url,
    adapter,
    server,
    connector,
    tokens,
    clock,
    logged: lines,
    token: (claims) => mint(tokens.good, { ...goodClaims(APP, connector.serviceUrl, clock.now()), ...claims }),
    post: (activity, authorization) =>
      fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(authorization === undefined ? {} : { Authorization: authorization }),
        },
        body: JSON.stringify(activity),
      }),
    close: async () => {
      await server.close(0);
      await Promise.all([connector.close(), tokens.close()]);
    },
  };
}

/** A message as Teams sends it in a personal chat. */
export function message(serviceUrl: string, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'message',
    id: '1700000000000',
    timestamp: '2027-03-01T15:00:00.000Z',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:person', name: 'Somebody', aadObjectId: OBJECT },
    recipient: { id: `28:${APP}`, name: 'Cadre' },
    conversation: { id: 'a:personal', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    locale: 'en-CA',
    text: 'hello',
    ...fields,
  };
}
