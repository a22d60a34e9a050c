/** A node of a card: an element, an action, or the card itself. */
export type Node = Record<string, unknown> & { type?: string };

/** Every object inside a card, however deep, the card first. */
export function walk(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(walk);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(walk)];
}
