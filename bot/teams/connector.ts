import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { sharingToken } from './credentials.ts';
import { ConnectorError, harden } from './pipeline.ts';

type Sdk = ConfigurationBotFrameworkAuthentication;
type Identity = Parameters<Sdk['createConnectorFactory']>[0];
type ConnectorFactory = ReturnType<Sdk['createConnectorFactory']>;
type UserTokens = ReturnType<Sdk['createUserTokenClient']>;

/** The client of the Bot Connector's REST interface at one service URL. */
export type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;

/** What signs the calls of a connector client with the bot's token. */
export type Credentials = ConnectorClient['credentials'];

/** The world that clients call: which service URLs are allowed, and in tests who signs and where a URL leads. */
export type Outside = {
  isAllowedServiceUrl: (serviceUrl: string) => boolean;
  credentials?: Credentials;
  leadsTo?: (serviceUrl: string) => string;
};

/** Teams has a handful of service URLs; the bound only stops a flood of invented ones in local mode. */
const MAX_CLIENTS = 100;

/**
 * The SDK's authentication with its clients kept: it builds two Azure HTTP pipelines at every turn, a connector client
 * and a user token client, and spends a quarter of its time collecting them (RUNTIME). Here there is one connector
 * client for each service URL and audience, hardened (pipeline.ts) and only for URLs that are allowed, and one user
 * token client, which Cadre never calls. Requests are not authenticated here but in token.ts, which says why.
 */
export class ChannelAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #outside: Outside;
  readonly #clients = new Map<string, Promise<ConnectorClient>>();
  #userTokens: UserTokens | undefined;

  constructor(options: Record<string, string>, outside: Outside) {
    super(options);
    this.#outside = outside;
  }

  override createConnectorFactory(identity: Identity): ConnectorFactory {
    const factory = super.createConnectorFactory(identity);
    const create = factory.create.bind(factory);
    factory.create = (serviceUrl, audience) =>
      this.#client(`${audience ?? ''} ${serviceUrl}`, serviceUrl, () =>
        create(this.#outside.leadsTo?.(serviceUrl) ?? serviceUrl, audience),
      );
    return factory;
  }

  override createUserTokenClient(identity: Identity): UserTokens {
    this.#userTokens ??= super.createUserTokenClient(identity);
    return this.#userTokens;
  }

  override authenticateRequest(): never {
    throw new Error('requests are authenticated by createTokenCheck');
  }

  override authenticateChannelRequest(): never {
    throw new Error('Cadre is not called by skills');
  }

  override authenticateStreamingRequest(): never {
    throw new Error('Cadre has no streaming entrance');
  }

  #client(key: string, serviceUrl: string, create: () => Promise<ConnectorClient>): Promise<ConnectorClient> {
    const known = this.#clients.get(key);
    if (known !== undefined) return known;
    const client = this.#prepare(serviceUrl, create);
    this.#clients.set(key, client);
    client.catch(() => this.#clients.delete(key));
    const [oldest] = this.#clients.keys();
    if (this.#clients.size > MAX_CLIENTS && oldest !== undefined) this.#clients.delete(oldest);
    return client;
  }

  async #prepare(serviceUrl: string, create: () => Promise<ConnectorClient>): Promise<ConnectorClient> {
    const { isAllowedServiceUrl, credentials } = this.#outside;
    // stored service URLs come through here too: the bot's token must not leave for anywhere else (PLATFORM 9.4)
    if (!isAllowedServiceUrl(serviceUrl)) throw new ConnectorError(undefined, 'ServiceUrlNotAllowed');
    const client = await create();
    client.credentials = sharingToken(credentials ?? client.credentials);
    harden(client);
    return client;
  }
}
