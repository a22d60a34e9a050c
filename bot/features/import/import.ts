import type { Deps } from '../../deps.ts';
import { isFatal, type Fault, type FileRole } from '../../domain/import.ts';
import { cohortIdOf, programIdOf } from '../../domain/key.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Millis } from '../../domain/time.ts';
import type { Stored } from '../../store/store.ts';
import { applyEnrolments, applyPeople } from './apply.ts';
import type { Behaviour } from '../../domain/feedback.ts';
import { checkFiles, type Checked, type Files } from './check.ts';
import { applyEvaluations, applyReported } from './evaluation.ts';
import type { Forms } from './evaluation-check.ts';
import { applyFeedback } from './feedback.ts';
import { applyNominations } from './nomination.ts';
import { applyRegister } from './register.ts';
import { createRun, lastImport } from './run.ts';
import { applySessions } from './session.ts';
import type { CallLateness } from './nomination-check.ts';
import type { Application, Change } from './write.ts';
import { ensureCohort, isCohortThere } from '../program.ts';

export type ImportInput = {
  program: string;
  cohort: string;
  files: Files;
  /** `operator:NAME`, as the audit says it. */
  by: string;
  /** Import the sound lines, where others are at fault. */
  partial: boolean;
  /** Give up an unfinished import of other files. */
  restart: boolean;
  /** Invite nobody: the people know of these sessions. They are still reminded. */
  quiet?: boolean;
  /** The forms of a program that has approved none of its own: answers are read by their items. */
  forms?: Forms;
  /** What supervisors are asked in a program that has not said otherwise. */
  behaviours?: readonly Behaviour[];
};

/** Who is told on the way: which lines made a difference, and how many of a file are done. */
export type ImportWatch = {
  onChanges: (changes: readonly Change[]) => void;
  onProgress: (file: FileRole, lines: number) => void;
};

/** What came of the lines of one file. `earlier`: they were applied before an interruption. */
export type FileCount = { added: number; changed: number; unchanged: number; earlier: number };

export type Imported = {
  counts: Partial<Record<FileRole, FileCount>>;
  /** The lines that were left out; empty but for a partial import. */
  faults: readonly Fault[];
  /** True where an interrupted import was continued. */
  continued: boolean;
  /** The nominations came after their call had closed, or after nobody could consent any more. */
  late?: CallLateness;
};

export type ImportRefusal =
  | { code: 'faults'; faults: readonly Fault[] }
  | { code: 'importUnfinished'; by: string; startedAt: Millis }
  | { code: 'fileChanged'; file: FileRole }
  | { code: 'noBallotKey' };

/**
 * Imports files into a cohort: checks them all, refuses them all where a line is at fault, and else applies them in
 * steps that can be interrupted at any point and continued by running the same import again. What is recorded already
 * is not written again. Refused while another import of this cohort is unfinished; measures are provisional until
 * then. A file that changes while it is read ends the import unfinished.
 */
export async function importFiles(
  deps: Deps,
  input: ImportInput,
  watch: ImportWatch,
): Promise<Result<Imported, ImportRefusal>> {
  // answers are kept in the box or not at all
  if (input.files.evaluations && !deps.ballots) return refuse({ code: 'noBallotKey' });
  const programId = programIdOf(input.program);
  const scope = { programId, cohortId: cohortIdOf(programId, input.cohort) };
  const asked = { forms: input.forms ?? {}, behaviours: input.behaviours ?? [] };
  const checked = await checkFiles(deps, scope, input.files, input.partial, asked);
  const { faults, digest } = checked;
  if (faults.length > 0 && (!input.partial || faults.some(isFatal))) return refuse({ code: 'faults', faults });

  const before = await lastImport(deps, scope.cohortId);
  const isUnfinished = before?.body.state === 'applying';
  const unfinished = isUnfinished && !input.restart ? before : undefined;
  if (unfinished && unfinished.body.digest !== digest) {
    return refuse({ code: 'importUnfinished', by: unfinished.body.by, startedAt: unfinished.body.startedAt });
  }
  const run = createRun(deps, scope, { digest, by: input.by, before, isContinued: unfinished !== undefined });
  if (isUnfinished || !(await isCohortThere(deps, input))) await run.begin();
  if (run.isBegun()) await ensureCohort(deps, input.by, input);

  const tally = createTally(checked, watch);
  const quiet = input.quiet ?? false;
  const application: Application = { deps, scope, by: input.by, run, quiet, ...tally.watch };
  // a partial import leaves out other lines when more is known at its second run: it starts at the first line again
  const done = input.partial ? 0 : registerLinesDone(unfinished);
  const changed = await applyAll(application, checked, done);
  if (changed) return refuse({ code: 'fileChanged', file: changed });
  await run.finish();
  const late = checked.nominations?.late;
  return ok({
    counts: tally.counts(done),
    faults,
    continued: unfinished !== undefined,
    ...(late ? { late } : {}),
  });
}

function registerLinesDone(unfinished: Stored<'import'> | undefined): number {
  return unfinished?.body.step === 'register' ? unfinished.body.rows : 0;
}

/** Applies the files in the order in which they need each other; gives the file that changed meanwhile, if one did. */
async function applyAll(application: Application, checked: Checked, done: number): Promise<FileRole | undefined> {
  if (checked.people) await applyPeople(application, checked.people);
  if (checked.sessions) await applySessions(application, checked.sessions);
  if (checked.enrolments) await applyEnrolments(application, checked.enrolments);
  if (checked.register && !(await applyRegister(application, checked.register, done))) return 'register';
  if (checked.evaluations) await applyEvaluations(application, checked.evaluations);
  if (checked.feedback) await applyFeedback(application, checked.feedback);
  if (checked.reported) await applyReported(application, checked.reported);
  if (checked.nominations) await applyNominations(application, checked.nominations);
  return undefined;
}

type Tally = { watch: ImportWatch; counts(earlier: number): Partial<Record<FileRole, FileCount>> };

function createTally(checked: Checked, watch: ImportWatch): Tally {
  const totals: Partial<Record<FileRole, number>> = {
    ...(checked.people ? { people: checked.people.length } : {}),
    ...(checked.sessions ? { sessions: checked.sessions.length } : {}),
    ...(checked.enrolments
      ? { enrolments: checked.enrolments.reduce((sum, { spells }) => sum + spells.length, 0) }
      : {}),
    ...(checked.register ? { register: checked.register.lines - checked.register.skip.size } : {}),
    ...(checked.evaluations
      ? { evaluations: checked.evaluations.reduce((sum, { lines }) => sum + lines.length, 0) }
      : {}),
    ...(checked.feedback ? { feedback: checked.feedback.reduce((sum, { lines }) => sum + lines, 0) } : {}),
    ...(checked.reported ? { reported: checked.reported.length } : {}),
    ...(checked.nominations ? { nominations: checked.nominations.lines.length } : {}),
  };
  const made = new Map<FileRole, { added: number; changed: number }>();
  const onChanges = (changes: readonly Change[]): void => {
    for (const { file, kind } of changes) {
      const count = made.get(file) ?? { added: 0, changed: 0 };
      count[kind] += 1;
      made.set(file, count);
    }
    watch.onChanges(changes);
  };
  const countOf = (file: FileRole, total: number, before: number): FileCount => {
    const { added, changed } = made.get(file) ?? { added: 0, changed: 0 };
    const earlier = file === 'register' ? Math.min(before, total) : 0;
    return { added, changed, unchanged: total - added - changed - earlier, earlier };
  };
  return {
    watch: { onChanges, onProgress: watch.onProgress },
    counts: (earlier) =>
      Object.fromEntries(
        Object.entries(totals).map(([file, total]) => [file, countOf(file as FileRole, total, earlier)]),
      ),
  };
}
