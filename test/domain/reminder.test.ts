import { expect, test } from '@jest/globals';
import { reminderAt } from '../../bot/domain/reminder.ts';
import { isHoliday, isWorkingDay } from '../../bot/features/holiday.ts';

const at = (text: string): number => Date.parse(text);

test.each([
  ['a Thursday: on Wednesday', '2026-09-10T13:00:00Z', 'America/Toronto', '2026-09-09T13:00:00Z'],
  ['a Monday: on Friday', '2026-09-14T13:00:00Z', 'America/Toronto', '2026-09-11T13:00:00Z'],
  ['the Tuesday after Labour Day: on Friday', '2026-09-08T13:00:00Z', 'America/Toronto', '2026-09-04T13:00:00Z'],
  ['after Christmas and Boxing Day: on the 24th', '2026-12-29T14:00:00Z', 'America/Toronto', '2026-12-24T14:00:00Z'],
  ['over the spring change of clocks', '2026-03-09T13:00:00Z', 'America/Toronto', '2026-03-06T14:00:00Z'],
  ['over the autumn change of clocks', '2026-11-02T14:00:00Z', 'America/Toronto', '2026-10-30T13:00:00Z'],
  ['in St. John’s', '2026-09-10T11:30:00Z', 'America/St_Johns', '2026-09-09T11:30:00Z'],
])('a reminder is due at 9:00 of the working day before, in the session’s zone: %s', (_what, start, timeZone, due) => {
  expect(new Date(reminderAt({ startsAt: at(start), timeZone }, isWorkingDay)).toISOString()).toBe(
    new Date(at(due)).toISOString(),
  );
});

test('the holidays are those of the federal public service', () => {
  const days = [
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-18',
    '2026-07-01',
    '2026-08-03',
    '2026-09-07',
    '2026-09-30',
    '2026-10-12',
    '2026-11-11',
    '2026-12-25',
    '2026-12-28',
  ];
  expect(days.filter((day) => !isHoliday(day))).toEqual([]);
  expect(['2026-02-16', '2026-06-24', '2026-03-17', '2026-10-31', '2026-12-24'].filter(isHoliday)).toEqual([]);
  expect(isHoliday('2027-12-27') && isHoliday('2027-12-28') && !isHoliday('2027-12-29')).toBe(true);
});
