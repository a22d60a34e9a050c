import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endOfQuarter, mayStillGrow, poolOf, quarterOf } from '../../bot/domain/pool.ts';
import { session } from '../support/measure.ts';

const ZONE = 'America/Toronto';
const at = (instant: string): number => Date.parse(instant);
const about = {
  evaluationId: 'e1',
  cohortId: 'c1',
  kind: 'learning-event',
  opensAt: at('2026-09-10T20:00:00Z'),
} as const;

describe('the one pool of an evaluation', () => {
  test('is itself, its quarter, its program, or the period that was declared', () => {
    expect(poolOf({ ...about, pool: 'none' }, ZONE)).toEqual({ poolId: 'e1', pool: 'none', period: '' });
    expect(poolOf({ ...about, pool: 'quarter' }, ZONE)).toMatchObject({ pool: 'quarter', period: '2026-Q3' });
    expect(poolOf({ ...about, pool: 'program' }, ZONE)).toMatchObject({ pool: 'program', period: 'program' });
    expect(poolOf({ ...about, pool: 'program', period: 'Autumn' }, ZONE)).toMatchObject({ period: 'Autumn' });
  });

  test('of action learning is never itself', () => {
    expect(poolOf({ ...about, kind: 'action-learning', pool: 'none' }, ZONE)).toMatchObject({ pool: 'quarter' });
  });

  test('is another one for another cohort, kind, plan or period, whatever their names are', () => {
    const field = fc.constantFrom('a', 'b');
    const evaluation = fc.record({
      ...{ evaluationId: fc.constant('e'), cohortId: field, kind: fc.constantFrom('learning-event', 'end-program') },
      ...{ opensAt: fc.constant(0), pool: fc.constantFrom('quarter', 'program'), period: field },
    });
    fc.assert(
      fc.property(evaluation, evaluation, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(poolOf(one, ZONE).poolId === poolOf(other, ZONE).poolId).toBe(same);
      }),
    );
  });
});

test('quarters are those of the program’s zone', () => {
  expect(quarterOf(at('2026-10-01T03:59:59Z'), ZONE)).toBe('2026-Q3');
  expect(quarterOf(at('2026-10-01T04:00:00Z'), ZONE)).toBe('2026-Q4');
  expect(endOfQuarter('2026-Q3', ZONE)).toBe(at('2026-10-01T04:00:00Z'));
  expect(endOfQuarter('2026-Q4', ZONE)).toBe(at('2027-01-01T05:00:00Z'));
  expect(endOfQuarter('Autumn', ZONE)).toBeUndefined();
});

describe('a pool may still grow', () => {
  const grows = (pool: 'none' | 'quarter' | 'program', now: string, over = {}): boolean =>
    mayStillGrow(poolOf({ ...about, pool }, ZONE), { isNamed: false, sessions: [], timeZone: ZONE, ...over }, at(now));

  test('until its quarter is over, to the second', () => {
    expect(grows('quarter', '2026-10-01T03:59:59Z')).toBe(true);
    expect(grows('quarter', '2026-10-01T04:00:00Z')).toBe(false);
  });

  test('of a program until a day after the last session of its kind that is not cancelled', () => {
    const ahead = { sessions: [session({ status: 'published', endsAt: at('2026-12-01T20:00:00Z') })] };
    expect(grows('program', '2026-12-02T20:00:00Z', ahead)).toBe(true);
    expect(grows('program', '2026-12-02T20:15:00Z', ahead)).toBe(false);
    expect(
      grows('program', '2026-11-01T20:00:00Z', {
        sessions: [session({ status: 'cancelled', endsAt: at('2026-12-01T20:00:00Z') })],
      }),
    ).toBe(false);
  });

  test('but not alone, nor where it was declared by name', () => {
    expect(grows('none', '2026-09-10T20:00:00Z')).toBe(false);
    expect(grows('quarter', '2026-09-10T20:00:00Z', { isNamed: true })).toBe(false);
  });
});
