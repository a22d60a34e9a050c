import {
  isAddress,
  type Column,
  type Fault,
  type FaultReason,
  type FileRole,
  type RowOf,
} from '../../domain/import.ts';
import { sameAddress, sameName } from '../../domain/key.ts';
import { isDay, isTimeZone, instantOf, type Day, type Millis } from '../../domain/time.ts';
import { readCsv, type CsvLine, type Report, type Source } from './read.ts';

/**
 * A line after the header. `row` is undefined where the line is at fault; `key` is whom or what it is about, as far as
 * that can be told. `said` is what it says with stand-ins for the columns at fault (`faulty`), undefined where its
 * values cannot be told apart. `place` says where in the file a column of this line is.
 */
export type ReadRow<R extends FileRole> = {
  line: number;
  key: string;
  row: RowOf[R] | undefined;
  said: RowOf[R] | undefined;
  faulty: ReadonlySet<string>;
  place: (column: Column<R>) => Omit<Fault, 'reason'>;
};

export type RowReading<R extends FileRole> = { rows: AsyncGenerator<ReadRow<R>>; digest: () => string };

/** The cells of one line. A getter that finds a fault reports it and gives a stand-in: the line is then dropped. */
type Cells<C extends string> = { get(column: C): string; fault(column: C, reason: FaultReason): void };

type Parsers = { [R in FileRole]: (cells: Cells<Column<R>>) => RowOf[R] };

const PARSERS: Parsers = { people: personRow, sessions: sessionRow, enrolments: enrolmentRow, register: registerRow };

const TEXT = 300;

/** Reads a file's lines as typed rows; every fault of every line is reported, a line may have several. */
export function readRows<R extends FileRole>(file: R, source: Source, report: Report): RowReading<R> {
  const { lines, digest } = readCsv(file, source, report);
  return { rows: rowsOf(file, lines, report), digest };
}

async function* rowsOf<R extends FileRole>(
  file: R,
  lines: AsyncIterable<CsvLine>,
  report: Report,
): AsyncGenerator<ReadRow<R>> {
  const parse = PARSERS[file];
  for await (const { start, cells, columns } of lines) {
    const faulty = new Set<string>();
    const at = (column: string): number => columns.get(column) ?? -1;
    const get = (column: string): string => cleaned(cells[at(column)] ?? '');
    const key = file === 'sessions' ? sameName(get('session')) : sameAddress(get('email'));
    const place = (name: string): Omit<Fault, 'reason'> => ({
      file,
      line: start,
      column: { name, number: at(name) + 1 },
    });
    const fault = (name: string, reason: FaultReason): void => {
      faulty.add(name);
      report({ ...place(name), reason });
    };
    if (cells.length !== columns.size) {
      report({ file, line: start, reason: { code: 'fieldCount', found: cells.length, expected: columns.size } });
      yield { line: start, key, row: undefined, said: undefined, faulty, place };
      continue;
    }
    const said = parse({ get, fault });
    yield { line: start, key, row: faulty.size === 0 ? said : undefined, said, faulty, place };
  }
}

/** One line of text in one composition, without stray spaces. */
const cleaned = (cell: string): string => cell.normalize('NFC').trim().replace(/\s+/g, ' ');

/** As much of a value as it takes to find it in the file. */
const short = (value: string): string => (value.length > 40 ? `${value.slice(0, 39)}…` : value);

function personRow(cells: Cells<Column<'people'>>): RowOf['people'] {
  const level = text(cells, 'level');
  const functionalArea = text(cells, 'functionalArea');
  const supervisor = text(cells, 'supervisorEmail');
  return {
    email: address(cells, 'email'),
    name: required(cells, 'name'),
    language: oneOf(cells, 'language', ['en', 'fr']),
    timeZone: zone(cells),
    department: required(cells, 'department'),
    ...(level === '' ? {} : { level }),
    ...(functionalArea === '' ? {} : { functionalArea }),
    ...(supervisor === '' ? {} : { supervisorEmail: address(cells, 'supervisorEmail') }),
  };
}

function sessionRow(cells: Cells<Column<'sessions'>>): RowOf['sessions'] {
  const status = oneOf(cells, 'status', ['draft', 'published', 'held', 'cancelled']);
  const title = status === 'draft' ? text<Column<'sessions'>> : required<Column<'sessions'>>; // a draft may still lack its titles
  const group = text(cells, 'group');
  const timeZone = zone(cells);
  const startsAt = instant(cells, 'start', timeZone);
  const endsAt = instant(cells, 'end', timeZone);
  if (endsAt <= startsAt) cells.fault('end', { code: 'endNotAfterStart' });
  return {
    code: required(cells, 'session', 40),
    kind: oneOf(cells, 'kind', ['learning-event', 'action-learning', 'course', 'other']),
    ...(group === '' ? {} : { group }),
    titleEn: title(cells, 'titleEn'),
    titleFr: title(cells, 'titleFr'),
    startsAt,
    endsAt,
    timeZone,
    place: text(cells, 'place'),
    required: oneOf(cells, 'required', ['yes', 'no']) === 'yes',
    minimumMinutes: minutes(cells, 'minimumMinutes', required(cells, 'minimumMinutes')),
    status,
  };
}

function enrolmentRow(cells: Cells<Column<'enrolments'>>): RowOf['enrolments'] {
  const group = text(cells, 'group');
  const from = day(cells, 'joined', required(cells, 'joined'));
  const withdrawn = text(cells, 'withdrawn');
  const to = withdrawn === '' ? undefined : day(cells, 'withdrawn', withdrawn);
  if (to !== undefined && to !== '' && to < from)
    cells.fault('withdrawn', { code: 'withdrawnBeforeJoined', joined: from });
  return {
    email: address(cells, 'email'),
    ...(group === '' ? {} : { group }),
    from,
    ...(to === undefined ? {} : { to }),
  };
}

function registerRow(cells: Cells<Column<'register'>>): RowOf['register'] {
  const status = oneOf(cells, 'status', ['present', 'late', 'partial', 'absent', 'excused']);
  const given = text(cells, 'minutes');
  if (status === 'partial' && given === '') cells.fault('minutes', { code: 'minutesMissing' });
  return {
    code: required(cells, 'session', 40),
    email: address(cells, 'email'),
    status,
    ...(given === '' ? {} : { minutes: minutes(cells, 'minutes', given) }),
    channel: oneOf(cells, 'source', ['code', 'button', 'facilitator', 'import']),
  };
}

function text<C extends string>(cells: Cells<C>, column: C, max = TEXT): string {
  const value = cells.get(column);
  if (value.length > max) cells.fault(column, { code: 'textTooLong', max });
  else if (/\p{Cc}/u.test(value)) cells.fault(column, { code: 'badCharacter' });
  return value;
}

function required<C extends string>(cells: Cells<C>, column: C, max = TEXT): string {
  const value = text(cells, column, max);
  if (value === '') cells.fault(column, { code: 'blank' });
  return value;
}

function address<C extends string>(cells: Cells<C>, column: C): string {
  const value = required(cells, column);
  if (value !== '' && !isAddress(value)) cells.fault(column, { code: 'badAddress', value: short(value) });
  return sameAddress(value);
}

function oneOf<C extends string, T extends string>(cells: Cells<C>, column: C, allowed: readonly [T, ...T[]]): T {
  const value = required(cells, column);
  const found = allowed.find((one) => one === value.toLowerCase());
  if (value !== '' && found === undefined) cells.fault(column, { code: 'notOneOf', value: short(value), allowed });
  return found ?? allowed[0];
}

function zone(cells: Cells<'timeZone'>): string {
  const value = required(cells, 'timeZone');
  if (value === '' || isTimeZone(value)) return value;
  cells.fault('timeZone', { code: 'badZone', value: short(value) });
  return '';
}

/** The stand-in is '', which is before every day. */
function day<C extends string>(cells: Cells<C>, column: C, value: string): Day {
  if (value === '' || isDay(value)) return value;
  cells.fault(column, { code: 'badDay', value: short(value) });
  return '';
}

/** The stand-in is NaN, which is neither before nor after anything. */
function instant<C extends string>(cells: Cells<C>, column: C, timeZone: string): Millis {
  const value = required(cells, column);
  if (value === '') return Number.NaN;
  const local = instantOf(value, timeZone === '' ? 'UTC' : timeZone);
  if (local.kind === 'instant') return timeZone === '' ? Number.NaN : local.at;
  if (local.kind === 'malformed') cells.fault(column, { code: 'badTime', value: short(value) });
  else cells.fault(column, { code: `${local.kind}Time`, value: short(value), timeZone });
  return Number.NaN;
}

function minutes<C extends string>(cells: Cells<C>, column: C, value: string): number {
  if (/^\d{1,6}$/.test(value)) return Number(value);
  if (value !== '') cells.fault(column, { code: 'badMinutes', value: short(value) });
  return 0;
}
