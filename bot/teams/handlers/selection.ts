import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import { selectionHomeCard, selectionNotAllowedCard } from '../../../cards/selection/chair.ts';
import { letterCard } from '../../../cards/selection/letter.ts';
import type { Deps } from '../../deps.ts';
import { homeFor } from '../../features/selection/home.ts';
import { ownLetters } from '../../features/selection/letter.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Turn } from '../turn.ts';
import { chairVerbs, showRanking } from './selection/chair.ts';
import { releaseVerbs, showApproval, showCoordination } from './selection/release.ts';

/** A nominee finds their latest letter again once it is out; before that, the same as whoever has nothing to see. */
async function openOwn(deps: Deps, turn: Turn): Promise<Render> {
  const [letter] = await ownLetters(deps, turn.actor.pid);
  return letter ? (t) => letterCard(letter, t) : selectionNotAllowedCard;
}

/** Chairs, champions and coordinators see the selections that are theirs; where there is one, that one. */
async function open(deps: Deps, turn: Turn): Promise<Render> {
  const calls = await homeFor(deps, turn.actor);
  const [only] = calls;
  if (!only) return openOwn(deps, turn);
  if (calls.length > 1) return (t) => selectionHomeCard({ calls }, t);
  switch (only.role) {
    case 'chair':
      return showRanking(deps, turn, only.ref);
    case 'champion':
      return showApproval(deps, turn, only.ref);
    case 'coordinator':
      return showCoordination(deps, turn, only.ref);
  }
}

export const selectionCommands: Command[] = [
  { words: ['selection', 'sélection'], place: 'personal', run: (deps, turn) => open(deps, turn) },
];

export const selectionVerbs: Verb[] = [
  verb('selection.home', z.object({}), (deps, turn) => open(deps, turn)),
  ...chairVerbs,
  ...releaseVerbs,
];
