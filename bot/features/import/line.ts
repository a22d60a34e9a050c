import type { Fault, FileRole } from '../../domain/import.ts';
import type { Known, Naming } from './known.ts';
import type { Report, Source } from './read.ts';
import { readRows, type ReadRow } from './row.ts';

export type Line<T> = { line: number; row: T };

/** What a check of files knows, and whom it tells. */
export type Check = { known: Known; report: Report; partial: boolean; digests: Map<FileRole, string> };

/** The same check, which also counts what it reports from now on. */
export function countingFaults(check: Check): Check & { faults: () => number } {
  let faults = 0;
  const report: Report = (fault) => {
    faults += 1;
    check.report(fault);
  };
  return { ...check, report, faults: () => faults };
}

/** The lines of a file; what was read of it is remembered by its digest. */
export async function* readInto<R extends FileRole>(
  check: Check,
  file: R,
  source: Source,
  more: readonly string[] = [],
): AsyncGenerator<ReadRow<R>> {
  const { rows, digest } = readRows(file, source, check.report, more);
  yield* rows;
  // of answers nothing is kept outside the box, not even a digest that somebody could try guesses on
  check.digests.set(file, file === 'evaluations' ? 'answers' : digest());
}

/** Whether a line may name this session or person; where it may not, that is reported. */
export async function isThere(
  check: Check,
  what: 'session' | 'person',
  name: string,
  place: Omit<Fault, 'reason'>,
): Promise<boolean> {
  const naming: Naming = await check.known[what](name);
  const value = name.slice(0, 80);
  if (naming === 'unknown') {
    check.report({ ...place, reason: { code: what === 'session' ? 'unknownSession' : 'unknownPerson', value } });
    return false;
  }
  if (naming === 'there' || !check.partial) return true; // the fault of the line that is named is fault enough
  check.report({
    ...place,
    reason: { code: 'needsFaultyLine', file: what === 'session' ? 'sessions' : 'people', value },
  });
  return false;
}
