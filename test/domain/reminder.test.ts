import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { nextCalm } from '../../bot/domain/delivery.ts';
import { DEFAULT_CHECK_IN, DEFAULT_REMINDERS, type Program } from '../../bot/domain/program.ts';
import {
  isDueToday,
  isReminderTime,
  isSameDay,
  listeners,
  mutableFor,
  readReminderSettings,
  reminderAt,
  reminderPlanId,
  remindersOf,
  settingsFor,
} from '../../bot/domain/reminder.ts';
import type { Session } from '../../bot/domain/session.ts';
import { localOf } from '../../bot/domain/time.ts';
import { isWorkingDay } from '../../bot/features/holiday.ts';

const at = (text: string): number => Date.parse(text);
const iso = (instant: number): string => new Date(instant).toISOString();
const calm = DEFAULT_REMINDERS;

const session: Session = {
  sessionId: 's1',
  programId: 'p1',
  cohortId: 'c1',
  code: 'LE01',
  kind: 'learning-event',
  titleEn: 'One',
  titleFr: 'Un',
  startsAt: at('2026-09-10T13:00:00Z'),
  endsAt: at('2026-09-10T20:00:00Z'),
  timeZone: 'America/Toronto',
  place: 'Ottawa',
  required: true,
  minimumMinutes: 240,
  status: 'published',
  remote: false,
  sequence: 0,
};

describe('a reminder is due at 9:00 of the working day before, in the session’s zone', () => {
  test.each([
    ['a Thursday: on Wednesday', '2026-09-10T13:00:00Z', 'America/Toronto', '2026-09-09T13:00:00.000Z'],
    ['a Monday: on Friday', '2026-09-14T13:00:00Z', 'America/Toronto', '2026-09-11T13:00:00.000Z'],
    ['a Saturday: on Friday', '2026-09-12T13:00:00Z', 'America/Toronto', '2026-09-11T13:00:00.000Z'],
    ['the Tuesday after Labour Day: on Friday', '2026-09-08T13:00:00Z', 'America/Toronto', '2026-09-04T13:00:00.000Z'],
    ['after Christmas and Boxing Day: the 24th', '2026-12-29T14:00:00Z', 'America/Toronto', '2026-12-24T14:00:00.000Z'],
    ['after Easter: on Thursday', '2026-04-07T13:00:00Z', 'America/Toronto', '2026-04-02T13:00:00.000Z'],
    ['spring, clocks go forward in between', '2026-03-09T13:00:00Z', 'America/Toronto', '2026-03-06T14:00:00.000Z'],
    ['autumn, clocks go back in between', '2026-11-02T14:00:00Z', 'America/Toronto', '2026-10-30T13:00:00.000Z'],
    ['St. John’s, spring', '2026-03-09T11:30:00Z', 'America/St_Johns', '2026-03-06T12:30:00.000Z'],
    ['St. John’s, autumn', '2026-11-02T12:30:00Z', 'America/St_Johns', '2026-10-30T11:30:00.000Z'],
    [
      'one minute before midnight: that day counts',
      '2026-09-11T03:59:00Z',
      'America/Toronto',
      '2026-09-09T13:00:00.000Z',
    ],
    ['midnight: the day that begins counts', '2026-09-11T04:00:00Z', 'America/Toronto', '2026-09-10T13:00:00.000Z'],
    ['the zone, not UTC, says which day', '2026-09-11T01:00:00Z', 'America/Vancouver', '2026-09-09T16:00:00.000Z'],
  ])('%s', (_what, start, timeZone, due) => {
    expect(iso(reminderAt({ startsAt: at(start), timeZone }, calm, isWorkingDay))).toBe(due);
  });

  test.each([
    [2, '2026-09-08T14:30:00.000Z'],
    [3, '2026-09-04T14:30:00.000Z'], // over a weekend and Labour Day
    [10, '2026-08-26T14:30:00.000Z'],
  ])('%d working days before, where that is set, at the hour that is set', (workingDays, due) => {
    expect(iso(reminderAt(session, { workingDays, at: '10:30' }, isWorkingDay))).toBe(due);
  });

  test('always on a working day before its session, at the wall-clock hour, and the more days the earlier', () => {
    const zones = fc.constantFrom('America/Toronto', 'America/St_Johns', 'America/Vancouver', 'Europe/Paris', 'UTC');
    const starts = fc.integer({ min: at('2025-01-15T00:00:00Z'), max: at('2030-12-31T00:00:00Z') });
    const hours = fc.constantFrom('08:00', '09:00', '12:15', '17:00');
    fc.assert(
      fc.property(starts, zones, hours, fc.integer({ min: 1, max: 10 }), (startsAt, timeZone, hour, workingDays) => {
        const due = reminderAt({ startsAt, timeZone }, { workingDays, at: hour }, isWorkingDay);
        const [local, start] = [localOf(due, timeZone), localOf(startsAt, timeZone)];
        expect(due).toBeLessThan(startsAt);
        expect(local.day < start.day).toBe(true);
        expect(local.time).toBe(hour);
        expect(isWorkingDay(local.day)).toBe(true);
        const between = Temporal.PlainDate.from(local.day).until(start.day).days;
        const days = Array.from({ length: between }, (_, n) =>
          Temporal.PlainDate.from(local.day).add({ days: n }).toString(),
        );
        expect(days.filter((day) => isWorkingDay(day))).toHaveLength(workingDays);
        // nobody in the session's own zone has to wait for a calm hour
        expect(nextCalm(timeZone, due, isWorkingDay)).toBe(due);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is sent about a session', () => {
  const due = (changes: Partial<typeof calm>, opensMinutesBefore = 30) =>
    remindersOf(
      session,
      { checkIn: { ...DEFAULT_CHECK_IN, opensMinutesBefore }, reminders: { ...calm, ...changes } },
      isWorkingDay,
    ).map((one) => [one.kind, iso(one.at)]);

  test('calm: one reminder, and the check-in card when check-in opens', () => {
    expect(due({})).toEqual([
      ['reminder', '2026-09-09T13:00:00.000Z'],
      ['checkIn', '2026-09-10T12:30:00.000Z'],
    ]);
  });

  test('each can be switched off', () => {
    expect(due({ workingDays: 0 })).toEqual([['checkIn', '2026-09-10T12:30:00.000Z']]);
    expect(due({ checkInCard: false })).toEqual([['reminder', '2026-09-09T13:00:00.000Z']]);
  });

  test('a session’s own settings go before its program’s, and these before the calm ones', () => {
    const program = { reminders: { ...calm, workingDays: 3 } } as Program;
    expect(settingsFor({}, undefined)).toEqual(calm);
    expect(settingsFor({}, program).workingDays).toBe(3);
    expect(settingsFor({ reminders: { ...calm, workingDays: 5 } }, program).workingDays).toBe(5);
  });

  test('a plan’s id says which date and which instant it is for', () => {
    const [one] = remindersOf(session, { checkIn: DEFAULT_CHECK_IN, reminders: calm }, isWorkingDay);
    if (!one) throw new Error('nothing is sent');
    const id = reminderPlanId(session, one);
    expect(reminderPlanId({ ...session }, { ...one })).toBe(id);
    expect(reminderPlanId({ ...session, sequence: 1 }, one)).not.toBe(id);
    expect(reminderPlanId(session, { ...one, at: one.at + 60_000 })).not.toBe(id);
    expect(reminderPlanId(session, { ...one, kind: 'checkIn' })).not.toBe(id);
  });
});

describe('settings as somebody typed them', () => {
  const read = (days: string, time: string) => readReminderSettings({ days, at: time, checkInCard: true });

  test.each(['0', '1', '10'])('takes %s working days', (days) => {
    expect(read(days, '09:00')).toEqual({
      ok: true,
      value: { workingDays: Number(days), at: '09:00', checkInCard: true },
    });
  });

  test.each(['', '-1', '1.5', '11', '999', 'two', '1e1'])('refuses "%s" working days', (days) => {
    expect(read(days, '09:00')).toEqual({ ok: false, refusal: { code: 'badDays' } });
  });

  test.each([
    ['08:00', true],
    ['07:59', false],
    ['17:00', true],
    ['17:01', false],
    ['9:00', false],
    ['09:60', false],
    ['24:00', false],
    ['', false],
    ['noon', false],
  ])('a reminder at %s: %s', (time, isGood) => {
    expect(isReminderTime(time)).toBe(isGood);
    expect(read('1', time).ok).toBe(isGood);
  });
});

describe('who hears what', () => {
  const here = { startsAt: at('2026-09-10T23:00:00Z'), timeZone: 'America/Toronto' }; // 19:00
  const late = { startsAt: at('2026-09-11T04:30:00Z'), timeZone: 'America/Vancouver' }; // 21:30

  test.each([
    ['in Vancouver both are on Thursday', 'America/Vancouver', true],
    ['in Ottawa the second is on Friday', 'America/Toronto', false],
    ['without a zone each counts in its own', undefined, true],
  ])('a person’s own calendar says which sessions are on one day: %s', (_what, zone, is) => {
    expect([isSameDay(here, late, zone), isSameDay(late, here, zone)]).toEqual([is, is]);
  });

  test.each([
    ['the last minute of today', '2026-09-10T03:59:00Z', true],
    ['midnight', '2026-09-10T04:00:00Z', false],
    ['yesterday', '2026-09-08T13:00:00Z', true],
  ])('due today, by the person’s calendar: %s', (_what, due, is) => {
    expect(isDueToday(at(due), at('2026-09-09T13:00:00Z'), 'America/Toronto')).toBe(is);
  });

  test('coordinators alone may mute the card of the week', () => {
    expect(mutableFor(true)).toEqual(['reminder', 'week']);
    expect(mutableFor(false)).toEqual(['reminder']);
  });

  test('nobody is told of their own lateness, and nobody twice', () => {
    expect(listeners(['fay', 'ada', 'fay'], 'ada')).toEqual(['fay']);
  });
});
