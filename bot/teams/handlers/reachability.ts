import { z } from 'zod';
import { reachabilityCard, reachabilityRefusedCard } from '../../../cards/reachability.ts';
import { reachabilityFor } from '../../features/reachability.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Handler } from '../turn.ts';

/** Read anew each time: somebody may have added the app since. */
const show: Handler<unknown> = async (deps, turn) => {
  const model = await reachabilityFor(deps, turn.actor);
  return model ? (t) => reachabilityCard(model, t) : reachabilityRefusedCard;
};

export const reachabilityCommands: Command[] = [
  {
    words: ['reachability', 'unreachable', 'joignabilité', 'injoignables'],
    place: 'personal',
    run: show,
  },
];

export const reachabilityVerbs: Verb[] = [verb('reachability.show', z.object({}), show)];
