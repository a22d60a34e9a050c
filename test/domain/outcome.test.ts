import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Ballot } from '../../bot/domain/ballot.ts';
import type { FormItem } from '../../bot/domain/form.ts';
import { commentRule, likertCounts, resultsOf, themeCounts } from '../../bot/domain/outcome.ts';

const words = { textEn: 'English', textFr: 'Français', required: false };
const likert: FormItem = { itemId: 'q1', type: 'likert', measure: 'understanding', level: 2, ...words };
const options = ['a', 'b', 'c', 'd'].map((optionId) => ({ optionId, textEn: optionId, textFr: optionId }));
const single: FormItem = { itemId: 'q2', type: 'single', options, ...words };
const multiple: FormItem = { itemId: 'q3', type: 'multiple', options, ...words };

const times = (count: number, ballot: Ballot): Ballot[] => Array.from({ length: count }, () => ballot);
const only = (item: FormItem, ballots: readonly Ballot[]) => resultsOf([item], ballots, 30)[0];

describe('an item’s answers over ballots', () => {
  test('are counted box by box; what does not apply and what was left out stay apart', () => {
    const ballots = [...times(3, { q1: 5 }), ...times(2, { q1: 1 }), { q1: 'na' }, {}, { q1: 'nonsense' }, { q1: 6 }];
    expect(likertCounts('q1', ballots)).toEqual({ boxes: [2, 0, 0, 0, 3], notApplicable: 1, blank: 3 });
  });

  test('carry the measure and the level that they stand for', () => {
    expect(only(likert, times(12, { q1: 5 }))).toMatchObject({
      measure: 'understanding',
      level: 2,
      published: { kind: 'band', band: 'high' },
    });
  });
});

describe('one choice of several', () => {
  test('is shown option by option where each holds three or nobody', () => {
    const ballots = [...times(4, { q2: 'a' }), ...times(7, { q2: 'b' })];
    expect(only(single, ballots)).toMatchObject({
      published: {
        kind: 'options',
        valid: 11,
        options: [
          { optionId: 'a', count: 4 },
          { optionId: 'b', count: 7 },
          { optionId: 'c', count: 0 },
          { optionId: 'd', count: 0 },
        ],
      },
    });
  });

  test('tells options of one or two together, with the next smallest where they are still too few', () => {
    const ballots = [
      ...times(1, { q2: 'a' }),
      ...times(1, { q2: 'b' }),
      ...times(4, { q2: 'c' }),
      ...times(8, { q2: 'd' }),
    ];
    expect(only(single, ballots)).toMatchObject({
      published: { options: [{ optionId: 'd', count: 8 }], other: { optionIds: ['a', 'b', 'c'], count: 6 } },
    });
  });

  test('is not shown where one category would be left', () => {
    const ballots = [...times(2, { q2: 'a' }), ...times(9, { q2: 'b' })];
    expect(only(single, ballots)).toMatchObject({ published: { kind: 'suppressed', reason: 'smallCategories' } });
  });

  test('is not shown where everybody chose the same', () => {
    expect(only(single, times(12, { q2: 'a' }))).toMatchObject({
      published: { kind: 'suppressed', reason: 'smallCategories' },
    });
  });

  test('nine answers are too few', () => {
    expect(only(single, times(9, { q2: 'a' }))).toMatchObject({ published: { kind: 'suppressed', reason: 'tooFew' } });
  });
});

test('several choices: each is a yes or no, and neither side of one is one or two people', () => {
  const ballots = [...times(10, { q3: ['a', 'b'] }), ...times(2, { q3: ['b', 'c'] })];
  expect(only(multiple, ballots)).toMatchObject({
    published: {
      options: [
        { optionId: 'a', count: 'most' },
        { optionId: 'b', count: 'most' },
        { optionId: 'c', count: 'below3' },
        { optionId: 'd', count: 'below3' },
      ],
    },
  });
});

test('whatever was chosen: no category that is shown holds one or two, and what is shown adds up', () => {
  const chosen = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 10, maxLength: 40 });
  fc.assert(
    fc.property(chosen, (answers) => {
      const result = only(
        single,
        answers.map((q2) => ({ q2 })),
      );
      const published = result?.type === 'choice' ? result.published : undefined;
      const shown = published?.kind === 'options' ? published : { options: [], other: undefined, valid: 0 };
      const counts = [...shown.options.map(({ count }) => Number(count)), ...(shown.other ? [shown.other.count] : [])];
      expect(counts.filter((count) => count > 0 && count < 3)).toEqual([]);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(shown.valid);
    }),
  );
});

test.each([
  [9, 'themesOnly'],
  [10, 'screened'],
])('comments of %i respondents: %s', (respondents, rule) => {
  expect(commentRule(respondents)).toBe(rule);
});

test('themes count distinct commenters; a comment may carry several', () => {
  const { commenters, themes } = themeCounts([
    { commentId: 'c1', themes: ['collaboration', 'strategicThinking', 'collaboration'] },
    { commentId: 'c2', themes: ['collaboration'] },
    { commentId: 'c3', themes: [] },
  ]);
  expect([commenters, themes.get('collaboration'), themes.get('strategicThinking')]).toEqual([3, 2, 1]);
});
