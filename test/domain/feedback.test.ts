import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { feedbackRefusal, minutesFor, readSeen, saidRefusal, type Wave } from '../../bot/domain/feedback.ts';

const wave: Wave = {
  ...{ waveId: 'w', programId: 'p', cohortId: 'c', kind: 'mid', shared: false },
  ...{ opensAt: 1_000, closesAt: 2_000 },
};
const states = ['asked', 'draft', 'submitted', 'declined'] as const;

describe('a step of a supervisor', () => {
  test.each([
    [999, 'closed'],
    [1_000, undefined],
    [1_999, undefined],
    [2_000, 'closed'],
  ])('at %i: %s', (now, code) => {
    expect(feedbackRefusal(wave, { state: 'asked' }, 'submit', now)?.code).toBe(code);
  });

  test.each([
    ['save', [true, true, false, true]],
    ['submit', [true, true, true, true]],
    ['decline', [true, true, false, true]],
    ['delegate', [true, true, false, true]],
  ] as const)('%s is possible from asked, draft, submitted, declined: %j', (step, possible) => {
    expect(states.map((state) => feedbackRefusal(wave, { state }, step, 1_500) === undefined)).toEqual(possible);
  });
});

test('what is submitted says something; a draft need not', () => {
  expect(saidRefusal({ seen: {}, words: ' ' }, 'submit')).toEqual({ code: 'nothingSaid' });
  expect(saidRefusal({ seen: {}, words: '' }, 'save')).toBeUndefined();
  expect(saidRefusal({ seen: { coaching: 'clearly' }, words: '' }, 'submit')).toBeUndefined();
  expect(saidRefusal({ seen: {}, words: 'x'.repeat(2_001) }, 'save')).toEqual({ code: 'tooLong' });
});

test('whatever a card carries back, only known behaviours with known answers come out', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('strategic', 'coaching', 'pid', '__proto__'), fc.anything()), (sent) => {
      const read = readSeen({ ...sent, network: 'strongly' });
      expect(read).toMatchObject({ network: 'strongly' });
      expect(Object.keys(read).every((key) => ['strategic', 'coaching', 'network'].includes(key))).toBe(true);
    }),
  );
});

test.each([
  [1, 1],
  [3, 4],
  [10, 13],
])('%i people take about %i minutes', (people, minutes) => {
  expect(minutesFor(people)).toBe(minutes);
});
