import { cutProblems, type CutProblem } from './cut.ts';
import type { Millis } from './time.ts';

/** What an evaluation asks. A form in use is never changed under its answers: it is versioned, and copied when it opens. */
export const FORM_KINDS = ['learning-event', 'action-learning', 'mid-program', 'end-program'] as const;
export type FormKind = (typeof FORM_KINDS)[number];

export const ITEM_TYPES = ['likert', 'single', 'multiple', 'text'] as const;

/** The measures of the library. A program may name others; these have words of their own (cards/text/form-editor). */
export const MEASURES = [
  ...([
    'understanding',
    'perspective',
    'benefitWork',
    'benefitLeadership',
    'progress',
    'pace',
    'releasedTime',
  ] as const),
  ...(['applied', 'network', 'readiness', 'recommend'] as const),
];

/** The key leadership competencies of the Public Service, by code; a program may name others. */
export const COMPETENCIES = ['vision', 'people', 'integrity', 'collaboration', 'innovation', 'results'] as const;

/** Kirkpatrick: 1 reaction, 2 learning, 3 behaviour, 4 results (MEASURES). */
export type Level = 1 | 2 | 3 | 4;

export type FormOption = { optionId: string; textEn: string; textFr: string };

export type FormItem = {
  itemId: string;
  type: (typeof ITEM_TYPES)[number];
  textEn: string;
  textFr: string;
  required: boolean;
  /** Of single and multiple choice. */
  options?: FormOption[];
  competency?: string;
  level?: Level;
  /** The measure that it stands for, the same in every form: `understanding`, `benefitWork`. */
  measure?: string;
  /** Results may be shown apart by what was chosen here (domain/cut): declared before the form is approved. */
  cut?: true;
};

/** What a form says: the part of it that people write. */
export type FormDraft = { kind: FormKind; titleEn: string; titleFr: string; items: FormItem[] };

/**
 * A version of a program's form of a kind. draft -approved by a coordinator-> approved -by a coordinator-> retired; its
 * words change only while it is a draft, which is always the last version. In use is the last that is no draft, if it
 * is approved.
 */
export type Form = FormDraft & {
  formId: string;
  programId: string;
  version: number;
  state: 'draft' | 'approved' | 'retired';
  /** When it was last approved or retired. */
  at?: Millis;
};

/** A box from 1 to 5 or 'na' (Likert), an option, several options, or words. An item left out has no answer. */
export type Answer = number | string | readonly string[];

/** What somebody answered, by item. */
export type Answers = Readonly<Record<string, Answer>>;

/** What somebody chooses who must answer an item and prefers not to: as good as a blank, and counted as one. */
const DECLINED = 'none';

export const MOST_ITEMS = 12;
export const MOST_OPTIONS = 12;
export const TITLE_LIMIT = 100;
export const ITEM_LIMIT = 300;
export const OPTION_LIMIT = 100;
/** Characters of a form, both languages together: it is read on one card, on a phone. */
export const FORM_LIMIT = 10_000;
/** Characters of a comment: a card that is answered in a minute, and a ballot whose size says little. */
export const COMMENT_LIMIT = 1_000;

export type FormProblem = {
  code:
    | 'noItems'
    | 'tooManyItems'
    | 'titleEn'
    | 'titleFr'
    | 'titleTooLong'
    | 'formTooLong'
    | 'textEn'
    | 'textFr'
    | 'textTooLong'
    | 'noOptions'
    | 'tooManyOptions'
    | 'optionEn'
    | 'optionFr'
    | 'optionTooLong'
    | 'sameOption'
    | 'badId'
    | 'sameId'
    | CutProblem;
  itemId?: string;
};

const isBlank = (text: string): boolean => text.trim() === '';

/** Names that a card or an object has already: an answer under one of them could not be told from what is not one. */
const TAKEN = new Set(['verb', 'evaluationId', 'msteams', 'action', 'none', 'na', ...namesOf({})]);

function namesOf(value: object): string[] {
  return Object.getOwnPropertyNames(Object.getPrototypeOf(value));
}

/** Whether an item or an option may be called so: short, plain, and nothing that a card or an answer means already. */
export function isFormId(id: string): boolean {
  return /^[a-z][A-Za-z0-9]{0,31}$/.test(id) && !TAKEN.has(id);
}

/** Whether a choice is to be made among options. */
export const isChoice = (type: FormItem['type']): boolean => type === 'single' || type === 'multiple';

/** The version that evaluations open with: the last that is no draft, unless it was retired. Oldest first. */
export function formInUse(versions: readonly Form[]): Form | undefined {
  const last = versions.findLast(({ state }) => state !== 'draft');
  return last?.state === 'approved' ? last : undefined;
}

/** The number of the next version: each is higher than all before it. */
export function nextVersion(versions: readonly Pick<Form, 'version'>[]): number {
  return Math.max(0, ...versions.map(({ version }) => version)) + 1;
}

/** The characters of a form's words, in both languages. */
export function lengthOf({ titleEn, titleFr, items }: Omit<FormDraft, 'kind'>): number {
  const words = items.flatMap(({ textEn, textFr, options = [] }) => [
    ...[textEn, textFr],
    ...options.flatMap((option) => [option.textEn, option.textFr]),
  ]);
  return [titleEn, titleFr, ...words].reduce((sum, text) => sum + text.length, 0);
}

/** Everything that stands against a form's approval: both languages are complete, and every choice has choices. */
export function formProblems({ titleEn, titleFr, items }: Omit<FormDraft, 'kind'>): FormProblem[] {
  const isTooLong = lengthOf({ titleEn, titleFr, items }) > FORM_LIMIT;
  const ids = items.map(({ itemId }) => itemId);
  return [
    ...(isBlank(titleEn) ? [{ code: 'titleEn' } as const] : []),
    ...(isBlank(titleFr) ? [{ code: 'titleFr' } as const] : []),
    ...([titleEn, titleFr].some(({ length }) => length > TITLE_LIMIT) ? [{ code: 'titleTooLong' } as const] : []),
    ...(isTooLong ? [{ code: 'formTooLong' } as const] : []),
    ...(items.length === 0 ? [{ code: 'noItems' } as const] : []),
    ...(items.length > MOST_ITEMS ? [{ code: 'tooManyItems' } as const] : []),
    ...items.flatMap((item, n) => itemProblems(item, ids.indexOf(item.itemId) !== n)),
    ...cutProblems(items),
  ];
}

function itemProblems(item: FormItem, isSecond: boolean): FormProblem[] {
  const { itemId, textEn, textFr, type, options = [] } = item;
  const asks = isChoice(type);
  const words = options.flatMap((option) => [option.textEn, option.textFr]);
  const codes: (FormProblem['code'] | false)[] = [
    !isFormId(itemId) && 'badId',
    isSecond && 'sameId',
    isBlank(textEn) && 'textEn',
    isBlank(textFr) && 'textFr',
    (textEn.length > ITEM_LIMIT || textFr.length > ITEM_LIMIT) && 'textTooLong',
    asks && options.length < 2 && 'noOptions',
    asks && options.length > MOST_OPTIONS && 'tooManyOptions',
    asks && options.some((option) => isBlank(option.textEn)) && 'optionEn',
    asks && options.some((option) => isBlank(option.textFr)) && 'optionFr',
    asks && words.some(({ length }) => length > OPTION_LIMIT) && 'optionTooLong',
    asks && options.some(({ optionId }) => !isFormId(optionId)) && 'badId',
    asks && hasTwins(options) && 'sameOption',
  ];
  return [...new Set(codes)].filter((code) => code !== false).map((code) => ({ code, itemId }));
}

/** Two options of one name, or that read alike in a language: nobody could tell what was chosen. */
function hasTwins(options: readonly FormOption[]): boolean {
  const isTwice = (words: readonly string[]): boolean => {
    const said = words.filter((text) => !isBlank(text)).map((text) => text.trim().toLowerCase());
    return new Set(said).size < said.length;
  };
  const columns = [
    ({ optionId }: FormOption) => optionId,
    (one: FormOption) => one.textEn,
    (one: FormOption) => one.textFr,
  ];
  return columns.some((column) => isTwice(options.map(column)));
}

const TWO_FR = /(^|\s)et(\s|\/ou\b)|(^|\s)ainsi qu(e\s|['’])|&/i;

/** Items that seem to ask two things at once: warned about, not blocked. */
export function doubleBarrelled(items: readonly FormItem[]): string[] {
  const asksTwo = ({ type, textEn, textFr }: FormItem): boolean =>
    type !== 'text' && (/\band(\/or)?\b|\bas well as\b|&/i.test(textEn) || TWO_FR.test(textFr));
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
    const read = readAnswer(item, Object.hasOwn(sent, item.itemId) ? sent[item.itemId] : undefined);
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
  if (typed === DECLINED && type !== 'text') return { value: undefined, declined: true };
  switch (type) {
    case 'likert':
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
