import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Call, Score } from '../../bot/domain/call.ts';
import type { Review } from '../../bot/domain/review.ts';
import { rankingOf, resultOf, weakest } from '../../bot/domain/selection-result.ts';

const anchor = { textEn: '', textFr: '' };
const criterion = (criterionId: string, weight: number): Call['criteria'][number] => ({
  ...{ criterionId, weight, textEn: criterionId, textFr: criterionId },
  anchors: { '1': anchor, '3': anchor, '5': anchor },
});
const call = { criteria: [criterion('a', 3), criterion('b', 1)], rubric: 2 };

const review = (nominee: string, a: Score, b: Score, changes: Partial<Review> = {}): Review => ({
  ...{ callId: 'n1', nominee, reviewer: 'r', state: 'submitted', scores: { a, b }, note: '', rubric: 2, changedAt: 0 },
  ...changes,
});

describe('results', () => {
  test('median, mean and spread of the scores as given; the score is the weighted mean of the means', () => {
    const result = resultOf(call, 'ada', [review('ada', 5, 2), review('ada', 4, 2), review('ada', 4, 4)]);
    expect(result.byCriterion[0]).toMatchObject({ median: 4, low: 4, high: 5, disagree: false });
    expect(result.byCriterion[1]).toMatchObject({ median: 2, low: 2, high: 4, disagree: true });
    expect(result.byCriterion[0]?.mean).toBeCloseTo(13 / 3);
    expect(result.score).toBeCloseTo((3 * (13 / 3) + 8 / 3) / 4);
    expect(result).toMatchObject({ reviews: 3, others: 0, disagree: true });
  });

  test('of an even number the median lies between the two in the middle', () => {
    expect(resultOf(call, 'ada', [review('ada', 1, 1), review('ada', 4, 1)]).byCriterion[0]?.median).toBe(2.5);
  });

  test('only submitted reviews count; those by another version of the criteria are told apart', () => {
    const reviews = [
      review('ada', 3, 3),
      review('ada', 1, 1, { rubric: 1 }),
      ...(['assigned', 'draft', 'recused'] as const).map((state) => review('ada', 1, 1, { state })),
      review('bo', 1, 1),
    ];
    expect(resultOf(call, 'ada', reviews)).toMatchObject({ score: 3, reviews: 1, others: 1 });
  });

  test('a dossier with a criterion that nobody scored has no score, and comes last', () => {
    const some = { ...review('bo', 5, 5), scores: { a: 5 as const } };
    const ranked = rankingOf(call, ['bo', 'cy', 'ada'], [review('ada', 1, 1), some]);
    expect(ranked.map(({ nominee, place, score }) => [nominee, place, score])).toEqual([
      ...[
        ['ada', 1, 1],
        ['bo', 2, undefined],
        ['cy', 2, undefined],
      ],
    ]);
  });

  test('what weighs most against a dossier is its criteria with the lowest mean', () => {
    expect(weakest(resultOf(call, 'ada', [review('ada', 2, 4)]))).toEqual(['a']);
    expect(weakest(resultOf(call, 'ada', [review('ada', 2, 2)]))).toEqual(['a', 'b']);
  });
});

const score = fc.integer({ min: 1, max: 5 }) as fc.Arbitrary<Score>;
const reviewed = fc
  .array(fc.record({ nominee: fc.constantFrom('p', 'q', 's', 't'), a: score, b: score }), { maxLength: 24 })
  .map((all) => all.map(({ nominee, a, b }) => review(nominee, a, b)));

describe('the ranking, whatever the scores', () => {
  test('does not depend on the order in which reviews or dossiers are read, and one score is one place', () => {
    fc.assert(
      fc.property(reviewed, fc.shuffledSubarray(['p', 'q', 's', 't'], { minLength: 4 }), (reviews, nominees) => {
        const ranked = rankingOf(call, nominees, reviews);
        expect(rankingOf(call, nominees.toReversed(), reviews.toReversed())).toEqual(ranked);
        for (const [n, one] of ranked.entries()) {
          const better = ranked.filter(({ score = -1 }) => score > (one.score ?? -1) + 1e-9).length;
          expect(one.place).toBe(better + 1);
          expect(one.place).toBeGreaterThanOrEqual(ranked[n - 1]?.place ?? 0);
        }
      }),
    );
  });

  test('a better score on any criterion never lowers a dossier', () => {
    fc.assert(
      fc.property(reviewed, fc.nat(), (reviews, at) => {
        fc.pre(reviews.length > 0);
        const which = at % reviews.length;
        const raised = reviews.map((one, n) =>
          n === which ? { ...one, scores: { ...one.scores, a: 5 as const } } : one,
        );
        const { nominee = 'p' } = reviews[which] ?? {};
        const placeIn = (all: Review[]): number =>
          rankingOf(call, ['p', 'q', 's', 't'], all).find((one) => one.nominee === nominee)?.place ?? 0;
        expect(placeIn(raised)).toBeLessThanOrEqual(placeIn(reviews));
      }),
    );
  });
});
