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
import type { FormItem, Level } from './form.ts';

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
} & ({ type: 'likert'; published: Published } | { type: 'choice'; published: ChoicePublished } | { type: 'text' });

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

/** What may be shown of every item of one pool: an evaluation, or several that were declared to be one. */
export function resultsOf(
  items: readonly FormItem[],
  ballots: readonly Ballot[],
  asked: number,
  minimum: number = LEAST_VALID,
): ItemResult[] {
  return items.map((item): ItemResult => {
    const { itemId, textEn, textFr, measure, level, competency } = item;
    const about = {
      ...{ itemId, textEn, textFr },
      ...(measure === undefined ? {} : { measure }),
      ...(level === undefined ? {} : { level }),
      ...(competency === undefined ? {} : { competency }),
    };
    if (item.type === 'text') return { ...about, type: 'text' };
    if (item.type === 'likert') {
      return { ...about, type: 'likert', published: publishLikert(likertCounts(itemId, ballots), asked, minimum) };
    }
    return { ...about, type: 'choice', published: publishChoice(item, ballots, minimum) };
  });
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

/** Each option is a yes or no of its own: neither side of it may be one or two people. */
function several(options: { optionId: string; count: number }[], valid: number): ChoicePublished {
  const shown = ({ optionId, count }: { optionId: string; count: number }): OptionShown => {
    if (count < SMALL_CATEGORY) return { optionId, count: 'below3' };
    return { optionId, count: valid - count < SMALL_CATEGORY ? 'most' : count };
  };
  return { kind: 'options', valid, options: options.map(shown) };
}

/** Options that hold one or two are told together; nothing is shown where that leaves one category. */
function single(options: { optionId: string; count: number }[], valid: number): ChoicePublished {
  const bySize = options.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
  const together: typeof options = [];
  const sum = (): number => together.reduce((total, { count }) => total + count, 0);
  for (const option of bySize) {
    if (option.count < SMALL_CATEGORY || (together.length > 0 && sum() < SMALL_CATEGORY)) together.push(option);
  }
  const alone = options.filter((option) => !together.includes(option));
  const categories = alone.filter(({ count }) => count > 0).length + (together.length > 0 ? 1 : 0);
  if (categories < 2) return { kind: 'suppressed', reason: 'smallCategories' };
  const other = { optionIds: together.map(({ optionId }) => optionId), count: sum() };
  return { kind: 'options', valid, options: alone, ...(together.length > 0 ? { other } : {}) };
}

/** Whether comments may be shown at all once they are screened. */
export function commentRule(respondents: number, minimum: number = LEAST_VALID): CommentRule {
  return respondents >= minimumOf(minimum) ? 'screened' : 'themesOnly';
}

/** What coordinators are told before they approve a form: whether so many answers could be shown (MEASURES). */
export function isLikelyPublishable(expectedAnswers: number, minimum: number = LEAST_VALID): boolean {
  return expectedAnswers >= minimumOf(minimum);
}

/** The starting list of themes: those that participants of the pilot named. */
export const STARTING_THEMES = [
  'realChallenges',
  'projectPlanning',
  'strategicThinking',
  'collaboration',
  'innovativeLearning',
] as const;

/** One screened comment and the themes that a person coded it with. */
export type Coded = { commentId: string; themes: readonly string[] };

/** Distinct commenters coded to a theme, of all commenters (MEASURES, "Themes"); a comment may carry several. */
export function themeCounts(comments: readonly Coded[]): { commenters: number; themes: Map<string, number> } {
  const themes = new Map<string, number>();
  for (const { themes: own } of comments)
    for (const theme of new Set(own)) themes.set(theme, (themes.get(theme) ?? 0) + 1);
  return { commenters: comments.length, themes };
}
