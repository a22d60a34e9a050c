import { afterEach, describe, expect, test } from '@jest/globals';
import type { TurnContext } from 'botbuilder';
import { message, openEdge, registration, type Edge, type Options } from '../support/edge.ts';

let edge: Edge;
afterEach(() => edge.close());

async function open(
  logic: (context: TurnContext) => Promise<void>,
  options: Options = { registration },
): Promise<void> {
  edge = await openEdge(logic, options);
}

async function turn(fields: Record<string, unknown> = {}): Promise<Response> {
  return edge.post(message(edge.connector.serviceUrl, fields), `Bearer ${await edge.token()}`);
}

describe('the bot', () => {
  test('gets the activity, its instants as Dates, and no caller that the sender made up', async () => {
    let seen: TurnContext['activity'] | undefined;
    await open(async ({ activity }) => {
      seen = activity;
    });
    expect((await turn({ callerId: 'urn:botframework:azure', extra: { kept: true } })).status).toBe(200);
    expect(seen).toMatchObject({ text: 'hello', extra: { kept: true } });
    expect(seen?.timestamp).toEqual(new Date('2027-03-01T15:00:00Z'));
    expect(seen?.callerId).toBeUndefined();
  });

  test('answers an invoke in its response', async () => {
    const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'done' };
    await open(async (context) => {
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
    });
    const response = await turn({ type: 'invoke', name: 'adaptiveCard/action', value: {} });
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual(body);
    expect(edge.connector.calls).toHaveLength(0);
  });

  test('answers in the response where replies are expected there', async () => {
    await open(async (context) => {
      await context.sendActivity('good morning');
    });
    const response = await turn({ deliveryMode: 'expectReplies' });
    expect(await response.json()).toMatchObject({ activities: [{ type: 'message', text: 'good morning' }] });
    expect(edge.connector.calls).toHaveLength(0);
  });

  test('may update and delete what it has said', async () => {
    await open(async (context) => {
      const sent = await context.sendActivity('first');
      await context.updateActivity({ id: sent?.id ?? '', type: 'message', text: 'second' });
      await context.deleteActivity(sent?.id ?? '');
    });
    await turn();
    expect(edge.connector.calls.map(({ method }) => method)).toEqual(['POST', 'PUT', 'DELETE']);
  });
});

describe('where the bot throws', () => {
  const failing = async (): Promise<void> => {
    throw new TypeError('Marie said something private');
  };

  test('a message is taken, and the log has a reference and the place, not the words', async () => {
    await open(failing);
    const response = await turn();
    expect([response.status, await response.text()]).toEqual([200, '']);
    const errors = edge.logged.filter(({ level }) => level === 'error');
    expect(errors).toMatchObject([{ fields: { reference: 'ref0001', error: 'TypeError' } }]);
    expect(JSON.stringify(errors)).toContain('adapter.test.ts');
    expect(JSON.stringify(errors)).not.toContain('Marie');
  });

  test("an invoke is answered with the card actions' own error and the reference", async () => {
    await open(failing);
    const response = await turn({ type: 'invoke', name: 'adaptiveCard/action' });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      statusCode: 500,
      type: 'application/vnd.microsoft.error',
      value: { code: 'unexpected', message: 'ref0001' },
    });
  });
});

describe('in local mode', () => {
  const local: Options = { registration: undefined };

  test('no token is asked for, and answers go to this machine without one', async () => {
    await open(async (context) => {
      await context.sendActivity('good morning');
    }, local);
    expect((await edge.post(message(edge.connector.serviceUrl))).status).toBe(200);
    expect(edge.connector.calls).toMatchObject([{ authorization: undefined, body: { text: 'good morning' } }]);
  });

  test.each([
    ['http://localhost:56150/_connector', 200],
    ['http://127.0.0.1:56150', 200],
    ['http://[::1]:56150/', 200],
    ['https://smba.trafficmanager.net/teams/', 403],
    ['http://localhost.example.org/', 403],
    ['http://192.168.0.7:56150/', 403],
    ['http://localhost@example.org/', 403],
    ['file:///etc/passwd', 403],
    ['', 403],
    [undefined, 403],
  ])('an activity with the service URL %s gets %i', async (serviceUrl, status) => {
    let turns = 0;
    await open(async () => {
      turns += 1;
    }, local);
    expect((await edge.post(message('', { serviceUrl }))).status).toBe(status);
    expect(turns).toBe(status === 200 ? 1 : 0);
  });

  test('only the channel of Teams is served', async () => {
    await open(async () => undefined, local);
    expect((await edge.post(message(edge.connector.serviceUrl, { channelId: 'webchat' }))).status).toBe(403);
  });

  test.each([
    ['type', { type: 7 }],
    ['conversation', { conversation: undefined }],
    ['conversation.id', { conversation: { id: '' } }],
    ['from.id', { from: {} }],
    ['text', { text: { $ne: null } }],
    ['attachments.0', { attachments: ['x'] }],
    ['membersAdded', { membersAdded: {} }],
    ['channelData', { channelData: 'x' }],
    ['serviceUrl', { serviceUrl: ['http://localhost'] }],
  ])('a malformed activity is refused with its field: %s', async (field, fields) => {
    await open(async () => undefined, local);
    const response = await edge.post(message(edge.connector.serviceUrl, fields));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'malformed', field });
  });

  test.each([[[]], ['text'], [null], [7]])('a body that is no object is refused: %j', async (body) => {
    await open(async () => undefined, local);
    expect((await edge.post(body)).status).toBe(400);
  });
});
