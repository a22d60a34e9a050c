import type { IncomingHttpHeaders } from 'node:http';
import { isLoopbackHost } from '../domain/loopback.ts';
import { ok, refuse, type Result } from '../domain/result.ts';

/** Why local mode does not answer: the request did not come straight from this machine. */
export type Outside = { code: 'host' | 'forwarded' };

/**
 * Local mode's fence (DESIGN section 7). It has no accounts, so it answers only what was sent to this machine by name
 * and port (a page elsewhere whose name now points here has another Host: DNS rebinding), and nothing that came
 * through a proxy or tunnel, which would put it on a network.
 */
export function checkFence(headers: IncomingHttpHeaders, port: number | undefined): Result<undefined, Outside> {
  if (Object.keys(headers).some(isForwarded)) return refuse({ code: 'forwarded' });
  return isOwnHost(headers.host, port) ? ok(undefined) : refuse({ code: 'host' });
}

/** What proxies and tunnels add, in every spelling of it. Node gives header names in lower case. */
function isForwarded(header: string): boolean {
  return header === 'forwarded' || header.startsWith('x-forwarded');
}

function isOwnHost(host: string | undefined, port: number | undefined): boolean {
  const parts = /^(.+?)(?::(\d+))?$/.exec(host ?? '');
  if (parts?.[1] === undefined || port === undefined) return false;
  const name = parts[1];
  // an IPv6 address has its brackets here: without them its last group would read as a port
  return name !== '::1' && isLoopbackHost(name) && Number(parts[2] ?? 80) === port;
}
