import type { Render } from '../../../cards/card.ts';

export const broadcastCards: Record<string, Render> = {};
