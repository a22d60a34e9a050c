import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import { formsRefusedCard, type FormModel } from '../../../cards/form.ts';
import { formLibrary } from '../../../cards/text/form.ts';
import type { Deps } from '../../deps.ts';
import { FORM_KINDS, isFormId } from '../../domain/form.ts';
import { ITEM_FIELDS, type ItemTyped } from '../../domain/form-edit.ts';
import {
  approveDraft,
  discardDraft,
  retireForm,
  startDraft,
  type DraftRef,
  type VersionRef,
} from '../../features/evaluation/form-draft.ts';
import { approveForm, type FormRef } from '../../features/evaluation/form.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Turn } from '../turn.ts';
import { idShape } from './attendance.ts';
import { askRemove, itemForm, newItemId, removeItem, saveItem, saveTitles, titlesForm } from './form-edit.ts';
import { askForm, showForm, showForms, showHistory, showVersion, wordsToStart } from './form-show.ts';

/** More than any field takes, so that what is too long can be told so; a client may send anything. */
const typedText = z
  .union([z.string().max(100_000), z.number(), z.boolean()])
  .transform(String)
  .default('');

const kindShape = z.object({ programId: idShape, formKind: z.enum(FORM_KINDS) });
const versionShape = kindShape.extend({ version: z.number().int().min(1).max(9_999) });
const draftShape = versionShape.extend({ etag: z.string().max(200) });
const itemIdShape = z.string().refine(isFormId);
const itemShape = draftShape.extend({ itemId: itemIdShape });
const itemTypedShape = z.object(
  Object.fromEntries(ITEM_FIELDS.map((field) => [field, typedText])) as Record<keyof ItemTyped, typeof typedText>,
);
const titlesShape = draftShape.extend({ titleEn: typedText, titleFr: typedText });

type Kind = z.infer<typeof kindShape>;
type Draft = z.infer<typeof draftShape>;

const formRef = ({ programId, formKind }: Kind): FormRef => ({ programId, kind: formKind });
const draftRef = ({ programId, formKind, version, etag }: Draft): DraftRef => ({
  ...{ programId, kind: formKind, version, etag },
});

/** Begins a draft: from a version, or from the library. */
async function start(deps: Deps, turn: Turn, ref: FormRef, version: number | undefined): Promise<Render> {
  const words = await wordsToStart(deps, turn, ref, version);
  const started = await startDraft(deps, turn.actor, ref.programId, words);
  if (!started.ok) return formsRefusedCard;
  return showForm(deps, turn, ref, { done: started.value.already ? 'already' : 'started' });
}

/** Approves a draft as it was seen; without one, the words of the library. */
async function approve(deps: Deps, turn: Turn, ref: FormRef, seen: DraftRef | undefined): Promise<Render> {
  const approved = seen
    ? await approveDraft(deps, turn.actor, seen)
    : await approveForm(deps, turn.actor, ref.programId, formLibrary[ref.kind]);
  if (approved.ok) return showForm(deps, turn, ref, { done: 'approved' });
  return refused(deps, turn, ref, approved.refusal.code);
}

async function refused(
  deps: Deps,
  turn: Turn,
  ref: FormRef,
  code: 'notAllowed' | NonNullable<FormModel['refused']>,
): Promise<Render> {
  return code === 'notAllowed' ? formsRefusedCard : showForm(deps, turn, ref, { refused: code });
}

async function discard(deps: Deps, turn: Turn, ref: DraftRef): Promise<Render> {
  const done = await discardDraft(deps, turn.actor, ref);
  return done.ok ? showForm(deps, turn, ref, { done: 'discarded' }) : refused(deps, turn, ref, done.refusal.code);
}

async function retire(deps: Deps, turn: Turn, ref: VersionRef): Promise<Render> {
  const done = await retireForm(deps, turn.actor, ref);
  return done.ok ? showForm(deps, turn, ref, { done: 'retired' }) : refused(deps, turn, ref, done.refusal.code);
}

export const formCommands: Command[] = [
  {
    words: ['forms', 'evaluation forms', 'formulaires', 'formulaires d’évaluation'],
    place: 'personal',
    run: (deps, turn) => showForms(deps, turn),
  },
];

export const formVerbs: Verb[] = [
  verb('form.list', z.object({}), (deps, turn) => showForms(deps, turn)),
  verb('form.open', kindShape, (deps, turn, data) => showForm(deps, turn, formRef(data))),
  verb('form.history', kindShape, (deps, turn, data) => showHistory(deps, turn, formRef(data))),
  verb('form.version', versionShape, (deps, turn, data) => showVersion(deps, turn, formRef(data), data.version)),
  verb('form.start', versionShape.partial({ version: true }), (deps, turn, data) =>
    start(deps, turn, formRef(data), data.version),
  ),
  verb('form.approve', draftShape.partial({ version: true, etag: true }), (deps, turn, data) => {
    const { version, etag } = data;
    const isDraft = version !== undefined && etag !== undefined;
    return approve(deps, turn, formRef(data), isDraft ? draftRef({ ...data, version, etag }) : undefined);
  }),
  verb('form.titles', draftShape, (deps, turn, data) => titlesForm(deps, turn, draftRef(data))),
  verb('form.saveTitles', titlesShape, (deps, turn, data) => {
    const { titleEn, titleFr } = data;
    return saveTitles(deps, turn, draftRef(data), { titleEn, titleFr });
  }),
  verb('form.item', itemShape.partial({ itemId: true }), (deps, turn, data) =>
    itemForm(deps, turn, draftRef(data), data.itemId ?? newItemId(deps)),
  ),
  verb('form.saveItem', z.object({ ...itemShape.shape, ...itemTypedShape.shape }), (deps, turn, data) => {
    const { programId, formKind, version, etag, itemId, ...typed } = data;
    return saveItem(deps, turn, draftRef({ programId, formKind, version, etag }), itemId, typed);
  }),
  verb('form.askRemove', itemShape, (deps, turn, data) => askRemove(deps, turn, draftRef(data), data.itemId)),
  verb('form.removeItem', itemShape, (deps, turn, data) => removeItem(deps, turn, draftRef(data), data.itemId)),
  verb('form.askDiscard', draftShape, (deps, turn, data) => askForm(deps, turn, draftRef(data), 'discard')),
  verb('form.discard', draftShape, (deps, turn, data) => discard(deps, turn, draftRef(data))),
  verb('form.askRetire', versionShape, (deps, turn, data) =>
    askForm(deps, turn, { ...formRef(data), version: data.version }, 'retire'),
  ),
  verb('form.retire', versionShape, (deps, turn, data) =>
    retire(deps, turn, { ...formRef(data), version: data.version }),
  ),
];
