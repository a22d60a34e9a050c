import type { Day } from '../bot/domain/time.ts';
import { card, execute, facts, heading, notice, paragraph, plain, subheading, type Block } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';
import { dayText } from './text/time.ts';

export type Ref = { programId: string; cohortId: string };
export type Named = { pid: string; name: string };
export type GroupRefused = keyof Text['group']['refusal'];
export type GroupDone = keyof Text['group']['done'];

/** What has just been done or refused: the first line of the card that shows how it is now. */
export type After = { done?: GroupDone; refused?: GroupRefused };

export function afterBlocks({ done, refused }: After, t: Text): Block[] {
  return [
    ...(done ? [paragraph(`**${t.group.done[done]}**`)] : []),
    ...(refused ? [notice(t.group.refusal[refused])] : []),
  ];
}

/** A calendar day has no zone: noon UTC is that day in UTC. */
export function dayOf(day: Day, t: Text): string {
  return dayText(t.language, Date.parse(`${day}T12:00:00Z`), 'UTC');
}

const MOST_NAMES = 40;

/** Names in a line; where they are too many, how many more. */
export function namesText(names: readonly string[], t: Text): string {
  const left = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES).map(plain), ...(left > 0 ? [t.group.more(left)] : [])].join(', ');
}

const MOST_COHORTS = 20;

/** The cohorts whose groups a coordinator may look at, the latest last. */
export function groupCohortsCard(cohorts: readonly (Ref & { name: string })[], t: Text): Card {
  return card(t, [
    heading(t.group.cohortsTitle),
    ...cohorts
      .slice(-MOST_COHORTS)
      .flatMap(({ programId, cohortId, name }): Block[] => [
        subheading(plain(name)),
        { type: 'ActionSet', actions: [execute('group.open', t.group.open, { programId, cohortId })] },
      ]),
  ]);
}

export type GroupsModel = Ref &
  After & {
    cohort: string;
    groups: readonly { name: string; members: readonly Named[]; facilitator?: Named }[];
    without: readonly Named[];
    coming: readonly { on: Day; people: number }[];
    /** Where a proposal waits to be confirmed, or is being carried out. */
    draft?: 'draft' | 'moving' | 'done';
    version: string;
    from: number;
  };

const GROUPS = 8;

/** The groups of a cohort as they are, for its coordinators. */
export function groupsCard(model: GroupsModel, t: Text): Card {
  const words = t.group;
  const { programId, cohortId, cohort, groups, without, draft, version } = model;
  const from = model.from < groups.length ? model.from : 0;
  const ref = { programId, cohortId };
  const isMore = from + GROUPS < groups.length;
  const proposing =
    draft === 'draft'
      ? [execute('group.draft', words.openDraft, ref)]
      : [execute('group.propose', words.propose, { ...ref, version })];
  return card(
    t,
    [
      heading(words.titleOf(plain(cohort))),
      ...afterBlocks(model, t),
      ...(draft === 'moving' ? [notice(words.moving)] : []),
      ...whatBlocks(model, t),
      ...groups.slice(from, from + GROUPS).flatMap((group) => groupBlocks(group, t)),
      ...(without.length > 0 ? [paragraph(words.without(without.length, namesText(namesIn(without), t)))] : []),
    ],
    [
      ...(draft === 'moving' ? [] : proposing),
      ...(groups.length > 0
        ? [
            execute('group.moveForm', words.moveOne, ref),
            execute('group.leads', words.facilitators, { ...ref, of: 'current' }),
          ]
        : []),
      ...(isMore ? [execute('group.open', words.next, { ...ref, from: from + GROUPS })] : []),
    ],
  );
}

function whatBlocks({ groups, coming }: GroupsModel, t: Text): Block[] {
  const words = t.group;
  if (coming.length === 0) return [paragraph(groups.length > 0 ? words.what : words.none)];
  const days = coming.slice(0, 3).map(({ on, people }) => paragraph(words.coming(people, dayOf(on, t))));
  return [paragraph(words.whatComing), ...days];
}

const namesIn = (people: readonly Named[]): string[] => people.map(({ name }) => name);

function groupBlocks({ name, members, facilitator }: GroupsModel['groups'][number], t: Text): Block[] {
  const words = t.group;
  return [
    subheading(words.groupName(plain(name), members.length)),
    ...(members.length > 0 ? [paragraph(namesText(namesIn(members), t))] : []),
    facts([[words.facilitator, facilitator ? plain(facilitator.name) : words.noFacilitator]]),
  ];
}

export type MoveModel = Ref & {
  cohort: string;
  people: readonly (Named & { group?: string })[];
  groups: readonly string[];
  on: Day;
  from: number;
};

const PEOPLE = 60;

/** One person goes to another group from a day on: a change of their enrolment, which shows its effect first. */
export function groupMoveCard({ programId, cohortId, cohort, people, groups, on, from }: MoveModel, t: Text): Card {
  const words = t.group;
  const ref = { programId, cohortId };
  const choices = people.slice(from, from + PEOPLE).map(({ pid, name, group }) => ({
    title: group === undefined ? name : `${name} (${group})`,
    value: `${programId}.${cohortId}.${pid}`,
  }));
  const to = groups.map((name) => ({ title: words.shortName(name), value: name }));
  return card(
    t,
    [
      heading(words.moveTitle(plain(cohort))),
      paragraph(words.moveWhat),
      chooser({ id: 'place', label: words.person, errorMessage: words.choosePerson, choices }),
      chooser({ id: 'group', label: words.toGroup, errorMessage: words.chooseGroup, choices: to }),
      dayInput(on, t),
    ],
    [
      execute('enrolment.preview', words.showEffect, { kind: 'group' }),
      ...(from + PEOPLE < people.length
        ? [execute('group.moveForm', words.next, { ...ref, from: from + PEOPLE }, 'without')]
        : []),
      execute('group.open', words.back, ref, 'without'),
    ],
  );
}

type Choices = { id: string; label: string; errorMessage: string; choices: { title: string; value: string }[] };

export function chooser(choices: Choices, value?: string): Block {
  const kept = value === undefined ? {} : { value };
  return { type: 'Input.ChoiceSet', style: 'compact', isRequired: true, ...choices, ...kept };
}

export function dayInput(value: Day, t: Text): Block {
  const { firstDay: label, chooseDay: errorMessage } = t.group;
  return { type: 'Input.Date', id: 'on', label, errorMessage, isRequired: true, value };
}

export type LeadsModel = Ref &
  After & {
    cohort: string;
    /** Of the proposal, or of the groups as they are. */
    of: 'draft' | 'current';
    draftId: string;
    version: string;
    groups: readonly { name: string; facilitator?: Named }[];
    facilitators: readonly Named[];
    from: number;
  };

/** So many groups fit on one form. */
export const LEADS = 8;

/** Who facilitates each group. What the form showed goes back with it: somebody else may have chosen meanwhile. */
export function groupLeadsCard(model: LeadsModel, t: Text): Card {
  const words = t.group;
  const { programId, cohortId, of, draftId, version, from, facilitators } = model;
  const ref = { programId, cohortId };
  const shown = model.groups.slice(from, from + LEADS);
  const back = execute(of === 'draft' ? 'group.draft' : 'group.open', words.back, ref, 'without');
  const title = heading(words.leadsTitle(plain(model.cohort)));
  if (facilitators.length === 0) return card(t, [title, notice(words.leadsNobody)], [back]);
  const data = Object.fromEntries(
    shown.flatMap(({ name, facilitator }, n) => [
      [`name${n}`, name],
      [`was${n}`, facilitator?.pid ?? ''],
    ]),
  );
  const isMore = from + LEADS < model.groups.length;
  return card(
    t,
    [
      title,
      ...afterBlocks(model, t),
      paragraph(of === 'draft' ? words.leadsDraft : words.leadsNow),
      ...shown.map((group, n) => leadInput(group, n, facilitators, t)),
    ],
    [
      execute(of === 'draft' ? 'group.lead' : 'group.setLead', words.save, {
        ...{ ...ref, from, ...data },
        ...(of === 'draft' ? { draftId, version } : {}),
      }),
      ...(isMore ? [execute('group.leads', words.next, { ...ref, of, from: from + LEADS }, 'without')] : []),
      back,
    ],
  );
}

const NOBODY = '-';

function leadInput(
  { name, facilitator }: LeadsModel['groups'][number],
  n: number,
  facilitators: readonly Named[],
  t: Text,
): Block {
  const words = t.group;
  // who has lost the role since stays in the list of their own group, so that saving does not depose them unasked
  const isKnown = facilitator === undefined || facilitators.some(({ pid }) => pid === facilitator.pid);
  const people = isKnown ? facilitators : [facilitator, ...facilitators];
  return {
    type: 'Input.ChoiceSet',
    id: `lead${n}`,
    label: words.leadOf(name),
    errorMessage: words.leadHelp,
    style: 'compact',
    value: facilitator?.pid ?? NOBODY,
    choices: [
      { title: words.nobodyYet, value: NOBODY },
      ...people.map((person) => ({ title: person.name, value: person.pid })),
    ],
  };
}

/** The same words whether or not there is something: a refusal tells nothing. */
export function groupRefusedCard(t: Text): Card {
  return card(t, [notice(t.group.notAllowed)], [execute('group.mine', t.group.mineTitle)]);
}
