import { card, heading, paragraph } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';

type Part = Readonly<Record<string, unknown>>;
type Offered = (verb: string, data: Part) => boolean;

/**
 * A card as a page of the second door shows it: without the buttons that its link may not press, and without
 * `filtered` choices, which the adaptivecards library draws as a field that a screen reader cannot name.
 */
export function behindDoor(shown: Card, isOffered: Offered): Card {
  // every part keeps its kind, and only whole actions leave their lists
  return through(shown as unknown as Part, isOffered) as unknown as Card;
}

function through(part: Part, isOffered: Offered): Part {
  const entries = Object.entries(part).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'fallback') return [];
    if (!Array.isArray(value)) return [[key, isPart(value) ? through(value, isOffered) : value]];
    const kept = (value as unknown[]).filter((one) => !isPart(one) || isKept(one, isOffered));
    return [[key, kept.map((one) => (isPart(one) ? through(one, isOffered) : one))]];
  });
  const passed: Part = Object.fromEntries(entries);
  return passed['type'] === 'Input.ChoiceSet' && passed['style'] === 'filtered'
    ? { ...passed, style: 'compact' }
    : passed;
}

function isKept(part: Part, isOffered: Offered): boolean {
  const { type, verb, data, url, actions } = part;
  if (type === 'Action.Execute') return isOffered(String(verb), isPart(data) ? data : {});
  if (type === 'Action.OpenUrl') return typeof url === 'string' && url.startsWith('https://');
  if (type === 'Action.Submit') return false;
  if (type === 'ActionSet' && Array.isArray(actions)) {
    return (actions as unknown[]).some((action) => isPart(action) && isKept(action, isOffered));
  }
  return true;
}

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where what the link was for is over: done already, called off, or not theirs any more. */
export function doorOverCard(t: Text): Card {
  return card(t, [heading(t.door.overTitle), paragraph(t.door.over)]);
}
