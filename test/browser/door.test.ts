import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { codeAt } from '../../bot/domain/code.ts';
import { personalPk, registerPk } from '../../bot/domain/key.ts';
import type { Language, Person } from '../../bot/domain/person.ts';
import type { SessionRef } from '../../bot/domain/session.ts';
import { sessionSecret } from '../../bot/features/attendance.ts';
import { planReminders } from '../../bot/features/reminder.ts';
import { openBrowser, PICTURES } from '../support/browser.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from '../support/cohort.ts';
import { seedChat } from '../support/due.ts';
import { openHouse, type House } from '../support/house.ts';
import { faultsOf, overflows } from '../support/page.ts';
import { PHONE } from '../support/render.ts';
import { pathIn } from '../support/visit.ts';

const HOUR = 3_600_000;
const OPENS = NINE - HOUR / 2;

/** The page that an e-mail leads to, served by the real server, in a real browser. Pictures are in test/out. */
describe('the second door in a browser', () => {
  let browser: Browser;
  let house: House;
  let program: Seeded;
  let ref: SessionRef;
  let context: BrowserContext;
  let page: Page;
  let broken: string[];

  beforeAll(async () => {
    browser = await openBrowser();
    mkdirSync(PICTURES, { recursive: true });
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    house = await openHouse(OPENS, { doorHere: true });
    program = await seedProgram(house.deps, { opensMinutesBefore: 30, code: true });
    await seedPerson(house.deps, { pid: 'cora', name: 'Cora Lee', language: 'en', email: 'cora@example.gc.ca' });
    await seedRole(house.deps, program, 'cora', 'coordinator');
    ref = await seedSession(house.deps, program, { remote: true });
  });
  afterEach(async () => {
    await context.close();
    await house.close();
  });

  /** Somebody whom Teams cannot reach; the browser opens the link of their e-mail. */
  async function opens(language?: Language, { locale = 'en-CA', width = PHONE, contrast = false } = {}): Promise<void> {
    const person: Person = {
      pid: 'ada',
      name: 'Ada Moss',
      email: 'ada@example.gc.ca',
      ...(language ? { language } : {}),
    };
    await seedPerson(house.deps, person);
    await seedEnrolment(house.deps, program, 'ada');
    await seedChat(house.deps.store, 'ada', false);
    await house.say('cora', 'help'); // in local mode nothing goes out before somebody is here
    const sessions = await house.deps.store.list(`prog_${program.programId}`, 'session', { limit: 1 });
    for (const { body } of sessions) await planReminders(house.deps, body);
    await house.work();
    const port = new URL(house.url).port;
    context = await browser.newContext({
      locale,
      viewport: { width, height: 700 },
      forcedColors: contrast ? 'active' : 'none',
    });
    page = await context.newPage();
    broken = [];
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') broken.push(line.text());
    });
    page.on('pageerror', (error) => broken.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(`http://localhost:${port}/`) && !request.url().startsWith('data:'))
        broken.push(`asked ${request.url()}`);
    });
    await page.goto(`http://localhost:${port}${pathIn(house.mails.at(-1))}`);
  }

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const field = (name: string | RegExp) => page.getByLabel(name);
  const status = () => page.getByRole('status').innerText();
  const focused = () => page.evaluate<string>('document.activeElement.innerText || document.activeElement.id');
  const picture = (name: string) => page.screenshot({ path: join(PICTURES, `door-${name}.png`), fullPage: true });
  const entries = () => house.deps.store.list(registerPk(ref.sessionId), 'entry', { limit: 10 });
  async function shows(text: string | RegExp): Promise<void> {
    await page.getByText(text).first().waitFor({ timeout: 5_000 });
  }
  const code = async (): Promise<string> =>
    codeAt(await sessionSecret(house.deps, ref.sessionId), ref.sessionId, house.clock.now()).code;

  test.each(['en', 'fr'] as const)(
    'checks in by a wrong code, then the right one, on a phone (%s)',
    async (language) => {
      await opens(language);
      const [ask, title, label, submit, wrong, done] =
        language === 'en'
          ? ['Check in', 'Enter the code', 'Six-digit code', 'Check in', 'That is not the code', 'You are checked in']
          : [
              'Signaler ma présence',
              'Entrez le code',
              'Code à six chiffres',
              'Signaler ma présence',
              'Ce n’est pas le code',
              'Votre présence est signalée',
            ];
      await shows(language === 'en' ? 'Check-in is open' : 'Vous pouvez signaler');
      await picture(`ask-${language}`);
      expect([await faultsOf(page), await overflows(page)]).toEqual([[], false]);

      await button(ask).first().click();
      await shows(title);
      expect(await focused()).toContain(title);
      await field(label).fill('000000');
      await button(submit).first().click();
      await shows(wrong);
      expect(await focused()).toContain(wrong);
      expect(await field(label).inputValue()).toBe('000000');
      await picture(`wrong-${language}`);
      expect([await faultsOf(page), await overflows(page)]).toEqual([[], false]);

      await field(label).fill(await code());
      await field(label).press('Enter');
      if ((await entries()).length === 0) await button(submit).first().click();
      await shows(done);
      expect(await focused()).toContain(done);
      await picture(`done-${language}`);
      expect([await faultsOf(page), await overflows(page), broken]).toEqual([[], false, []]);
    },
  );

  test('is in both languages until one is chosen; then all of it is in that one, and stays', async () => {
    await opens(undefined, { locale: 'fr-CA' });
    await shows('Check-in is open');
    await picture('both');
    expect(await page.title()).toMatch(/^L’application Cadre.* \/ Cadre: your/);
    expect(await page.locator('[lang=en]').filter({ hasText: 'Are you here?' }).count()).toBeGreaterThan(0);
    expect([await faultsOf(page), await overflows(page)]).toEqual([[], false]);
    await button('Français').click();
    await page.waitForFunction("document.documentElement.lang === 'fr' && !document.title.includes('/')");
    expect(await page.innerText('main')).not.toMatch(/Check-in is open|your learning program/);
    expect(await button('English').count()).toBe(0);
    await page.reload();
    await shows('Vous pouvez signaler');
    expect(await page.innerText('main')).not.toContain('Check-in is open');
    expect(broken).toEqual([]);
  });

  test('is used with the keyboard alone: everything is reached in its order, seen, and pressed', async () => {
    await opens('en');
    const order: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      await page.keyboard.press('Tab');
      order.push(await focused());
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    }
    expect(order).toEqual([
      'Check in',
      'Check in (attending remotely)',
      '10 minutes late',
      '20 minutes late',
      '30 minutes late',
    ]);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await shows('You are checked in');
    expect(await entries()).toHaveLength(1);
  });

  test('a field that is left empty says so beside it and aloud, and nothing is sent', async () => {
    await opens('en');
    await button('Check in').first().click();
    await shows('Enter the code');
    await button('Check in').first().click();
    await shows('Enter the six digits shown in the room.');
    expect(await status()).toContain('Something is still missing.');
    expect(await page.evaluate("document.activeElement.getAttribute('aria-invalid')")).toBe('true');
    await picture('missing-en');
    expect(await faultsOf(page)).toEqual([]);
    await field('Six-digit code').fill('000000');
    await button('Check in').first().click();
    await shows('That is not the code');
    expect(await status()).toBe('');
  });

  test('keeps what was typed where the connection is gone, says so, and goes on when it is back', async () => {
    await opens('en');
    await button('Check in').first().click();
    await shows('Enter the code');
    await field('Six-digit code').fill(await code());
    await context.setOffline(true);
    await button('Check in').first().click();
    await shows('There is no connection right now.');
    expect(await field('Six-digit code').inputValue()).toBe(await code());
    await picture('offline-en');
    await context.setOffline(false);
    await button('Check in').first().click();
    await shows('You are checked in');
  });

  test('keeps what was typed where the link has ended meanwhile, or something is wrong with us', async () => {
    await opens('en');
    await button('Check in').first().click();
    await shows('Enter the code');
    await field('Six-digit code').fill('123456');
    const get = house.deps.store.get.bind(house.deps.store);
    house.deps.store.get = async () => Promise.reject(new Error('store away'));
    await button('Check in').first().click();
    await shows('That did not work.');
    expect(await status()).toMatch(/give this reference to your coordinators: \w+/);
    house.deps.store.get = get;
    house.clock.set(NINE + 8 * HOUR);
    await button('Check in').first().click();
    await shows('This link cannot be used.');
    expect(await field('Six-digit code').inputValue()).toBe('123456');
  });

  test('a double click is one press', async () => {
    await opens('en');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url());
    });
    await button('Check in (attending remotely)').dblclick();
    await shows('You are checked in');
    expect([sent.length, (await entries()).length]).toEqual([1, 1]);
  });

  test('can be read in the colours that somebody’s system asks for', async () => {
    await opens('en', { contrast: true });
    await shows('Check-in is open');
    const border = await page.evaluate("getComputedStyle(document.querySelector('.ac-pushButton')).borderTopStyle");
    expect(border).toBe('solid');
    await picture('contrast-en');
  });

  test('an ended link says so in both languages, and how to go on', async () => {
    await opens('en');
    house.clock.set(NINE + 8 * HOUR);
    await page.reload();
    await shows('This link cannot be used');
    await shows('Ce lien ne peut pas servir');
    await picture('ended');
    expect([await faultsOf(page), await overflows(page)]).toEqual([[], false]);
  });

  test('without JavaScript it says what to do', async () => {
    await opens('fr');
    const bare = await browser.newContext({ javaScriptEnabled: false });
    const plain = await bare.newPage();
    await plain.goto(page.url());
    expect(await plain.innerText('main')).toContain('Cette page a besoin de JavaScript.');
    await bare.close();
  });

  test('leaves nothing in the browser: no cookie, no store, and no address for other pages', async () => {
    await opens('en');
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
    const [chat] = await house.deps.store.list(personalPk('ada'), 'conversation', { limit: 1 });
    expect(chat?.body.reachable).toBe(false);
  });
});
