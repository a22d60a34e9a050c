import { card, heading, paragraph } from './block.ts';
import type { Card } from './card.ts';
import type { Text } from './text/text.ts';

type Part = Readonly<Record<string, unknown>>;
type Offered = (verb: string, data: Part) => boolean;

/**
 * A card as a page of the second door shows it: without the buttons that its link may not press, no choice cut off, and
 * without `filtered` choices, which the adaptivecards library draws as a field that a screen reader cannot name.
 */
export function behindDoor(shown: Card, isOffered: Offered): Card {
  // every part keeps its kind, and only whole actions leave the places where they stand
  return through(shown as unknown as Part, isOffered) as unknown as Card;
}

/** What a client would do unasked, or in place of something that it does not know: here there is one client. */
const LEFT_OUT: readonly string[] = ['fallback', 'refresh', 'authentication', 'choices.data'];

function through(part: Part, isOffered: Offered): Part {
  const entries = Object.entries(part).flatMap(([key, value]): [string, unknown][] => {
    if (LEFT_OUT.includes(key)) return [];
    if (key === 'data') return [[key, value]]; // what an action carries is no part of the card
    if (!Array.isArray(value)) {
      if (!isPart(value)) return [[key, value]];
      return isKept(value, isOffered) ? [[key, through(value, isOffered)]] : [];
    }
    const kept = (value as unknown[]).filter((one) => !isPart(one) || isKept(one, isOffered));
    return [[key, kept.map((one) => (isPart(one) ? through(one, isOffered) : one))]];
  });
  const passed: Part = Object.fromEntries(entries);
  if (passed['type'] === 'Input.Toggle') return { ...passed, wrap: true };
  if (passed['type'] !== 'Input.ChoiceSet') return passed;
  return { ...passed, wrap: true, ...(passed['style'] === 'filtered' ? { style: 'compact' } : {}) };
}

/** Kinds of action that need nothing of the server: they show what the card holds already. */
const HARMLESS: readonly string[] = ['Action.ShowCard', 'Action.ToggleVisibility'];

function isKept(part: Part, isOffered: Offered): boolean {
  const { type, verb, data, url, actions } = part;
  if (type === 'Action.Execute') return isOffered(String(verb), isPart(data) ? data : {});
  if (type === 'Action.OpenUrl') return typeof url === 'string' && url.startsWith('https://');
  if (typeof type === 'string' && type.startsWith('Action.')) return HARMLESS.includes(type);
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

/** Where an account of theirs reaches them by now: it is surer than a mailbox, and answers instead. */
export function inTeamsCard(t: Text): Card {
  return card(t, [heading(t.door.inTeamsTitle), paragraph(t.door.inTeams)]);
}
