import type { FormDraft, FormItem, FormKind } from '../bot/domain/form.ts';
import type { EditProblem, ItemField, ItemTyped, TitleField, TitlesTyped } from '../bot/domain/form-edit.ts';
import { card, execute, heading, notice, paragraph, plain, subheading, type Action, type Block } from './block.ts';
import type { Card } from './card.ts';
import { competencyName, measureName } from './form.ts';
import type { Text } from './text/text.ts';

/** A draft as the card was made from it: claims, when it comes back. */
export type DraftModel = { programId: string; kind: FormKind; version: number; etag: string };

/** What both cards share. `present`: somebody else wrote meanwhile; the draft as they left it. */
type Common = { draft: DraftModel; problems?: readonly EditProblem[]; present?: FormDraft };

export type ItemModel = Common & {
  itemId: string;
  /** Where it stands; undefined: it is new. */
  n?: number;
  /** How many places there are for it. */
  places: number;
  typed: ItemTyped;
};

export type TitlesModel = Common & { typed: TitlesTyped };

type Field = ItemField | TitleField;
type Choices = { title: string; value: string }[];

/** One item of a draft, as it may be written: in both languages, with what it stands for. */
export function formItemCard(model: ItemModel, t: Text): Card {
  const words = t.formEditor;
  const { draft, itemId, n, typed, present } = model;
  const data = { ...dataOf(draft), itemId };
  const own = present?.items.find((item) => item.itemId === itemId);
  const remove = n === undefined ? [] : [execute('form.askRemove', words.editing.remove, data, 'without')];
  const fields: ItemField[] = [
    ...(['textEn', 'textFr', 'type', 'optionsEn', 'optionsFr', 'required'] as const),
    ...(['cut', 'place', 'level', 'measure', 'competency'] as const),
  ];
  return card(
    t,
    [
      heading(n === undefined ? words.editing.newItem : words.editing.itemTitle(n)),
      ...presentBlocks(present && (own ? itemWords(own) : n === undefined ? [] : [words.editing.goneItem]), t),
      ...problemBlocks(model.problems, t),
      ...fields.flatMap((field) => [
        ...fieldProblems(field, model.problems, t),
        inputOf(field, model, typed[field], t),
      ]),
    ],
    [execute('form.saveItem', words.editing.save, data), ...remove, backAction(draft, t)],
  );
}

/** The titles of a draft. */
export function formTitlesCard({ draft, problems, present, typed }: TitlesModel, t: Text): Card {
  const words = t.formEditor;
  const fields = ['titleEn', 'titleFr'] as const;
  const input = (field: TitleField): Block => ({
    ...{ type: 'Input.Text', id: field, label: words.editing.fields[field], value: typed[field] },
    errorMessage: words.editing.fieldError,
  });
  return card(
    t,
    [
      heading(words.titles),
      ...presentBlocks(present && [plain(present.titleEn), plain(present.titleFr)], t),
      ...problemBlocks(problems, t),
      ...fields.flatMap((field) => [...fieldProblems(field, problems, t), input(field)]),
    ],
    [execute('form.saveTitles', words.editing.save, dataOf(draft)), backAction(draft, t)],
  );
}

/** Asked once more before an item is taken out. */
export function askRemoveCard({ draft, item }: { draft: DraftModel; item: FormItem }, t: Text): Card {
  const words = t.formEditor;
  return card(
    t,
    [heading(words.editing.remove), ...itemWords(item).map(paragraph), notice(words.editing.removeAsk)],
    [
      execute('form.removeItem', words.editing.removeYes, { ...dataOf(draft), itemId: item.itemId }),
      backAction(draft, t),
    ],
  );
}

const dataOf = ({ programId, kind, version, etag }: DraftModel) => ({ programId, formKind: kind, version, etag });

const backAction = ({ programId, kind }: DraftModel, t: Text): Action =>
  execute('form.open', t.formEditor.back, { programId, formKind: kind }, 'without');

function itemWords({ textEn, textFr, options = [] }: FormItem): string[] {
  const lines = [
    textEn,
    textFr,
    options.map((option) => option.textEn).join(' | '),
    options.map(({ textFr: fr }) => fr).join(' | '),
  ];
  return lines.filter((line) => line.trim() !== '').map(plain);
}

/** That somebody else wrote meanwhile, and what there is now. */
function presentBlocks(now: readonly string[] | undefined, t: Text): Block[] {
  if (!now) return [];
  const words = t.formEditor;
  const lines = now.filter((line) => line !== '');
  const shown = lines.length > 0 ? [subheading(words.editing.presently), ...lines.map(paragraph)] : [];
  return [notice(words.editing.changed), ...shown];
}

/** That nothing was saved, and what no field of the card can say. */
function problemBlocks(problems: readonly EditProblem[] = [], t: Text): Block[] {
  const words = t.formEditor;
  const general = problems.filter(({ field }) => field === undefined);
  return [
    ...(problems.length > 0 ? [notice(words.editing.problems)] : []),
    ...general.map(({ code, most = 0 }) => notice(words.editing.editProblem[code](most))),
  ];
}

function fieldProblems(field: Field, problems: readonly EditProblem[] = [], t: Text): Block[] {
  const words = t.formEditor;
  return problems
    .filter((problem) => problem.field === field)
    .map(({ code, most = 0 }) => notice(`${words.editing.fields[field]} – ${words.editing.editProblem[code](most)}`));
}

const LONG = new Set<ItemField>(['textEn', 'textFr', 'optionsEn', 'optionsFr']);

function inputOf(field: ItemField, model: ItemModel, value: string, t: Text): Block {
  const words = t.formEditor;
  const said = { id: field, label: words.editing.fields[field], errorMessage: words.editing.fieldError };
  if (LONG.has(field)) return { type: 'Input.Text', ...said, isMultiline: true, value };
  const choices = choicesOf(field, model, t);
  // a value that the list does not have comes from an edited card: the list's first stands in for it
  const chosen = choices.some((one) => one.value === value) ? value : (choices[0]?.value ?? '');
  return { type: 'Input.ChoiceSet', ...said, style: 'compact', choices, value: chosen };
}

function choicesOf(field: ItemField, { places, typed }: ItemModel, t: Text): Choices {
  const words = t.formEditor;
  const none = { title: words.editing.notSaid, value: '' };
  const withOwn = (known: object, own: string, name: (code: string, t: Text) => string): Choices => {
    const codes = new Set([...Object.keys(known), ...(own === '' ? [] : [own.slice(0, 32)])]);
    return [none, ...[...codes].map((code) => ({ title: name(code, t), value: code }))];
  };
  switch (field) {
    case 'textEn':
    case 'textFr':
    case 'optionsEn':
    case 'optionsFr':
      return [];
    case 'type':
      return named(words.type);
    case 'required':
      return named(words.editing.requiredChoice);
    case 'cut':
      return named(words.editing.cutChoice);
    case 'place':
      return Array.from({ length: places }, (_, n) => ({
        title: n + 1 === places ? words.editing.last(n + 1) : String(n + 1),
        value: String(n + 1),
      }));
    case 'level':
      return [none, ...named(words.level)];
    case 'measure':
      return withOwn(words.measure, typed.measure, measureName);
    case 'competency':
      return withOwn(words.competency, typed.competency, competencyName);
  }
}

const named = (titles: Record<string, string>): Choices =>
  Object.entries(titles).map(([value, title]) => ({ title, value }));
