import { createHash, type Hash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import {
  COLUMN_PAIRS,
  COLUMNS,
  isPersonColumn,
  OPTIONAL_COLUMNS,
  type Fault,
  type FaultReason,
  type FileRole,
} from '../../domain/import.ts';
import { sameName } from '../../domain/key.ts';

/** Where a file's bytes come from: opened anew at every call, for an import reads twice (to check, then to apply). */
export type Source = () => AsyncIterable<Uint8Array>;

export type Report = (fault: Fault) => void;

/** One line after the header, with its cells by the names of the columns. `start` is the line where it begins. */
export type CsvLine = { start: number; cells: readonly string[]; columns: ReadonlyMap<string, number> };

/** Reads a file once; `digest` says what was read, after the last line. */
export type Reading = { lines: AsyncGenerator<CsvLine>; digest: () => string };

/** Far above any line that a person would write: an unclosed quotation mark must not swallow the file into memory. */
const LONGEST_LINE = 65_536;

const OPTIONS = {
  info: true,
  trim: true,
  record_delimiter: '\n',
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_empty_values: true, // what a spreadsheet leaves below its last row
  max_record_size: LONGEST_LINE,
} as const;

type CsvRecord = { record: string[]; info: { lines: number } };

class NotUtf8 extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`not UTF-8 at line ${line}`);
    this.line = line;
  }
}

/**
 * Reads one CSV file (UTF-8 with or without a byte order mark, RFC 4180, header first; lines may end in any of the
 * three ways, blank lines are skipped). What cannot be read is reported once, and nothing more comes of the file. `more`:
 * columns that it may have as well.
 */
export function readCsv(file: FileRole, source: Source, report: Report, more: readonly string[] = []): Reading {
  const columns = {
    needed: COLUMNS[file],
    optional: [...OPTIONAL_COLUMNS[file], ...more],
    pairs: COLUMN_PAIRS[file],
    namesNobody: file === 'evaluations',
  };
  return readTable(columns, source, (fault) => {
    report({ file, ...fault });
  });
}

/** A fault of a file that its reader knows the name of. */
export type TableFault = Omit<Fault, 'file'>;
/** `pairs`: a file has both or neither. `namesNobody`: a column of people is refused in words of its own. */
type Columns = {
  needed: readonly string[];
  optional: readonly string[];
  pairs?: readonly (readonly [string, string])[];
  namesNobody?: boolean;
};

/** The same for any file with such columns. */
export function readTable(columns: Columns, source: Source, report: (fault: TableFault) => void): Reading {
  const hash = createHash('sha256');
  const digest = (): string => hash.copy().digest('hex');
  return { lines: linesOf(columns, source, report, hash), digest };
}

async function* linesOf(
  known: Columns,
  source: Source,
  report: (fault: TableFault) => void,
  hash: Hash,
): AsyncGenerator<CsvLine> {
  let columns: ReadonlyMap<string, number> | undefined;
  const progress = { lines: 0 };
  const fatal = (line: number, reason: FaultReason): void => {
    report({ line, reason });
  };
  try {
    for await (const { record, info } of recordsOf(source, hash, progress)) {
      if (columns) {
        yield { start: info.lines - newlinesIn(record), cells: record, columns };
        continue;
      }
      columns = readHeader(known, record, report);
      if (!columns) return;
    }
  } catch (error) {
    if (error instanceof NotUtf8) fatal(error.line, { code: 'notUtf8' });
    else if (error instanceof CsvError) fatal(progress.lines + 1, reasonOf(error));
    else throw error;
    return;
  }
  if (!columns) fatal(1, { code: 'emptyFile' });
}

function reasonOf(error: CsvError): FaultReason {
  return error.code === 'CSV_MAX_RECORD_SIZE' ? { code: 'lineTooLong', max: LONGEST_LINE } : { code: 'badQuotes' };
}

/** `progress` is kept by the parser itself: where it fails, it drops the records that nobody has taken yet. */
function recordsOf(source: Source, hash: Hash, progress: { lines: number }): AsyncIterable<CsvRecord> {
  const parser = parse({
    ...OPTIONS,
    on_record: (record, { lines }) => {
      progress.lines = lines;
      return record;
    },
  });
  // an error of the text comes out of the parser, where the reader meets it
  pipeline(Readable.from(textOf(source, hash)), parser, () => undefined);
  return parser as AsyncIterable<CsvRecord>;
}

/** The file's text with every line end as \n, so that lines are counted alike whatever wrote the file. */
async function* textOf(source: Source, hash: Hash): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let held = '';
  const decode = (bytes: Uint8Array, stream: boolean): string => {
    try {
      return decoder.decode(bytes, { stream });
    } catch {
      throw new NotUtf8(line + linesBeforeFault(bytes));
    }
  };
  for await (const bytes of source()) {
    hash.update(bytes);
    const text = held + decode(bytes, true);
    held = text.endsWith('\r') ? '\r' : ''; // the \n that belongs to it may be in the next chunk
    const whole = text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
    line += newlinesIn([whole]);
    if (whole !== '') yield whole;
  }
  const rest = (held + decode(new Uint8Array(), false)).replace('\r', '\n');
  if (rest !== '') yield rest;
}

function linesBeforeFault(bytes: Uint8Array): number {
  const [before = ''] = new TextDecoder().decode(bytes).split('\ufffd', 1);
  return newlinesIn([before.replace(/\r\n?/g, '\n')]);
}

function newlinesIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}

/** Answers come without whoever gave them: a column of people is no mere slip, and the sentence says so. */
const unknown = (namesNobody: boolean, heading: string, known: readonly string[]): FaultReason =>
  namesNobody && isPersonColumn(heading) ? { code: 'personColumn' } : { code: 'unknownColumn', known };

/** Where each column stands; undefined where the header is at fault, and then all of its faults are reported. */
function readHeader(
  { needed, optional, pairs = [], namesNobody = false }: Columns,
  record: readonly string[],
  report: (fault: TableFault) => void,
): ReadonlyMap<string, number> | undefined {
  const known: readonly string[] = [...needed, ...optional];
  const columns = new Map<string, number>();
  let faults = 0;
  const fault = (name: string, number: number | undefined, reason: FaultReason): void => {
    faults += 1;
    report({ line: 1, column: { name, ...(number === undefined ? {} : { number }) }, reason });
  };
  const [only = ''] = record;
  if (record.length === 1 && /[;\t]/.test(only)) {
    report({ line: 1, reason: { code: 'notCommas' } });
    return undefined;
  }
  for (const [index, heading] of record.entries()) {
    const name = known.find((column) => sameName(column) === sameName(heading));
    if (name === undefined) fault(heading.slice(0, 40), index + 1, unknown(namesNobody, heading, known));
    else if (columns.has(name)) fault(name, index + 1, { code: 'duplicateColumn' });
    else columns.set(name, index);
  }
  const paired = pairs.filter((pair) => pair.some((name) => columns.has(name))).flat();
  for (const name of [...needed, ...paired]) if (!columns.has(name)) fault(name, undefined, { code: 'missingColumn' });
  return faults === 0 ? columns : undefined;
}
