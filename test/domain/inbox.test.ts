import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerItem, INBOX_LIMIT, lastReceived, readWords, tellAt, type InboxItem } from '../../bot/domain/inbox.ts';
import { isWorkingDay } from '../../bot/features/holiday.ts';

const ZONE = 'America/Toronto';
const item: InboxItem = { itemId: 'i', programId: 'p', pid: 'ada', text: 'When?', state: 'open', at: 1 };

describe('words that can be passed on', () => {
  test('are what was typed, line breaks kept, without what surrounds them and control characters', () => {
    expect(readWords('  a\r\nb\u0000\tc \n')).toEqual({ ok: true, value: 'a\nb\tc' });
  });

  test.each(['', '   ', '\n\u0007\n'])('nothing is refused: %j', (typed) => {
    expect(readWords(typed)).toEqual({ ok: false, refusal: { code: 'noWords' } });
  });

  test('2,000 characters pass, one more is refused with its number', () => {
    expect(readWords('x'.repeat(INBOX_LIMIT)).ok).toBe(true);
    expect(readWords('x'.repeat(INBOX_LIMIT + 1))).toEqual({
      ok: false,
      refusal: { code: 'tooLong', length: INBOX_LIMIT + 1 },
    });
  });
});

describe('answering', () => {
  const answered = answerItem(item, 'cleo', 'At nine.', 5);

  test('notes by whom, what and when; the same press again changes nothing', () => {
    if (!answered.ok) throw new Error('refused');
    expect(answered.value).toMatchObject({ state: 'answered', answeredBy: 'cleo', answer: 'At nine.', answeredAt: 5 });
    expect(answerItem(answered.value, 'cleo', 'At nine.', 9)).toEqual(answered);
  });

  test.each([
    ['somebody else', 'dan', 'At nine.'],
    ['other words of the same person', 'cleo', 'At ten.'],
    ['a close after the answer', 'cleo', undefined],
  ])('%s comes second, and is told who was first', (_who, by, words) => {
    if (!answered.ok) throw new Error('refused');
    expect(answerItem(answered.value, by, words, 9)).toEqual({
      ok: false,
      refusal: { code: 'alreadyAnswered', by: 'cleo' },
    });
  });
});

describe('when coordinators are told', () => {
  const at = (iso: string): string => new Date(tellAt(ZONE, Date.parse(iso), isWorkingDay)).toISOString();

  test.each([
    ['in the morning: at the end of the hour', '2026-09-10T13:05:00Z', '2026-09-10T14:00:00.000Z'],
    ['on the hour: at the end of the one that begins', '2026-09-10T13:00:00Z', '2026-09-10T14:00:00.000Z'],
    ['late in the day: the next morning', '2026-09-10T21:10:00Z', '2026-09-11T12:00:00.000Z'],
    ['on Friday night: on Monday', '2026-09-12T03:00:00Z', '2026-09-14T12:00:00.000Z'],
    ['before Thanksgiving: after it', '2026-10-09T22:00:00Z', '2026-10-13T12:00:00.000Z'],
    ['over the night when clocks go back', '2026-10-30T22:00:00Z', '2026-11-02T13:00:00.000Z'],
  ])('%s', (_when, now, told) => {
    expect(at(now)).toBe(told);
  });

  test('always later than the question, and never earlier for a later question', () => {
    const instant = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2029-01-01') });
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 3 * 24 * 3_600_000 }), (now, later) => {
        const told = tellAt(ZONE, now, isWorkingDay);
        expect(told).toBeGreaterThan(now);
        expect(tellAt(ZONE, now + later, isWorkingDay)).toBeGreaterThanOrEqual(told);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what a question is about', () => {
  const week = 7 * 24 * 3_600_000;
  test.each([
    ['nothing received', [], undefined],
    [
      'the latest',
      [
        ['a', 10],
        ['b', 20],
        ['c', 15],
      ],
      'b',
    ],
    ['not older than a week', [['a', -1]], undefined],
    ['a week to the millisecond', [['a', 0]], 'a'],
  ] as [string, [string, number][], string | undefined][])('%s', (_what, received, castId) => {
    expect(
      lastReceived(
        received.map(([id, at]) => ({ castId: id, at })),
        week,
      ),
    ).toBe(castId);
  });
});
