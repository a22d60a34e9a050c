import { refuse, ok, type Result } from './result.ts';
import type { Details, Essentials, Session, SessionDetails, SessionKind } from './session.ts';
import type { Pid } from './person.ts';
import { isDay, instantOf, isTimeZone, localOf, MINUTE, type Day, type Millis } from './time.ts';

/** The first card of a session: what makes it a session. What is seldom needed comes last. */
export const ESSENTIAL_FIELDS = [
  'code',
  'kind',
  'titleEn',
  'titleFr',
  'group',
  'required',
  'day',
  'start',
  'end',
  'place',
  'joinLink',
  'endDay',
  'timeZone',
] as const;
/** What makes a series of it; of new sessions only. */
export const SERIES_FIELDS = ['repeat', 'interval', 'times'] as const;
/** The second card: what may be said later. */
export const DETAIL_FIELDS = [
  'facilitator',
  'languages',
  'interpretation',
  'capacity',
  'minimumMinutes',
  'remote',
  'agendaEn',
  'agendaFr',
  'beforeEn',
  'beforeFr',
  'afterEn',
  'afterFr',
  'roomAccess',
  'contact',
] as const;

export type EssentialField = (typeof ESSENTIAL_FIELDS)[number] | (typeof SERIES_FIELDS)[number];
export type DetailField = (typeof DETAIL_FIELDS)[number];
export type FormField = EssentialField | DetailField;

/** What a coordinator typed, as it was typed: kept on the card until it is right. */
export type EssentialsForm = Record<EssentialField, string>;
export type DetailsForm = Record<DetailField, string>;

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
  | 'past'
  | 'groupFixed'
  | 'badLink'
  | 'badNumber'
  | 'capacityOfRequired'
  | 'notFacilitator'
  | 'tooManyTimes'
  | 'seriesTooLong'
  | 'noFifth';

/** What is wrong with one field; `most`: the limit that was passed; `day`: of which date of a series. */
export type Problem = { field: FormField; code: ProblemCode; most?: number; day?: Day };
export type FormRefusal = { code: 'form'; problems: Problem[] };

const KINDS: readonly string[] = ['learning-event', 'action-learning', 'course', 'other'];
const LANGUAGES: readonly string[] = ['', 'en', 'fr', 'both'];

/** How long each text may be; files of sessions are held to the same (features/import). */
export const LONGEST_TEXT: Readonly<Partial<Record<FormField, number>>> = {
  titleEn: 200,
  titleFr: 200,
  group: 100,
  place: 200,
  joinLink: 1_000,
  agendaEn: 1_500,
  agendaFr: 1_500,
  beforeEn: 1_000,
  beforeFr: 1_000,
  afterEn: 1_000,
  afterFr: 1_000,
  roomAccess: 500,
  contact: 200,
};
const LONGEST: Millis = 7 * 24 * 3_600_000;
export const MOST_SEATS = 10_000;
const MOST_MINUTES = 10_080;
const USUAL_MINUTES = 240;

/**
 * Reads the first card. A French title may still be missing: both are needed to publish only. Refused with every
 * problem at once, each beside its field; nothing is guessed, least of all which of two local times was meant.
 */
export function readEssentials(form: EssentialsForm): Result<Essentials, FormRefusal> {
  const typed = trimmed(form);
  const { kind, titleEn, titleFr, timeZone, place, group, joinLink } = typed;
  const times = readTimes(typed);
  const found: (Problem | false)[] = [
    !KINDS.includes(kind) && { field: 'kind', code: 'missing' },
    titleEn === '' && { field: 'titleEn', code: 'missing' },
    place === '' && joinLink === '' && { field: 'place', code: 'missing' },
    joinLink !== '' && !isSafeLink(joinLink) && { field: 'joinLink', code: 'badLink' },
  ];
  const problems = [...lengthProblems(typed), ...found.filter((one) => one !== false), ...times.problems];
  if (problems.length > 0 || !times.value) return refuse({ code: 'form', problems });
  return ok({
    kind: kind as SessionKind, // one of KINDS
    titleEn,
    titleFr,
    ...times.value,
    timeZone,
    place,
    required: typed.required !== 'false',
    ...(group === '' ? {} : { group }),
    ...(joinLink === '' ? {} : { joinLink }),
  });
}

/** What is wrong with a session's short name; undefined: nothing. */
export function codeProblem(code: string): Problem | undefined {
  if (/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,19}$/u.test(code.trim())) return undefined;
  return { field: 'code', code: 'badCode' };
}

/** Reads the second card, for a session as its first card describes it, and the program's facilitators. */
export function readDetails(
  form: DetailsForm,
  session: Pick<Session, 'required' | 'startsAt' | 'endsAt' | 'facilitator'>,
  facilitators: readonly Pid[],
): Result<Details, FormRefusal> {
  const typed = trimmed(form);
  const { facilitator, languages, interpretation, capacity, minimumMinutes } = typed;
  const known = facilitator === '' || facilitator === session.facilitator || facilitators.includes(facilitator);
  const isMinimum = minimumMinutes === '' || isWhole(minimumMinutes, 0, MOST_MINUTES);
  const found: (Problem | false)[] = [
    !known && { field: 'facilitator', code: 'notFacilitator' },
    !LANGUAGES.includes(languages) && { field: 'languages', code: 'missing' },
    capacity !== '' && !isWhole(capacity, 1, MOST_SEATS) && { field: 'capacity', code: 'badNumber', most: MOST_SEATS },
    capacity !== '' && session.required && { field: 'capacity', code: 'capacityOfRequired' },
    !isMinimum && { field: 'minimumMinutes', code: 'badNumber', most: MOST_MINUTES },
  ];
  const problems = [...lengthProblems(typed), ...found.filter((one) => one !== false)];
  if (problems.length > 0) return refuse({ code: 'form', problems });
  const details = wordsOf(typed);
  return ok({
    minimumMinutes: minimumMinutes === '' ? usualMinimum(session) : Number(minimumMinutes),
    remote: typed.remote === 'true',
    ...(capacity === '' ? {} : { capacity: Number(capacity) }),
    ...(facilitator === '' ? {} : { facilitator }),
    ...(languages === '' ? {} : { languages: languages as 'en' | 'fr' | 'both' }), // one of LANGUAGES
    ...(interpretation === '' ? {} : { interpretation: interpretation === 'true' }),
    ...(details ? { details } : {}),
  });
}

/** From how many minutes on a partial presence counts, where nobody says: 240, or two thirds of a shorter session. */
export function usualMinimum({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>): number {
  return Math.min(USUAL_MINUTES, Math.round(((endsAt - startsAt) / MINUTE) * (2 / 3)));
}

function trimmed<F extends FormField>(form: Record<F, string>): Record<F, string> {
  const typed = Object.entries<string>(form).map(([field, text]) => [field, text.trim()]);
  return Object.fromEntries(typed) as Record<F, string>;
}

function lengthProblems(typed: Partial<Record<FormField, string>>): Problem[] {
  return (Object.keys(typed) as FormField[]).flatMap((field): Problem[] => {
    const most = LONGEST_TEXT[field];
    return most !== undefined && (typed[field]?.length ?? 0) > most ? [{ field, code: 'tooLong', most }] : [];
  });
}

const isWhole = (typed: string, least: number, most: number): boolean =>
  /^\d{1,6}$/.test(typed) && Number(typed) >= least && Number(typed) <= most;

/** A link that people are sent to: https, without a user name in it that could pass for the host. */
export function isSafeLink(link: string): boolean {
  if (!URL.canParse(link) || /\s/.test(link)) return false;
  const { protocol, username, password } = new URL(link);
  return protocol === 'https:' && username === '' && password === '';
}

type Times = { problems: Problem[]; value?: { startsAt: Millis; endsAt: Millis } };

function readTimes(typed: EssentialsForm): Times {
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

function wordsOf(form: DetailsForm): SessionDetails | undefined {
  const { agendaEn, agendaFr, beforeEn, beforeFr, afterEn, afterFr, roomAccess, contact } = form;
  const words = { agendaEn, agendaFr, beforeEn, beforeFr, afterEn, afterFr, roomAccess, contact };
  const said = Object.entries(words).filter(([, text]) => text !== '');
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}

const NO_SERIES = { repeat: 'once', interval: '2', times: '1' };

/** A session as its first card shows it: its times in its own zone. */
export function essentialsOf(session: Session): EssentialsForm {
  const { code, kind, titleEn, titleFr, timeZone, place, group = '', joinLink = '' } = session;
  const [starts, ends] = [localOf(session.startsAt, timeZone), localOf(session.endsAt, timeZone)];
  return {
    ...{ code, kind, titleEn, titleFr, group, place, joinLink, timeZone, ...NO_SERIES },
    required: String(session.required),
    day: starts.day,
    start: starts.time,
    end: ends.time,
    endDay: ends.day === starts.day ? '' : ends.day,
  };
}

/** A session as its second card shows it. */
export function detailsOf(session: Session): DetailsForm {
  const { capacity, facilitator = '', languages = '', interpretation, details = {} } = session;
  const blank = Object.fromEntries(DETAIL_FIELDS.map((field) => [field, ''])) as DetailsForm;
  return {
    ...blank,
    ...details,
    facilitator,
    languages,
    interpretation: interpretation === undefined ? '' : String(interpretation),
    capacity: capacity === undefined ? '' : String(capacity),
    minimumMinutes: String(session.minimumMinutes),
    remote: String(session.remote),
  };
}

/** A first card that nobody has filled: a required learning event of a day. */
export function emptyForm(timeZone: string, code: string): EssentialsForm {
  const blank = { titleEn: '', titleFr: '', group: '', day: '', endDay: '', place: '', joinLink: '' };
  const usual = { kind: 'learning-event', required: 'true', start: '09:00', end: '16:00' };
  return { ...blank, ...usual, ...NO_SERIES, timeZone, code };
}
