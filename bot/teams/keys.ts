import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** The keys that a channel signs with, as its OpenID document publishes them. */
export type ChannelKeys = {
  /** For jose: the key of a token. Throws KeysUnreachable where the key set cannot be had. */
  find: JWTVerifyGetKey;
  /** The channels that a key may speak for; undefined where the key set does not limit it. */
  endorsements(keyId: string): readonly string[] | undefined;
};

/** The channel's keys cannot be fetched: no token can be judged, so none is bad and none is good. */
export class KeysUnreachable extends Error {
  override name = 'KeysUnreachable';
}

const FETCH_TIMEOUT_MS = 5_000;
/** A day, as Microsoft asks: keys are looked at again at least every 24 hours (Bot Connector authentication). */
const KEEP_MS = 24 * 60 * 60_000;
/** An unknown key id makes us look again at once, but strangers cannot make us look more often than this. */
const COOLDOWN_MS = 60_000;

const openId = z.object({ jwks_uri: z.url() });
const endorsed = z.object({ endorsements: z.array(z.string()).min(1) });

/**
 * The keys behind an OpenID metadata document, fetched at the first call and kept for a day, once for however many ask
 * meanwhile. Throws KeysUnreachable where the document cannot be had; the next call tries again.
 */
export function createKeySource(metadataUrl: string, now: () => number): () => Promise<ChannelKeys> {
  let kept: { keys: Promise<ChannelKeys>; at: number } | undefined;
  return () => {
    if (kept !== undefined && now() - kept.at < KEEP_MS) return kept.keys;
    const attempt = { keys: fetchKeys(metadataUrl), at: now() };
    kept = attempt;
    attempt.keys.catch(() => {
      if (kept === attempt) kept = undefined;
    });
    return attempt.keys;
  };
}

async function fetchKeys(metadataUrl: string): Promise<ChannelKeys> {
  const set = createRemoteJWKSet(new URL(await keySetUrl(metadataUrl)), {
    timeoutDuration: FETCH_TIMEOUT_MS,
    cacheMaxAge: KEEP_MS,
    cooldownDuration: COOLDOWN_MS,
  });
  return {
    async find(header, token) {
      try {
        return await set(header, token);
      } catch (error) {
        const unknown = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
        throw unknown ? error : new KeysUnreachable('the key set could not be read', { cause: error });
      }
    },
    endorsements(keyId) {
      const key = set.jwks()?.keys.find(({ kid }) => kid === keyId);
      return endorsed.safeParse(key).data?.endorsements;
    },
  };
}

async function keySetUrl(metadataUrl: string): Promise<string> {
  try {
    const response = await fetch(metadataUrl, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    return openId.parse(await response.json()).jwks_uri;
  } catch (error) {
    throw new KeysUnreachable('the OpenID metadata could not be read', { cause: error });
  }
}
