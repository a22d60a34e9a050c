/** What an evaluation asks. A form in use is never changed under its answers: it is versioned, and copied when it opens. */
export type FormKind = 'learning-event' | 'action-learning' | 'mid-program' | 'end-program';

/** Kirkpatrick: 1 reaction, 2 learning, 3 behaviour, 4 results (MEASURES). */
export type Level = 1 | 2 | 3 | 4;

export type FormOption = { optionId: string; textEn: string; textFr: string };

export type FormItem = {
  itemId: string;
  type: 'likert' | 'single' | 'multiple' | 'text';
  textEn: string;
  textFr: string;
  required: boolean;
  /** Of single and multiple choice. */
  options?: FormOption[];
  competency?: string;
  level?: Level;
  /** The measure that it stands for, the same in every form: `understanding`, `benefitWork`. */
  measure?: string;
};

export type Form = {
  formId: string;
  programId: string;
  version: number;
  kind: FormKind;
  titleEn: string;
  titleFr: string;
  items: FormItem[];
  state: 'draft' | 'approved' | 'retired';
};

/** A box from 1 to 5 or 'na' (Likert), an option, several options, or words. An item left out has no answer. */
export type Answer = number | string | readonly string[];

/** What somebody answered, by item. */
export type Answers = Readonly<Record<string, Answer>>;

/** What somebody chooses who must answer an item and prefers not to: as good as a blank, and counted as one. */
const DECLINED = 'none';

export const MOST_ITEMS = 12;
export const MOST_OPTIONS = 12;
export const ITEM_LIMIT = 300;
/** Characters of a comment: a card that is answered in a minute, and a ballot whose size says little. */
export const COMMENT_LIMIT = 1_000;

export type FormProblem = {
  code:
    | 'noItems'
    | 'tooManyItems'
    | 'titleEn'
    | 'titleFr'
    | 'textEn'
    | 'textFr'
    | 'textTooLong'
    | 'noOptions'
    | 'tooManyOptions'
    | 'optionEn'
    | 'optionFr'
    | 'sameId';
  itemId?: string;
};

const isBlank = (text: string): boolean => text.trim() === '';

/** Everything that stands against a form's approval: both languages are complete, and every choice has choices. */
export function formProblems({ titleEn, titleFr, items }: Pick<Form, 'titleEn' | 'titleFr' | 'items'>): FormProblem[] {
  const ids = items.map(({ itemId }) => itemId);
  return [
    ...(isBlank(titleEn) ? [{ code: 'titleEn' } as const] : []),
    ...(isBlank(titleFr) ? [{ code: 'titleFr' } as const] : []),
    ...(items.length === 0 ? [{ code: 'noItems' } as const] : []),
    ...(items.length > MOST_ITEMS ? [{ code: 'tooManyItems' } as const] : []),
    ...items.flatMap((item, n) => itemProblems(item, ids.indexOf(item.itemId) !== n)),
  ];
}

function itemProblems(item: FormItem, isSecond: boolean): FormProblem[] {
  const { itemId, textEn, textFr, type, options = [] } = item;
  const asks = type === 'single' || type === 'multiple';
  const codes: (FormProblem['code'] | false)[] = [
    isSecond && 'sameId',
    isBlank(textEn) && 'textEn',
    isBlank(textFr) && 'textFr',
    (textEn.length > ITEM_LIMIT || textFr.length > ITEM_LIMIT) && 'textTooLong',
    asks && options.length < 2 && 'noOptions',
    asks && options.length > MOST_OPTIONS && 'tooManyOptions',
    asks && options.some((option) => isBlank(option.textEn)) && 'optionEn',
    asks && options.some((option) => isBlank(option.textFr)) && 'optionFr',
  ];
  return codes.filter((code) => code !== false).map((code) => ({ code, itemId }));
}

/** Items that seem to ask two things at once: warned about, not blocked. */
export function doubleBarrelled(items: readonly FormItem[]): string[] {
  const asksTwo = ({ type, textEn, textFr }: FormItem): boolean =>
    type !== 'text' && (/\band(\/or)?\b/i.test(textEn) || /(^|\s)et(\s|\/ou\b)/i.test(textFr));
  return items.filter(asksTwo).map(({ itemId }) => itemId);
}

export type AnswerProblem = { itemId: string; code: 'missing' | 'notABox' | 'notAnOption' | 'tooLong' };

/**
 * What somebody sent, as answers to a form: unknown items are dropped, blanks left out. Refused with every item at fault:
 * the person may have edited what their card carries back.
 */
export function readAnswers(
  items: readonly FormItem[],
  sent: Readonly<Record<string, unknown>>,
): { answers: Answers; problems: AnswerProblem[] } {
  const answers: Record<string, Answer> = {};
  const problems: AnswerProblem[] = [];
  for (const item of items) {
    const read = readAnswer(item, sent[item.itemId]);
    if (typeof read === 'object' && 'code' in read) problems.push({ itemId: item.itemId, code: read.code });
    else if (read.value !== undefined) answers[item.itemId] = read.value;
    else if (item.required && !read.declined) problems.push({ itemId: item.itemId, code: 'missing' });
  }
  return { answers, problems };
}

type Read = { value: Answer | undefined; declined?: true } | { code: AnswerProblem['code'] };

function readAnswer({ type, options = [] }: FormItem, sent: unknown): Read {
  const typed = typeof sent === 'number' ? String(sent) : sent;
  if (typed === undefined || typed === null || typed === '') return { value: undefined };
  if (typeof typed !== 'string') return { code: type === 'likert' ? 'notABox' : 'notAnOption' };
  switch (type) {
    case 'likert':
      if (typed === DECLINED) return { value: undefined, declined: true };
      return isBox(typed) ? { value: typed === 'na' ? typed : Number(typed) } : { code: 'notABox' };
    case 'single':
      return options.some(({ optionId }) => optionId === typed) ? { value: typed } : { code: 'notAnOption' };
    case 'multiple': {
      const chosen = [...new Set(typed.split(','))];
      const known = chosen.every((one) => options.some(({ optionId }) => optionId === one));
      return known ? { value: chosen.sort() } : { code: 'notAnOption' };
    }
    case 'text':
      return typed.length > COMMENT_LIMIT
        ? { code: 'tooLong' }
        : { value: typed.trim() === '' ? undefined : typed.trim() };
  }
}

const isBox = (typed: string): boolean => /^([1-5]|na)$/.test(typed);
