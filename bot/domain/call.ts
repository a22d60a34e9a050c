import { Temporal } from 'temporal-polyfill';
import type { Day, Millis } from './time.ts';

/** What somebody reads, in both languages. */
export type Wording = { textEn: string; textFr: string };

/** Scores are whole numbers from 1 to 5; what 1, 3 and 5 look like is written down, 2 and 4 lie between. */
export const SCORES = [1, 2, 3, 4, 5] as const;
export type Score = (typeof SCORES)[number];
export const ANCHORED = [1, 3, 5] as const satisfies readonly Score[];
export type Anchored = (typeof ANCHORED)[number];

/** One thing that reviewers score. `weight`: how much it counts beside the others, 1 to 10. */
export type Criterion = Wording & {
  criterionId: string;
  weight: number;
  anchors: Record<`${Anchored}`, Wording>;
};

export type Competency = Wording & { competencyId: string };
export type Question = Wording & { questionId: string; required: boolean };

/** A call for nominations for one cohort. */
export type Call = {
  callId: string;
  programId: string;
  cohortId: string;
  state: 'draft' | 'published';
  /** Nominations can be submitted from here on. */
  opensAt: Millis;
  /** And until here. */
  closesAt: Millis;
  /** Until then nominees consent and supervisors endorse. */
  completeBy: Millis;
  capacity: number;
  /** Seats for one department at most; absent: as many as it comes. */
  perDepartment?: number;
  /** What taking part asks: days of work, over so many months. */
  days: number;
  months: number;
  /** What is chosen from; empty: it is written freely. */
  levels: string[];
  areas: string[];
  criteria: Criterion[];
  /** The version of the criteria: raised with every change, and kept with every score. */
  rubric: number;
  competencies: Competency[];
  questions: Question[];
  /** Whether people may nominate themselves. */
  selfNomination: boolean;
  /** Whether reviewers read a dossier without name and department. */
  redacted: boolean;
  /** How many reviewers read each dossier. */
  reviewsEach: number;
  /** Whom those who are not selected may write to. */
  contact: string;
  /** Raised with every change of dates: due work of older dates is void. */
  sequence: number;
};

/** `announced`: published, and not open yet. */
export type CallPhase = 'draft' | 'announced' | 'open' | 'closed';

export function phaseOf(
  { state, opensAt, closesAt }: Pick<Call, 'state' | 'opensAt' | 'closesAt'>,
  now: Millis,
): CallPhase {
  if (state === 'draft') return 'draft';
  if (now < opensAt) return 'announced';
  return now < closesAt ? 'open' : 'closed';
}

export type CallDates = { opens: Day; closes: Day; completeBy: Day };

/** A call opens at 9:00 of its first day; each later date holds until its day ends, in the program's zone. */
export function callInstants(
  { opens, closes, completeBy }: CallDates,
  timeZone: string,
): Pick<Call, 'opensAt' | 'closesAt' | 'completeBy'> {
  const at = (day: Day, hour: number): Millis =>
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds;
  const endOf = (day: Day): Millis => at(Temporal.PlainDate.from(day).add({ days: 1 }).toString(), 0);
  return { opensAt: at(opens, 9), closesAt: endOf(closes), completeBy: endOf(completeBy) };
}

export const MOST_CRITERIA = 8;
export const MOST_QUESTIONS = 5;
const LONGEST_DAYS = 184;

export type CallField =
  'opens' | 'closes' | 'completeBy' | 'capacity' | 'perDepartment' | 'days' | 'months' | 'reviewsEach' | 'contact';
export type CallProblem = { field: CallField; code: 'number' | 'day' | 'order' | 'past' | 'tooLong' | 'missing' };

/** What a coordinator types into the card of a call; numbers and days as text. */
export type CallForm = Record<CallField, string> & {
  levels: string;
  areas: string;
  selfNomination: boolean;
  redacted: boolean;
};

const MOST: Record<'capacity' | 'perDepartment' | 'days' | 'months' | 'reviewsEach', number> = {
  capacity: 500,
  perDepartment: 500,
  days: 260,
  months: 36,
  reviewsEach: 9,
};

const isWhole = (text: string, most: number): boolean =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most;

/** One entry a line, or by comma; each once. */
export function listOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[\n,;]/)
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    ),
  ];
}

/** Everything that is wrong with what was typed. `today`: no call opens or closes before it. */
export function callProblems(form: CallForm, today: Day, isDay: (day: Day) => boolean, opened?: Day): CallProblem[] {
  const problems: CallProblem[] = [];
  for (const field of ['capacity', 'days', 'months', 'reviewsEach'] as const)
    if (!isWhole(form[field], MOST[field])) problems.push({ field, code: 'number' });
  if (form.perDepartment.trim() !== '' && !isWhole(form.perDepartment, MOST.perDepartment))
    problems.push({ field: 'perDepartment', code: 'number' });
  if (form.contact.trim() === '') problems.push({ field: 'contact', code: 'missing' });
  return [...problems, ...dateProblems(form, today, isDay, opened)];
}

function dateProblems(form: CallForm, today: Day, isDay: (day: Day) => boolean, opened?: Day): CallProblem[] {
  const bad = (['opens', 'closes', 'completeBy'] as const).filter((field) => !isDay(form[field].trim()));
  if (bad.length > 0) return bad.map((field) => ({ field, code: 'day' }));
  const { opens, closes, completeBy } = form;
  if (opens !== opened && opens < today) return [{ field: 'opens', code: 'past' }];
  if (closes < opens) return [{ field: 'closes', code: 'order' }];
  if (closes < today) return [{ field: 'closes', code: 'past' }];
  if (completeBy < closes) return [{ field: 'completeBy', code: 'order' }];
  const days = Temporal.PlainDate.from(opens).until(completeBy, { largestUnit: 'days' }).days;
  return days > LONGEST_DAYS ? [{ field: 'completeBy', code: 'tooLong' }] : [];
}

export type CriterionProblem = { code: 'halfWritten' | 'weight' | 'tooLong' | 'tooMany' };
const TEXT_LIMIT = 300;

/** Why a criterion cannot be so: its words and the three anchors are written in both languages. */
export function criterionProblem({
  textEn,
  textFr,
  weight,
  anchors,
}: Omit<Criterion, 'criterionId'>): CriterionProblem | undefined {
  const words = [textEn, textFr, ...Object.values(anchors).flatMap((one) => [one.textEn, one.textFr])];
  if (words.some((one) => one.trim() === '')) return { code: 'halfWritten' };
  if (words.some((one) => one.length > TEXT_LIMIT)) return { code: 'tooLong' };
  return Number.isInteger(weight) && weight >= 1 && weight <= 10 ? undefined : { code: 'weight' };
}

/** Why a call cannot be published yet. */
export function publishRefusal(call: Call, now: Millis): { code: 'noCriteria' | 'published' | 'past' } | undefined {
  if (call.state === 'published') return { code: 'published' };
  if (call.criteria.length === 0) return { code: 'noCriteria' };
  return call.closesAt <= now ? { code: 'past' } : undefined;
}

/** So many days before a deadline people are reminded of it, moved back to a working day. */
const CHASED_BEFORE_DAYS = [14, 7, 3, 1] as const;

/** When people are reminded before a deadline that ends a day: 9:00 of working days in the program's zone, each once. */
export function chaseTimes(deadline: Millis, timeZone: string, isWorkingDay: (day: Day) => boolean): Millis[] {
  const last = Temporal.Instant.fromEpochMilliseconds(deadline - 1)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const times = CHASED_BEFORE_DAYS.map((days) => {
    let day = last.subtract({ days });
    while (!isWorkingDay(day.toString())) day = day.subtract({ days: 1 });
    return day.toZonedDateTime({ timeZone, plainTime: { hour: 9 } }).epochMilliseconds;
  });
  return [...new Set(times)];
}
