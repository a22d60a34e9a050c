import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { prepareProgram } from '../../bot/start/program.ts';
import { startNode, type Child } from '../support/child.ts';
import { untilNothingIsDue } from '../support/due.ts';
import { expectShown, openPlayground, type Chat } from '../support/playground.ts';

/** The real bot on the sample program, in the real Agents Playground, in a real browser. Pictures are in test/out. */
describe('in the Agents Playground', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-browser-'));
  const database = join(folder, 'cadre.db');
  let bot: Child;
  let chat: Chat;

  beforeAll(async () => {
    await prepareProgram({ database, sampleFolder: resolve('bot/sample'), fresh: false });
    bot = startNode(['bot/main.ts'], { PORT: '0', CADRE_STORE: `sqlite:${database}` });
    const [, port = ''] = await bot.line(/"port":(\d+)/);
    chat = await openPlayground({ botEndpoint: `http://127.0.0.1:${port}/api/messages` });
  });
  afterAll(async () => {
    await chat.close();
    await bot.end();
    rmSync(folder, { recursive: true });
  });

  /** The code that the coordinator sees on the register now, and one that it is not. */
  async function codes(): Promise<{ right: string; wrong: string }> {
    await chat.say('act as Claire', 'Claire');
    const register = await chat.say('register', 'Code:');
    const right = /Code: (\d{6})/.exec(await register.text())?.[1] ?? '';
    return { right, wrong: right === '000000' ? '111111' : '000000' };
  }

  test('somebody who installs the app is welcomed once, and can ask for help', async () => {
    const welcome = await chat.reply(1);
    await expectShown(welcome, 'Welcome to Cadre');
    await chat.say('help');
    const help = await chat.find('What you can ask me');
    expect(await help.buttons()).toContain('Check in');
    const messages = Array.from({ length: await chat.count() }, async (_, n) => (await chat.reply(n + 1)).text());
    expect((await Promise.all(messages)).filter((text) => text.includes('Welcome to Cadre'))).toHaveLength(1);
    await chat.screenshot('help-en');
  });

  test('a participant checks in with the code of the room, after a wrong one', async () => {
    // check-in is open, so everybody gets a card: here they all come into the one chat, between what is asked
    await untilNothingIsDue(database, Date.now());
    const { right, wrong } = await codes();
    await chat.say('act as Marie', 'Marie');
    const card = await chat.say('check in', 'Enter the code shown in the room');
    await card.fill('Six-digit code', wrong);
    await card.click('Check in');
    await expectShown(card, /That is not the code on show/);
    await chat.screenshot('wrong-code-en');

    await card.fill('Six-digit code', right);
    await card.click('Check in');
    await expectShown(card, 'You are checked in');
    expect(await card.text()).toContain('Present');
    expect(await card.buttons()).not.toContain('Check in');
    await chat.screenshot('checked-in-en');
  }, 120_000);

  test('une personne qui participe en français signale sa présence', async () => {
    const { right, wrong } = await codes();
    await chat.say('agir comme Luc', 'Luc');
    const card = await chat.say('présence', 'Entrez le code affiché dans la salle');
    await card.fill('Code à six chiffres', wrong);
    await card.click('Signaler ma présence');
    await expectShown(card, /Ce n’est pas le code affiché/);
    await chat.screenshot('wrong-code-fr');

    await card.fill('Code à six chiffres', right);
    await card.click('Signaler ma présence');
    await expectShown(card, 'Votre présence est signalée');
    await chat.screenshot('checked-in-fr');
    await chat.say('mes séances', 'Votre assiduité');
    await chat.screenshot('my-sessions-fr');
  });

  test('somebody who attends remotely checks in without the code', async () => {
    await chat.say('act as Kenji', 'Kenji');
    const card = await chat.say('check in', 'attending remotely');
    await card.click('Check in (attending remotely)');
    await expectShown(card, 'You are checked in');
  });

  test('the coordinator sees who is there, marks one person present and takes it back', async () => {
    await chat.say('act as Claire', 'Claire');
    const register = await chat.say('register', 'Counts');
    const unrecorded = Number(/Unrecorded \((\d+)\)/.exec(await register.text())?.[1]);
    await register.choose('Mark one person present', 'Wendy Paul');
    await register.click('Mark present');
    await expectShown(register, /Wendy Paul is marked present/);
    await expectShown(register, `Unrecorded (${unrecorded - 1})`);
    await chat.screenshot('register-en');
    await register.click('Undo');
    await expectShown(register, `Unrecorded (${unrecorded})`);
  });

  test('a participant who asks for the register learns nothing', async () => {
    await chat.say('act as Heather', 'Heather');
    const refused = await chat.say('register', 'You have no register to see here');
    expect(await refused.text()).not.toMatch(/Code|Unrecorded|Wendy/);
  });

  test('the language can be changed, and is kept', async () => {
    await chat.say('act as Heather', 'Heather');
    const choice = await chat.say('langue', 'Which language should I use');
    await choice.click('Français');
    await expectShown(choice, /Je vous écrirai en français/);
    await chat.say('help', 'Ce que vous pouvez me demander');
    await chat.screenshot('help-fr');
  });

  test('neither the page nor what it shows reaches for anything outside this machine', () => {
    expect(chat.outside).toEqual([]);
  });
});
