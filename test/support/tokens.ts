import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

type Key = { kid: string; privateKey: CryptoKey; jwk: JWK };

export type TokenServer = {
  issuer: { issuer: string; metadataUrl: string };
  /** The key that good tokens are signed with, endorsed for Teams. */
  good: Key;
  /** Publishes one more key. Bot Framework says on each which channels it may speak for. */
  publish(kid: string, endorsements: string[] | undefined): Promise<Key>;
  /** A key that nobody has published. */
  unpublished(kid: string): Promise<Key>;
  /** How often the metadata and the key set were fetched. */
  fetched: { metadata: number; keys: number };
  /** True: every fetch is answered with 500. */
  broken: boolean;
  close(): Promise<void>;
};

/** The OpenID metadata and keys that Bot Framework publishes, on this machine. */
export async function createTokenServer(issuer = 'https://api.botframework.com'): Promise<TokenServer> {
  const published: JWK[] = [];
  const fetched = { metadata: 0, keys: 0 };
  const server = createServer((req, res) => {
    const isKeys = req.url === '/keys';
    fetched[isKeys ? 'keys' : 'metadata'] += 1;
    const metadata = { issuer, jwks_uri: `${base}/keys`, id_token_signing_alg_values_supported: ['RS256'] };
    res.writeHead(tokens.broken ? 500 : 200, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify(isKeys ? { keys: published } : metadata));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const publish = async (kid: string, endorsements: string[] | undefined): Promise<Key> => {
    const key = await makeKey(kid);
    published.push({ ...key.jwk, ...(endorsements ? { endorsements } : {}) });
    return key;
  };
  const tokens: TokenServer = {
    issuer: { issuer, metadataUrl: `${base}/metadata` },
    good: await publish('good', ['msteams', 'emulator']),
    publish,
    unpublished: makeKey,
    fetched,
    broken: false,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return tokens;
}

async function makeKey(kid: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', kty: 'RSA' } };
}

/** Claims of a token as Bot Framework makes them; times in seconds. Undefined leaves a claim out. */
export type Claims = Record<string, unknown>;

export function goodClaims(appId: string, serviceUrl: string, now: number): Claims {
  const seconds = Math.floor(now / 1000);
  return {
    iss: 'https://api.botframework.com',
    aud: appId,
    serviceurl: serviceUrl,
    nbf: seconds - 60,
    exp: seconds + 3600,
  };
}

/** Signs claims with a key, RS256, and its id in the header unless another header is given. */
export async function mint(key: Key, claims: Claims, header: { kid?: string } = { kid: key.kid }): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...header }).sign(key.privateKey);
}
