import type { RsvpCategory, RsvpState } from '../bot/domain/rsvp.ts';
import { card, execute, facts, heading, notice, paragraph, plain, type Action, type Block } from './block.ts';
import type { Card } from './card.ts';
import { titleIn, whenText, type SessionModel } from './session.ts';
import type { Text } from './text/text.ts';
import { shortDayText, timeText, zoneText } from './text/time.ts';

/** A session that somebody is asked about, with their answer to it. `inLine`: their place on its waiting list. */
export type AskedSession = SessionModel & {
  required: boolean;
  capacity?: number;
  answer?: { state: RsvpState; category?: RsvpCategory };
  inLine?: number;
  closed?: 'cancelled' | 'begun' | 'over';
};

/** What one card asks about: a session, or what is unmoved of a series, which `sessionId` names. */
export type AskedModel = {
  programId: string;
  sessionId: string;
  series: boolean;
  sequence: number;
  sessions: AskedSession[];
};

/** Why the last press recorded nothing. */
export type RsvpRefused = keyof Text['rsvp']['refusal'];

const CATEGORIES = ['leave', 'operational', 'other'] as const;
/** Longer titles are cut where many sessions share a card, which has a limit (PLATFORM section 1). */
const ROW_TITLE = 60;

const open = ({ sessions }: AskedModel): AskedSession[] => sessions.filter(({ closed }) => closed === undefined);

/** What is said of one session: its title, when, where, and one's own answer. */
export function sessionBlocks(session: AskedSession, t: Text, more: (readonly [string, string])[] = []): Block[] {
  const answer = session.answer || session.closed ? [[t.rsvp.yourAnswer, stateText(session, t)] as const] : [];
  return [
    paragraph(`**${titleIn(session, t)}**`),
    facts([[t.attendance.when, whenText(session, t)], ...placeFact(session, t), ...more, ...answer]),
  ];
}

export function placeFact({ place }: SessionModel, t: Text): (readonly [string, string])[] {
  return place.trim() === '' ? [] : [[t.attendance.place, plain(place)]];
}

/** A line for each session of a series: the day first, and what differs from the others. */
export function seriesBlocks({ sessions }: AskedModel, t: Text): Block[] {
  const [first] = sessions;
  if (!first) return [];
  const sameTitle = sessions.every(({ titleEn, titleFr }) => titleEn === first.titleEn && titleFr === first.titleFr);
  const samePlace = sessions.every(({ place }) => place === first.place);
  const rows = sessions.map((session) => {
    const parts = [
      hoursText(session, t),
      ...(sameTitle ? [] : [titleIn(cutTitle(session), t)]),
      ...(samePlace ? [] : [plain(cut(session.place))]),
      `**${stateText(session, t)}**`,
    ];
    return [shortDayText(t.language, session.startsAt, session.readerZone), parts.join(' · ')] as const;
  });
  return [
    ...(sameTitle ? [paragraph(`**${titleIn(first, t)}**`)] : []),
    ...(samePlace && first.place.trim() !== '' ? [facts(placeFact(first, t))] : []),
    facts(rows),
    { ...paragraph(t.invitation.zone(zoneText(t.language, first.readerZone))), isSubtle: true },
  ];
}

const cut = (text: string): string => (text.length > ROW_TITLE ? `${text.slice(0, ROW_TITLE - 1)}…` : text);
const cutTitle = ({ titleEn, titleFr }: SessionModel) => ({ titleEn: cut(titleEn), titleFr: cut(titleFr) });

function hoursText({ startsAt, endsAt, readerZone }: SessionModel, t: Text): string {
  return t.session.range(timeText(t.language, startsAt, readerZone), timeText(t.language, endsAt, readerZone));
}

/** What is recorded for a session, in words: "Declined (Leave)". */
function stateText({ answer, inLine, closed }: Omit<AskedSession, keyof SessionModel>, t: Text): string {
  if (closed === 'cancelled' || (closed && !answer)) return t.rsvp.closed[closed];
  const { state, category } = answer ?? { state: 'none' };
  const said = category ? `${t.rsvp.state[state]} (${t.rsvp.category[category]})` : t.rsvp.state[state];
  return state === 'waiting' && inLine !== undefined ? t.rsvp.inLine(inLine) : said;
}

/** The fields of an answer: for which sessions, where there are several, and the reason of whoever declines. */
export function answerInputs(model: AskedModel, t: Text): Block[] {
  const asked = open(model);
  if (asked.length === 0) return [];
  const words = t.rsvp;
  const choices = CATEGORIES.map((category) => ({ title: words.category[category], value: category }));
  const reason: Block = {
    type: 'Input.ChoiceSet',
    id: 'category',
    label: words.categoryLabel,
    errorMessage: words.categoryError,
    style: 'compact',
    choices,
  };
  return [...(asked.length > 1 ? [sessionChoice(asked, t)] : []), reason, paragraph(words.categoryOnly)];
}

function sessionChoice(asked: readonly AskedSession[], t: Text): Block {
  const sameTitle = new Set(asked.map(({ titleEn }) => titleEn)).size === 1;
  return {
    type: 'Input.ChoiceSet',
    id: 'only',
    label: t.rsvp.chooseLabel,
    errorMessage: t.rsvp.chooseError,
    isMultiSelect: true,
    choices: asked.map((session) => {
      const day = shortDayText(t.language, session.startsAt, session.readerZone);
      const title = sameTitle ? day : `${day} · ${titleIn(cutTitle(session), t)}`;
      return { title, value: session.sessionId };
    }),
  };
}

/** The answers that can be given now; of one session without that which stands. */
export function answerActions(model: AskedModel, t: Text): Action[] {
  const asked = open(model);
  const [one, another] = asked;
  if (!one) return [];
  const { programId, sessionId, sequence, series } = model;
  const data = { programId, sessionId, sequence, ...(series ? { series } : {}) };
  const inputs = another ? 'with' : 'without';
  const stands = another ? undefined : one.answer?.state;
  const comes = stands === 'confirmed' || stands === 'waiting';
  const words = t.rsvp.answer;
  return [
    ...(comes ? [] : [execute('rsvp.answer', words.confirmed, { ...data, answer: 'confirmed' }, inputs)]),
    ...(stands === 'tentative'
      ? []
      : [execute('rsvp.answer', words.tentative, { ...data, answer: 'tentative' }, inputs)]),
    execute('rsvp.decline', words.declined, data),
  ];
}

/** What is recorded, in the place of the card that was pressed, with the way to change it; or why nothing was. */
export function answeredCard(model: AskedModel & { refused?: RsvpRefused }, t: Text): Card {
  const words = t.rsvp;
  const [only, another] = model.sessions;
  if (!only) return rsvpRefusedCard(t);
  const refused = model.refused ?? (another || only.answer ? undefined : only.closed);
  const isOpen = open(model).length > 0;
  const said = another ? words.recordedSeries : words.recorded[only.answer?.state ?? 'confirmed'];
  const next = another && refused ? words.askSeries : words.mayChange;
  return card(
    t,
    [
      heading(refused ? (isOpen ? words.ask : words.yourAnswer) : words.recordedTitle),
      refused ? notice(words.refusal[refused]) : paragraph(said),
      ...(another ? seriesBlocks(model, t) : sessionBlocks(only, t)),
      ...(isOpen ? [paragraph(next)] : []),
      ...answerInputs(model, t),
    ],
    [...answerActions(model, t), ...(another || !isOpen ? [] : [requestAction(only, t)])],
  );
}

/** The way to say what one needs there. */
function requestAction({ programId, sessionId }: SessionModel, t: Text): Action {
  return execute('request.open', t.request.open, { programId, sessionId }, 'without');
}

/** To somebody who waited and has a seat now. */
export function promotedCard(model: AskedModel, t: Text): Card {
  const [session] = model.sessions;
  return card(
    t,
    [
      heading(t.rsvp.promotedTitle),
      paragraph(t.rsvp.promoted),
      ...(session ? sessionBlocks(session, t) : []),
      ...answerInputs(model, t),
    ],
    answerActions(model, t),
  );
}

/** The same for what does not exist and what is not theirs: it tells nothing. */
export function rsvpRefusedCard(t: Text): Card {
  return card(t, [notice(t.rsvp.refusal.unknownSession)], [execute('session.mine', t.reminder.mySessions)]);
}
