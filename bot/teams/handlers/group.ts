import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import { ownGroupsCard } from '../../../cards/group-own.ts';
import type { Deps } from '../../deps.ts';
import { ledGroups, ownGroups } from '../../features/group/own.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Turn } from '../turn.ts';
import { draftVerbs } from './group-draft.ts';
import { cohortShape, fromShape, showCohorts, showGroups, showLeads, showMoveForm } from './group-show.ts';

/** Whoever asks sees the groups that they are in or facilitate, and no others. */
async function mine(deps: Deps, turn: Turn): Promise<Render> {
  const [own, led] = await Promise.all([ownGroups(deps, turn.actor), ledGroups(deps, turn.actor)]);
  return (t) => ownGroupsCard({ own, led }, t);
}

export const groupCommands: Command[] = [
  { words: ['groups', 'groupes', 'group', 'groupe'], place: 'personal', run: (deps, turn) => showCohorts(deps, turn) },
  {
    words: ['my group', 'my groups', 'mon groupe', 'mes groupes'],
    place: 'personal',
    run: (deps, turn) => mine(deps, turn),
  },
];

const pageShape = cohortShape.extend({ from: fromShape });

export const groupVerbs: Verb[] = [
  verb('group.list', z.object({}), (deps, turn) => showCohorts(deps, turn)),
  verb('group.mine', z.object({}), (deps, turn) => mine(deps, turn)),
  verb('group.open', pageShape, (deps, turn, { from, ...ref }) => showGroups(deps, turn, ref, { from })),
  verb('group.moveForm', pageShape, (deps, turn, { from, ...ref }) => showMoveForm(deps, turn, ref, from)),
  verb('group.leads', pageShape.extend({ of: z.enum(['draft', 'current']) }), (deps, turn, { from, ...ref }) =>
    showLeads(deps, turn, ref, { from }),
  ),
  ...draftVerbs,
];
