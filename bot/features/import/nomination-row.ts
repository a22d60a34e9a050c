import { unguarded } from '../../domain/form-file.ts';
import type { Column, FaultReason, NominationRow, QuestionColumn } from '../../domain/import.ts';
import { STATEMENT_LIMIT, STRENGTH_LIMIT } from '../../domain/nomination.ts';
import { address, required, short, text, type Cells } from './cell.ts';

type NominationCells = Cells<Column<'nominations'>>;

/** The column with the answer to a question of the call. */
export const questionColumn = (questionId: string): QuestionColumn => `q.${questionId}`;

/** One nomination. Which competencies, levels and questions there are is the call's to say, beside the other lines. */
export function nominationRow(cells: NominationCells): NominationRow {
  const supervisor = text(cells, 'supervisor');
  return {
    nominee: address(cells, 'nominee'),
    name: required(cells, 'name'),
    nominator: address(cells, 'nominator'),
    department: required(cells, 'department'),
    level: required(cells, 'level'),
    functionalArea: required(cells, 'functionalArea'),
    statement: unguarded(required(cells, 'statement', STATEMENT_LIMIT)),
    strengths: strengths(cells),
    answers: answers(cells),
    ...(supervisor === '' ? {} : { supervisor: address(cells, 'supervisor') }),
  };
}

/** `competencyId: text`, with `|` between one and the next; the text itself may hold colons. */
function strengths(cells: NominationCells): Record<string, string> {
  const said = new Map<string, string>();
  const fault = (reason: FaultReason): void => {
    cells.fault('strengths', reason);
  };
  // the whole of them has no limit of its own: each has one
  const parts = text(cells, 'strengths', Number.POSITIVE_INFINITY).split('|');
  for (const part of parts.map((one) => one.trim()).filter((one) => one !== '')) {
    const [name = '', ...rest] = unguarded(part).split(':');
    const [competency, words] = [name.trim(), rest.join(':').trim()];
    if (words.length > STRENGTH_LIMIT) fault({ code: 'textTooLong', max: STRENGTH_LIMIT });
    else if (said.has(competency.toLowerCase())) fault({ code: 'repeatedStrength', value: short(competency) });
    said.set(competency.toLowerCase(), words);
  }
  return Object.fromEntries(said);
}

function answers(cells: NominationCells): Record<string, string> {
  const columns = cells.more as readonly QuestionColumn[];
  const said = columns
    .filter((column) => cells.has(column))
    .map((column) => [column.slice(2), unguarded(text(cells, column, STRENGTH_LIMIT))] as const);
  return Object.fromEntries(said.filter(([, words]) => words !== ''));
}
