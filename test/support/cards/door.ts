import type { Render } from '../../../cards/card.ts';

export const doorCards: Record<string, Render> = {};
