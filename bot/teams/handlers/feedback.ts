import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import { ownFeedbackCard } from '../../../cards/feedback/see.ts';
import type { Deps } from '../../deps.ts';
import { ownFeedback } from '../../features/feedback/see.ts';
import { membershipsOf } from '../../features/membership.ts';
import { supervisorQueue } from '../../features/supervisor.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Turn } from '../turn.ts';
import { coordinatorVerbs, showWaves } from './feedback/coordinator.ts';
import { showQueue, supervisorVerbs } from './feedback/supervisor.ts';

async function showOwn(deps: Deps, turn: Turn): Promise<Render> {
  const found = await ownFeedback(deps, turn.actor);
  const said = found.map(({ wave, feedback, supervisor }) => ({
    ...{ supervisor, kind: wave.kind, behaviours: wave.behaviours, feedback },
  }));
  return (t) => ownFeedbackCard(said, t);
}

/**
 * Coordinators see their waves, supervisors what waits for them, participants what was said of them. Who has no place in
 * any cohort can only be asked: they read that nothing waits for them.
 */
async function open(deps: Deps, turn: Turn): Promise<Render> {
  const waves = await showWaves(deps, turn);
  if (waves) return waves;
  const { items, endorsements } = await supervisorQueue(deps, turn.actor.pid);
  const isParticipant = (await membershipsOf(deps, turn.actor.pid)).length > 0;
  return items.length + endorsements.length > 0 || !isParticipant ? showQueue(deps, turn) : showOwn(deps, turn);
}

export const feedbackCommands: Command[] = [
  { words: ['feedback', 'endorsements', 'rétroaction', 'rétroactions', 'appuis'], place: 'personal', run: open },
  { words: ['my feedback', 'ma rétroaction'], place: 'personal', run: showOwn },
];

export const feedbackVerbs: Verb[] = [
  verb('feedback.own', z.object({}), (deps, turn) => showOwn(deps, turn)),
  ...supervisorVerbs,
  ...coordinatorVerbs,
];
