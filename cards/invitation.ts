import type { SessionDetails } from '../bot/domain/session.ts';
import { card, facts, heading, notice, openUrl, paragraph, plain, type Block } from './block.ts';
import type { Card } from './card.ts';
import { changedBlocks, type ChangedModel } from './evaluation-changed.ts';
import {
  answerActions,
  answerInputs,
  placeFact,
  seriesBlocks,
  sessionBlocks,
  type AskedModel,
  type AskedSession,
} from './rsvp.ts';
import { titleIn, whenText } from './session.ts';
import type { Text } from './text/text.ts';

type InvitedModel = AskedSession & {
  joinLink?: string;
  languages?: 'en' | 'fr' | 'both';
  interpretation?: boolean;
  details?: SessionDetails;
};

/**
 * What somebody is invited to. `calendar`: where their own calendar finds it, where Cadre has a public address.
 * `movedFrom`: when the session was before its date changed.
 */
export type InvitationModel = Omit<AskedModel, 'sessions'> & {
  sessions: InvitedModel[];
  movedFrom?: { startsAt: number; endsAt: number };
  calendar?: { download?: string; feed?: string };
  /** What was done with the last results: it heads the invitation. */
  changed?: ChangedModel;
};

/** `moved`: the reader knew of another date. */
export function invitationCard(model: InvitationModel & { moved?: boolean }, t: Text): Card {
  const [only, another] = model.sessions;
  const blocks = another ? seriesInvitation(model, t) : only ? oneInvitation(only, model, t) : [];
  const asks = answerActions(model, t).length > 0;
  return card(
    t,
    [
      ...(model.changed ? changedBlocks(model.changed, t) : []),
      ...blocks,
      ...linkBlocks(model, t),
      ...(asks ? [paragraph(another ? t.rsvp.askSeries : t.rsvp.ask), ...answerInputs(model, t)] : []),
      { ...paragraph(t.invitation.outlook), isSubtle: true },
    ],
    answerActions(model, t),
  );
}

function seriesInvitation(model: InvitationModel, t: Text): Block[] {
  const [first] = model.sessions;
  const same = model.sessions.every(({ details }) => JSON.stringify(details) === JSON.stringify(first?.details));
  const rows = first && same ? detailFacts(first, t) : [];
  return [
    heading(t.invitation.titleSeries(model.sessions.length)),
    ...seriesBlocks(model, t),
    ...(rows.length > 0 ? [facts(rows)] : []),
  ];
}

function oneInvitation(
  session: InvitedModel,
  { movedFrom, moved }: InvitationModel & { moved?: boolean },
  t: Text,
): Block[] {
  const words = t.invitation;
  if (!moved || !movedFrom) return [heading(words.title), ...sessionBlocks(session, t, detailFacts(session, t))];
  return [
    heading(words.movedTitle),
    paragraph(`**${titleIn(session, t)}**`),
    facts([
      [words.was, whenText({ ...session, ...movedFrom }, t)],
      [words.isNow, whenText(session, t)],
      ...placeFact(session, t),
      ...detailFacts(session, t),
    ]),
    notice(words.moved),
  ];
}

function detailFacts(session: InvitedModel, t: Text): (readonly [string, string])[] {
  const { details = {}, languages, interpretation, capacity, kind, required } = session;
  const words = t.invitation;
  const inLanguage = (en: string | undefined, fr: string | undefined): string =>
    (t.language === 'fr' ? (fr ?? en) : (en ?? fr)) ?? '';
  const rows: [string, string][] = [
    [words.kind, `${t.session.kind[kind]} · ${required ? t.schedule.required : t.session.optional}`],
    [words.language, languageText(languages, interpretation, t)],
    [words.agenda, plain(inLanguage(details.agendaEn, details.agendaFr))],
    [words.before, plain(inLanguage(details.beforeEn, details.beforeFr))],
    [words.roomAccess, plain(details.roomAccess ?? '')],
    [words.contact, plain(details.contact ?? '')],
  ];
  const seats: [string, string][] = capacity === undefined ? [] : [[words.seatsLabel, words.seats(capacity)]];
  return [...rows.filter(([, value]) => value !== ''), ...seats];
}

function languageText(languages: InvitedModel['languages'], interpretation: boolean | undefined, t: Text): string {
  const parts = [
    ...(languages ? [t.invitation.languages[languages]] : []),
    ...(interpretation ? [t.invitation.interpretation] : []),
  ];
  return parts.join(', ');
}

/** Pages that the reader may want, apart from the answers: of one session where to join it; their own calendar. */
function linkBlocks({ sessions, calendar = {} }: InvitationModel, t: Text): Block[] {
  const [only, another] = sessions;
  const { download, feed } = calendar;
  const join = another ? undefined : only?.joinLink;
  const actions = [
    ...(join === undefined ? [] : [openUrl(join, t.invitation.join)]),
    ...(download === undefined ? [] : [openUrl(download, t.invitation.download)]),
    ...(feed === undefined ? [] : [openUrl(feed, t.invitation.feed)]),
  ];
  return actions.length > 0 ? [{ type: 'ActionSet', actions }] : [];
}

/** A session that will not take place. */
export function cancelledCard({ sessions }: InvitationModel, t: Text): Card {
  const [session] = sessions;
  return card(t, [
    heading(t.invitation.cancelledTitle),
    ...(session
      ? [
          paragraph(`**${titleIn(session, t)}**`),
          facts([[t.attendance.when, whenText(session, t)], ...placeFact(session, t)]),
        ]
      : []),
    paragraph(t.invitation.cancelled),
  ]);
}
