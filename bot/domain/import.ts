import type { AttendanceStatus, EntryChannel } from './attendance.ts';
import type { PoolPlan } from './evaluation.ts';
import type { Seen, WaveKind } from './feedback.ts';
import type { FormKind, Level } from './form.ts';
import type { NominationWords } from './nomination.ts';
import type { Identity, Language } from './person.ts';
import type { SessionDetails, SessionKind, SessionStatus } from './session.ts';
import type { Day, Millis } from './time.ts';

/** The files of an import, in the order in which they are applied: each may name what those before it bring. */
export const FILE_ROLES = [
  ...(['people', 'sessions', 'enrolments', 'register'] as const),
  ...(['evaluations', 'feedback', 'reported', 'nominations'] as const),
] as const;
export type FileRole = (typeof FILE_ROLES)[number];

/** The columns of each file; any order, header row first, each of them there once. */
export const COLUMNS = {
  people: ['email', 'name', 'language', 'timeZone', 'department', 'level', 'functionalArea', 'supervisorEmail'],
  sessions: [
    'session',
    'kind',
    'group',
    'titleEn',
    'titleFr',
    'start',
    'end',
    'timeZone',
    'place',
    'required',
    'minimumMinutes',
    'status',
  ],
  enrolments: ['email', 'group', 'joined', 'withdrawn'],
  register: ['session', 'email', 'status', 'minutes', 'source'],
  evaluations: ['session', 'kind', 'ballot', 'item', 'answer'],
  feedback: ['wave', 'participant', 'supervisor', 'item', 'answer', 'submitted'],
  reported: ['code', 'figure', 'textEn', 'textFr', 'baseEn', 'baseFr', 'source', 'asOf'],
  nominations: ['nominee', 'name', 'nominator', 'department', 'level', 'functionalArea', 'statement'],
} as const satisfies Record<FileRole, readonly string[]>;

/** Columns that a file may have beside those. One that is not there leaves what is recorded as it is. */
export const OPTIONAL_COLUMNS = {
  people: ['entraTenantId', 'entraObjectId'],
  sessions: [
    'joinLink',
    'capacity',
    'facilitatorEmail',
    'languages',
    'interpretation',
    'remote',
    'agendaEn',
    'agendaFr',
    'beforeEn',
    'beforeFr',
    'afterEn',
    'afterFr',
    'roomAccess',
    'contact',
  ],
  enrolments: [],
  register: [],
  evaluations: ['pool', 'period', 'asked', 'date'],
  feedback: ['shared'],
  reported: ['level'],
  nominations: ['strengths', 'supervisor'],
} as const satisfies Record<FileRole, readonly string[]>;

/** Optional columns that say something only together: a file has both or neither. */
export const COLUMN_PAIRS: Record<FileRole, readonly (readonly [string, string])[]> = {
  people: [['entraTenantId', 'entraObjectId']],
  sessions: [],
  enrolments: [],
  register: [],
  evaluations: [],
  feedback: [],
  reported: [],
  nominations: [],
};

/** The answer to a question of the call, by the question's id: which columns there may be, the call says. */
export type QuestionColumn = `q.${string}`;

export type Column<R extends FileRole> =
  | (typeof COLUMNS)[R][number]
  | (typeof OPTIONAL_COLUMNS)[R][number]
  | (R extends 'nominations' ? QuestionColumn : never);

export type PersonRow = {
  email: string;
  name: string;
  language: Language;
  timeZone: string;
  department: string;
  level?: string;
  functionalArea?: string;
  supervisorEmail?: string;
  /** Their Microsoft Entra identity, where the line gives it; a line without one leaves a binding as it is. */
  identity?: Identity;
};

export type SessionRow = {
  code: string;
  kind: SessionKind;
  group?: string;
  titleEn: string;
  titleFr: string;
  startsAt: Millis;
  endsAt: Millis;
  timeZone: string;
  place: string;
  required: boolean;
  minimumMinutes: number;
  status: SessionStatus;
  more: SessionMore;
};

/** What the optional columns of a file say; undefined: the cell is empty, and takes away what is recorded. */
export type SessionMore = {
  [K in Exclude<keyof SessionDetails, undefined> | 'joinLink' | 'facilitatorEmail']?: string | undefined;
} & {
  capacity?: number | undefined;
  languages?: 'en' | 'fr' | 'both' | undefined;
  interpretation?: boolean | undefined;
  remote?: boolean;
};

export type EnrolmentRow = { email: string; group?: string; from: Day; to?: Day };

export type RegisterRow = {
  code: string;
  email: string;
  status: AttendanceStatus;
  minutes?: number;
  channel: EntryChannel;
};

/** One answer of one ballot of a past evaluation. `ballot` is a number of this file: it stands for nobody. */
export type EvaluationRow = {
  /** Absent: an evaluation of the program. */
  code?: string;
  kind: FormKind;
  ballot: string;
  item: string;
  answer: string;
  pool?: PoolPlan;
  period?: string;
  asked?: number;
  date?: Day;
};

/** The item under which a supervisor's own words stand. */
export const WORDS_ITEM = 'words';

/** One answer of one supervisor about one participant in a past wave. */
export type FeedbackRow = {
  wave: WaveKind;
  participant: string;
  supervisor: string;
  /** Absent: the supervisor was asked, and said nothing. */
  said?: { item: string; seen: Seen } | { item: typeof WORDS_ITEM; words: string };
  submitted?: Day;
  shared?: boolean;
};

/** One person nominated. `answers` by question, of the columns that the file has. */
export type NominationRow = NominationWords & { nominee: string; name: string; nominator: string; supervisor?: string };

/** A figure that was published before this product, quoted. */
export type ReportedRow = {
  code: string;
  figure: string;
  textEn: string;
  textFr: string;
  baseEn: string;
  baseFr: string;
  source: string;
  asOf: string;
  level?: Level;
};

/** What a sound line of each file says. */
export type RowOf = {
  people: PersonRow;
  sessions: SessionRow;
  enrolments: EnrolmentRow;
  register: RegisterRow;
  evaluations: EvaluationRow;
  feedback: FeedbackRow;
  reported: ReportedRow;
  nominations: NominationRow;
};

/** What is wrong at one place of a file; cards/text/import has a sentence for each, with the way to mend it. */
export type FaultReason =
  // the file cannot be read
  | { code: 'emptyFile' }
  | { code: 'notUtf8' }
  | { code: 'badQuotes' }
  | { code: 'lineTooLong'; max: number }
  | { code: 'notCommas' }
  | { code: 'missingColumn' }
  | { code: 'unknownColumn'; known: readonly string[] }
  | { code: 'duplicateColumn' }
  | { code: 'personColumn' }
  // a line, by itself
  | { code: 'fieldCount'; found: number; expected: number }
  | { code: 'blank' }
  | { code: 'textTooLong'; max: number }
  | { code: 'badCharacter' }
  | { code: 'badAddress'; value: string }
  | { code: 'notOneOf'; value: string; allowed: readonly string[] }
  | { code: 'badZone'; value: string }
  | { code: 'badDay'; value: string }
  | { code: 'badTime'; value: string }
  | { code: 'skippedTime'; value: string; timeZone: string }
  | { code: 'doubledTime'; value: string; timeZone: string }
  | { code: 'endNotAfterStart' }
  | { code: 'badMinutes'; value: string }
  | { code: 'minutesMissing' }
  | { code: 'badLink'; value: string }
  | { code: 'badSeats'; value: string; max: number }
  | { code: 'seatsOfRequired' }
  | { code: 'withdrawnBeforeJoined'; joined: Day }
  | { code: 'badCount'; value: string }
  | { code: 'dateMissing' }
  | { code: 'pooledAlways' }
  | { code: 'periodAlone' }
  | { code: 'badEntraId' }
  | { code: 'entraIdAlone' }
  // a line, beside the others and the store
  | { code: 'notAnItem'; value: string; allowed: readonly string[] }
  | { code: 'notAnAnswer'; value: string; allowed: readonly string[] }
  | { code: 'repeatedAnswer'; line: number }
  | { code: 'repeatedFigure'; line: number }
  | { code: 'unlikeAbove'; line: number }
  | { code: 'otherKind'; kind: string }
  | { code: 'askedTooFew'; answered: number }
  | { code: 'evaluationThere' }
  | { code: 'notABehaviour'; value: string; allowed: readonly string[] }
  | { code: 'repeatedBehaviour'; line: number }
  | { code: 'unlikeForm'; line: number }
  | { code: 'secondSupervisor'; line: number }
  | { code: 'ownSupervisor' }
  | { code: 'notInCohort'; value: string }
  | { code: 'notOver'; value: string }
  | { code: 'waveThere' }
  | { code: 'noCall' }
  | { code: 'callDraft' }
  | { code: 'notACompetency'; value: string; allowed: readonly string[] }
  | { code: 'repeatedStrength'; value: string }
  | { code: 'answerMissing' }
  | { code: 'notListed'; value: string; allowed: readonly string[] }
  | { code: 'notNominator'; value: string }
  | { code: 'nominatorJudges' }
  | { code: 'nomineeJudges' }
  | { code: 'selfNomination' }
  | { code: 'ownSupervision' }
  | { code: 'repeatedNominee'; line: number }
  | { code: 'nominatedAlready' }
  | { code: 'nominationOver'; state: 'declined' | 'withdrawn' }
  | { code: 'repeatedPerson'; line: number }
  | { code: 'repeatedSession'; line: number }
  | { code: 'repeatedSeat'; line: number }
  | { code: 'overlappingSpell'; line: number }
  | { code: 'repeatedIdentity'; line: number }
  | { code: 'identityTaken' }
  | { code: 'otherIdentity' }
  | { code: 'foreignTenant' }
  | { code: 'unknownPerson'; value: string }
  | { code: 'unknownSession'; value: string }
  // a sound line that cannot be imported without the one at fault (only where sound lines are imported)
  | { code: 'needsFaultyLine'; file: FileRole; value: string }
  | { code: 'otherSpellAtFault' };

/** A fault and its place. Lines and columns count from 1, the header being line 1; a column that is not there has no number. */
export type Fault = { file: FileRole; line: number; column?: { name: string; number?: number }; reason: FaultReason };

const FATAL: ReadonlySet<FaultReason['code']> = new Set([
  'emptyFile',
  'notUtf8',
  'badQuotes',
  'lineTooLong',
  'notCommas',
  'missingColumn',
  'unknownColumn',
  'duplicateColumn',
  'personColumn',
  'noCall',
  'callDraft',
]);

/** True where the file as a whole cannot be trusted, so that not even its sound lines are imported. */
export function isFatal({ reason }: Fault): boolean {
  return FATAL.has(reason.code);
}

/** An address that mail could be sent to, as far as its form can tell. */
export function isAddress(value: string): boolean {
  return value.length <= 254 && /^[^\s@,;:<>()"]+@[^\s@,;:<>()".]+(\.[^\s@,;:<>()".]+)+$/.test(value);
}

/** An id as Microsoft Entra writes them (a GUID, in any case), and not the empty one that stands for nobody. */
export function isEntraId(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) && /[1-9a-f]/i.test(value);
}

/** Whether two spells of one person share a day; the first and the last day are part of a spell. */
export function overlaps(a: EnrolmentRow, b: EnrolmentRow): boolean {
  return (b.to === undefined || a.from <= b.to) && (a.to === undefined || b.from <= a.to);
}

const PEOPLE =
  /(mail|courriel|adress?e?|^nom|name$|^pr[eé]nom|person|participa|respondent|r[eé]pond|emplo|^pid$|^upn$|user|utilis|^who$|^qui$|login|^pri$|^id$)/i;

/** Whether a column would say whose answers these are: such a file is refused, whatever is in it. */
export function isPersonColumn(name: string): boolean {
  return PEOPLE.test(name.normalize('NFC').trim());
}
