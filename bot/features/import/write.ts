import type { Deps } from '../../deps.ts';
import type { FileRole } from '../../domain/import.ts';
import type { Document, Operation, Stored } from '../../store/store.ts';
import type { Scope } from './known.ts';
import type { Run } from './run.ts';
import { auditDocument } from '../record.ts';

/** A line that made a difference. A line that says what is recorded already makes none. */
export type Change = { file: FileRole; line: number; kind: 'added' | 'changed' };

/** An import being applied: to what, by whom, and who is told. */
export type Application = {
  deps: Deps;
  scope: Scope;
  /** `operator:NAME`, as the audit says it. */
  by: string;
  run: Run;
  onChanges: (changes: readonly Change[]) => void;
  onProgress: (file: FileRole, lines: number) => void;
  /** True: nobody is invited by this import; who has a seat knows of it already. */
  quiet: boolean;
};

/** A write that some lines ask for, given what is recorded; undefined where it is recorded already. */
export type Planned = { operations: Operation[]; changes: Change[] };

/** `isHopeful`: plan as if nothing were recorded yet, without reading; the store refuses where that is wrong. */
export type Plan = (importId: string, isHopeful: boolean) => Promise<Planned | undefined>;

/** A batch holds 100 operations, and one of them is the audit's. */
export const BATCH = 99;

const ROUNDS = 5;

/**
 * Applies plans of at most 99 operations in one partition: all that they ask for in one batch with its audit entry, or
 * nothing where they ask for nothing. Where somebody writes meanwhile, reads and plans again. `action` is the batch's own key within
 * the import, so that a batch that is tried again leaves one trace.
 */
export async function writeTogether(
  { deps, by, run, onChanges }: Application,
  target: { pk: string; what: string; action: string },
  plans: readonly Plan[],
): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const isHopeful = round === 0 && run.isBegun();
    const importId = run.isBegun() ? await run.begin() : '';
    const planned = (await Promise.all(plans.map((plan) => plan(importId, isHopeful)))).filter(
      (one) => one !== undefined,
    );
    if (planned.length === 0) return;
    if (!run.isBegun()) {
      await run.begin();
      continue; // plan again, now with the import's id
    }
    const trace = { who: by, what: target.what, at: deps.clock.now(), on: importId, after: `${planned.length}` };
    // a later round has its own trace: the first may have been written before an interruption
    const action = `imp_${importId}_${target.action}${round === 0 ? '' : `_${round}`}`;
    const audit = auditDocument(target.pk, action, trace);
    const operations: Operation[] = [
      ...planned.flatMap(({ operations }) => operations),
      { op: 'create', document: audit },
    ];
    const written = await deps.store.batch(target.pk, operations);
    if (!written.ok) continue;
    onChanges(planned.flatMap(({ changes }) => changes));
    return;
  }
  throw new Error('The records changed again and again while they were being imported. Run the same import again.');
}

/** The write of a document over what was read, if there was anything. */
export function writeOver(document: Document, before: Stored | undefined): Operation {
  return before ? { op: 'replace', document, ifMatch: before.etag } : { op: 'create', document };
}

export function changeOf(file: FileRole, line: number, before: Stored | undefined): Change {
  return { file, line, kind: before ? 'changed' : 'added' };
}

/** Works through a file in chunks, each applied before the next, and keeps how far it is. `first` counts from 0. */
export async function inChunks<T>(
  { run, onProgress }: Application,
  file: FileRole,
  items: readonly T[],
  work: (chunk: T[], first: number) => Promise<void>,
  size = BATCH,
): Promise<void> {
  for (let first = 0; first < items.length; first += size) {
    const chunk = items.slice(first, first + size);
    await work(chunk, first);
    const done = first + chunk.length;
    await run.advance(file, done);
    onProgress(file, done);
  }
}
