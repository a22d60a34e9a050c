import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { SAMPLE } from '../../bot/sample/sample.ts';
import { dayIn, MINUTE } from '../../bot/domain/time.ts';
import { isWorkingDay } from '../../bot/features/holiday.ts';
import { prepareProgram } from '../../bot/start/program.ts';
import { startNode, type Child } from '../support/child.ts';
import { untilNothingIsDue } from '../support/due.ts';
import { expectShown, openPlayground, type Chat } from '../support/playground.ts';

/**
 * A working Wednesday at 13:00, nobody's quiet hours from Halifax to Vancouver, without a session in the days around it:
 * whoever has had a reminder and an invitation gets a broadcast tomorrow. So is the Friday of the week after it.
 */
function minutesToNoon(database: string): { minutes: number; wednesday: Temporal.PlainDate } {
  const now = Temporal.Now.zonedDateTimeISO(SAMPLE.timeZone);
  const busy = new Set(daysOfSessions(database));
  const isBusy = (day: Temporal.PlainDate): boolean =>
    [0, 1, 2, 9].some((days) => busy.has(day.add({ days }).toString()) || !isWorkingDay(day.add({ days }).toString()));
  let wednesday = now.toPlainDate().add({ days: ((10 - now.dayOfWeek) % 7) + 7 });
  while (isBusy(wednesday)) wednesday = wednesday.add({ days: 7 });
  const noon = wednesday.toZonedDateTime({ timeZone: SAMPLE.timeZone, plainTime: '13:00' });
  return { minutes: Math.round(now.until(noon).total('minutes')), wednesday };
}

function daysOfSessions(database: string): string[] {
  const file = new DatabaseSync(database, { readOnly: true });
  const rows = file.prepare("SELECT json_extract(body, '$.startsAt') AS at FROM docs WHERE type = 'session'").all();
  file.close();
  return rows.map(({ at }) => dayIn(SAMPLE.timeZone, Number(at)));
}

/** From a series to its reminder and a broadcast, in the real Agents Playground. Pictures are in test/out. */
describe('the life of a session in the Agents Playground', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-browser-'));
  const outbox = join(folder, 'outbox');
  const database = join(folder, 'cadre.db');
  let bot: Child;
  let chat: Chat;
  let minutes: number;
  let wednesday: Temporal.PlainDate;

  beforeAll(async () => {
    await prepareProgram({ database, sampleFolder: resolve('bot/sample'), fresh: false });
    ({ minutes, wednesday } = minutesToNoon(database));
    bot = startNode(['bot/main.ts'], { PORT: '0', CADRE_STORE: `sqlite:${database}` });
    const [, port = ''] = await bot.line(/"port":(\d+)/);
    chat = await openPlayground({ botEndpoint: `http://127.0.0.1:${port}/api/messages` });
  });
  afterAll(async () => {
    await chat.close();
    await bot.end();
    rmSync(folder, { recursive: true });
  });

  test('a series is made, looked at and published by its coordinator', async () => {
    await chat.say('act as Claire', 'Claire');
    await chat.say(`wait ${Math.floor(minutes / 1440)} days ${minutes % 1440} minutes`);
    await chat.find('For Cadre it is now Wednesday');
    // a message that arrives empties the fields of the Playground's cards: what was due comes first
    await untilNothingIsDue(database, Date.now() + minutes * MINUTE + MINUTE);
    await chat.say('schedule');
    const form = await chat.find('New session for Cohort 1');
    await chat.screenshot('schedule-en');
    await form.fill('Short code', 'TD01');
    await form.fill('Title in English', 'Testing what we decide');
    await form.fill('Date', wednesday.add({ days: 8 }).toString());
    await form.fill('Starts at', '09:00');
    await form.fill('Ends at', '08:00');
    await form.fill('Place (or a link below)', 'Room 12, 90 Elgin');
    await form.choose('Repeats', 'Every week');
    await form.fill('How many sessions in all', '2');
    await form.click('Continue');
    await expectShown(form, 'The end must be after the start');
    await chat.screenshot('schedule-problem-en');
    await form.fill('Ends at', '12:00');
    await form.fill('Title in French', 'Vérifier ce que nous décidons');
    await form.click('Continue');
    await expectShown(form, 'These are the 2 sessions');
    await chat.screenshot('schedule-preview-en');
    await form.click('Create the 2 drafts');
    await expectShown(form, '2 drafts are saved. Nobody has been told yet.');
    await chat.screenshot('schedule-created-en');
    await form.click('Publish the series and invite');
    await chat.find('For Marie Lachance');
    await chat.screenshot('invitation-en');
  }, 90_000);

  test('a participant says that she will be there, and one who works in French sees his sessions', async () => {
    await chat.say('act as Marie', 'Marie');
    const invitation = await chat.find('For Marie Lachance');
    await invitation.click('I will be there');
    await expectShown(invitation, 'Your answer is recorded');
    await chat.screenshot('rsvp-en');
    await chat.say('act as Luc', 'Luc');
    await chat.say('mes séances', 'Vérifier ce que nous décidons');
    await chat.screenshot('rsvp-fr');
  }, 90_000);

  test('a broadcast is looked at, sent to a cohort of which Teams cannot reach one, and acknowledged', async () => {
    await chat.say('act as Claire', 'Claire');
    await chat.say('broadcast');
    const list = await chat.find('Ready notices');
    await list.click('Write a broadcast');
    await expectShown(list, 'Text in English');
    await list.fill('Text in English', 'Please bring your notes, {firstName}.');
    await list.fill('Text in French', 'Apportez vos notes, {firstName}.');
    await list.choose('Ask people to acknowledge it', 'Yes');
    await chat.screenshot('broadcast-form-en');
    await list.click('Keep and look at it');
    await expectShown(list, 'Send now');
    await chat.screenshot('broadcast-preview-en');
    await list.click('Send now');
    await chat.find('Please bring your notes, Marie');
    await chat.screenshot('broadcast-progress-en');
    await chat.say('act as Marie', 'Marie');
    const told = await chat.find('Please bring your notes, Marie');
    await told.click('Acknowledge');
    await expectShown(told, 'You have acknowledged this message');
    await chat.screenshot('broadcast-acknowledged-en');
    await chat.say('agir comme Claire', 'Claire');
    await chat.say('wait 20 minutes');
    await untilNothingIsDue(database, Date.now() + (minutes + 21) * MINUTE);
    await chat.say('broadcast');
    const after = await chat.find('Most recent');
    await after.click('Open');
    await expectShown(after, 'Acknowledged by: Marie Lachance');
    await expectShown(after, '22 (1 of them by e-mail)');
    await chat.screenshot('broadcast-after-en');
    const [letter = ''] = readdirSync(outbox);
    expect(readFileSync(join(outbox, letter), 'utf8')).toContain('thomas.whitfield@example.gc.ca');
  }, 120_000);

  test('a week later the reminders come', async () => {
    await chat.say('act as Marie', 'Marie');
    await chat.say('wait 7 days');
    await untilNothingIsDue(database, Date.now() + (minutes + 22 + 7 * 1440) * MINUTE);
    const reminder = await chat.find('To mute reminders, write "reminders".');
    await expectShown(reminder, 'Testing what we decide');
    await chat.screenshot('reminder-en');
  }, 90_000);

  test('in French, a broadcast is cancelled half-way and its numbers add up', async () => {
    await chat.say('act as Claire', 'Claire');
    // Friday, 8:30 in Ottawa: half past nine in Halifax, and night in Vancouver, where five people get it later
    await chat.say('wait 1 day 1150 minutes');
    await untilNothingIsDue(database, Date.now() + (minutes + 22 + 8 * 1440 + 1151) * MINUTE);
    await chat.say('français');
    await chat.say('planifier');
    await chat.find('Nouvelle séance pour');
    await chat.screenshot('schedule-fr');
    await chat.say('message collectif');
    const list = await chat.find('Avis prêts à envoyer');
    await chat.screenshot('broadcast-fr');
    await list.click('Rédiger un message collectif');
    await expectShown(list, 'Texte en anglais');
    await list.fill('Texte en anglais', 'The cafeteria is closed.');
    await list.fill('Texte en français', 'La cafétéria est fermée.');
    await list.click('Enregistrer et vérifier');
    await expectShown(list, 'Envoyer maintenant');
    await chat.screenshot('broadcast-preview-fr');
    await list.click('Envoyer maintenant');
    const progress = await chat.find('dont 5 en attente : hors des heures de travail');
    await chat.screenshot('broadcast-half-way-fr');
    await progress.click('Annuler ce message');
    await expectShown(progress, 'Annulé');
    await chat.screenshot('broadcast-cancelled-fr');
    expect(await progress.text()).toMatch(/Non envoyés\s+5/);
    expect(await progress.text()).toMatch(/Destinataires\s+22/);
    expect(await progress.text()).toMatch(/Envoyés\s+17/);
  }, 120_000);
});
