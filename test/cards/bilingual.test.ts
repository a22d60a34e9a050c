import { expect, test } from '@jest/globals';
import { bilingualCard } from '../../cards/bilingual.ts';
import { card, openUrl } from '../../cards/block.ts';
import type { Render } from '../../cards/card.ts';
import { walk } from '../support/walk.ts';

const render: Render = (t) =>
  card(t, [
    {
      type: 'Input.ChoiceSet',
      id: 'category',
      label: t.rsvp.categoryLabel,
      errorMessage: t.rsvp.categoryError,
      choices: [
        { title: t.rsvp.category.leave, value: 'leave' },
        { title: 'LE05', value: 'le05' },
      ],
    },
  ]);

test('a choice is offered once, in both languages, and carries the same value', () => {
  const choices = walk(bilingualCard(render, 'fr')).flatMap((node) => node['choices'] ?? []);
  expect(choices).toEqual([
    { title: 'Congé / Leave', value: 'leave' },
    { title: 'LE05', value: 'le05' },
  ]);
});

test('a button inside a card has both titles, as those below it have', () => {
  const withLink: Render = (t) =>
    card(t, [{ type: 'ActionSet', actions: [openUrl('https://example.gc.ca', t.invitation.join)] }]);
  const links = walk(bilingualCard(withLink, 'en')).filter(({ type }) => type === 'Action.OpenUrl');
  expect(links.map(({ title }) => title)).toEqual(['Join online / Se joindre en ligne']);
});
