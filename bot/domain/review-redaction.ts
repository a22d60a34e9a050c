import { hash } from 'node:crypto';
import type { Pid } from './person.ts';

/** What stands where something was taken out. */
export const MARK = '▇';

/** Words that a name has in common with ordinary text. */
const PARTICLES = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'van',
  'von',
  'der',
  'den',
  'di',
  'da',
  'del',
  'el',
  'al',
  'st',
  'and',
  'et',
  'of',
]);
const LINK = new Set([
  'of',
  'and',
  'the',
  'for',
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'et',
  'pour',
  'd',
  'l',
  'aux',
  'au',
  'a',
  'en',
  'in',
]);

/** Whom and what a dossier's text could give away. */
export type Secrets = { names: readonly string[]; departments: readonly string[] };

type Term = { words: string[]; exactCase: boolean };

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '');

/**
 * The abbreviations that a department's name makes: its initials with and without "Department of" and "Canada", the
 * initials and "Can", and what stands in brackets or is written in capitals.
 */
export function abbreviationsOf(department: string): string[] {
  const found = new Set(department.match(/\b\p{Lu}[\p{Lu}\p{N}&]+\b/gu) ?? []);
  for (const [, bracketed] of department.matchAll(/\(([^()]{2,20})\)/g)) found.add((bracketed ?? '').trim());
  const words = wordsOf(department.replace(/\([^()]*\)/g, ' ')).filter((word) => !LINK.has(fold(word)));
  const initials = (some: readonly string[]): string => some.map((word) => (word[0] ?? '').toUpperCase()).join('');
  const bare = /^(department|ministry|ministere|agency|agence)$/.test(fold(words[0] ?? '')) ? words.slice(1) : words;
  for (const some of [words, bare]) {
    found.add(initials(some));
    if (fold(some.at(-1) ?? '') !== 'canada') continue;
    found.add(initials(some.slice(0, -1)));
    found.add(`${initials(some.slice(0, -1))}Can`);
  }
  return [...found].filter((one) => one.length >= 2);
}

function termsOf({ names, departments }: Secrets): Term[] {
  const parts = names.flatMap((name) => wordsOf(name)).filter((part) => part.length > 1 && !PARTICLES.has(fold(part)));
  return [
    ...departments.map((name) => ({ words: wordsOf(name), exactCase: false })),
    ...departments.flatMap(abbreviationsOf).map((one) => ({ words: wordsOf(one), exactCase: true })),
    // a short name is a word as well ("an", "may", "will"): only with its capital
    ...parts.map((part) => ({ words: [part], exactCase: part.length <= 4 })),
  ].filter(({ words }) => words.length > 0);
}

type Token = { start: number; end: number; text: string; folded: string };

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    folded: fold(match[0]),
  }));
}

/** An abbreviation and a short name are seen as written, and in capitals throughout. */
function isSame(token: Token, word: string, exactCase: boolean): boolean {
  if (token.folded !== fold(word)) return false;
  return !exactCase || token.text[0] === token.text[0]?.toUpperCase();
}

/**
 * A text with names, departments and their abbreviations, and every e-mail address, replaced by a mark. A proposal: a
 * person reads it before anybody else does, since no rule knows everything that gives somebody away.
 */
export function redact(text: string, secrets: Secrets): string {
  const bare = text.normalize('NFC').replace(/[^\s@<>()[\]"',;:]+@[^\s@<>()[\]"',;:]+/gu, MARK);
  const terms = termsOf(secrets);
  const tokens = tokensOf(bare);
  const spans: { start: number; end: number }[] = [];
  tokens.forEach((first, at) => {
    for (const { words, exactCase } of terms) {
      const run = tokens.slice(at, at + words.length);
      if (run.length < words.length) continue;
      if (run.every((token, n) => isSame(token, words[n] ?? '', exactCase)))
        spans.push({ start: first.start, end: run.at(-1)?.end ?? first.end });
    }
  });
  return marked(bare, spans);
}

function marked(text: string, spans: readonly { start: number; end: number }[]): string {
  let [out, at] = ['', 0];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) {
      at = Math.max(at, end);
      continue;
    }
    out += `${text.slice(at, start)}${MARK}`;
    at = end;
  }
  return (out + text.slice(at)).replace(new RegExp(`${MARK}(?:[\\s-]*${MARK})+`, 'gu'), MARK);
}

/** The order in which candidates are numbered: it tells nothing, and is the same every time. */
export function numbered(callId: string, nominees: readonly Pid[]): Map<Pid, number> {
  const order = nominees
    .map((nominee) => ({ nominee, place: hash('sha256', `number|${callId}|${nominee}`) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  return new Map(order.map(({ nominee }, index) => [nominee, index + 1]));
}
