import type { Render } from '../../../cards/card.ts';
import {
  askFormCard,
  formCard,
  formHistoryCard,
  formListCard,
  formsRefusedCard,
  type FormModel,
  type FormStatus,
} from '../../../cards/form.ts';
import { formLibrary } from '../../../cards/text/form.ts';
import type { Deps } from '../../deps.ts';
import { FORM_KINDS, type Form, type FormDraft, type FormKind } from '../../domain/form.ts';
import { programDocId, programPk } from '../../domain/key.ts';
import { formView, type FormRef, type FormView } from '../../features/evaluation/form.ts';
import { formPreview } from '../../features/evaluation/preview.ts';
import { rolesOf } from '../../features/membership.ts';
import type { Turn } from '../turn.ts';
import { readerZoneOf } from './attendance.ts';

type After = Pick<FormModel, 'done' | 'refused'>;

/** The forms of all programs that somebody coordinates. */
export async function showForms(deps: Deps, turn: Turn): Promise<Render> {
  const roles = (await rolesOf(deps, turn.actor.pid)).filter(({ role }) => role === 'coordinator');
  if (roles.length === 0) return formsRefusedCard;
  const programs = await Promise.all(
    roles.map(async ({ programId }) => {
      const program = await deps.store.get('program', programPk(programId), programDocId);
      const forms = await Promise.all(FORM_KINDS.map((kind) => lineOf(deps, turn, { programId, kind })));
      return { name: program?.body.name ?? '', forms };
    }),
  );
  return (t) => formListCard({ programs }, t);
}

async function lineOf(deps: Deps, turn: Turn, ref: FormRef) {
  const view = await formView(deps, turn.actor, ref);
  const inUse = view.ok ? view.value.inUse?.version : undefined;
  const draft = view.ok && view.value.draft !== undefined;
  return { ...ref, draft, ...(inUse === undefined ? {} : { inUse }) };
}

/** A form as it stands: its draft, else the version in use, else the words of the library. */
export async function showForm(deps: Deps, turn: Turn, ref: FormRef, after: After = {}): Promise<Render> {
  const view = await formView(deps, turn.actor, ref);
  if (!view.ok) return formsRefusedCard;
  const { draft, inUse, etag, versions } = view.value;
  const shown = draft ?? inUse;
  const form: FormDraft = shown ?? formLibrary[ref.kind];
  const preview = await formPreview(deps, turn.actor, ref.programId, form);
  if (!preview.ok) return formsRefusedCard;
  const model: FormModel = {
    ...{ programId: ref.programId, form, readerZone: readerZoneOf(turn), history: versions.length > 0 },
    ...(shown ? versionModel(shown, view.value) : { status: 'library' }),
    ...(draft && etag !== undefined ? { etag } : {}),
    preview: preview.value,
    ...after,
  };
  return (t) => formCard(model, t);
}

function versionModel(form: Form, view: FormView): Pick<FormModel, 'status' | 'version' | 'at'> {
  const { version, at } = form;
  return { status: statusOf(form, view), version, ...(at === undefined ? {} : { at }) };
}

function statusOf({ state, version }: Form, { versions }: FormView): Exclude<FormStatus, 'library'> {
  if (state === 'draft') return state;
  const last = versions.findLast((one) => one.state !== 'draft');
  return last?.version === version ? state : 'replaced';
}

/** Every version of a form. */
export async function showHistory(deps: Deps, turn: Turn, ref: FormRef): Promise<Render> {
  const view = await formView(deps, turn.actor, ref);
  if (!view.ok) return formsRefusedCard;
  const versions = view.value.versions
    .toReversed()
    .slice(0, MOST_SHOWN)
    .map((form) => ({ ...versionModel(form, view.value), version: form.version, status: statusOf(form, view.value) }));
  return (t) => formHistoryCard({ ...ref, versions, readerZone: readerZoneOf(turn) }, t);
}

/** So many fit onto a card. */
const MOST_SHOWN = 40;

/** One version, to be looked at. The standing form, where there is no such version. */
export async function showVersion(deps: Deps, turn: Turn, ref: FormRef, version: number): Promise<Render> {
  const view = await formView(deps, turn.actor, ref);
  const form = view.ok ? view.value.versions.find((one) => one.version === version) : undefined;
  if (!view.ok || !form || form.state === 'draft') return showForm(deps, turn, ref);
  const { programId } = ref;
  const model = {
    ...{ programId, form, readerZone: readerZoneOf(turn), history: true },
    ...versionModel(form, view.value),
  };
  return (t) => formCard(model, t);
}

/** What a draft begins with: a version, or the words of the library. */
export async function wordsToStart(
  deps: Deps,
  turn: Turn,
  ref: { programId: string; kind: FormKind },
  version: number | undefined,
): Promise<FormDraft> {
  const view = await formView(deps, turn.actor, ref);
  const form = view.ok && version !== undefined && view.value.versions.find((one) => one.version === version);
  return form || formLibrary[ref.kind];
}

/** Asks once more before a draft is discarded or a form retired. */
export async function askForm(
  deps: Deps,
  turn: Turn,
  ref: FormRef & { version: number; etag?: string },
  what: 'discard' | 'retire',
): Promise<Render> {
  const view = await formView(deps, turn.actor, ref);
  if (!view.ok) return formsRefusedCard;
  const there = what === 'discard' ? view.value.draft : view.value.inUse;
  if (there?.version !== ref.version) return showForm(deps, turn, ref, { refused: 'gone' });
  return (t) => askFormCard(ref, what, t);
}
