import type { Deps } from '../../deps.ts';
import type { FileRole } from '../../domain/import.ts';
import type { Operation } from '../../store/store.ts';
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
};

/** A write that some lines ask for, given what is recorded; undefined where it is recorded already. */
export type Planned = { operation: Operation; changes: Change[] };

/** `isHopeful`: plan as if nothing were recorded yet, without reading; the store refuses where that is wrong. */
export type Plan = (importId: string, isHopeful: boolean) => Promise<Planned | undefined>;

/** A batch holds 100 operations, and one of them is the audit's. */
export const BATCH = 99;

const ROUNDS = 5;

/**
 * Applies at most 99 plans in one partition: all that they ask for in one batch with its audit entry, or nothing where
 * they ask for nothing. Where somebody writes meanwhile, reads and plans again. `action` is the batch's own key within
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
    const operations = [...planned.map(({ operation }) => operation), { op: 'create', document: audit } as const];
    const written = await deps.store.batch(target.pk, operations);
    if (!written.ok) continue;
    onChanges(planned.flatMap(({ changes }) => changes));
    return;
  }
  throw new Error('The records changed again and again while they were being imported. Run the same import again.');
}
