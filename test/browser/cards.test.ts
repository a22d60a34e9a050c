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
    (['en', 'fr'] as const).map((language) => [`${name}-${language}`, render, language] as const),
  );

  test.each(cases)('%s can be read, names its fields and buttons, and fits a phone', async (name, render, language) => {
    const card = render(textIn(language));
    const wide = await renderer.renderCard(card, name);
    expect(wide.text.trim()).not.toBe('');
    expect(wide.controls.filter((control) => !control.includes('"') && control !== FILTERED_LIST)).toEqual([]);
    if (language === 'en' && process.env['TORTURE'] === undefined) return; // French is longer: what it fits, fits both
    const narrow = await renderer.renderCard(card, `${name}-phone`, PHONE);
    expect({ overflows: narrow.overflows, picture: narrow.path }).toMatchObject({ overflows: false });
  });
});
