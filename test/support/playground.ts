import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Locator, Page, ViewportSize } from 'playwright-core';
import { playgroundCommand, playgroundConfig, type PlaygroundUser } from '../../bot/start/playground.ts';
import { SAMPLE } from '../../bot/sample/sample.ts';
import { openBrowser, PICTURES } from './browser.ts';
import { startNode, type Child } from './child.ts';

/** How long a bot may take to answer before a test gives up. */
const PATIENCE = 15_000;

/** One message of the bot in the chat, and the card in it. It stays this message when its card is replaced. */
export type Reply = {
  /** What a reader sees of it now. */
  text: () => Promise<string>;
  /** Waits until it shows a text; fails where it does not within some seconds. */
  waitFor: (text: string | RegExp) => Promise<void>;
  /** Presses the button of that name (the n-th of them, from 1), with all that was typed and picked in place. */
  click: (label: string, n?: number) => Promise<void>;
  /** Types into the field of that label. */
  fill: (label: string, value: string) => Promise<void>;
  /** Picks one choice of the list of that label. */
  choose: (label: string, choice: string) => Promise<void>;
  /** Ticks one of the choices that stand open under that label. */
  tick: (label: string, choice: string) => Promise<void>;
  /** Whether that choice is ticked. */
  isTicked: (label: string, choice: string) => Promise<boolean>;
  /** What stands in the field of that label. */
  valueOf: (label: string) => Promise<string>;
  /** Presses that button twice, faster than any answer comes. */
  clickTwice: (label: string) => Promise<void>;
  /** A picture of the window where it is in view, in test/out. */
  picture: (name: string) => Promise<void>;
  /** The names of the buttons that it offers now. */
  buttons: () => Promise<string[]>;
};

export type Chat = {
  /**
   * Types a text, sends it, and waits for the first message that the bot answers with; `shows`: for the first that shows
   * this, since what was due may arrive before it.
   */
  say: (text: string, shows?: string) => Promise<Reply>;
  /** The last message that shows all of these texts, now or soon: one chat takes a message a second, and may stand for a cohort. */
  find: (...texts: string[]) => Promise<Reply>;
  /** The last message with a card. */
  lastCard: () => Reply;
  /** How many messages the bot has sent. */
  count: () => Promise<number>;
  /** The bot's n-th message, from 1; waits for it. */
  reply: (n: number) => Promise<Reply>;
  /** A picture of the window in test/out. */
  screenshot: (name: string) => Promise<void>;
  /** The addresses outside this machine that the page wanted to reach (and could not). */
  outside: readonly string[];
  close: () => Promise<void>;
};

export type OpenOptions = { botEndpoint: string; user?: PlaygroundUser; width?: number; height?: number };

/** The message shows a text, now or in a moment. */
export async function expectShown(reply: Reply, text: string | RegExp): Promise<void> {
  await reply.waitFor(text);
}

/**
 * The real Agents Playground on a bot, opened in a real browser, in the personal chat of `user` (Marie of the
 * sample, unless it is somebody else). The window is `width` wide and `height` high: a picture shows of a
 * card what the window does.
 */
export async function openPlayground({
  botEndpoint,
  user = SAMPLE.you,
  width = 900,
  height = 900,
}: OpenOptions): Promise<Chat> {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-playground-'));
  const { child, url } = await startPlayground(folder, botEndpoint, user);
  const browser = await openBrowser();
  const chat = await openChat(browser, url, { width, height });
  return {
    ...chat,
    async close() {
      await browser.close();
      await child.end();
      rmSync(folder, { recursive: true });
    },
  };
}

async function startPlayground(
  folder: string,
  botEndpoint: string,
  user: PlaygroundUser,
): Promise<{ child: Child; url: string }> {
  const [config, log] = [join(folder, 'playground.yml'), join(folder, 'playground.log')];
  writeFileSync(config, playgroundConfig(user, SAMPLE.others, SAMPLE.program));
  // port 0: it takes a free one, and says which
  const { args, env } = playgroundCommand({ root: resolve('.'), port: 0, botEndpoint, config, log });
  const child = startNode(args, env);
  const [, port = ''] = await child.line(/Listening on (\d+)/);
  return { child, url: `http://localhost:${port}` };
}

async function openChat(browser: Browser, url: string, viewport: ViewportSize): Promise<Omit<Chat, 'close'>> {
  const page = await browser.newPage({ viewport, locale: 'en-CA' });
  page.setDefaultTimeout(PATIENCE);
  const outside = await keepInside(page);
  await page.goto(url);
  await page.getByTitle('Hide log panel').click();
  const replies = page.locator('.fai-OutputCard');
  const reply = async (n: number): Promise<Reply> => {
    await replies.nth(n - 1).waitFor();
    return replyAt(page, replies.nth(n - 1));
  };
  return {
    async say(text, shows = '') {
      const [before, alike] = [await replies.count(), await replies.filter({ hasText: shows }).count()];
      // while many messages arrive, the page answers to nothing
      await page.locator('[data-lexical-editor="true"]').fill(text, { timeout: 3 * PATIENCE });
      await page.getByRole('button', { name: 'Send Message' }).click();
      await replies.filter({ hasText: shows }).nth(alike).waitFor();
      const shown = await replies.allInnerTexts();
      const n = shown.findIndex((one, index) => index >= before && one.includes(shows));
      if (n < 0) throw new Error(`no new message shows "${shows}"`);
      return reply(n + 1);
    },
    async find(...texts) {
      await texts
        .reduce((found, hasText) => found.filter({ hasText }), replies)
        .last()
        .waitFor({ timeout: 6 * PATIENCE });
      const shown = await replies.allInnerTexts();
      return replyAt(page, replies.nth(shown.findLastIndex((one) => texts.every((text) => one.includes(text)))));
    },
    lastCard: () => replyAt(page, replies.filter({ has: page.locator('.ac-adaptiveCard') }).last()),
    count: () => replies.count(),
    reply,
    async screenshot(name) {
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    },
    outside,
  };
}

/** Nothing but this machine is reached, whatever the page asks for; what it asked for is kept. */
async function keepInside(page: Page): Promise<string[]> {
  const outside: string[] = [];
  await page.route('**/*', async (route) => {
    const { hostname, href } = new URL(route.request().url());
    if (hostname === 'localhost') return route.continue();
    outside.push(href);
    return route.abort();
  });
  return outside;
}

function replyAt(page: Page, message: Locator): Reply {
  // the Playground draws a card anew when a message arrives, and what was typed in it is gone
  const given = new Map<string, Given>();
  const give = async (label: string, one: Given): Promise<void> => {
    given.set(label, one);
    await one.give();
  };
  const buttonOf = async (label: string): Promise<Locator> => {
    for (const one of given.values()) if (!(await one.isThere())) await one.give();
    given.clear();
    return message.getByRole('button', { name: label, exact: true });
  };
  const box = (label: string, choice: string): Locator =>
    message.getByRole('radiogroup', { name: label }).getByRole('radio', { name: choice, exact: true });
  return {
    text: () => message.innerText(),
    async waitFor(text) {
      await message.getByText(text).first().waitFor();
    },
    click: async (label, n = 1) => (await buttonOf(label)).nth(n - 1).click(),
    async fill(label, value) {
      const field = message.getByLabel(label);
      await give(label, {
        give: () => field.fill(value),
        isThere: async () => (await field.inputValue()) === value,
      });
    },
    async choose(label, choice) {
      const list = message.getByRole('combobox', { name: label });
      await give(label, {
        async give() {
          await list.click();
          // the list may open beyond the edge of the window, where no pointer reaches it
          await page.getByRole('option', { name: choice }).dispatchEvent('click');
        },
        isThere: async () => `${await list.innerText()} ${await list.inputValue().catch(() => '')}`.includes(choice),
      });
    },
    async tick(label, choice) {
      await give(label, {
        give: () => box(label, choice).check(),
        isThere: () => box(label, choice).isChecked(),
      });
    },
    clickTwice: async (label) =>
      (await buttonOf(label)).evaluate((button: { click: () => void }) => {
        button.click();
        button.click();
      }),
    async picture(name) {
      mkdirSync(PICTURES, { recursive: true });
      // of the window: one of the message alone would make the window larger, and the Playground draws its chat anew
      await message.scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    },
    isTicked: (label, choice) => box(label, choice).isChecked(),
    valueOf: (label) => message.getByLabel(label).inputValue(),
    buttons: () => message.getByRole('button').allInnerTexts(),
  };
}

/** What a test has put into a field: whether it is still there, and how it is put there again. */
type Given = { give: () => Promise<void>; isThere: () => Promise<boolean> };
