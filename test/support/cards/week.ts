import type { Render } from '../../../cards/card.ts';

export const weekCards: Record<string, Render> = {};
