import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Session } from '../../bot/domain/session.ts';
import {
  isMuchUnanswered,
  MOST_TASKS,
  planningTasks,
  rankWeek,
  weekAround,
  type TaskKind,
  type WeekTask,
} from '../../bot/domain/week.ts';
import { isWorkingDay } from '../../bot/features/holiday.ts';

const DAY = 24 * 3_600_000;
const NOW = Date.parse('2026-09-14T13:00:00Z');
const ZONE = 'America/Toronto';

const KINDS: readonly TaskKind[] = [
  'noPlace',
  'noFacilitator',
  'french',
  'draft',
  'cast',
  'inbox',
  'identity',
  'unrecorded',
  'noReply',
  'unreachable',
];
const anyTask: fc.Arbitrary<WeekTask> = fc.record({
  kind: fc.constantFrom(...KINDS),
  programId: fc.constantFrom('p1', 'p2'),
  count: fc.nat(5),
  anchor: fc.integer({ min: NOW - 70 * DAY, max: NOW + 20 * DAY }),
});
const anyTasks = fc.uniqueArray(anyTask, { maxLength: 12, selector: (task) => JSON.stringify(task) });

const task = (kind: TaskKind, days: number, count = 1): WeekTask => ({
  ...{ kind, count, programId: 'p1' },
  anchor: NOW + days * DAY,
});

describe('the three most important things', () => {
  test('are never more than three, of what there is to do, whatever the order in which they were found', () => {
    fc.assert(
      fc.property(
        anyTasks.chain((tasks) =>
          fc.tuple(fc.constant(tasks), fc.shuffledSubarray(tasks, { minLength: tasks.length })),
        ),
        ([tasks, shuffled]) => {
          const ranked = rankWeek(tasks, NOW);
          const real = tasks.filter(({ count }) => count > 0);
          expect(ranked).toHaveLength(Math.min(MOST_TASKS, real.length));
          for (const one of ranked) expect(real).toContain(one);
          expect(rankWeek(shuffled, NOW)).toEqual(ranked);
        },
      ),
    );
  });

  test('one more thing to do never brings back another that was not among them', () => {
    fc.assert(
      fc.property(anyTasks, anyTask, (tasks, another) => {
        const before = rankWeek(tasks, NOW);
        const left = rankWeek([...tasks, another], NOW).filter((one) => one !== another);
        expect(left).toEqual(before.slice(0, left.length));
      }),
    );
  });

  test('are none where nothing is to be done', () => {
    expect(rankWeek([], NOW)).toEqual([]);
    expect(rankWeek([task('inbox', 0, 0), task('unreachable', 0, 0)], NOW)).toEqual([]);
  });

  test.each([
    ['a session tomorrow without a place comes before anything', [task('inbox', -3), task('noPlace', 1)], 'noPlace'],
    ['a draft that begins this week before people who wait', [task('identity', 0), task('draft', 6)], 'draft'],
    ['people who wait before a draft of the week after next', [task('draft', 13), task('inbox', -2)], 'inbox'],
    ['its French title before its publication', [task('draft', 5), task('french', 5)], 'french'],
    [
      'an old register before people who cannot be reached',
      [task('unreachable', 0), task('unrecorded', -9)],
      'unrecorded',
    ],
  ] as [string, WeekTask[], TaskKind][])('%s', (_why, tasks, first) => {
    expect(rankWeek(tasks, NOW)[0]?.kind).toBe(first);
  });
});

const session = (changes: Partial<Session>): Session => ({
  ...{ sessionId: 's1', programId: 'p1', cohortId: 'c1', code: 'LE01', kind: 'learning-event', timeZone: ZONE },
  ...{ titleEn: 'Title', titleFr: 'Titre', startsAt: NOW + 3 * DAY, endsAt: NOW + 4 * DAY, place: 'Ottawa' },
  ...{ required: true, minimumMinutes: 0, status: 'published', remote: false, sequence: 0, ...changes },
});
const kindsOf = (sessions: Session[], facilitated = true) =>
  planningTasks(sessions, facilitated, NOW).map(({ kind, count }) => [kind, count]);

describe('what the sessions ahead need', () => {
  test.each([
    ['nothing is missing', {}, []],
    ['no place and no link', { place: ' ' }, [['noPlace', 1]]],
    ['no place, but a link', { place: '', joinLink: 'https://example.gc.ca' }, []],
    ['no place, in eight days', { place: '', startsAt: NOW + 8 * DAY }, []],
    ['no place, but cancelled', { place: '', status: 'cancelled' }, []],
    ['a draft in fourteen days', { status: 'draft', startsAt: NOW + 14 * DAY }, [['draft', 1]]],
    ['a draft a moment later', { status: 'draft', startsAt: NOW + 14 * DAY + 1 }, []],
    ['a draft whose time has passed', { status: 'draft', startsAt: NOW }, []],
    ['a draft without French', { status: 'draft', titleFr: ' ' }, [['french', 1]]],
  ] as [string, Partial<Session>, [TaskKind, number][]][])('%s', (_what, changes, kinds) => {
    expect(kindsOf([session(changes)])).toEqual(kinds);
  });

  test('nobody facilitates, unless the session or the program names somebody', () => {
    expect(kindsOf([session({})], false)).toEqual([['noFacilitator', 1]]);
    expect(kindsOf([session({ facilitator: 'fay' })], false)).toEqual([]);
  });

  test('several of a kind are one thing to do, known by the first', () => {
    const drafts = [5, 2, 9].map((days) =>
      session({ sessionId: `s${days}`, status: 'draft', startsAt: NOW + days * DAY }),
    );
    expect(planningTasks(drafts, true, NOW)).toMatchObject([{ kind: 'draft', count: 3, session: { sessionId: 's2' } }]);
  });
});

test('much is unanswered from half the seats on, and not by one or two people', () => {
  expect([isMuchUnanswered(3, 6), isMuchUnanswered(3, 7), isMuchUnanswered(2, 2)]).toEqual([true, false, false]);
});

describe('when the card is due', () => {
  const around = (now: string, zone = ZONE) => {
    const { last, next } = weekAround(zone, Date.parse(now), isWorkingDay);
    return [last.monday, next.monday, new Date(next.at).toISOString()];
  };

  test.each([
    ['on Monday at 9:00', '2026-09-13T12:00:00Z', ['2026-09-07', '2026-09-14', '2026-09-14T13:00:00.000Z']],
    ['a millisecond before', '2026-09-14T12:59:59.999Z', ['2026-09-07', '2026-09-14', '2026-09-14T13:00:00.000Z']],
    ['at that moment, the next', '2026-09-14T13:00:00Z', ['2026-09-14', '2026-09-21', '2026-09-21T13:00:00.000Z']],
    ['on Tuesday after Labour Day', '2026-09-05T12:00:00Z', ['2026-08-31', '2026-09-07', '2026-09-08T13:00:00.000Z']],
    [
      'after Christmas and Boxing Day',
      '2028-12-24T12:00:00Z',
      ['2028-12-18', '2028-12-25', '2028-12-27T14:00:00.000Z'],
    ],
    ['after clocks went back', '2026-10-31T12:00:00Z', ['2026-10-26', '2026-11-02', '2026-11-02T14:00:00.000Z']],
    ['after clocks went forward', '2026-03-07T12:00:00Z', ['2026-03-02', '2026-03-09', '2026-03-09T13:00:00.000Z']],
  ])('%s', (_when, now, found) => {
    expect(around(now)).toEqual(found);
  });

  test('in the program’s own zone', () => {
    expect(around('2026-09-13T12:00:00Z', 'America/St_Johns')[2]).toBe('2026-09-14T11:30:00.000Z');
    expect(around('2026-09-13T12:00:00Z', 'America/Vancouver')[2]).toBe('2026-09-14T16:00:00.000Z');
  });

  test('there is always one before and one after, in neighbouring weeks, at nine of a working day', () => {
    const instant = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2032-01-01') });
    const zone = fc.constantFrom(ZONE, 'America/St_Johns', 'America/Vancouver', 'Europe/Paris', 'Pacific/Auckland');
    fc.assert(
      fc.property(instant, zone, (now, timeZone) => {
        const { last, next } = weekAround(timeZone, now, isWorkingDay);
        expect(last.at).toBeLessThanOrEqual(now);
        expect(next.at).toBeGreaterThan(now);
        expect(Date.parse(next.monday) - Date.parse(last.monday)).toBe(7 * DAY);
        const local = new Intl.DateTimeFormat('en-CA', {
          timeZone,
          dateStyle: 'short',
          timeStyle: 'short',
          hour12: false,
        });
        const [day = '', time] = local.format(next.at).split(', ');
        expect(time).toBe('09:00');
        expect(isWorkingDay(day)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
