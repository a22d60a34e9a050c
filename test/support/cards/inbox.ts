import type { Render } from '../../../cards/card.ts';

export const inboxCards: Record<string, Render> = {};
