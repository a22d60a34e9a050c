import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { emptyForm, type EssentialsForm } from '../../bot/domain/schedule.ts';
import { clashesOf, MOST_DAYS, MOST_TIMES, nextCode, readSeries } from '../../bot/domain/series.ts';
import { localOf } from '../../bot/domain/time.ts';
import { session } from '../support/measure.ts';

const form = (typed: Partial<EssentialsForm> = {}): EssentialsForm => ({
  ...emptyForm('America/Toronto', 'LE09'),
  titleEn: 'Leading',
  place: 'Ottawa',
  day: '2026-09-10',
  ...typed,
});
const days = (typed: Partial<EssentialsForm>): string[] => {
  const read = readSeries(form(typed));
  if (!read.ok) return read.refusal.problems.map(({ field, code, day }) => `${field} ${code} ${day ?? ''}`.trim());
  return read.value.map(({ startsAt, timeZone }) => localOf(startsAt, timeZone).day);
};

describe('a series', () => {
  test('second Thursday of each month, 9:00 to 16:00, ten times: the clock on the wall stays', () => {
    const read = readSeries(form({ repeat: 'monthly', times: '10' }));
    if (!read.ok) throw new Error('not read');
    expect(read.value.map(({ startsAt }) => new Date(startsAt).toISOString())).toEqual([
      '2026-09-10T13:00:00.000Z',
      '2026-10-08T13:00:00.000Z',
      '2026-11-12T14:00:00.000Z',
      '2026-12-10T14:00:00.000Z',
      '2027-01-14T14:00:00.000Z',
      '2027-02-11T14:00:00.000Z',
      '2027-03-11T14:00:00.000Z',
      '2027-04-08T13:00:00.000Z',
      '2027-05-13T13:00:00.000Z',
      '2027-06-10T13:00:00.000Z',
    ]);
    expect(read.value.map(({ code }) => code)).toEqual([
      ...['LE09', 'LE10', 'LE11', 'LE12', 'LE13', 'LE14', 'LE15', 'LE16', 'LE17', 'LE18'],
    ]);
  });

  test.each<[string, Partial<EssentialsForm>, string[]]>([
    ['once', {}, ['2026-09-10']],
    ['every week', { repeat: 'weekly', times: '3' }, ['2026-09-10', '2026-09-17', '2026-09-24']],
    ['every third week', { repeat: 'everyWeeks', interval: '3', times: '2' }, ['2026-09-10', '2026-10-01']],
    [
      'the last Thursday of the month',
      { day: '2026-10-29', repeat: 'monthlyLast', times: '3' },
      ['2026-10-29', '2026-11-26', '2026-12-31'],
    ],
    [
      'a fifth Thursday, which not every month has',
      { day: '2026-10-29', repeat: 'monthly', times: '3' },
      ['repeat noFifth'],
    ],
    ['400 days', { repeat: 'everyWeeks', interval: '10', times: '7' }, ['times seriesTooLong']],
    [
      'a year to the day',
      { repeat: 'everyWeeks', interval: '26', times: '3' },
      ['2026-09-10', '2027-03-11', '2027-09-09'],
    ],
    ['more than there may be', { repeat: 'weekly', times: String(MOST_TIMES + 1) }, ['times tooManyTimes']],
    ['a series of one', { repeat: 'weekly', times: '1' }, ['times badNumber']],
    ['times in words', { repeat: 'weekly', times: 'ten' }, ['times badNumber']],
    ['every zero weeks', { repeat: 'everyWeeks', interval: '0', times: '3' }, ['interval badNumber']],
    ['a repetition that is none', { repeat: 'daily', times: '3' }, ['repeat missing']],
    ['a code that is none', { code: '!' }, ['code badCode']],
    [
      'a date on which DST skips the start is named',
      { day: '2026-03-01', start: '02:30', end: '05:00', repeat: 'weekly', times: '3' },
      ['start skipped 2026-03-08'],
    ],
    [
      'a date on which DST doubles the start is named',
      { day: '2026-10-25', start: '01:30', end: '05:00', repeat: 'weekly', times: '3' },
      ['start doubled 2026-11-01'],
    ],
  ])('%s', (_what, typed, expected) => {
    expect(days(typed)).toEqual(expected);
  });

  test('over several days keeps its length on each date', () => {
    const read = readSeries(form({ endDay: '2026-09-11', repeat: 'monthly', times: '3' }));
    if (!read.ok) throw new Error('not read');
    const ends = read.value.map(({ endsAt, timeZone }) => localOf(endsAt, timeZone));
    expect(ends.map(({ day, time }) => `${day} ${time}`)).toEqual([
      '2026-09-11 16:00',
      '2026-10-09 16:00',
      '2026-11-13 16:00',
    ]);
  });
});

describe('whatever series is asked for', () => {
  const asked = fc.record({
    day: fc
      .integer({ min: 0, max: 2_000 })
      .map((n) => Temporal.PlainDate.from('2025-01-01').add({ days: n }).toString()),
    repeat: fc.constantFrom('weekly', 'everyWeeks', 'monthly', 'monthlyLast'),
    interval: fc.integer({ min: 1, max: 26 }).map(String),
    times: fc.integer({ min: 2, max: 60 }).map(String),
    start: fc.constantFrom('00:30', '01:30', '02:30', '09:00'),
    timeZone: fc.constantFrom(
      'America/Toronto',
      'America/St_Johns',
      'America/Regina',
      'Europe/Paris',
      'Australia/Lord_Howe',
    ),
  });

  /** Where a date is, as its repetition counts: by weeks from the first, or by months and its place in the month. */
  const placeOf = (day: string, first: Temporal.PlainDate, repeat: string): string => {
    const date = Temporal.PlainDate.from(day);
    const months = (date.year - first.year) * 12 + date.month - first.month;
    const nth = Math.ceil(date.day / 7);
    switch (repeat) {
      case 'monthly':
        return `month ${months}, weekday ${date.dayOfWeek}, ${nth}`;
      case 'monthlyLast':
        return `month ${months}, weekday ${date.dayOfWeek}, ${date.day + 7 > date.daysInMonth ? 'last' : 'too early'}`;
      default:
        return `${first.until(date).days} days`;
    }
  };
  const expectedAt = (n: number, first: Temporal.PlainDate, { repeat, interval }: EssentialsForm): string => {
    const weeks = repeat === 'weekly' ? 1 : Number(interval);
    const nth = repeat === 'monthlyLast' ? 'last' : Math.ceil(first.day / 7);
    return repeat.startsWith('monthly') ? `month ${n}, weekday ${first.dayOfWeek}, ${nth}` : `${n * 7 * weeks} days`;
  };

  test('every date is on the right weekday and place in the month, at the same time of the wall clock', () => {
    let made = 0;
    fc.assert(
      fc.property(asked, (typed) => {
        const read = readSeries(form({ ...typed, end: '12:00' }));
        fc.pre(read.ok);
        made += 1;
        const first = Temporal.PlainDate.from(typed.day);
        const dates = read.value.map(({ startsAt, timeZone }) => localOf(startsAt, timeZone));
        expect(dates.map(({ day, time }) => `${placeOf(day, first, typed.repeat)} at ${time}`)).toEqual(
          Array.from(
            { length: Number(typed.times) },
            (_, n) => `${expectedAt(n, first, form(typed))} at ${typed.start}`,
          ),
        );
      }),
      { numRuns: 200 },
    );
    expect(made).toBeGreaterThanOrEqual(200);
  });

  test('what is refused is refused with a problem that says which', () => {
    fc.assert(
      fc.property(asked, (typed) => {
        const read = readSeries(form({ ...typed, end: '12:00' }));
        expect(read.ok || read.refusal.problems.length > 0).toBe(true);
      }),
    );
  });

  test('it is never beyond the limits, and no code comes twice', () => {
    fc.assert(
      fc.property(asked, (typed) => {
        const read = readSeries(form({ ...typed, end: '12:00' }));
        const dates = read.ok ? read.value : [];
        expect(dates.length).toBeLessThanOrEqual(MOST_TIMES);
        const span = (dates.at(-1)?.startsAt ?? 0) - (dates[0]?.startsAt ?? 0);
        expect(span).toBeLessThanOrEqual(MOST_DAYS * 24 * 3_600_000 + 3_600_000);
        expect(new Set(dates.map(({ code }) => code)).size).toBe(dates.length);
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  [[], 'LE01'],
  [['LE01', 'ALA1', 'LE09'], 'LE10'],
  [['LE10', 'LE09'], 'LE11'],
  [['Retreat'], 'Retreat-02'],
  [['le10', 'LE09'], 'LE11'],
])('after %j comes %s', (codes, expected) => {
  expect(nextCode(codes)).toBe(expected);
});

describe('a clash', () => {
  const at = (sessionId: string, from: number, to: number, over = {}) =>
    session({ sessionId, status: 'published', startsAt: from, endsAt: to, ...over });
  const one = at('s1', 10, 20);

  test.each<[string, ReturnType<typeof at>, boolean]>([
    ['the same time', at('s2', 10, 20), true],
    ['one within the other', at('s2', 12, 13), true],
    ['an end at the other’s start', at('s2', 0, 10), false],
    ['itself', at('s1', 10, 20), false],
    ['a cancelled one', at('s2', 10, 20, { status: 'cancelled' }), false],
    ['a draft, which may come', at('s2', 10, 20, { status: 'draft' }), true],
    ['another cohort', at('s2', 10, 20, { cohortId: 'c2' }), false],
    ['a group of it', at('s2', 10, 20, { group: 'A' }), true],
  ])('%s', (_what, other, clashes) => {
    expect(clashesOf(one, [other])).toEqual(clashes ? [other] : []);
  });

  test('two groups do not clash, one group does with itself', () => {
    const a = { ...one, group: 'A' };
    expect(clashesOf(a, [at('s2', 10, 20, { group: 'B' })])).toEqual([]);
    expect(clashesOf(a, [at('s2', 10, 20, { group: 'A' })])).toHaveLength(1);
  });
});
