import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import { phaseOf, type Call } from '../../domain/call.ts';
import type { FaultReason, NominationRow } from '../../domain/import.ts';
import { callIdOf, sameName } from '../../domain/key.ts';
import { isLive, type Nomination, type NominationWords } from '../../domain/nomination.ts';
import type { Pid, Role } from '../../domain/person.ts';
import { callOf, hasRole } from '../call/read.ts';
import { nominationOf } from '../nomination/read.ts';
import { personByAddress } from '../people.ts';
import { short } from './cell.ts';
import type { Scope } from './known.ts';
import { readInto, type Check, type Line } from './line.ts';
import { questionColumn } from './nomination-row.ts';
import type { Source } from './read.ts';
import type { ReadRow } from './row.ts';

/** `closed`: nominators could not submit any more. `over`: nobody could consent or endorse any more. */
export type CallLateness = 'closed' | 'over';

export type CheckedNominations = { call?: Call; lines: Line<NominationRow>[]; late?: CallLateness };

type Read = ReadRow<'nominations'>;
type NominationColumn = Parameters<Read['place']>[0];
type Checking = { deps: Deps; check: Check; call: Call };

/**
 * Checks nominations against the call of the cohort: who nominates whom, what was written, and that nobody is nominated
 * twice. A call that is not there, or is still a draft, refuses the file. One that has closed does not: an operator may
 * bring in what came by another way, and is told.
 */
export async function checkNominations(
  deps: Deps,
  { cohortId }: Scope,
  check: Check,
  source: Source,
): Promise<CheckedNominations> {
  const call = (await callOf(deps, callIdOf(cohortId)))?.body;
  if (call?.state !== 'published') {
    check.report({ file: 'nominations', line: 1, reason: { code: call ? 'callDraft' : 'noCall' } });
    return { lines: [] };
  }
  const checking = { deps, check, call };
  const columns = call.questions.map(({ questionId }) => questionColumn(questionId));
  const first = new Map<string, { read: Read; told: boolean }>();
  const found: { person: string; line: Line<NominationRow> }[] = [];
  for await (const read of readInto(check, 'nominations', source, columns)) {
    const person = await check.known.personKey(read.key);
    const isOnly = read.key === '' || isFirst(check, first, person, read);
    const row = read.said && (await checkLine(checking, read, read.said));
    if (isOnly && row) found.push({ person, line: { line: read.line, row } });
  }
  const lines = found.filter(({ person }) => first.get(person)?.told !== true).map(({ line }) => line);
  const late = latenessOf(call, deps.clock.now());
  return { call, lines, ...(late ? { late } : {}) };
}

function latenessOf(call: Call, now: number): CallLateness | undefined {
  if (now >= call.completeBy) return 'over';
  return phaseOf(call, now) === 'closed' ? 'closed' : undefined;
}

/** Of two lines about one person neither is better than the other: both are named, and neither is taken. */
function isFirst(check: Check, first: Map<string, { read: Read; told: boolean }>, person: string, read: Read): boolean {
  const earlier = first.get(person);
  if (!earlier) {
    first.set(person, { read, told: false });
    return true;
  }
  fault(check, read, 'nominee', { code: 'repeatedNominee', line: earlier.read.line });
  if (!earlier.told) fault(check, earlier.read, 'nominee', { code: 'repeatedNominee', line: read.line });
  earlier.told = true;
  return false;
}

function fault(check: Check, { place }: Read, column: NominationColumn, reason: FaultReason): void {
  check.report({ ...place(column), reason });
}

/** Everything that is wrong with one line, beside its form; the row as the call writes its levels and competencies. */
async function checkLine(checking: Checking, read: Read, said: NominationRow): Promise<NominationRow | undefined> {
  let faults = 0;
  const report = (column: NominationColumn, reason: FaultReason): void => {
    faults += 1;
    if (!read.faulty.has(column)) fault(checking.check, read, column, reason);
  };
  const row = asTheCallWrites(checking.call, said, report);
  const pids = await checkPeople(checking, row, report);
  if (pids) await checkStored(checking, row, pids, report);
  return read.row && faults === 0 ? row : undefined;
}

type ReportAt = (column: NominationColumn, reason: FaultReason) => void;

function asTheCallWrites({ levels, areas, competencies, questions }: Call, said: NominationRow, report: ReportAt) {
  const listed = (column: 'level' | 'functionalArea', allowed: readonly string[]): string => {
    const value = said[column];
    const found = allowed.find((one) => sameName(one) === sameName(value));
    if (allowed.length > 0 && value !== '' && found === undefined)
      report(column, { code: 'notListed', value: short(value), allowed });
    return found ?? value;
  };
  const ids = competencies.map(({ competencyId }) => competencyId);
  const strengths = Object.entries(said.strengths).flatMap(([name, words]) => {
    const id = ids.find((one) => one.toLowerCase() === name);
    if (id === undefined) report('strengths', { code: 'notACompetency', value: short(name), allowed: ids });
    return id === undefined || words === '' ? [] : [[id, words] as const];
  });
  for (const { questionId, required } of questions)
    if (required && (said.answers[questionId] ?? '') === '')
      report(questionColumn(questionId), { code: 'answerMissing' });
  const [level, functionalArea] = [listed('level', levels), listed('functionalArea', areas)];
  return { ...said, level, functionalArea, strengths: Object.fromEntries(strengths) };
}

type Pids = { nominee: Pid | undefined; nominator: Pid | undefined };

/** Whether these two may stand in one nomination; who they are, as far as they are known. */
async function checkPeople(
  { deps, check, call }: Checking,
  row: NominationRow,
  report: ReportAt,
): Promise<Pids | undefined> {
  if (row.nominee === '' || row.nominator === '') return undefined;
  const [nominee, nominator] = await Promise.all([
    personByAddress(deps, row.nominee),
    personByAddress(deps, row.nominator),
  ]);
  const has = async (pid: Pid | undefined, role: Role): Promise<boolean> =>
    pid !== undefined && hasRole(deps, pid, call.programId, role);
  const judges = async (pid: Pid | undefined): Promise<boolean> => (await has(pid, 'reviewer')) || has(pid, 'chair');
  const isSame = async (a: string, b: string): Promise<boolean> =>
    (await check.known.personKey(a)) === (await check.known.personKey(b));
  const isSelf = await isSame(row.nominee, row.nominator);
  if (await judges(nominee)) report('nominee', { code: 'nomineeJudges' });
  if (isSelf && !call.selfNomination) report('nominator', { code: 'selfNomination' });
  else if (!isSelf && !(await has(nominator, 'nominator')))
    report('nominator', { code: 'notNominator', value: short(row.nominator) });
  else if (!isSelf && (await judges(nominator))) report('nominator', { code: 'nominatorJudges' });
  if (row.supervisor !== undefined && (await isSame(row.supervisor, row.nominee)))
    report('supervisor', { code: 'ownSupervision' });
  return { nominee, nominator };
}

async function checkStored(
  { deps, call }: Checking,
  row: NominationRow,
  { nominee, nominator }: Pids,
  report: ReportAt,
) {
  const stored = nominee === undefined ? undefined : (await nominationOf(deps, call.callId, nominee))?.body;
  if (!stored) return;
  if (stored.state === 'declined' || stored.state === 'withdrawn')
    report('nominee', { code: 'nominationOver', state: stored.state });
  else if (stored.nominator !== nominator || !saysTheSame(stored, row)) report('nominee', { code: 'nominatedAlready' });
}

/** What a nominator wrote, of a line or of a record. */
export const wordsOf = (said: NominationWords): NominationWords => ({
  department: said.department,
  level: said.level,
  functionalArea: said.functionalArea,
  statement: said.statement,
  strengths: said.strengths,
  answers: said.answers,
});

const saysTheSame = (stored: Nomination, row: NominationRow): boolean =>
  (isLive(stored) || stored.disposedAt === undefined) && isDeepStrictEqual(wordsOf(stored), wordsOf(row));
