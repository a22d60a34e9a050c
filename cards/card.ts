import type { IAdaptiveCard } from '@microsoft/teams.cards';

/** An Adaptive Card literal (schema 1.5): what every function in this room returns. */
export type Card = IAdaptiveCard;
