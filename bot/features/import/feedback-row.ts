import { SEEN, WAVE_KINDS, WORDS_LIMIT } from '../../domain/feedback.ts';
import { WORDS_ITEM, type Column, type FeedbackRow } from '../../domain/import.ts';
import { address, day, oneOf, required, short, text, type Cells } from './cell.ts';

const CODE = 40;

/** One answer, or that a supervisor was asked and said nothing: then item, answer and day are all empty. */
export function feedbackRow(cells: Cells<Column<'feedback'>>): FeedbackRow {
  const said = answer(cells);
  const submitted = said ? required(cells, 'submitted') : text(cells, 'submitted');
  const shared = text(cells, 'shared') === '' ? undefined : oneOf(cells, 'shared', ['yes', 'no']) === 'yes';
  return {
    wave: oneOf(cells, 'wave', WAVE_KINDS),
    participant: address(cells, 'participant'),
    supervisor: address(cells, 'supervisor'),
    ...(said ? { said } : {}),
    ...(submitted === '' ? {} : { submitted: day(cells, 'submitted', submitted) }),
    ...(shared === undefined ? {} : { shared }),
  };
}

function answer(cells: Cells<Column<'feedback'>>): FeedbackRow['said'] {
  if (cells.get('item') === '' && cells.get('answer') === '') return undefined;
  const item = required(cells, 'item', CODE);
  if (item.toLowerCase() === WORDS_ITEM) {
    return { item: WORDS_ITEM, words: required(cells, 'answer', WORDS_LIMIT) };
  }
  const value = required(cells, 'answer');
  const seen = SEEN.find((one) => one.toLowerCase() === value.toLowerCase());
  if (value !== '' && seen === undefined) {
    cells.fault('answer', { code: 'notOneOf', value: short(value), allowed: SEEN });
  }
  return { item, seen: seen ?? 'cannotSay' };
}
