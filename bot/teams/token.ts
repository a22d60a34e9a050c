import { jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '../deps.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { createKeySource, KeysUnreachable } from './keys.ts';

/** Who signs what a channel sends to a bot, and where the keys are. */
export type Issuer = { issuer: string; metadataUrl: string };

/** The Bot Connector of the public cloud (Bot Connector authentication; the same constants as in botbuilder 4.23.3). */
export const BOT_CONNECTOR: Issuer = {
  issuer: 'https://api.botframework.com',
  metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
};

/** What a good token vouches for: activities of this service URL, on these channels (undefined: any). */
export type Voucher = { serviceUrl: string; channels: readonly string[] | undefined };

export type BadToken = { code: 'unauthorized' } | { code: 'keys-unreachable' };

const CLOCK_TOLERANCE_SECONDS = 5 * 60;
const claims = z.object({ serviceurl: z.string().min(1) });

/**
 * Judges the Authorization header of a channel's request. The token must be signed with a key that the channel
 * publishes, RS256, by its issuer, for this app id, in its time (5 minutes of tolerance; `exp` is required), and name a
 * service URL (PLATFORM 9.1). Anything else is `unauthorized`; `keys-unreachable` when the keys cannot be had.
 *
 * Not left to botbuilder 4.23.3, whose own check answers some bad tokens with 500, lets a token without `exp` pass,
 * honours emulator and skill issuers, and appends every tenant that an *unverified* token names to a list of issuers
 * it trusts (EmulatorValidation.isTokenFromEmulator): memory that any stranger can fill.
 */
export function createTokenCheck(
  appId: string,
  { issuer, metadataUrl }: Issuer,
  clock: Clock,
): (authorization: string | undefined) => Promise<Result<Voucher, BadToken>> {
  const keySource = createKeySource(metadataUrl, () => clock.now());
  return async (authorization) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined) return refuse({ code: 'unauthorized' });
    try {
      const keys = await keySource();
      const { payload, protectedHeader } = await jwtVerify(token, keys.find, {
        algorithms: ['RS256'],
        issuer,
        audience: appId,
        requiredClaims: ['exp'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: new Date(clock.now()),
      });
      if (protectedHeader.kid === undefined) return refuse({ code: 'unauthorized' });
      const { serviceurl: serviceUrl } = claims.parse(payload);
      return ok({ serviceUrl, channels: keys.endorsements(protectedHeader.kid) });
    } catch (error) {
      return refuse({ code: error instanceof KeysUnreachable ? 'keys-unreachable' : 'unauthorized' });
    }
  };
}
