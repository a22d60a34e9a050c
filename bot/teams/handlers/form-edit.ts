import type { Render } from '../../../cards/card.ts';
import { askRemoveCard, formItemCard, formTitlesCard, type DraftModel } from '../../../cards/form-item.ts';
import { formsRefusedCard } from '../../../cards/form.ts';
import type { Deps } from '../../deps.ts';
import type { Form, FormDraft } from '../../domain/form.ts';
import {
  typedItem,
  withItem,
  withoutItem,
  withTitles,
  type EditProblem,
  type EditRefusal,
  type ItemTyped,
  type TitlesTyped,
} from '../../domain/form-edit.ts';
import { ok, type Result } from '../../domain/result.ts';
import { saveDraft, type DraftRef, type DraftRefusal } from '../../features/evaluation/form-draft.ts';
import { formView } from '../../features/evaluation/form.ts';
import type { Turn } from '../turn.ts';
import { showForm } from './form-show.ts';

/** What goes back onto a card that is not done yet: what was typed, what is wrong with it, what others did meanwhile. */
type Kept<T> = { typed: T; problems?: EditProblem[]; present?: Form; etag?: string };

/** So much of what was typed fits onto a card; what is longer comes back cut, and is refused. */
const MOST_KEPT = 12_000;
const ROOM = 24_000;

function fitting<T extends Record<string, string>>(typed: T): T {
  let room = ROOM;
  const kept = Object.entries(typed).map(([field, text]) => {
    const part = text.slice(0, Math.min(MOST_KEPT, room));
    room -= part.length;
    return [field, part];
  });
  return Object.fromEntries(kept) as T;
}

const modelOf = ({ programId, kind, version }: DraftRef, etag: string): DraftModel => ({
  programId,
  kind,
  version,
  etag,
});

type Opened = { draft: Form; etag: string };

/** The draft that is there now; the form as it stands, where there is none of that number any more. */
async function opened(
  deps: Deps,
  turn: Turn,
  ref: Omit<DraftRef, 'etag'>,
): Promise<{ found: Opened } | { instead: Render }> {
  const view = await formView(deps, turn.actor, ref);
  if (!view.ok) return { instead: formsRefusedCard };
  const { draft, etag } = view.value;
  if (draft?.version !== ref.version || etag === undefined) {
    return { instead: await showForm(deps, turn, ref, { refused: 'gone' }) };
  }
  return { found: { draft, etag } };
}

/** The card of one item: as it stands in the draft, a new one, or with what was typed and what stands against it. */
export async function itemForm(
  deps: Deps,
  turn: Turn,
  ref: DraftRef,
  itemId: string,
  kept?: Kept<ItemTyped>,
): Promise<Render> {
  const open = await opened(deps, turn, ref);
  if ('instead' in open) return open.instead;
  const { draft, etag } = open.found;
  const at = draft.items.findIndex((item) => item.itemId === itemId);
  const { problems, present } = kept ?? {};
  const model = {
    ...{ draft: modelOf(ref, kept?.etag ?? (kept ? ref.etag : etag)), itemId },
    ...(at === -1 ? {} : { n: at + 1 }),
    places: at === -1 ? draft.items.length + 1 : draft.items.length,
    typed: kept ? fitting(kept.typed) : typedItem(draft, itemId),
    ...(problems ? { problems } : {}),
    ...(present ? { present } : {}),
  };
  return (t) => formItemCard(model, t);
}

/** The name of a new item: it comes back with its card, so that the same press sent again adds nothing. */
export function newItemId(deps: Deps): string {
  return `q${deps.ids
    .next()
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(-12)}`;
}

/** The card of the titles, in the same way. */
export async function titlesForm(deps: Deps, turn: Turn, ref: DraftRef, kept?: Kept<TitlesTyped>): Promise<Render> {
  const open = await opened(deps, turn, ref);
  if ('instead' in open) return open.instead;
  const { titleEn, titleFr } = open.found.draft;
  const { problems, present } = kept ?? {};
  const model = {
    draft: modelOf(ref, kept?.etag ?? (kept ? ref.etag : open.found.etag)),
    typed: kept ? fitting(kept.typed) : { titleEn, titleFr },
    ...(problems ? { problems } : {}),
    ...(present ? { present } : {}),
  };
  return (t) => formTitlesCard(model, t);
}

export async function saveItem(
  deps: Deps,
  turn: Turn,
  ref: DraftRef,
  itemId: string,
  typed: ItemTyped,
): Promise<Render> {
  const saved = await saveDraft(deps, turn.actor, ref, (draft) => withItem(draft, itemId, typed));
  return afterSave(deps, turn, ref, saved, (kept) => itemForm(deps, turn, ref, itemId, { typed, ...kept }));
}

export async function saveTitles(deps: Deps, turn: Turn, ref: DraftRef, typed: TitlesTyped): Promise<Render> {
  const saved = await saveDraft(deps, turn.actor, ref, (draft) => withTitles(draft, typed));
  return afterSave(deps, turn, ref, saved, (kept) => titlesForm(deps, turn, ref, { typed, ...kept }));
}

/** `again`: the card with what was typed, and what stands against it. */
async function afterSave(
  deps: Deps,
  turn: Turn,
  ref: DraftRef,
  saved: Result<Form, DraftRefusal | EditRefusal>,
  again: (kept: Omit<Kept<never>, 'typed'>) => Promise<Render>,
): Promise<Render> {
  if (saved.ok) return showForm(deps, turn, ref, { done: 'saved' });
  const { refusal } = saved;
  switch (refusal.code) {
    case 'notAllowed':
      return formsRefusedCard;
    case 'gone':
      return showForm(deps, turn, ref, { refused: 'gone' });
    case 'changed':
      return again({ present: refusal.present, etag: refusal.etag });
    case 'edit':
      return again({ problems: refusal.problems });
  }
}

/** Asks once more before an item is taken out. Where it is gone already, the form is shown. */
export async function askRemove(deps: Deps, turn: Turn, ref: DraftRef, itemId: string): Promise<Render> {
  const open = await opened(deps, turn, ref);
  if ('instead' in open) return open.instead;
  const item = open.found.draft.items.find((one) => one.itemId === itemId);
  if (!item) return showForm(deps, turn, ref, { done: 'removed' });
  const draft = modelOf(ref, open.found.etag);
  return (t) => askRemoveCard({ draft, item }, t);
}

/** Takes an item out. Nothing is typed that could be lost: where others wrote meanwhile, the draft is shown instead. */
export async function removeItem(deps: Deps, turn: Turn, ref: DraftRef, itemId: string): Promise<Render> {
  const remove = (draft: FormDraft): Result<FormDraft, EditRefusal> => ok(withoutItem(draft, itemId));
  const saved = await saveDraft(deps, turn.actor, ref, remove);
  if (saved.ok) return showForm(deps, turn, ref, { done: 'removed' });
  if (saved.refusal.code === 'notAllowed') return formsRefusedCard;
  return showForm(deps, turn, ref, { refused: saved.refusal.code === 'gone' ? 'gone' : 'changed' });
}
