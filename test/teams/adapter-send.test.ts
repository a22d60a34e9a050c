import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { TurnContext } from 'botbuilder';
import type { Credentials } from '../../bot/teams/connector.ts';
import { createAdapter } from '../../bot/teams/adapter.ts';
import { isTeamsServiceUrl } from '../../bot/teams/origin.ts';
import { ConnectorError } from '../../bot/teams/pipeline.ts';
import { APP, BOT_TOKEN, message, openEdge, registration, TENANT, type Edge } from '../support/edge.ts';
import { fixedClock, fixedIds, memoryLog } from '../support/fixed.ts';

let edge: Edge;
let logic: (context: TurnContext) => Promise<void>;

beforeEach(async () => {
  logic = async (context) => {
    await context.sendActivity('good morning');
  };
  edge = await openEdge((context) => logic(context));
});
afterEach(async () => {
  jest.useRealTimers();
  await edge.close();
});

/** Posts an authenticated activity and waits for the end of the turn. */
async function turn(fields: Record<string, unknown> = {}): Promise<Response> {
  return edge.post(message(edge.connector.serviceUrl, fields), `Bearer ${await edge.token()}`);
}

/** What sending throws inside a turn. */
async function sendingFails(): Promise<unknown> {
  let thrown: unknown;
  logic = async (context) => {
    await context.sendActivity('good morning').catch((error: unknown) => {
      thrown = error;
    });
  };
  await turn();
  return thrown;
}

describe('one send is one request', () => {
  test('when it succeeds, with the token of the bot', async () => {
    expect((await turn()).status).toBe(200);
    expect(edge.connector.calls).toHaveLength(1);
    expect(edge.connector.calls[0]).toMatchObject({
      method: 'POST',
      path: '/v3/conversations/a:personal/activities/1700000000000',
      authorization: `Bearer ${BOT_TOKEN}`,
      body: { text: 'good morning' },
    });
  });

  test.each([400, 401, 403, 404, 408, 412, 413, 429, 500, 502, 503, 504])(
    'when the connector answers %i',
    async (status) => {
      edge.connector.fail({ kind: 'status', status, body: { error: { code: 'Code', message: 'secret words' } } });
      expect(await sendingFails()).toMatchObject({ name: 'ConnectorError', status, code: 'Code' });
      expect(edge.connector.calls).toHaveLength(1);
    },
  );

  test.each([429, 503])('when the connector answers %i with Retry-After', async (status) => {
    edge.connector.fail({ kind: 'status', status, headers: { 'Retry-After': '0' } });
    expect(await sendingFails()).toMatchObject({ status });
    expect(edge.connector.calls).toHaveLength(1);
  });

  test('when the connection breaks', async () => {
    edge.connector.fail({ kind: 'reset' });
    expect(await sendingFails()).toMatchObject({ status: undefined, code: 'ECONNRESET' });
    expect(edge.connector.calls).toHaveLength(1);
  });

  test('when the connector sends us elsewhere: the token does not follow', async () => {
    const elsewhere = await openEdge(async () => undefined);
    edge.connector.fail({ kind: 'status', status: 307, headers: { Location: elsewhere.connector.serviceUrl } });
    expect(await sendingFails()).toMatchObject({ status: 307 });
    expect(elsewhere.connector.calls).toHaveLength(0);
    await elsewhere.close();
  });
});

describe('a send that takes too long', () => {
  test('is given up after ten seconds', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date', 'performance'] });
    const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
    edge.connector.fail({ kind: 'delay', released });
    const failing = sendingFails();
    await edge.connector.called(() => true);
    jest.advanceTimersByTime(9_999);
    expect(jest.getTimerCount()).toBeGreaterThan(0);
    jest.advanceTimersByTime(1);
    expect(await failing).toMatchObject({ name: 'ConnectorError', code: 'timeout' });
    release(undefined);
  });

  test('is given up too when it is the token that takes long, and is then never sent', async () => {
    const asked = Promise.withResolvers<undefined>();
    const answered = Promise.withResolvers<undefined>();
    const slow: Credentials = {
      async signRequest(request) {
        asked.resolve(undefined);
        await answered.promise;
        return request;
      },
    };
    await edge.close();
    edge = await openEdge((context) => logic(context), { registration, credentials: slow });
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date', 'performance'] });
    const failing = sendingFails();
    await asked.promise;
    jest.advanceTimersByTime(10_000);
    expect(await failing).toMatchObject({ code: 'timeout' });
    answered.resolve(undefined);
    jest.useRealTimers();
    await turn(); // whatever the first one still did, it did before this one ended
    expect(edge.connector.posted()).toHaveLength(1);
  });
});

describe('what is thrown', () => {
  test('names the refusal of a person who blocked the bot, which Teams says only in its message', async () => {
    const text = JSON.stringify({ subCode: 'MessageWritesBlocked', errorCode: 209 });
    edge.connector.fail({ kind: 'status', status: 403, body: { error: { message: text } } });
    expect(await sendingFails()).toMatchObject({ status: 403, code: 'MessageWritesBlocked' });
  });

  test('has neither the token nor what was said in it', async () => {
    edge.connector.fail({ kind: 'status', status: 500, body: { error: { code: 'X', message: 'said by Marie' } } });
    const thrown = await sendingFails();
    expect(thrown).toBeInstanceOf(ConnectorError);
    const all = `${inspect(thrown, { depth: 10, showHidden: true })} ${JSON.stringify(thrown)} ${String(thrown)}`;
    for (const secret of [BOT_TOKEN, 'good morning', 'said by Marie', 'a:personal']) expect(all).not.toContain(secret);
  });
});

describe('clients', () => {
  test('are the same from turn to turn', async () => {
    const seen: unknown[] = [];
    logic = async (context) => {
      const { adapter, turnState } = context;
      const userTokens = 'UserTokenClientKey' in adapter ? (adapter.UserTokenClientKey as symbol) : '';
      seen.push([turnState.get(adapter.ConnectorClientKey), turnState.get(userTokens)]);
    };
    await turn();
    await turn();
    const [[firstClient, firstTokens], [secondClient, secondTokens]] = seen as [unknown[], unknown[]];
    expect(firstClient).toBeDefined();
    expect(secondClient).toBe(firstClient);
    expect(firstTokens).toBeDefined();
    expect(secondTokens).toBe(firstTokens);
    expect(await edge.adapter.connector(edge.connector.serviceUrl)).toBe(firstClient);
  });

  test('ask for one token at a time, however many sends are waiting for it', async () => {
    let asked = 0;
    const answered = Promise.withResolvers<string>();
    const source: Credentials & { getToken(): Promise<string> } = {
      getToken() {
        asked += 1;
        return answered.promise;
      },
      async signRequest(request) {
        request.headers.set('authorization', `Bearer ${await this.getToken()}`);
        return request;
      },
    };
    await edge.close();
    edge = await openEdge(async () => undefined, { registration, credentials: source });
    const { conversations } = await edge.adapter.connector(edge.connector.serviceUrl);
    const sends = ['a', 'b', 'c'].map((id) => conversations.sendToConversation(id, { type: 'message' }));
    answered.resolve(BOT_TOKEN);
    await Promise.all(sends);
    expect(asked).toBe(1);
    expect(edge.connector.calls).toHaveLength(3);
  });

  test('are not made for a service URL that is not allowed', async () => {
    await expect(edge.adapter.connector('https://evil.example.org/')).rejects.toMatchObject({
      code: 'ServiceUrlNotAllowed',
    });
  });

  test('have the credentials of the registration', async () => {
    const { tenants } = registration;
    const deps = { clock: fixedClock(0), ids: fixedIds(), log: memoryLog() };
    const secret = createAdapter(registration, deps);
    const managed = createAdapter({ type: 'UserAssignedMSI', appId: APP, tenantId: TENANT, tenants }, deps);
    const [one, two] = await Promise.all(
      [secret, managed].map((made) => made.connector('https://smba.trafficmanager.net/teams/')),
    );
    expect(one?.credentials).toMatchObject({
      appId: APP,
      oAuthEndpoint: `https://login.microsoftonline.com/${TENANT}`,
      oAuthScope: 'https://api.botframework.com',
    });
    expect(two?.credentials).toMatchObject({
      appId: APP,
      authenticator: { resource: 'https://api.botframework.com/.default' },
    });
  });
});

describe('the service URLs of Teams', () => {
  test.each([
    ['https://smba.trafficmanager.net/teams/', true],
    ['https://smba.trafficmanager.net/amer/', true],
    ['https://smba.infra.gcc.teams.microsoft.com/teams/', true],
    ['https://canada.botframework.com/', true],
    ['http://smba.trafficmanager.net/teams/', false],
    ['https://evil.trafficmanager.net/teams/', false],
    ['https://teams.microsoft.com.evil.org/', false],
    ['https://evilteams.microsoft.com/', false],
    ['https://smba.trafficmanager.net:8443/', false],
    ['https://user:pass@smba.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net@evil.org/', false],
    ['https://127.0.0.1/', false],
    ['not a url', false],
    ['', false],
  ])('%s: %s', (serviceUrl, allowed) => {
    expect(isTeamsServiceUrl(serviceUrl)).toBe(allowed);
  });
});
