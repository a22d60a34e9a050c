import type { EventWords } from '../bot/domain/calendar.ts';
import type { Millis } from '../bot/domain/time.ts';
import { card, execute, heading, notice, openUrl, paragraph, subheading, type Action, type Block } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';
import { dayText } from './text/time.ts';

/** What has just become of a feed. */
export type FeedNews = 'renewed' | 'stopped' | 'changed';

/** A person's calendar links. `version`: which link the buttons are about; a claim that is checked again. */
export type CalendarModel = {
  download: string;
  feed?: { url?: string; since: Millis; version: string };
  news?: FeedNews;
  readerZone: string;
};

/** The words that a session's event is made of, in one language. */
export function eventWords(t: Text): EventWords {
  return { language: t.language, kind: t.session.kind, ...t.calendar.event };
}

export function calendarCard(model: CalendarModel, t: Text): Card {
  const words = t.calendar;
  return card(
    t,
    [
      heading(words.title),
      ...(model.news ? [notice(words[model.news])] : []),
      subheading(words.feedTitle),
      paragraph(words.feed),
      ...feedBlocks(model, t),
      paragraph(words.personal),
      subheading(words.fileTitle),
      paragraph(words.file),
      paragraph(words.answers),
    ],
    [...feedActions(model, t), openUrl(model.download, words.download)],
  );
}

function feedBlocks({ feed, readerZone }: CalendarModel, t: Text): Block[] {
  const words = t.calendar;
  if (!feed) return [];
  if (feed.url === undefined) return [notice(words.hidden)];
  return [
    // a field, so that the link can be selected and copied on every client
    { type: 'Input.Text', id: 'link', label: words.link, errorMessage: words.linkHelp, value: feed.url },
    paragraph(`${words.since(dayText(t.language, feed.since, readerZone))} ${words.how}`),
  ];
}

/** None of them sends the link back. */
function feedActions({ feed }: CalendarModel, t: Text): Action[] {
  const words = t.calendar;
  if (!feed) return [execute('calendar.make', words.make, {}, 'without')];
  const { version } = feed;
  return [
    execute('calendar.renew', words.renew, { version }, 'without'),
    execute('calendar.stop', words.stop, { version }, 'without'),
  ];
}

/** Where no public address is set up. */
export function noCalendarCard(t: Text): Card {
  return card(t, [paragraph(t.calendar.unavailable)]);
}
