import { createRequire } from 'node:module';
import type * as Adaptive from 'adaptivecards';
import type { Card } from '../../cards/card.ts';

/** The renderer that clients use, from its single file: its modules cannot be imported in Node (RUNTIME). */
const adaptive = createRequire(__filename)('adaptivecards/dist/adaptivecards.js') as typeof Adaptive;

/**
 * What the adaptivecards library has to say against a card. Its pattern for `lang` is a global one that remembers
 * where it stopped, so that it finds fault with every second language it sees; that complaint is not the card's.
 */
export function complaints(card: Card): string[] {
  const context = new adaptive.SerializationContext(adaptive.Versions.v1_5);
  new adaptive.AdaptiveCard().parse(card, context);
  const all = Array.from({ length: context.eventCount }, (_, n) => context.getEventAt(n).message);
  return all.filter((message) => !/^Invalid value "(en|fr)" for property "lang"\.$/.test(message));
}
