import { afterEach, describe, expect, test } from '@jest/globals';
import { createFakeConnector, type FakeConnector, type Strictness } from '../support/connector.ts';
import { drawFaults } from '../support/connector-faults.ts';
import { createLimits } from '../support/connector-limits.ts';
import { fixedClock } from '../support/fixed.ts';

/** What judges the engine is judged itself. */
let connector: FakeConnector;
afterEach(() => connector.close());

async function post(chat: string, tenant = 't'): Promise<Response> {
  return fetch(`${connector.serviceUrl}v3/conversations/${chat}/activities`, {
    method: 'POST',
    body: JSON.stringify({ conversation: { tenantId: tenant }, attachments: [{ data: { castId: 'c1' } }] }),
  });
}

const open = async (strict: Strictness): Promise<void> => {
  connector = await createFakeConnector(strict);
};

describe('the fake connector', () => {
  test.each([
    { window: '7 in a second', groups: [7], apart: 0, over: 1_000 },
    { window: '8 in two seconds', groups: [4, 4], apart: 1_000, over: 2_000 },
    { window: '60 in thirty seconds', groups: [6, 6, 6, 6, 6, 6, 6, 6, 6, 6], apart: 2_500, over: 30_000 },
  ])('takes $window of a conversation, and refuses the next one until they are over', async (given) => {
    const clock = fixedClock(1_000_000);
    await open({ limits: createLimits(clock.now), retryAfter: 'always' });
    for (const [n, group] of given.groups.entries()) {
      clock.set(1_000_000 + n * given.apart);
      for (let sent = 0; sent < group; sent += 1) expect((await post('a')).status).toBe(201);
    }
    clock.set(1_000_000 + given.over - 1);
    const refused = await post('a');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Retry-After')).toBe('1');
    expect((await post('b')).status).toBe(201);
    clock.pass(1);
    expect((await post('a')).status).toBe(201);
  });

  test('takes 50 a second of a tenant, and tells every other refused one when to come back', async () => {
    const clock = fixedClock(1_000_000);
    await open({ limits: createLimits(clock.now) });
    for (let n = 0; n < 50; n += 1) expect((await post(`chat${n}`)).status).toBe(201);
    const refused = [await post('x'), await post('y')];
    expect(refused.map(({ status }) => status)).toEqual([429, 429]);
    expect(refused.map(({ headers }) => headers.has('Retry-After'))).toEqual([false, true]);
    expect((await post('z', 'another')).status).toBe(201);
    clock.pass(1_000);
    expect((await post('x')).status).toBe(201);
  });

  test('counts a message that it accepted although it answered 503, or not at all', async () => {
    await open({});
    connector.fail({ kind: 'status', status: 503, accepts: true }, 1);
    connector.fail({ kind: 'reset', accepts: true }, 1);
    connector.fail({ kind: 'status', status: 503 }, 1);
    expect((await post('a')).status).toBe(503);
    await expect(post('a')).rejects.toThrow();
    expect((await post('a')).status).toBe(503);
    expect([...connector.delivered]).toEqual([['a c1', 2]]);
  });

  test('meets every fault that the issue names', async () => {
    await open({});
    const draw = drawFaults(1, { plain: 500, ambiguous: 500 });
    const drawn = Array.from({ length: 2_000 }, draw);
    const statuses = new Set(drawn.map((fault) => (fault?.kind === 'status' ? fault.status : fault?.kind)));
    expect([...statuses].map(String).toSorted()).toEqual(
      ['403', '404', '412', '429', '502', '503', '504', 'reset', 'slow'].toSorted(),
    );
    const told = drawn.filter((fault) => fault?.kind === 'status' && fault.status === 429);
    expect(new Set(told.map((fault) => fault?.kind === 'status' && fault.headers !== undefined)).size).toBe(2);
    const flavours = drawn.flatMap((fault) =>
      fault?.kind === 'status' && fault.status === 403 ? [JSON.stringify(fault.body)] : [],
    );
    expect(new Set(flavours).size).toBe(7);
  });
});
