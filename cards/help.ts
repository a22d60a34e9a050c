import { card, execute, heading, notice, paragraph, type Action, type Block } from './block.ts';
import { languageActions } from './bilingual.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';

/** Who reads the help: coordinators and facilitators are also told their own commands. */
export type HelpModel = { staff: boolean };

/** The commands as buttons, so that nobody has to type. */
export function helpActions(t: Text, { staff }: HelpModel): Action[] {
  const { commands } = t.help;
  return [
    execute('attendance.start', commands.checkIn),
    execute('session.mine', commands.mySessions),
    ...(staff ? [execute('register.open', commands.register), execute('person.list', commands.people)] : []),
    execute('language.choose', commands.language),
  ];
}

function commandLines(t: Text, { staff }: HelpModel): Block[] {
  const { commandTexts, help, helpCoordinator } = t.help;
  const list = (lines: string[]) => paragraph(lines.map((line) => `- ${line}`).join('\n'));
  return [
    paragraph(help),
    list([commandTexts.checkIn, commandTexts.mySessions, commandTexts.language]),
    ...(staff
      ? [
          paragraph(helpCoordinator),
          list([
            commandTexts.register,
            commandTexts.people,
            commandTexts.schedule,
            commandTexts.broadcast,
            commandTexts.enrolment,
            commandTexts.requests,
            commandTexts.reachability,
            commandTexts.inbox,
            commandTexts.week,
          ]),
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
