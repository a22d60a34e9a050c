import type { MergeField } from '../bot/domain/broadcast.ts';
import type { Millis } from '../bot/domain/time.ts';
import { card, execute, heading, openUrl, paragraph, plain, type Action } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';
import { dayText, timeText } from './text/time.ts';

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
  session?: { titleEn: string; titleFr: string; startsAt: Millis; place: string };
  timeZone: string;
};

export function messageCard(model: MessageModel, t: Text): Card {
  return card(t, [heading(t.broadcast.from(plain(model.programName))), ...lines(model, t)], actions(model, t));
}

/** A coordinator's paragraphs, each with its line breaks; what looks like markdown in them is words. */
function lines(model: MessageModel, t: Text) {
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

function actions({ castId, programId, link, acknowledge }: MessageModel, t: Text): Action[] {
  return [
    ...(acknowledge ? [execute('broadcast.acknowledge', t.broadcast.acknowledge, { programId, castId })] : []),
    ...(link ? [openUrl(link.url, t.language === 'fr' ? link.titleFr : link.titleEn)] : []),
  ];
}
