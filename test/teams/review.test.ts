import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { callPk } from '../../bot/domain/key.ts';
import type { House } from '../support/house.ts';
import { seedCall, seedNomination } from '../support/nomination.ts';
import { NOMINEES, openReviewScene, SCORES, type ReviewScene } from '../support/review.ts';

let scene: ReviewScene;
let house: House;
beforeEach(async () => {
  scene = await openReviewScene();
  house = scene.house;
});
afterEach(() => house.close());

const whats = async () => (await scene.audit()).map(({ what }) => what);
const count = async (what: string) => (await whats()).filter((one) => one === what).length;
/** Somebody who reads a dossier. */
const readerOf = async (nominee: string): Promise<string> => (await scene.readers(nominee))[0] ?? '';

describe('conflicts are declared first', () => {
  test('the chair asks once, each reviewer gets the list of names, and nobody reads before', async () => {
    const { card, text } = await house.say('kim', 'committee');
    expect(text).toContain('Leadership, Pilot');
    const opened = await house.press('kim', card, 'review.round');
    const asked = await house.press('kim', opened.card, 'Ask reviewers to declare');
    expect(asked.text).toContain('Done: the reviewers get the list of names.');
    expect(asked.text).toContain('Declared: 0 of 4 reviewers');
    await house.press('kim', opened.card, 'Ask reviewers to declare');
    await house.work();
    const lists = scene.posted().filter((one) => one.includes('Whom can you not judge?'));
    expect(lists).toHaveLength(4);
    expect(lists[0]).toContain('Ada Moss (Natural Resources Canada)');
    expect(await count('review.ask')).toBe(1);
    expect((await house.say('rob', 'my reviews')).text).toContain('Until you have, you get no dossiers.');
  });

  test('no declaration by oversight: ticks and words have to agree, and what was ticked is kept', async () => {
    await house.invoke('kim', 'review.ask', scene.ref);
    const { card } = await house.invoke('rob', 'review.names', scene.ref);
    const nobody = await house.press('rob', card, 'review.declare', {});
    expect(nobody.text).toContain('Nobody is ticked.');
    const token = tokenOf(card, 'Bo Chan');
    const some = await house.press('rob', card, 'review.declareNone', { ticked: token });
    expect(some.text).toContain('Some names are ticked.');
    expect(JSON.stringify(some.card)).toContain(`"value":"${token}"`);
    expect((await house.invoke('kim', 'review.round', scene.ref)).text).toContain('Declared: 0 of 4 reviewers');
    const done = await house.press('rob', some.card, 'review.declare', { ticked: token });
    expect(done.text).toContain('Declared: 1 whom you cannot judge.');
    const again = await house.press('rob', some.card, 'review.declare', { ticked: token });
    expect(again.text).toContain('Declared: 1 whom you cannot judge.');
    expect(await count('review.declare')).toBe(1);
    const changed = await house.press('rob', done.card, 'review.declareNone', {});
    expect(changed.text).toContain('Declared: you can judge all of them.');
  });

  test('a declaration is on names: whoever becomes eligible afterwards is asked about too', async () => {
    await scene.declared();
    await seedNomination(house.deps, scene.call, 'eve', { department: 'Revenue' });
    const round = await house.invoke('kim', 'review.round', scene.ref);
    expect(round.text).toContain('Declared: 0 of 4 reviewers');
  });

  test('45 names are two pages: both have to be looked at, and ticks of the first stay', async () => {
    for (let n = 0; n < 41; n += 1) await seedNomination(house.deps, scene.call, `zz${n + 10}`, {});
    await house.invoke('kim', 'review.ask', scene.ref);
    const first = await house.invoke('rob', 'review.names', scene.ref);
    expect(first.text).toContain('Names 1 to 40 of 45');
    expect(first.text).not.toContain('I can judge all of them');
    const hasty = await house.invoke('rob', 'review.declareNone', { ...scene.ref, from: 0, shown: '' });
    expect(hasty.text).toContain('There are names that you have not looked at yet.');
    const second = await house.press('rob', first.card, 'Next names', { ticked: tokenOf(first.card, 'Bo Chan') });
    expect(second.text).toContain('Names 41 to 45 of 45');
    expect(second.text).toContain('Ticked on all pages: 1');
    const done = await house.press('rob', second.card, 'review.declare', {});
    expect(done.text).toContain('Declared: 1 whom you cannot judge.');
  });

  test('whoever has not declared is reminded once a day at most, and not once they have', async () => {
    await scene.declared(['ron']);
    await house.work();
    const round = await house.invoke('kim', 'review.round', scene.ref);
    expect(round.text).toContain('Not declared yet: Ron Reader');
    const nudged = await house.press('kim', round.card, 'Remind all who are behind');
    expect(nudged.text).toContain('1 reminder is on the way.');
    const again = await house.press('cleo', round.card, 'Remind all who are behind');
    expect(again.text).toContain('0 reminders are on the way. 1 person has been reminded today already.');
    await house.work();
    expect(scene.posted().filter((one) => one.includes('A reminder from the selection committee'))).toHaveLength(1);
    const { card } = await house.invoke('ron', 'review.names', scene.ref);
    await house.press('ron', card, 'review.declareNone');
    const none = await house.press('kim', round.card, 'Remind all who are behind');
    expect(none.text).toContain('Nobody is behind');
  });
});

describe('assignment', () => {
  test('shows its effect first; then each reviewer is told once how much there is; pressed twice it is once', async () => {
    await scene.declared();
    const shown = await house.invoke('kim', 'review.assignShow', scene.ref);
    expect(shown.text).toContain('4 dossiers to 4 reviewers, 2 readers each.');
    expect(shown.text).toContain('Everybody reads 2.');
    expect(await scene.round()).toMatchObject({ state: 'declaring' });
    const both = await Promise.all([
      house.press('kim', shown.card, 'Assign'),
      house.press('cleo', shown.card, 'Assign'),
    ]);
    expect(both.map(({ text }) => /are assigned|been assigned already/.test(text))).toEqual([true, true]);
    await house.work();
    expect(await scene.round()).not.toHaveProperty('frozen');
    expect(await scene.round()).toMatchObject({ state: 'assigned', each: 2 });
    expect(await count('review.assign')).toBe(1);
    const told = scene.posted().filter((one) => one.includes('Dossiers for you to read'));
    expect(told).toHaveLength(4);
    expect(told[0]).toContain('You have 2 dossiers, about 20 minutes.');
    expect(await scene.readers('ada')).not.toContain('rae'); // the same department, however it is written
    for (const { pid } of NOMINEES) expect(await scene.readers(pid)).toHaveLength(2);
  });

  test('what cannot be is explained, dossier by dossier, with what helps', async () => {
    await house.invoke('kim', 'review.ask', scene.ref);
    for (const pid of ['rae', 'rob']) {
      const { card } = await house.invoke(pid, 'review.names', scene.ref);
      if (pid === 'rae') await house.press(pid, card, 'review.declareNone');
      else await house.press(pid, card, 'review.declare', { ticked: tokenOf(card, 'Ada Moss') });
    }
    const { card, text } = await house.invoke('kim', 'review.assignShow', scene.ref);
    expect(text).toContain('1 dossier has fewer than 2 possible readers');
    expect(text).toContain('Ada Moss: 0 possible of 2 (declared 1, same department 1)');
    expect(text).toContain('What helps: fewer readers each');
    expect(text).toContain('No dossiers for who has not declared: Rita Reader, Ron Reader');
    expect(JSON.stringify(card)).not.toContain('"review.assign"');
    const forced = await house.invoke('kim', 'review.assign', { ...scene.ref, agreed: 2 });
    expect(forced.text).toContain('Ada Moss: 0 possible of 2');
    expect(await scene.readers('bo')).toEqual([]);
  });

  test('a declaration after it changes nothing, and says so', async () => {
    await scene.assigned();
    const late = await house.invoke('rob', 'review.names', scene.ref);
    expect(late.text).toContain('this can no longer be changed');
    const forced = await house.invoke('rob', 'review.declareNone', { ...scene.ref, from: 0, shown: '' });
    expect(forced.text).toContain('Dossiers have been assigned meanwhile');
  });
});

describe('reading and scoring', () => {
  beforeEach(() => scene.assigned());

  test('a dossier has everything, and its anchors in words; a draft is kept, submitted it stays, others follow then', async () => {
    const [one = '', other = ''] = await scene.readers('bo');
    const desk = await house.say(one, 'my reviews');
    expect(desk.text).toContain('You have 2 dossiers');
    const form = await house.press(one, desk.card, 'Open: Bo Chan (Health Canada)');
    expect(form.text).toContain('Why bo should come.');
    expect(form.text).toContain('Yes: the supervisor releases 20 days.');
    expect(form.text).toContain('Once you submit, your scores and your note stay as they are');
    expect(JSON.stringify(form.card)).toContain('5: Leads across teams');
    expect(form.text).toContain('Note (the nominee may obtain this)');
    const saved = await house.press(one, form.card, 'Keep as a draft', { score0: '2', note: 'Half' });
    expect(saved.text).toContain('Your draft is kept.');
    await house.press(other, await scene.form(other, 'bo'), 'Submit', { ...SCORES, note: 'From the other.' });
    expect((await house.invoke(one, 'review.dossier', scene.of('bo'))).text).not.toContain('From the other.');
    const sent = await house.press(one, saved.card, 'Submit', SCORES);
    expect(sent.text).toContain('Submitted. Thank you.');
    expect(sent.text).toContain('From the other.');
    expect(await scene.stored('bo', one)).toMatchObject({
      ...{ state: 'submitted', rubric: 1, note: 'Leads well.' },
      scores: { potential: 4, commitment: 3, contribution: 5 },
    });
    const late = await house.press(one, saved.card, 'Submit', { ...SCORES, score0: '1' });
    expect(late.text).toContain('You have submitted this already');
    expect(await scene.stored('bo', one)).toMatchObject({ scores: { potential: 4 } });
  });

  test('two submissions at once are one, with one trace', async () => {
    const reader = await readerOf('bo');
    const card = await scene.form(reader, 'bo');
    const both = await Promise.all([
      house.press(reader, card, 'Submit', SCORES),
      house.press(reader, card, 'Submit', SCORES),
    ]);
    expect(both.map(({ text }) => text.includes('Submitted. Thank you.'))).toEqual([true, true]);
    expect(await count('review.submit')).toBe(1);
    const views = (await scene.audit()).filter(({ what, who }) => what === 'review.view' && who === reader);
    expect(views).toHaveLength(1);
  });

  test('every reviewer at once: nobody’s submission is lost', async () => {
    const pairs: [string, string][] = [];
    for (const { pid } of NOMINEES) for (const one of await scene.readers(pid)) pairs.push([one, pid]);
    const cards = await Promise.all(pairs.map(([one, nominee]) => scene.form(one, nominee)));
    const sent = await Promise.all(pairs.map(([one], n) => house.press(one, cards[n] ?? {}, 'Submit', SCORES)));
    expect(sent.filter(({ text }) => !text.includes('Submitted. Thank you.'))).toEqual([]);
    const states = await house.deps.store.list(callPk(scene.call.callId), 'review', { limit: 100 });
    expect(states.map(({ body }) => body.state)).toEqual(pairs.map(() => 'submitted'));
  });

  test('two devices: the second hears of the first, and keeps what it typed', async () => {
    const reader = await readerOf('bo');
    const card = await scene.form(reader, 'bo');
    await house.press(reader, card, 'Keep as a draft', { note: 'From the desk' });
    const late = await house.press(reader, card, 'Submit', { ...SCORES, note: 'From the phone' });
    expect(late.text).toContain('This was changed on another device');
    expect(late.text).toContain('From the phone');
    expect(await scene.stored('bo', reader)).toMatchObject({ state: 'draft', note: 'From the desk' });
    expect((await house.press(reader, late.card, 'Submit', SCORES)).text).toContain('Submitted. Thank you.');
  });

  test.each([
    ['a score out of range', { ...SCORES, score1: '6' }, 'Scores are whole numbers from 1 to 5.'],
    ['half a score', { ...SCORES, score1: '3.5' }, 'Scores are whole numbers from 1 to 5.'],
    ['a list for a score', { ...SCORES, score1: ['3'] }, 'Scores are whole numbers from 1 to 5.'],
    ['a missing score', { score0: '4', score2: '5', note: SCORES.note }, 'Each criterion needs a score'],
    ['a note that is too long', { ...SCORES, note: `${SCORES.note}${'é'.repeat(1_500)}` }, 'The note is too long.'],
  ])('%s: a sentence, and what was typed is kept', async (_what, said, sentence) => {
    const reader = await readerOf('bo');
    const { text, card } = await house.press(reader, await scene.form(reader, 'bo'), 'Submit', said);
    expect(text).toContain(sentence);
    expect(text).toContain(SCORES.note);
    expect(JSON.stringify(card)).toContain('"value":"4"');
    expect(await scene.stored('bo', reader)).toMatchObject({ state: 'assigned', scores: {} });
  });

  test('criteria that changed: the old card is refused with the present form; the note is kept', async () => {
    const reader = await readerOf('bo');
    const card = await scene.form(reader, 'bo');
    const criteria = scene.call.criteria.map((one) => ({ ...one, textEn: `New ${one.textEn}` }));
    await seedCall(house.deps, scene.program, { ...scene.call, criteria, rubric: 2 });
    const refused = await house.press(reader, card, 'Submit', SCORES);
    expect(refused.text).toContain('The criteria have changed since this card was drawn.');
    expect(refused.text).toContain('New Leadership potential');
    expect(refused.text).toContain(SCORES.note);
    expect((await house.press(reader, refused.card, 'Submit', SCORES)).text).toContain('Submitted. Thank you.');
    expect(await scene.stored('bo', reader)).toMatchObject({ rubric: 2 });
  });

  test('looking on another day is another entry; the same day is one', async () => {
    const reader = await readerOf('bo');
    await scene.form(reader, 'bo');
    await scene.form(reader, 'bo');
    expect(await count('review.view')).toBe(1);
    house.clock.pass(24 * 3_600_000);
    await scene.form(reader, 'bo');
    expect(await count('review.view')).toBe(2);
  });
});

/** The value of a name on the list. */
function tokenOf(card: unknown, name: string): string {
  const choices = JSON.stringify(card).matchAll(/"title":"([^"]*)","value":"([0-9a-f]{16})"/g);
  return [...choices].find(([, title = '']) => title.startsWith(name))?.[2] ?? '';
}
