import { card, execute, heading, notice, paragraph, plain, subheading, type Block } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';

type Named = { pid: string; name: string };

/** Identity questions and merges of the people whom a coordinator may see. */
export type PeopleModel = {
  matches: { matchId: string; newcomer: string; candidate: string }[];
  /** People who wrote from an account that no program knows. */
  newcomers: Named[];
  /** People enrolled in the coordinator's programs. */
  candidates: Named[];
  merges: { mergeId: string; from: string; into: string }[];
  done?:
    | { kind: 'same'; candidate: string }
    | { kind: 'different' }
    | { kind: 'merged'; from: string; into: string }
    | { kind: 'undone'; from: string };
  refused?: keyof Text['person']['refusal'];
};

export function peopleCard(model: PeopleModel, t: Text): Card {
  return card(t, [
    heading(t.person.title),
    ...doneBlocks(model, t),
    subheading(t.person.matchesTitle),
    ...(model.matches.length > 0
      ? model.matches.flatMap((match) => matchBlocks(match, t))
      : [paragraph(t.person.noMatches)]),
    subheading(t.person.mergeTitle),
    ...mergeBlocks(model, t),
    ...(model.merges.length > 0 ? [subheading(t.person.mergesTitle)] : []),
    ...model.merges.flatMap((merge): Block[] => [
      paragraph(t.person.merged(plain(merge.from), plain(merge.into))),
      {
        type: 'ActionSet',
        actions: [execute('person.undoMerge', t.person.undo, { mergeId: merge.mergeId }, 'without')],
      },
    ]),
  ]);
}

function doneBlocks({ done, refused }: PeopleModel, t: Text): Block[] {
  if (refused) return [notice(t.person.refusal[refused])];
  switch (done?.kind) {
    case undefined:
      return [];
    case 'same':
      return [paragraph(t.person.decidedSame(plain(done.candidate)))];
    case 'different':
      return [paragraph(t.person.decidedDifferent)];
    case 'merged':
      return [paragraph(t.person.merged(plain(done.from), plain(done.into)))];
    case 'undone':
      return [paragraph(t.person.undone(plain(done.from)))];
  }
}

function matchBlocks({ matchId, newcomer, candidate }: PeopleModel['matches'][number], t: Text): Block[] {
  return [
    paragraph(t.person.match(plain(newcomer), plain(candidate))),
    {
      type: 'ActionSet',
      actions: [
        execute('person.decide', t.person.same, { matchId, same: true }, 'without'),
        execute('person.decide', t.person.different, { matchId, same: false }, 'without'),
      ],
    },
  ];
}

function mergeBlocks({ newcomers, candidates }: PeopleModel, t: Text): Block[] {
  if (candidates.length === 0) return [paragraph(t.person.nobodyEnrolled)];
  return [
    paragraph(t.person.mergeHelp),
    // somebody imported twice is joined like a new account
    chooser('from', t.person.newcomerLabel, [...newcomers, ...candidates], t),
    chooser('into', t.person.candidateLabel, candidates, t),
    { type: 'ActionSet', actions: [execute('person.merge', t.person.merge)] },
  ];
}

function chooser(id: string, label: string, people: Named[], t: Text): Block {
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    style: 'filtered',
    isRequired: true,
    errorMessage: t.person.choose,
    choices: people.map(({ pid, name }) => ({ title: name, value: pid })),
  };
}

/** The same words to everybody who may not see people, whatever they asked about. */
export function peopleRefusedCard(t: Text): Card {
  return card(t, [notice(t.person.notAllowed)]);
}

/** To coordinators, when a newcomer claims an address that is taken. Names nobody: the list does. */
export function newMatchCard(t: Text): Card {
  return card(t, [paragraph(t.person.newQuestion)], [execute('person.list', t.person.title)]);
}
