import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { textIn } from '../../cards/text/text.ts';
import { everyCard } from '../support/cards.ts';
import { openRenderer, PHONE, type Renderer } from '../support/render.ts';

/** adaptivecards 3.0.6 gives the label of a `filtered` list to the box around it; the contract tests see to labels. */
const FILTERED_LIST = 'combobox';

/** Every card in each of its states, drawn in a browser; the pictures are in test/out/cards, to be looked at. */
describe('every card, drawn in a browser', () => {
  let renderer: Renderer;
  beforeAll(async () => {
    renderer = await openRenderer();
  });
  afterAll(() => renderer.close());

  const cases = Object.entries(everyCard).flatMap(([name, render]) =>
    (['en', 'fr'] as const).map((language) => [name, language, render] as const),
  );

  test.each(cases)('%s in %s can be read, names its fields and buttons, and fits', async (id, language, render) => {
    const card = render(textIn(language));
    // one drawing each: English as wide as a chat, French, which is longer, on a phone
    const name = `${id}-${language}`;
    const drawn = await (language === 'en'
      ? renderer.renderCard(card, name)
      : renderer.renderCard(card, `${name}-phone`, PHONE));
    expect(drawn.text.trim()).not.toBe('');
    expect(drawn.controls.filter((control) => !control.includes('"') && control !== FILTERED_LIST)).toEqual([]);
    expect({ overflows: drawn.overflows, picture: drawn.path }).toMatchObject({ overflows: false });
  });
});
