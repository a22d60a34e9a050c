import { nextCalm, type DeliveryState } from './delivery.ts';
import type { Pid } from './person.ts';
import { ok, refuse, type Result } from './result.ts';
import { DAY, HOUR, type Day, type Millis } from './time.ts';

/** What a person asked the coordinators, in their own words, after they said that it may be passed on. */
export type InboxItem = {
  itemId: string;
  programId: string;
  pid: Pid;
  text: string;
  /** The broadcast that they had received last, within a week. */
  castId?: string;
  state: 'open' | 'answered';
  at: Millis;
  answeredBy?: Pid;
  /** Absent where a coordinator found that it needs none. */
  answer?: string;
  answeredAt?: Millis;
};

/** Characters that can be passed on at once, in either direction. */
export const INBOX_LIMIT = 2_000;

export type WordsRefusal = { code: 'noWords' } | { code: 'tooLong'; length: number };

/** What somebody typed as it can be passed on: their words and line breaks. Refused where nothing or too much is left. */
export function readWords(typed: string): Result<string, WordsRefusal> {
  const words = typed
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim();
  if (words === '') return refuse({ code: 'noWords' });
  return words.length > INBOX_LIMIT ? refuse({ code: 'tooLong', length: words.length }) : ok(words);
}

/**
 * An item after a coordinator answered it, or said that it needs no answer (`answer` absent). The same press again
 * changes nothing; whoever comes after somebody else is refused, and told who was first.
 */
export function answerItem(
  item: InboxItem,
  by: Pid,
  answer: string | undefined,
  at: Millis,
): Result<InboxItem, { code: 'alreadyAnswered'; by: Pid }> {
  if (item.state === 'open') {
    const words = answer === undefined ? {} : { answer };
    return ok({ ...item, state: 'answered', answeredBy: by, answeredAt: at, ...words });
  }
  if (item.answeredBy === by && item.answer === answer) return ok(item);
  return refuse({ code: 'alreadyAnswered', by: item.answeredBy ?? by });
}

const WEEK: Millis = 7 * 24 * HOUR;

/**
 * When coordinators are told of a question that comes now: once for all questions of an hour, at its end; what comes
 * outside calm hours (DESIGN section 4) is told together when the next ones begin.
 */
export function tellAt(timeZone: string, now: Millis, isWorkingDay: (day: Day) => boolean): Millis {
  return nextCalm(timeZone, (Math.floor(now / HOUR) + 1) * HOUR, isWorkingDay);
}

/** Answered questions are deleted on a day of this many days later; one that waits for an answer never is. */
const KEPT_DAYS = 90;

/** When a question that is answered now is deleted, with all that were answered on the same day (of UTC). */
export function disposedAt(answeredAt: Millis): Millis {
  return (Math.floor(answeredAt / DAY) + 1 + KEPT_DAYS) * DAY;
}

/** The last moment whose answered questions are to be deleted by now. */
export const answeredUntil = (now: Millis): Millis => now - KEPT_DAYS * DAY;

/** The broadcast that a question is likely about: the one that came last, within a week. */
export function lastReceived(received: readonly { castId: string; at: Millis }[], now: Millis): string | undefined {
  const recent = received.filter(({ at }) => at <= now && now - at <= WEEK);
  return recent.toSorted((a, b) => b.at - a.at || (a.castId < b.castId ? -1 : 1))[0]?.castId;
}

/** What a coordinator needs to know of an answer: on its way, there, or not to be had in the chat. */
export type AnswerReach = 'waiting' | 'delivered' | 'notDelivered';

export function reachOf(state: DeliveryState): AnswerReach {
  switch (state) {
    case 'queued':
    case 'sending':
    case 'deferred':
      return 'waiting';
    case 'sent':
      return 'delivered';
    case 'failed':
    case 'skipped':
    case 'unconfirmed':
      return 'notDelivered';
  }
}
