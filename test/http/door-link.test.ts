import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { conversationId, personalPk, personId, personPk } from '../../bot/domain/key.ts';
import type { SessionRef } from '../../bot/domain/session.ts';
import { NINE, seedPerson } from '../support/cohort.ts';
import { textOf, type House } from '../support/house.ts';
import { cardIn, cardOf, openDoorScene, pressOn, visit, type DoorScene } from '../support/visit.ts';

const HOUR = 3_600_000;

let house: House;
let ref: SessionRef;
let scene: DoorScene;
const pathFor: DoorScene['pathFor'] = (changes) => scene.pathFor(changes);
const checkedIn: DoorScene['checkedIn'] = (pid, other) => scene.checkedIn(pid, other);

beforeEach(async () => {
  scene = await openDoorScene();
  ({ house, ref } = scene);
});
afterEach(async () => {
  await house.close();
});

describe('a link that is no longer, or never was, good', () => {
  /** What a stranger gets to see: the same for all of these. */
  async function expectRefused(path: string): Promise<void> {
    const nonsense = await visit(house, '/door/nonsense');
    const { status, body } = await visit(house, path);
    expect([status, body]).toEqual([404, nonsense.body]);
    expect(body).toContain('This link cannot be used');
    expect(body).toContain('Ce lien ne peut pas servir');
    expect((await pressOn(house, path, 'attendance.checkIn', ref)).status).toBe(404);
    expect(await checkedIn('ada')).toBe(false);
  }

  test('expires to the second', async () => {
    const path = await pathFor({ expiresAt: NINE + HOUR });
    house.clock.set(NINE + HOUR - 1_000);
    expect((await visit(house, path)).status).toBe(200);
    house.clock.set(NINE + HOUR);
    await expectRefused(path);
  });

  test('of nobody', async () => expectRefused(await pathFor({ pid: 'nobody' })));

  test('of a purpose that has no page', async () => expectRefused(await pathFor({ purpose: 'none' as 'checkIn' })));

  test('of a person who was removed since', async () => {
    const path = await pathFor();
    await house.deps.store.delete(personPk('ada'), personId('ada'));
    await expectRefused(path);
  });

  test('that went to an address which is no longer theirs', async () => {
    const path = await pathFor();
    await seedPerson(house.deps, { pid: 'ada', name: 'Ada', language: 'en', email: 'ada@elsewhere.gc.ca' });
    await expectRefused(path);
  });

  test('holds where only the spelling of the address changed', async () => {
    const path = await pathFor();
    await seedPerson(house.deps, { pid: 'ada', name: 'Ada', language: 'en', email: 'Ada@Example.GC.ca' });
    expect((await visit(house, path)).status).toBe(200);
  });

  test('with any one character of its signature or its claims changed', async () => {
    const path = await pathFor();
    const at = '/door/'.length;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: at, max: path.length - 2 }), async (n) => {
        const other = path[n] === 'A' ? 'B' : 'A';
        expect((await visit(house, path.slice(0, n) + other + path.slice(n + 1))).status).toBe(404);
      }),
      { numRuns: 80 },
    );
  });

  describe('signed by somebody else, or for something else', () => {
    const claims = { purpose: 'checkIn', sequence: 0, mailbox: '' };
    const sign = async (
      key: string,
      { alg = 'HS256', typ = 'cadre-door+jwt', aud = 'cadre:door' } = {},
      more: object = {},
    ): Promise<string> =>
      `/door/${await new SignJWT({ ...claims, ref, ...more })
        .setProtectedHeader({ alg, typ })
        .setAudience(aud)
        .setSubject('ada')
        .setJti('id1')
        .setExpirationTime(Math.floor(NINE / 1_000) + 3_600)
        .sign(new TextEncoder().encode(key))}`;
    const OURS = 'the key of the second door in tests';

    test('with another key', async () => expectRefused(await sign('another key of the second door in tests')));
    test('with another algorithm', async () => expectRefused(await sign(`${OURS}${OURS}`, { alg: 'HS512' })));
    test('as another kind of token', async () => expectRefused(await sign(OURS, { typ: 'JWT' })));
    test('for another audience', async () => expectRefused(await sign(OURS, { aud: 'cadre:tab' })));
    test('without what a link says', async () => expectRefused(await sign(OURS, {}, { mailbox: undefined })));
    test('without any signature', async () => {
      const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      const payload = { ...claims, ref, sub: 'ada', jti: 'id1', aud: 'cadre:door', exp: NINE / 1_000 + 3_600 };
      await expectRefused(`/door/${part({ alg: 'none', typ: 'cadre-door+jwt' })}.${part(payload)}.`);
    });
  });
});

describe('a person whom Teams reaches by now', () => {
  async function chat(reachable: boolean): Promise<void> {
    const body = {
      ...{ serviceUrl: house.connector.serviceUrl, conversationId: 'a:ada', userId: '29:ada', botId: '28:cadre' },
      ...{ tenantId: 't', reachable, since: NINE },
    };
    const [pk, id] = [personalPk('ada'), conversationId];
    await house.deps.store.upsert({ pk, id, type: 'conversation', sk: id, body });
  }

  test('is sent there: an account is surer than a mailbox', async () => {
    const path = await pathFor();
    await chat(true);
    const { status, body } = await visit(house, path);
    expect([status, textOf(cardIn(body))]).toEqual([200, expect.stringContaining('Please answer in Teams')]);
    const pressed = await pressOn(house, path, 'attendance.checkIn', ref);
    expect(textOf(cardOf(pressed.body))).toContain('Please answer in Teams');
    expect(await checkedIn('ada')).toBe(false);
  });

  test('may answer by e-mail while Teams does not reach them', async () => {
    await chat(false);
    await pressOn(house, await pathFor(), 'attendance.checkIn', ref);
    expect(await checkedIn('ada')).toBe(true);
  });
});
