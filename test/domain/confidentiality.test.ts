import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  distributionOf,
  favourableOf,
  mayBothBeShown,
  minimumOf,
  publishLikert,
  publishParts,
  validOf,
  type LikertCounts,
  type Part,
} from '../../bot/domain/confidentiality.ts';

const counts = (boxes: LikertCounts['boxes'], notApplicable = 0, blank = 0): LikertCounts => ({
  boxes,
  notApplicable,
  blank,
});

describe('one item', () => {
  test('nine valid answers are suppressed, ten are not', () => {
    expect(publishLikert(counts([3, 0, 0, 0, 6]), 20)).toEqual({ kind: 'suppressed', reason: 'tooFew' });
    expect(publishLikert(counts([3, 0, 0, 0, 7]), 20)).toMatchObject({ kind: 'share', favourable: 7, valid: 10 });
  });

  test('answers that do not apply and blanks are no valid answers', () => {
    expect(publishLikert(counts([3, 0, 0, 0, 6], 5, 5), 20)).toEqual({ kind: 'suppressed', reason: 'tooFew' });
  });

  test('a program may raise the minimum, never lower it', () => {
    expect(publishLikert(counts([4, 0, 0, 0, 7]), 20, 12)).toEqual({ kind: 'suppressed', reason: 'tooFew' });
    expect(publishLikert(counts([3, 0, 0, 0, 6]), 20, 5)).toEqual({ kind: 'suppressed', reason: 'tooFew' });
    expect([minimumOf(undefined), minimumOf(3), minimumOf(12)]).toEqual([10, 10, 12]);
  });

  test.each([
    ['unanimous', [0, 0, 0, 5, 7], 'high'],
    ['one of another mind', [0, 0, 1, 5, 7], 'high'],
    ['two of another mind', [1, 0, 1, 5, 7], 'high'],
    ['nobody in favour', [9, 2, 1, 0, 0], 'low'],
    ['two in favour', [5, 4, 1, 1, 1], 'low'],
  ] as const)('%s: a band, and nothing that gives the figure back', (_what, boxes, band) => {
    expect(publishLikert(counts(boxes, 1), 23)).toEqual({ kind: 'band', band });
  });

  test('three of another mind: the exact share', () => {
    expect(publishLikert(counts([1, 1, 1, 10, 10]), 23)).toMatchObject({ kind: 'share', favourable: 20, valid: 23 });
  });

  test('the bounds of MEASURES: 54 of 60 answers, 69 asked: 78.3 to 91.3', () => {
    expect(publishLikert(counts([3, 3, 0, 24, 30]), 69)).toMatchObject({
      tenths: 900,
      bounds: { lowTenths: 783, highTenths: 913 },
    });
  });

  test.each([
    [0, 'below3'],
    [2, 'below3'],
    [3, 3],
  ])('%i that do not apply are shown as %s', (notApplicable, shown) => {
    expect(publishLikert(counts([5, 0, 0, 5, 5], notApplicable), 30)).toMatchObject({ notApplicable: shown });
  });

  test('with 10 to 23 answers "90 %" and "95 %" are bands: the figures of 2004 could not be published today', () => {
    for (let answers = 10; answers <= 23; answers += 1) {
      const favourable = Math.round(answers * 0.9);
      const published = publishLikert(counts([answers - favourable, 0, 0, 0, favourable]), 23);
      expect(published).toEqual({ kind: 'band', band: 'high' });
    }
    expect(publishLikert(counts([1, 0, 0, 0, 22]), 23)).toEqual({ kind: 'band', band: 'high' });
  });
});

describe('a distribution', () => {
  test.each([
    ['every category holds three or nobody', [3, 0, 4, 5, 6], [3, 0, 4, 5, 6]],
    ['a category of two is collapsed', [2, 2, 4, 5, 6], [4, 4, 11]],
    ['nothing is left to show', [1, 0, 1, 5, 6], undefined],
    ['one category alone is no distribution', [0, 0, 0, 0, 12], undefined],
    ['two categories of one side are one when collapsed', [0, 0, 0, 2, 12], undefined],
  ] as const)('%s', (_what, boxes, shown) => {
    expect(distributionOf(counts(boxes))).toEqual(shown);
  });
});

const someCounts = fc.record({
  boxes: fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(12), fc.nat(12)),
  notApplicable: fc.nat(6),
  blank: fc.nat(6),
});

test('whatever the answers: a share has at least ten answers and three on either side, and adds up', () => {
  fc.assert(
    fc.property(someCounts, fc.nat(40), (answers, more) => {
      const asked = validOf(answers) + answers.notApplicable + answers.blank + more;
      const published = publishLikert(answers, asked);
      if (published.kind !== 'share') return;
      expect(published.valid).toBeGreaterThanOrEqual(10);
      expect(Math.min(published.favourable, published.valid - published.favourable)).toBeGreaterThanOrEqual(3);
      const { distribution, bounds, tenths } = published;
      const categories = distribution ?? [published.valid];
      expect(categories.reduce((sum, n) => sum + n, 0)).toBe(published.valid);
      expect(categories.filter((n) => n > 0 && n < 3)).toEqual([]);
      expect(bounds.lowTenths).toBeLessThanOrEqual(tenths);
      expect(tenths).toBeLessThanOrEqual(bounds.highTenths);
    }),
  );
});

describe('parts under a total that is shown', () => {
  const part = (key: string, boxes: LikertCounts['boxes']): Part => ({ key, counts: counts(boxes) });

  test('one part of eight is not given back by the others: another is suppressed with it', () => {
    const shown = publishParts([part('A', [4, 0, 0, 4, 0]), part('B', [5, 0, 0, 7, 0]), part('C', [5, 0, 0, 9, 0])]);
    // not "too few": why a part is hidden would help to find out what it holds
    expect(shown.get('A')).toEqual({ kind: 'suppressed', reason: 'complementary' });
    expect(shown.get('B')).toEqual({ kind: 'suppressed', reason: 'complementary' });
    expect(shown.get('C')).toMatchObject({ kind: 'share' });
  });

  test('two hidden parts that together may be shown hide nobody else', () => {
    const shown = publishParts([part('A', [4, 0, 0, 4, 0]), part('B', [3, 0, 0, 4, 0]), part('C', [5, 0, 0, 9, 0])]);
    expect(shown.get('C')).toMatchObject({ kind: 'share' });
  });

  test('whatever the parts: what is left when the shown ones are taken from the total may itself be shown', () => {
    fc.assert(
      fc.property(fc.array(someCounts, { minLength: 2, maxLength: 6 }), (all) => {
        const parts = all.map((one, n) => ({ key: `k${n}`, counts: one, asked: 40 }));
        const total = publishParts(parts);
        const hidden = parts.filter(({ key }) => total.get(key)?.kind !== 'share');
        const valid = parts.reduce((sum, { counts: one }) => sum + validOf(one), 0);
        const favourable = parts.reduce((sum, { counts: one }) => sum + favourableOf(one), 0);
        const isTotalShown = valid >= 10 && Math.min(favourable, valid - favourable) >= 3;
        if (!isTotalShown || hidden.length === 0) return;
        const left = hidden.reduce((sum, { counts: one }) => sum + validOf(one), 0);
        const leftFavourable = hidden.reduce((sum, { counts: one }) => sum + favourableOf(one), 0);
        expect(left).toBeGreaterThanOrEqual(10);
        expect(Math.min(leftFavourable, left - leftFavourable)).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});

test.each([
  ['the same people', 12, 0, true],
  ['one person fewer', 12, 1, false],
  ['nine people fewer', 30, 9, false],
  ['ten people fewer', 30, 10, true],
])('two cuts, %s', (_what, people, fewer, may) => {
  const all = Array.from({ length: people }, (_, n) => `p${n}`);
  expect(mayBothBeShown(new Set(all), new Set(all.slice(fewer)))).toBe(may);
});
