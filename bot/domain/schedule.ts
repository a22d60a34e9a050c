import { isDay, instantOf, isTimeZone, localOf, type Day, type Millis } from './time.ts';
import { refuse, ok, type Result } from './result.ts';
import type { Session, SessionDetails, SessionKind } from './session.ts';

/** What a coordinator typed, as it was typed: kept on the card until it is right. */
export const FORM_FIELDS = [
  'code',
  'kind',
  'titleEn',
  'titleFr',
  'group',
  'required',
  'day',
  'start',
  'endDay',
  'end',
  'timeZone',
  'place',
  'joinLink',
  'capacity',
  'minimumMinutes',
  'remote',
  'agendaEn',
  'agendaFr',
  'roomAccess',
  'contact',
  'repeat',
  'interval',
  'times',
] as const;
export type FormField = (typeof FORM_FIELDS)[number];
export type SessionForm = Record<FormField, string>;

export type ProblemCode =
  | 'missing'
  | 'tooLong'
  | 'badCode'
  | 'codeTaken'
  | 'badDay'
  | 'badTime'
  | 'unknownZone'
  | 'skipped'
  | 'doubled'
  | 'endBeforeStart'
  | 'tooLongSession'
  | 'badLink'
  | 'badNumber'
  | 'capacityOfRequired'
  | 'tooManyTimes'
  | 'seriesTooLong'
  | 'noFifth';

/** What is wrong with one field; `most`: the limit that was passed; `day`: of which date of a series. */
export type Problem = { field: FormField; code: ProblemCode; most?: number; day?: Day };

/** What a form says of a session. */
export type Described = Pick<
  Session,
  | 'code'
  | 'kind'
  | 'group'
  | 'titleEn'
  | 'titleFr'
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'place'
  | 'required'
  | 'minimumMinutes'
  | 'remote'
  | 'joinLink'
  | 'capacity'
  | 'details'
>;

const KINDS: readonly string[] = ['learning-event', 'action-learning', 'course', 'other'];
const LENGTHS: Partial<Record<FormField, number>> = {
  titleEn: 200,
  titleFr: 200,
  group: 100,
  place: 200,
  joinLink: 1_000,
  agendaEn: 1_500,
  agendaFr: 1_500,
  roomAccess: 500,
  contact: 200,
};
const LONGEST: Millis = 7 * 24 * 3_600_000;
const MOST_SEATS = 10_000;
const MOST_MINUTES = 10_080;

/**
 * Reads a form. A French title may still be missing: both are needed to publish only. Refused with every problem at
 * once, each beside its field; nothing is guessed, least of all which of two local times was meant.
 */
export function readForm(form: SessionForm): Result<Described, { code: 'form'; problems: Problem[] }> {
  const typed = trimmed(form);
  const times = readTimes(typed);
  const problems = [...lengthProblems(typed), ...plainProblems(typed), ...times.problems];
  if (problems.length > 0 || !times.value) return refuse({ code: 'form', problems });
  const { code, titleEn, titleFr, timeZone, place, group, joinLink, capacity } = typed;
  const details = detailsOf(typed);
  return ok({
    code,
    kind: typed.kind as SessionKind, // plainProblems looked
    titleEn,
    titleFr,
    ...times.value,
    timeZone,
    place,
    required: typed.required === 'true',
    minimumMinutes: Number(typed.minimumMinutes || '0'),
    remote: typed.remote === 'true',
    ...(group === '' ? {} : { group }),
    ...(joinLink === '' ? {} : { joinLink }),
    ...(capacity === '' ? {} : { capacity: Number(capacity) }),
    ...(details ? { details } : {}),
  });
}

function trimmed(form: SessionForm): SessionForm {
  return Object.fromEntries(FORM_FIELDS.map((field) => [field, form[field].trim()])) as SessionForm;
}

function lengthProblems(typed: SessionForm): Problem[] {
  return FORM_FIELDS.flatMap((field): Problem[] => {
    const most = LENGTHS[field];
    return most !== undefined && typed[field].length > most ? [{ field, code: 'tooLong', most }] : [];
  });
}

function plainProblems(typed: SessionForm): Problem[] {
  const { code, kind, titleEn, place, joinLink, capacity, minimumMinutes, required } = typed;
  const found: (Problem | false)[] = [
    !/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,19}$/u.test(code) && { field: 'code', code: 'badCode' },
    !KINDS.includes(kind) && { field: 'kind', code: 'missing' },
    titleEn === '' && { field: 'titleEn', code: 'missing' },
    place === '' && joinLink === '' && { field: 'place', code: 'missing' },
    joinLink !== '' && !isSafeLink(joinLink) && { field: 'joinLink', code: 'badLink' },
    capacity !== '' && !isWhole(capacity, 1, MOST_SEATS) && { field: 'capacity', code: 'badNumber', most: MOST_SEATS },
    capacity !== '' && required === 'true' && { field: 'capacity', code: 'capacityOfRequired' },
    minimumMinutes !== '' &&
      !isWhole(minimumMinutes, 0, MOST_MINUTES) && { field: 'minimumMinutes', code: 'badNumber', most: MOST_MINUTES },
  ];
  return found.filter((one) => one !== false);
}

const isWhole = (typed: string, least: number, most: number): boolean =>
  /^\d{1,6}$/.test(typed) && Number(typed) >= least && Number(typed) <= most;

/** A link that people are sent to: https, without a user name in it that could pass for the host. */
function isSafeLink(link: string): boolean {
  if (!URL.canParse(link) || /\s/.test(link)) return false;
  const { protocol, username, password } = new URL(link);
  return protocol === 'https:' && username === '' && password === '';
}

type Times = { problems: Problem[]; value?: { startsAt: Millis; endsAt: Millis } };

function readTimes(typed: SessionForm): Times {
  const { day, start, end, timeZone } = typed;
  const endDay = typed.endDay === '' ? day : typed.endDay;
  const found: (Problem | false)[] = [
    !isTimeZone(timeZone) && { field: 'timeZone', code: 'unknownZone' },
    !isDay(day) && { field: 'day', code: 'badDay' },
    isDay(day) && !isDay(endDay) && { field: 'endDay', code: 'badDay' },
    !isTime(start) && { field: 'start', code: 'badTime' },
    !isTime(end) && { field: 'end', code: 'badTime' },
  ];
  const problems = found.filter((one) => one !== false);
  if (problems.length > 0) return { problems };
  return between(instantIn('start', day, start, timeZone), instantIn('end', endDay, end, timeZone));
}

const isTime = (typed: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(typed);

function instantIn(field: 'start' | 'end', day: string, time: string, timeZone: string): Millis | Problem {
  const local = instantOf(`${day}T${time}`, timeZone);
  if (local.kind === 'instant') return local.at;
  return { field, code: local.kind === 'malformed' ? 'badTime' : local.kind };
}

function between(startsAt: Millis | Problem, endsAt: Millis | Problem): Times {
  if (typeof startsAt !== 'number' || typeof endsAt !== 'number') {
    return { problems: [startsAt, endsAt].filter((one) => typeof one !== 'number') };
  }
  if (endsAt <= startsAt) return { problems: [{ field: 'end', code: 'endBeforeStart' }] };
  if (endsAt - startsAt > LONGEST) return { problems: [{ field: 'end', code: 'tooLongSession' }] };
  return { problems: [], value: { startsAt, endsAt } };
}

function detailsOf({ agendaEn, agendaFr, roomAccess, contact }: SessionForm): SessionDetails | undefined {
  const said = Object.entries({ agendaEn, agendaFr, roomAccess, contact }).filter(([, text]) => text !== '');
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}

/** A session as its form shows it: its times in its own zone. */
export function formOf(session: Session): SessionForm {
  const { code, kind, titleEn, titleFr, timeZone, place, details } = session;
  const [starts, ends] = [localOf(session.startsAt, timeZone), localOf(session.endsAt, timeZone)];
  return {
    ...emptyForm(timeZone),
    ...{ code, kind, titleEn, titleFr, place },
    group: session.group ?? '',
    required: String(session.required),
    day: starts.day,
    start: starts.time,
    endDay: ends.day === starts.day ? '' : ends.day,
    end: ends.time,
    joinLink: session.joinLink ?? '',
    capacity: session.capacity === undefined ? '' : String(session.capacity),
    minimumMinutes: String(session.minimumMinutes),
    remote: String(session.remote),
    agendaEn: details?.agendaEn ?? '',
    agendaFr: details?.agendaFr ?? '',
    roomAccess: details?.roomAccess ?? '',
    contact: details?.contact ?? '',
  };
}

/** A form that nobody has filled: a required learning event of a day. */
export function emptyForm(timeZone: string): SessionForm {
  const blank = Object.fromEntries(FORM_FIELDS.map((field) => [field, ''])) as SessionForm;
  const usual = { kind: 'learning-event', required: 'true', remote: 'false', start: '09:00', end: '16:00' };
  return { ...blank, ...usual, timeZone, minimumMinutes: '240', repeat: 'once', interval: '2', times: '1' };
}
