import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Entry } from '../../bot/domain/attendance.ts';
import {
  attendanceByKind,
  attendanceMeasure,
  mayCount,
  NO_SEATS,
  participantsMeasure,
  percentage,
  seatsIn,
  tookPlace,
  type Seats,
} from '../../bot/domain/measure.ts';
import type { Spell } from '../../bot/domain/person.ts';
import { participantsOf } from '../../bot/domain/register.ts';
import type { Session, SessionStatus } from '../../bot/domain/session.ts';
import { enrolment, entry, participant, register, session } from '../support/measure.ts';

describe('a percentage', () => {
  test.each([
    { of: [165, 202], is: 81.7 },
    { of: [168, 202], is: 83.2 },
    { of: [165, 182], is: 90.7 },
    { of: [1, 16], is: 6.3 }, // 6.25: half up
    { of: [1, 80], is: 1.3 }, // 1.25
    { of: [201, 400], is: 50.3 }, // 50.25
    { of: [1, 3], is: 33.3 },
    { of: [2, 3], is: 66.7 },
    { of: [1999, 2000], is: 100 }, // 99.95
    { of: [19_989, 20_000], is: 99.9 }, // 99.945
    { of: [0, 7], is: 0 },
    { of: [7, 7], is: 100 },
    { of: [0, 0], is: null },
  ])('$of is $is, rounded half up to one decimal', ({ of: [numerator = 0, denominator = 0], is }) => {
    expect(percentage(numerator, denominator)).toBe(is);
  });

  test('is the nearest tenth for any counts, never lower where two are as near', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }), (a, b) => {
        const [numerator, denominator] = [Math.min(a, b), b];
        const tenths = Math.round((percentage(numerator, denominator) ?? 0) * 10);
        // in whole numbers: tenths - 1/2 <= 1000 n / d < tenths + 1/2
        expect((2 * tenths - 1) * denominator).toBeLessThanOrEqual(2000 * numerator);
        expect((2 * tenths + 1) * denominator).toBeGreaterThan(2000 * numerator);
      }),
    );
  });
});

describe('an expected seat', () => {
  const seats = (spells: Spell[], over: Partial<Session> = {}): number =>
    seatsIn(session(over), [participant('ana', ...spells)], new Map()).expected;

  test.each([
    { day: 'the day before joining', spell: { from: '2026-03-11' }, is: 0 },
    { day: 'the joining day', spell: { from: '2026-03-10' }, is: 1 },
    { day: 'the day after joining', spell: { from: '2026-03-09' }, is: 1 },
    { day: 'the last day enrolled', spell: { from: '2026-01-01', to: '2026-03-10' }, is: 1 },
    { day: 'the day after the last', spell: { from: '2026-01-01', to: '2026-03-09' }, is: 0 },
    { day: 'the only day enrolled', spell: { from: '2026-03-10', to: '2026-03-10' }, is: 1 },
  ])('on $day: $is', ({ spell, is }) => {
    expect(seats([spell])).toBe(is);
  });

  test.each([
    { zone: 'America/St_Johns', starts: '2026-03-10T02:29:00Z', day: '2026-03-09' }, // 23:59 there
    { zone: 'America/St_Johns', starts: '2026-03-10T02:30:00Z', day: '2026-03-10' }, // midnight there
    { zone: 'America/Vancouver', starts: '2026-03-11T06:59:00Z', day: '2026-03-10' }, // summer time since the 8th
    { zone: 'America/Vancouver', starts: '2026-03-11T07:00:00Z', day: '2026-03-11' },
    { zone: 'America/Vancouver', starts: '2026-03-07T07:59:00Z', day: '2026-03-06' }, // winter time
    { zone: 'Asia/Tokyo', starts: '2026-03-09T15:00:00Z', day: '2026-03-10' },
    { zone: 'UTC', starts: '2026-03-10T23:59:59Z', day: '2026-03-10' },
  ])('is on the day on which a session starts in $zone, though it may end on the next ($starts)', (one) => {
    const startsAt = Date.parse(one.starts);
    const over = { timeZone: one.zone, startsAt, endsAt: startsAt + 6 * 3_600_000 };
    expect(seats([{ from: one.day, to: one.day }], over)).toBe(1);
    expect(mayCount(session(over), one.day, Date.parse('2027-01-01'))).toBe(true);
    const before = new Date(Date.parse(one.day) - 86_400_000).toISOString().slice(0, 10);
    expect(seats([{ from: '2020-01-01', to: before }], over)).toBe(0);
    expect(mayCount(session(over), before, Date.parse('2027-01-01'))).toBe(false);
  });

  test('is not there in a gap between two spells', () => {
    const spells = [{ from: '2026-01-01', to: '2026-03-09' }, { from: '2026-03-11' }];
    expect(seats(spells)).toBe(0);
    expect(seats(spells, { startsAt: Date.parse('2026-03-11T14:00:00Z') })).toBe(1);
  });

  test('follows the group of the spell on that day', () => {
    const spells = [
      { group: 'A', from: '2026-01-01', to: '2026-03-09' },
      { group: 'B', from: '2026-03-10' },
    ];
    expect(seats(spells, { group: 'A' })).toBe(0);
    expect(seats(spells, { group: 'B' })).toBe(1);
    expect(seats(spells, { group: 'A', startsAt: Date.parse('2026-03-09T14:00:00Z') })).toBe(1);
    expect(seats(spells)).toBe(1);
  });

  test('is not there in a group session for a person without a group', () => {
    expect(seats([{ from: '2026-01-01' }], { group: 'A' })).toBe(0);
  });

  test('is one for one person, whatever ids and spells a merge left them', () => {
    const people = participantsOf([
      enrolment('old', { mergedInto: 'new', department: 'LAC' }),
      enrolment('new', { department: 'TBS' }),
    ]);
    expect(people).toHaveLength(1);
    expect(seatsIn(session(), people, register(entry('old', 'present')))).toMatchObject({ expected: 1, attended: 1 });
    expect(participantsMeasure(people, '2026-03-10')).toEqual({ enrolled: 1, departments: 1, active: 1 });
  });

  test('is one for a person who was merged twice over', () => {
    const people = participantsOf([
      enrolment('a', { mergedInto: 'b' }),
      enrolment('b', { mergedInto: 'c' }),
      enrolment('c'),
    ]);
    expect(people.map(({ pids }) => pids.toSorted())).toEqual([['a', 'b', 'c']]);
  });

  test('follows the enrolment that a merge handed over, not the older one under it', () => {
    const people = participantsOf([
      enrolment('old', { mergedInto: 'new' }),
      enrolment('new', { formerly: ['old'], takenOver: true, spells: [{ from: '2026-01-01', to: '2026-02-01' }] }),
    ]);
    expect(seatsIn(session(), people, new Map()).expected).toBe(0);
  });
});

describe('what a seat counts as', () => {
  const counted = (...entries: Entry[]): Seats =>
    seatsIn(session(), [participant('ana', { from: '2026-01-01' })], register(...entries));

  test.each([
    { what: 'present', entries: [entry('ana', 'present')], is: { attended: 1 } },
    { what: 'late', entries: [entry('ana', 'late')], is: { attended: 1 } },
    { what: 'partial at the minimum', entries: [entry('ana', 'partial', { minutes: 240 })], is: { attended: 1 } },
    { what: 'partial one minute short', entries: [entry('ana', 'partial', { minutes: 239 })], is: {} },
    { what: 'absent', entries: [entry('ana', 'absent')], is: {} },
    { what: 'excused', entries: [entry('ana', 'excused')], is: { excused: 1 } },
    { what: 'unrecorded', entries: [], is: { unrecorded: 1 } },
    {
      what: 'a check-in over which a register was imported',
      entries: [entry('ana', 'present', { source: 'self', n: 0, at: 5 }), entry('ana', 'absent', { at: 1 })],
      is: {},
    },
    {
      what: 'the later of two imports',
      entries: [entry('ana', 'absent', { at: 1 }), entry('ana', 'late', { n: 2, at: 2 })],
      is: { attended: 1 },
    },
    {
      what: 'a mark that was taken back',
      entries: [
        entry('ana', 'present', { source: 'facilitator', at: 1 }),
        entry('ana', 'present', { source: 'facilitator', n: 2, at: 2, retracts: true }),
      ],
      is: { unrecorded: 1 },
    },
  ])('$what', ({ entries, is }) => {
    expect(counted(...entries)).toEqual({ ...NO_SEATS, expected: 1, ...is });
  });

  test('a mark taken back under one id of a merged person leaves the same mark under the other', () => {
    const own = [
      entry('a', 'present', { source: 'facilitator', n: 1, at: 1 }),
      entry('a', 'present', { source: 'facilitator', n: 2, at: 2, retracts: true }),
      entry('b', 'late', { source: 'facilitator', n: 1, at: 3 }),
    ];
    const people = [{ pids: ['a', 'b'], department: '', spells: [{ from: '2026-01-01' }] }];
    expect(seatsIn(session(), people, register(...own))).toMatchObject({ expected: 1, attended: 1 });
  });

  test('a walk-in is not counted', () => {
    expect(counted(entry('ana', 'late'), entry('stranger', 'present'))).toMatchObject({ expected: 1, attended: 1 });
  });
});

describe('whether a session counts', () => {
  const end = session().endsAt;
  const counts = (over: Partial<Session>, now: number, ...entries: Entry[]): boolean =>
    mayCount(session(over), '2026-03-10', now) && tookPlace(session(over), register(...entries));
  const checkedIn = entry('ana', 'present', { source: 'self', channel: 'button', n: 0 });
  const mark = entry('ana', 'present', { source: 'facilitator' });

  test.each<{ status: SessionStatus; is: boolean }>([
    { status: 'held', is: true },
    { status: 'published', is: false },
    { status: 'draft', is: false },
    { status: 'cancelled', is: false },
  ])('$status, with an imported register: $is', ({ status, is }) => {
    expect(counts({ status }, end + 1, entry('ana', 'present'))).toBe(is);
  });

  test('held, though nobody is recorded', () => {
    expect(counts({}, end + 1)).toBe(true);
  });

  test.each([
    { what: 'while it runs', now: end, entries: [checkedIn], is: false },
    { what: 'once it is over and somebody checked in', now: end + 1, entries: [checkedIn], is: true },
    { what: 'once it is over and somebody was marked', now: end + 1, entries: [mark], is: true },
    { what: 'once it is over and nobody was seen', now: end + 1, entries: [], is: false },
    {
      what: 'where the only mark was taken back',
      now: end + 1,
      entries: [mark, { ...mark, n: 2, retracts: true as const }],
      is: false,
    },
    {
      what: 'where an import later said absent of somebody who checked in',
      now: end + 1,
      entries: [checkedIn, entry('ana', 'absent')],
      is: true,
    },
  ])('published, $what: $is', ({ now, entries, is }) => {
    expect(counts({ status: 'published' }, now, ...entries)).toBe(is);
  });

  test('not where it is optional', () => {
    expect(counts({ required: false }, end + 1, entry('ana', 'present'))).toBe(false);
  });
});

describe('participants', () => {
  const people = participantsOf([
    enrolment('a', { department: 'LAC', spells: [{ from: '2026-01-10', to: '2026-02-10' }, { from: '2026-03-10' }] }),
    enrolment('b', { department: ' lac ', spells: [{ from: '2026-02-11' }] }),
    enrolment('c', { department: 'TBS', spells: [{ from: '2026-03-01', to: '2026-03-31' }] }),
    enrolment('d', { department: '', spells: [{ from: '2026-03-01' }] }),
  ]);

  test.each([
    { asOf: '2026-01-09', is: { enrolled: 0, departments: 0, active: 0 } },
    { asOf: '2026-01-10', is: { enrolled: 1, departments: 1, active: 1 } },
    { asOf: '2026-02-10', is: { enrolled: 1, departments: 1, active: 1 } },
    { asOf: '2026-02-11', is: { enrolled: 2, departments: 1, active: 1 } },
    { asOf: '2026-03-09', is: { enrolled: 4, departments: 2, active: 3 } },
    { asOf: '2026-03-10', is: { enrolled: 4, departments: 2, active: 4 } },
    { asOf: '2026-04-01', is: { enrolled: 4, departments: 2, active: 3 } },
  ])('as of $asOf: $is', ({ asOf, is }) => {
    expect(participantsMeasure(people, asOf)).toEqual(is);
  });
});

describe('an attendance rate', () => {
  test('is that of MEASURES: 165 of 202, range 81.7 to 83.2, without excused 90.7', () => {
    expect(attendanceMeasure({ expected: 202, attended: 165, excused: 20, unrecorded: 3 }, false)).toEqual({
      numerator: 165,
      denominator: 202,
      rate: 81.7,
      provisional: true,
      low: 81.7,
      high: 83.2,
      unrecorded: 3,
      withoutExcused: 90.7,
      excused: 20,
    });
  });

  test('has no rate where there is no seat, and none without excused where all are', () => {
    expect(attendanceMeasure(NO_SEATS, false)).toMatchObject({
      rate: null,
      low: null,
      high: null,
      withoutExcused: null,
    });
    const excused = attendanceMeasure({ expected: 4, attended: 0, excused: 4, unrecorded: 0 }, false);
    expect(excused).toMatchObject({ rate: 0, withoutExcused: null, provisional: false });
  });

  test('is provisional while an import is unfinished, though every seat is recorded', () => {
    const seats = { expected: 1, attended: 1, excused: 0, unrecorded: 0 };
    expect(attendanceMeasure(seats, true).provisional).toBe(true);
    expect(attendanceMeasure(seats, false).provisional).toBe(false);
  });

  test('comes kind by kind in one order, and only for kinds that the cohort has', () => {
    const kinds = attendanceByKind(
      new Map([
        ['other', NO_SEATS],
        ['learning-event', NO_SEATS],
      ] as const),
      false,
    );
    expect(Object.keys(kinds)).toEqual(['learning-event', 'other']);
  });
});
