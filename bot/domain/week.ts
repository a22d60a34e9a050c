import { Temporal } from 'temporal-polyfill';
import type { Session } from './session.ts';
import { DAY, type Day, type Millis } from './time.ts';

/**
 * What can want doing in a week. Of what is equally near, the earlier one here comes first: what a session cannot be
 * held without, then what people wait for, then what the record needs.
 */
const KINDS = [
  'noPlace',
  'noFacilitator',
  'french',
  'draft',
  'cast',
  'inbox',
  'identity',
  'unrecorded',
  'noReply',
  'unreachable',
] as const;
export type TaskKind = (typeof KINDS)[number];

type TaskSession = Pick<
  Session,
  'programId' | 'cohortId' | 'sessionId' | 'titleEn' | 'titleFr' | 'startsAt' | 'endsAt' | 'timeZone'
>;

/** Something to do: how many of it, and the first. Counts, never names of those who did not answer. */
export type WeekTask = {
  kind: TaskKind;
  programId: string;
  count: number;
  /** From when its urgency is reckoned: the start of a session, its end, since when somebody waits. */
  anchor: Millis;
  /** How many seats, replies or messages it is about, where `count` counts sessions. */
  of?: number;
  session?: TaskSession;
};

/** How long after its anchor each kind should be done. */
const DUE: Record<TaskKind, Millis> = {
  noPlace: -2 * DAY,
  noFacilitator: -2 * DAY,
  french: -7 * DAY, // people should hear of a session a week before it
  draft: -7 * DAY,
  cast: 0,
  inbox: DAY,
  identity: 0,
  unrecorded: 3 * DAY,
  noReply: -3 * DAY,
  unreachable: 5 * DAY,
};

export const MOST_TASKS = 3;

/** The three most important things to do, the most urgent first: by whole days left, then by kind, then by number. */
export function rankWeek(candidates: readonly WeekTask[], now: Millis): WeekTask[] {
  const daysLeft = ({ kind, anchor }: WeekTask): number => Math.max(0, Math.floor((anchor + DUE[kind] - now) / DAY));
  return candidates
    .filter(({ count }) => count > 0)
    .toSorted(
      (a, b) =>
        daysLeft(a) - daysLeft(b) ||
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
        b.count - a.count ||
        a.anchor - b.anchor ||
        compare(placeOf(a), placeOf(b)),
    )
    .slice(0, MOST_TASKS);
}

const placeOf = ({ programId, session, of }: WeekTask): string => `${programId} ${session?.sessionId ?? ''} ${of ?? 0}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Drafts are looked at so far ahead, published sessions half as far. */
const DRAFTS_AHEAD: Millis = 14 * DAY;
const WEEK: Millis = 7 * DAY;

/** Published sessions that begin within a week. */
export function comingSessions<T extends Session>(sessions: readonly T[], now: Millis): T[] {
  return sessions.filter(({ status, startsAt }) => status === 'published' && now < startsAt && startsAt <= now + WEEK);
}

/**
 * What the sessions ahead still need. `facilitated`: the program has facilitators, who then facilitate whatever names
 * nobody of its own.
 */
export function planningTasks(sessions: readonly Session[], facilitated: boolean, now: Millis): WeekTask[] {
  const drafts = sessions.filter(
    ({ status, startsAt }) => status === 'draft' && now < startsAt && startsAt <= now + DRAFTS_AHEAD,
  );
  const coming = comingSessions(sessions, now);
  const untranslated = ({ titleFr }: Session): boolean => titleFr.trim() === '';
  return [
    ...together('noPlace', coming.filter(isNowhere)),
    ...together('noFacilitator', facilitated ? [] : coming.filter(({ facilitator }) => facilitator === undefined)),
    ...together('french', drafts.filter(untranslated)),
    ...together(
      'draft',
      drafts.filter((draft) => !untranslated(draft)),
    ),
  ];
}

const isNowhere = ({ place, joinLink }: Session): boolean => place.trim() === '' && joinLink === undefined;

/** Sessions that need the same are one task, known by the first of them. */
export function together(kind: TaskKind, sessions: readonly Session[], of?: number): WeekTask[] {
  const [first] = sessions.toSorted((a, b) => a.startsAt - b.startsAt || compare(a.sessionId, b.sessionId));
  if (!first) return [];
  const { programId, cohortId, sessionId, titleEn, titleFr, startsAt, endsAt, timeZone } = first;
  const session = { programId, cohortId, sessionId, titleEn, titleFr, startsAt, endsAt, timeZone };
  const anchor = kind === 'unrecorded' ? endsAt : startsAt;
  return [{ kind, programId, count: sessions.length, anchor, session, ...(of === undefined ? {} : { of }) }];
}

const FEW = 3;

/** True where so few have answered that it is worth asking again: half the seats or more, and not just one or two. */
export function isMuchUnanswered(unanswered: number, seats: number): boolean {
  return unanswered >= FEW && unanswered * 2 >= seats;
}

const NINE = { hour: 9, minute: 0 };

/** One week's card: the Monday that names the week, and the instant when the card is due. */
export type WeekMoment = { monday: Day; at: Millis };

/**
 * The week's card that was due last, and the next: on Monday at 9:00 in a zone, or at 9:00 of the first working day
 * after it. `last.at <= now < next.at`, whatever daylight saving does.
 */
export function weekAround(
  timeZone: string,
  now: Millis,
  isWorkingDay: (day: Day) => boolean,
): { last: WeekMoment; next: WeekMoment } {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const moment = (week: Temporal.PlainDate): WeekMoment => {
    let day = week;
    while (!isWorkingDay(day.toString())) day = day.add({ days: 1 });
    return { monday: week.toString(), at: day.toZonedDateTime({ timeZone, plainTime: NINE }).epochMilliseconds };
  };
  const here = moment(monday);
  if (here.at > now) return { last: moment(monday.subtract({ weeks: 1 })), next: here };
  return { last: here, next: moment(monday.add({ weeks: 1 })) };
}
