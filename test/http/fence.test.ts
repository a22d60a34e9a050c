import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkFence } from '../../bot/http/fence.ts';
import { createServer, type HttpServer } from '../../bot/http/server.ts';
import { fixedIds, memoryLog } from '../support/fixed.ts';

let server: HttpServer;
let port: number;
let turns = 0;
const log = memoryLog();

beforeAll(async () => {
  const messages = async () => {
    turns += 1;
    return { status: 200 };
  };
  server = createServer({ local: true, ids: fixedIds(), log, messages, ping: async () => undefined });
  const listening = await server.listen('127.0.0.1', 0);
  port = listening.ok ? listening.value : 0;
});
afterAll(() => server.close(0));

type Sent = { method?: string; path?: string; headers?: Record<string, string | string[]> };

/** Sends a request with exactly these headers (fetch would not let Host be chosen). */
function send({
  method = 'POST',
  path = '/api/messages',
  headers = {},
}: Sent): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: { host: `localhost:${port}`, 'content-type': 'application/json', ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
        });
      },
    );
    sent.on('error', reject);
    sent.end(method === 'POST' ? '{}' : undefined);
  });
}

describe('from this machine, in local mode', () => {
  test.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])('a request to %s is answered', async (name) => {
    expect((await send({ headers: { host: `${name}:${port}` } })).status).toBe(200);
  });
});

describe('from anywhere else, in local mode,', () => {
  test.each([
    ['a page whose name was pointed here (DNS rebinding)', () => ({ host: `evil.example.org:${port}` })],
    ['a name that begins like this machine', () => ({ host: `localhost.example.org:${port}` })],
    ['a name that ends like this machine', () => ({ host: `x.localhost:${port}` })],
    ['an address of the network', () => ({ host: `192.168.0.7:${port}` })],
    ['another port', () => ({ host: `localhost:${port + 1}` })],
    ['no port', () => ({ host: 'localhost' })],
    ['a proxy', () => ({ 'x-forwarded-for': '203.0.113.9' })],
    ['a proxy that hides the client', () => ({ 'x-forwarded-for': '' })],
    ['a tunnel', () => ({ 'x-forwarded-host': 'cadre.tunnel.example.org' })],
    ['a proxy of the older kind', () => ({ 'X-Forwarded-Proto': 'https' })],
    ['a proxy of the newer kind', () => ({ forwarded: 'for=203.0.113.9' })],
  ])('a request by %s is refused, and the bot sees nothing', async (_what, headers) => {
    turns = 0;
    const refused = await send({ headers: headers() });
    expect(refused.status).toBe(403);
    expect(JSON.parse(refused.body)).toMatchObject({ status: 403 });
    expect(turns).toBe(0);
  });

  test('a form that a page posts is refused', async () => {
    expect((await send({ headers: { 'content-type': 'text/plain' } })).status).toBe(415);
  });

  test('health is not told either', async () => {
    const headers = { host: 'evil.example.org' };
    expect((await send({ method: 'GET', path: '/healthz', headers })).status).toBe(403);
    expect((await send({ method: 'GET', path: '/readyz', headers })).status).toBe(403);
  });

  test('a refusal is one line in the log, without the headers', async () => {
    log.lines.length = 0;
    await send({ headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(log.lines).toEqual([
      { level: 'warn', fields: { status: 403, code: 'forwarded' }, message: 'refused by the fence of local mode' },
    ]);
  });
});

describe('the fence by itself', () => {
  test.each([
    [undefined, 3978],
    ['', 3978],
    ['localhost:', 3978],
    ['localhost:3978:3978', 3978],
    ['::1:3978', 3978],
    ['localhost:03978x', 3978],
    ['localhost@evil.example.org:3978', 3978],
    ['localhost:3978', undefined],
  ])('refuses Host %j at port %j', (host, at) => {
    expect(checkFence({ ...(host === undefined ? {} : { host }) }, at).ok).toBe(false);
  });

  test('knows that a Host without a port means port 80', () => {
    expect(checkFence({ host: 'localhost' }, 80).ok).toBe(true);
  });
});
