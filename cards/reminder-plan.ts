import type { ReminderSettings } from '../bot/domain/program.ts';
import type { ReminderTime } from '../bot/domain/reminder.ts';
import {
  card,
  execute,
  facts,
  heading,
  notice,
  paragraph,
  plain,
  type Action,
  type ActionData,
  type Block,
} from './block.ts';
import type { Card } from './card.ts';
import { titleIn, whenText, type SessionModel } from './session.ts';
import type { Text } from './text/text.ts';
import { dayText, timeText, zoneText } from './text/time.ts';

type Typed = { days: string; at: string; card: string };

/** What a form of reminders shows: as they are, or as somebody typed them; and what became of the last press. */
type PlanForm = {
  settings: ReminderSettings;
  typed?: Typed;
  refused?: keyof Text['reminder']['refusal'];
  saved?: true;
  /** What the press carries back, to see whether somebody set them meanwhile. */
  shown: string;
};

export type ProgramPlanModel = PlanForm & { programId: string; name: string };

/** `isOwn`: it has reminders of its own. `over`: they cannot be changed any more. */
export type SessionPlanModel = PlanForm & {
  session: SessionModel;
  isOwn: boolean;
  over: boolean;
  times: ReminderTime[];
};

/** What coordinators decide about the reminders of a program. */
export function programPlanCard(model: ProgramPlanModel, t: Text): Card {
  const words = t.reminder;
  const { programId, shown } = model;
  return card(
    t,
    [heading(words.planTitle), paragraph(words.planHelp(plain(model.name))), ...formBlocks(model, t)],
    [execute('reminder.savePlan', words.save, { programId, shown })],
  );
}

/** What coordinators decide about the reminders of one session. */
export function sessionPlanCard(model: SessionPlanModel, t: Text): Card {
  const words = t.reminder;
  const { session, isOwn, over } = model;
  const { programId, sessionId } = session;
  const data: ActionData = { programId, sessionId, shown: model.shown };
  const actions: Action[] = [
    execute('reminder.saveSession', words.saveSession, data),
    ...(isOwn ? [execute('reminder.clearSession', words.clearSession, data, 'without')] : []),
  ];
  return card(
    t,
    [
      heading(words.sessionTitle),
      paragraph(`**${titleIn(session, t)}**`),
      facts([[t.attendance.when, whenText(session, t)], ...timeRows(model, t)]),
      paragraph(isOwn ? words.isOwn : words.isProgram),
      ...(over ? [...outcomeBlocks(model, t), paragraph(words.refusal.over)] : formBlocks(model, t)),
    ],
    over ? [] : actions,
  );
}

/** When each message is due, in the reader's zone. */
function timeRows({ times, session: { readerZone } }: SessionPlanModel, t: Text): [string, string][] {
  const { timeOf, none } = t.reminder;
  const zone = zoneText(t.language, readerZone);
  return (['reminder', 'checkIn'] as const).map((kind) => {
    const at = times.find((one) => one.kind === kind)?.at;
    if (at === undefined) return [timeOf[kind], none];
    return [timeOf[kind], `${dayText(t.language, at, readerZone)}, ${timeText(t.language, at, readerZone)} (${zone})`];
  });
}

function outcomeBlocks({ refused, saved }: PlanForm, t: Text): Block[] {
  return [
    ...(refused === undefined || refused === 'over' ? [] : [notice(t.reminder.refusal[refused])]),
    ...(saved ? [paragraph(t.reminder.saved)] : []),
  ];
}

const MOST_DAYS = 10;

function formBlocks(model: PlanForm, t: Text): Block[] {
  const words = t.reminder;
  const { workingDays, at, checkInCard } = model.settings;
  const typed = model.typed ?? { days: String(workingDays), at, card: String(checkInCard) };
  const days = Array.from({ length: MOST_DAYS + 1 }, (_, n) => ({ title: words.days(n), value: String(n) }));
  const cards = [
    { title: words.cardYes, value: 'true' },
    { title: words.cardNo, value: 'false' },
  ];
  return [
    ...outcomeBlocks(model, t),
    choice({ id: 'days', label: words.daysLabel, errorMessage: words.refusal.badDays, choices: days }, typed.days),
    {
      type: 'Input.Time',
      id: 'at',
      label: words.atLabel,
      isRequired: true,
      min: '08:00',
      max: '17:00',
      errorMessage: words.refusal.badTime,
      value: typed.at,
    },
    choice({ id: 'card', label: words.cardLabel, errorMessage: words.cardError, choices: cards }, typed.card),
  ];
}

type Choices = { id: string; label: string; errorMessage: string; choices: { title: string; value: string }[] };

function choice(choices: Choices, value: string): Block {
  return { type: 'Input.ChoiceSet', style: 'compact', isRequired: true, ...choices, value };
}

/** Somebody coordinates several programs: which one? */
export function choosePlanCard(programs: readonly { programId: string; name: string }[], t: Text): Card {
  const { planTitle, choosePlan } = t.reminder;
  return card(t, [
    heading(planTitle),
    paragraph(choosePlan),
    ...programs.flatMap(({ programId, name }): Block[] => [
      { ...paragraph(`**${plain(name)}**`), spacing: 'Medium' },
      { type: 'ActionSet', actions: [execute('reminder.plan', t.reminder.open, { programId })] },
    ]),
  ]);
}

export function planRefusedCard(t: Text): Card {
  return card(t, [notice(t.reminder.notAllowed)]);
}
