import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  favourableOf,
  publishLikert,
  publishParts,
  validOf,
  type LikertCounts,
  type Part,
} from '../../bot/domain/confidentiality.ts';
import type { Ballot } from '../../bot/domain/ballot.ts';
import type { FormItem } from '../../bot/domain/form.ts';
import { poolResults, resultsOf, themesShown } from '../../bot/domain/outcome.ts';
import { beliefs, everySet, foundOut } from '../support/outcome-attack.ts';

const box = (n: 0 | 1 | 2 | 3 | 4) => (set: LikertCounts) => set.boxes[n];
const against = (set: LikertCounts): number => validOf(set) - favourableOf(set);

describe('one item: an attacker tries every set of answers that looks the same', () => {
  test.each([10, 11, 13])('of %i answers no cell of one or two people is ever found out', (answered) => {
    const groups = beliefs(everySet(answered), (set) => publishLikert(set, answered), {
      ...{ one: box(0), two: box(1), three: box(2), four: box(3), five: box(4) },
      ...{ favourable: favourableOf, against, notApplicable: (set) => set.notApplicable },
    });
    for (const [shown, belief] of groups) expect([shown, foundOut(belief)]).toEqual([shown, []]);
  });

  test('a band leaves open whether it was nobody, one or two who saw it differently', () => {
    const groups = beliefs(everySet(12), (set) => publishLikert(set, 15), { favourable: favourableOf, against });
    const bands = [...groups].filter(([shown]) => shown.includes('band'));
    expect(bands).toHaveLength(2);
    for (const [shown, belief] of bands) {
      const minority = belief.get(shown.includes('high') ? 'against' : 'favourable');
      expect([...(minority ?? [])].sort()).toEqual([0, 1, 2]);
    }
  });

  test('what is suppressed says nothing but that it is too few: every number below the minimum is possible', () => {
    const groups = beliefs(everySet(12), (set) => publishLikert(set, 12), { valid: validOf, favourable: favourableOf });
    const few = [...groups].find(([shown]) => shown.includes('tooFew'))?.[1];
    expect([...(few?.get('valid') ?? [])].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('a raised minimum hides more, and never less', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everySet(12)), fc.integer({ min: 0, max: 30 }), (set, minimum) => {
        const [usual, raised] = [publishLikert(set, 12), publishLikert(set, 12, minimum)];
        const hides = usual.kind === 'suppressed' || minimum > validOf(set);
        expect(raised).toEqual(hides ? { kind: 'suppressed', reason: 'tooFew' } : usual);
      }),
    );
  });
});

describe('choices: an attacker tries every number for every option', () => {
  const words = { textEn: 'a', textFr: 'a', required: false };
  const options = ['a', 'b', 'c'].map((optionId) => ({ optionId, textEn: optionId, textFr: optionId }));
  const single: FormItem = { itemId: 'q', type: 'single', options, ...words };
  const multiple: FormItem = { ...single, type: 'multiple' };
  const shownOf = (item: FormItem, ballots: Ballot[]): unknown => resultsOf([item], ballots, 20)[0];

  test.each([
    [3, 10],
    [3, 15],
    [4, 10],
    [4, 16],
    [5, 12],
  ])('one of %i options, %i answers: no option of one or two people is found out', (count, valid) => {
    const many = Array.from({ length: count }, (_, n) => ({ optionId: `o${n}`, textEn: 'a', textFr: 'a' }));
    const sets: number[][] = [];
    const fill = (left: number, cells: number[]): void => {
      if (cells.length === count - 1) sets.push([...cells, left]);
      else for (let n = 0; n <= left; n += 1) fill(left - n, [...cells, n]);
    };
    fill(valid, []);
    const ballots = (set: number[]): Ballot[] =>
      set.flatMap((some, n) => Array.from({ length: some }, () => ({ q: `o${n}` })));
    const quantities = Object.fromEntries(many.map(({ optionId }, n) => [optionId, (set: number[]) => set[n] ?? 0]));
    const groups = beliefs(sets, (set) => shownOf({ ...single, options: many }, ballots(set)), quantities);
    for (const [shown, belief] of groups) expect([shown, foundOut(belief)]).toEqual([shown, []]);
  });

  test.each([10, 11])('several of several, %i answers: not even through everybody having chosen something', (valid) => {
    const choices = [['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c'], ['a', 'b', 'c']];
    const sets: number[][] = [];
    const fill = (left: number, cells: number[]): void => {
      if (cells.length === choices.length - 1) sets.push([...cells, left]);
      else for (let n = 0; n <= left; n += 1) fill(left - n, [...cells, n]);
    };
    fill(valid, []);
    const ballots = (set: number[]): Ballot[] =>
      set.flatMap((count, n) => Array.from({ length: count }, () => ({ q: choices[n] ?? [] })));
    const count = (option: string) => (set: number[]) =>
      set.reduce((sum, n, at) => sum + (choices[at]?.includes(option) ? n : 0), 0);
    const groups = beliefs(sets, (set) => shownOf(multiple, ballots(set)), {
      a: count('a'),
      b: count('b'),
      c: count('c'),
    });
    for (const [shown, belief] of groups) expect([shown, foundOut(belief)]).toEqual([shown, []]);
  });
});

describe('parts under a total: the attacker takes what is shown from the total', () => {
  /** Parts of so many valid answers, each with some of them favourable. */
  const partsOf = (sizes: readonly number[], favourable: readonly number[]): Part[] =>
    sizes.map((size, n) => ({
      key: `k${n}`,
      counts: { boxes: [size - (favourable[n] ?? 0), 0, 0, 0, favourable[n] ?? 0], notApplicable: 0, blank: 0 },
    }));
  const totalOf = (parts: readonly Part[]): LikertCounts => {
    const favourable = parts.reduce((sum, { counts }) => sum + favourableOf(counts), 0);
    const valid = parts.reduce((sum, { counts }) => sum + validOf(counts), 0);
    return { boxes: [valid - favourable, 0, 0, 0, favourable], notApplicable: 0, blank: 0 };
  };

  test.each([[[8, 12]], [[12, 8, 11]], [[10, 9, 14]], [[3, 12, 13]], [[5, 5, 12]], [[10, 10, 10]]])(
    'of sizes %p, which even are known: no side of a hidden part is found out',
    (sizes) => {
      const sets: number[][] = [];
      const fill = (cells: number[]): void => {
        const size = sizes[cells.length];
        if (size === undefined) sets.push(cells);
        else for (let n = 0; n <= size; n += 1) fill([...cells, n]);
      };
      fill([]);
      const shownOf = (set: number[]): unknown => {
        const parts = partsOf(sizes, set);
        return [publishLikert(totalOf(parts), 0), [...publishParts(parts)]];
      };
      const quantities = Object.fromEntries(
        sizes.flatMap((size, n) => [
          [`favourable ${n}`, (set: number[]) => set[n] ?? 0],
          [`against ${n}`, (set: number[]) => size - (set[n] ?? 0)],
        ]),
      );
      for (const [shown, belief] of beliefs(sets, shownOf, quantities)) {
        expect([shown, foundOut(belief)]).toEqual([shown, []]);
      }
    },
  );

  test('what is shown of the parts never adds up to more than the total', () => {
    const some = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(some, (all) => {
        const parts = partsOf(
          all.map(([a, b]) => a + b),
          all.map(([a]) => a),
        );
        const total = publishLikert(totalOf(parts), 0);
        const shown = [...publishParts(parts).values()].flatMap((one) => (one.kind === 'share' ? [one] : []));
        const whole = total.kind === 'share' ? total : { valid: 0, favourable: 0 };
        const left = whole.valid - shown.reduce((sum, { valid }) => sum + valid, 0);
        const rest = whole.favourable - shown.reduce((sum, { favourable }) => sum + favourable, 0);
        // nothing is left, or what is left might be shown itself
        expect(left === 0 || (left >= 10 && rest >= 3 && left - rest >= 3)).toBe(true);
      }),
    );
  });
});

describe('pools', () => {
  const item: FormItem = { itemId: 'q', type: 'likert', textEn: 'a', textFr: 'a', required: true };
  const ballots = fc.array(fc.constantFrom<Ballot>({ q: 1 }, { q: 3 }, { q: 5 }, { q: 'na' }, {}), { maxLength: 15 });

  test('totals reconcile: a pool is its parts added up, answers and all', () => {
    fc.assert(
      fc.property(fc.array(ballots, { minLength: 1, maxLength: 5 }), (parts) => {
        const asked = parts.map((own, n) => own.length + n);
        const [pooled] = poolResults(parts.map((own, n) => ({ items: [item], ballots: own, asked: asked[n] ?? 0 })));
        const all = parts.flat();
        const [whole] = resultsOf(
          [item],
          all,
          asked.reduce((sum, n) => sum + n, 0),
        );
        expect(pooled).toEqual(whole);
        expect(pooled?.answered).toBe(all.length);
      }),
    );
  });

  test('an item whose words changed is two items: their answers are never added up', () => {
    const other = { ...item, textEn: 'other words' };
    const five = Array.from({ length: 8 }, (): Ballot => ({ q: 5 }));
    const results = poolResults([
      { items: [item], ballots: five, asked: 8 },
      { items: [other], ballots: five, asked: 8 },
    ]);
    expect(results).toMatchObject([
      { textEn: 'a', answered: 8, published: { kind: 'suppressed' } },
      { textEn: 'other words', answered: 8, published: { kind: 'suppressed' } },
    ]);
  });
});

test('themes: how many of one or two spoke of something, or did not, is never found out', () => {
  const sets: number[][] = [];
  for (let commenters = 0; commenters <= 9; commenters += 1)
    for (let a = 0; a <= commenters; a += 1) for (let b = 0; b <= commenters; b += 1) sets.push([commenters, a, b]);
  const coded = ([commenters = 0, a = 0, b = 0]: number[]) =>
    Array.from({ length: commenters }, (_, n) => ({
      commentId: `c${n}`,
      themes: [...(n < a ? ['x'] : []), ...(n >= commenters - b ? ['y'] : [])],
    }));
  const groups = beliefs(sets, (set) => themesShown(coded(set)), {
    ...{ commenters: ([n = 0]) => n, x: ([, n = 0]) => n, y: ([, , n = 0]) => n },
    ...{ notX: ([n = 0, a = 0]) => n - a, notY: ([n = 0, , b = 0]) => n - b },
  });
  for (const [shown, belief] of groups) expect([shown, foundOut(belief)]).toEqual([shown, []]);
});
