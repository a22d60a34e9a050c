import type { MergeField } from '../../bot/domain/broadcast.ts';
import type { Millis } from '../../bot/domain/time.ts';
import { card, execute, heading, notice, openUrl, paragraph, plain, type Action, type Block } from '../block.ts';
import type { Card } from '../card.ts';
import type { Text } from '../text/text.ts';
import { dayText, timeText } from '../text/time.ts';

/** A broadcast as one person reads it. `timeZone`: the session's, since what the text says holds for the room. */
export type MessageModel = {
  castId: string;
  programId: string;
  programName: string;
  firstName: string;
  textEn: string;
  textFr: string;
  link?: { url: string; titleEn: string; titleFr: string };
  acknowledge: boolean;
  /** They have acknowledged it: the card says so, and asks no more. */
  acknowledged?: true;
  /** Sent to its writer alone, to be looked at. */
  test?: true;
  session?: { titleEn: string; titleFr: string; startsAt: Millis; place: string };
  timeZone: string;
};

export function messageCard(model: MessageModel, t: Text): Card {
  const asks = model.acknowledge && !model.acknowledged;
  const { castId, programId } = model;
  const data = { programId, castId, ...(model.test ? { test: true } : {}) };
  const actions: Action[] = [
    ...(asks ? [execute('broadcast.acknowledge', t.broadcast.acknowledge, data)] : []),
    ...(model.link ? [openUrl(model.link.url, linkTitle(model.link, t))] : []),
  ];
  return card(
    t,
    [
      ...(model.test ? [notice(t.broadcast.test)] : []),
      ...messageBlocks(model, t),
      ...(model.acknowledged ? [paragraph(`**${t.broadcast.acknowledged}**`)] : []),
    ],
    actions,
  );
}

/** Its words, as they stand on its card. */
export function messageBlocks(model: MessageModel, t: Text): Block[] {
  return [heading(t.broadcast.from(plain(model.programName))), ...lines(model, t)];
}

/** The titles of its buttons, for a card that shows it without them. */
export function buttonTitles({ acknowledge, link }: MessageModel, t: Text): string[] {
  return [...(acknowledge ? [t.broadcast.acknowledge] : []), ...(link ? [plain(linkTitle(link, t))] : [])];
}

const linkTitle = (link: NonNullable<MessageModel['link']>, t: Text): string =>
  t.language === 'fr' ? link.titleFr : link.titleEn;

/** After a press on the test: nothing is recorded. */
export function testAcknowledgedCard(t: Text): Card {
  return card(t, [paragraph(t.broadcast.testAcknowledged)]);
}

/** A coordinator's paragraphs, each with its line breaks; what looks like markdown in them is words. */
function lines(model: MessageModel, t: Text): Block[] {
  const text = t.language === 'fr' ? model.textFr : model.textEn;
  return text
    .split(/\n\s*\n/)
    .map((part) => part.split('\n').map((line) => plain(filled(line, model, t))))
    .filter((part) => part.some((line) => line.trim() !== ''))
    .map((part) => paragraph(part.join('\n\n')));
}

/** Merge fields as this reader sees them. An unknown one never gets here (domain/broadcast, problemsOf). */
function filled(line: string, model: MessageModel, t: Text): string {
  const { session, timeZone } = model;
  const values: Readonly<Partial<Record<string, string>>> = {
    firstName: model.firstName,
    programName: model.programName,
    sessionTitle: session ? (t.language === 'fr' ? session.titleFr : session.titleEn) : '',
    sessionDate: session ? dayText(t.language, session.startsAt, timeZone) : '',
    sessionTime: session ? timeText(t.language, session.startsAt, timeZone) : '',
    place: session?.place ?? '',
  } satisfies Record<MergeField, string>;
  return line.replace(/\{([^{}]*)\}/g, (whole, name: string) => values[name.trim()] ?? whole);
}
