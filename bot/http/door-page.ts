import { textIn, type Text } from '../../cards/text/text.ts';
import type { AnyCard } from '../deps.ts';
import type { Language } from '../domain/person.ts';
import type { Shown } from '../features/door.ts';
import { assetPath } from './door-asset.ts';

/** Something to read: in the reader's language, or in both, each said to be what it is. */
type Words = readonly (readonly [language: Language, text: string])[];

/** What a page draws, and all that it may come to say; a press is answered with the next one. */
export type PageModel = { card: AnyCard; language: Language; title: Words; words: Readonly<Record<string, Words>> };

/** The model of a page: the card, and the words around it in its reader's language. */
export function pageModel({ card, language }: Shown, locale: Language): PageModel {
  const { first, both } = wordsFor(language, locale);
  return {
    card,
    language: first.language,
    title: both((t) => t.door.pageTitle),
    words: {
      sending: both((t) => t.door.sending),
      failed: both((t) => t.door.failed),
      reference: both((t) => t.door.reference('#')),
      offline: both((t) => t.door.offline),
      notFilled: both((t) => t.door.notFilled),
      badLink: both((t) => `${t.door.badTitle}. ${t.door.badNext}`),
    },
  };
}

/** The page of a card. The browser draws it; the card travels as data that no browser runs. */
export function cardPage(shown: Shown, locale: Language): string {
  const model = pageModel(shown, locale);
  const { both } = wordsFor(shown.language, locale);
  return page(
    model.language,
    model.title,
    `<main>
<h1 id="title">${inLanguages(model.title)}</h1>
<div id="card" tabindex="-1"></div>
<p id="said" role="status"></p>
<noscript><p>${inLanguages(both((t) => t.door.noScript))}</p></noscript>
</main>
<script type="application/json" id="model">${asData(model)}</script>
<script src="${assetPath('cards.js')}" defer></script>
<script src="${assetPath('door.js')}" defer></script>`,
  );
}

/** The same to everybody, whatever was wrong with the link: it tells nothing, and how to go on. */
export function badLinkPage(locale: Language): string {
  return notice(locale, (t) => [t.door.badTitle, t.door.bad, t.door.badNext]);
}

/** Something unexpected: an apology and a reference, never a stack. */
export function sorryPage(reference: string, locale: Language): string {
  return notice(locale, (t) => [t.door.pageTitle, t.help.sorry, t.help.sorryReference(reference)]);
}

function notice(locale: Language, words: (t: Text) => readonly [title: string, ...rest: string[]]): string {
  const { first, second, both } = wordsFor(undefined, locale);
  const part = (t: Text): string => {
    const [title, ...rest] = words(t);
    const lines = rest.map((line) => `<p>${escape(line)}</p>`).join('\n');
    return `<section lang="${t.language}">\n<h1>${escape(title)}</h1>\n${lines}\n</section>`;
  };
  return page(
    first.language,
    both((t) => words(t)[0]),
    `<main>\n${part(first)}\n${part(second)}\n</main>`,
  );
}

/** The reader's words; in both languages, the likelier one first, until one is recorded. */
function wordsFor(language: Language | undefined, locale: Language) {
  const first = textIn(language ?? locale);
  const second = textIn(first.language === 'en' ? 'fr' : 'en');
  const both = (pick: (t: Text) => string): Words =>
    (language === undefined ? [first, second] : [first]).map((t) => [t.language, pick(t)] as const);
  return { first, second, both };
}

function inLanguages(words: Words): string {
  return words.map(([language, text]) => `<span lang="${language}">${escape(text)}</span>`).join(' / ');
}

function page(language: Language, title: Words, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${escape(title.map(([, text]) => text).join(' / '))}</title>
<link rel="stylesheet" href="${assetPath('door.css')}">
</head>
<body>
${body}
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** JSON inside a page: no text in it can end the element that holds it, or begin a comment. */
function asData(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
