import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { exportSPKI, importJWK, type CryptoKey } from 'jose';
import { APP, message, openEdge, registration, TENANT, type Edge } from '../support/edge.ts';
import { goodClaims, mint, type Claims } from '../support/tokens.ts';

const OTHER = '33333333-3333-4333-8333-333333333333';

let edge: Edge;
let turns = 0;

beforeAll(async () => {
  edge = await openEdge(async () => {
    turns += 1;
  });
});
beforeEach(() => {
  turns = 0;
});
afterAll(() => edge.close());

const seconds = (): number => Math.floor(edge.clock.now() / 1000);
const claims = (changed: Claims = {}): Claims => ({
  ...goodClaims(APP, edge.connector.serviceUrl, edge.clock.now()),
  ...changed,
});
const bearer = async (token: Promise<string> | string): Promise<string> => `Bearer ${await token}`;
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Posts a message of this connector, changed or not, and says what came back. */
async function status(authorization: string | undefined, fields: Record<string, unknown> = {}): Promise<number> {
  const response = await edge.post(message(edge.connector.serviceUrl, fields), authorization);
  const body = (await response.text()) || '{}';
  expect(body).not.toMatch(/at .*\.(ts|js):/);
  return response.status;
}

async function publicPem(): Promise<string> {
  return exportSPKI((await importJWK(edge.tokens.good.jwk, 'RS256', { extractable: true })) as CryptoKey);
}

describe('a good token', () => {
  test('lets the activity in, once', async () => {
    expect(await status(await bearer(edge.token()))).toBe(200);
    expect(turns).toBe(1);
  });

  test.each<[what: string, claims: () => Claims]>([
    ['expired within the five minutes of tolerance', () => ({ exp: seconds() - 299 })],
    ['valid from within the five minutes of tolerance', () => ({ nbf: seconds() + 299 })],
    ['without nbf, which Bot Framework may leave out', () => ({ nbf: undefined })],
  ])('is also one %s', async (_what, changed) => {
    expect(await status(await bearer(edge.token(changed())))).toBe(200);
    expect(turns).toBe(1);
  });

  test('costs no more than one look at the published keys', async () => {
    await Promise.all([1, 2, 3].map(async () => status(await bearer(edge.token()))));
    expect(edge.tokens.fetched).toMatchObject({ metadata: 1 });
    expect(edge.tokens.fetched.keys).toBeLessThanOrEqual(2);
  });
});

describe('401, and the bot sees nothing, where the token', () => {
  test.each<[what: string, authorization: () => Promise<string | undefined>]>([
    ['is missing', async () => undefined],
    ['is empty', async () => ''],
    ['is only the scheme', async () => 'Bearer'],
    ['is garbage', async () => 'Bearer garbage'],
    ['is garbage in three parts', async () => 'Bearer aaa.bbb.ccc'],
    ['has another scheme', async () => `Basic ${await edge.token()}`],
    ['is followed by another', async () => `Bearer ${await edge.token()} ${await edge.token()}`],
    ['has a changed signature', async () => (await bearer(edge.token())).replace(/.{6}$/, 'AAAAAA')],
    ['has no signature', async () => (await bearer(edge.token())).replace(/[^.]+$/, '')],
    ['has changed claims', async () => changedClaims()],
    ['is signed with alg none', async () => bearer(`${base64({ alg: 'none', typ: 'JWT' })}.${base64(claims())}.`)],
    ['says alg none and keeps the signature', async () => algNone()],
    ['is signed HS256 with the public key', async () => hmacWithPublicKey()],
    ['is of an unknown key', async () => bearer(mint(await edge.tokens.unpublished('nobody'), claims()))],
    ['is of another key under a known id', async () => bearer(mint(await edge.tokens.unpublished('good'), claims()))],
    ['names no key', async () => bearer(mint(edge.tokens.good, claims(), {}))],
    ['has expired', async () => bearer(edge.token({ exp: seconds() - 301 }))],
    ['is not valid yet', async () => bearer(edge.token({ nbf: seconds() + 301 }))],
    ['never expires', async () => bearer(edge.token({ exp: undefined }))],
    ['expires at a word', async () => bearer(edge.token({ exp: 'never' }))],
    ['is for another bot', async () => bearer(edge.token({ aud: OTHER }))],
    ['is for nobody', async () => bearer(edge.token({ aud: undefined }))],
    ['is by another issuer', async () => bearer(edge.token({ iss: 'https://login.example.org' }))],
    ['is by nobody', async () => bearer(edge.token({ iss: undefined }))],
    ['is of the Emulator', async () => bearer(edge.token(emulator()))],
    [
      'is of a skill',
      async () => bearer(edge.token({ ver: '1.0', appid: OTHER, iss: `https://sts.windows.net/${TENANT}/` })),
    ],
    ['names no service URL', async () => bearer(edge.token({ serviceurl: undefined }))],
    [
      'names another service URL',
      async () => bearer(edge.token({ serviceurl: 'https://smba.trafficmanager.net/other/' })),
    ],
  ])('%s', async (_what, authorization) => {
    expect(await status(await authorization())).toBe(401);
    expect(turns).toBe(0);
  });

  test('is good, but the activity has no service URL', async () => {
    expect(await status(await bearer(edge.token()), { serviceUrl: undefined })).toBe(401);
    expect(turns).toBe(0);
  });

  test('is of a key that may not speak for Teams', async () => {
    const skypeOnly = await edge.tokens.publish('skype-only', ['skype']);
    edge.clock.pass(25 * 60 * 60_000); // a day later the published keys are looked at again
    expect(await status(await bearer(mint(skypeOnly, claims())))).toBe(401);
    expect(turns).toBe(0);
  });

  function emulator(): Claims {
    return { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: APP };
  }

  async function changedClaims(): Promise<string> {
    const [header, , signature] = (await edge.token()).split('.');
    return `Bearer ${header ?? ''}.${base64(claims({ exp: seconds() + 999_999 }))}.${signature ?? ''}`;
  }

  async function algNone(): Promise<string> {
    const [, payload, signature] = (await edge.token()).split('.');
    return `Bearer ${base64({ alg: 'none', kid: 'good' })}.${payload ?? ''}.${signature ?? ''}`;
  }

  async function hmacWithPublicKey(): Promise<string> {
    const content = `${base64({ alg: 'HS256', kid: 'good', typ: 'JWT' })}.${base64(claims())}`;
    const signature = createHmac('sha256', await publicPem())
      .update(content)
      .digest('base64url');
    return `Bearer ${content}.${signature}`;
  }
});

describe('403, and the bot sees nothing, where the token is good but', () => {
  test.each<[what: string, fields: Record<string, unknown>]>([
    ['the channel is another', { channelId: 'webchat' }],
    ['the channel is the Emulator', { channelId: 'emulator' }],
    ['the channel is missing', { channelId: undefined }],
    ['the tenant is foreign', { conversation: { id: 'a', tenantId: OTHER }, channelData: { tenant: { id: OTHER } } }],
    ['the two tenants differ', { channelData: { tenant: { id: OTHER } } }],
    ['the conversation is of a foreign tenant', { conversation: { id: 'a', tenantId: OTHER } }],
    ['there is no tenant', { conversation: { id: 'a' }, channelData: {} }],
  ])('%s', async (_what, fields) => {
    expect(await status(await bearer(edge.token()), fields)).toBe(403);
    expect(turns).toBe(0);
  });

  test('the service URL is not one of Teams, though the token vouches for it', async () => {
    const serviceUrl = 'https://evil.example.org/';
    expect(await status(await bearer(edge.token({ serviceurl: serviceUrl })), { serviceUrl })).toBe(403);
    expect(turns).toBe(0);
  });
});

test.each([
  ['only the conversation', { channelData: {} }],
  ['only the channel data', { conversation: { id: 'a:personal' } }],
  ['both, in another case', { conversation: { id: 'a:personal', tenantId: TENANT.toUpperCase() } }],
])('the tenant may be named by %s', async (_what, fields) => {
  expect(await status(await bearer(edge.token()), fields)).toBe(200);
});

test('malformed activities are told apart only for those who are authenticated', async () => {
  expect(await status(await bearer(edge.token()), { conversation: 'a:personal' })).toBe(400);
  expect(await status(undefined, { conversation: 'a:personal' })).toBe(401);
  expect(turns).toBe(0);
});

test('a refusal is a problem with a stable code, and says nothing else', async () => {
  const response = await edge.post(message(edge.connector.serviceUrl));
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('www-authenticate')).toBe('Bearer');
  expect(await response.json()).toEqual({
    type: 'about:blank',
    title: 'The request is not authenticated.',
    status: 401,
    code: 'unauthorized',
  });
});

describe('keys that cannot be fetched', () => {
  test('are 503, not 401, and are tried again at the next request', async () => {
    const other = await openEdge(async () => undefined, { registration });
    other.tokens.broken = true;
    const activity = message(other.connector.serviceUrl);
    const authorization = await bearer(other.token());
    expect((await other.post(activity, authorization)).status).toBe(503);
    other.tokens.broken = false;
    expect((await other.post(activity, authorization)).status).toBe(200);
    await other.close();
  });

  test('by strangers with invented key ids, are not fetched for each', async () => {
    const stranger = await edge.tokens.unpublished('invented');
    const before = edge.tokens.fetched.keys;
    for (let n = 0; n < 20; n += 1) await status(await bearer(mint(stranger, claims(), { kid: `invented-${n}` })));
    expect(edge.tokens.fetched.keys - before).toBeLessThanOrEqual(1);
  });
});
