import type { LikertCounts } from '../../bot/domain/confidentiality.ts';

/**
 * An attacker who knows every rule, how many answered, and all that is shown, and who tries every set of answers that
 * could have been given. What they may conclude is what all sets that look the same from outside have in common.
 * Independent of how the rules are written: they call the published function and compare what comes out.
 */
/** Every way in which `answered` ballots can fall into the boxes: 1, 2, 3, 4, 5, not applicable, blank. */
export function everySet(answered: number): LikertCounts[] {
  const sets: LikertCounts[] = [];
  const fill = (left: number, cells: number[]): void => {
    if (cells.length === 6) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, na = 0] = cells;
      sets.push({ boxes: [a, b, c, d, e], notApplicable: na, blank: left });
      return;
    }
    for (let n = 0; n <= left; n += 1) fill(left - n, [...cells, n]);
  };
  fill(answered, []);
  return sets;
}

/** For what is shown: which values each quantity can have. */
export type Belief = Map<string, Set<number>>;

/** Groups sets by what is shown of them, and keeps what each quantity can be in a group. */
export function beliefs<T>(
  sets: Iterable<T>,
  shownOf: (set: T) => unknown,
  quantities: Readonly<Record<string, (set: T) => number>>,
): Map<string, Belief> {
  const groups = new Map<string, Belief>();
  for (const set of sets) {
    const shown = JSON.stringify(shownOf(set));
    const belief: Belief = groups.get(shown) ?? new Map(Object.keys(quantities).map((name) => [name, new Set()]));
    groups.set(shown, belief);
    for (const [name, quantity] of Object.entries(quantities)) belief.get(name)?.add(quantity(set));
  }
  return groups;
}

/** Quantities that can only be one or two people: an attacker has found them out. */
export function foundOut(belief: Belief): string[] {
  return [...belief].flatMap(([name, values]) => {
    const [only = 0] = values;
    return values.size === 1 && only >= 1 && only <= 2 ? [name] : [];
  });
}
