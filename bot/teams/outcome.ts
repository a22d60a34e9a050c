import type { SendOutcome } from '../deps.ts';
import type { Millis } from '../domain/time.ts';
import type { ConnectorError } from './pipeline.ts';

type Refused = Extract<SendOutcome, { ok: false }>;

/** 403s that another try will not change until the person or an administrator acts (PLATFORM section 3). */
const SHUT_OUT: readonly (string | undefined)[] = [
  'BotDisabledByAdmin',
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'ForbiddenOperationException',
  'MessageWritesBlocked',
];

/** No connection came about, so nothing can have arrived. */
const NO_CONNECTION: readonly (string | undefined)[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
];

/** What a call to the connector that did not succeed means for the message. `now` reads a Retry-After that is a date. */
export function outcomeOf(error: ConnectorError, now: Millis): Refused {
  const retryAfterMs = parseRetryAfter(error.retryAfter, now);
  return {
    ok: false,
    code: codeOf(error),
    reason: reasonOf(error),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

function codeOf({ status, code, unsent }: ConnectorError): Refused['code'] {
  if (status === undefined) {
    if (code === 'ServiceUrlNotAllowed') return 'failed';
    return unsent || NO_CONNECTION.includes(code) ? 'refused' : 'unknown';
  }
  if (status === 429) return 'throttled';
  if (status === 412) return 'refused';
  // it says that it never does this, as the Playground of a deletion (RUNTIME): another try changes nothing
  if (status === 501) return 'failed';
  // an answer that says neither yes nor no: a 2xx that could not be read, a gateway that lost patience
  if (status < 400 || status === 408 || status >= 500) return 'unknown';
  return status === 404 || (status === 403 && SHUT_OUT.includes(code)) ? 'unreachable' : 'failed';
}

/** A code fit for the records: what Teams answers could be anything. */
function reasonOf({ status, code }: ConnectorError): string {
  if (code !== undefined && /^[\w.-]{1,60}$/.test(code)) return code;
  return status === undefined ? 'no-answer' : String(status);
}

/** Seconds or a date, as HTTP has it; nothing where it is neither. */
function parseRetryAfter(header: string | undefined, now: Millis): Millis | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}(\.\d+)?$/.test(header)) return Math.ceil(Number(header) * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
