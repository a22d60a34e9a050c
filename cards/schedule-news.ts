import type { Session } from '../bot/domain/session.ts';
import { card, facts, heading, openUrl, paragraph, plain, type Action } from './block.ts';
import type { Card } from './card.ts';
import { titleIn, whenText, type SessionModel } from './session.ts';
import type { Text } from './text/text.ts';

/** Words that are said in both languages; `link`: they are nothing but a safe link (the domain has looked). */
export type Material = { text: string; link: boolean };

export type DetailsChangedModel = {
  session: SessionModel & Pick<Session, 'joinLink' | 'details'>;
  /** It is over: what is handed on is the material afterwards. */
  over: boolean;
  /** The change holds for the later sessions of its series too. */
  series: boolean;
  /** What to read, in the reader's language or else in the other one. */
  material: { en?: Material; fr?: Material };
};

/** A session as it now is, for people who knew it otherwise: its date is the same. */
export function detailsChangedCard({ session, over, series, material }: DetailsChangedModel, t: Text): Card {
  const words = t.schedule.news;
  const { details = {} } = session;
  const own = t.language === 'fr' ? (material.fr ?? material.en) : (material.en ?? material.fr);
  const agenda = t.language === 'fr' ? (details.agendaFr ?? details.agendaEn) : (details.agendaEn ?? details.agendaFr);
  const rows = [
    [t.attendance.when, whenText(session, t)],
    [t.attendance.place, session.place],
    [words.agenda, over ? '' : agenda],
    [words.roomAccess, over ? '' : details.roomAccess],
    [words.contact, details.contact],
    [over ? words.after : words.before, own?.link ? '' : own?.text],
  ] as const;
  const shown = rows.flatMap(([title, text], n) =>
    text === undefined || text === '' ? [] : [[title, n === 0 ? text : plain(text)] as const],
  );
  return card(
    t,
    [
      heading(words.title),
      paragraph(over ? words.over : words.same),
      { ...paragraph(`**${titleIn(session, t)}**`), spacing: 'Medium' },
      facts(shown),
      ...(series ? [paragraph(words.series)] : []),
    ],
    actionsOf(session, over, own, t),
  );
}

function actionsOf(
  { joinLink }: DetailsChangedModel['session'],
  over: boolean,
  own: Material | undefined,
  t: Text,
): Action[] {
  const words = t.schedule.news;
  return [
    ...(joinLink === undefined || over ? [] : [openUrl(joinLink, words.join)]),
    ...(own?.link ? [openUrl(own.text, over ? words.after : words.before)] : []),
  ];
}
