import type { Column, SessionMore } from '../../domain/import.ts';
import { isSafeLink, LONGEST_TEXT, MOST_SEATS } from '../../domain/schedule.ts';
import { address, oneOf, short, text, type Cells } from './cell.ts';

type SessionCells = Cells<Column<'sessions'>>;

const WORDS = [
  ...(['agendaEn', 'agendaFr', 'beforeEn', 'beforeFr', 'afterEn', 'afterFr'] as const),
  ...(['roomAccess', 'contact'] as const),
];

/** What the optional columns of a sessions file say; of a column that is not there, nothing. */
export function sessionMore(cells: SessionCells, isRequired: boolean): SessionMore {
  const more: SessionMore = {};
  if (cells.has('joinLink')) more.joinLink = link(cells);
  if (cells.has('capacity')) more.capacity = seats(cells, isRequired);
  if (cells.has('facilitatorEmail')) more.facilitatorEmail = filled(cells, 'facilitatorEmail', address);
  if (cells.has('languages')) {
    more.languages = filled(cells, 'languages', () => oneOf(cells, 'languages', ['en', 'fr', 'both']));
  }
  if (cells.has('interpretation')) {
    more.interpretation = filled(
      cells,
      'interpretation',
      () => oneOf(cells, 'interpretation', ['yes', 'no']) === 'yes',
    );
  }
  if (cells.has('remote'))
    more.remote = filled(cells, 'remote', () => oneOf(cells, 'remote', ['no', 'yes']) === 'yes') ?? false;
  for (const field of WORDS) {
    if (cells.has(field)) more[field] = filled(cells, field, () => text(cells, field, LONGEST_TEXT[field]));
  }
  return more;
}

/** Undefined where the cell is empty. */
function filled<T>(
  cells: SessionCells,
  column: Column<'sessions'>,
  read: (cells: SessionCells, column: Column<'sessions'>) => T,
): T | undefined {
  return cells.get(column) === '' ? undefined : read(cells, column);
}

function link(cells: SessionCells): string | undefined {
  const value = text(cells, 'joinLink', LONGEST_TEXT.joinLink);
  if (value !== '' && !isSafeLink(value)) cells.fault('joinLink', { code: 'badLink', value: short(value) });
  return value === '' ? undefined : value;
}

function seats(cells: SessionCells, isRequired: boolean): number | undefined {
  const value = text(cells, 'capacity');
  if (value === '') return undefined;
  const isWhole = /^\d{1,6}$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_SEATS;
  if (!isWhole) cells.fault('capacity', { code: 'badSeats', value: short(value), max: MOST_SEATS });
  else if (isRequired) cells.fault('capacity', { code: 'seatsOfRequired' });
  return Number(value);
}
