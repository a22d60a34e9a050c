import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import { doubleBarrelled, formProblems, type Form, type FormKind, type FormProblem } from '../../domain/form.ts';
import { formDocId, formSk, programPk } from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { rolesOf } from '../membership.ts';
import { auditDocument } from '../record.ts';

/** The same for a program that does not exist and for one that is not theirs: it tells nothing. */
export type NotAllowed = { code: 'notAllowed' };

export type FormDraft = Pick<Form, 'kind' | 'titleEn' | 'titleFr' | 'items'>;

export async function coordinates(deps: Deps, actor: Actor, programId: string): Promise<boolean> {
  const roles = await rolesOf(deps, actor.pid);
  return roles.some((one) => one.programId === programId && one.role === 'coordinator');
}

/** The form of a kind that new evaluations of a program are opened with: the newest that was approved. */
export async function approvedForm(deps: Deps, programId: string, kind: FormKind): Promise<Form | undefined> {
  const range = { from: formSk(kind, 0), to: `${formSk(kind, 0).slice(0, -4)}~`, limit: 200 };
  const versions = await deps.store.list(programPk(programId), 'form', range);
  return versions.map(({ body }) => body).findLast(({ state }) => state === 'approved');
}

/** What a coordinator should think of before they approve a form: items that ask two things at once. */
export const warningsOf = (draft: FormDraft): string[] => doubleBarrelled(draft.items);

/**
 * Approves a form: a new version, whole in both languages, never changed afterwards. Evaluations that are open keep the
 * version that they opened with. Approving the same words again changes nothing.
 */
export async function approveForm(
  deps: Deps,
  actor: Actor,
  programId: string,
  draft: FormDraft,
): Promise<Result<Form, NotAllowed | { code: 'form'; problems: FormProblem[] }>> {
  if (!(await coordinates(deps, actor, programId))) return refuse({ code: 'notAllowed' });
  const problems = formProblems(draft);
  if (problems.length > 0) return refuse({ code: 'form', problems });
  const before = await approvedForm(deps, programId, draft.kind);
  if (before && isDeepStrictEqual(wordsOf(before), wordsOf(draft))) return ok(before);
  const version = (before?.version ?? 0) + 1;
  const id = formDocId(draft.kind, version);
  const form: Form = { ...wordsOf(draft), formId: id, programId, version, state: 'approved' };
  const pk = programPk(programId);
  const trace = { who: actor.pid, what: 'form.approve', at: deps.clock.now(), on: id };
  const written = await deps.store.batch(pk, [
    { op: 'create', document: { pk, id, type: 'form', sk: formSk(draft.kind, version), body: form } },
    { op: 'create', document: auditDocument(pk, id, trace) },
  ]);
  return written.ok ? ok(form) : approveForm(deps, actor, programId, draft); // somebody else approved one meanwhile
}

const wordsOf = ({ kind, titleEn, titleFr, items }: FormDraft): FormDraft => ({ kind, titleEn, titleFr, items });
