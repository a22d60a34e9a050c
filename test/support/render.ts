import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { Card } from '../../cards/card.ts';
import { openBrowser, PICTURES } from './browser.ts';

/** What a card looks like to its reader. */
export type Picture = {
  path: string;
  /** All that can be read, as the browser lays it out. */
  text: string;
  /** Fields and buttons as a screen reader announces them: `button "Check in"`; without a name where it has none. */
  controls: string[];
  /** True where something is wider than the window and would be cut off or make it scroll sideways. */
  overflows: boolean;
};

export type Renderer = {
  /** Draws a card as Teams' own library does, `width` pixels wide, and keeps the picture under `name`. */
  renderCard: (card: Card, name: string, width?: number) => Promise<Picture>;
  close: () => Promise<void>;
};

const SCRIPTS = ['node_modules/adaptivecards/dist/adaptivecards.min.js', 'test/support/draw.page.js'];

/** The narrowest window that WCAG 2.2 (1.4.10, reflow) asks of us. */
export const PHONE = 320;

const STYLE = `
  body { margin: 12px; font: 14px 'Segoe UI', 'Open Sans', sans-serif; background: #fff; }
  .ac-adaptiveCard { border: 1px solid #d1d1d1; border-radius: 6px; padding: 12px !important; }
  .ac-pushButton { padding: 6px 12px; border: 1px solid #c7c7c7; border-radius: 4px; background: #fff; font: inherit; font-weight: 600; }
  .ac-pushButton > div { white-space: normal !important; }
  .ac-input { width: 100%; box-sizing: border-box; padding: 6px; font: inherit; border: 1px solid #8a8886; border-radius: 4px; }
  ul, li { margin: 0 0 0 16px; padding: 0; }`;

/** Sizes and spaces as Teams sets them; the library's own are larger. */
const CONFIG = {
  fontFamily: "'Segoe UI', 'Open Sans', sans-serif",
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  spacing: { small: 8, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 12 },
  actions: { actionsOrientation: 'horizontal', buttonSpacing: 8, actionAlignment: 'left', maxActions: 20 },
  supportsInteractivity: true,
};

/** A browser that draws cards with the adaptivecards library, the one that Teams' clients draw them with. */
export async function openRenderer(): Promise<Renderer> {
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.route('**/*', (route) => route.abort()); // a card brings all that it shows
  await page.setContent(`<!doctype html><title>card</title><style>${STYLE}</style><body></body>`);
  for (const script of SCRIPTS) await page.addScriptTag({ path: resolve(script) });
  return {
    renderCard: (card, name, width = 480) => draw(page, card, name, width),
    close: () => browser.close(),
  };
}

async function draw(page: Page, card: Card, name: string, width: number): Promise<Picture> {
  await page.setViewportSize({ width, height: 200 });
  await page.evaluate(`drawCard(${JSON.stringify(card)}, ${JSON.stringify(CONFIG)})`);
  mkdirSync(join(PICTURES, 'cards'), { recursive: true });
  const path = join(PICTURES, 'cards', `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  const heard = await page.locator('body').ariaSnapshot();
  return {
    path,
    text: await page.locator('body').innerText(),
    controls: heard.match(/(?<=^ *- )(textbox|combobox|checkbox|radio|button)( ".*")?/gm) ?? [],
    overflows: await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth'),
  };
}
