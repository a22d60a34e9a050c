import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { wavePk } from '../../bot/domain/key.ts';
import { DAY, openFeedbackScene, type FeedbackScene } from '../support/feedback.ts';
import { NINE } from '../support/cohort.ts';
import { textOf, type House } from '../support/house.ts';
import { walk } from '../support/walk.ts';

let scene: FeedbackScene;
let house: House;
beforeEach(async () => {
  scene = await openFeedbackScene();
  house = scene.house;
});
afterEach(() => house.close());

const posted = () => house.connector.posted().map((activity) => textOf(walk(activity)[0] ?? {}));
const audit = async () =>
  (await house.deps.store.list(wavePk(scene.waveId), 'audit', { limit: 100 })).map(({ body }) => body.what);

describe('a wave opens', () => {
  test('a supervisor of three gets one card for all of them; one whom nobody has met gets an e-mail', async () => {
    await scene.opened();
    const cards = posted().filter((text) => text.includes('Your feedback is asked for'));
    expect(cards).toEqual([expect.stringContaining('3 people, about 4 minutes')]);
    expect(cards[0]).toContain('Ada Moss');
    expect(cards[0]).not.toContain('Gil Roy');
    expect(house.mails).toHaveLength(1);
    expect(house.mails[0]).toMatchObject({ to: 'boss@other.gc.ca' });
    expect(house.mails[0]?.text).toContain('1 person, about 1 minute');
    expect(house.mails[0]?.text).toContain('somebody whom you supervise takes part in Leadership');
  });

  test('until when is told by the clock of whoever reads it, to the minute, and not as a day that ends elsewhere', async () => {
    await scene.opened();
    const [card] = walk(house.connector.posted().at(-1) ?? {});
    expect(textOf(card ?? {})).toMatch(/Open until .+, 11:59 p\.m\./);
  });

  test('working through the same due work again asks nobody twice', async () => {
    await scene.opened();
    const before = [posted().length, house.mails.length];
    house.clock.pass(DAY);
    await house.work();
    expect([posted().length, house.mails.length]).toEqual(before);
  });

  test('one reminder before the end, to those with something left; then it closes and says so to participants', async () => {
    await house.say('ada', 'aide');
    await scene.opened();
    await house.press('eva', await scene.form('eva', 'ada'), 'Submit', { seen0: 'clearly', words: 'Calmer.' });
    house.clock.set(Date.parse('2026-10-05T14:00:00Z'));
    await house.work();
    expect(posted().at(-1)).toContain('A reminder: your feedback closes soon');
    expect(posted().at(-1)).toContain('2 people');
    house.clock.set(Date.parse('2026-10-09T14:00:00Z'));
    await house.work();
    expect(posted().at(-1)).toContain('Vous pouvez lire la rétroaction');
    expect(posted().at(-1)).not.toContain('Calmer');
  });
});

describe('a supervisor answers', () => {
  beforeEach(() => scene.opened());

  test('who reads it is said first; a draft is kept for them alone; submitted, it can be amended', async () => {
    const card = await scene.form('eva', 'ada');
    expect(textOf(card)).toContain('This is not anonymous.');
    const saved = await house.press('eva', card, 'Keep as a draft', { seen1: 'little', words: 'To be finished' });
    expect(saved.text).toContain('Your draft is kept. Only you see it.');
    const seen = await house.invoke('cleo', 'feedback.person', { waveId: scene.waveId, participant: 'ada' });
    expect(seen.text).not.toContain('To be finished');
    const sent = await house.press('eva', saved.card, 'Submit', { seen1: 'clearly', words: 'Listens more.' });
    expect(sent.text).toContain('Submitted. Thank you.');
    const amended = await house.press('eva', sent.card, 'Submit the change', { seen1: 'strongly', words: 'Listens.' });
    expect(amended.text).toContain('Submitted.');
    expect(await scene.stored('ada')).toMatchObject({
      state: 'submitted',
      seen: { coaching: 'strongly' },
      words: 'Listens.',
    });
    expect(await audit()).toEqual(expect.arrayContaining(['feedback.submit']));
    const read = await house.invoke('cleo', 'feedback.person', { waveId: scene.waveId, participant: 'ada' });
    expect(read.text).toContain('From Eva Lund');
    expect(read.text).toContain('Strongly');
  });

  test('themes stay with words that did not change; where they did, the list says so until they are coded anew', async () => {
    const person = { waveId: scene.waveId, participant: 'ada' };
    const list = async () => (await house.invoke('cleo', 'feedback.list', { waveId: scene.waveId })).text;
    const form = await scene.form('eva', 'ada');
    const sent = await house.press('eva', form, 'Submit', { seen0: 'clearly', words: 'Listens.' });
    await house.invoke('cleo', 'feedback.code', { ...person, themes: 'collaboration' });
    const coded = await scene.form('eva', 'ada');
    const same = await house.press('eva', coded, 'Submit the change', { seen0: 'strongly', words: 'Listens.' });
    expect(await scene.stored('ada')).toMatchObject({ seen: { strategic: 'strongly' }, themes: ['collaboration'] });
    expect(await list()).not.toContain('changed since they were coded');
    await house.press('eva', same.card, 'Submit the change', { seen0: 'strongly', words: 'Shouts.' });
    expect(await scene.stored('ada')).not.toHaveProperty('themes');
    expect(await list()).toContain('The words have changed since they were coded.');
    await house.invoke('cleo', 'feedback.code', { ...person, themes: 'collaboration' });
    expect(await list()).not.toContain('changed since they were coded');
    expect(sent.text).toContain('Submitted.');
  });

  test('a press that is repeated is one answer with one trace', async () => {
    const card = await scene.form('eva', 'ada');
    const said = { seen0: 'clearly', words: 'Yes.' };
    const both = await Promise.all([
      house.press('eva', card, 'Submit', said),
      house.press('eva', card, 'Submit', said),
    ]);
    expect(both.map(({ text }) => text.includes('Submitted.'))).toEqual([true, true]);
    expect((await audit()).filter((what) => what === 'feedback.submit')).toHaveLength(1);
  });

  test('two devices: the second hears of the first, keeps what it typed, and may replace it', async () => {
    const card = await scene.form('eva', 'ada');
    await house.press('eva', card, 'Submit', { seen0: 'clearly', words: 'From the desk.' });
    const late = await house.press('eva', card, 'Submit', { seen0: 'little', words: 'From the phone.' });
    expect(late.text).toContain('This was changed on another device');
    expect(late.text).toContain('From the phone.');
    expect(await scene.stored('ada')).toMatchObject({ words: 'From the desk.' });
    await house.press('eva', late.card, 'Submit the change', { seen0: 'little', words: 'From the phone.' });
    expect(await scene.stored('ada')).toMatchObject({ words: 'From the phone.' });
    const draft = await house.press('eva', card, 'Keep as a draft', { words: 'Late draft' });
    expect(draft.text).toContain('You have submitted this already.');
  });

  test.each([
    ['nothing at all', {}, 'There is nothing in it yet'],
    ['an answer outside the list', { seen0: 'excellent' }, 'There is nothing in it yet'],
    ['a behaviour that was not asked', { seen99: 'clearly' }, 'There is nothing in it yet'],
    ['ten thousand characters', { words: 'é'.repeat(10_000) }, 'That is too long'],
  ])('%s: a sentence, and nothing is lost', async (_what, said, sentence) => {
    const { text } = await house.press('eva', await scene.form('eva', 'ada'), 'Submit', said);
    expect(text).toContain(sentence);
    expect(text).toContain('words' in said ? said.words : sentence);
    expect(await scene.stored('ada')).toMatchObject({ state: 'asked', words: '' });
  });

  test('after the close: the form can be read, nothing can be changed, what was submitted stays', async () => {
    const card = await scene.form('eva', 'ada');
    const sent = await house.press('eva', card, 'Submit', { seen0: 'clearly', words: 'Calmer.' });
    house.clock.set(Date.parse('2026-10-09T04:00:00Z')); // the last instant of October 8 in Ottawa is over
    const late = await house.press('eva', sent.card, 'Submit the change', { words: 'Too late' });
    expect(late.text).toContain('This round has closed');
    expect(late.text).toContain('Calmer.');
    expect(await scene.stored('ada')).toMatchObject({ words: 'Calmer.' });
  });

  test('declines with a reason that coordinators see, and may still answer', async () => {
    const ask = await house.press('eva', await scene.form('eva', 'bo'), 'I cannot say');
    const declined = await house.press('eva', ask.card, 'Decline', { because: 'sawTooLittle' });
    expect(declined.text).toContain('Recorded: you cannot say.');
    const seen = await house.invoke('cleo', 'feedback.person', { waveId: scene.waveId, participant: 'bo' });
    expect(seen.text).toContain('Declined: I have seen too little of their work.');
    expect((await house.say('eva', 'feedback')).text).toContain('2 people, about 3 minutes');
    await house.press('eva', declined.card, 'Submit', { seen0: 'little' });
    expect(await scene.stored('bo')).not.toHaveProperty('declinedBecause');
  });
});

describe('passing it on', () => {
  beforeEach(() => scene.opened());

  test('to an acting supervisor: what it does is shown first; the first one has it no more; repeated, it is once', async () => {
    await house.press('eva', await scene.form('eva', 'ada'), 'Keep as a draft', { words: 'My own draft' });
    const ask = await house.press('eva', await scene.form('eva', 'ada'), 'Somebody else should answer');
    const effect = await house.press('eva', ask.card, 'Show what happens', { address: ' Acting@Example.gc.ca ' });
    expect(effect.text).toContain('acting@example.gc.ca will be asked about Ada Moss.');
    expect(await scene.stored('ada')).toMatchObject({ supervisor: 'eva' });
    const both = await Promise.all([
      house.press('eva', effect.card, 'Pass it on'),
      house.press('eva', effect.card, 'Pass it on'),
    ]);
    expect(both.map(({ text }) => text.includes('Done: acting@example.gc.ca will be asked.'))).toEqual([true, true]);
    expect(await scene.stored('ada')).toMatchObject({ delegatedBy: 'eva', words: '', round: 1 });
    expect((await house.invoke('eva', 'feedback.form', scene.ref('ada'))).text).toContain('nothing here for you');
    expect((await audit()).filter((what) => what === 'feedback.delegate')).toHaveLength(1);
    await house.work();
    expect(house.mails.filter(({ to }) => to === 'acting@example.gc.ca')).toHaveLength(1);
  });

  test.each([
    ['no address', 'Eva', 'not an e-mail address'],
    ['one’s own', 'eva@example.gc.ca', 'your own address, or theirs'],
    ['the participant’s', 'ada@example.gc.ca', 'your own address, or theirs'],
  ])('%s is refused', async (_what, address, sentence) => {
    const { text } = await house.invoke('eva', 'feedback.delegateShow', { ...scene.ref('ada'), address });
    expect(text).toContain(sentence);
  });

  test('a coordinator asks another supervisor, also where none was on record; not once it was submitted', async () => {
    const person = { waveId: scene.waveId, participant: 'zoe' };
    const none = await house.invoke('cleo', 'feedback.person', person);
    expect(none.text).toContain('no supervisor is on record');
    await house.press('cleo', none.card, 'Ask this supervisor instead', { address: 'eva@example.gc.ca' });
    expect(await scene.stored('zoe')).toMatchObject({ supervisor: 'eva', state: 'asked' });
    await house.press('eva', await scene.form('eva', 'ada'), 'Submit', { seen0: 'clearly' });
    const late = await house.invoke('cleo', 'feedback.reassign', { ...scene.ref('ada'), address: 'x@example.gc.ca' });
    expect(late.text).toContain('You have submitted this already.');
    expect(await scene.stored('ada')).toMatchObject({ supervisor: 'eva' });
  });
});

describe('who sees what', () => {
  beforeEach(() => scene.opened());

  test('somebody who is not the supervisor learns nothing, whether or not there is something', async () => {
    const real = await house.invoke('bo', 'feedback.form', scene.ref('ada'));
    const invented = await house.invoke('bo', 'feedback.form', { ...scene.ref('ada'), castId: 'wnothing' });
    expect(real.text).toContain('Il n’y a rien ici');
    expect(real.card).toEqual(invented.card);
    for (const verb of ['feedback.submit', 'feedback.save']) {
      const { card } = await house.invoke('bo', verb, { ...scene.ref('ada'), version: '1', words: 'hm' });
      expect(card).toEqual(real.card);
    }
    const list = await house.invoke('eva', 'feedback.list', { waveId: scene.waveId });
    expect(list.text).toContain('Only coordinators of the program');
    expect(list.card).toEqual((await house.invoke('eva', 'feedback.list', { waveId: 'wnothing' })).card);
  });

  test('a supervisor made from an address is no account that coordinators are asked to join to somebody', async () => {
    expect((await house.say('cleo', 'people')).text).not.toContain('boss@other.gc.ca');
  });

  test('a participant reads theirs once the wave is closed, and not before', async () => {
    await house.press('eva', await scene.form('eva', 'ada'), 'Submit', { seen0: 'clearly', words: 'Calmer.' });
    expect((await house.say('ada', 'ma rétroaction')).text).not.toContain('Calmer');
    house.clock.set(NINE + 40 * DAY);
    expect((await house.say('ada', 'ma rétroaction')).text).toContain('Calmer.');
    expect((await house.say('bo', 'ma rétroaction')).text).not.toContain('Calmer');
  });

  test('coordinators code themes of the list, and the coder is recorded', async () => {
    await house.press('eva', await scene.form('eva', 'ada'), 'Submit', { words: 'Plans better.' });
    const seen = await house.invoke('cleo', 'feedback.person', { waveId: scene.waveId, participant: 'ada' });
    await house.press('cleo', seen.card, 'Record the themes', { themes: 'projectPlanning,invented' });
    expect(await scene.stored('ada')).toMatchObject({ themes: ['projectPlanning'], codedBy: 'cleo' });
  });

  test('what a participant shares of their project stands beside the form, all of it; coordinators find theirs from the list', async () => {
    const { programId, cohortId } = scene.program;
    for (const n of [1, 2, 3, 4, 5]) {
      const { card } = await house.invoke('ada', 'project.new', { programId, cohortId });
      await house.press('ada', card, 'project.save', { tried: `Essai ${n}`, came: '', sharing: 'both' });
    }
    const text = textOf(await scene.form('eva', 'ada'));
    for (const n of [1, 2, 3, 4, 5]) expect(text).toContain(`Essai ${n}`);
    const list = await house.invoke('cleo', 'feedback.list', { waveId: scene.waveId });
    expect((await house.press('cleo', list.card, 'project.shared')).text).toContain('Essai 5');
  });
});
