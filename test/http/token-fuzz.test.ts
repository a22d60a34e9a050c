import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NINE } from '../support/cohort.ts';
import { openDoorScene, PUBLIC, visit } from '../support/visit.ts';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: PUBLIC };
const JSON_BODY = { 'Content-Type': 'application/json', Origin: PUBLIC };

/** Ways to make another token of one that opens something. */
const spoilt = fc.oneof(
  fc.double({ min: 0, max: 0.98, noNaN: true }).map((at) => (token: string) => token.slice(0, token.length * at)),
  fc
    .tuple(fc.double({ min: 0, max: 0.98, noNaN: true }), fc.constantFrom('A', '_', '-', '.', '%00', '/', '..'))
    .map(([at, put]) => (token: string) => {
      const n = Math.floor(token.length * at);
      const cut = `${token.slice(0, n)}${put}${token.slice(n + 1)}`;
      return cut === token ? `${token}x` : cut;
    }),
  fc.constant((token: string) => `${token}${token}`),
  fc.constant((token: string) => token.split('.').reverse().join('.')),
  fc.constant((token: string) => token.toUpperCase()),
);

test('a token that was cut, swapped, expired or spoilt opens nothing by any method, and says nothing of why', async () => {
  const scene = await openDoorScene();
  const { house, ref } = scene;
  try {
    const made = await house.invoke('ada', 'calendar.make', {});
    const feed = /\/calendar\/[^\s"\\]+?\.ics/.exec(JSON.stringify(made.card))?.[0] ?? '';
    expect(feed).not.toBe('');
    expect((await visit(house, feed)).status).toBe(200);
    const good = (await scene.pathFor()).slice('/door/'.length);
    const expired = (await scene.pathFor({ expiresAt: NINE - 1 })).slice('/door/'.length);
    const other = (await scene.pathFor({ pid: 'bo' })).slice('/door/'.length);
    const key = feed.slice('/calendar/'.length, -'.ics'.length);
    const [head = '', claims = ''] = good.split('.');
    const swapped = `${head}.${claims}.${other.split('.')[2] ?? ''}`;
    const cases = fc.oneof(
      spoilt.map((spoil) => `/door/${spoil(good)}`),
      spoilt.map((spoil) => `/calendar/${spoil(key)}.ics`),
      spoilt.map((spoil) => `/calendar/session/${spoil(good)}.ics`),
      fc.constantFrom(
        ...[`/door/${expired}`, `/door/${swapped}`, `/door/${key}`, `/calendar/${good}.ics`],
        ...[`/calendar/session/${good}.ics`, `/calendar/session/${key}.ics`, `/calendar/${key}`],
      ),
    );
    const before = await scene.everything();
    const said = new Set<string>();
    const body = JSON.stringify({ verb: 'attendance.checkIn', data: ref });
    const ask = fc.constantFrom(
      { method: 'GET' },
      { method: 'POST', headers: JSON_BODY, body },
      { method: 'POST', headers: FORM, body: 'verb=attendance.checkIn' },
      { method: 'PUT', headers: JSON_BODY, body },
    );
    await fc.assert(
      fc.asyncProperty(cases, ask, async (path, request) => {
        const answer = await visit(house, path.replace(/[^\x21-\x7e]/g, '%'), request);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
        expect(answer.body).not.toMatch(/\bat .*\.ts|node_modules|Error:/);
        if (request.method === 'GET' && path.startsWith('/door/')) said.add(answer.body);
      }),
      { numRuns: 200, endOnFailure: true, includeErrorInReport: true },
    );
    expect(said.size).toBe(1);
    expect(await scene.everything()).toBe(before);
    expect(house.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  } finally {
    await house.close();
  }
}, 60_000);
