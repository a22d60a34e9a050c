import type { IAdaptiveCard } from '@microsoft/teams.cards';
import type { Text } from './text/text.ts';

/** An Adaptive Card literal (schema 1.5): what every function in this room returns. */
export type Card = IAdaptiveCard;

/** A card waiting for its reader's language. Handlers return this; the edge renders it in one language or in both. */
export type Render = (t: Text) => Card;
