import { isRestError, type Pipeline, type PipelinePolicy } from '@azure/core-rest-pipeline';

/**
 * A call to the Bot Connector that did not succeed: refused (`status`, and the connector's own `code` where it gave
 * one), timed out (`timeout`) or broken off (the system's code). Carries nothing of the request: its headers hold the
 * bot's token, its body what people wrote (PLATFORM section 1).
 */
export class ConnectorError extends Error {
  override name = 'ConnectorError';
  readonly status: number | undefined;
  readonly code: string | undefined;
  /** The Retry-After header as it came. */
  readonly retryAfter: string | undefined;
  /** True where the call failed before its request was begun: no token, for one. */
  readonly unsent: boolean;

  constructor(
    status: number | undefined,
    code: string | undefined,
    { retryAfter, unsent = false }: { retryAfter?: string | undefined; unsent?: boolean } = {},
  ) {
    super(`Bot Connector: ${[status, code].filter((part) => part !== undefined).join(' ') || 'no answer'}`);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
    this.unsent = unsent;
  }
}

/** How long one call may take, token included: sends within a turn's 15 s, reads so that a turn can go on without. */
const SEND_TIMEOUT_MS = 10_000;
const READ_TIMEOUT_MS = 3_000;

/** Names given by @azure/core-rest-pipeline and botbuilder-stdlib (serviceClientContext.js). */
const RETRIES = 'defaultRetryPolicy';
const REDIRECTS = 'redirectPolicy';
const CREDENTIALS = 'ServiceClientContext_Credentials_SignRequest';

/**
 * Makes one call to a connector client be one HTTP request, with a time limit, whose failure is a ConnectorError.
 * The SDK has no option for any of it: left alone it sends a POST that got 429 or 5xx up to four times, which can
 * double a message, follows redirects, waits for ever, and throws the request with its Authorization header. Throws
 * where the SDK is no longer built as this expects: that must be noticed at the first start, not in production.
 */
export function harden(client: object, sendTimeoutMs = SEND_TIMEOUT_MS, readTimeoutMs = READ_TIMEOUT_MS): void {
  const pipeline = pipelineOf(client);
  for (const name of [RETRIES, REDIRECTS]) {
    if (pipeline.removePolicy({ name }).length === 0) throw new Error(`botbuilder's HTTP pipeline has no ${name}`);
  }
  const once: PipelinePolicy = {
    name: 'cadreOneRequest',
    sendRequest: (request, next) => {
      const limit = request.method === 'GET' ? readTimeoutMs : sendTimeoutMs;
      return within(limit, (signal) => next(Object.assign(request, { abortSignal: signal })));
    },
  };
  pipeline.addPolicy(once, { beforePolicies: [CREDENTIALS] }); // before: fetching the token counts
}

/** Runs a call with a time limit; every failure comes out as a ConnectorError. */
async function within<T>(limitMs: number, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    controller.abort();
    reject(new ConnectorError(undefined, 'timeout'));
  }, limitMs);
  try {
    return await Promise.race([call(controller.signal), late]);
  } catch (error) {
    throw error instanceof ConnectorError ? error : toConnectorError(error);
  } finally {
    clearTimeout(timer);
  }
}

function toConnectorError(error: unknown): ConnectorError {
  if (!isRestError(error)) return new ConnectorError(undefined, codeOf(error), { unsent: true });
  // a person who blocked the bot shows only inside the message: errorCode 209, no code of its own (PLATFORM section 1)
  const blocked = /MessageWritesBlocked/.test(`${error.message} ${error.response?.bodyAsText ?? ''}`);
  const retryAfter = error.response?.headers.get('retry-after');
  return new ConnectorError(error.statusCode, blocked ? 'MessageWritesBlocked' : error.code, { retryAfter });
}

/** The code of an error from elsewhere (the token's issuer, the network), else its class: never its message. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** The Azure pipeline inside a client: private there, and the only way to its policies. */
function pipelineOf(client: object): Pipeline {
  const inner: unknown = 'client' in client ? client.client : undefined;
  const pipeline: unknown =
    typeof inner === 'object' && inner !== null && 'pipeline' in inner ? inner.pipeline : undefined;
  if (isPipeline(pipeline)) return pipeline;
  throw new Error('botbuilder no longer keeps its HTTP pipeline where Cadre looks for it');
}

function isPipeline(value: unknown): value is Pipeline {
  return typeof value === 'object' && value !== null && 'removePolicy' in value && 'addPolicy' in value;
}
