import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Ballot } from '../../bot/domain/ballot.ts';
import { cutProblems } from '../../bot/domain/cut.ts';
import type { FormItem } from '../../bot/domain/form.ts';
import { poolResults } from '../../bot/domain/outcome.ts';
import { poolCut } from '../../bot/domain/outcome-cut.ts';

const option = (optionId: string) => ({ optionId, textEn: optionId, textFr: optionId });
const area: FormItem = {
  ...{ itemId: 'area', type: 'single', textEn: 'My work is in', textFr: 'Je travaille en', required: false, cut: true },
  options: ['policy', 'operations', 'services'].map(option),
};
const good: FormItem = { itemId: 'good', type: 'likert', textEn: 'Good.', textFr: 'Bon.', required: false };
const items = [good, area];
const some = (count: number, ballot: Ballot): Ballot[] => Array.from({ length: count }, () => ballot);
const pool = (ballots: readonly Ballot[], form: readonly FormItem[] = items) => ({ items: form, ballots, asked: 99 });

describe('a cut as it is declared', () => {
  test.each<[string, FormItem[], string[]]>([
    ['by one choice of one is sound', items, []],
    ['by boxes is refused', [{ ...good, cut: true }], ['cutNotSingle']],
    ['by any of several is refused', [{ ...area, type: 'multiple' }], ['cutNotSingle']],
    ['twice in a form is refused', [area, { ...area, itemId: 'again' }], ['twoCuts']],
    ['by department is refused', [{ ...area, textEn: 'My department' }], ['cutDepartment']],
    ['par ministère est refusée', [{ ...area, textFr: 'Mon ministère' }], ['cutDepartment']],
  ])('%s', (_what, form, codes) => {
    expect(cutProblems(form).map(({ code }) => code)).toEqual(codes);
  });
});

describe('a pool by a declared cut', () => {
  const twoOf12 = [
    ...some(8, { good: 5, area: 'policy' }),
    ...some(4, { good: 2, area: 'policy' }),
    ...some(7, { good: 4, area: 'operations' }),
    ...some(5, { good: 1, area: 'operations' }),
  ];

  test('shows each part that holds enough', () => {
    const [first] = poolCut([pool(twoOf12)])?.items ?? [];
    expect(first?.parts.map(({ optionId, shown }) => [optionId, shown.kind])).toEqual([
      ['policy', 'share'],
      ['operations', 'share'],
      ['services', 'suppressed'],
      [null, 'suppressed'],
    ]);
    expect(first?.parts[0]?.shown).toMatchObject({ favourable: 8, valid: 12 });
  });

  test('one small part hides the next one with it, so that nothing is left to take from the whole', () => {
    const [first] = poolCut([pool([...twoOf12, ...some(2, { good: 1, area: 'services' })])])?.items ?? [];
    expect(first?.parts.filter(({ shown }) => shown.kind === 'share')).toHaveLength(1);
  });

  test('is not shown where one of its forms declared none, or the same in other words', () => {
    const { cut: _, ...undeclared } = area;
    expect(poolCut([pool(twoOf12), pool(twoOf12, [good, undeclared])])).toBeUndefined();
    expect(poolCut([pool(twoOf12), pool(twoOf12, [good, { ...area, textEn: 'I am in' }])])).toBeUndefined();
    expect(poolCut([pool(twoOf12), pool(twoOf12)])?.items[0]?.parts[0]?.shown).toMatchObject({ valid: 24 });
  });

  test('whatever is taken from whatever: no sum or difference of what is shown is of fewer than ten, or of one or two', () => {
    const ballot = fc.record({
      good: fc.constantFrom(1, 2, 4, 5, 'na' as const),
      area: fc.constantFrom('policy', 'operations', 'services', ''),
    });
    fc.assert(
      fc.property(fc.array(ballot, { minLength: 10, maxLength: 90 }), (ballots) => {
        const [whole] = poolResults([pool(ballots)]);
        const [first] = poolCut([pool(ballots)])?.items ?? [];
        const shown = (first?.parts ?? []).flatMap((part) => (part.shown.kind === 'share' ? [part.shown] : []));
        if (shown.length === 0) return;
        if (whole?.type !== 'likert' || whole.published.kind !== 'share') throw new Error('parts of what is not shown');
        const { favourable, valid } = whole.published;
        for (let chosen = 1; chosen < 2 ** shown.length; chosen += 1) {
          const taken = shown.filter((_, n) => (chosen >> n) % 2 === 1);
          const [good1, all] = [sum(taken.map((one) => one.favourable)), sum(taken.map((one) => one.valid))];
          if (all < valid) expectLarge(favourable - good1, valid - all);
          expectLarge(good1, all);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

function expectLarge(favourable: number, valid: number): void {
  expect(valid).toBeGreaterThanOrEqual(10);
  expect(Math.min(favourable, valid - favourable)).toBeGreaterThan(2);
}
