import {
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
import { ok, refuse, type Result } from './result.ts';

/** What a coordinator types about an item, as it comes from a card: claims. Options are one a line. */
export const ITEM_FIELDS = [
  ...(['textEn', 'textFr', 'type', 'optionsEn', 'optionsFr', 'required'] as const),
  ...(['cut', 'place', 'level', 'measure', 'competency'] as const),
];
export type ItemField = (typeof ITEM_FIELDS)[number];
export type ItemTyped = Record<ItemField, string>;

export type TitleField = 'titleEn' | 'titleFr';
export type TitlesTyped = Record<TitleField, string>;

/** What cannot be kept even in a draft: everything else is kept, and stands against its approval. */
export type EditProblem = {
  field?: ItemField | TitleField;
  code: 'noWords' | 'textTooLong' | 'optionTooLong' | 'tooManyOptions' | 'tooManyItems' | 'formTooLong' | 'badValue';
  most?: number;
};
export type EditRefusal = { code: 'edit'; problems: EditProblem[] };

/** One line of text in one composition, without stray spaces or characters that cannot be shown. */
export const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/** A program's own measure or competency is named by a code, like the items. */
export const isCode = (code: string): boolean => code === '' || isFormId(code);

/** An item as it stands in its form, for a card; without one, what a new item begins with. */
export function typedItem({ items }: Pick<FormDraft, 'items'>, itemId: string): ItemTyped {
  const at = items.findIndex((item) => item.itemId === itemId);
  const item = items[at];
  const lines = (field: 'textEn' | 'textFr'): string => (item?.options ?? []).map((option) => option[field]).join('\n');
  return {
    textEn: item?.textEn ?? '',
    textFr: item?.textFr ?? '',
    type: item?.type ?? 'likert',
    optionsEn: lines('textEn'),
    optionsFr: lines('textFr'),
    required: String(item?.required ?? false),
    cut: String(item?.cut ?? false),
    place: String(item ? at + 1 : items.length + 1),
    level: String(item?.level ?? ''),
    measure: item?.measure ?? '',
    competency: item?.competency ?? '',
  };
}

/**
 * A draft with an item as it was typed, at the place that was asked for: a new one, or in the stead of the one of its
 * name. Refused with everything that cannot be kept. What is only missing is kept.
 */
export function withItem(draft: FormDraft, itemId: string, typed: ItemTyped): Result<FormDraft, EditRefusal> {
  const before = draft.items.find((item) => item.itemId === itemId);
  const others = draft.items.filter((item) => item !== before);
  const read = readItem(itemId, typed, before);
  const next = { ...draft, items: others.toSpliced(placeOf(typed.place, others.length), 0, read.item) };
  const problems = [
    ...read.problems,
    ...(next.items.length > MOST_ITEMS ? [{ code: 'tooManyItems', most: MOST_ITEMS } as const] : []),
    ...(read.problems.length === 0 ? tooLong(next) : []),
  ];
  return problems.length > 0 ? refuse({ code: 'edit', problems }) : ok(next);
}

function placeOf(typed: string, last: number): number {
  const place = /^\d{1,3}$/.test(typed) ? Number(typed) - 1 : last;
  return Math.min(Math.max(place, 0), last);
}

/** A draft without an item; the same draft where it has none of that name. */
export function withoutItem(draft: FormDraft, itemId: string): FormDraft {
  return { ...draft, items: draft.items.filter((item) => item.itemId !== itemId) };
}

/** A draft with other titles; a title that is only missing is kept so. */
export function withTitles(draft: FormDraft, typed: TitlesTyped): Result<FormDraft, EditRefusal> {
  const titles = { titleEn: cleanText(typed.titleEn), titleFr: cleanText(typed.titleFr) };
  const next = { ...draft, ...titles };
  const problems = [
    ...(['titleEn', 'titleFr'] as const).flatMap((field): EditProblem[] =>
      titles[field].length > TITLE_LIMIT ? [{ field, code: 'textTooLong', most: TITLE_LIMIT }] : [],
    ),
    ...tooLong(next),
  ];
  return problems.length > 0 ? refuse({ code: 'edit', problems }) : ok(next);
}

const tooLong = (draft: FormDraft): EditProblem[] =>
  lengthOf(draft) > FORM_LIMIT ? [{ code: 'formTooLong', most: FORM_LIMIT }] : [];

function readItem(
  itemId: string,
  typed: ItemTyped,
  before: FormItem | undefined,
): { item: FormItem; problems: EditProblem[] } {
  const problems: EditProblem[] = [];
  const report = (field: ItemField, code: EditProblem['code'], most?: number): void => {
    problems.push({ field, code, ...(most === undefined ? {} : { most }) });
  };
  const text = (field: 'textEn' | 'textFr'): string => {
    const words = cleanText(typed[field]);
    if (words.length > ITEM_LIMIT) report(field, 'textTooLong', ITEM_LIMIT);
    return words;
  };
  const [textEn, textFr] = [text('textEn'), text('textFr')];
  if (textEn === '' && textFr === '') report('textEn', 'noWords');
  const type = ITEM_TYPES.find((one) => one === typed.type);
  if (!type) report('type', 'badValue');
  if (!/^[1-4]?$/.test(typed.level)) report('level', 'badValue');
  for (const field of ['measure', 'competency'] as const) if (!isCode(typed[field])) report(field, 'badValue');
  const options = type && isChoice(type) ? readOptions(typed, before?.options ?? [], report) : undefined;
  const item: FormItem = {
    ...{ itemId, type: type ?? 'text', textEn, textFr, required: typed.required === 'true' },
    ...(options ? { options } : {}),
    ...(typed.cut === 'true' ? { cut: true } : {}),
    ...(typed.competency === '' ? {} : { competency: typed.competency }),
    ...(typed.level === '' ? {} : { level: Number(typed.level) as Level }),
    ...(typed.measure === '' ? {} : { measure: typed.measure }),
  };
  return { item, problems };
}

/** The lines of both languages, side by side. An option whose words stay the same in a language keeps its name. */
function readOptions(
  typed: ItemTyped,
  before: readonly FormOption[],
  report: (field: ItemField, code: EditProblem['code'], most?: number) => void,
): FormOption[] {
  const [en, fr] = [linesOf(typed.optionsEn), linesOf(typed.optionsFr)];
  for (const [field, lines] of [
    ['optionsEn', en],
    ['optionsFr', fr],
  ] as const) {
    if (lines.length > MOST_OPTIONS) report(field, 'tooManyOptions', MOST_OPTIONS);
    if (lines.some(({ length }) => length > OPTION_LIMIT)) report(field, 'optionTooLong', OPTION_LIMIT);
  }
  const words = Array.from({ length: Math.max(en.length, fr.length) }, (_, n) => ({
    textEn: en[n] ?? '',
    textFr: fr[n] ?? '',
  }));
  const free = [...before];
  const take = (fits: (option: FormOption) => boolean): string | undefined => {
    const at = free.findIndex(fits);
    return at === -1 ? undefined : free.splice(at, 1)[0]?.optionId;
  };
  const kept = words.map(({ textEn, textFr }) =>
    take((one) => (textEn !== '' && one.textEn === textEn) || (textFr !== '' && one.textFr === textFr)),
  );
  const taken = new Set(before.map(({ optionId }) => optionId));
  let last = 0;
  const fresh = (): string => {
    do last += 1;
    while (taken.has(`o${last}`));
    return `o${last}`;
  };
  return words.map((option, n) => ({ optionId: kept[n] ?? fresh(), ...option }));
}

/** Lines in their order; those that were left empty at the end are none. */
function linesOf(text: string): string[] {
  const lines = text
    .slice(0, 100_000)
    .split(/\r\n?|\n/)
    .map(cleanText);
  while (lines.at(-1) === '') lines.pop();
  return lines;
}
