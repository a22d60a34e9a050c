import Holidays from 'date-holidays';
import type { Day } from '../domain/time.ts';

/**
 * The designated paid holidays of the federal public service (Directive on Leave and Special Working Arrangements and
 * the collective agreements), in the words of date-holidays' grammar. Its own list for Canada has the provinces'
 * holidays instead: Family Day, but neither Easter Monday nor Remembrance Day.
 */
const RULES = [
  '01-01 and if saturday, sunday then next monday',
  'easter -2',
  'easter 1',
  'monday before 05-25',
  '07-01 and if saturday, sunday then next monday',
  '1st monday in August',
  '1st monday in September',
  '09-30 and if saturday, sunday then next monday',
  '2nd monday in October',
  '11-11 and if saturday, sunday then next monday',
  '12-25 and if saturday, sunday then next monday',
  '12-26 and if saturday then next monday if sunday, monday then next tuesday',
];

const federal = new Holidays();
for (const rule of RULES) federal.setHoliday(rule, { name: { en: rule }, type: 'public' });

const years = new Map<number, ReadonlySet<Day>>();

/** True for a Saturday or Sunday. */
export function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** True for a holiday of the federal public service, the day as the calendar of the place has it. */
export function isHoliday(day: Day): boolean {
  const year = Number(day.slice(0, 4));
  let days = years.get(year);
  if (!days) {
    days = new Set(federal.getHolidays(year).map(({ date }) => date.slice(0, 10)));
    years.set(year, days);
  }
  return days.has(day);
}

/** True where people in federal offices work. */
export function isWorkingDay(day: Day): boolean {
  return !isWeekend(day) && !isHoliday(day);
}
