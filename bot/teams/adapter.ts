import { CloudAdapter, type Activity, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { Deps } from '../deps.ts';
import { describeFault } from '../domain/fault.ts';
import { isLoopbackUrl } from '../domain/loopback.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { parseActivity, toActivity, type Incoming, type Malformed } from './incoming.ts';
import { ChannelAuthentication, type ConnectorClient, type Outside } from './connector.ts';
import { sdkOptions, type Registration } from './credentials.ts';
import { checkLocalOrigin, checkOrigin, isTeamsServiceUrl, type BadOrigin } from './origin.ts';
import { BOT_CONNECTOR, createTokenCheck, type BadToken, type Issuer } from './token.ts';

/** What the bot does with an activity that has been let in. */
export type Logic = (context: TurnContext) => Promise<void>;

/** What to answer a channel's request with. `refusal`: it was not let in, and the bot has not seen it. */
type Answer = { status: number; body?: unknown } | { status: number; refusal: { code: string; field?: string } };

export type Adapter = {
  /** The client of the Bot Connector at a service URL, the same at every call. Throws where the URL is not allowed. */
  connector(serviceUrl: string): Promise<ConnectorClient>;
  /**
   * The entrance for activities: authenticates, checks where they come from, and runs the bot. Never throws: what the
   * bot throws is logged once with a reference, and answered without a word of it.
   */
  messages(logic: Logic): (authorization: string | undefined, body: unknown) => Promise<Answer>;
};

/** The channel to speak with, where it is not the real one: tests put their own. No setting reaches this. */
export type Channel = Outside & { issuer: Issuer };

const TEAMS: Channel = { issuer: BOT_CONNECTOR, isAllowedServiceUrl: isTeamsServiceUrl };

type Gate = (authorization: string | undefined, body: unknown) => Promise<Result<Incoming, Refused>>;
type Refused = BadToken | BadOrigin | Malformed;

/** Whom the bot's tokens are for (PLATFORM section 3). */
const AUDIENCE = 'https://api.botframework.com';

const STATUS: Record<Refused['code'], number> = {
  malformed: 400,
  unauthorized: 401,
  channel: 403,
  tenant: 403,
  'service-url': 403,
  'keys-unreachable': 503,
};

/**
 * The bot's side of Teams. With a registration every request is authenticated and nothing here can switch that off;
 * without one it is local mode, which has no accounts and talks to this machine only (DESIGN section 7).
 */
export function createAdapter(
  registration: Registration | undefined,
  deps: Pick<Deps, 'clock' | 'ids' | 'log'>,
  channel: Channel = TEAMS,
): Adapter {
  const adapter = createTurnAdapter(registration, channel);
  const gate = registration === undefined ? localGate : createGate(registration, deps, channel);
  return {
    connector: (serviceUrl) => adapter.connector(serviceUrl),
    messages: (logic) => async (authorization, body) => {
      const incoming = await gate(authorization, body);
      if (!incoming.ok) return { status: STATUS[incoming.refusal.code], refusal: incoming.refusal };
      try {
        const response = await adapter.run(toActivity(incoming.value), logic);
        return { status: response?.status ?? 200, body: response?.body as unknown };
      } catch (error) {
        const reference = deps.ids.next();
        deps.log.error({ reference, ...describeFault(error) }, 'a turn failed');
        return incoming.value.type === 'invoke' ? failedInvoke(reference) : { status: 200 };
      }
    },
  };
}

/** The SDK's adapter, entered behind our own gate. */
class TurnAdapter extends CloudAdapter {
  readonly #trusted;

  constructor(authentication: ChannelAuthentication, appId: string) {
    super(authentication);
    const claimsIdentity = this.createClaimsIdentity(appId);
    const connectorFactory = authentication.createConnectorFactory(claimsIdentity);
    this.#trusted = { audience: AUDIENCE, claimsIdentity, connectorFactory };
  }

  connector(serviceUrl: string): Promise<ConnectorClient> {
    return this.#trusted.connectorFactory.create(serviceUrl, AUDIENCE);
  }

  /** Runs the bot on an activity that the gate has let in. Throws what the bot throws. */
  run(activity: Activity, logic: Logic): Promise<InvokeResponse | undefined> {
    return this.processActivity(this.#trusted, activity, logic);
  }
}

function createTurnAdapter(registration: Registration | undefined, channel: Channel): TurnAdapter {
  if (registration !== undefined) {
    return new TurnAdapter(new ChannelAuthentication(sdkOptions(registration), channel), registration.appId);
  }
  return new TurnAdapter(new ChannelAuthentication({}, { isAllowedServiceUrl: isLoopbackUrl }), '');
}

/** Token first, then the activity's shape, then whether the two agree: strangers learn nothing but "unauthorized". */
function createGate(registration: Registration, { clock }: Pick<Deps, 'clock'>, channel: Channel): Gate {
  const checkToken = createTokenCheck(registration.appId, channel.issuer, clock);
  return async (authorization, body) => {
    const voucher = await checkToken(authorization);
    if (!voucher.ok) return voucher;
    const incoming = parseActivity(body);
    if (!incoming.ok) return incoming;
    const origin = checkOrigin(incoming.value, voucher.value, registration.tenants, channel.isAllowedServiceUrl);
    return origin.ok ? incoming : origin;
  };
}

const localGate: Gate = async (_authorization, body) => {
  const incoming = parseActivity(body);
  if (!incoming.ok) return incoming;
  const origin = checkLocalOrigin(incoming.value);
  return origin.ok ? ok(incoming.value) : refuse(origin.refusal);
};

/** What a card shows when its action failed (Universal Actions' error response). A 501 would blame the channel. */
function failedInvoke(reference: string): Answer {
  const value = { code: 'unexpected', message: reference };
  return { status: 200, body: { statusCode: 500, type: 'application/vnd.microsoft.error', value } };
}
