import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { MINUTE } from '../../bot/domain/time.ts';
import { isWorkingDay } from '../../bot/features/holiday.ts';
import { SAMPLE } from '../../bot/sample/sample.ts';
import { prepareProgram } from '../../bot/start/program.ts';
import { startNode, type Child } from '../support/child.ts';
import { untilNothingIsDue } from '../support/due.ts';
import { expectShown, openPlayground, type Chat, type Reply } from '../support/playground.ts';

/** The session that is open now ends after four hours, and its evaluation opens a quarter of an hour later. */
const OPENED = 4 * 60 + 20;

/** From now until an early afternoon of a working day on which the evaluation of the open session can be answered. */
function minutesToAfternoon(): number {
  const now = Temporal.Now.zonedDateTimeISO(SAMPLE.timeZone);
  const from = now.add({ minutes: OPENED });
  let day = from.toPlainDate();
  const at = (): Temporal.ZonedDateTime => day.toZonedDateTime({ timeZone: SAMPLE.timeZone, plainTime: '13:30' });
  while (!isWorkingDay(day.toString()) || Temporal.ZonedDateTime.compare(at(), from) < 0) day = day.add({ days: 1 });
  return Math.ceil(now.until(at()).total('minutes'));
}

/** The Playground draws its chat no narrower than in this window; a card in it is as wide as on a phone. */
const WINDOW = { width: 560, height: 2000 };

const TITLE = 'Asking good questions (open now)';
const UNDERSTANDING = 'This event improved my understanding of its topic.';
const WORK = 'This event benefits my work.';
/** Whom one supervisor is asked about. */
const PEOPLE = ['Adam Blackwood', 'Aisha Rahman', 'Benoît Lavigne'] as const;
const LEADER = 'This event benefits my development as a leader.';

/** From a session to what was said of it, on a narrow window, in both languages. Pictures are in test/out. */
describe('evaluations and feedback in the Agents Playground', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-browser-'));
  const database = join(folder, 'cadre.db');
  let bot: Child;
  let chat: Chat;
  let passed = 0;

  beforeAll(async () => {
    await prepareProgram({ database, sampleFolder: resolve('bot/sample'), fresh: false });
    bot = startNode(['bot/main.ts'], { PORT: '0', CADRE_STORE: `sqlite:${database}` });
    const [, port = ''] = await bot.line(/"port":(\d+)/);
    chat = await openPlayground({ botEndpoint: `http://127.0.0.1:${port}/api/messages`, ...WINDOW });
    await settled();
  }, 90_000);
  afterAll(async () => {
    await chat.close();
    await bot.end();
    rmSync(folder, { recursive: true });
  });

  const settled = (): Promise<void> => untilNothingIsDue(database, Date.now() + passed * MINUTE + MINUTE);

  /** Says something, and finds the message that it is answered with among others that arrive. */
  async function ask(words: string, answer: string): Promise<Reply> {
    await chat.say(words);
    return chat.find(answer);
  }

  /** What was due until then comes first: a message that arrives empties the fields of the Playground's cards. */
  async function wait(minutes: number): Promise<void> {
    passed += minutes;
    await chat.say(`wait ${Math.floor(minutes / 1440)} days ${minutes % 1440} minutes`);
    await settled();
  }

  async function checkIn(name: string, words: string, button: string, done: string): Promise<void> {
    await chat.say(`act as ${name}`);
    const card = await ask(words, button);
    await card.click(button);
    await expectShown(card, done);
  }

  test('who was there is asked, and answers once', async () => {
    await checkIn('Luc', 'présence', 'Signaler ma présence (à distance)', 'Votre présence est signalée');
    await checkIn('Kenji', 'check in', 'Check in (attending remotely)', 'You are checked in');
    await checkIn('Marie', 'check in', 'Check in (attending remotely)', 'You are checked in');
    await chat.say('act as Claire', 'Claire');
    await wait(minutesToAfternoon());
    await chat.say('act as Marie', 'Marie');
    const card = await chat.find('For Marie Lachance', 'How was it?');
    await card.picture('evaluation-asked-en');
    await card.tick(UNDERSTANDING, 'Strongly agree');
    await card.fill('What was most useful to you?', 'The questions of Wendy.');
    await card.click('Send my answers');
    await expectShown(card, 'Please choose an answer.');
    await card.picture('evaluation-missing-en');
    expect(await card.isTicked(UNDERSTANDING, 'Strongly agree')).toBe(true);
    expect(await card.valueOf('What was most useful to you?')).toBe('The questions of Wendy.');
    await card.tick(WORK, 'Agree');
    await card.tick(LEADER, 'I prefer not to answer');
    await card.clickTwice('Send my answers');
    await expectShown(card, /Your answers are in the box|You have answered this evaluation already/);
    await card.picture('evaluation-answered-en');
    expect(await card.text()).not.toMatch(/Wendy|Strongly/);
  }, 90_000);

  test('une personne répond en français', async () => {
    await chat.say('agir comme Luc', 'Luc');
    const card = await chat.find('Luc Desrosiers', 'Comment était-ce?');
    await card.picture('evaluation-asked-fr');
    await card.tick('Cette activité m’a permis de mieux comprendre le sujet.', 'D’accord');
    await card.tick('Cette activité est utile à mon travail.', 'Tout à fait d’accord');
    await card.tick('Cette activité contribue au développement de mon leadership.', 'Ne s’applique pas à moi');
    await card.fill('Que devrions-nous faire autrement la prochaine fois?', 'Prévoir plus de temps.');
    await card.click('Envoyer mes réponses');
    await expectShown(card, 'Vos réponses sont dans l’urne.');
    await card.picture('evaluation-answered-fr');
  }, 90_000);

  test('no result is shown before the evaluation has closed, and no answer is taken after it', async () => {
    await chat.say('act as Claire', 'Claire');
    const list = await ask('evaluations', `Results: ${TITLE}`);
    await list.picture('evaluation-list-en');
    await list.click(`Results: ${TITLE}`);
    await expectShown(list, /Results (are shown|can be released)/);
    await list.picture('evaluation-before-en');
    expect(await list.buttons()).not.toContain('Release the results');
    const late = await chat.find('For Kenji Mori', 'How was it?');
    await wait(8 * 1440);
    await chat.say('act as Kenji', 'Kenji');
    await late.tick(UNDERSTANDING, 'Strongly agree');
    await late.tick(WORK, 'Agree');
    await late.tick(LEADER, 'Agree');
    await late.picture('evaluation-late-en');
    await late.click('Send my answers');
    await expectShown(late, 'This evaluation has closed');
    await late.picture('evaluation-closed-en');
  }, 90_000);

  test('the coordinator reads the comments before anything is shown, and sees why nothing is', async () => {
    await chat.say('act as Claire', 'Claire');
    const list = await ask('evaluations', `Results: ${TITLE}`);
    await list.click(`Results: ${TITLE}`);
    await expectShown(list, '2 comments to look at first');
    await list.picture('evaluation-to-screen-en');
    await list.click('2 comments to look at first');
    await expectShown(list, 'Look at a comment');
    await list.picture('evaluation-screen-en');
    await list.click('Keep it back');
    await expectShown(list, '(1 left)');
    await list.click('Show it');
    await expectShown(list, 'Release the results');
    await list.picture('evaluation-screened-en');
    await list.click('Release the results');
    await expectShown(list, 'fewer than 10 answers');
    await list.picture('evaluation-released-en');
    expect(await list.text()).not.toMatch(/Wendy|plus de temps/);
  }, 90_000);

  test('what the sample released is a band with its reason, in both languages', async () => {
    await chat.say('act as Claire', 'Claire');
    await chat.say('english');
    const past = await ask('evaluations', 'Results: Leading in');
    await past.click('Results: Leading in a time of change');
    await expectShown(past, '80% or more favourable');
    await expectShown(past, 'A band, because');
    await past.picture('evaluation-past-en');
    await chat.say('français');
    const passees = await ask('évaluations', 'Résultats : Diriger');
    await passees.picture('evaluation-list-fr');
    await passees.click('Résultats : Diriger en période de changement');
    await expectShown(passees, '80 % ou plus de réponses favorables');
    await passees.picture('evaluation-past-fr');
    const formulaires = await ask('formulaires', 'Ouvrir : Activité');
    await formulaires.picture('form-list-fr');
    await formulaires.click('Ouvrir : Activité d’apprentissage');
    await expectShown(formulaires, 'Cette activité est utile à mon travail.');
    await formulaires.picture('form-fr');
  }, 90_000);

  test('the coordinator plans a wave of feedback', async () => {
    await chat.say('agir comme Claire', 'Claire');
    await chat.say('english');
    const waves = await ask('feedback', 'Plan this wave');
    await waves.picture('feedback-waves-en');
    await waves.click('Plan this wave', 1);
    await expectShown(waves, 'Opens (9:00)');
    const today = Temporal.Now.zonedDateTimeISO(SAMPLE.timeZone).add({ minutes: passed }).toPlainDate();
    await waves.fill('Opens (9:00)', today.toString());
    await waves.fill('Last day', today.add({ days: 30 }).toString());
    await waves.tick('Sharing', 'Each participant sees what was said of them once the wave has closed');
    await waves.picture('feedback-plan-en');
    await waves.click('Save');
    await expectShown(waves, 'Saved.');
    await waves.picture('feedback-planned-en');
    await wait(2);
    const list = await ask('feedback', 'People and answers');
    await list.picture('feedback-open-en');
    await list.click('People and answers');
    for (const name of PEOPLE) {
      await list.click(`Open: ${name}`);
      await expectShown(list, 'E-mail address of the supervisor');
      await list.fill('E-mail address of the supervisor', 'daniel.okoye@example.gc.ca');
      await list.click('Ask this supervisor instead');
      await expectShown(list, 'Done: daniel.okoye@example.gc.ca will be asked.');
      await list.click('People and answers');
    }
    await expectShown(list, 'Supervisors’ feedback: Cohort 1');
    await list.picture('feedback-list-en');
  }, 90_000);

  test('un gestionnaire répond au sujet de trois personnes, et la coordination le lit', async () => {
    await chat.say('agir comme Daniel', 'Daniel');
    await settled();
    const queue = await ask('rétroaction', 'On vous demande une rétroaction');
    await expectShown(queue, '3 personnes, environ 4 minutes');
    await queue.picture('feedback-queue-fr');
    await queue.click(`Ouvrir : ${PEOPLE[0]}`);
    await expectShown(queue, `Rétroaction au sujet de ${PEOPLE[0]}`);
    await queue.picture('feedback-form-fr');
    await queue.click('Envoyer');
    await expectShown(queue, 'Il n’y a encore rien');
    await queue.fill('Dans vos propres mots', 'Pose de meilleures questions.');
    await queue.click('Envoyer');
    await expectShown(queue, 'C’est envoyé. Merci.');
    await queue.picture('feedback-sent-fr');
    await queue.click('Retour à la liste');
    await expectShown(queue, '2 personnes, environ 3 minutes');
    await queue.picture('feedback-queue-after-fr');
    await chat.say('agir comme Claire', 'Claire');
    await chat.say('english');
    const list = await ask('feedback', 'People and answers');
    await list.click('People and answers');
    await list.click(`Open: ${PEOPLE[0]}`);
    await expectShown(list, 'Pose de meilleures questions.');
    await list.picture('feedback-read-en');
  }, 90_000);
});
