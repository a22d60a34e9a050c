import type { AttendanceStatus } from '../bot/domain/attendance.ts';
import type { Millis } from '../bot/domain/time.ts';
import { card, execute, facts, heading, notice, paragraph, plain, subheading, type Block } from './block.ts';
import type { Card } from './card.ts';
import { titleIn, whenText, type SessionModel } from './session.ts';
import type { Text } from './text/text.ts';
import { secondsText } from './text/time.ts';

export type RegisterStatus = AttendanceStatus | 'unrecorded';

/** The register as a facilitator or coordinator sees it. Names are of expected seats only. */
export type RegisterModel = {
  session: SessionModel;
  counts: Record<RegisterStatus, number>;
  seats: number;
  walkIns: number;
  unrecorded: { pid: string; name: string }[];
  /** The code on show; absent where the program asks for none or check-in is not open. */
  code?: { code: string; secondsLeft: number };
  asksCode: boolean;
  now: Millis;
  /** What the last press did. */
  done?: { kind: 'marked' | 'undone'; pid: string; name: string };
  refused?: 'undoTooLate' | 'nothingToUndo' | 'unknownPerson';
};

/** A card has a budget (PLATFORM section 1: 100 KB): beyond these many names it says how many more there are. */
const NAMES = 60;
const CHOICES = 400;
const ORDER: RegisterStatus[] = ['present', 'late', 'partial', 'excused', 'absent', 'unrecorded'];

export function registerCard(model: RegisterModel, t: Text): Card {
  const { programId, sessionId } = model.session;
  const words = t.attendance;
  return card(
    t,
    [
      heading(words.registerTitle),
      paragraph(`**${titleIn(model.session, t)}**`),
      { ...paragraph(whenText(model.session, t)), spacing: 'None' },
      ...doneBlocks(model, t),
      ...codeBlocks(model, t),
      subheading(words.counts),
      paragraph([words.seats(model.seats), ...(model.walkIns > 0 ? [words.walkIns(model.walkIns)] : [])].join(' · ')),
      facts(ORDER.map((status) => [words.status[status], String(model.counts[status])])),
      ...unrecordedBlocks(model, t),
      {
        ...paragraph(words.asOf(secondsText(t.language, model.now, model.session.readerZone))),
        isSubtle: true,
      },
    ],
    [
      ...(model.unrecorded.length > 0
        ? [execute('register.mark', words.mark, { programId, sessionId, shown: model.now })]
        : []),
      execute('register.open', words.refresh, { programId, sessionId }, 'without'),
    ],
  );
}

function doneBlocks({ done, refused, session }: RegisterModel, t: Text): Block[] {
  if (refused) return [notice(t.attendance.refusal[refused])];
  if (!done) return [];
  if (done.kind === 'undone') return [paragraph(t.attendance.undone(plain(done.name)))];
  const { programId, sessionId } = session;
  const undo = execute('register.undo', t.attendance.undo, { programId, sessionId, person: done.pid }, 'without');
  return [paragraph(t.attendance.marked(plain(done.name))), { type: 'ActionSet', actions: [undo] }];
}

function codeBlocks({ code, asksCode }: RegisterModel, t: Text): Block[] {
  if (!asksCode) return [];
  if (!code) return [paragraph(t.attendance.codeClosed)];
  return [
    { type: 'TextBlock', text: t.attendance.code(code.code), size: 'ExtraLarge', weight: 'Bolder', wrap: true },
    { ...paragraph(t.attendance.codeSeconds(code.secondsLeft)), spacing: 'None' },
  ];
}

function unrecordedBlocks({ unrecorded }: RegisterModel, t: Text): Block[] {
  const words = t.attendance;
  if (unrecorded.length === 0) return [paragraph(words.nobodyUnrecorded)];
  const names = unrecorded.slice(0, NAMES).map(({ name }) => plain(name));
  const more = unrecorded.length > NAMES ? [words.andMore(unrecorded.length - NAMES)] : [];
  return [
    subheading(words.unrecordedTitle(unrecorded.length)),
    paragraph([...names, ...more].join(', ')),
    {
      type: 'Input.ChoiceSet',
      id: 'person',
      label: words.markLabel,
      style: 'filtered',
      isRequired: true,
      errorMessage: words.markError,
      choices: unrecorded.slice(0, CHOICES).map(({ pid, name }) => ({ title: name, value: pid })),
    },
  ];
}

/** Which register: the sessions of one's programs that are nearest to now. */
export function chooseRegisterCard(sessions: SessionModel[], t: Text): Card {
  if (sessions.length === 0) return card(t, [paragraph(t.attendance.noRegister)]);
  return card(t, [
    heading(t.attendance.registerChoose),
    ...sessions.flatMap((session): Block[] => {
      const { programId, sessionId } = session;
      return [
        { ...paragraph(`**${titleIn(session, t)}**`), spacing: 'Medium' },
        { ...paragraph(whenText(session, t)), spacing: 'None' },
        { type: 'ActionSet', actions: [execute('register.open', t.attendance.openRegister, { programId, sessionId })] },
      ];
    }),
  ]);
}

/** The same words whether or not the session exists: a refusal tells nothing (issue, "Check-in"). */
export function registerRefusedCard(t: Text): Card {
  return card(t, [notice(t.attendance.refusal.notAllowed)]);
}
