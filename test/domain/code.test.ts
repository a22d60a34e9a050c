import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codeAt, countsFrom, isCode, openForm, pausedUntil, wrongTry, type Attempt } from '../../bot/domain/code.ts';

const secret = 'a'.repeat(64);
const session = 's1';
const start = Date.parse('2026-09-10T13:00:00Z'); // a whole step
const second = 1_000;

describe('the rotating code', () => {
  test('is six digits and changes every thirty seconds', () => {
    const { code, secondsLeft } = codeAt(secret, session, start);
    expect(code).toMatch(/^\d{6}$/);
    expect(secondsLeft).toBe(30);
    expect(codeAt(secret, session, start + 29_999)).toEqual({ code, secondsLeft: 1 });
    expect(codeAt(secret, session, start + 30_000).code).not.toBe(code);
  });

  test('is another one for another session or another secret', () => {
    const { code } = codeAt(secret, session, start);
    expect(codeAt(secret, 's2', start).code).not.toBe(code);
    expect(codeAt('b'.repeat(64), session, start).code).not.toBe(code);
  });

  test.each([
    ['in the first instant of its step', 0, true],
    ['in the last millisecond of its step', 29_999, true],
    ['at the start of the next step', 30_000, true],
    ['in the last second of the next step', 59 * second, true],
    ['one second late', 60 * second, false],
    ['one second early', -second, false],
  ])('is judged right: %s', (_when, offset, accepted) => {
    const { code } = codeAt(secret, session, start);
    expect(isCode(secret, session, code, start + offset)).toBe(accepted);
  });

  test('is accepted with the spaces and hyphens that people type', () => {
    const { code } = codeAt(secret, session, start);
    for (const typed of [
      ` ${code} `,
      `${code.slice(0, 3)} ${code.slice(3)}`,
      `${code.slice(0, 3)}-${code.slice(3)}`,
      `${code.slice(0, 3)}\u202f${code.slice(3)}`,
    ]) {
      expect(isCode(secret, session, typed, start)).toBe(true);
    }
  });

  test('accepts nothing else, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const accepted = [codeAt(secret, session, start).code, codeAt(secret, session, start - 30_000).code];
        expect(isCode(secret, session, typed, start)).toBe(accepted.includes(typed.replace(/[\s\u00a0\u202f-]/g, '')));
      }),
    );
  });
});

describe('the code form', () => {
  const opened: Attempt = { pid: 'p1', wrong: 0, openedAt: start };

  test.each([
    ['at its opening', 0, start],
    ['one second before five minutes', 299 * second, start],
    ['at exactly five minutes', 300 * second, start],
    ['one second after five minutes', 301 * second, start + 301 * second],
    ['before it was opened (a clock that went back)', -second, start - second],
  ])('counts from the right instant %s', (_when, offset, expected) => {
    expect(countsFrom(opened, start + offset)).toBe(expected);
  });

  test('stays as it was opened when it is asked for again', () => {
    expect(openForm('p1', opened, start + 200 * second)).toEqual(opened);
    expect(openForm('p1', opened, start + 301 * second).openedAt).toBe(start + 301 * second);
    expect(openForm('p1', undefined, start)).toEqual(opened);
  });
});

describe('wrong tries', () => {
  const tried = (count: number): Attempt => {
    let attempt: Attempt | undefined;
    for (let n = 0; n < count; n += 1) ({ attempt } = wrongTry('p1', attempt, start));
    return attempt ?? { pid: 'p1', wrong: 0 };
  };

  test('are counted down from four, and the fifth pauses', () => {
    expect(wrongTry('p1', undefined, start).left).toBe(4);
    expect(wrongTry('p1', tried(3), start).left).toBe(1);
    expect(pausedUntil(tried(4), start)).toBeUndefined();
    expect(wrongTry('p1', tried(4), start).left).toBe(0);
    expect(pausedUntil(tried(5), start)).toBe(start + 300 * second);
  });

  test.each([
    ['one second before its end', 299, true],
    ['at its very end', 300, false],
    ['one second after', 301, false],
  ])('pause for five minutes: %s', (_when, seconds, paused) => {
    expect(pausedUntil(tried(5), start + seconds * second) !== undefined).toBe(paused);
  });

  test('are counted anew after a pause', () => {
    expect(wrongTry('p1', tried(5), start + 300 * second)).toEqual({ attempt: { pid: 'p1', wrong: 1 }, left: 4 });
  });
});
