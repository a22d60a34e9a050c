import { card, execute, heading, notice, paragraph, type Action, type Block } from './block.ts';
import { languageActions } from './bilingual.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';

/** Who reads the help: coordinators and facilitators are also told their own commands. */
export type HelpModel = { staff: boolean };

/** The commands that are used most, as buttons, so that nobody has to type; Teams shows six at most. */
export function helpActions(t: Text, { staff }: HelpModel): Action[] {
  const { commands } = t.help;
  return [
    execute('attendance.start', commands.checkIn),
    execute('session.mine', commands.mySessions),
    ...(staff
      ? [
          execute('register.open', commands.register),
          execute('schedule.new', commands.schedule),
          execute('person.list', commands.people),
        ]
      : [execute('reminder.settings', commands.reminders)]),
    execute('language.choose', commands.language),
  ];
}

/** What everybody may ask; then, for coordinators and facilitators, their own commands by what they are for. */
function commandLines(t: Text, { staff }: HelpModel): Block[] {
  const { commandTexts: line, groups, help, helpCoordinator } = t.help;
  const list = (lines: string[]) => paragraph(lines.map((one) => `- ${one}`).join('\n'));
  const group = (title: string, lines: string[]): Block[] => [
    { ...paragraph(`**${title}**`), spacing: 'Medium' },
    { ...list(lines), spacing: 'Small' },
  ];
  return [
    paragraph(help),
    list([line.checkIn, line.mySessions, line.calendar, line.project, line.ownFeedback, line.reminders, line.language]),
    ...(staff
      ? [
          paragraph(helpCoordinator),
          ...group(groups.sessions, [line.week, line.schedule, line.register, line.reminderPlan]),
          ...group(groups.messages, [line.broadcast, line.inbox, line.reachability]),
          ...group(groups.evaluations, [line.evaluations, line.forms, line.feedback, line.sharedNotes]),
          ...group(groups.people, [line.enrolment, line.requests, line.people, line.committee]),
        ]
      : []),
  ];
}

/** Said once, when the app is installed. `waiting`: coordinators have been asked who this person is. */
export function welcomeCard(model: HelpModel & { waiting: boolean }, t: Text): Card {
  const waiting = model.waiting ? [paragraph(t.person.waiting)] : [];
  return card(
    t,
    [heading(t.help.welcomeTitle), paragraph(t.help.welcome), ...waiting, ...commandLines(t, model)],
    helpActions(t, model),
  );
}

export function helpCard(model: HelpModel, t: Text): Card {
  return card(t, [heading(t.help.helpTitle), ...commandLines(t, model)], helpActions(t, model));
}

/** To a message that no command fits. */
export function unknownCard(model: HelpModel, t: Text): Card {
  return card(t, [paragraph(t.help.unknown), ...commandLines(t, model)], helpActions(t, model));
}

/** In a team or a group chat, once a conversation: no personal welcomes to a whole team (PLATFORM section 6). */
export function groupWelcomeCard(t: Text): Card {
  return card(t, [paragraph(t.help.welcomeGroup)]);
}

export function languageCard(t: Text): Card {
  return card(t, [heading(t.help.languageTitle), paragraph(t.help.languageAsk)], languageActions());
}

export function languageSavedCard(model: HelpModel, t: Text): Card {
  return card(t, [paragraph(t.help.languageSaved)], helpActions(t, model));
}

/** Something unexpected: an apology and a reference, never a stack. */
export function sorryCard(reference: string, t: Text): Card {
  return card(t, [notice(t.help.sorry), paragraph(t.help.sorryReference(reference))]);
}

/** A card whose button no longer means anything, or whose data somebody edited. */
export function staleCard(t: Text): Card {
  return card(t, [notice(t.help.staleCard)]);
}

/** One sentence in a channel or group chat, about an answer that belongs in the personal chat. */
export function elsewhereCard(reached: boolean, t: Text): Card {
  return card(t, [paragraph(reached ? t.help.answeredInPersonal : t.help.openPersonal)]);
}

export function anonymousCard(t: Text): Card {
  return card(t, [paragraph(t.help.anonymous)]);
}
