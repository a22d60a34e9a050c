import type { Ballot } from './ballot.ts';
import {
  LEAST_VALID,
  minimumOf,
  publishLikert,
  SMALL_CATEGORY,
  type Few,
  type LikertCounts,
  type Published,
} from './confidentiality.ts';
import type { FormItem, FormOption, Level } from './form.ts';

/** One option of a choice as it may be shown; `most`: all but one or two, or all. */
export type OptionShown = { optionId: string; count: Few | 'most' };

export type ChoicePublished =
  | { kind: 'options'; valid: number; options: OptionShown[]; other?: { optionIds: string[]; count: number } }
  | { kind: 'suppressed'; reason: 'tooFew' | 'smallCategories' };

export type ItemResult = {
  itemId: string;
  textEn: string;
  textFr: string;
  measure?: string;
  level?: Level;
  competency?: string;
  /** How many were asked this item, and how many ballots came back with it on them. */
  asked: number;
  answered: number;
} & (
  | { type: 'likert'; published: Published }
  | { type: 'choice'; options: FormOption[]; published: ChoicePublished }
  | { type: 'text' }
);

/** One evaluation of a pool: its form, its ballots, and how many were asked. */
export type PoolPart = { items: readonly FormItem[]; ballots: readonly Ballot[]; asked: number };

/** Which commenters' words may be shown: below the minimum of respondents only coded themes (MEASURES, rule 6). */
export type CommentRule = 'screened' | 'themesOnly';

/** How somebody answered one Likert item, over ballots. */
export function likertCounts(itemId: string, ballots: readonly Ballot[]): LikertCounts {
  const boxes: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  let [notApplicable, blank] = [0, 0];
  for (const ballot of ballots) {
    const answer = ballot[itemId];
    if (answer === 'na') notApplicable += 1;
    else if (isBox(answer)) boxes[answer - 1] = (boxes[answer - 1] ?? 0) + 1;
    else blank += 1;
  }
  return { boxes, notApplicable, blank };
}

const isBox = (answer: unknown): answer is 1 | 2 | 3 | 4 | 5 =>
  typeof answer === 'number' && Number.isInteger(answer) && answer >= 1 && answer <= 5;

/** What may be shown of every item of one evaluation that is a pool of its own. */
export function resultsOf(
  items: readonly FormItem[],
  ballots: readonly Ballot[],
  asked: number,
  minimum: number = LEAST_VALID,
): ItemResult[] {
  return poolResults([{ items, ballots, asked }], minimum);
}

/**
 * What may be shown of every item of one pool. Answers are added up where the item is the same in every word; an item
 * whose words changed between two versions of the form is two items, each with its own answers.
 */
export function poolResults(parts: readonly PoolPart[], minimum: number = LEAST_VALID): ItemResult[] {
  const all = parts.flatMap((part) => part.items.map((item) => ({ item, part })));
  return [...Map.groupBy(all, ({ item }) => wordingOf(item)).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const ballots = same.flatMap(({ part }) => part.ballots);
    const asked = same.reduce((sum, { part }) => sum + part.asked, 0);
    return [resultOf(first.item, ballots, asked, minimum)];
  });
}

/** By which answers of two evaluations may be added up: the item is the same in every word. */
export const wordingOf = ({ itemId, type, textEn, textFr, options = [] }: FormItem): string =>
  JSON.stringify([itemId, type, textEn, textFr, options]);

function resultOf(item: FormItem, ballots: readonly Ballot[], asked: number, minimum: number): ItemResult {
  const { itemId, textEn, textFr, measure, level, competency, type, options = [] } = item;
  const about = {
    ...{ itemId, textEn, textFr, asked, answered: ballots.length },
    ...(measure === undefined ? {} : { measure }),
    ...(level === undefined ? {} : { level }),
    ...(competency === undefined ? {} : { competency }),
  };
  if (type === 'text') return { ...about, type };
  if (type !== 'likert') return { ...about, type: 'choice', options, published: publishChoice(item, ballots, minimum) };
  return { ...about, type, published: publishLikert(likertCounts(itemId, ballots), asked, minimum) };
}

function publishChoice(item: FormItem, ballots: readonly Ballot[], minimum: number): ChoicePublished {
  const answers = ballots.map((ballot) => ballot[item.itemId]).filter((answer) => answer !== undefined);
  if (answers.length < minimumOf(minimum)) return { kind: 'suppressed', reason: 'tooFew' };
  const options = (item.options ?? []).map(({ optionId }) => ({
    optionId,
    count: answers.filter((answer) => (Array.isArray(answer) ? answer.includes(optionId) : answer === optionId)).length,
  }));
  return item.type === 'multiple' ? several(options, answers.length) : single(options, answers.length);
}

/**
 * Each option is a yes or no of its own: neither side of it may be one or two people. Everybody chose something, so
 * where the hidden options must all be as many as they can be to account for everybody, nothing is shown.
 */
function several(options: { optionId: string; count: number }[], valid: number): ChoicePublished {
  const shown = options.map(({ optionId, count }): OptionShown => {
    if (count < SMALL_CATEGORY) return { optionId, count: 'below3' };
    return { optionId, count: valid - count < SMALL_CATEGORY ? 'most' : count };
  });
  const hidden = shown.filter(({ count }) => count === 'below3').length;
  const most = shown.some(({ count }) => count === 'most');
  const told = shown.reduce((sum, { count }) => sum + (typeof count === 'number' ? count : 0), 0);
  const room = told + hidden * (SMALL_CATEGORY - 1) - valid;
  if (hidden > 0 && !most && room < 1) return { kind: 'suppressed', reason: 'smallCategories' };
  return { kind: 'options', valid, options: shown };
}

/**
 * Where an option holds one or two, all that hold fewer than three are told together, nobody's among them. Where even
 * their sum would say what each of them holds, those of the next size are told with them, every one of that size: then
 * any two of them could be the other way round. Nothing is shown where that leaves one category.
 */
function single(options: { optionId: string; count: number }[], valid: number): ChoicePublished {
  if (options.filter(({ count }) => count > 0).length < 2) return { kind: 'suppressed', reason: 'smallCategories' };
  if (options.every(({ count }) => count === 0 || count >= SMALL_CATEGORY)) return { kind: 'options', valid, options };
  const small = options.filter(({ count }) => count < SMALL_CATEGORY);
  const sum = small.reduce((total, { count }) => total + count, 0);
  const isTelling = sum < SMALL_CATEGORY || sum === small.length * (SMALL_CATEGORY - 1);
  const next = Math.min(...options.filter((option) => !small.includes(option)).map(({ count }) => count));
  const highest = isTelling ? next : SMALL_CATEGORY - 1;
  const [together, alone] = [
    options.filter(({ count }) => count <= highest),
    options.filter(({ count }) => count > highest),
  ];
  if (alone.length === 0) return { kind: 'suppressed', reason: 'smallCategories' };
  // in the order of the form: one by size would say which of them is the smaller
  const other = {
    optionIds: together.map(({ optionId }) => optionId),
    count: together.reduce((total, { count }) => total + count, 0),
  };
  return { kind: 'options', valid, options: alone, other };
}

/** Whether comments may be shown at all once they are screened. */
export function commentRule(respondents: number, minimum: number = LEAST_VALID): CommentRule {
  return respondents >= minimumOf(minimum) ? 'screened' : 'themesOnly';
}

/** What coordinators are told before they approve a form: whether so many answers could be shown (MEASURES). */
export function isLikelyPublishable(expectedAnswers: number, minimum: number = LEAST_VALID): boolean {
  return expectedAnswers >= minimumOf(minimum);
}

/** A theme that comments of a program are coded with. A removed one stays for what was coded with it. */
export type Theme = { themeId: string; en: string; fr: string; removed?: true };

/** One screened comment and the themes that a person coded it with. */
export type Coded = { commentId: string; themes: readonly string[] };

/** Distinct commenters coded to a theme, of all commenters (MEASURES, "Themes"); a comment may carry several. */
export function themeCounts(comments: readonly Coded[]): { commenters: number; themes: Map<string, number> } {
  const themes = new Map<string, number>();
  for (const { themes: own } of comments)
    for (const theme of new Set(own)) themes.set(theme, (themes.get(theme) ?? 0) + 1);
  return { commenters: comments.length, themes };
}

/** Themes as they may be shown: neither those who spoke of one nor those who did not are one or two people. */
export type ThemesShown = { commenters: Few; themes: { themeId: string; count: Few | 'most' }[] };

export function themesShown(comments: readonly Coded[]): ThemesShown {
  const { commenters, themes } = themeCounts(comments);
  const shown = (count: number): Few | 'most' => {
    if (count < SMALL_CATEGORY) return 'below3';
    return commenters - count < SMALL_CATEGORY ? 'most' : count;
  };
  const order = [...themes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  // those of one or two stand in the order of their names: their place must not say which of them has more
  const few = order.filter(([, count]) => count < SMALL_CATEGORY).sort(([a], [b]) => (a < b ? -1 : 1));
  const most = order.filter(([, count]) => shown(count) === 'most').sort(([a], [b]) => (a < b ? -1 : 1));
  const rest = order.filter(([, count]) => typeof shown(count) === 'number');
  return {
    commenters: commenters < SMALL_CATEGORY ? 'below3' : commenters,
    themes: [...most, ...rest, ...few].map(([themeId, count]) => ({ themeId, count: shown(count) })),
  };
}
