import type { Render } from '../../../cards/card.ts';

export const scheduleCards: Record<string, Render> = {};
