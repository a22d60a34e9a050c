import { describe, expect, test } from '@jest/globals';
import { dayIn, instantOf, isDay, isTimeZone } from '../../bot/domain/time.ts';

const at = (text: string): number => Date.parse(text);

describe('a local time in a zone', () => {
  test.each([
    ['in summer', '2026-07-02T09:00:00', 'America/Toronto', '2026-07-02T13:00:00Z'],
    ['in winter', '2026-12-02T09:00:00', 'America/Toronto', '2026-12-02T14:00:00Z'],
    ['half an hour off', '2026-07-02T09:00:00', 'America/St_Johns', '2026-07-02T11:30:00Z'],
    ['without seconds', '2026-07-02T09:00', 'America/Vancouver', '2026-07-02T16:00:00Z'],
    ['one second before the clocks go forward', '2026-03-08T01:59:59', 'America/Toronto', '2026-03-08T06:59:59Z'],
    ['the first second after they went forward', '2026-03-08T03:00:00', 'America/Toronto', '2026-03-08T07:00:00Z'],
    ['one second before the doubled hour', '2026-11-01T00:59:59', 'America/Toronto', '2026-11-01T04:59:59Z'],
    ['the first second after the doubled hour', '2026-11-01T02:00:00', 'America/Toronto', '2026-11-01T07:00:00Z'],
  ])('is one instant: %s', (_when, local, zone, instant) => {
    expect(instantOf(local, zone)).toEqual({ kind: 'instant', at: at(instant) });
  });

  test.each([
    ['2026-03-08T02:00:00', 'America/Toronto', 'skipped'],
    ['2026-03-08T02:59:59', 'America/Toronto', 'skipped'],
    ['2026-03-08T02:30:00', 'America/St_Johns', 'skipped'],
    ['2026-11-01T01:00:00', 'America/Toronto', 'doubled'],
    ['2026-11-01T01:59:59', 'America/Toronto', 'doubled'],
  ])('%s in %s is %s, and is not guessed', (local, zone, kind) => {
    expect(instantOf(local, zone)).toEqual({ kind });
  });

  test.each([
    '',
    '2026-07-02',
    '2026-02-30T09:00',
    '2026-07-02T25:00',
    '2026-07-02T09:00Z',
    '2026-07-02 09:00',
    '2026-7-2T9:00',
  ])('"%s" is malformed', (local) => {
    expect(instantOf(local, 'America/Toronto')).toEqual({ kind: 'malformed' });
  });
});

test.each([
  ['2026-09-11T03:00:00Z', 'America/Vancouver', '2026-09-10'],
  ['2026-09-11T03:00:00Z', 'America/St_Johns', '2026-09-11'],
  ['2026-09-11T02:29:59Z', 'America/St_Johns', '2026-09-10'],
])('%s is a day of its own in %s', (instant, zone, day) => {
  expect(dayIn(zone, at(instant))).toBe(day);
});

test('zones are those of the IANA database, by their full name', () => {
  expect(['America/Toronto', 'America/St_Johns', 'UTC'].every(isTimeZone)).toBe(true);
  expect(['', 'EST', 'Toronto', 'America/Nowhere', '+05:00', 'America/Toronto '].some(isTimeZone)).toBe(false);
});

test('days are days of the calendar', () => {
  expect(['2026-02-28', '2028-02-29'].every(isDay)).toBe(true);
  expect(['', '2026-02-29', '2026-13-01', '2026-1-1', '20260101', '2026-01-01T00:00'].some(isDay)).toBe(false);
});
