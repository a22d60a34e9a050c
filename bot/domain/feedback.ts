import { Temporal } from 'temporal-polyfill';
import type { LikertCounts } from './confidentiality.ts';
import type { Pid } from './person.ts';
import type { Day, Millis } from './time.ts';

/** One thing that a supervisor may have seen, in both languages. */
export type Behaviour = { behaviourId: string; textEn: string; textFr: string };

export const SEEN = ['notSeen', 'little', 'clearly', 'strongly', 'cannotSay'] as const;
export type Seen = (typeof SEEN)[number];

export const DECLINED_BECAUSE = ['notTheirSupervisor', 'sawTooLittle', 'other'] as const;
export type DeclinedBecause = (typeof DECLINED_BECAUSE)[number];

export const WAVE_KINDS = ['mid', 'after'] as const;
export type WaveKind = (typeof WAVE_KINDS)[number];

/** One round of asking a cohort's supervisors. `behaviours`: what they are asked, kept as it was when it opened. */
export type Wave = {
  waveId: string;
  programId: string;
  cohortId: string;
  kind: WaveKind;
  opensAt: Millis;
  closesAt: Millis;
  /** True: each participant sees what was said of them once the wave has closed. */
  shared: boolean;
  state: 'planned' | 'open' | 'closed';
  behaviours: Behaviour[];
  /** Raised with every change of dates: due work of older dates is void. */
  sequence: number;
  /** It took place before this product, and came in from a file. */
  imported?: true;
};

/**
 * What one supervisor says of one participant. Not anonymous, and the card says so. `draft` is kept for them alone;
 * submitted, it can be amended until the wave closes.
 */
export type Feedback = {
  waveId: string;
  programId: string;
  cohortId: string;
  participant: Pid;
  supervisor: Pid;
  state: 'asked' | 'draft' | 'submitted' | 'declined';
  seen: Record<string, Seen>;
  words: string;
  declinedBecause?: DeclinedBecause;
  /** Who was asked first, where they passed it on to an acting supervisor. */
  delegatedBy?: Pid;
  /** Who was asked before their participant got another supervisor: they hear that it is no longer theirs. */
  formerly?: Pid[];
  /** Under which records the supervisor was known, before those were merged into the present one: the latest last. */
  mergedFrom?: Pid[];
  /** How often it went to somebody else. */
  round: number;
  /** The themes that a coordinator coded the words with, and who did. */
  themes?: string[];
  codedBy?: Pid;
  /** The words were changed after they had been coded: their themes are gone, and somebody codes them anew. */
  recode?: true;
  changedAt: Millis;
};

export const WORDS_LIMIT = 2_000;
/** So many behaviours fit on one card that takes about a minute. */
export const MOST_BEHAVIOURS = 12;
const BEHAVIOUR_LIMIT = 160;

export type FeedbackStep = 'save' | 'submit' | 'decline' | 'delegate';
export type FeedbackRefusal = { code: 'closed' | 'nothingSaid' | 'tooLong' | 'notPossible' };

const isOpen = ({ opensAt, closesAt }: Pick<Wave, 'opensAt' | 'closesAt'>, now: Millis): boolean =>
  opensAt <= now && now < closesAt;

/** Whether a step can be taken: nothing once the wave has closed; what was submitted is amended, not saved as a draft. */
export function feedbackRefusal(
  wave: Pick<Wave, 'opensAt' | 'closesAt'>,
  { state }: Pick<Feedback, 'state'>,
  step: FeedbackStep,
  now: Millis,
): FeedbackRefusal | undefined {
  if (!isOpen(wave, now)) return { code: 'closed' };
  const possible: Record<FeedbackStep, Feedback['state'][]> = {
    save: ['asked', 'draft', 'declined'],
    submit: ['asked', 'draft', 'submitted', 'declined'],
    decline: ['asked', 'draft', 'declined'],
    delegate: ['asked', 'draft', 'declined'],
  };
  return possible[step].includes(state) ? undefined : { code: 'notPossible' };
}

/** The name of a behaviour's field on a card: its place in the wave's own list. */
const fieldOf = (index: number): string => `seen${index}`;

/** What a supervisor's card carried back, by behaviour: known answers to what was asked. Everything else is left out. */
export function readSeen(
  behaviours: readonly Behaviour[],
  sent: Readonly<Record<string, unknown>>,
): Record<string, Seen> {
  const read = behaviours.flatMap(({ behaviourId }, index) => {
    const field = fieldOf(index);
    const value = Object.hasOwn(sent, field) ? SEEN.find((one) => one === sent[field]) : undefined;
    return value === undefined ? [] : [[behaviourId, value] as const];
  });
  return Object.fromEntries(read);
}

/** Why what was said cannot be submitted; a draft may be as empty as it likes, but not too long. */
export function saidRefusal(
  { seen, words }: Pick<Feedback, 'seen' | 'words'>,
  step: 'save' | 'submit',
): FeedbackRefusal | undefined {
  if (words.length > WORDS_LIMIT) return { code: 'tooLong' };
  const isEmpty = Object.keys(seen).length === 0 && words.trim() === '';
  return step === 'submit' && isEmpty ? { code: 'nothingSaid' } : undefined;
}

/** Still to be answered: neither submitted nor declined. */
export const isLeft = ({ state }: Pick<Feedback, 'state'>): boolean => state === 'asked' || state === 'draft';

/** How long a queue takes, in whole minutes: about 80 seconds for each person. */
export const minutesFor = (people: number): number => Math.max(1, Math.round((people * 80) / 60));

/** Its supervisor passed it on, or somebody else was put in their place. */
export type Handing = 'delegated' | 'moved';

/** A feedback that goes to somebody else: what the first one wrote is theirs, and does not go along. */
export function passedOn(before: Feedback, to: Pid, now: Millis, how: Handing): Feedback {
  const { declinedBecause: _, delegatedBy: __, mergedFrom: ___, ...kept } = before;
  const formerly = [...new Set([...(before.formerly ?? []), before.supervisor])].filter((pid) => pid !== to);
  return {
    ...kept,
    supervisor: to,
    state: 'asked',
    seen: {},
    words: '',
    round: before.round + 1,
    changedAt: now,
    ...(how === 'delegated' ? { delegatedBy: before.supervisor } : { formerly }),
  };
}

export type WaveDates = { opens: Day; closes: Day };
export type DatesRefusal = { code: 'badDay' | 'closesFirst' | 'tooLong' | 'inThePast' | 'opened' | 'closed' };

const LONGEST_DAYS = 92;

/** A wave opens at 9:00 of its first day, and closes as its last day ends, in the program's zone. */
export function instantsOf({ opens, closes }: WaveDates, timeZone: string): Pick<Wave, 'opensAt' | 'closesAt'> {
  const at = (day: Temporal.PlainDate, hour: number): Millis =>
    day.toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds;
  return {
    opensAt: at(Temporal.PlainDate.from(opens), 9),
    closesAt: at(Temporal.PlainDate.from(closes).add({ days: 1 }), 0),
  };
}

/** Why a wave cannot have these dates. One that is open keeps its first day, and what has closed stays closed. */
export function datesRefusal(
  dates: WaveDates,
  today: Day,
  before: { state: Wave['state']; opens: Day } | undefined,
): DatesRefusal | undefined {
  const { opens, closes } = dates;
  if (before?.state === 'closed') return { code: 'closed' };
  if (before?.state === 'open' && opens !== before.opens) return { code: 'opened' };
  if (closes < opens) return { code: 'closesFirst' };
  if (closes < today || (before?.state !== 'open' && opens < today)) return { code: 'inThePast' };
  const days = Temporal.PlainDate.from(opens).until(closes, { largestUnit: 'days' }).days;
  return days > LONGEST_DAYS ? { code: 'tooLong' } : undefined;
}

const WAVE_DAYS = 27;

/**
 * When a cohort's waves would be, from its first and last day: from half-way on, and from three months after the end
 * on, four weeks each; from `today` on where that is over. A coordinator says so, or otherwise: no supervisor is
 * written to before.
 */
export function proposedDates(kind: WaveKind, first: Day, last: Day, today: Day): WaveDates {
  const [start, end] = [Temporal.PlainDate.from(first), Temporal.PlainDate.from(last)];
  const days = start.until(end, { largestUnit: 'days' }).days;
  const wanted = kind === 'mid' ? start.add({ days: Math.floor(days / 2) }) : end.add({ months: 3 });
  const opens = wanted.toString() < today ? Temporal.PlainDate.from(today) : wanted;
  return { opens: opens.toString(), closes: opens.add({ days: WAVE_DAYS }).toString() };
}

const REMINDED_BEFORE_DAYS = 5;

/** 9:00 of the last working day that is five days or more before the last one; never before it opened. */
export function remindAt(
  { opensAt, closesAt }: Pick<Wave, 'opensAt' | 'closesAt'>,
  timeZone: string,
  isWorkingDay: (day: Day) => boolean,
): Millis {
  let day = Temporal.Instant.fromEpochMilliseconds(closesAt)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .subtract({ days: REMINDED_BEFORE_DAYS + 1 });
  while (!isWorkingDay(day.toString())) day = day.subtract({ days: 1 });
  return Math.max(opensAt, day.toZonedDateTime({ timeZone, plainTime: { hour: 9 } }).epochMilliseconds);
}

export type BehavioursRefusal = { code: 'noneLeft' | 'tooMany' | 'halfWritten' | 'tooLong' };

/** Why a program's list cannot be so: every behaviour is written in both languages. */
export function behavioursRefusal(list: readonly Behaviour[]): BehavioursRefusal | undefined {
  if (list.length === 0) return { code: 'noneLeft' };
  if (list.length > MOST_BEHAVIOURS) return { code: 'tooMany' };
  if (list.some(({ textEn, textFr }) => textEn.trim() === '' || textFr.trim() === '')) return { code: 'halfWritten' };
  const isLong = list.some(({ textEn, textFr }) => Math.max(textEn.length, textFr.length) > BEHAVIOUR_LIMIT);
  return isLong ? { code: 'tooLong' } : undefined;
}

const BOX: Record<Seen, 0 | 1 | 3 | 4 | undefined> = {
  notSeen: 0,
  little: 1,
  clearly: 3,
  strongly: 4,
  cannotSay: undefined,
};

/**
 * How supervisors answered one behaviour, as an item of an evaluation is counted: "clearly" and "strongly" are the
 * favourable boxes, the middle one does not exist, "cannot say" leaves the base (MEASURES, "Favourable share").
 */
export function seenCounts(behaviourId: string, submitted: readonly Pick<Feedback, 'seen'>[]): LikertCounts {
  const boxes: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  let [notApplicable, blank] = [0, 0];
  for (const { seen } of submitted) {
    const answer = seen[behaviourId];
    const box = answer === undefined ? undefined : BOX[answer];
    if (box !== undefined) boxes[box] += 1;
    else if (answer === 'cannotSay') notApplicable += 1;
    else blank += 1;
  }
  return { boxes, notApplicable, blank };
}
