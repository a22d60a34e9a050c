import type { Render } from '../../../cards/card.ts';

export const reachabilityCards: Record<string, Render> = {};
