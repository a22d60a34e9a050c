import type { Column, Fault, FaultReason, FileRole, RowOf } from '../../domain/import.ts';
import { sameAddress, sameName } from '../../domain/key.ts';
import { address, day, identity, instant, minutes, oneOf, required, text, zone, type Cells } from './cell.ts';
import { evaluationRow, reportedRow } from './evaluation-row.ts';
import { feedbackRow } from './feedback-row.ts';
import { nominationRow } from './nomination-row.ts';
import { sessionMore } from './more.ts';
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

type Parsers = { [R in FileRole]: (cells: Cells<Column<R>>) => RowOf[R] };

const PARSERS: Parsers = {
  people: personRow,
  sessions: sessionRow,
  enrolments: enrolmentRow,
  register: registerRow,
  evaluations: evaluationRow,
  feedback: feedbackRow,
  reported: reportedRow,
  nominations: nominationRow,
};

/**
 * Reads a file's lines as typed rows; every fault of every line is reported, a line may have several. `more`: columns
 * that this file may have as well.
 */
export function readRows<R extends FileRole>(
  file: R,
  source: Source,
  report: Report,
  more: readonly string[] = [],
): RowReading<R> {
  const { lines, digest } = readCsv(file, source, report, more);
  return { rows: rowsOf(file, lines, report, more), digest };
}

/** The column that says whom a line is about. */
const SUBJECT: Partial<Record<FileRole, string>> = { nominations: 'nominee' };

async function* rowsOf<R extends FileRole>(
  file: R,
  lines: AsyncIterable<CsvLine>,
  report: Report,
  more: readonly string[],
): AsyncGenerator<ReadRow<R>> {
  const parse = PARSERS[file];
  for await (const { start, cells, columns } of lines) {
    const faulty = new Set<string>();
    const at = (column: string): number => columns.get(column) ?? -1;
    const get = (column: string): string => cleaned(cells[at(column)] ?? '');
    const key = file === 'sessions' ? sameName(get('session')) : sameAddress(get(SUBJECT[file] ?? 'email'));
    const place = (name: string): Omit<Fault, 'reason'> => ({
      file,
      line: start,
      column: { name, ...(columns.has(name) ? { number: at(name) + 1 } : {}) },
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
    const said = parse({ has: (column) => columns.has(column), get, fault, more });
    yield { line: start, key, row: faulty.size === 0 ? said : undefined, said, faulty, place };
  }
}

/** One line of text in one composition, without stray spaces. */
const cleaned = (cell: string): string => cell.normalize('NFC').trim().replace(/\s+/g, ' ');

function personRow(cells: Cells<Column<'people'>>): RowOf['people'] {
  const level = text(cells, 'level');
  const functionalArea = text(cells, 'functionalArea');
  const supervisor = text(cells, 'supervisorEmail');
  const account = identity(cells);
  return {
    email: address(cells, 'email'),
    name: required(cells, 'name'),
    language: oneOf(cells, 'language', ['en', 'fr']),
    timeZone: zone(cells),
    department: required(cells, 'department'),
    ...(level === '' ? {} : { level }),
    ...(functionalArea === '' ? {} : { functionalArea }),
    ...(supervisor === '' ? {} : { supervisorEmail: address(cells, 'supervisorEmail') }),
    ...(account ? { identity: account } : {}),
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
  const isRequired = oneOf(cells, 'required', ['yes', 'no']) === 'yes';
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
    required: isRequired,
    minimumMinutes: minutes(cells, 'minimumMinutes', required(cells, 'minimumMinutes')),
    status,
    more: sessionMore(cells, isRequired),
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
