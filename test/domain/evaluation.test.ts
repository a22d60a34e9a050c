import { describe, expect, test } from '@jest/globals';
import { isCountOnly, narrowsUnanswered, type Audience } from '../../bot/domain/audience.ts';
import { problemsOf, stepOf } from '../../bot/domain/broadcast.ts';
import { evaluationAfter, isTooLate, mayAnswer, type EvaluationState } from '../../bot/domain/evaluation.ts';

const DAY = 24 * 3_600_000;
const QUARTER = 15 * 60_000;
const OPEN = { state: 'open', opensAt: 1_000, closesAt: 2_000 } as const;

describe('a ballot can be given', () => {
  test('from the opening to the last millisecond before the closing, by somebody who was asked', () => {
    expect([999, 1_000, 1_999, 2_000].map((now) => mayAnswer(OPEN, true, now)?.code)).toEqual([
      'notOpen',
      undefined,
      undefined,
      'closed',
    ]);
    expect(mayAnswer(OPEN, false, 1_500)).toEqual({ code: 'notAsked' });
  });

  test.each(['closed', 'released', 'pooled', 'suppressed'] as const)('not once it is %s', (state) => {
    expect(mayAnswer({ ...OPEN, state }, true, 1_500)).toEqual({ code: 'closed' });
  });
});

test('no state leads back to open', () => {
  const states: EvaluationState[] = ['open', 'closed', 'released', 'pooled', 'suppressed'];
  const steps = ['approve', 'open', 'close', 'release', 'pool', 'suppress'] as const;
  expect(states.flatMap((state) => steps.map((step) => evaluationAfter(state, step)))).not.toContain('open');
});

test('a session is asked about until its evaluation would have closed, and not from then on', () => {
  expect(isTooLate(0, 7, QUARTER + 7 * DAY - 1)).toBe(false);
  expect(isTooLate(0, 7, QUARTER + 7 * DAY)).toBe(true);
});

describe('those who have not answered', () => {
  const all: Audience = { role: 'participant', seat: 'any', evaluationId: 'e1' };
  const words = { textEn: 'Please', textFr: 'Svp', acknowledge: false };

  test('are an audience of their own, known by its size', () => {
    expect(isCountOnly(all)).toBe(true);
    expect(problemsOf({ ...words, audience: all })).toEqual([]);
    expect(isCountOnly({})).toBe(false);
  });

  test.each<[string, Partial<Audience>]>([
    ['a cohort', { cohortId: 'c1' }],
    ['a group', { group: 'A' }],
    ['a session', { sessionId: 's1' }],
    ['an answer', { seat: 'confirmed', sessionId: 's1' }],
    ['a list', { pids: ['p1'] }],
    ['coordinators', { role: 'coordinator' }],
  ])('are not narrowed to %s', (_what, more) => {
    expect(narrowsUnanswered({ ...all, ...more })).toBe(true);
    expect(problemsOf({ ...words, audience: { ...all, ...more } })).toContainEqual({ code: 'unansweredAlone' });
  });

  test('are not tried again, whatever failed', () => {
    expect(stepOf({ state: 'partial', audience: all }, 'retry')).toBeUndefined();
    expect(stepOf({ state: 'partial', audience: { role: 'participant', seat: 'any' } }, 'retry')).toBe('sending');
  });
});
