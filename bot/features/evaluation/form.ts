import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import {
  doubleBarrelled,
  formInUse,
  formProblems,
  nextVersion,
  type Form,
  type FormDraft,
  type FormKind,
  type FormProblem,
} from '../../domain/form.ts';
import { formDocId, formSk, programPk } from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Document, Operation, Stored } from '../../store/store.ts';
import { rolesOf } from '../membership.ts';
import { everyOf } from '../page.ts';
import { auditDocument } from '../record.ts';

export type { FormDraft } from '../../domain/form.ts';

/** The same for a program that does not exist and for one that is not theirs: it tells nothing. */
export type NotAllowed = { code: 'notAllowed' };

export type FormRef = { programId: string; kind: FormKind };

/** A program's form of a kind: the version in use, the draft with the etag that it was read with, and all versions. */
export type FormView = { inUse?: Form; draft?: Form; etag?: string; versions: Form[] };

export async function coordinates(deps: Deps, actor: Actor, programId: string): Promise<boolean> {
  const roles = await rolesOf(deps, actor.pid);
  return roles.some((one) => one.programId === programId && one.role === 'coordinator');
}

/** Every version of a form, the oldest first; a draft is the last of them. */
export async function versionsOf(deps: Deps, { programId, kind }: FormRef): Promise<Stored<'form'>[]> {
  const first = formSk(kind, 0);
  const versions: Stored<'form'>[] = [];
  const range = { from: first, to: `${first.slice(0, -4)}~` };
  for await (const stored of everyOf(deps.store, programPk(programId), 'form', range)) versions.push(stored);
  return versions;
}

/** The form of a kind that new evaluations of a program are opened with. Undefined: none, or it was retired. */
export async function approvedForm(deps: Deps, programId: string, kind: FormKind): Promise<Form | undefined> {
  return formInUse((await versionsOf(deps, { programId, kind })).map(({ body }) => body));
}

/** A form as its coordinators see it; refused for everybody else. */
export async function formView(deps: Deps, actor: Actor, ref: FormRef): Promise<Result<FormView, NotAllowed>> {
  if (!(await coordinates(deps, actor, ref.programId))) return refuse({ code: 'notAllowed' });
  const stored = await versionsOf(deps, ref);
  const versions = stored.map(({ body }) => body);
  const inUse = formInUse(versions);
  const draft = stored.find(({ body }) => body.state === 'draft');
  return ok({ versions, ...(inUse ? { inUse } : {}), ...(draft ? { draft: draft.body, etag: draft.etag } : {}) });
}

/** What a coordinator should think of before they approve a form: items that ask two things at once. */
export const warningsOf = (draft: FormDraft): string[] => doubleBarrelled(draft.items);

export const wordsOf = ({ kind, titleEn, titleFr, items }: FormDraft): FormDraft => ({ kind, titleEn, titleFr, items });

/** A new version of a form, to be written. */
export function formDocument(form: Omit<Form, 'formId'>): Document<'form'> {
  const { programId, kind, version } = form;
  const id = formDocId(kind, version);
  return { pk: programPk(programId), id, type: 'form', sk: formSk(kind, version), body: { ...form, formId: id } };
}

/** The audit entry of a step of a form: who, which version, from which state to which. */
export function formTrace(deps: Deps, by: string, form: Form, what: string, after: string): Operation {
  const { programId, formId, state } = form;
  const before = what === 'form.start' ? {} : { before: state };
  const entry = { who: by, what, at: deps.clock.now(), on: formId, ...before, after };
  return { op: 'create', document: auditDocument(programPk(programId), `${formId}_${deps.ids.next()}`, entry) };
}

export type ApproveRefusal = NotAllowed | { code: 'form'; problems: FormProblem[] } | { code: 'draftThere' };

/**
 * Approves words as they are, where there is no draft: a new version, whole in both languages, never changed
 * afterwards. Evaluations that are open keep the version that they opened with. Approving the words that are in use
 * changes nothing.
 */
export async function approveForm(
  deps: Deps,
  actor: Actor,
  programId: string,
  draft: FormDraft,
): Promise<Result<Form, ApproveRefusal>> {
  const view = await formView(deps, actor, { programId, kind: draft.kind });
  if (!view.ok) return view;
  const problems = formProblems(draft);
  if (problems.length > 0) return refuse({ code: 'form', problems });
  const { inUse, versions } = view.value;
  if (inUse && isDeepStrictEqual(wordsOf(inUse), wordsOf(draft))) return ok(inUse);
  if (view.value.draft) return refuse({ code: 'draftThere' });
  const at = deps.clock.now();
  const document = formDocument({
    ...wordsOf(draft),
    ...{ programId, version: nextVersion(versions), state: 'approved', at },
  });
  const written = await deps.store.batch(document.pk, [
    { op: 'create', document },
    formTrace(deps, actor.pid, { ...document.body, state: 'draft' }, 'form.approve', 'approved'),
  ]);
  return written.ok ? ok(document.body) : approveForm(deps, actor, programId, draft); // somebody else wrote meanwhile
}
