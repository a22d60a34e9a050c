import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createLimiter, type Limiter } from '../../bot/jobs/limiter.ts';
import { createLimits, SENDS } from '../support/connector-limits.ts';

const START = Date.parse('2026-09-10T14:00:00Z');
const T = 'tenant';

/** As the engine sends: a pause is waited for, a place is taken and kept to, the last word is had at the socket. */
function sendOne(limiter: Limiter, chat: string, from: number): number {
  const route = { tenant: T, chat };
  let now = from;
  for (let paused = limiter.pause(route, now); paused > 0; paused = limiter.pause(route, now)) now += paused;
  const slot = limiter.take(route, 1, now);
  now = Math.max(now, Math.ceil(slot ?? now + 2_000));
  for (let more = limiter.go(route, 1, now); more > 0; more = limiter.go(route, 1, now)) now += more;
  return now;
}

/** The most that lie within any window of `ms`, whatever their order. */
function mostWithin(instants: readonly number[], ms: number): number {
  const sorted = instants.toSorted((a, b) => a - b);
  let most = 0;
  for (let from = 0, to = 0; to < sorted.length; to += 1) {
    while ((sorted[to] ?? 0) - (sorted[from] ?? 0) >= ms) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

/** Messages as they come: to one of so many chats, after so long a silence. */
const arrivals = (chats: number, longest: number) =>
  fc.array(fc.tuple(fc.nat({ max: chats - 1 }), fc.nat({ max: longest })), { minLength: 1, maxLength: 300 });

describe('whatever comes when', () => {
  test('no conversation gets more than Teams takes, in any window', () => {
    fc.assert(
      fc.property(arrivals(2, 400), (coming) => {
        const limiter = createLimiter(50, 50);
        const got = new Map<number, number[]>();
        let now = START;
        for (const [chat, silence] of coming) {
          now = sendOne(limiter, String(chat), now + silence);
          got.set(chat, [...(got.get(chat) ?? []), now]);
        }
        for (const instants of got.values())
          for (const { count, ms } of SENDS) expect(mostWithin(instants, ms)).toBeLessThanOrEqual(count);
      }),
      { numRuns: 60 },
    );
  });

  test('within hours, one that is written to as often as possible never gets 1,800 in one, forgotten or not', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 45_000 }), { minLength: 5, maxLength: 10 }), (silences) => {
        const limiter = createLimiter(50, 50);
        const got: number[] = [];
        let now = START;
        for (let n = 0; n < 6_000; n += 1) {
          const silence = n % 50 === 0 ? (silences[(n / 50) % silences.length] ?? 0) : 0;
          // others are written to meanwhile, so that the quiet ones are forgotten
          if (silence > 0) sendOne(limiter, `other${n}`, now + silence);
          now = sendOne(limiter, 'one', now + silence);
          got.push(now);
        }
        expect(mostWithin(got, 3_600_000)).toBeLessThanOrEqual(1_800);
      }),
      { numRuns: 8 },
    );
  });

  test('no tenant gets more than its limit, however many instances share it and however their messages fall', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.nat({ max: 900 }), { minLength: 3, maxLength: 8 }),
        (live, gaps) => {
          const sent: number[] = [];
          for (let instance = 0; instance < live; instance += 1) {
            const limiter = createLimiter(50, 50);
            limiter.share(live);
            let now = START + (gaps[instance % gaps.length] ?? 0);
            for (let n = 0; n < 200 / live; n += 1) {
              now = sendOne(limiter, `${instance}-${n}`, now + (n % 20 === 0 ? (gaps[n % gaps.length] ?? 0) : 0));
              sent.push(now);
            }
          }
          // as the connector counts, which knows nothing of instances
          const limits = createLimits(() => at, 50);
          let at = 0;
          for (at of sent.toSorted((a, b) => a - b))
            expect(limits.admit({ kind: 'send', conversation: String(Math.random()), tenant: T })).toBeUndefined();
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a share is whole: as much as its part of the limit, less what a second on the way may cost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), (live) => {
        const limiter = createLimiter(50, 50);
        limiter.share(live);
        let now = START;
        for (let n = 0; n < 500; n += 1) now = sendOne(limiter, String(n), Math.max(START, now - 30));
        const perSecond = 500 / ((now - START) / 1_000);
        expect(perSecond).toBeGreaterThan(Math.floor(50 / live) * 0.95);
        expect(perSecond).toBeLessThanOrEqual((50 / live) * 1.01);
      }),
    );
  });

  test('a clock that goes back by hours keeps nobody waiting for more than seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7_200_000 }), (back) => {
        const limiter = createLimiter(50, 50);
        let now = START;
        for (let n = 0; n < 60; n += 1) now = sendOne(limiter, 'one', now);
        const before = now - back;
        expect(limiter.pause({ tenant: T, chat: 'one' }, before)).toBeLessThanOrEqual(3_600_000);
        expect(sendOne(limiter, 'another', before) - before).toBeLessThanOrEqual(3_100);
      }),
    );
  });
});

describe('what Teams says', () => {
  const route = { tenant: T, chat: 'one' };
  const other = { tenant: T, chat: 'two' };
  const throttled = { throttled: true, retryAfterMs: 3_600_000 };

  test('Retry-After holds its conversation for as long as it says, and no other', () => {
    const limiter = createLimiter(50, 50);
    limiter.told(route, throttled, START);
    expect(limiter.pause(route, START)).toBe(3_600_000);
    expect(limiter.pause(route, START + 3_599_999)).toBe(1);
    expect(limiter.pause(route, START + 3_600_000)).toBe(0);
    expect(limiter.pause(other, START)).toBe(0);
  });

  test('five refusals in a row are the tenant’s: everybody in it waits, and nobody elsewhere', () => {
    const limiter = createLimiter(50, 50);
    for (let n = 0; n < 5; n += 1) limiter.told({ tenant: T, chat: String(n) }, throttled, START);
    expect(limiter.pause(other, START)).toBe(3_600_000);
    expect(limiter.pause({ tenant: 'elsewhere', chat: 'three' }, START)).toBe(0);
  });

  test('a success between them says that it is not the tenant', () => {
    const limiter = createLimiter(50, 50);
    for (let n = 0; n < 9; n += 1) {
      limiter.told({ tenant: T, chat: String(n) }, n === 4 ? { throttled: false } : throttled, START);
    }
    expect(limiter.pause(other, START)).toBe(0);
  });

  test('many 429s slow the tenant down; when they end, it comes back', () => {
    const limiter = createLimiter(50, 50);
    const gapAt = (now: number): number => {
      limiter.take(route, 1, now);
      const first = limiter.take(route, 1, now) ?? 0;
      return (limiter.take(route, 1, now) ?? 0) - first;
    };
    const quick = gapAt(START);
    for (let second = 1; second <= 5; second += 1) {
      for (let n = 0; n < 5; n += 1) limiter.told(route, { throttled: true }, START + second * 1_000 + n);
    }
    const slow = gapAt(START + 10_000);
    expect(slow).toBeGreaterThan(quick * 2);
    for (let second = 11; second <= 70; second += 1) {
      for (let n = 0; n < 5; n += 1) limiter.told(route, { throttled: false }, START + second * 1_000 + n);
    }
    expect(gapAt(START + 80_000)).toBeCloseTo(quick, 5);
  });

  test('while a message is under way in a conversation, the next one waits', () => {
    const limiter = createLimiter(50, 50);
    limiter.enter(route);
    expect(limiter.pause(route, START)).toBeGreaterThan(0);
    expect(limiter.pause(other, START)).toBe(0);
    limiter.leave(route);
    expect(limiter.pause(route, START)).toBe(0);
  });

  test('a place that is too far away is not given out', () => {
    const limiter = createLimiter(10, 10);
    const slots = Array.from({ length: 40 }, () => limiter.take(route, 1, START));
    expect(slots.filter((slot) => slot !== undefined).length).toBeLessThanOrEqual(21);
    expect(slots.at(-1)).toBeUndefined();
    expect(limiter.take(route, 1, START + 1_000)).toBeDefined();
  });
});
