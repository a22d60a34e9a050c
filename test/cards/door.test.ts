import { describe, expect, test } from '@jest/globals';
import type { Card } from '../../cards/card.ts';
import { behindDoor } from '../../cards/door.ts';
import { mailWords, type MailModel } from '../../cards/mail.ts';
import { textIn } from '../../cards/text/text.ts';
import { everyCard, HOSTILE } from '../support/cards.ts';
import { complaints } from '../support/adaptive.ts';
import { walk, type Node } from '../support/walk.ts';

const cases = Object.entries(everyCard);
const ofType = (card: unknown, type: string): Node[] => walk(card as Node).filter((node) => node.type === type);

describe.each(cases)('%s, behind the second door', (_name, render) => {
  const card = render(textIn('fr'));

  test('keeps every word and field, and of its buttons only those that the link may press', () => {
    const [first] = ofType(card, 'Action.Execute');
    const shown = behindDoor(card, (verb) => verb === first?.['verb']);
    const offered = walk(shown as unknown as Node).filter(({ type }) => type?.startsWith('Action.'));
    expect(offered.filter(({ type, verb }) => type !== 'Action.OpenUrl' && verb !== first?.['verb'])).toEqual([]);
    expect(ofType(shown, 'Action.Execute').length).toBe(
      ofType(card, 'Action.Execute').filter(({ verb }) => verb === first?.['verb']).length,
    );
    const words = (one: unknown): unknown[] => ofType(one, 'TextBlock').map(({ text }) => text);
    expect(words(shown)).toEqual(words(card));
    const fields = (one: unknown): unknown[] =>
      walk(one as Node)
        .filter(({ type }) => type?.startsWith('Input.'))
        .map(({ id, label }) => [id, label]);
    expect(fields(shown)).toEqual(fields(card));
    expect(complaints(shown)).toEqual([]);
  });

  test('offers nothing to a link that may do nothing, and no list that a screen reader cannot name', () => {
    const shown = behindDoor(card, () => false);
    expect(ofType(shown, 'Action.Execute')).toEqual([]);
    expect(ofType(shown, 'ActionSet').filter(({ actions }) => (actions as unknown[]).length === 0)).toEqual([]);
    expect(JSON.stringify(shown)).not.toMatch(/"filtered"|"fallback"|Action\.Submit/);
  });
});

describe('a card that somebody has tampered with', () => {
  const tampered = {
    type: 'AdaptiveCard',
    version: '1.5',
    refresh: { action: { type: 'Action.Execute', verb: 'register.open' }, userIds: [] },
    selectAction: { type: 'Action.OpenUrl', url: 'javascript:alert(1)' },
    body: [
      { type: 'Container', items: [], selectAction: { type: 'Action.Execute', verb: 'register.open', data: {} } },
      { type: 'Input.Text', id: 'a', inlineAction: { type: 'Action.Submit', data: {} } },
    ],
    actions: [
      { type: 'Action.OpenUrl', title: 'x', url: 'http://plain.example' },
      { type: 'Action.OpenUrl', title: 'x', url: 'https://fine.example' },
      { type: 'Action.ShowCard', card: { type: 'AdaptiveCard', actions: [{ type: 'Action.Submit', title: 'x' }] } },
      { type: 'Action.Unknown', title: 'x' },
    ],
  } as unknown as Card;

  test('keeps no action in any place where one can stand, but links that are safe', () => {
    const shown = behindDoor(tampered, () => false);
    const left = walk(shown as unknown as Node).filter(({ type }) => type?.startsWith('Action.'));
    expect(left.map(({ type, url }) => url ?? type)).toEqual(['https://fine.example', 'Action.ShowCard']);
  });
});

describe.each(cases)('%s, as an e-mail', (_name, render) => {
  const model: MailModel = {
    purpose: 'broadcast',
    name: HOSTILE,
    url: 'https://cadre.example.gc.ca/door/a.b.c',
    program: HOSTILE,
    expiresAt: Date.parse('2026-09-10T20:00:00Z'),
    zone: 'America/Toronto',
    contacts: [{ name: HOSTILE, email: 'cora@example.gc.ca' }],
  };

  test('is a subject of one line, plain text without marks of cards, and HTML without anything but our own', () => {
    for (const language of ['en', 'fr', undefined] as const) {
      const { subject, text, html } = mailWords(render, model, language, 'en');
      expect(subject.trim()).not.toBe('');
      expect(subject).not.toMatch(/[\r\n]/);
      expect(text).toContain(model.url);
      expect(text).not.toContain('\\');
      expect(html).not.toContain('<b>`x`');
      const tags = new Set([...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag));
      for (const tag of tags)
        expect(['html', 'head', 'meta', 'title', 'body', 'div', 'h1', 'p', 'a', 'b', 'br', 'hr']).toContain(tag);
      expect(html.match(/<a /g)).toHaveLength(language ? 1 : 2);
    }
  });
});
