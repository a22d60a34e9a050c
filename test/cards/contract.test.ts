import { describe, expect, test } from '@jest/globals';
import { bilingualCard } from '../../cards/bilingual.ts';
import type { Card } from '../../cards/card.ts';
import { textIn, type Text } from '../../cards/text/text.ts';
import { createPersonas } from '../../bot/teams/personas.ts';
import { createRoutes } from '../../bot/teams/routes.ts';
import { everyCard, HOSTILE } from '../support/cards.ts';
import { complaints } from '../support/adaptive.ts';
import { walk, type Node } from '../support/walk.ts';

const routes = createRoutes(createPersonas());

/** Every card in English, in French, and in both. */
const cases: [name: string, card: Card][] = Object.entries(everyCard).flatMap(([name, render]) => [
  [`${name} in English`, render(textIn('en'))],
  [`${name} in French`, render(textIn('fr'))],
  [`${name} in both`, bilingualCard(render, 'fr')],
]);

/** What the client adds to an action's data when it is pressed: the inputs of the card. */
function inputsOf(card: Card): Record<string, string> {
  const inputs = walk(card).filter(({ type }) => type?.startsWith('Input.'));
  return Object.fromEntries(inputs.map((input) => [String(input['id']), firstValue(input)]));
}

function firstValue(input: Node): string {
  const [choice] = (input['choices'] ?? []) as { value: string }[];
  return choice?.value ?? '123456';
}

/** Teams has its people picker in cards of 1.5 (PLATFORM section 2); the library counts it as one of 1.6. */
const PICKER = 'Property "choices.data" is supported in version 1.6, but you are using version 1.5.';

const isBlank = (text: unknown): boolean => typeof text !== 'string' || text.trim() === '';

describe.each(cases)('%s', (_name, card) => {
  const nodes = walk(card);

  test('every button has a handler, and what it carries is what the handler reads', () => {
    for (const action of nodes.filter(({ type }) => type === 'Action.Execute')) {
      const verb = routes.verbs.find((one) => one.verb === action['verb']);
      expect([action['verb'], verb?.verb]).toEqual([action['verb'], action['verb']]);
      const data = { ...(action['data'] as object), ...(action['associatedInputs'] === 'none' ? {} : inputsOf(card)) };
      expect(verb?.schema.safeParse(data).error).toBeUndefined();
      expect(action['fallback']).toMatchObject({ type: 'Action.Submit', title: action['title'], data: action['data'] });
    }
  });

  test('can be read by everybody: language, labels, titles, wrapped text', () => {
    expect(card.lang).toMatch(/^(en|fr)$/);
    expect(card.version).toBe('1.5');
    const inputs = nodes.filter(({ type }) => type?.startsWith('Input.'));
    expect(inputs.filter((input) => isBlank(input['label']) || isBlank(input['errorMessage']))).toEqual([]);
    const texts = nodes.filter(({ type }) => type === 'TextBlock');
    expect(texts.filter((text) => text['wrap'] !== true || isBlank(text['text']))).toEqual([]);
    expect(nodes.filter((node) => node.type === 'Image' && isBlank(node['altText']))).toEqual([]);
    expect(nodes.filter((node) => node.type?.startsWith('Action.') && isBlank(node['title']))).toEqual([]);
  });

  test('has no input twice, and is within a message’s size', () => {
    const ids = nodes.filter(({ type }) => type?.startsWith('Input.')).map((node) => node['id']);
    expect(new Set(ids).size).toBe(ids.length);
    // PLATFORM section 1: 100 KB as UTF-16, the whole payload
    expect(JSON.stringify(card).length * 2).toBeLessThan(90_000);
  });

  test('is read by the adaptivecards library without a complaint', () => {
    expect(complaints(card).filter((complaint) => complaint !== PICKER)).toEqual([]);
  });

  test('shows what people wrote as words, never as links, marks or functions', () => {
    const shown = nodes.filter(({ type }) => !type?.startsWith('Input.')); // an input shows its value as it is
    const read = shown.flatMap((node) => [node['text'], node['value']]).filter((text) => typeof text === 'string');
    for (const text of read) {
      expect(text).not.toContain('](https://');
      expect(text).not.toContain('{{');
      expect(text).not.toContain(HOSTILE);
    }
  });
});

test('English and French say the same things: keys and kinds of their dictionaries are alike', () => {
  const shape = (value: unknown): unknown => {
    if (typeof value === 'function') return `function of ${value.length}`;
    if (typeof value !== 'object' || value === null) return typeof value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]));
  };
  const { language: en, ...english }: Text = textIn('en');
  const { language: fr, ...french }: Text = textIn('fr');
  expect([en, fr]).toEqual(['en', 'fr']);
  expect(shape(french)).toEqual(shape(english));
});

test('no French sentence was left in English', () => {
  const strings = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
  };
  const english = new Set(strings(textIn('en')).filter((text) => text.includes(' ')));
  expect(strings(textIn('fr')).filter((text) => english.has(text))).toEqual([]);
});
