import { expect, test } from '@jest/globals';
import { dayText, secondsText, shortDayText, timeText, zoneText } from '../../cards/text/time.ts';
import { plain } from '../../cards/block.ts';
import { HOSTILE } from '../support/cards.ts';

const at = Date.parse('2026-09-10T13:30:05Z');
const spaces = (text: string): string => text.replace(/\s/g, ' ');

test.each([
  ['en', 'America/Toronto', 'Thursday, September 10, 2026', '9:30 a.m.', '9:30:05 a.m.', 'Eastern Time'],
  ['fr', 'America/Toronto', 'jeudi 10 septembre 2026', '9 h 30', '9 h 30 min 05 s', 'heure de l’Est'],
  ['fr', 'America/St_Johns', 'jeudi 10 septembre 2026', '11 h', '11 h 00 min 05 s', 'heure de Terre-Neuve'],
] as const)('days, times and zones as one writes them: %s in %s', (language, zone, day, time, seconds, name) => {
  expect(spaces(dayText(language, at, zone))).toBe(day);
  expect(spaces(timeText(language, at, zone))).toBe(time);
  expect(spaces(secondsText(language, at, zone))).toBe(seconds);
  expect(zoneText(language, zone)).toBe(name);
});

test('what people wrote keeps its letters and loses its powers', () => {
  expect(plain('Élise O’Brien-Smith (NRCan), 2nd')).toBe('Élise O’Brien-Smith (NRCan), 2nd');
  expect(plain('1. First\n# Second')).toBe('1\\. First # Second');
  expect(plain('- item')).toBe('\\- item');
  const safe = plain(HOSTILE);
  expect(safe).toContain('\\[click\\](https:\u200b//evil.example)');
  expect(safe).not.toContain('{{');
});

test('the first of a month is « 1er » in French, and no other day is', () => {
  const day = (date: string): string => spaces(dayText('fr', Date.parse(`${date}T12:00:00Z`), 'UTC'));
  expect(day('2026-12-01')).toBe('mardi 1er décembre 2026');
  expect(day('2026-12-11')).toBe('vendredi 11 décembre 2026');
  expect(day('2026-12-21')).toBe('lundi 21 décembre 2026');
  expect(spaces(shortDayText('fr', Date.parse('2026-10-01T12:00:00Z'), 'UTC'))).toBe('1er oct. 2026');
  expect(spaces(dayText('en', Date.parse('2026-12-01T12:00:00Z'), 'UTC'))).toBe('Tuesday, December 1, 2026');
});
