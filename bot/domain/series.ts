import { Temporal } from 'temporal-polyfill';
import { ok, refuse, type Result } from './result.ts';
import { codeProblem, readEssentials, type EssentialsForm, type FormRefusal, type Problem } from './schedule.ts';
import type { Essentials, Session } from './session.ts';
import { isDay, type Day } from './time.ts';

/** No series has more dates: they are written together, each with its audit line (100 operations a batch). */
export const MOST_TIMES = 40;
/** From the first date to the last. A longer series is a mistake in a field. */
export const MOST_DAYS = 366;
const MOST_WEEKS = 26;

/** What a form says of one date: a session's code and its essentials. */
export type Described = Essentials & Pick<Session, 'code'>;

type Step = (first: Temporal.PlainDate, n: number) => Temporal.PlainDate | undefined;

/** Which days of the month or week a series falls on, counted from its first date. */
function stepOf(repeat: string, interval: number): Step {
  switch (repeat) {
    case 'weekly':
      return (first, n) => first.add({ weeks: n });
    case 'everyWeeks':
      return (first, n) => first.add({ weeks: n * interval });
    case 'monthly':
      return (first, n) => nthWeekday(first.toPlainYearMonth().add({ months: n }), first, Math.ceil(first.day / 7));
    case 'monthlyLast':
      return (first, n) => lastWeekday(first.toPlainYearMonth().add({ months: n }), first);
    default:
      return (first) => first;
  }
}

/** The second Thursday of a month, where the first date is a second Thursday; undefined where there is no fifth. */
function nthWeekday(
  month: Temporal.PlainYearMonth,
  { dayOfWeek }: Temporal.PlainDate,
  nth: number,
): Temporal.PlainDate | undefined {
  const begins = month.toPlainDate({ day: 1 });
  const day = 1 + ((dayOfWeek - begins.dayOfWeek + 7) % 7) + (nth - 1) * 7;
  return day <= month.daysInMonth ? month.toPlainDate({ day }) : undefined;
}

function lastWeekday(month: Temporal.PlainYearMonth, { dayOfWeek }: Temporal.PlainDate): Temporal.PlainDate {
  const ends = month.toPlainDate({ day: month.daysInMonth });
  return ends.subtract({ days: (ends.dayOfWeek - dayOfWeek + 7) % 7 });
}

/**
 * The sessions of a form, one for each date of its series; one where it does not repeat. Wall-clock times stay the
 * same across daylight saving; a date on which they do not exist, or exist twice, is named.
 */
export function readSeries(form: EssentialsForm): Result<Described[], FormRefusal> {
  const first = readOne(form);
  const repeat = form.repeat.trim();
  if (!first.ok) return first;
  if (repeat === '' || repeat === 'once') return ok([first.value]);
  const problem = repeatProblem(form);
  if (problem) return refuse({ code: 'form', problems: [problem] });
  const days = daysOf(form);
  if ('code' in days) return refuse({ code: 'form', problems: [days] });
  return together(days.map((day, n) => ({ day, read: readOne(occurrence(form, day, n)) })));
}

function readOne(form: EssentialsForm): Result<Described, FormRefusal> {
  const wrong = codeProblem(form.code);
  const read = readEssentials(form);
  if (read.ok && !wrong) return ok({ ...read.value, code: form.code.trim() });
  return refuse({ code: 'form', problems: [...(wrong ? [wrong] : []), ...(read.ok ? [] : read.refusal.problems)] });
}

function repeatProblem({ repeat, times, interval }: EssentialsForm): Problem | undefined {
  if (!['weekly', 'everyWeeks', 'monthly', 'monthlyLast'].includes(repeat)) return { field: 'repeat', code: 'missing' };
  const count = Number(times);
  if (!/^\d{1,6}$/.test(times.trim()) || count < 2) return { field: 'times', code: 'badNumber', most: MOST_TIMES };
  if (count > MOST_TIMES) return { field: 'times', code: 'tooManyTimes', most: MOST_TIMES };
  const weeks = Number(interval);
  const wrong = !/^\d{1,3}$/.test(interval.trim()) || weeks < 1 || weeks > MOST_WEEKS;
  return repeat === 'everyWeeks' && wrong ? { field: 'interval', code: 'badNumber', most: MOST_WEEKS } : undefined;
}

/** The days of a series, or what is wrong with it as a whole. */
function daysOf({ day, repeat, interval, times }: EssentialsForm): Day[] | Problem {
  const first = Temporal.PlainDate.from(day.trim());
  const step = stepOf(repeat, Number(interval));
  const dates = Array.from({ length: Number(times) }, (_, n) => step(first, n));
  const found = dates.filter((date) => date !== undefined);
  if (found.length < dates.length) return { field: 'repeat', code: 'noFifth' };
  const last = found.at(-1);
  if (last && first.until(last).days > MOST_DAYS) return { field: 'times', code: 'seriesTooLong', most: MOST_DAYS };
  return found.map((date) => date.toString());
}

/** The form of the n-th date: its own day and code; a session over several days keeps its length. */
function occurrence(form: EssentialsForm, day: Day, n: number): EssentialsForm {
  const from = Temporal.PlainDate.from(form.day.trim());
  const until = form.endDay.trim();
  const length = isDay(until) ? from.until(until).days : 0;
  const endDay = length === 0 ? '' : Temporal.PlainDate.from(day).add({ days: length }).toString();
  return { ...form, day, endDay, code: numbered(form.code.trim(), n) };
}

/** The code that comes after those of a cohort, in the order of their start: "LE10" after "LE09". */
export function nextCode(codes: readonly string[]): string {
  const last = codes.at(-1);
  if (last === undefined) return 'LE01';
  const taken = new Set(codes.map((code) => code.toLowerCase()));
  for (let n = 1; ; n += 1) {
    const code = numbered(last, n);
    if (!taken.has(code.toLowerCase())) return code;
  }
}

/** "LE09" and 2: "LE11"; a code that ends in no number gets one. */
function numbered(code: string, n: number): string {
  const [, stem = code, digits] = /^(.*?)(\d{1,9})$/.exec(code) ?? [];
  if (digits === undefined) return `${code}-${String(n + 1).padStart(2, '0')}`;
  return `${stem}${String(Number(digits) + n).padStart(digits.length, '0')}`;
}

function together(dates: { day: Day; read: ReturnType<typeof readOne> }[]): Result<Described[], FormRefusal> {
  const problems = dates.flatMap(({ day, read }) =>
    read.ok ? [] : read.refusal.problems.map((problem) => ({ ...problem, day })),
  );
  if (problems.length > 0) return refuse({ code: 'form', problems });
  return ok(dates.flatMap(({ read }) => (read.ok ? [read.value] : [])));
}

type Placed = Pick<Session, 'sessionId' | 'cohortId' | 'startsAt' | 'endsAt' | 'status'> & { group?: string };

/** The other sessions of the same people at the same time: of the same cohort, and of the same group if both have one. */
export function clashesOf<T extends Placed>(session: Placed, others: readonly T[]): T[] {
  return others.filter(
    (other) =>
      other.sessionId !== session.sessionId &&
      other.cohortId === session.cohortId &&
      other.status !== 'cancelled' &&
      other.startsAt < session.endsAt &&
      session.startsAt < other.endsAt &&
      (other.group === undefined || session.group === undefined || other.group === session.group),
  );
}
