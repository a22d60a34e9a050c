import { z } from 'zod';
import { staleCard } from '../../../cards/help.ts';
import { weekCard, weekRefusedCard } from '../../../cards/week.ts';
import { coordinatedBy } from '../../features/coordinator.ts';
import { ensureWeekPlan } from '../../features/week-plan.ts';
import { weekFor, weekModel } from '../../features/week.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Handler } from '../turn.ts';
import { broadcastCommands } from './broadcast.ts';
import { reachabilityCommands } from './reachability.ts';

/** "this week": the Monday card as things are now. */
const show: Handler<unknown> = async (deps, turn) => {
  const week = await weekFor(deps, turn.actor);
  if (!week) return weekRefusedCard;
  for (const programId of await coordinatedBy(deps, turn.actor.pid)) await ensureWeekPlan(deps, programId);
  const model = weekModel(week, turn.actor);
  return (t) => weekCard(model, t);
};

/** What a task of the card is done with, where that is what a command opens: the command checks who may. */
const open: Handler<{ what: 'cast' | 'unreachable' }> = async (deps, turn, { what }) => {
  const [command] = what === 'cast' ? broadcastCommands : reachabilityCommands;
  return command ? command.run(deps, turn, '') : staleCard;
};

export const weekCommands: Command[] = [
  { words: ['this week', 'my week', 'cette semaine', 'ma semaine'], place: 'personal', follows: 0, run: show },
];

export const weekVerbs: Verb[] = [verb('week.open', z.object({ what: z.enum(['cast', 'unreachable']) }), open)];
