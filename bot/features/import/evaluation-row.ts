import type { Column, EvaluationRow, ReportedRow } from '../../domain/import.ts';
import { day, oneOf, required, short, text, type Cells } from './cell.ts';

const KINDS = ['learning-event', 'action-learning', 'mid-program', 'end-program'] as const;
/** A comment is as long here as on a card. */
const ANSWER = 1_000;
const CODE = 40;

/** One answer. A session's evaluation names its session; one of the program has a date. */
export function evaluationRow(cells: Cells<Column<'evaluations'>>): EvaluationRow {
  const code = text(cells, 'session', CODE);
  const kind = oneOf(cells, 'kind', KINDS);
  const [period, date] = [text(cells, 'period', CODE), text(cells, 'date')];
  const pool = text(cells, 'pool') === '' ? undefined : oneOf(cells, 'pool', ['none', 'quarter', 'program']);
  if (code === '' && (kind === 'learning-event' || kind === 'action-learning'))
    cells.fault('session', { code: 'blank' });
  if (code === '' && date === '') cells.fault('date', { code: 'dateMissing' });
  if (kind === 'action-learning' && pool === 'none') cells.fault('pool', { code: 'pooledAlways' });
  if (period !== '' && kind !== 'action-learning' && (pool ?? 'none') === 'none')
    cells.fault('period', { code: 'periodAlone' });
  const asked = count(cells);
  return {
    ...(code === '' ? {} : { code }),
    kind,
    ballot: required(cells, 'ballot', CODE),
    item: required(cells, 'item', CODE),
    answer: required(cells, 'answer', ANSWER),
    ...(pool === undefined ? {} : { pool }),
    ...(period === '' ? {} : { period }),
    ...(asked === undefined ? {} : { asked }),
    ...(date === '' ? {} : { date: day(cells, 'date', date) }),
  };
}

function count(cells: Cells<Column<'evaluations'>>): number | undefined {
  const value = text(cells, 'asked');
  if (value === '') return undefined;
  if (/^\d{1,6}$/.test(value)) return Number(value);
  cells.fault('asked', { code: 'badCount', value: short(value) });
  return undefined;
}

/** A figure as it was published, with its base as it was worded. */
export function reportedRow(cells: Cells<Column<'reported'>>): ReportedRow {
  const level = text(cells, 'level') === '' ? undefined : Number(oneOf(cells, 'level', ['1', '2', '3', '4']));
  return {
    code: required(cells, 'code', CODE),
    figure: required(cells, 'figure', CODE),
    textEn: required(cells, 'textEn'),
    textFr: required(cells, 'textFr'),
    baseEn: required(cells, 'baseEn'),
    baseFr: required(cells, 'baseFr'),
    source: required(cells, 'source'),
    asOf: required(cells, 'asOf', CODE),
    ...(level === 1 || level === 2 || level === 3 || level === 4 ? { level } : {}),
  };
}
