import type { AttendanceStatus } from '../bot/domain/attendance.ts';
import type { CheckInRefusal } from '../bot/domain/checkin.ts';
import type { Millis } from '../bot/domain/time.ts';
import { card, execute, facts, heading, notice, paragraph, plain, type Action, type Block } from './block.ts';
import type { Card } from './card.ts';
import { titleIn, whenText, type SessionModel } from './session.ts';
import type { Text } from './text/text.ts';
import { dayText, secondsText, timeText } from './text/time.ts';

/** `asksCode`: the program asks for the room's code. `remote`: this session may be attended remotely. */
export type CheckInModel = { session: SessionModel; asksCode: boolean; remote: boolean };

export type CheckedInModel = {
  session: SessionModel;
  already: boolean;
  status: AttendanceStatus;
  at: Millis;
  countsFrom?: Millis;
  /** True where the entry that stands is a facilitator's or coordinator's, not the person's own. */
  byOther: boolean;
};

/** A refusal with what the reader needs to go on: the form again where another try makes sense. */
export type RefusedModel = {
  refusal: CheckInRefusal | { code: 'nothingOpen' };
  readerZone: string;
  /** Set where trying again makes sense: the code form, with what was typed kept. */
  form?: CheckInModel & { typed: string };
};

const refOf = ({ session: { programId, sessionId } }: { session: SessionModel }) => ({ programId, sessionId });

function sessionFacts(session: SessionModel, t: Text): Block {
  return facts([
    [t.attendance.when, whenText(session, t)],
    [t.attendance.place, plain(session.place)],
  ]);
}

function remoteActions(model: CheckInModel, t: Text): Action[] {
  return model.remote && model.asksCode
    ? [execute('attendance.checkIn', t.attendance.remote, { ...refOf(model), remote: true }, 'without')]
    : [];
}

/** How late somebody may say that they are. */
const LATE_MINUTES = [10, 20, 30] as const;

/** For people who are on their way: told to the facilitator. */
function lateActions(model: CheckInModel, t: Text): Action[] {
  return LATE_MINUTES.map((minutes) =>
    execute('attendance.late', t.reminder.lateBy(minutes), { ...refOf(model), minutes }, 'without'),
  );
}

/** One press, or the way to the code form; and the way of those who attend remotely. */
export function checkInActions(model: CheckInModel, t: Text): Action[] {
  const verb = model.asksCode ? 'attendance.openCode' : 'attendance.checkIn';
  return [execute(verb, t.attendance.checkIn, refOf(model)), ...remoteActions(model, t)];
}

/** The invitation to check in. */
export function checkInCard(model: CheckInModel, t: Text): Card {
  return card(
    t,
    [
      heading(t.attendance.checkInTitle),
      paragraph(`**${titleIn(model.session, t)}**`),
      sessionFacts(model.session, t),
      paragraph(t.attendance.checkInAsk),
    ],
    [...checkInActions(model, t), ...lateActions(model, t)],
  );
}

/** The form for the code shown in the room. `refused`: why the last try did not do, said above the input. */
export function codeFormCard(model: CheckInModel & { typed?: string; refused?: string }, t: Text): Card {
  return card(
    t,
    [
      heading(t.attendance.codeTitle),
      paragraph(`**${titleIn(model.session, t)}**`),
      ...(model.refused === undefined ? [] : [notice(model.refused)]),
      paragraph(t.attendance.codeHelp),
      {
        type: 'Input.Text',
        id: 'code',
        label: t.attendance.codeLabel,
        placeholder: t.attendance.codePlaceholder,
        isRequired: true,
        maxLength: 12,
        errorMessage: t.attendance.codeError,
        ...(model.typed === undefined ? {} : { value: model.typed }),
      },
    ],
    [execute('attendance.checkIn', t.attendance.codeSubmit, refOf(model)), ...remoteActions(model, t)],
  );
}

/** The outcome, which takes the place of the card that was pressed. */
export function checkedInCard(model: CheckedInModel, t: Text): Card {
  const { attendance } = t;
  const { session, at, countsFrom, status } = model;
  // a few seconds between opening the form and sending it are nobody's concern
  const early = countsFrom !== undefined && at - countsFrom >= 60_000 ? countsFrom : undefined;
  const time = (instant: Millis) => secondsText(t.language, instant, session.readerZone);
  return card(t, [
    heading(model.already ? attendance.alreadyTitle : attendance.recordedTitle),
    facts([
      [attendance.session, titleIn(session, t)],
      [attendance.when, whenText(session, t)],
      [attendance.statusLabel, attendance.status[status]],
      [attendance.recordedAt, time(at)],
      ...(early === undefined ? [] : ([[attendance.countedFrom, time(early)]] as const)),
    ]),
    ...(model.byOther ? [paragraph(attendance.markedBy)] : []),
  ]);
}

/** More than one session is open for this person. */
export function chooseSessionCard(sessions: SessionModel[], t: Text): Card {
  return card(t, [
    paragraph(t.attendance.choose),
    ...sessions.flatMap((session): Block[] => [
      { ...paragraph(`**${titleIn(session, t)}**`), spacing: 'Medium' },
      { ...paragraph(whenText(session, t)), spacing: 'None' },
      { type: 'ActionSet', actions: [execute('attendance.start', t.attendance.checkIn, refOf({ session }))] },
    ]),
  ]);
}

/** A refusal: what is wrong and how to go on, and the form again where another try makes sense. */
export function refusedCard(model: RefusedModel, t: Text): Card {
  const sentence = refusalText(model, t);
  if (model.form) return codeFormCard({ ...model.form, refused: sentence }, t);
  return card(t, [notice(sentence)], [execute('session.mine', t.help.commands.mySessions)]);
}

function refusalText({ refusal, readerZone }: RefusedModel, t: Text): string {
  const words = t.attendance.refusal;
  const at = (instant: Millis) => ({
    time: timeText(t.language, instant, readerZone),
    day: dayText(t.language, instant, readerZone),
  });
  switch (refusal.code) {
    case 'notYetOpen':
      return words.notYetOpen(at(refusal.opensAt));
    case 'closed':
      return words.closed(at(refusal.closedAt));
    case 'withdrawn':
      // a calendar day has no zone: noon UTC is that day in UTC
      return words.withdrawn(dayText(t.language, Date.parse(`${refusal.on}T12:00:00Z`), 'UTC'));
    case 'wrongCode':
      return words.wrongCode(refusal.left);
    case 'tooManyTries':
      return words.tooManyTries(secondsText(t.language, refusal.until, readerZone));
    case 'unknownSession':
    case 'notEnrolled':
    case 'otherGroup':
    case 'cancelled':
    case 'codeNeeded':
    case 'notRemote':
    case 'nothingOpen':
      return words[refusal.code];
  }
}
