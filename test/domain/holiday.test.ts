import { expect, test } from '@jest/globals';
import { isHoliday, isWeekend, isWorkingDay } from '../../bot/features/holiday.ts';

/**
 * The twelve designated paid holidays of the federal public service, worked out by hand from the rule of the
 * collective agreements: one on a day of rest moves to the first working day after it. Of two that fall on a weekend
 * the second moves on to the Tuesday.
 */
const OBSERVED: Record<number, string> = {
  2025: '01-01 04-18 04-21 05-19 07-01 08-04 09-01 09-30 10-13 11-11 12-25 12-26',
  2026: '01-01 04-03 04-06 05-18 07-01 08-03 09-07 09-30 10-12 11-11 12-25 12-28',
  2027: '01-01 03-26 03-29 05-24 07-01 08-02 09-06 09-30 10-11 11-11 12-27 12-28',
  2028: '01-03 04-14 04-17 05-22 07-03 08-07 09-04 10-02 10-09 11-13 12-25 12-26',
  2029: '01-01 03-30 04-02 05-21 07-02 08-06 09-03 10-01 10-08 11-12 12-25 12-26',
  2030: '01-01 04-19 04-22 05-20 07-01 08-05 09-02 09-30 10-14 11-11 12-25 12-26',
};

const daysOf = (year: number): string[] =>
  Array.from({ length: 366 }, (_, n) => new Date(Date.UTC(year, 0, 1 + n)).toISOString().slice(0, 10)).filter((day) =>
    day.startsWith(String(year)),
  );

test.each(Object.entries(OBSERVED))(
  'in %s nobody in the federal public service works on these weekdays, and no others',
  (year, days) => {
    const free = daysOf(Number(year)).filter((day) => !isWeekend(day) && isHoliday(day));
    expect(free).toEqual(days.split(' ').map((day) => `${year}-${day}`));
    expect(free).toHaveLength(12);
  },
);

test('the provinces’ holidays are working days', () => {
  const provincial = ['2026-02-16', '2026-06-24', '2026-03-17', '2026-12-24', '2026-12-31'];
  expect(provincial.filter((day) => !isWorkingDay(day))).toEqual([]);
});

test.each([
  ['2026-09-11', false],
  ['2026-09-12', true],
  ['2026-09-13', true],
  ['2026-09-14', false],
])('%s is a weekend: %s', (day, is) => {
  expect(isWeekend(day)).toBe(is);
  expect(isWorkingDay(day)).toBe(!is);
});
