import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import { FORM_KINDS, formInUse, type Form, type FormDraft, type FormKind } from '../../domain/form.ts';
import { checkForms } from '../../domain/form-file.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Source } from '../import/read.ts';
import { findProgram, type ProgramRefusal } from '../program.ts';
import { beginDraft, put, settleDraft } from './form-draft.ts';
import { readFormsCsv, readFormsJson, type FileFault } from './form-read.ts';
import { versionsOf, wordsOf } from './form.ts';

export type FormFormat = 'csv' | 'json';

export type FormImport = {
  program: string;
  source: Source;
  format: FormFormat;
  /** `operator:NAME`. */
  by: string;
  /** Write over a draft that says something else. */
  replace: boolean;
  /** Approve at once what is whole. */
  approve: boolean;
};

export type ImportedForm = { kind: FormKind; version: number; outcome: 'draft' | 'approved' | 'unchanged' };
export type ImportedForms = { forms: ImportedForm[]; missing: FileFault[] };

export type FormImportRefusal =
  ProgramRefusal | { code: 'faults'; faults: FileFault[] } | { code: 'draftThere'; kinds: FormKind[] };

/**
 * Brings the forms of a file into a program, each as the draft of its kind. Everything is checked first: with a fault,
 * or where a draft that says something else would be written over unasked, nothing is written. The same file twice
 * changes nothing. What a draft still lacks is told; where it is to be approved, that is a fault.
 */
export async function importForms(deps: Deps, input: FormImport): Promise<Result<ImportedForms, FormImportRefusal>> {
  const program = await findProgram(deps, input.program);
  if (!program.ok) return program;
  const read = input.format === 'csv' ? await readFormsCsv(input.source) : await readFormsJson(input.source);
  const { forms, missing, ...checked } = checkForms(read.said);
  const faults = [...read.faults, ...checked.faults, ...(input.approve ? missing : [])];
  if (faults.length === 0 && forms.length === 0) faults.push({ line: 1, reason: { code: 'emptyFile' } });
  if (faults.length > 0) return refuse({ code: 'faults', faults: faults.toSorted(byLine) });
  const { programId } = program.value;
  const taken = input.replace ? [] : await otherDrafts(deps, programId, forms);
  if (taken.length > 0) return refuse({ code: 'draftThere', kinds: taken });
  const imported: ImportedForm[] = [];
  for (const form of forms) imported.push(await importForm(deps, programId, form, input));
  return ok({ forms: imported, missing });
}

const byLine = (a: FileFault, b: FileFault): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column?.number ?? 0) - (b.column?.number ?? 0);

const saysTheSame = (a: FormDraft, b: FormDraft): boolean => isDeepStrictEqual(wordsOf(a), wordsOf(b));

async function otherDrafts(deps: Deps, programId: string, forms: readonly FormDraft[]): Promise<FormKind[]> {
  const found = await Promise.all(
    forms.map(async (form) => {
      const versions = await versionsOf(deps, { programId, kind: form.kind });
      const draft = versions.find(({ body }) => body.state === 'draft')?.body;
      return draft && !saysTheSame(draft, form) ? [form.kind] : [];
    }),
  );
  return found.flat();
}

/** One form of a sound file. Whoever is interrupted runs it again: what was done stays done. */
async function importForm(
  deps: Deps,
  programId: string,
  form: FormDraft,
  { by, approve, replace }: FormImport,
): Promise<ImportedForm> {
  const { kind } = form;
  const before = await versionsOf(deps, { programId, kind });
  const there = before.find(({ body }) => body.state === 'draft');
  const inUse = formInUse(before.map(({ body }) => body));
  if (!there && inUse && saysTheSame(inUse, form)) return { kind, version: inUse.version, outcome: 'unchanged' };
  if (!there) await beginDraft(deps, by, programId, form);
  else if (replace && !saysTheSame(there.body, form)) {
    await put(deps, by, there, { ...there.body, ...wordsOf(form) }, 'form.save');
  }
  const now = await versionsOf(deps, { programId, kind });
  const draft = now.find(({ body }) => body.state === 'draft' && saysTheSame(body, form));
  if (!draft) throw new Error('somebody else is writing this form just now: run it again');
  const { version } = draft.body;
  if (!approve) return { kind, version, outcome: there && saysTheSame(there.body, form) ? 'unchanged' : 'draft' };
  const approved = await settleDraft(deps, by, draft);
  if (!approved.ok || !approved.value) throw new Error('somebody else is writing this form just now: run it again');
  return { kind, version, outcome: 'approved' };
}

/** Which version of a form is taken out: the one in use, or its draft. */
export type Taken = 'inUse' | 'draft';

/** The forms of a program, in the order of their kinds; those that there are. */
export async function formsOf(
  deps: Deps,
  name: string,
  which: Taken,
  only?: FormKind,
): Promise<Result<Form[], ProgramRefusal>> {
  const program = await findProgram(deps, name);
  if (!program.ok) return program;
  const { programId } = program.value;
  const kinds = FORM_KINDS.filter((kind) => only === undefined || kind === only);
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const versions = (await versionsOf(deps, { programId, kind })).map(({ body }) => body);
      return which === 'draft' ? versions.find(({ state }) => state === 'draft') : formInUse(versions);
    }),
  );
  return ok(found.filter((form) => form !== undefined));
}
