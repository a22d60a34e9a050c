import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assign, takeOver, type Assignment, type BlockOf } from '../../bot/domain/assignment.ts';

const named = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${prefix}${String(n).padStart(3, '0')}`);
const free: BlockOf = () => undefined;
const blockedBy =
  (pairs: ReadonlySet<string>): BlockOf =>
  (nominee, reviewer) =>
    pairs.has(`${nominee}|${reviewer}`) ? 'declared' : undefined;

function assigned(nominees: string[], reviewers: string[], each: number, blockOf: BlockOf = free): Assignment {
  const result = assign(nominees, reviewers, each, blockOf);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const squares = (loads: Iterable<number>): number => [...loads].reduce((sum, load) => sum + load * load, 0);

const scene = (most: { nominees: number; reviewers: number }) =>
  fc
    .record({ n: fc.integer({ min: 1, max: most.nominees }), r: fc.integer({ min: 1, max: most.reviewers }) })
    .chain(({ n, r }) =>
      fc.record({
        nominees: fc.constant(named('n', n)),
        reviewers: fc.constant(named('r', r)),
        each: fc.integer({ min: 1, max: r }),
        blocked: fc
          .array(fc.tuple(fc.nat(n - 1), fc.nat(r - 1)), { maxLength: n * r })
          .map((pairs) => new Set(pairs.map(([a, b]) => `${named('n', n)[a]}|${named('r', r)[b]}`))),
      }),
    );

describe('who reads what', () => {
  test('400 dossiers, 12 reviewers, 3 each: 100 for everybody', () => {
    const { readers, loads, even } = assigned(named('n', 400), named('r', 12), 3);
    expect(even).toBe(true);
    expect([...loads.values()]).toEqual(Array.from({ length: 12 }, () => 100));
    expect([...readers.values()].every((one) => new Set(one).size === 3)).toBe(true);
  });

  test('400 dossiers from 17 departments, with conflicts: within one, none blocked', () => {
    const nominees = named('n', 400);
    const reviewers = named('r', 12);
    const blockOf: BlockOf = (nominee, reviewer) =>
      Number(nominee.slice(1)) % 17 === Number(reviewer.slice(1)) ? 'department' : undefined;
    const { readers, most, least } = assigned(nominees, reviewers, 3, blockOf);
    expect(most - least).toBeLessThanOrEqual(1);
    for (const [nominee, own] of readers) for (const one of own) expect(blockOf(nominee, one)).toBeUndefined();
  });

  test('without conflicts the loads are always within one', () => {
    fc.assert(
      fc.property(scene({ nominees: 30, reviewers: 9 }), ({ nominees, reviewers, each }) => {
        const { most, least, loads } = assigned(nominees, reviewers, each);
        expect(most - least).toBeLessThanOrEqual(1);
        expect([...loads.values()].reduce((sum, load) => sum + load, 0)).toBe(nominees.length * each);
      }),
    );
  });

  test('never a blocked pair, and exactly as many readers as asked for; or the refusal names every dossier short of them', () => {
    fc.assert(
      fc.property(scene({ nominees: 20, reviewers: 7 }), ({ nominees, reviewers, each, blocked }) => {
        const blockOf = blockedBy(blocked);
        const result = assign(nominees, reviewers, each, blockOf);
        const possible = (nominee: string) => reviewers.filter((one) => !blocked.has(`${nominee}|${one}`)).length;
        const short = nominees.filter((nominee) => possible(nominee) < each);
        const named = !result.ok && result.refusal.code === 'tooFew' ? result.refusal.nominees : [];
        expect(named).toEqual(
          short.map((nominee) => ({
            nominee,
            possible: possible(nominee),
            blocked: { declared: reviewers.length - possible(nominee) },
          })),
        );
        const readers = [...(result.ok ? result.value.readers : [])];
        expect(readers.map(([nominee]) => nominee)).toEqual(short.length > 0 ? [] : nominees);
        expect(readers.filter(([, own]) => new Set(own).size !== each)).toEqual([]);
        const pairs = readers.flatMap(([nominee, own]) => own.map((reader) => blockOf(nominee, reader)));
        expect(pairs.filter((block) => block !== undefined)).toEqual([]);
      }),
    );
  });

  test('no assignment is more even: small cases against all that there are', () => {
    fc.assert(
      fc.property(scene({ nominees: 5, reviewers: 4 }), ({ nominees, reviewers, each, blocked }) => {
        const result = assign(nominees, reviewers, each, blockedBy(blocked));
        if (!result.ok) return;
        expect(squares(result.value.loads.values())).toBe(bestOf(nominees, reviewers, each, blocked));
      }),
      { numRuns: 300 },
    );
  });

  test('the same people in another order give the same assignment', () => {
    fc.assert(
      fc.property(scene({ nominees: 12, reviewers: 6 }), ({ nominees, reviewers, each, blocked }) => {
        const one = assign(nominees, reviewers, each, blockedBy(blocked));
        const other = assign(nominees.toReversed(), reviewers.toReversed(), each, blockedBy(blocked));
        expect(other).toEqual(one);
      }),
    );
  });

  test('nobody to read, and nothing to read, are said', () => {
    expect(assign([], ['r'], 1, free)).toEqual({ ok: false, refusal: { code: 'noDossiers' } });
    expect(assign(['n'], [], 1, free)).toEqual({ ok: false, refusal: { code: 'noReviewers' } });
  });

  test('conflicts that leave one reviewer with more say so', () => {
    const blockOf: BlockOf = (_nominee, reviewer) => (reviewer === 'r000' ? undefined : 'declared');
    const { even, most, least } = assigned(named('n', 4), named('r', 3), 1, blockOf);
    expect([even, most, least]).toEqual([false, 4, 0]);
  });
});

describe('taking over', () => {
  test('goes to the possible reviewer with least to read, and to nobody where nobody is possible', () => {
    const loads = new Map([
      ['a', 3],
      ['b', 1],
      ['c', 2],
    ]);
    expect(takeOver('n', ['a', 'b', 'c'], loads, free)).toBe('b');
    expect(takeOver('n', ['a', 'b', 'c'], loads, (_, one) => (one === 'b' ? 'line' : undefined))).toBe('c');
    expect(takeOver('n', ['a', 'b'], loads, () => 'line')).toBeUndefined();
  });
});

/** The least sum of squared loads of all assignments, tried one by one. */
function bestOf(nominees: string[], reviewers: string[], each: number, blocked: ReadonlySet<string>): number {
  const choices = (possible: string[], count: number): string[][] =>
    count === 0
      ? [[]]
      : possible.flatMap((one, at) => choices(possible.slice(at + 1), count - 1).map((rest) => [one, ...rest]));
  let states = new Map([[reviewers.map(() => 0).join(), reviewers.map(() => 0)]]);
  for (const nominee of nominees) {
    const sets = choices(
      reviewers.filter((one) => !blocked.has(`${nominee}|${one}`)),
      each,
    );
    const next = new Map<string, number[]>();
    for (const loads of states.values()) {
      for (const set of sets) {
        const after = loads.map((load, at) => load + (set.includes(reviewers[at] ?? '') ? 1 : 0));
        next.set(after.join(), after);
      }
    }
    states = next;
  }
  return Math.min(...[...states.values()].map(squares));
}
