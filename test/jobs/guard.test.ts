import { afterEach, describe, expect, test } from '@jest/globals';
import { castPk, deliveryDocId, personalPk, preferenceId, tallyId } from '../../bot/domain/key.ts';
import { queueing } from '../../bot/features/delivery.ts';
import { CAST, openScene, seedChat, seedPeople, TEN, type Scene } from '../support/due.ts';

let scene: Scene;
afterEach(() => scene.close());

const at = (instant: string): number => Date.parse(instant);

/** One person in a zone, and messages of a kind that are due at an instant. */
async function begin(now: number, timeZone: string, kind = 'calm', count = 1): Promise<void> {
  scene = openScene([], now);
  await seedPeople(scene.store, ['p'], { timeZone });
  for (let n = 0; n < count; n += 1) {
    const message = { planId: `plan${n}`, kind, pid: 'p', programId: 'prog', castId: CAST, sequence: 0 };
    await scene.store.batch(castPk(CAST), [queueing(castPk(CAST), message, now)]);
  }
}

const stored = (n = 0) => scene.store.get('delivery', castPk(CAST), deliveryDocId(`plan${n}`, 'p'));
const tally = async (day: string) => (await scene.store.get('tally', personalPk('p'), tallyId(day)))?.body.deliveries;

describe('quiet hours of the person’s own zone', () => {
  test.each([
    ['before eight', 'America/Toronto', '2026-09-10T11:59:59Z', '2026-09-10T12:00:00Z'],
    ['from half past five', 'America/Toronto', '2026-09-10T21:30:00Z', '2026-09-11T12:00:00Z'],
    ['half an hour elsewhere', 'America/St_Johns', '2026-09-10T10:29:00Z', '2026-09-10T10:30:00Z'],
    ['a day ahead of us', 'Pacific/Auckland', '2026-09-10T14:00:00Z', '2026-09-10T20:00:00Z'],
    ['already Saturday there', 'Pacific/Kiritimati', '2026-09-11T19:00:00Z', '2026-09-13T18:00:00Z'],
    ['a weekend', 'America/Vancouver', '2026-09-12T17:00:00Z', '2026-09-14T15:00:00Z'],
    ['a holiday', 'America/Toronto', '2026-09-30T14:00:00Z', '2026-10-01T12:00:00Z'],
    ['over the end of daylight saving', 'America/Toronto', '2026-10-30T22:00:00Z', '2026-11-02T13:00:00Z'],
    ['over its beginning', 'America/St_Johns', '2026-03-06T22:00:00Z', '2026-03-09T10:30:00Z'],
  ])('%s: %s at %s waits until %s', async (_, zone, now, until) => {
    await begin(at(now), zone);
    const one = scene.instance();
    await one.tick();
    expect(scene.sender.sent).toEqual([]);
    expect(await stored()).toMatchObject({ dueAt: at(until), body: { state: 'deferred', reason: 'quiet-hours' } });
    scene.clock.set(at(until));
    await one.tick();
    expect(scene.sender.sent).toEqual(['p']);
  });

  test('a zone that no calendar knows counts as none: the message still goes', async () => {
    await begin(TEN, 'Mars/Olympus');
    await scene.instance().tick();
    expect(scene.sender.sent).toEqual(['p']);
  });

  test('they hold back nothing that is not calm', async () => {
    await begin(at('2026-09-12T03:00:00Z'), 'America/Toronto', 'reminder');
    await scene.instance().tick();
    expect(scene.sender.sent).toEqual(['p']);
  });
});

describe('two a day', () => {
  test('the third waits for the next working day', async () => {
    await begin(TEN, 'America/Toronto', 'calm', 3);
    await scene.instance().tick();
    expect(scene.sender.sent).toHaveLength(2);
    const waiting = (await scene.deliveries()).filter(({ state }) => state === 'deferred');
    expect(waiting).toMatchObject([{ reason: 'two-a-day' }]);
    scene.clock.set(at('2026-09-11T12:00:00Z'));
    await scene.instance().tick();
    expect(scene.sender.sent).toHaveLength(3);
  });

  test.each([
    { ok: false, code: 'failed', reason: 'MessageSizeTooBig' },
    { ok: false, code: 'throttled', reason: '429', retryAfterMs: 60_000 },
  ] as const)('what surely did not arrive does not count: $reason', async (outcome) => {
    await begin(TEN, 'America/Toronto');
    scene.sender.script.push(outcome);
    await scene.instance().tick();
    expect(await tally('2026-09-10')).toEqual([]);
  });

  test('what may have arrived counts', async () => {
    await begin(TEN, 'America/Toronto');
    scene.sender.script.push({ ok: false, code: 'unknown', reason: '503' });
    await scene.instance().tick();
    expect(await tally('2026-09-10')).toHaveLength(1);
  });

  test('what is muted counts as little as it is sent', async () => {
    await begin(TEN, 'America/Toronto');
    const pk = personalPk('p');
    const body = { muted: ['news'] };
    await scene.store.upsert({ pk, id: preferenceId, type: 'preference', sk: preferenceId, body });
    await scene.instance().tick();
    expect((await stored())?.body).toMatchObject({ state: 'skipped', reason: 'muted' });
    expect(await tally('2026-09-10')).toBeUndefined();
  });
});

test('who cannot be reached takes no place in the rate: no request is made', async () => {
  await begin(TEN, 'America/Toronto', 'reminder');
  await seedChat(scene.store, 'p', false);
  await scene.instance().tick();
  expect(scene.sender.sent).toEqual([]);
  expect((await stored())?.body).toMatchObject({ state: 'failed', reason: 'unreachable' });
});
