import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { registerPk } from '../../bot/domain/key.ts';
import type { SessionRef } from '../../bot/domain/session.ts';
import { NINE, seedPerson, seedSession, type Seeded } from '../support/cohort.ts';
import { textOf, type House } from '../support/house.ts';
import { cardIn, cardOf, openDoorScene, pressOn, PUBLIC, visit, type DoorScene } from '../support/visit.ts';

const HOUR = 3_600_000;

let house: House;
let program: Seeded;
let ref: SessionRef;
let scene: DoorScene;
const pathFor: DoorScene['pathFor'] = (changes) => scene.pathFor(changes);
const everything: DoorScene['everything'] = () => scene.everything();
const checkedIn: DoorScene['checkedIn'] = (pid, other) => scene.checkedIn(pid, other);

beforeEach(async () => {
  scene = await openDoorScene();
  ({ house, program, ref } = scene);
});
afterEach(async () => {
  await house.close();
});

describe('looking', () => {
  test('shows the card of the link, and changes nothing however often it is looked at', async () => {
    const path = await pathFor();
    const before = await everything();
    for (let n = 0; n < 3; n += 1) {
      const { status, body } = await visit(house, path);
      expect([status, textOf(cardIn(body))]).toEqual([200, expect.stringContaining('Check-in is open')]);
    }
    await visit(house, path, { method: 'HEAD' });
    await visit(house, `${path}?utm_source=scanner`);
    expect(await everything()).toBe(before);
    expect(house.connector.posted()).toEqual([]);
  });

  test('is kept, framed, indexed and named to others by nobody, and runs nothing but its own script', async () => {
    for (const path of [await pathFor(), '/door/nonsense']) {
      const { headers } = await visit(house, path);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-robots-tag': 'noindex, nofollow',
        'strict-transport-security': expect.stringContaining('max-age='),
      });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
    }
  });

  test('what a person wrote cannot leave the data of the page', async () => {
    const evil = '</script><script>alert(1)</script><!--';
    ref = await seedSession(house.deps, program, { titleEn: evil, place: evil });
    const { body } = await visit(house, await pathFor());
    expect(body.match(/<script/g)).toHaveLength(3);
    expect(body).not.toContain('alert(1)</script>');
    expect(textOf(cardIn(body))).toContain('alert(1)');
  });

  test('its files may be kept, under an address of their own content, compressed for whoever reads that', async () => {
    const { body } = await visit(house, await pathFor());
    const paths = [...body.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(paths).toHaveLength(3);
    for (const path of paths) {
      const { status, headers } = await visit(house, path, { headers: { 'Accept-Encoding': 'gzip' } });
      expect([status, headers['content-encoding']]).toEqual([200, 'gzip']);
      expect(headers['cache-control']).toContain('immutable');
      const plain = await visit(house, path);
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.body.length).toBe(Number(plain.headers['content-length']));
    }
  });
});

describe('pressing', () => {
  test('does what the same button does in the chat, as the person of the link, and says that it came by e-mail', async () => {
    const path = await pathFor();
    const { status, body } = await pressOn(house, path, 'attendance.checkIn', ref);
    expect([status, textOf(cardOf(body))]).toEqual([200, expect.stringContaining('You are checked in')]);
    expect(await checkedIn('ada')).toBe(true);
    const trail = await house.deps.store.list(registerPk(ref.sessionId), 'audit', { limit: 10 });
    expect(trail.map((one) => one.body)).toEqual([
      expect.objectContaining({ who: 'ada', what: 'attendance.checkIn', via: 'mail' }),
    ]);
  });

  test('twice is once, also at the same moment', async () => {
    const path = await pathFor();
    await Promise.all([1, 2, 3, 4].map(() => pressOn(house, path, 'attendance.checkIn', ref)));
    const entries = await house.deps.store.list(registerPk(ref.sessionId), 'entry', { limit: 10 });
    expect(entries).toHaveLength(1);
  });

  test.each<[string, Record<string, string>, number]>([
    ['from a page elsewhere', { Origin: 'https://evil.example' }, 403],
    ['from a page that hides where it is', { Origin: 'null' }, 403],
    ['from a program that says nothing of where it is', { Origin: '' }, 403],
    ['from a neighbour', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['from our own name without TLS', { Origin: PUBLIC.replace('https', 'http') }, 403],
    ['as a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['as text', { 'Content-Type': 'text/plain' }, 415],
    ['under another name', { Host: 'evil.example' }, 404],
  ])('%s changes nothing', async (_from, headers, status) => {
    const answer = await pressOn(house, await pathFor(), 'attendance.checkIn', ref, headers);
    expect(answer.status).toBe(status);
    expect(await checkedIn('ada')).toBe(false);
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is nothing here', async (method) => {
    const { status } = await visit(house, await pathFor(), { method, headers: { Origin: PUBLIC } });
    expect(status).toBe(405);
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['nothing to do', '{}'],
    ['a verb that is no word', '{"verb":7,"data":{}}'],
    ['data that is a list', '{"verb":"attendance.checkIn","data":[]}'],
    ['data that is nothing', '{"verb":"attendance.checkIn","data":null}'],
  ])('%s is malformed', async (_what, body) => {
    const headers = { 'Content-Type': 'application/json', Origin: PUBLIC };
    const { status } = await visit(house, await pathFor(), { method: 'POST', headers, body });
    expect(status).toBe(400);
  });

  test('too much is too much', async () => {
    const { status } = await pressOn(house, await pathFor(), 'attendance.checkIn', {
      ...ref,
      code: 'x'.repeat(300_000),
    });
    expect(status).toBe(413);
  });
});

describe('a link may do its own thing and nothing else', () => {
  test.each<[string, string, object]>([
    ['another verb of the same card’s kin', 'rsvp.answer', {}],
    ['the register', 'register.open', {}],
    ['the help', 'help.show', {}],
    ['the people', 'person.merge', { from: 'ada', into: 'bo' }],
    ['a language, where one is recorded', 'language.set', { language: 'fr' }],
    ['a verb that there is not', '__proto__', {}],
  ])('not %s', async (_what, verb, data) => {
    const before = await everything();
    expect((await pressOn(house, await pathFor(), verb, { ...ref, ...data })).status).toBe(403);
    expect(await everything()).toBe(before);
  });

  test.each<[string, (other: SessionRef) => object]>([
    ['another session', (other) => other],
    ['another program', () => ({ ...ref, programId: 'p2' })],
    ['no session at all', () => ({ programId: ref.programId })],
    ['another person', () => ({ ...ref, pid: 'bo' })],
    ['another cohort beside it', () => ({ ...ref, cohortId: 'c2' })],
    ['a session in a list', ({ sessionId }) => ({ ...ref, sessions: [sessionId] })],
    ['a session in an object', (other) => ({ ...ref, ref: other })],
    ['several sessions by id', () => ({ ...ref, sessionIds: 's1,s2' })],
    ['nothing', () => ({})],
  ])('not with data that name %s', async (_what, data) => {
    const other = await seedSession(house.deps, program, { code: 'LE02' });
    const answer = await pressOn(house, await pathFor(), 'attendance.checkIn', data(other));
    expect(answer.status).toBe(403);
    expect([await checkedIn('ada'), await checkedIn('bo'), await checkedIn('ada', other)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('a forwarded link speaks for its own person, whoever presses', async () => {
    await pressOn(house, await pathFor({ pid: 'bo' }), 'attendance.checkIn', ref);
    expect([await checkedIn('ada'), await checkedIn('bo')]).toEqual([false, true]);
  });

  test('a person without a seat is refused in words, and nothing is recorded', async () => {
    await seedPerson(house.deps, { pid: 'eve', name: 'Eve', language: 'en', email: 'eve@example.gc.ca' });
    const path = await pathFor({ pid: 'eve' });
    const { status, body } = await pressOn(house, path, 'attendance.checkIn', ref);
    expect([status, textOf(cardOf(body))]).toEqual([200, expect.stringContaining('You are not enrolled')]);
    expect(await checkedIn('eve')).toBe(false);
  });

  test('offers no button that it would refuse', async () => {
    house.clock.set(NINE + 8 * HOUR); // closed: the chat's card leads on to "my sessions"
    const { body } = await visit(house, await pathFor({ expiresAt: NINE + 9 * HOUR }));
    expect(textOf(cardIn(body))).toContain('Check-in closed');
    expect(cardIn(body)['actions']).toEqual([]);
  });
});

test('whatever is asked of the door: never a fault, a stack, a write or a word of the link in the log', async () => {
  const path = await pathFor();
  const before = await everything();
  const part = fc.constantFrom(
    '..',
    '%00',
    '%2e%2e',
    '//',
    '\\',
    ';',
    '?',
    '&',
    '=',
    '#',
    '.',
    'eyJ',
    path.slice(6, 60),
    'é',
  );
  const target = fc
    .array(fc.oneof(part, fc.string({ maxLength: 8 })), { maxLength: 12 })
    .map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(target, fc.constantFrom('GET', 'POST'), fc.json(), async (rest, method, body) => {
      const asked = `/door/${rest}`.replace(/[^\x21-\x7e]/g, '%');
      const headers = { 'Content-Type': 'application/json', Origin: PUBLIC };
      const answer = await visit(house, asked, { method, headers, ...(method === 'POST' ? { body } : {}) });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.body).not.toMatch(/\bat .*\.ts|node_modules|Error:/);
    }),
    { numRuns: 300 },
  );
  expect(await everything()).toBe(before);
  const logged = JSON.stringify(house.log.lines);
  for (const piece of path.slice('/door/'.length).split('.')) expect(logged).not.toContain(piece);
});

test('a link that a mail program has damaged leads to a page that says so, and not to a line of code', async () => {
  const { status, headers, body } = await visit(house, `${await pathFor()}%3E`);
  expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
  expect(body).toContain('This link cannot be used');
});
