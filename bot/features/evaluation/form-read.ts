import { z } from 'zod';
import {
  FORM_COLUMNS,
  OPTIONAL_FORM_COLUMNS,
  unguarded,
  type FormColumn,
  type FormPlace,
  type FormReason,
  type SaidForm,
  type SaidItem,
  type SaidOption,
} from '../../domain/form-file.ts';
import type { FaultReason } from '../../domain/import.ts';
import { readTable, type CsvLine, type Source } from '../import/read.ts';

export type FileFault = FormPlace & { reason: FormReason | FaultReason };
export type ReadForms = { said: SaidForm[]; faults: FileFault[] };

/** Far above any file of forms that a person would write. */
const LONGEST_FILE = 200_000;

/** Reads a file of forms in CSV: lines of three kinds (form, item, option), each about the one above it. */
export async function readFormsCsv(source: Source): Promise<ReadForms> {
  const read: ReadForms = { said: [], faults: [] };
  const columns = { needed: FORM_COLUMNS, optional: OPTIONAL_FORM_COLUMNS };
  const { lines } = readTable(columns, bounded(source), (fault) => read.faults.push(fault));
  try {
    for await (const line of lines) readLine(line, read);
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
    return { said: [], faults: [{ reason: { code: 'fileTooLong', max: LONGEST_FILE } }] };
  }
  return read;
}

class TooLong extends Error {}

function bounded(source: Source): Source {
  return async function* () {
    let size = 0;
    for await (const bytes of source()) {
      size += bytes.length;
      if (size > LONGEST_FILE) throw new TooLong('a file of forms is longer than any form');
      yield bytes;
    }
  };
}

function readLine({ start, cells, columns }: CsvLine, { said, faults }: ReadForms): void {
  const at = (name: FormColumn): FormPlace => ({
    line: start,
    column: { name, number: (columns.get(name) ?? -1) + 1 },
  });
  if (cells.length !== columns.size) {
    faults.push({ line: start, reason: { code: 'fieldCount', found: cells.length, expected: columns.size } });
    return;
  }
  const get = (name: FormColumn): string => unguarded(cells[columns.get(name) ?? -1] ?? '');
  const option: SaidOption = { at, id: get('id'), textEn: get('textEn'), textFr: get('textFr') };
  const form = said.at(-1);
  const row = get('row').toLowerCase();
  if (row !== 'item') {
    const ofItems = (['type', 'required', 'level', 'measure', 'competency', 'cut'] as const).filter(
      (name) => get(name) !== '',
    );
    for (const name of ofItems) faults.push({ ...at(name), reason: { code: 'notHere' } });
  }
  switch (row) {
    case 'form':
      said.push({ ...option, items: [] });
      return;
    case 'item':
      if (!form) faults.push({ ...at('row'), reason: { code: 'rowOutOfPlace', needs: 'form' } });
      else form.items.push({ ...option, ...aboutItem(get), options: [] });
      return;
    case 'option': {
      const item = form?.items.at(-1);
      if (!item) faults.push({ ...at('row'), reason: { code: 'rowOutOfPlace', needs: 'item' } });
      else item.options.push(option);
      return;
    }
    default:
      faults.push({
        ...at('row'),
        reason: { code: 'notOneOf', value: row.slice(0, 40), allowed: ['form', 'item', 'option'] },
      });
  }
}

const aboutItem = (get: (name: FormColumn) => string): Omit<SaidItem, keyof SaidOption | 'options'> => ({
  type: get('type'),
  required: get('required'),
  level: get('level'),
  measure: get('measure'),
  competency: get('competency'),
  cut: get('cut'),
});

const text = z.string().default('');
const optionShape = z.strictObject({ optionId: text, textEn: text, textFr: text });
const itemShape = z.strictObject({
  ...{ itemId: text, type: text, textEn: text, textFr: text, measure: text, competency: text },
  required: z.boolean().default(false),
  cut: z.boolean().default(false),
  level: z.number().optional(),
  options: z.array(optionShape).default([]),
});
const formShape = z.strictObject({ kind: text, titleEn: text, titleFr: text, items: z.array(itemShape).default([]) });
const fileShape = z.union([z.strictObject({ forms: z.array(formShape).min(1) }), formShape]);

/** Reads a file of forms in JSON: one form, or `{ "forms": [...] }` (README, "A file of forms"). */
export async function readFormsJson(source: Source): Promise<ReadForms> {
  const fault = (one: FileFault): ReadForms => ({ said: [], faults: [one] });
  const chunks: Uint8Array[] = [];
  try {
    for await (const bytes of bounded(source)()) chunks.push(bytes);
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
    return fault({ reason: { code: 'fileTooLong', max: LONGEST_FILE } });
  }
  const content = decoded(Buffer.concat(chunks));
  if (content === undefined) return fault({ line: 1, reason: { code: 'notUtf8' } });
  if (content.trim() === '') return fault({ line: 1, reason: { code: 'emptyFile' } });
  const value = parsed(content);
  if ('place' in value) return fault({ ...value.place, reason: { code: 'badJson' } });
  const isMany = typeof value.json === 'object' && value.json !== null && 'forms' in value.json;
  const shape = isMany ? fileShape.options[0] : formShape;
  const file = shape.safeParse(value.json);
  if (!file.success) return { said: [], faults: file.error.issues.flatMap(faultsOf) };
  const forms = 'forms' in file.data ? file.data.forms : [file.data];
  return { said: forms.map((form, n) => saidForm(form, isMany ? `forms[${n}].` : '')), faults: [] };
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What the text says, or where it stops being JSON. */
function parsed(content: string): { json: unknown } | { place: FormPlace } {
  try {
    return { json: JSON.parse(content) as unknown };
  } catch {
    const lines = content.slice(0, soundLength(content)).split('\n');
    return { place: { line: lines.length, column: { name: '', number: (lines.at(-1) ?? '').length + 1 } } };
  }
}

/** How much of a text could still become JSON. The engine does not always say where it stopped: halving finds it. */
function soundLength(content: string): number {
  let [sound, faulty] = [0, content.length + 1];
  while (faulty - sound > 1) {
    const middle = Math.floor((sound + faulty) / 2);
    if (couldGoOn(content.slice(0, middle))) sound = middle;
    else faulty = middle;
  }
  return sound;
}

function couldGoOn(begun: string): boolean {
  try {
    JSON.parse(begun);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const at = /at position (\d+)/.exec(message)?.[1];
    return /Unexpected end|Unterminated/.test(message) || (at !== undefined && Number(at) >= begun.length);
  }
}

function faultsOf(issue: z.core.$ZodIssue): FileFault[] {
  const path = pathOf(issue.path);
  if (issue.code !== 'unrecognized_keys')
    return [{ path, reason: { code: issue.path.length === 0 ? 'badForm' : 'notText' } }];
  const known = [
    'kind',
    'titleEn',
    'titleFr',
    'items',
    'itemId',
    'optionId',
    'options',
    ...FORM_COLUMNS.slice(2),
    ...OPTIONAL_FORM_COLUMNS,
  ];
  const prefix = path === '' ? '' : `${path}.`;
  return issue.keys.map((key) => ({ path: `${prefix}${key.slice(0, 40)}`, reason: { code: 'unknownColumn', known } }));
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (before, part) =>
      typeof part === 'number' ? `${before}[${part}]` : before === '' ? String(part) : `${before}.${String(part)}`,
    '',
  );

type FormJson = z.infer<typeof formShape>;

function saidForm({ kind, titleEn, titleFr, items }: FormJson, prefix: string): SaidForm {
  const at =
    (names: Partial<Record<FormColumn, string>>, base: string) =>
    (field: FormColumn): FormPlace => ({
      path: `${base}${names[field] ?? field}`,
    });
  return {
    at: at({ id: 'kind', textEn: 'titleEn', textFr: 'titleFr' }, prefix),
    ...{ id: kind, textEn: titleEn, textFr: titleFr },
    items: items.map(({ itemId, required, cut, level, options, ...item }, n) => ({
      ...item,
      at: at({ id: 'itemId' }, `${prefix}items[${n}].`),
      ...{ id: itemId, required: required ? 'yes' : 'no', cut: cut ? 'yes' : 'no', level: String(level ?? '') },
      options: options.map(({ optionId, textEn: en, textFr: fr }, m) => ({
        at: at({ id: 'optionId' }, `${prefix}items[${n}].options[${m}].`),
        ...{ id: optionId, textEn: en, textFr: fr },
      })),
    })),
  };
}
