import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import type { Ballot } from '../../domain/ballot.ts';
import { readAnswers, type Answer, type Form, type FormItem, type FormKind } from '../../domain/form.ts';
import type { EvaluationRow, ReportedRow } from '../../domain/import.ts';
import { evaluationIdOf, sameName, sessionIdOf } from '../../domain/key.ts';
import { approvedForm } from '../evaluation/form.ts';
import { evaluationOf } from '../evaluation/open.ts';
import { short } from './cell.ts';
import type { Scope } from './known.ts';
import { countingFaults, isThere, readInto, type Check, type Line } from './line.ts';
import type { Source } from './read.ts';
import type { ReadRow } from './row.ts';

/** What a form asks. */
export type Forms = Partial<Record<FormKind, Pick<Form, 'kind' | 'titleEn' | 'titleFr' | 'items'>>>;

/** A past evaluation as a file gives it. */
export type CheckedEvaluation = Pick<EvaluationRow, 'code' | 'kind' | 'pool' | 'period' | 'asked' | 'date'> & {
  evaluationId: string;
  form: Pick<Form, 'kind' | 'titleEn' | 'titleFr' | 'items'>;
  ballots: Ballot[];
  /** Every line of it. */
  lines: number[];
};

type Read = ReadRow<'evaluations'>;
type Draft = { first: Read; row: EvaluationRow; form: CheckedEvaluation['form']; lines: number[]; ballots: Drafts };
type Drafts = Map<string, { answers: Record<string, Answer>; lines: Map<string, number> }>;

/**
 * Checks answers that came without persons: the session and its kind, the item, the answer, and that no ballot answers an
 * item twice. Where one line is at fault no evaluation of the file is imported: a part of the ballots would be a false figure.
 */
export async function checkEvaluations(
  deps: Deps,
  scope: Scope,
  check: Check,
  source: Source,
  forms: Forms,
): Promise<CheckedEvaluation[]> {
  const drafts = new Map<string, Draft>();
  const formOf = remembering(
    async (kind: FormKind) => (await approvedForm(deps, scope.programId, kind)) ?? forms[kind],
  );
  const counting = countingFaults(check);
  for await (const read of readInto(counting, 'evaluations', source)) {
    const { row } = read;
    if (!row || !(await isSessionSound(counting, row, read))) continue;
    const key = `${row.kind}|${sameName(row.code ?? '')}`;
    const form = await formOf(row.kind);
    const draft = drafts.get(key) ?? { first: read, row, form: form ?? NO_FORM, lines: [], ballots: new Map() };
    drafts.set(key, draft);
    takeAnswer(counting, draft, row, read);
  }
  const found = [...drafts.values()].map((draft) => checkedOf(scope, draft));
  for (const [n, draft] of [...drafts.values()].entries()) {
    await checkWhole(deps, counting, draft, found[n]);
  }
  return counting.faults() > 0 ? [] : found;
}

const NO_FORM: CheckedEvaluation['form'] = { kind: 'learning-event', titleEn: '', titleFr: '', items: [] };

async function isSessionSound(check: Check, { code, kind }: EvaluationRow, { place }: Read): Promise<boolean> {
  if (code === undefined) return true;
  if (!(await isThere(check, 'session', code, place('session')))) return false;
  const own = await check.known.kindOf(code);
  if (own === undefined || own === kind || kind === 'mid-program' || kind === 'end-program') return true;
  check.report({ ...place('kind'), reason: { code: 'otherKind', kind: own } });
  return false;
}

function takeAnswer(
  check: Check,
  { first, row: above, form, lines, ballots }: Draft,
  row: EvaluationRow,
  read: Read,
): void {
  const { line, place } = read;
  lines.push(line);
  for (const column of ['pool', 'period', 'asked', 'date'] as const) {
    if (row[column] !== above[column])
      check.report({ ...place(column), reason: { code: 'unlikeAbove', line: first.line } });
  }
  const item = form.items.find(({ itemId, measure }) => itemId === row.item || measure === row.item);
  if (!item) {
    const allowed = form.items.map(({ itemId }) => itemId);
    check.report({ ...place('item'), reason: { code: 'notAnItem', value: short(row.item), allowed } });
    return;
  }
  const ballot = ballots.get(row.ballot) ?? { answers: {}, lines: new Map<string, number>() };
  ballots.set(row.ballot, ballot);
  const earlier = ballot.lines.get(item.itemId);
  if (earlier !== undefined) {
    check.report({ ...place('item'), reason: { code: 'repeatedAnswer', line: earlier } });
    return;
  }
  ballot.lines.set(item.itemId, line);
  const { answers, problems } = readAnswers([item], { [item.itemId]: row.answer });
  if (problems.length > 0)
    check.report({
      ...place('answer'),
      reason: { code: 'notAnAnswer', value: short(row.answer), allowed: allowedIn(item) },
    });
  else Object.assign(ballot.answers, answers);
}

function allowedIn({ type, options = [] }: FormItem): string[] {
  return type === 'likert' ? ['1', '2', '3', '4', '5', 'na'] : options.map(({ optionId }) => optionId);
}

function checkedOf({ cohortId }: Scope, { row, form, lines, ballots }: Draft): CheckedEvaluation {
  const { ballot: _, item: __, answer: ___, ...about } = row;
  const of = row.code === undefined ? `${cohortId}|${row.kind}` : sessionIdOf(cohortId, row.code);
  const evaluationId = evaluationIdOf(of);
  return { ...about, evaluationId, form, lines, ballots: [...ballots.values()].map(({ answers }) => answers) };
}

/** As a whole: not more answers than people were asked, and nothing there already that says otherwise. */
async function checkWhole(
  deps: Deps,
  check: Check,
  { first }: Draft,
  found: CheckedEvaluation | undefined,
): Promise<void> {
  if (!found) return;
  const answered = found.ballots.length;
  if (found.asked !== undefined && found.asked < answered)
    check.report({ ...first.place('asked'), reason: { code: 'askedTooFew', answered } });
  const stored = await evaluationOf(deps, found.evaluationId);
  if (!stored) return;
  // once released the ballots are gone, and with them what a second import could be compared with
  const isSame = stored.body.imported && (stored.body.state !== 'closed' || (await holdsThese(deps, found)));
  if (!isSame) check.report({ ...first.place('session'), reason: { code: 'evaluationThere' } });
}

async function holdsThese(deps: Deps, { evaluationId, ballots }: CheckedEvaluation): Promise<boolean> {
  const there = (await deps.ballots?.read(evaluationId)) ?? [];
  return isDeepStrictEqual(inOrder(there), inOrder(ballots));
}

const inOrder = (ballots: readonly Ballot[]): string[] =>
  ballots.map((ballot) => JSON.stringify(Object.entries(ballot).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

function remembering<K, T>(ask: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const answers = new Map<K, Promise<T>>();
  return (key) => {
    const known = answers.get(key) ?? ask(key);
    answers.set(key, known);
    return known;
  };
}

/** Quoted figures, each there once. */
export async function checkReported(check: Check, source: Source): Promise<Line<ReportedRow>[]> {
  const figures: Line<ReportedRow>[] = [];
  const lines = new Map<string, number>();
  for await (const { line, row, place } of readInto(check, 'reported', source)) {
    if (!row) continue;
    const earlier = lines.get(sameName(row.code));
    lines.set(sameName(row.code), line);
    if (earlier === undefined) figures.push({ line, row });
    else check.report({ ...place('code'), reason: { code: 'repeatedFigure', line: earlier } });
  }
  return figures;
}
