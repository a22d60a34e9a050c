import type { PoolPlan } from '../bot/domain/evaluation.ts';
import type { Form, FormDraft, FormItem, FormKind, FormProblem } from '../bot/domain/form.ts';
import type { Millis } from '../bot/domain/time.ts';
import { card, execute, heading, notice, paragraph, plain, subheading, type Action, type Block } from './block.ts';
import type { Card } from './card.ts';
import type { FormEditorText } from './text/form-editor.ts';
import type { Text } from './text/text.ts';
import { shortDayText } from './text/time.ts';

export type FormLine = { programId: string; kind: FormKind; inUse?: number; draft: boolean };

/** The forms of somebody's programs: what is in use for each kind, and whether a draft is begun. */
export function formListCard(model: { programs: { name: string; forms: FormLine[] }[] }, t: Text): Card {
  const words = t.formEditor;
  return card(t, [
    heading(words.listTitle),
    paragraph(words.help),
    ...model.programs.flatMap(({ name, forms }) => [
      subheading(plain(name)),
      ...forms.flatMap(({ programId, kind, inUse, draft }): Block[] => {
        const state = [inUse === undefined ? words.none : words.inUse(inUse), ...(draft ? [words.draftThere] : [])];
        const open = execute('form.open', words.openOf(words.kind[kind]), { programId, formKind: kind });
        return [paragraph(`**${words.kind[kind]}** – ${state.join('; ')}`), { type: 'ActionSet', actions: [open] }];
      }),
    ]),
  ]);
}

/** Which words a card shows: nobody's yet, those of a draft, those in use, or those of an earlier version. */
export type FormStatus = 'library' | Form['state'] | 'replaced';

export type FormPreviewModel = {
  expected: number;
  minimum: number;
  publishable: boolean;
  pool: PoolPlan;
  cut?: { publishable: boolean };
  twoInOne: readonly string[];
  problems: readonly FormProblem[];
};

export type FormModel = {
  programId: string;
  form: FormDraft;
  status: FormStatus;
  /** The number of the version; absent: it is the library's. */
  version?: number;
  /** Of a draft, as it was read. */
  etag?: string;
  at?: Millis;
  readerZone: string;
  /** There are versions to look at. */
  history: boolean;
  /** What is told before an approval; absent: this version is only looked at. */
  preview?: FormPreviewModel;
  done?: keyof FormEditorText['done'];
  refused?: keyof FormEditorText['refused'];
};

/** A form in both languages, and what may be done with it: approve, begin a draft from it, edit the draft. */
export function formCard(model: FormModel, t: Text): Card {
  const words = t.formEditor;
  const { form, done, refused, preview } = model;
  const isDraft = model.status === 'draft';
  return card(
    t,
    [
      heading(words.kind[form.kind]),
      ...(refused ? [notice(words.refused[refused])] : []),
      ...(done ? [paragraph(words.done[done])] : []),
      { ...paragraph(statusText(model, t)), isSubtle: true },
      paragraph(`**${said(form.titleEn, t)}** / **${said(form.titleFr, t)}**`),
      ...(isDraft ? [actionsOf(execute('form.titles', words.titles, dataOf(model), 'without'))] : []),
      ...(form.items.length === 0 ? [paragraph(words.emptyForm)] : []),
      ...form.items.flatMap((item, n) => itemBlocks(item, n + 1, model, t)),
      ...(preview ? previewBlocks(form, preview, t) : []),
    ],
    formActions(model, t),
  );
}

const actionsOf = (...actions: Action[]): Block => ({ type: 'ActionSet', actions });

const said = (text: string, t: Text): string => (text.trim() === '' ? t.formEditor.missing : plain(text));

function statusText({ status, version, at, readerZone }: FormModel, t: Text): string {
  const words = t.formEditor;
  if (status === 'library' || version === undefined) return words.library;
  const day = at === undefined ? '' : ` ${words.on(shortDayText(t.language, at, readerZone))}`;
  return `${words.state[status](version)}${status === 'replaced' ? '' : day}`;
}

function dataOf({ programId, form, version, etag }: FormModel): Record<string, string | number> {
  return {
    ...{ programId, formKind: form.kind },
    ...(version === undefined ? {} : { version }),
    ...(etag === undefined ? {} : { etag }),
  };
}

function itemBlocks(item: FormItem, n: number, model: FormModel, t: Text): Block[] {
  const words = t.formEditor;
  const { options = [] } = item;
  const about = [
    words.type[item.type],
    ...(item.required ? [words.required] : []),
    ...(item.cut ? [words.editing.cut] : []),
    ...(item.level === undefined ? [] : [words.level[item.level]]),
    ...(item.measure === undefined ? [] : [measureName(item.measure, t)]),
    ...(item.competency === undefined ? [] : [competencyName(item.competency, t)]),
  ];
  const choices = (field: 'textEn' | 'textFr'): string => options.map((option) => said(option[field], t)).join(' | ');
  const data = { ...dataOf(model), itemId: item.itemId };
  const edit = execute('form.item', words.edit(n), data, 'without');
  return [
    { ...paragraph(`**${n}.** ${said(item.textEn, t)}`), spacing: 'Medium' },
    { ...paragraph(said(item.textFr, t)), spacing: 'None' },
    ...(options.length > 0 ? [subtle(choices('textEn')), subtle(choices('textFr'))] : []),
    subtle(about.join('; ')),
    ...(model.status === 'draft' ? [actionsOf(edit)] : []),
  ];
}

const subtle = (text: string): Block => ({ ...paragraph(text), spacing: 'None', isSubtle: true });

/** A measure by its words; a program's own, by its code. */
export function measureName(measure: string, t: Text): string {
  const names: Readonly<Record<string, string>> = t.formEditor.measure;
  return names[measure] ?? plain(measure);
}

export function competencyName(competency: string, t: Text): string {
  const names: Readonly<Record<string, string>> = t.formEditor.competency;
  return names[competency] ?? plain(competency);
}

function previewBlocks({ items }: FormDraft, preview: FormPreviewModel, t: Text): Block[] {
  const words = t.formEditor;
  const place = (itemId: string): number => items.findIndex((item) => item.itemId === itemId) + 1;
  const textOf = (itemId: string): string => {
    const item = items.find((one) => one.itemId === itemId);
    return said((t.language === 'fr' ? item?.textFr : item?.textEn) ?? itemId, t);
  };
  const twins = preview.twoInOne.map((itemId) => words.item(place(itemId), textOf(itemId)));
  const verdict = preview.publishable ? words.publishable : words.notPublishable(preview.minimum);
  const problems = preview.problems.map(({ code, itemId }) =>
    itemId === undefined ? words.problem[code] : words.item(place(itemId), words.problem[code]),
  );
  return [
    { ...paragraph(`${words.expected(preview.expected)} ${verdict}`), spacing: 'Medium', separator: true },
    { ...paragraph(words.pool[preview.pool]), spacing: 'None' },
    ...(preview.cut ? [subtle(words.editing.cutPreview(preview.cut.publishable, 2 * preview.minimum))] : []),
    ...(twins.length > 0 ? [{ ...notice(words.twoInOne(twins.join(' '))), color: 'Warning' as const }] : []),
    ...(problems.length > 0 ? [notice(words.toMend), paragraph(problems.map((one) => `- ${one}`).join('\n'))] : []),
  ];
}

function formActions(model: FormModel, t: Text): Action[] {
  const words = t.formEditor;
  const { status, history, preview, programId, form } = model;
  const data = dataOf(model);
  const ref = { programId, formKind: form.kind };
  const approve = preview?.problems.length === 0 ? [execute('form.approve', words.approve, data)] : [];
  const older = history && preview ? [execute('form.history', words.history, ref)] : [];
  const away = [
    ...older,
    ...(preview ? [] : [execute('form.open', words.back, ref)]),
    execute('form.list', words.toForms),
  ];
  switch (status) {
    case 'draft':
      return [
        execute('form.item', words.add, data),
        ...approve,
        execute('form.askDiscard', words.discard, data),
        ...away,
      ];
    case 'library':
      return [...approve, execute('form.start', words.start, data), ...away];
    case 'approved':
      return [
        execute('form.start', words.start, data),
        execute('form.start', words.startOver, ref),
        execute('form.askRetire', words.retire, data),
        ...away,
      ];
    case 'retired':
    case 'replaced':
      return [execute('form.start', words.start, data), execute('form.start', words.startOver, ref), ...away];
  }
}

export type VersionLine = { version: number; status: Exclude<FormStatus, 'library'>; at?: Millis };
export type HistoryModel = { programId: string; kind: FormKind; versions: VersionLine[]; readerZone: string };

/** Every version of a form, the newest first. */
export function formHistoryCard({ programId, kind, versions, readerZone }: HistoryModel, t: Text): Card {
  const words = t.formEditor;
  const ref = { programId, formKind: kind };
  const lines = versions.flatMap(({ version, status, at }): Block[] => {
    const day = at === undefined ? '' : ` (${shortDayText(t.language, at, readerZone)})`;
    const look = execute('form.version', words.look, { ...ref, version });
    return [paragraph(`${words.state[status](version)}${day}`), actionsOf(look)];
  });
  const actions = [execute('form.open', words.back, ref), execute('form.list', words.toForms)];
  return card(t, [heading(words.historyTitle(words.kind[kind])), ...lines], actions);
}

type Asking = { programId: string; kind: FormKind; version: number; etag?: string };

/** Asked once more before a draft is gone for good, or nobody is asked any more. */
export function askFormCard({ programId, kind, version, etag }: Asking, what: 'discard' | 'retire', t: Text): Card {
  const words = t.formEditor;
  const ref = { programId, formKind: kind };
  const data = { ...ref, version, ...(etag === undefined ? {} : { etag }) };
  const yes =
    what === 'discard'
      ? execute('form.discard', words.discardYes, data)
      : execute('form.retire', words.retireYes, data);
  return card(
    t,
    [heading(words.kind[kind]), notice(what === 'discard' ? words.discardAsk : words.retireAsk)],
    [yes, execute('form.open', words.back, ref)],
  );
}

/** The same words whether or not there is something: a refusal tells nothing. */
export function formsRefusedCard(t: Text): Card {
  return card(t, [notice(t.formEditor.notAllowed)]);
}
