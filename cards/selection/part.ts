import type { Block } from '../block.ts';
import { facts, plain, subheading } from '../block.ts';
import type { Text } from '../text/text.ts';

export type Ref = { programId: string; castId: string };
export type Count = { name: string; count: number };

/** How the cohort would be made up, as counts. */
export type BalanceModel = {
  capacity: number;
  perDepartment?: number;
  selected: number;
  reserve: number;
  notSelected: number;
  undecided: number;
  departments: readonly Count[];
  areas: readonly Count[];
  levels: readonly Count[];
  languages: readonly Count[];
  regions: readonly Count[];
};

/** A number with one or two decimals, as the reader's language writes it. */
export function decimal(value: number, t: Text): string {
  const text = value.toFixed(2).replace(/0$/, '');
  return t.language === 'fr' ? text.replace('.', ',') : text;
}

/** So many names of one kind are counted out; the rest are summed up. */
const MOST_NAMES = 25;
const MOST_LETTERS = 80;

export const shorten = (text: string, most: number = MOST_LETTERS): string =>
  plain(text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** Departments, areas, levels, languages and regions of those selected so far, beside the seats. */
export function balanceBlocks(balance: BalanceModel, t: Text): Block[] {
  const words = t.selection;
  const { capacity, perDepartment, departments } = balance;
  const list = (counts: readonly Count[], one: (count: Count) => string): string => {
    if (counts.length === 0) return words.none;
    const more = counts.length - MOST_NAMES;
    return [...counts.slice(0, MOST_NAMES).map(one), ...(more > 0 ? [words.more(more)] : [])].join('; ');
  };
  const written = ({ name, count }: Count): string =>
    words.count(name.trim() === '' ? words.unknown : shorten(name), count);
  const known =
    (names: Readonly<Record<string, string>>) =>
    ({ name, count }: Count): string =>
      words.count((Object.hasOwn(names, name) ? names[name] : undefined) ?? words.unknown, count);
  const seats = ({ name, count }: Count): string =>
    perDepartment === undefined ? written({ name, count }) : words.seatsOf(shorten(name), count, perDepartment);
  return [
    subheading(words.balanceTitle),
    facts([
      [words.seats, words.seatsUsed(balance.selected, capacity)],
      [words.countsLabel, words.counts(balance.reserve, balance.notSelected, balance.undecided)],
      [words.departments, list(departments, seats)],
      [words.areas, list(balance.areas, written)],
      [words.levels, list(balance.levels, written)],
      [words.languages, list(balance.languages, known(words.language))],
      [words.regions, list(balance.regions, known(words.region))],
    ]),
  ];
}
