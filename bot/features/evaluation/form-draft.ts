import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import { formProblems, nextVersion, type Form, type FormDraft, type FormProblem } from '../../domain/form.ts';
import { formDocId, programPk } from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Refusal, type Result } from '../../domain/result.ts';
import type { Operation, Stored } from '../../store/store.ts';
import { withBody } from '../record.ts';
import { coordinates, formDocument, formTrace, versionsOf, wordsOf, type FormRef, type NotAllowed } from './form.ts';

/** A version of a form, and the etag of the one that a card was made from: claims, checked here. */
export type VersionRef = FormRef & { version: number };
export type DraftRef = VersionRef & { etag: string };

/** `changed`: somebody else wrote meanwhile, `present` is what they made of it. `gone`: there is no such draft now. */
export type DraftRefusal = NotAllowed | { code: 'gone' } | { code: 'changed'; present: Form; etag: string };

export type Started = { draft: Form; already: boolean };

/** Starts a draft of a kind with the words given; where there is one already, that one stays as it is. */
export async function startDraft(
  deps: Deps,
  actor: Actor,
  programId: string,
  words: FormDraft,
): Promise<Result<Started, NotAllowed>> {
  if (!(await coordinates(deps, actor, programId))) return refuse({ code: 'notAllowed' });
  return ok(await beginDraft(deps, actor.pid, programId, words));
}

/** The same for somebody whose right was looked at already: a coordinator, or the operator. */
export async function beginDraft(deps: Deps, by: string, programId: string, words: FormDraft): Promise<Started> {
  const versions = (await versionsOf(deps, { programId, kind: words.kind })).map(({ body }) => body);
  const there = versions.find(({ state }) => state === 'draft');
  if (there) return { draft: there, already: true };
  const form = { ...wordsOf(words), programId, version: nextVersion(versions), state: 'draft' } as const;
  const document = formDocument(form);
  const written = await deps.store.batch(document.pk, [
    { op: 'create', document },
    formTrace(deps, by, document.body, 'form.start', 'draft'),
  ]);
  return written.ok ? { draft: document.body, already: false } : beginDraft(deps, by, programId, words);
}

/**
 * Changes a draft. Refused where it was changed since `etag`, with what it is now; unless the change leaves it as it
 * is, which is what a repeat of the same press does.
 */
export async function saveDraft<R extends Refusal>(
  deps: Deps,
  actor: Actor,
  ref: DraftRef,
  change: (draft: FormDraft) => Result<FormDraft, R>,
): Promise<Result<Form, DraftRefusal | R>> {
  const stored = await draftFor(deps, actor, ref);
  if (!stored.ok) return stored;
  const { body, etag } = stored.value;
  const next = change(wordsOf(body));
  if (!next.ok) return next;
  if (isDeepStrictEqual(wordsOf(next.value), wordsOf(body))) return ok(body);
  if (etag !== ref.etag) return refuse({ code: 'changed', present: body, etag });
  const form: Form = { ...body, ...wordsOf(next.value) };
  const saved = await put(deps, actor.pid, stored.value, form, 'form.save');
  return saved ? ok(form) : saveDraft(deps, actor, ref, change); // somebody wrote meanwhile: look again
}

/** Approves a draft as it was seen: from now on evaluations open with it. Done twice, it is done once. */
export async function approveDraft(
  deps: Deps,
  actor: Actor,
  ref: DraftRef,
): Promise<Result<Form, DraftRefusal | { code: 'form'; problems: FormProblem[] }>> {
  const stored = await versionFor(deps, actor, ref);
  if (!stored.ok) return stored;
  const { body, etag } = stored.value;
  if (body.state === 'approved') return ok(body);
  if (body.state !== 'draft') return refuse({ code: 'gone' });
  if (etag !== ref.etag) return refuse({ code: 'changed', present: body, etag });
  const approved = await settleDraft(deps, actor.pid, stored.value);
  if (!approved.ok) return approved;
  return approved.value ? ok(approved.value) : approveDraft(deps, actor, ref);
}

/** Approves the draft that was read; refused while something stands against it, undefined where it changed since. */
export async function settleDraft(
  deps: Deps,
  by: string,
  stored: Stored<'form'>,
): Promise<Result<Form | undefined, { code: 'form'; problems: FormProblem[] }>> {
  const problems = formProblems(stored.body);
  if (problems.length > 0) return refuse({ code: 'form', problems });
  const form: Form = { ...stored.body, state: 'approved', at: deps.clock.now() };
  return ok((await put(deps, by, stored, form, 'form.approve')) ? form : undefined);
}

/** Throws a draft away; what is in use stays. A draft that changed since it was seen is kept. */
export async function discardDraft(
  deps: Deps,
  actor: Actor,
  ref: DraftRef,
): Promise<Result<'discarded', Exclude<DraftRefusal, { code: 'gone' }>>> {
  const stored = await draftFor(deps, actor, ref);
  if (!stored.ok) return stored.refusal.code === 'gone' ? ok('discarded') : refuse({ code: 'notAllowed' });
  const { body, etag, id, pk } = stored.value;
  if (etag !== ref.etag) return refuse({ code: 'changed', present: body, etag });
  const written = await deps.store.batch(pk, [
    { op: 'delete', id, ifMatch: etag },
    formTrace(deps, actor.pid, body, 'form.discard', 'discarded'),
  ]);
  return written.ok ? ok('discarded') : discardDraft(deps, actor, ref);
}

/** Takes a version out of use: no evaluation opens with this kind until another is approved. Open ones go on. */
export async function retireForm(
  deps: Deps,
  actor: Actor,
  ref: VersionRef,
): Promise<Result<Form, NotAllowed | { code: 'gone' }>> {
  const stored = await versionFor(deps, actor, ref);
  if (!stored.ok) return stored;
  const { body } = stored.value;
  if (body.state === 'retired') return ok(body);
  if (body.state === 'draft') return refuse({ code: 'gone' });
  const form: Form = { ...body, state: 'retired', at: deps.clock.now() };
  const retired = await put(deps, actor.pid, stored.value, form, 'form.retire');
  return retired ? ok(form) : retireForm(deps, actor, ref);
}

async function versionFor(
  deps: Deps,
  actor: Actor,
  { programId, kind, version }: VersionRef,
): Promise<Result<Stored<'form'>, NotAllowed | { code: 'gone' }>> {
  if (!(await coordinates(deps, actor, programId))) return refuse({ code: 'notAllowed' });
  const stored = await deps.store.get('form', programPk(programId), formDocId(kind, version));
  return stored ? ok(stored) : refuse({ code: 'gone' });
}

async function draftFor(deps: Deps, actor: Actor, ref: DraftRef): ReturnType<typeof versionFor> {
  const stored = await versionFor(deps, actor, ref);
  return stored.ok && stored.value.body.state !== 'draft' ? refuse({ code: 'gone' }) : stored;
}

/** Writes over the version that was read, with its audit entry. False: somebody wrote meanwhile. */
export async function put(
  deps: Deps,
  by: string,
  stored: Stored<'form'>,
  form: Form,
  what: 'form.save' | 'form.approve' | 'form.retire',
): Promise<boolean> {
  const operations: Operation[] = [
    { op: 'replace', document: withBody(stored, form), ifMatch: stored.etag },
    formTrace(deps, by, stored.body, what, form.state),
  ];
  return (await deps.store.batch(stored.pk, operations)).ok;
}
