import type { AttendanceStatus } from '../bot/domain/attendance.ts';
import type { Millis } from '../bot/domain/time.ts';
import type { RsvpState } from '../bot/domain/rsvp.ts';
import type { SessionKind } from '../bot/domain/session.ts';
import { card, execute, facts, heading, paragraph, plain, subheading, type Action, type Block } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';
import { dayText, shortDayText, timeText, zoneText } from './text/time.ts';

/** What any card says of a session. `readerZone` is the reader's own zone. */
export type SessionModel = {
  programId: string;
  sessionId: string;
  titleEn: string;
  titleFr: string;
  kind: SessionKind;
  startsAt: Millis;
  endsAt: Millis;
  place: string;
  readerZone: string;
};

export type MineModel = {
  /** `asks`: their answer can be given or changed now. */
  next: (SessionModel & { open: boolean; cancelled: boolean; required: boolean; asks: boolean; answer?: RsvpState })[];
  past: (SessionModel & { status: AttendanceStatus | 'unrecorded' })[];
  /** Own attendance over required, held sessions; `tenths` of a percent. Absent: no figure yet. */
  rate?: { attended: number; expected: number; tenths: number; unrecorded: number };
};

export function titleIn(session: Pick<SessionModel, 'titleEn' | 'titleFr'>, t: Text): string {
  return plain(t.language === 'fr' ? session.titleFr : session.titleEn);
}

/** "Thursday, September 10, 2026, 9:00 a.m. to 4:00 p.m. (Eastern Time)", in the reader's own zone. */
export function whenText({ startsAt, endsAt, readerZone }: SessionModel, t: Text): string {
  const day = dayText(t.language, startsAt, readerZone);
  const hours = t.session.range(timeText(t.language, startsAt, readerZone), timeText(t.language, endsAt, readerZone));
  return `${day}, ${hours} (${zoneText(t.language, readerZone)})`;
}

export function mySessionsCard(model: MineModel, t: Text): Card {
  const words = t.session;
  return card(t, [
    heading(words.mineTitle),
    subheading(words.rateTitle),
    ...rateBlocks(model, t),
    subheading(words.nextTitle),
    ...(model.next.length > 0
      ? model.next.flatMap((session) => nextBlocks(session, t))
      : [paragraph(words.nothingNext)]),
    subheading(words.pastTitle),
    model.past.length > 0 ? facts(model.past.map((session) => pastRow(session, t))) : paragraph(words.nothingPast),
  ]);
}

export function notEnrolledCard(t: Text): Card {
  return card(t, [paragraph(t.session.notEnrolled)]);
}

function rateBlocks({ rate }: MineModel, t: Text): Block[] {
  if (!rate) return [paragraph(t.session.noRate)];
  const sentence = t.session.rate(rate.attended, rate.expected, t.session.percent(rate.tenths));
  return [paragraph(sentence), ...(rate.unrecorded > 0 ? [paragraph(t.session.rateProvisional(rate.unrecorded))] : [])];
}

function nextBlocks(session: MineModel['next'][number], t: Text): Block[] {
  const { cancelled, optional, kind } = t.session;
  const remarks = [
    kind[session.kind],
    ...(session.cancelled ? [cancelled] : []),
    ...(session.required ? [] : [optional]),
    ...(session.asks || session.answer ? [t.rsvp.state[session.answer ?? 'none']] : []),
  ];
  const lines: Block[] = [
    { ...paragraph(`**${titleIn(session, t)}**`), spacing: 'Medium' },
    { ...paragraph(`${whenText(session, t)} · ${plain(session.place)}`), spacing: 'None' },
    { ...paragraph(remarks.join(' · ')), spacing: 'None', isSubtle: true },
  ];
  const actions = nextActions(session, t);
  return actions.length > 0 ? [...lines, { type: 'ActionSet', actions }] : lines;
}

function nextActions({ programId, sessionId, open, asks, answer }: MineModel['next'][number], t: Text): Action[] {
  const ref = { programId, sessionId };
  return [
    ...(open ? [execute('attendance.start', t.attendance.checkIn, ref)] : []),
    ...(asks ? [execute('rsvp.open', answer ? t.rsvp.change : t.rsvp.open, ref)] : []),
    ...(asks ? [execute('request.open', t.request.open, ref)] : []),
  ];
}

/** The day first: it is short, and what people look for. */
function pastRow(session: MineModel['past'][number], t: Text): readonly [string, string] {
  const day = shortDayText(t.language, session.startsAt, session.readerZone);
  return [day, `${titleIn(session, t)} · **${t.attendance.status[session.status]}**`];
}
