import { sameName } from './key.ts';
import type { Language, Pid } from './person.ts';

/** Somebody who is to have a group, as far as groups are balanced by it. What nobody recorded counts for nothing. */
export type GroupPerson = {
  pid: Pid;
  department: string;
  functionalArea?: string;
  language?: Language;
  timeZone?: string;
  /** Minutes between their wall clock and UTC. */
  offset?: number;
};

export type Grouped = { name: string; pids: Pid[] };

/** Why there is no way to make groups of 5 to 7: fewer than 5 people, or a number between them (8, 9). */
export type Misfit = 'tooFew' | 'noFit';

export const SMALLEST = 5;
export const LARGEST = 7;
const IDEAL = 6;

/**
 * The sizes of the groups of so many people: 5 to 7, as even as possible, as near to 6 as possible. Of two ways that
 * are equally near it takes the fewer, larger groups: one that loses somebody is then still large enough. Where no
 * groups of 5 to 7 make up the number it says why (`misfit`) and gives the nearest: 1 to 4 are one group, 8 is 4 and 4,
 * 9 is 5 and 4.
 */
export function groupSizes(people: number): { sizes: number[]; misfit?: Misfit } {
  if (people <= 0) return { sizes: [] };
  if (people < SMALLEST) return { sizes: [people], misfit: 'tooFew' };
  const [fewest, most] = [Math.ceil(people / LARGEST), Math.floor(people / SMALLEST)];
  if (fewest > most) return { sizes: evenly(people, fewest), misfit: 'noFit' };
  const count = Math.min(most, Math.max(fewest, Math.ceil(people / IDEAL - 0.5)));
  return { sizes: evenly(people, count) };
}

function evenly(people: number, count: number): number[] {
  return Array.from({ length: count }, (_, n) => Math.floor(people / count) + (n < people % count ? 1 : 0));
}

/** People whose clocks are further apart than this have no full working day in common that is worth the name. */
const FAR = 120;

/**
 * What two people cost in one group; a proposal has no two whose swap would lower the sum. Nobody has more than six
 * others in a group, so that a swap changes at most 12 pairs of each kind in each direction: at 100 to 1 what stands
 * first is never traded for what stands below it.
 *
 * 1. One department: colleagues speak less freely before each other, and the group exists to bring departments together.
 * 2. Clocks more than 2 hours apart: they can meet in part of the day only. Counted as a cost, people who are far from
 *    the others end up together rather than one in each group, where every group would pay for them. It stands behind
 *    the department, since 3 to 4 hours still leave half a day, and before the rest, since a group that can hardly meet
 *    learns nothing from its mix.
 * 3. One functional area, 4. one language: mixed where the first two allow it.
 */
const COST = { department: 1_000_000, far: 10_000, area: 100, language: 1 };

/** True where two wall clocks are so far apart that it is hard to meet. */
export function isFar(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && Math.abs(a - b) > FAR;
}

const same = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a !== '' && a === b;

/** What these two cost in one group. */
function pairCost(a: GroupPerson, b: GroupPerson): number {
  return (
    (same(a.department, b.department) ? COST.department : 0) +
    (isFar(a.offset, b.offset) ? COST.far : 0) +
    (same(a.functionalArea, b.functionalArea) ? COST.area : 0) +
    (same(a.language, b.language) ? COST.language : 0)
  );
}

/** Names are compared as the house compares them: stray spaces and case make no other department. */
function normal({ department, functionalArea, ...rest }: GroupPerson): GroupPerson {
  const area = functionalArea === undefined ? {} : { functionalArea: sameName(functionalArea) };
  return { ...rest, department: sameName(department), ...area };
}

/**
 * Groups for these people, each in exactly one, sized as `groupSizes` says; the same people in any order make the same
 * groups. They are dealt out department by department, which leaves each as far apart as its numbers allow; then two
 * people change places as long as that lowers the cost. `present`: the groups that there are; a new group takes the
 * name of the one that most of its people are in, then names that are free, then letters.
 */
export function proposeGroups(people: readonly GroupPerson[], present: readonly Grouped[] = []): Grouped[] {
  const { sizes } = groupSizes(people.length);
  const dealt = dealingOrder(people.map(normal));
  const groupOf = dealt.map((_, n) => n % Math.max(1, sizes.length));
  settle(dealt, groupOf, sizes.length);
  const made = sizes.map((_, group) =>
    dealt
      .filter((__, n) => groupOf[n] === group)
      .map(({ pid }) => pid)
      .sort(),
  );
  return named(made, present);
}

/** The largest departments first, so that each goes to as many groups as there are; the rest only makes it one order. */
function dealingOrder(people: GroupPerson[]): GroupPerson[] {
  const size = new Map<string, number>();
  for (const { department } of people) size.set(department, (size.get(department) ?? 0) + 1);
  return people.sort(
    (a, b) =>
      (size.get(b.department) ?? 0) - (size.get(a.department) ?? 0) ||
      compare(a.department, b.department) ||
      (a.offset ?? 0) - (b.offset ?? 0) ||
      compare(a.functionalArea ?? '', b.functionalArea ?? '') ||
      compare(a.pid, b.pid),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Swaps two people as long as that lowers the cost. `toGroup[person * groups + group]` is what somebody costs, or would,
 * beside everybody in a group: with it a swap is judged in a few additions, and 400 people settle in a moment.
 */
function settle(people: readonly GroupPerson[], groupOf: number[], groups: number): void {
  const count = people.length;
  const pairs = new Float64Array(count * count);
  const toGroup = new Float64Array(count * groups);
  people.forEach((a, i) => {
    people.forEach((b, j) => {
      if (i !== j) pairs[i * count + j] = pairCost(a, b);
    });
  });
  const at = (list: Float64Array, index: number): number => list[index] ?? 0;
  const home = (n: number): number => groupOf[n] ?? 0;
  const shift = (moved: number, group: number, sign: 1 | -1): void => {
    for (let n = 0; n < count; n += 1) {
      toGroup[n * groups + group] = at(toGroup, n * groups + group) + sign * at(pairs, n * count + moved);
    }
  };
  for (let n = 0; n < count; n += 1) shift(n, home(n), 1);
  const gain = (a: number, b: number): number =>
    at(toGroup, a * groups + home(b)) +
    at(toGroup, b * groups + home(a)) -
    at(toGroup, a * groups + home(a)) -
    at(toGroup, b * groups + home(b)) -
    2 * at(pairs, a * count + b); // they leave each other's way
  for (let changed = true; changed;) {
    changed = false;
    for (let a = 0; a < count; a += 1) {
      for (let b = a + 1; b < count; b += 1) {
        const [from, to] = [home(a), home(b)];
        if (from === to || gain(a, b) >= 0) continue;
        shift(a, from, -1);
        shift(b, to, -1);
        [groupOf[a], groupOf[b]] = [to, from];
        shift(a, to, 1);
        shift(b, from, 1);
        changed = true;
      }
    }
  }
}

/** What a whole proposal costs: the sum over all pairs who share a group. */
export function costOf(people: readonly GroupPerson[], groups: readonly Grouped[]): number {
  const known = new Map(people.map((person) => [person.pid, normal(person)] as const));
  let sum = 0;
  for (const { pids } of groups) {
    const own = pids.map((pid) => known.get(pid)).filter((one) => one !== undefined);
    own.forEach((a, i) => {
      for (const b of own.slice(i + 1)) sum += pairCost(a, b);
    });
  }
  return sum;
}

/** In the order in which people look for a group: B before C, 2 before 10. */
export const byName = (a: string, b: string): number => a.localeCompare(b, 'fr', { numeric: true }) || compare(a, b);

/** Most people first: whose group keeps its name moves fewer. Ties fall to the first name and the first group. */
function named(made: readonly Pid[][], present: readonly Grouped[]): Grouped[] {
  const wishes = present
    .flatMap(({ name, pids }) =>
      made.map((group, n) => ({ name, n, common: group.filter((pid) => pids.includes(pid)).length })),
    )
    .filter(({ common }) => common > 0)
    .sort((a, b) => b.common - a.common || byName(a.name, b.name) || a.n - b.n);
  const names = new Map<number, string>();
  const taken = new Set<string>();
  for (const { name, n } of wishes) {
    if (names.has(n) || taken.has(name)) continue;
    names.set(n, name);
    taken.add(name);
  }
  const free = present
    .map(({ name }) => name)
    .filter((name) => !taken.has(name))
    .sort(byName);
  made.forEach((_, n) => {
    if (names.has(n)) return;
    const name = free.shift() ?? freeLetter(taken);
    names.set(n, name);
    taken.add(name);
  });
  return made.map((pids, n) => ({ name: names.get(n) ?? '', pids })).sort((a, b) => byName(a.name, b.name));
}

/** The first letter that no group has: A to Z, then AA, AB. */
export function freeLetter(taken: ReadonlySet<string>): string {
  for (let n = 0; ; n += 1) {
    const letter = String.fromCharCode(65 + (n % 26));
    const name = n < 26 ? letter : `${String.fromCharCode(64 + Math.floor(n / 26))}${letter}`;
    if (!taken.has(name)) return name;
  }
}

/** How often each value occurs among people, the most frequent first; '' is what nobody recorded. */
export type Counts = { value: string; count: number }[];

/** What a coordinator is shown of a group, so that they see what the rule saw. */
export type Balance = {
  departments: Counts;
  areas: Counts;
  languages: Counts;
  zones: Counts;
  /** Two of one department at least. */
  together: boolean;
  /** Minutes between the clocks that are furthest apart, where that is far. */
  apart?: number;
};

/** The balance of one group as counts. */
export function balanceOf(people: readonly GroupPerson[]): Balance {
  const departments = countsOf(people.map(({ department }) => department));
  const offsets = people.map(({ offset }) => offset).filter((offset) => offset !== undefined);
  const apart = offsets.length === 0 ? 0 : Math.max(...offsets) - Math.min(...offsets);
  return {
    departments,
    areas: countsOf(people.map(({ functionalArea = '' }) => functionalArea)),
    languages: countsOf(people.map(({ language = '' }) => language)),
    zones: countsOf(people.map(({ timeZone = '' }) => timeZone)),
    together: departments.some(({ value, count }) => value !== '' && count > 1),
    ...(apart > FAR ? { apart } : {}),
  };
}

/** Counted as `proposeGroups` compares, shown as the first one wrote it. */
function countsOf(values: readonly string[]): Counts {
  const groups = Map.groupBy(values, sameName);
  return [...groups]
    .map(([key, own]) => ({ value: key === '' ? '' : (own[0] ?? ''), count: own.length }))
    .sort((a, b) => b.count - a.count || byName(a.value, b.value));
}
