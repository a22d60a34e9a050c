import type { Day } from '../bot/domain/time.ts';
import { card, execute, facts, heading, paragraph, plain, subheading, type Block } from './block.ts';
import type { Card } from './card.ts';
import { dayOf, namesText } from './group.ts';
import type { Text } from './text/text.ts';

export type OwnGroupModel = {
  cohort: string;
  group?: string;
  from?: Day;
  others: readonly string[];
  facilitator?: string;
};

export type LedGroupModel = { cohort: string; group: string; from?: Day; people: readonly string[] };

const MOST_OWN = 8;
const MOST_LED = 12;

/** The groups that the reader is in, with whom and who facilitates; and those that they facilitate. */
export function ownGroupsCard(
  { own, led }: { own: readonly OwnGroupModel[]; led: readonly LedGroupModel[] },
  t: Text,
): Card {
  const words = t.group;
  return card(t, [
    heading(words.mineTitle),
    ...(own.length + led.length === 0 ? [paragraph(words.mineNone)] : []),
    ...own.slice(-MOST_OWN).flatMap((one) => ownBlocks(one, t)),
    ...led.slice(-MOST_LED).flatMap((one) => ledBlocks(one, t)),
  ]);
}

function ledBlocks({ cohort, group, from, people }: LedGroupModel, t: Text): Block[] {
  const words = t.group;
  const name = plain(group);
  return [
    subheading(plain(cohort)),
    paragraph(`**${from === undefined ? words.leads(name) : words.leadsFrom(name, dayOf(from, t))}**`),
    facts([[words.inIt, namesText(people, t)]]),
  ];
}

/** Told to whoever facilitates a group from now on, or from a day on. */
export function groupLeadCard({ cohort, group, from }: Omit<LedGroupModel, 'people'>, t: Text): Card {
  const words = t.group;
  const name = plain(group);
  const said = from === undefined ? words.leads(name) : words.leadsFrom(name, dayOf(from, t));
  return card(
    t,
    [paragraph(`${said} ${words.leadsCohort(plain(cohort))}`), paragraph(words.leadsEnd)],
    [execute('group.mine', words.mineTitle)],
  );
}

function ownBlocks({ cohort, group, from, others, facilitator }: OwnGroupModel, t: Text): Block[] {
  const words = t.group;
  if (group === undefined) return [subheading(plain(cohort)), paragraph(words.mineWithout)];
  const name = plain(group);
  return [
    subheading(plain(cohort)),
    paragraph(`**${from === undefined ? words.mineIn(name) : words.mineFrom(name, dayOf(from, t))}**`),
    others.length === 0 ? paragraph(words.mineAlone) : facts([[words.mineWith, namesText(others, t)]]),
    paragraph(facilitator === undefined ? words.mineNoLead : words.mineLead(plain(facilitator))),
  ];
}
