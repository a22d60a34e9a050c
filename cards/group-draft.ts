import type { Balance, Counts, Misfit } from '../bot/domain/group.ts';
import type { Day } from '../bot/domain/time.ts';
import { card, execute, facts, heading, notice, paragraph, plain, subheading, type Block } from './block.ts';
import type { Card } from './card.ts';
import { afterBlocks, chooser, dayInput, dayOf, namesText, type After, type Named, type Ref } from './group.ts';
import type { Text } from './text/text.ts';
import { zoneText } from './text/time.ts';

type DraftRef = Ref & { draftId: string; version: string };

export type DraftModel = DraftRef &
  After & {
    cohort: string;
    misfit?: Misfit;
    groups: readonly {
      name: string;
      members: readonly (Named & { department: string })[];
      balance: Balance;
      facilitator?: Named;
    }[];
    /** Who has a place and is not in it; how many of it have none any more. */
    unplaced: readonly Named[];
    left: number;
    /** What another group would be called. */
    newGroup: string;
    from: number;
  };

const GROUPS = 4;
/** Of those who are in no group, so many can be chosen on one card. */
const MOST_UNPLACED = 40;

const refOf = ({ programId, cohortId, draftId, version }: DraftRef): DraftRef => ({
  ...{ programId, cohortId, draftId, version },
});

/** The proposal: each group with its people and its balance as counts, and one person to be moved at a time. */
export function groupDraftCard(model: DraftModel, t: Text): Card {
  const words = t.group;
  const { programId, cohortId, cohort, groups, misfit, unplaced, left } = model;
  const from = model.from < groups.length ? model.from : 0;
  const shown = groups.slice(from, from + GROUPS);
  const people = groups.reduce((sum, { members }) => sum + members.length, 0);
  const isMore = from + GROUPS < groups.length;
  const ref = { programId, cohortId };
  return card(
    t,
    [
      heading(words.draftTitle(plain(cohort))),
      ...afterBlocks(model, t),
      paragraph(words.draftWhat(people, groups.length)),
      ...(misfit ? [notice(words.misfit[misfit](people))] : []),
      { ...paragraph(words.how), isSubtle: true },
      ...shown.flatMap((group) => groupBlocks(group, t)),
      ...(unplaced.length > 0
        ? [
            notice(
              words.unplaced(
                unplaced.length,
                namesText(
                  unplaced.map(({ name }) => name),
                  t,
                ),
              ),
            ),
          ]
        : []),
      ...(left > 0 ? [paragraph(words.left(left))] : []),
      ...moveBlocks(model, shown, t),
    ],
    [
      execute('group.effect', words.check, refOf(model), 'without'),
      execute('group.leads', words.facilitators, { ...ref, of: 'draft' }, 'without'),
      ...(isMore ? [execute('group.draft', words.next, { ...ref, from: from + GROUPS }, 'without')] : []),
      execute('group.askDiscard', words.discard, refOf(model), 'without'),
    ],
  );
}

function groupBlocks({ name, members, balance, facilitator }: DraftModel['groups'][number], t: Text): Block[] {
  const words = t.group;
  const people = members.map((one) => words.member(plain(one.name), plain(one.department)));
  return [
    subheading(words.groupName(plain(name), members.length)),
    ...(people.length > 0 ? [paragraph(people.join(', '))] : []),
    facts([
      [words.departments, countsText(balance.departments, t)],
      [words.areas, countsText(balance.areas, t)],
      [words.languages, languagesText(balance.languages, t)],
      [words.zones, zonesText(balance.zones, t)],
      [words.facilitator, facilitator ? plain(facilitator.name) : words.noFacilitator],
    ]),
    ...(balance.together ? [notice(words.together)] : []),
    ...(balance.apart === undefined ? [] : [notice(words.apart(Math.round(balance.apart / 6) / 10))]),
  ];
}

function countsText(counts: Counts, t: Text): string {
  const words = t.group;
  return counts.map(({ value, count }) => words.count(value === '' ? words.unknown : plain(value), count)).join(', ');
}

function languagesText(counts: Counts, t: Text): string {
  const nameOf = (value: string): string => (value === 'en' || value === 'fr' ? t.group.language[value] : '');
  return countsText(
    counts.map(({ value, count }) => ({ value: nameOf(value), count })),
    t,
  );
}

/** Two zones of one name are one to a reader: Toronto and Montréal. */
function zonesText(counts: Counts, t: Text): string {
  const byName = new Map<string, number>();
  for (const { value, count } of counts) {
    const name = value === '' ? '' : zoneText(t.language, value);
    byName.set(name, (byName.get(name) ?? 0) + count);
  }
  return countsText(
    [...byName].map(([value, count]) => ({ value, count })),
    t,
  );
}

/** Whoever is on this page, or in no group, goes to any group. */
function moveBlocks(model: DraftModel, shown: DraftModel['groups'], t: Text): Block[] {
  const words = t.group;
  const { groups, unplaced, newGroup, from } = model;
  const people = [
    ...unplaced.slice(0, MOST_UNPLACED).map(({ pid, name }) => ({ title: name, value: pid })),
    ...shown.flatMap((group) =>
      group.members.map(({ pid, name }) => ({ title: `${name} (${group.name})`, value: pid })),
    ),
  ];
  const to = [
    ...groups.map(({ name }) => ({ title: words.shortName(name), value: name })),
    { title: words.newGroup(newGroup), value: newGroup },
  ];
  if (people.length === 0) return [];
  return [
    {
      ...chooser({ id: 'pid', label: words.person, errorMessage: words.choosePerson, choices: people }),
      separator: true,
    },
    chooser({ id: 'to', label: words.toGroup, errorMessage: words.chooseGroup, choices: to }),
    { type: 'ActionSet', actions: [execute('group.move', words.move, { ...refOf(model), from })] },
  ];
}

export type EffectModel = DraftRef &
  After & {
    on: Day;
    moving: number;
    staying: number;
    unplaced: readonly string[];
    seatsBefore: number;
    seatsAfter: number;
    invited: number;
    oddSizes: readonly { name: string; size: number }[];
    noFacilitator: readonly string[];
    deserted: readonly string[];
  };

/** The effect, before anything is written. Another day is shown before it can be confirmed. */
export function groupEffectCard(model: EffectModel, t: Text): Card {
  const words = t.group;
  const { programId, cohortId, on, oddSizes, noFacilitator, deserted, unplaced, invited } = model;
  const sizes = oddSizes.map(({ name, size }) => words.oddSize(plain(name), size)).join(', ');
  return card(
    t,
    [
      heading(words.effectTitle),
      ...afterBlocks(model, t),
      facts([
        [words.firstDay, dayOf(on, t)],
        [words.changing, words.people(model.moving)],
        [words.staying, words.people(model.staying)],
        [t.enrolment.seatsLabel, t.enrolment.seats(model.seatsBefore, model.seatsAfter)],
      ]),
      ...(invited > 0 ? [paragraph(words.invited(invited))] : []),
      paragraph(words.effectTold),
      ...(oddSizes.length > 0 ? [notice(words.oddSizes(sizes))] : []),
      ...(noFacilitator.length > 0 ? [notice(words.leaderless(namesText(noFacilitator, t)))] : []),
      ...(deserted.length > 0 ? [notice(words.deserted(namesText(deserted, t)))] : []),
      ...(unplaced.length > 0 ? [notice(words.without(unplaced.length, namesText(unplaced, t)))] : []),
      dayInput(on, t),
    ],
    [
      execute('group.confirm', words.confirm, { ...refOf(model), shown: on }),
      execute('group.effect', words.showDay, refOf(model)),
      execute('group.draft', words.backToDraft, { programId, cohortId }, 'without'),
    ],
  );
}

/** Asks once more: what was adjusted is gone with it. */
export function groupDiscardCard(ref: DraftRef, t: Text): Card {
  const words = t.group;
  const { programId, cohortId } = ref;
  return card(
    t,
    [heading(words.discardTitle), paragraph(words.discardEffect)],
    [
      execute('group.discard', words.discardConfirm, refOf(ref)),
      execute('group.draft', words.backToDraft, { programId, cohortId }),
    ],
  );
}
