import type { Render } from '../../../cards/card.ts';

export const invitationCards: Record<string, Render> = {};
