import { isLoopbackUrl } from '../domain/loopback.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Incoming } from './incoming.ts';
import type { Voucher } from './token.ts';

/** Where an activity comes from is not where it may come from. `unauthorized`: the token does not vouch for it. */
export type BadOrigin = { code: 'unauthorized' | 'channel' | 'tenant' | 'service-url' };

/** The only channel that Cadre is made for; the others name people differently. */
const CHANNEL = 'msteams';

/** Hosts of the Teams connector (PLATFORM 9.4). Not *.trafficmanager.net: anybody can have a name there. */
const HOSTS = /^(smba\.trafficmanager\.net|([a-z0-9-]+\.)+(teams\.microsoft\.com|botframework\.com))$/;

/** True where the bot may send to, and with it its token: https, a host of the Teams connector, nothing odd. */
export function isTeamsServiceUrl(serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl);
  if (url?.protocol !== 'https:' || url.port !== '') return false;
  return url.username === '' && url.password === '' && HOSTS.test(url.hostname);
}

/** In local mode: only this machine is sent to, and nobody's tenant is checked since there are no accounts. */
export function checkLocalOrigin({ channelId, serviceUrl }: Incoming): Result<undefined, BadOrigin> {
  if (channelId !== CHANNEL) return refuse({ code: 'channel' });
  return isLoopbackUrl(serviceUrl ?? '') ? ok(undefined) : refuse({ code: 'service-url' });
}

/**
 * With accounts: the activity must be what its token vouches for, come through Teams from an allowed tenant (said in
 * one or two places, and then the same; PLATFORM 9.3), and ask for answers at a host of the Teams connector.
 */
export function checkOrigin(
  { channelId, serviceUrl, conversation, channelData }: Incoming,
  voucher: Voucher,
  tenants: readonly string[],
  isAllowedServiceUrl: (serviceUrl: string) => boolean,
): Result<undefined, BadOrigin> {
  if (serviceUrl !== voucher.serviceUrl) return refuse({ code: 'unauthorized' });
  if (channelId !== CHANNEL) return refuse({ code: 'channel' });
  if (voucher.channels !== undefined && !voucher.channels.includes(CHANNEL)) return refuse({ code: 'unauthorized' });
  const named = [conversation.tenantId, channelData?.tenant?.id].flatMap((id) =>
    id == null ? [] : [id.toLowerCase()],
  );
  const [tenant] = named;
  const allowed = tenant !== undefined && tenants.includes(tenant) && named.every((other) => other === tenant);
  if (!allowed) return refuse({ code: 'tenant' });
  return isAllowedServiceUrl(serviceUrl) ? ok(undefined) : refuse({ code: 'service-url' });
}
