import { cutProblems, type CutProblem } from './cut.ts';
import { cleanText, isCode } from './form-edit.ts';
import {
  FORM_KINDS,
  FORM_LIMIT,
  isChoice,
  isFormId,
  ITEM_LIMIT,
  ITEM_TYPES,
  lengthOf,
  MOST_ITEMS,
  MOST_OPTIONS,
  OPTION_LIMIT,
  TITLE_LIMIT,
  type FormDraft,
  type FormItem,
  type FormOption,
  type Level,
} from './form.ts';

/** The fields of a file of forms. In CSV they are its columns, and `row` says what a line is. */
export const FORM_COLUMNS = [
  ...(['row', 'id', 'type', 'textEn', 'textFr', 'required', 'level', 'measure', 'competency'] as const),
];
/** What a file need not have: written only where a form declares a cut. */
export const OPTIONAL_FORM_COLUMNS = ['cut'] as const;
export type FormColumn = (typeof FORM_COLUMNS)[number] | (typeof OPTIONAL_FORM_COLUMNS)[number];

/** Where something is said in a file: a line and its column, or a path like `forms[0].items[2].textFr`. */
export type FormPlace = { line?: number; column?: { name: string; number?: number }; path?: string };

/** What is wrong with what a file says; cards/text/form-file has a sentence for each, with the way to mend it. */
export type FormReason =
  | { code: 'missing' }
  | { code: 'badForm' }
  | { code: 'badJson' }
  | { code: 'notText' }
  | { code: 'fileTooLong'; max: number }
  | { code: 'rowOutOfPlace'; needs: 'form' | 'item' }
  | { code: 'notHere' }
  | { code: 'notOneOf'; value: string; allowed: readonly string[] }
  | { code: 'textTooLong'; max: number }
  | { code: 'formTooLong'; max: number }
  | { code: 'badId'; value: string }
  | { code: 'repeatedId'; value: string }
  | { code: 'sameOption'; value: string }
  | { code: 'repeatedKind'; value: string }
  | { code: 'noItems' }
  | { code: CutProblem }
  | { code: 'tooManyItems'; max: number }
  | { code: 'noOptions' }
  | { code: 'optionsNotAsked' }
  | { code: 'tooManyOptions'; max: number };
export type FormFault = FormPlace & { reason: FormReason };

/** A form as a file says it, unchecked: texts, and where each is. */
export type SaidOption = { at: (field: FormColumn) => FormPlace; id: string; textEn: string; textFr: string };
export type SaidItem = SaidOption &
  Record<'type' | 'required' | 'level' | 'measure' | 'competency' | 'cut', string> & { options: SaidOption[] };
export type SaidForm = SaidOption & { items: SaidItem[] };

/** `faults`: nothing may be imported. `missing`: a draft may lack it, and it stands against its approval. */
export type CheckedForms = { forms: FormDraft[]; faults: FormFault[]; missing: FormFault[] };

type Found = Pick<CheckedForms, 'faults' | 'missing'>;

/** Checks all that a file says, form by form, item by item; every fault with its place. */
export function checkForms(said: readonly SaidForm[]): CheckedForms {
  const found: Found = { faults: [], missing: [] };
  const forms = said.map((form, n) => {
    if (said.findIndex(({ id }) => id === form.id) !== n) {
      found.faults.push({ ...form.at('id'), reason: { code: 'repeatedKind', value: form.id } });
    }
    return checkForm(form, found);
  });
  return { forms, ...found };
}

function checkForm(said: SaidForm, found: Found): FormDraft {
  const { at, items } = said;
  const form: FormDraft = {
    kind: oneOf(said.id, FORM_KINDS, at('id'), found),
    titleEn: words(said.textEn, TITLE_LIMIT, at('textEn'), found),
    titleFr: words(said.textFr, TITLE_LIMIT, at('textFr'), found),
    items: items.map((item, n) => checkItem(item, items.slice(0, n), found)),
  };
  for (const { code, itemId } of cutProblems(form.items)) {
    const item = items.find(({ id }) => id === itemId);
    if (item) found.missing.push({ ...item.at('cut'), reason: { code } });
  }
  if (items.length === 0) found.missing.push({ ...at('id'), reason: { code: 'noItems' } });
  const extra = items[MOST_ITEMS];
  if (extra) found.faults.push({ ...extra.at('id'), reason: { code: 'tooManyItems', max: MOST_ITEMS } });
  if (lengthOf(form) > FORM_LIMIT) {
    found.faults.push({ ...at('id'), reason: { code: 'formTooLong', max: FORM_LIMIT } });
  }
  return form;
}

function checkItem(said: SaidItem, before: readonly SaidItem[], found: Found): FormItem {
  const { at } = said;
  checkId(said, before, found);
  const type = oneOf(said.type, ITEM_TYPES, at('type'), found);
  const required = said.required === '' ? 'no' : oneOf(said.required, ['yes', 'no'], at('required'), found);
  const cut = said.cut === '' ? 'no' : oneOf(said.cut, ['yes', 'no'], at('cut'), found);
  const level = said.level === '' ? '' : oneOf(said.level, ['1', '2', '3', '4'], at('level'), found);
  for (const field of ['measure', 'competency'] as const) {
    if (!isCode(said[field])) found.faults.push({ ...at(field), reason: { code: 'badId', value: short(said[field]) } });
  }
  const item: FormItem = {
    ...{ itemId: said.id, type },
    textEn: words(said.textEn, ITEM_LIMIT, at('textEn'), found),
    textFr: words(said.textFr, ITEM_LIMIT, at('textFr'), found),
    required: required === 'yes',
  };
  return {
    ...item,
    ...(isChoice(type) ? { options: checkOptions(said, found) } : noOptions(said, found)),
    ...(said.competency === '' ? {} : { competency: said.competency }),
    ...(cut === 'yes' ? { cut: true } : {}),
    ...(level === '' ? {} : { level: Number(level) as Level }),
    ...(said.measure === '' ? {} : { measure: said.measure }),
  };
}

function noOptions({ options }: SaidItem, found: Found): Record<string, never> {
  const [first] = options;
  if (first) found.faults.push({ ...first.at('id'), reason: { code: 'optionsNotAsked' } });
  return {};
}

function checkOptions({ at, options }: SaidItem, found: Found): FormOption[] {
  if (options.length < 2) found.missing.push({ ...at('id'), reason: { code: 'noOptions' } });
  const extra = options[MOST_OPTIONS];
  if (extra) found.faults.push({ ...extra.at('id'), reason: { code: 'tooManyOptions', max: MOST_OPTIONS } });
  return options.map((option, n) => {
    const before = options.slice(0, n);
    checkId(option, before, found);
    const read = (field: 'textEn' | 'textFr'): string => {
      const text = words(option[field], OPTION_LIMIT, option.at(field), found);
      const isTwin = text !== '' && before.some((one) => sameWords(one[field], text));
      if (isTwin) found.missing.push({ ...option.at(field), reason: { code: 'sameOption', value: short(text) } });
      return text;
    };
    return { optionId: option.id, textEn: read('textEn'), textFr: read('textFr') };
  });
}

const sameWords = (a: string, b: string): boolean => cleanText(a).toLowerCase() === b.toLowerCase();

function checkId({ at, id }: SaidOption, before: readonly SaidOption[], { faults }: Found): void {
  const place = at('id');
  if (!isFormId(id)) faults.push({ ...place, reason: { code: 'badId', value: short(id) } });
  else if (before.some((one) => one.id === id)) faults.push({ ...place, reason: { code: 'repeatedId', value: id } });
}

function words(text: string, max: number, place: FormPlace, { faults, missing }: Found): string {
  const clean = cleanText(text);
  if (clean === '') missing.push({ ...place, reason: { code: 'missing' } });
  if (clean.length > max) faults.push({ ...place, reason: { code: 'textTooLong', max } });
  return clean;
}

/** One of a few words. The stand-in is the first: the form is then dropped. */
function oneOf<T extends string>(value: string, allowed: readonly [T, ...T[]], place: FormPlace, { faults }: Found): T {
  const one = allowed.find((word) => word === value.toLowerCase());
  if (one === undefined) faults.push({ ...place, reason: { code: 'notOneOf', value: short(value), allowed } });
  return one ?? allowed[0];
}

/** As much of a value as it takes to find it in the file. */
const short = (value: string): string => (value.length > 40 ? `${value.slice(0, 39)}…` : value);

/** What a spreadsheet would take for a formula is written behind an apostrophe, which reading takes away again. */
const guarded = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
export const unguarded = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

const cell = (text: string): string => {
  const safe = guarded(text);
  return /[",\r\n;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Forms as a CSV file that importing reads again, and that a spreadsheet opens as text (by its byte order mark). */
export function formsCsv(forms: readonly FormDraft[]): string {
  const hasCut = forms.some(({ items }) => items.some(({ cut }) => cut));
  const columns = [...FORM_COLUMNS, ...(hasCut ? OPTIONAL_FORM_COLUMNS : [])];
  const line = (cells: Partial<Record<FormColumn, string>>): string =>
    columns.map((column) => cell(cells[column] ?? '')).join(',');
  const rows = forms.flatMap(({ kind, titleEn, titleFr, items }) => [
    line({ row: 'form', id: kind, textEn: titleEn, textFr: titleFr }),
    ...items.flatMap(({ itemId, options = [], required, level, cut, ...item }) => [
      line({
        ...{ ...item, row: 'item', id: itemId, required: required ? 'yes' : 'no', level: String(level ?? '') },
        ...(cut ? { cut: 'yes' } : {}),
      }),
      ...options.map(({ optionId, textEn, textFr }) => line({ row: 'option', id: optionId, textEn, textFr })),
    ]),
  ]);
  return `\ufeff${[columns.join(','), ...rows].join('\r\n')}\r\n`;
}

/** Forms as a JSON file that importing reads again. */
export function formsJson(forms: readonly FormDraft[]): string {
  const said = forms.map(({ kind, titleEn, titleFr, items }) => ({ kind, titleEn, titleFr, items }));
  return `${JSON.stringify({ forms: said }, null, 2)}\n`;
}
