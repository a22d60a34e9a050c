import { createServer as createTcp, connect, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { BODY_LIMIT_BYTES } from '../../bot/http/body.ts';
import { createServer, type Answer, type HttpServer } from '../../bot/http/server.ts';
import { fixedIds, memoryLog } from '../support/fixed.ts';

let server: HttpServer;
let url: string;
let port: number;
let log: ReturnType<typeof memoryLog>;
let seen: { authorization: string | undefined; body: unknown }[];
let messages: (authorization: string | undefined, body: unknown) => Promise<Answer>;
let ping: () => Promise<void>;

beforeEach(async () => {
  log = memoryLog();
  seen = [];
  messages = async () => ({ status: 200 });
  ping = async () => undefined;
  server = createServer({
    local: false,
    ids: fixedIds('ref'),
    log,
    ping: () => ping(),
    messages: (authorization, body) => {
      seen.push({ authorization, body });
      return messages(authorization, body);
    },
  });
  const listening = await server.listen('127.0.0.1', 0);
  port = listening.ok ? listening.value : 0;
  url = `http://127.0.0.1:${port}`;
});
afterEach(async () => {
  jest.useRealTimers();
  await server.close(0);
});

const post = (
  body: string,
  headers: Record<string, string> = { 'Content-Type': 'application/json' },
): Promise<Response> => fetch(`${url}/api/messages`, { method: 'POST', headers, body });

/** Sends bytes as they are and collects what comes back until the other side closes. */
function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', () => {
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    socket.on('error', reject);
  });
}

async function expectProblem(response: Response, status: number, code: string): Promise<void> {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ status, code });
}

describe('POST /api/messages', () => {
  test('hands on the body and the Authorization header, and answers with what it is given', async () => {
    messages = async () => ({ status: 201, body: { é: 1 } });
    const response = await post('{"a":"é"}', {
      'Content-Type': 'application/json; charset=utf-8',
      Authorization: 'Bearer x',
    });
    expect(seen).toEqual([{ authorization: 'Bearer x', body: { a: 'é' } }]);
    expect([response.status, await response.json()]).toEqual([201, { é: 1 }]);
  });

  test('answers with nothing where there is nothing to say', async () => {
    const response = await post('{}');
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([200, '', null]);
  });

  test('a refusal becomes a problem, and one line in the log with its code alone', async () => {
    messages = async () => ({ status: 400, refusal: { code: 'malformed', field: 'from.id' } });
    const response = await post('{"text":"private"}', {
      'Content-Type': 'application/json',
      Authorization: 'Bearer secret',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'malformed', field: 'from.id' });
    expect(log.lines).toEqual([
      { level: 'warn', fields: { status: 400, code: 'malformed' }, message: 'an activity was refused' },
    ]);
  });

  test('what is thrown inside is a 500 with a reference and without a word of it; the log has its place', async () => {
    messages = async () => {
      throw new RangeError('said by Marie');
    };
    const response = await post('{}');
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({ code: 'unexpected', reference: 'ref0001' });
    expect(text).not.toMatch(/Marie|RangeError|\.ts/);
    expect(log.lines).toMatchObject([{ level: 'error', fields: { reference: 'ref0001', error: 'RangeError' } }]);
    expect(JSON.stringify(log.lines)).not.toContain('Marie');
  });

  test.each(['', '{', '{"a":}', 'null x', '\u0000'])('a body that is no JSON is 400: %j', async (body) => {
    await expectProblem(await post(body), 400, 'malformed');
    expect(seen).toEqual([]);
  });

  test.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/jsonp'],
    ['text/json'],
    [''],
  ])('the media type %j is 415: a page on the web can post some of these without asking', async (type) => {
    await expectProblem(await post('{}', { 'Content-Type': type }), 415, 'media-type');
    expect(seen).toEqual([]);
  });

  test('a compressed body is 415: what it holds is not known before it is opened', async () => {
    await expectProblem(
      await post('{}', { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }),
      415,
      'media-type',
    );
  });

  test('256 KB are read', async () => {
    const body = JSON.stringify('x'.repeat(BODY_LIMIT_BYTES - 2));
    expect((await post(body)).status).toBe(200);
  });

  test('one byte more is 413, announced or not', async () => {
    const body = JSON.stringify('x'.repeat(BODY_LIMIT_BYTES - 1));
    await expectProblem(await post(body), 413, 'too-large');
    const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    const head = 'POST /api/messages HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n';
    expect(await raw(`${head}Transfer-Encoding: chunked\r\n\r\n${chunk}`)).toMatch(
      /^HTTP\/1.1 413 .*"code":"too-large"/s,
    );
    expect(seen).toEqual([]);
  });

  test('a client that goes away in the middle disturbs nobody', async () => {
    const socket = connect(port, '127.0.0.1');
    const head =
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{';
    await new Promise((resolve) => socket.write(head, resolve));
    socket.destroy();
    expect((await post('{}')).status).toBe(200);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('health', () => {
  test('healthz says that the process lives, whatever the store does', async () => {
    ping = async () => Promise.reject(new Error('down'));
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test('readyz says that the store answers', async () => {
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' });
  });

  test('readyz is 503 where the store fails, without saying how', async () => {
    ping = async () => Promise.reject(new Error('no disk at /data'));
    const response = await fetch(`${url}/readyz`);
    expect(response.headers.get('retry-after')).toBe('5');
    const text = await response.text();
    expect(response.status).toBe(503);
    expect(JSON.parse(text)).toMatchObject({ code: 'store-unreachable' });
    expect(text).not.toContain('/data');
  });

  test('readyz is 503 where the store has not answered within two seconds', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date', 'performance'] });
    const asked = Promise.withResolvers<undefined>();
    ping = () => {
      asked.resolve(undefined);
      return new Promise(() => undefined);
    };
    const asking = fetch(`${url}/readyz`);
    await asked.promise;
    jest.advanceTimersByTime(2_000);
    expect((await asking).status).toBe(503);
  });
});

describe('everything else', () => {
  test.each(['/', '/api', '/api/messages/', '/API/messages', '/healthz/x', '/.env', '/api/../healthz/..'])(
    '%s is 404',
    async (path) => {
      await expectProblem(await fetch(url + path), 404, 'not-found');
    },
  );

  test.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])(
    '%s /api/messages is 405 and names what is allowed',
    async (method) => {
      const response = await fetch(`${url}/api/messages`, { method });
      expect(response.headers.get('allow')).toBe('POST');
      await expectProblem(response, 405, 'method');
    },
  );

  test.each([
    ['http://[', 'an absolute form that url.parse throws at'],
    ['http://a b/', 'a space'],
    ['*', 'an asterisk'],
    ['//[::1', 'half an address'],
    ['/%', 'half an escape'],
    ['/%E0%A4%A', 'a broken escape'],
    ['/healthz%00', 'a zero'],
    ['/\\\\evil', 'backslashes'],
    ['/api/messages?x=%zz', 'a broken escape in the query'],
  ])('the target %j (%s) is refused, and the server goes on', async (target) => {
    const answer = await raw(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 4\d\d /);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test('a request to upgrade is answered, not left open', async () => {
    const upgrade = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n';
    expect(await raw(upgrade)).toMatch(/^HTTP\/1.1 200 /);
  });

  test('every answer has the headers that keep browsers out, and none names the software', async () => {
    const answers = await Promise.all([fetch(`${url}/healthz`), fetch(`${url}/nothing`), post('{}'), post('{')]);
    for (const { headers } of answers) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get('server')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});

describe('listening', () => {
  test('a port that somebody has is said to be taken', async () => {
    const other = createTcp();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const taken = (other.address() as AddressInfo).port;
    const second = createServer({ local: false, ids: fixedIds(), log, ping, messages });
    expect(await second.listen('127.0.0.1', taken)).toEqual({ ok: false, refusal: { code: 'port-taken' } });
    await new Promise((resolve) => other.close(resolve));
  });

  test('an address that is not of this machine is said to be unknown', async () => {
    const second = createServer({ local: false, ids: fixedIds(), log, ping, messages });
    expect(await second.listen('192.0.2.1', 0)).toEqual({ ok: false, refusal: { code: 'host-unknown' } });
  });
});

describe('closing', () => {
  test('lets the turn under way finish, takes no new one, and then resolves', async () => {
    const arrived = Promise.withResolvers<undefined>();
    const finish = Promise.withResolvers<undefined>();
    messages = async () => {
      arrived.resolve(undefined);
      await finish.promise;
      return { status: 200, body: 'done' };
    };
    const underWay = post('{}');
    await arrived.promise;
    let closed = false;
    const closing = server.close().then(() => {
      closed = true;
    });
    await expect(post('{}')).rejects.toThrow(); // refused: the door is shut
    expect(closed).toBe(false);
    finish.resolve(undefined);
    const response = await underWay;
    expect(await response.json()).toBe('done');
    expect(response.headers.get('connection')).toBe('close');
    await closing;
    expect(seen).toHaveLength(1);
  });

  test('does not wait for connections that are kept open and idle', async () => {
    const socket = connect(port, '127.0.0.1');
    const ended = new Promise((resolve) => socket.once('close', resolve));
    const answered = new Promise((resolve) => socket.once('data', resolve));
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await answered;
    await server.close();
    await ended;
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });

  test('does not wait for ever: after the time of grace the connection is closed', async () => {
    const arrived = Promise.withResolvers<undefined>();
    messages = () => {
      arrived.resolve(undefined);
      return new Promise(() => undefined);
    };
    const broken = post('{}').then(
      () => 'answered',
      () => 'broken off',
    );
    await arrived.promise;
    await server.close(10);
    expect(await broken).toBe('broken off');
  });
});
