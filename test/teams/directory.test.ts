import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Directory, Whereabouts } from '../../bot/deps.ts';
import { createDirectory } from '../../bot/teams/directory.ts';
import { memoryLog } from '../support/fixed.ts';
import { OBJECT, openEdge, TENANT, type Edge } from '../support/edge.ts';

let edge: Edge;
let directory: Directory;
let log: ReturnType<typeof memoryLog>;

beforeEach(async () => {
  edge = await openEdge(async () => undefined);
  log = memoryLog();
  directory = createDirectory(edge.adapter, { log });
});
afterEach(async () => {
  jest.useRealTimers();
  await edge.close();
});

/** Somebody who spoke in a chat of this connector. */
const who = (fields: Partial<Whereabouts> = {}): Whereabouts => ({
  tenantId: TENANT,
  objectId: OBJECT,
  serviceUrl: edge.connector.serviceUrl,
  conversationId: '19:chat@thread.v2',
  userId: '29:person',
  ...fields,
});

const marie = {
  id: '29:person',
  aadObjectId: OBJECT,
  name: 'Marie Tremblay',
  email: 'Marie.Tremblay@Example.org',
  userPrincipalName: 'mtremblay@example.org',
  tenantId: TENANT,
  userRole: 'user',
};

describe('a member of the roster', () => {
  test('is named, with every address once and in lower case, in one request', async () => {
    edge.connector.roster.push(marie);
    expect(await directory.member(who())).toEqual({
      name: 'Marie Tremblay',
      addresses: ['marie.tremblay@example.org', 'mtremblay@example.org'],
    });
    expect(edge.connector.calls).toMatchObject([
      { method: 'GET', path: '/v3/conversations/19:chat@thread.v2/members/29:person' },
    ]);
  });

  test('has one address where the two are the same', async () => {
    edge.connector.roster.push({ ...marie, userPrincipalName: ' MARIE.tremblay@example.org ' });
    expect((await directory.member(who()))?.addresses).toEqual(['marie.tremblay@example.org']);
  });

  test('may have no address', async () => {
    edge.connector.roster.push({ id: '29:person', aadObjectId: OBJECT, name: 'Marie', email: null });
    expect(await directory.member(who())).toEqual({ name: 'Marie', addresses: [] });
  });

  test('may have its object id under the other name that Teams has for it, in another case', async () => {
    const { aadObjectId, ...rest } = marie;
    edge.connector.roster.push({ ...rest, objectId: aadObjectId.toUpperCase() });
    expect(await directory.member(who())).toMatchObject({ name: 'Marie Tremblay' });
  });
});

describe('nobody is known', () => {
  test('where the roster has another object id than the one who spoke', async () => {
    edge.connector.roster.push({ ...marie, aadObjectId: '99999999-9999-4999-8999-999999999999' });
    expect(await directory.member(who())).toBeUndefined();
  });

  test('where the roster has no object id: an anonymous user', async () => {
    edge.connector.roster.push({ id: '29:person', name: 'Marie (guest)', userRole: 'anonymous' });
    expect(await directory.member(who())).toBeUndefined();
  });

  test.each([403, 404])('where Teams answers %i, which is not worth a line in the log', async (status) => {
    edge.connector.fail({ kind: 'status', status });
    expect(await directory.member(who())).toBeUndefined();
    expect(log.lines).toEqual([]);
  });

  test.each([400, 401, 429, 500, 503])(
    'where Teams answers %i, after one request and with a warning',
    async (status) => {
      edge.connector.fail({ kind: 'status', status });
      expect(await directory.member(who())).toBeUndefined();
      expect(edge.connector.calls).toHaveLength(1);
      expect(log.lines).toMatchObject([{ level: 'warn', fields: { status } }]);
    },
  );

  test('where the connection breaks', async () => {
    edge.connector.fail({ kind: 'reset' });
    expect(await directory.member(who())).toBeUndefined();
  });

  test('where the service URL is not one of Teams: nothing is asked there', async () => {
    expect(await directory.member(who({ serviceUrl: 'https://evil.example.org/' }))).toBeUndefined();
  });

  test('where Teams takes longer than three seconds', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date', 'performance'] });
    const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
    edge.connector.fail({ kind: 'delay', released });
    const asking = directory.member(who());
    await edge.connector.called(() => true);
    jest.advanceTimersByTime(3_000);
    expect(await asking).toBeUndefined();
    release(undefined);
  });
});
