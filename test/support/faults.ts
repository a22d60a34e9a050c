import type { FaultReason, FileRole } from '../../bot/domain/import.ts';
import { PEOPLE_FAULTS, type FaultyFile } from './faults-people.ts';
import { csv, soundFiles, type Cells } from './import.ts';

/** A file with one line at fault, as what is wrong with it. */
function cell<R extends FileRole>(
  file: R,
  cells: Cells<R>,
  column: string,
  reason: FaultReason,
): Omit<FaultyFile, 'what'> {
  return { file, content: csv(file, [cells]), is: { line: 2, column, reason } };
}

const { people } = soundFiles();
const header = csv('people', []).trim();
/** The columns of a file, in the order of `csv`. */
export const columnsOf = (file: FileRole): string[] => csv(file, []).trim().split(',');

const FILES: FaultyFile[] = [
  { what: 'an empty file', file: 'people', content: '', is: { line: 1, reason: { code: 'emptyFile' } } },
  {
    what: 'a file of blank lines',
    file: 'people',
    content: '\n\r\n \n',
    is: { line: 1, reason: { code: 'emptyFile' } },
  },
  {
    what: 'Latin-1',
    file: 'people',
    content: Buffer.concat([Buffer.from(people), Buffer.from('zo\u00e9@example.gc.ca', 'latin1')]),
    is: { line: 4, reason: { code: 'notUtf8' } },
  },
  {
    what: 'UTF-16',
    file: 'people',
    content: Buffer.from(`\ufeff${people}`, 'utf16le'),
    is: { line: 1, reason: { code: 'notUtf8' } },
  },
  {
    what: 'a character cut off at the end',
    file: 'people',
    content: Buffer.from(`${header}\né`).subarray(0, -1),
    is: { line: 2, reason: { code: 'notUtf8' } },
  },
  {
    what: 'a quotation mark that is not closed',
    file: 'people',
    content: `${people}ana2@example.gc.ca,"Ana,en,America/Toronto,NRCan,,,\n`,
    is: { line: 4, reason: { code: 'badQuotes' } },
  },
  {
    what: 'a quotation mark inside a value',
    file: 'people',
    content: `${header}\nana@example.gc.ca,Ana "Annie" Silva,en,America/Toronto,NRCan,,,\n`,
    is: { line: 2, reason: { code: 'badQuotes' } },
  },
  {
    what: 'a line of which no end comes',
    file: 'people',
    content: `${header}\n"${'x'.repeat(70_000)}"\n`,
    is: { line: 2, reason: { code: 'lineTooLong', max: 65_536 } },
  },
  {
    what: 'semicolons',
    file: 'people',
    content: people.replaceAll(',', ';'),
    is: { line: 1, reason: { code: 'notCommas' } },
  },
  {
    what: 'a missing column',
    file: 'people',
    content: header.replace(',timeZone', ''),
    is: { line: 1, column: 'timeZone', reason: { code: 'missingColumn' } },
  },
  {
    what: 'a column twice',
    file: 'people',
    content: `${header},Email\n`,
    is: { line: 1, column: 'email', reason: { code: 'duplicateColumn' } },
  },
];

const LINES: FaultyFile[] = [
  {
    what: 'too few values',
    file: 'people',
    content: `${header}\nana@example.gc.ca,Ana\n`,
    is: { line: 2, reason: { code: 'fieldCount', found: 2, expected: 8 } },
  },
  {
    what: 'too many values',
    file: 'people',
    content: `${header}\nana@example.gc.ca,Silva, Ana,en,America/Toronto,NRCan,,,\n`,
    is: { line: 2, reason: { code: 'fieldCount', found: 9, expected: 8 } },
  },
  { what: 'no name', ...cell('people', { name: '  ' }, 'name', { code: 'blank' }) },
  { what: 'no department', ...cell('people', { department: '' }, 'department', { code: 'blank' }) },
  { what: 'a long name', ...cell('people', { name: 'x'.repeat(301) }, 'name', { code: 'textTooLong', max: 300 }) },
  { what: 'a control character', ...cell('people', { name: 'Ana\u0007' }, 'name', { code: 'badCharacter' }) },
  {
    what: 'an address without @',
    ...cell('people', { email: 'ana.example.gc.ca' }, 'email', { code: 'badAddress', value: 'ana.example.gc.ca' }),
  },
  {
    what: 'two addresses',
    ...cell('people', { email: 'a@b.ca; c@d.ca' }, 'email', { code: 'badAddress', value: 'a@b.ca; c@d.ca' }),
  },
  {
    what: 'an address without a domain',
    ...cell('people', { email: 'ana@localhost' }, 'email', { code: 'badAddress', value: 'ana@localhost' }),
  },
  {
    what: "a supervisor's address",
    ...cell('people', { supervisorEmail: 'boss' }, 'supervisorEmail', { code: 'badAddress', value: 'boss' }),
  },
  {
    what: 'an unknown language',
    ...cell('people', { language: 'de' }, 'language', { code: 'notOneOf', value: 'de', allowed: ['en', 'fr'] }),
  },
  {
    what: 'an unknown zone',
    ...cell('people', { timeZone: 'America/Ottawa' }, 'timeZone', { code: 'badZone', value: 'America/Ottawa' }),
  },
  {
    what: 'an offset for a zone',
    ...cell('people', { timeZone: 'EST' }, 'timeZone', { code: 'badZone', value: 'EST' }),
  },
  {
    what: 'an unknown kind',
    ...cell('sessions', { kind: 'party' }, 'kind', {
      code: 'notOneOf',
      value: 'party',
      allowed: ['learning-event', 'action-learning', 'course', 'other'],
    }),
  },
  {
    what: 'an unknown status of a session',
    ...cell('sessions', { status: 'done' }, 'status', {
      code: 'notOneOf',
      value: 'done',
      allowed: ['draft', 'published', 'held', 'cancelled'],
    }),
  },
  {
    what: 'neither yes nor no',
    ...cell('sessions', { required: 'true' }, 'required', { code: 'notOneOf', value: 'true', allowed: ['yes', 'no'] }),
  },
  { what: 'no French title', ...cell('sessions', { titleFr: '' }, 'titleFr', { code: 'blank' }) },
  {
    what: 'a day for a time',
    ...cell('sessions', { start: '2026-03-02' }, 'start', { code: 'badTime', value: '2026-03-02' }),
  },
  {
    what: 'a time that is not',
    ...cell('sessions', { end: '2026-03-02T25:00:00' }, 'end', { code: 'badTime', value: '2026-03-02T25:00:00' }),
  },
  {
    what: 'a time that the clocks skip',
    ...cell('sessions', { start: '2026-03-08T02:30:00', end: '2026-03-08T16:00:00' }, 'start', {
      code: 'skippedTime',
      value: '2026-03-08T02:30:00',
      timeZone: 'America/Toronto',
    }),
  },
  {
    what: 'a time that the clocks double',
    ...cell('sessions', { start: '2026-11-01T01:30:00', end: '2026-11-01T16:00:00' }, 'start', {
      code: 'doubledTime',
      value: '2026-11-01T01:30:00',
      timeZone: 'America/Toronto',
    }),
  },
  {
    what: 'an end before the start',
    ...cell('sessions', { end: '2026-03-02T08:59:00' }, 'end', { code: 'endNotAfterStart' }),
  },
  {
    what: 'an end at the start',
    ...cell('sessions', { end: '2026-03-02T09:00:00' }, 'end', { code: 'endNotAfterStart' }),
  },
  {
    what: 'negative minutes',
    ...cell('sessions', { minimumMinutes: '-1' }, 'minimumMinutes', { code: 'badMinutes', value: '-1' }),
  },
  {
    what: 'half minutes',
    ...cell('sessions', { minimumMinutes: '1.5' }, 'minimumMinutes', { code: 'badMinutes', value: '1.5' }),
  },
  {
    what: 'a day that does not exist',
    ...cell('enrolments', { joined: '2026-02-29' }, 'joined', { code: 'badDay', value: '2026-02-29' }),
  },
  {
    what: 'a day written otherwise',
    ...cell('enrolments', { withdrawn: '05/01/2026' }, 'withdrawn', { code: 'badDay', value: '05/01/2026' }),
  },
  { what: 'no first day', ...cell('enrolments', { joined: '' }, 'joined', { code: 'blank' }) },
  {
    what: 'withdrawn before joined',
    ...cell('enrolments', { withdrawn: '2026-01-04' }, 'withdrawn', {
      code: 'withdrawnBeforeJoined',
      joined: '2026-01-05',
    }),
  },
  {
    what: 'an unknown status of a seat',
    ...cell('register', { status: 'here' }, 'status', {
      code: 'notOneOf',
      value: 'here',
      allowed: ['present', 'late', 'partial', 'absent', 'excused'],
    }),
  },
  {
    what: 'an unknown source',
    ...cell('register', { source: 'fax' }, 'source', {
      code: 'notOneOf',
      value: 'fax',
      allowed: ['code', 'button', 'facilitator', 'import'],
    }),
  },
  {
    what: 'a partial presence without minutes',
    ...cell('register', { status: 'partial' }, 'minutes', { code: 'minutesMissing' }),
  },
  {
    what: 'minutes in words',
    ...cell('register', { status: 'partial', minutes: 'two' }, 'minutes', { code: 'badMinutes', value: 'two' }),
  },
  {
    what: 'a link that is not safe to follow',
    ...cell('sessions', { joinLink: 'http://x.ca' }, 'joinLink', { code: 'badLink', value: 'http://x.ca' }),
  },
  {
    what: 'seats in words',
    ...cell('sessions', { capacity: 'many' }, 'capacity', { code: 'badSeats', value: 'many', max: 10_000 }),
  },
  {
    what: 'seats of a required session',
    ...cell('sessions', { capacity: '9' }, 'capacity', { code: 'seatsOfRequired' }),
  },
];

const BESIDE: FaultyFile[] = [
  {
    what: 'a person twice, in other letters',
    file: 'people',
    content: csv('people', [{}, { email: 'ben@example.gc.ca' }, { email: ' ANA@Example.GC.ca ' }]),
    is: { line: 4, column: 'email', reason: { code: 'repeatedPerson', line: 2 } },
  },
  {
    what: 'a session twice, in other letters',
    file: 'sessions',
    content: csv('sessions', [{}, { session: 'le01' }]),
    is: { line: 3, column: 'session', reason: { code: 'repeatedSession', line: 2 } },
  },
  {
    what: 'a seat twice, in other letters',
    file: 'register',
    content: csv('register', [{}, { email: 'ben@example.gc.ca' }, { session: 'le01', email: 'Ana@example.gc.ca' }]),
    is: { line: 4, column: 'email', reason: { code: 'repeatedSeat', line: 2 } },
  },
  {
    what: 'spells that share a day',
    file: 'enrolments',
    content: csv('enrolments', [{ withdrawn: '2026-02-01' }, { email: 'ben@example.gc.ca' }, { joined: '2026-02-01' }]),
    is: { line: 4, column: 'joined', reason: { code: 'overlappingSpell', line: 2 } },
  },
  {
    what: 'a spell before one without an end',
    file: 'enrolments',
    content: csv('enrolments', [{ joined: '2026-03-01' }, { joined: '2026-01-01', withdrawn: '2026-03-01' }]),
    is: { line: 3, column: 'joined', reason: { code: 'overlappingSpell', line: 2 } },
  },
  {
    what: 'a place for nobody known',
    file: 'enrolments',
    content: csv('enrolments', [{ email: 'eve@example.gc.ca' }]),
    is: { line: 2, column: 'email', reason: { code: 'unknownPerson', value: 'eve@example.gc.ca' } },
  },
  {
    what: 'a seat of nobody known',
    file: 'register',
    content: csv('register', [{ email: 'eve@example.gc.ca' }]),
    is: { line: 2, column: 'email', reason: { code: 'unknownPerson', value: 'eve@example.gc.ca' } },
  },
  {
    what: 'a seat in no session known',
    file: 'register',
    content: csv('register', [{ session: 'LE99' }]),
    is: { line: 2, column: 'session', reason: { code: 'unknownSession', value: 'LE99' } },
  },
];

/** Every fault that an import without --partial can have. */
export const FAULTY_FILES = [...FILES, ...LINES, ...BESIDE, ...PEOPLE_FAULTS];
