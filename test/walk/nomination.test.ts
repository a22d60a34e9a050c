import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { startingCriteria } from '../../cards/text/call-criteria.ts';
import { MINUTE } from '../../bot/domain/time.ts';
import { SAMPLE } from '../../bot/sample/sample.ts';
import { prepareProgram } from '../../bot/start/program.ts';
import { startNode, type Child } from '../support/child.ts';
import { untilNothingIsDue } from '../support/due.ts';
import { expectShown, openPlayground, type Chat, type Reply } from '../support/playground.ts';

/** From now until a Saturday morning: what is calm waits for Monday, and no message comes between what people do. */
function minutesToSaturday(): number {
  const now = Temporal.Now.zonedDateTimeISO(SAMPLE.timeZone);
  const day = now.toPlainDate().add({ days: (6 - now.dayOfWeek + 7) % 7 || 7 });
  return Math.ceil(now.until(day.toZonedDateTime({ timeZone: SAMPLE.timeZone, plainTime: '10:00' })).total('minutes'));
}

type Nominee = { name: string; department: string; score: '1' | '3' | '5' };
const SIMONE: Nominee = { name: 'Simone Gagnon', department: 'CBSA', score: '5' };
const VICTOR: Nominee = { name: 'Victor Chen', department: 'DND', score: '3' };
const LENA: Nominee = { name: 'Lena Fischer', department: 'HC', score: '1' };
const HUGO: Nominee = { name: 'Hugo Martel', department: 'ACOA', score: '1' };
const first = ({ name }: Nominee): string => name.split(' ')[0] ?? '';
const addressOf = ({ name }: Nominee): string => `${name.toLowerCase().replace(' ', '.')}@example.gc.ca`;

/** From a nomination to a seat, with everybody whom it takes, in both languages. Pictures are in test/out. */
describe('nominations and selection in the Agents Playground', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-browser-'));
  const database = join(folder, 'cadre.db');
  let bot: Child;
  let chat: Chat;
  let passed = 0;

  beforeAll(async () => {
    await prepareProgram({ database, sampleFolder: resolve('bot/sample'), fresh: false });
    bot = startNode(['bot/main.ts'], { PORT: '0', CADRE_STORE: `sqlite:${database}` });
    const [, port = ''] = await bot.line(/"port":(\d+)/);
    chat = await openPlayground({ botEndpoint: `http://127.0.0.1:${port}/api/messages`, height: 1600 });
    await wait(minutesToSaturday());
  }, 90_000);
  afterAll(async () => {
    await chat.close();
    await bot.end();
    rmSync(folder, { recursive: true });
  });

  const settled = (): Promise<void> => untilNothingIsDue(database, Date.now() + passed * MINUTE + MINUTE);

  async function wait(minutes: number): Promise<void> {
    passed += minutes;
    await chat.say(`wait ${Math.floor(minutes / 1440)} days ${minutes % 1440} minutes`, 'For Cadre it is now');
    await settled();
  }

  /** Says something in somebody's part, when nothing is on its way any more. */
  async function as(name: string, words: string, shows: string): Promise<Reply> {
    await chat.say(`act as ${name}`, name);
    await settled();
    return chat.say(words, shows);
  }

  async function nominate(form: Reply, one: Nominee): Promise<void> {
    await form.fill('Name of the person', one.name);
    await form.fill('Their work e-mail address', addressOf(one));
    await form.fill('Department', one.department);
    await form.fill('Level', 'EX-minus-1');
    await form.fill('Functional area', 'policy development');
    await form.fill('Why this person?', `${one.name} brings people together across branches.`);
    await form.click('Submit the nomination');
    await expectShown(form, `Submitted: ${one.name}`);
  }

  test('a coordinator opens a call, after being told what is missing', async () => {
    const calls = await as('Claire', 'calls', 'There is no call yet.');
    await calls.click('New call for Leadership Initiative');
    await expectShown(calls, 'A new call for nominations');
    await calls.fill('Name of the cohort', 'Cohort 2');
    await calls.fill('Seats in the cohort', 'two');
    await calls.click('Save');
    await expectShown(calls, '"Seats in the cohort" has to be a whole number');
    await calls.picture('call-problems-en');
    const today = Temporal.Now.zonedDateTimeISO(SAMPLE.timeZone).add({ minutes: passed }).toPlainDate();
    await calls.fill('First day for nominations', today.toString());
    await calls.fill('Last day for nominations', today.add({ days: 21 }).toString());
    await calls.fill('Last day for consent and endorsement', today.add({ days: 35 }).toString());
    await calls.fill('Seats in the cohort', '2');
    await calls.fill('Working days that taking part asks for', '20');
    await calls.fill('Over how many months', '10');
    await calls.fill('How many reviewers read each dossier', '2');
    await calls.fill('Whom those who are not selected may write to', 'claire.fontaine@example.gc.ca');
    await calls.click('Save');
    await expectShown(calls, 'Call for nominations: Cohort 2');
    await calls.picture('call-en');
    await calls.click('Publish the call');
    await expectShown(calls, 'Published.');
  }, 90_000);

  test('a nominator is told what is missing, then nominates four people', async () => {
    const home = await as('Omar', 'nominate', 'Cohort 2 (open)');
    await home.click('Nominate somebody');
    await expectShown(home, 'A nomination for Cohort 2');
    await home.picture('nomination-form-en');
    await home.fill('Why this person?', 'They listen.');
    await home.click('Submit the nomination');
    await expectShown(home, 'Nothing was submitted yet.');
    await home.picture('nomination-problems-en');
    expect(await home.valueOf('Why this person?')).toBe('They listen.');
    for (const one of [SIMONE, VICTOR, LENA, HUGO]) {
      await nominate(home, one);
      if (one !== HUGO) await home.click('Nominate somebody else');
      if (one !== HUGO) await expectShown(home, 'A nomination for Cohort 2');
    }
    await home.picture('nomination-submitted-en');
  }, 120_000);

  test('une personne proposée consent en français, après avoir lu ce qui lui est demandé', async () => {
    const own = await as('Simone', 'ma candidature', 'On propose votre candidature pour Cohort 2');
    await own.picture('consent-fr');
    await own.fill('Adresse de courriel de votre gestionnaire au travail', addressOf(SIMONE));
    await own.choose('Où travaillez-vous?', 'Région de la capitale nationale');
    await own.click('Je consens');
    await expectShown(own, 'On ne donne pas son appui à soi-même.');
    await own.fill('Adresse de courriel de votre gestionnaire au travail', 'nadia.grant@example.gc.ca');
    await own.click('Je consens');
    await expectShown(own, 'On demande l’appui de Nadia Grant.');
    await own.picture('consented-fr');
  }, 90_000);

  test('the others consent as well, and one of them withdraws', async () => {
    for (const one of [VICTOR, LENA]) {
      const own = await as(first(one), 'my nomination', 'You are nominated for Cohort 2');
      await own.choose('Where do you work?', 'Ontario');
      await own.click('I consent');
      await expectShown(own, 'Nadia Grant is asked for an endorsement.');
    }
    const own = await as('Hugo', 'ma candidature', 'On propose votre candidature');
    await own.choose('Où travaillez-vous?', 'Atlantique');
    await own.click('Je consens');
    await expectShown(own, 'On demande l’appui');
    await own.click('Retirer ma candidature');
    await expectShown(own, 'Retirer la candidature de Hugo Martel?');
    await own.picture('withdraw-fr');
    await own.click('Oui, retirer');
    await expectShown(own, 'Cette candidature est retirée.');
  }, 120_000);

  test('their supervisor answers for three people from one card', async () => {
    const queue = await as('Nadia', 'endorsements', '3 people, about 4 minutes');
    await queue.picture('endorsements-en');
    for (const one of [SIMONE, VICTOR, LENA]) {
      await queue.click(`Answer for ${one.name}`);
      await expectShown(queue, `Can ${one.name} be given this time?`);
      if (one === SIMONE) await queue.picture('endorse-en');
      if (one === LENA) {
        await queue.click('I endorse with these conditions');
        await expectShown(queue, 'Say which conditions');
        await queue.fill('Conditions, if any', 'Not in March');
        await queue.click('I endorse with these conditions');
        await expectShown(queue, 'Recorded: you endorse with conditions.');
      } else {
        await queue.click('I endorse');
        await expectShown(queue, 'Recorded: you endorse.');
      }
      await queue.click('Back to the list');
      if (one !== LENA) await expectShown(queue, 'Your endorsement is asked for');
    }
  }, 120_000);

  test('the coordinator finds the complete dossiers eligible, and asks the committee to declare', async () => {
    const calls = await as('Claire', 'calls', 'Cohort 2 (open)');
    await calls.click('Dossiers');
    await expectShown(calls, 'Dossiers for Cohort 2');
    await calls.picture('dossiers-en');
    await calls.click('Find all 3 complete dossiers eligible');
    await expectShown(calls, 'Found eligible: 3.');
    const committee = await chat.say('committee', 'Open: Leadership Initiative, Cohort 2');
    await committee.click('Open: Leadership Initiative, Cohort 2');
    await committee.click('Ask reviewers to declare');
    await expectShown(committee, 'Done: the reviewers get the list of names.');
    await committee.picture('committee-en');
    const names = await as('Odile', 'mes dossiers', 'La liste des noms');
    await names.click('La liste des noms');
    await names.picture('conflicts-fr');
    await names.click('Personne : je peux juger de toutes');
    await expectShown(names, 'C’est déclaré');
    const desk = await as('Anton', 'reviews', 'The list of names');
    await desk.click('The list of names');
    await desk.click('None: I can judge all of them');
    await expectShown(desk, 'Declared: you can judge all of them.');
  }, 150_000);

  test('who has not declared gets no dossier; the others score theirs by the anchors', async () => {
    const committee = await as('Irene', 'committee', 'Open: Leadership Initiative, Cohort 2');
    await committee.click('Open: Leadership Initiative, Cohort 2');
    await committee.click('See how dossiers would be assigned');
    await expectShown(committee, '3 dossiers to 2 reviewers, 2 readers each.');
    await committee.picture('assign-en');
    await committee.click('Assign');
    await expectShown(committee, 'Done: dossiers are assigned');
    for (const reviewer of ['Odile', 'Anton']) {
      const french = reviewer === 'Odile';
      const open = french ? 'Ouvrir' : 'Open:';
      const desk = await as(reviewer, french ? 'mes dossiers' : 'reviews', open);
      const mine = (await desk.buttons()).filter((button) => button.startsWith(open));
      expect(mine).toHaveLength(3);
      for (const button of mine) {
        await desk.click(button);
        await score(desk, button, french);
        await desk.click(french ? 'Mes dossiers' : 'My dossiers');
      }
    }
  }, 240_000);

  async function score(form: Reply, button: string, french: boolean): Promise<void> {
    const one = [SIMONE, VICTOR, LENA].find(({ name }) => button.includes(name)) ?? LENA;
    await expectShown(form, french ? 'Vos notes' : 'Your scores');
    await form.picture(french ? 'review-fr' : 'review-en');
    for (const { textEn, textFr, anchors } of startingCriteria) {
      const anchor = anchors[one.score];
      const words = french ? `${one.score}\u00a0: ${anchor.textFr}` : `${one.score}: ${anchor.textEn}`;
      await form.tick(french ? textFr : textEn, words);
    }
    await form.click(french ? 'Soumettre' : 'Submit');
    await expectShown(form, french ? 'C’est soumis' : 'Submitted. Thank you.');
    await form.picture(french ? 'reviewed-fr' : 'reviewed-en');
  }

  test('the chair closes the review, decides beside the balance, and a champion approves in French', async () => {
    const committee = await as('Irene', 'committee', 'Open: Leadership Initiative, Cohort 2');
    await committee.click('Open: Leadership Initiative, Cohort 2');
    await committee.click('Close the review');
    await expectShown(committee, 'The review is closed.');
    const ranking = await chat.say('selection', 'Ranking: Cohort 2');
    await ranking.picture('ranking-en');
    await ranking.click('Apply the ranking');
    await ranking.fill('Rationale, recorded with each decision', 'By the committee’s ranking.');
    await ranking.click('Propose these outcomes');
    await expectShown(ranking, '3 dossiers now have a pending outcome.');
    await ranking.picture('decided-en');
    await ranking.click('Ask for approval');
    await expectShown(ranking, 'Asked. The champions get a card.');
    const asked = await as('Robert', 'sélection', 'Cohort 2');
    await asked.picture('approval-fr');
    await asked.click('Approuver ces décisions');
    await expectShown(asked, 'C’est approuvé');
  }, 120_000);

  test('nobody sees an outcome before the release; then everybody does, at once, and two presses are one', async () => {
    const before = await as('Simone', 'ma candidature', 'devant le comité de sélection');
    expect(await before.text()).not.toContain('communiqués');
    const release = await as('Claire', 'selection', 'Release: Cohort 2');
    await release.picture('release-en');
    await release.clickTwice('Release');
    await expectShown(release, /Released|2 of 2 seats/);
    await release.picture('released-en');
    await wait(2 * 1440);
    const letter = await chat.find('Simone Gagnon', 'votre candidature est retenue');
    await letter.picture('letter-fr');
  }, 120_000);

  test('one accepts, one declines, and the reserve gets the seat after the coordinator’s tap', async () => {
    const accepting = await as('Simone', 'sélection', 'Accepter ma place');
    await accepting.click('Accepter ma place');
    await expectShown(accepting, /Vous avez accepté/);
    await accepting.picture('accepted-fr');
    const declining = await as('Victor', 'selection', 'Accept my seat');
    await declining.click('Decline');
    await declining.click('Yes, decline my seat');
    await expectShown(declining, 'You have declined your seat.');
    const offers = await as('Claire', 'selection', 'Offers: Cohort 2');
    await offers.picture('offers-en');
    await offers.click('Offer the seat to Lena Fischer');
    await settled();
    const second = await as('Lena', 'selection', 'Accept my seat');
    await second.click('Accept my seat');
    await expectShown(second, 'You have accepted');
    const taken = await as('Claire', 'selection', 'Accepted: 2');
    await taken.picture('accepted-both-en');
    expect(await taken.text()).toContain('Lena Fischer');
    const groups = await chat.say('groups', 'Cohort 2');
    await groups.picture('groups-en');
  }, 150_000);
});
