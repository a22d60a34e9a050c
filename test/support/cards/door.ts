import type { Render } from '../../../cards/card.ts';
import { doorOverCard, inTeamsCard } from '../../../cards/door.ts';

export const doorCards: Record<string, Render> = {
  'door-over': doorOverCard,
  'door-in-teams': inTeamsCard,
};
