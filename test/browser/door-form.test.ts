import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { card, execute, heading, openUrl, paragraph } from '../../cards/block.ts';
import type { Card } from '../../cards/card.ts';
import { behindDoor, doorOverCard } from '../../cards/door.ts';
import { textIn } from '../../cards/text/text.ts';
import { ok } from '../../bot/domain/result.ts';
import type { SecondDoor } from '../../bot/features/door.ts';
import { createServer, type HttpServer } from '../../bot/http/server.ts';
import { openBrowser, PICTURES } from '../support/browser.ts';
import { fixedIds, memoryLog } from '../support/fixed.ts';
import { faultsOf, overflows } from '../support/page.ts';
import { PHONE } from '../support/render.ts';

const t = textIn('en');
const choices = ['Leave', 'Operational need', 'Something quite long that has to wrap on a narrow screen'].map(
  (title, n) => ({ title, value: `v${n}` }),
);
const must = { isRequired: true, errorMessage: 'Please choose or enter something.' };

/** Every kind of field that a card of ours may have, words that look like markup, and a link. */
const form: Card = card(
  t,
  [
    heading('Your answer'),
    paragraph('**Bold**, a \\*star\\* & <b>no tag</b>\n- one\n- two'),
    { type: 'Input.Text', id: 'line', label: 'One line', ...must },
    { type: 'Input.Text', id: 'lines', label: 'Several lines', isMultiline: true, errorMessage: 'x' },
    { type: 'Input.ChoiceSet', id: 'compact', label: 'A list', style: 'compact', choices, ...must },
    { type: 'Input.ChoiceSet', id: 'long', label: 'A long list', style: 'filtered', choices, errorMessage: 'x' },
    { type: 'Input.ChoiceSet', id: 'radio', label: 'One of these', style: 'expanded', choices, ...must },
    { type: 'Input.ChoiceSet', id: 'boxes', label: 'Any of these', style: 'expanded', isMultiSelect: true, choices },
    { type: 'Input.Date', id: 'day', label: 'A day', errorMessage: 'x' },
    { type: 'Input.Time', id: 'time', label: 'A time', errorMessage: 'x' },
  ] as Card['body'] as never,
  [
    execute('rsvp.answer', 'Send', { sessionId: 's1' }),
    execute('rsvp.answer', 'Not now', { sessionId: 's1', later: true }, 'without'),
    openUrl('https://example.gc.ca/', 'Read more'),
  ],
);

/** A page of the second door with every kind of field, in a real browser. */
describe('a form behind the second door', () => {
  const pressed: [verb: string, data: Record<string, unknown>][] = [];
  const door: SecondDoor = {
    open: async () => ok({ card: behindDoor(form, () => true), language: 'en' }),
    act: async (_token, _locale, verb, data) => {
      pressed.push([verb, data]);
      return ok({ card: doorOverCard(t), language: 'en' });
    },
  };
  let browser: Browser;
  let server: HttpServer;
  let page: Page;

  beforeAll(async () => {
    let url = '';
    server = createServer({
      ids: fixedIds(),
      log: memoryLog(),
      local: true,
      messages: async () => ({ status: 200 }),
      ping: async () => undefined,
      door: { door, url: () => url },
    });
    const listening = await server.listen('127.0.0.1', 0);
    if (!listening.ok) throw new Error(listening.refusal.code);
    url = `http://localhost:${listening.value}`;
    browser = await openBrowser();
    mkdirSync(PICTURES, { recursive: true });
    page = await browser.newPage({ viewport: { width: PHONE, height: 700 } });
    await page.goto(`${url}/door/token`);
  });
  afterAll(async () => {
    await browser.close();
    await server.close(0);
  });

  test('names every field, reads as it was meant, and fits a phone', async () => {
    const heard = await page.locator('main').ariaSnapshot();
    for (const field of ['textbox "One line', 'textbox "Several lines', 'combobox "A list', 'combobox "A long list'])
      expect(heard).toContain(field);
    expect(heard).toMatch(/radio ".*Leave/);
    expect(heard).toMatch(/checkbox ".*Leave/);
    expect(await page.locator('main').innerText()).toContain('Bold, a *star* & <b>no tag</b>');
    await page.screenshot({ path: join(PICTURES, 'door-form.png'), fullPage: true });
    expect([await faultsOf(page), await overflows(page)]).toEqual([[], false]);
  });

  test('says of each field what is missing, goes to the first, and sends nothing', async () => {
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('status').getByText('Something is still missing.').waitFor();
    expect(await page.getByText('Please choose or enter something.').count()).toBe(3);
    expect(await page.evaluate('document.activeElement.id !== "" && document.activeElement.tagName')).toBe('INPUT');
    await page.screenshot({ path: join(PICTURES, 'door-form-missing.png'), fullPage: true });
    expect([await faultsOf(page), pressed]).toEqual([[], []]);
  });

  test('sends what was filled, with what the button carries, and moves to the outcome', async () => {
    await page.getByLabel('One line').fill('<i>"quoted"</i>');
    await page.getByLabel('A list').selectOption('v1');
    await page.getByLabel('A long list').selectOption('v2');
    await page.getByRole('radio', { name: 'Operational need' }).check();
    await page.getByRole('checkbox', { name: 'Leave' }).check();
    await page.getByLabel('A day').fill('2026-09-10');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Nothing left to do here').waitFor();
    expect(await page.evaluate('document.activeElement.innerText')).toBe('Nothing left to do here');
    expect(pressed).toEqual([
      [
        'rsvp.answer',
        expect.objectContaining({
          sessionId: 's1',
          line: '<i>"quoted"</i>',
          compact: 'v1',
          long: 'v2',
          radio: 'v1',
          boxes: 'v0',
          day: '2026-09-10',
        }),
      ],
    ]);
  });
});
