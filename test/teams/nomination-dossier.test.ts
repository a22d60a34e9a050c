import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { callPk } from '../../bot/domain/key.ts';
import { HOUR } from '../../bot/domain/time.ts';
import { textOf, type House } from '../support/house.ts';
import { openNominationScene, type NominationScene } from '../support/nomination.ts';
import { walk } from '../support/walk.ts';

const ADA = { name: 'Ada Moss', email: 'ada@example.gc.ca' };

let scene: NominationScene;
let house: House;
beforeEach(async () => {
  scene = await openNominationScene({ selfNomination: false });
  house = scene.house;
});
afterEach(() => house.close());

const posted = () => house.connector.posted().map((activity) => textOf(walk(activity)[0] ?? {}));
const audit = async () =>
  (await house.deps.store.list(callPk(scene.call.callId), 'audit', { limit: 100 })).map(({ body }) => body.what);

describe('a supervisor', () => {
  beforeEach(async () => {
    await scene.nominate(ADA);
    await scene.nominate({ name: 'Bo Chan', email: 'bo@example.gc.ca' }, 'omar');
    await scene.consent('ada');
    await scene.consent('bo');
  });

  test('of several people gets one card for all, with the time that it takes', async () => {
    await house.work();
    const cards = posted().filter((text) => text.includes('Your endorsement is asked for'));
    expect(cards).toEqual([expect.stringContaining('2 people, about 3 minutes')]);
    expect(cards[0]).toContain('Ada Moss');
    expect(cards[0]).toContain('Bo Chan');
  });

  test('sees the commitment in figures, endorses, and may answer otherwise until the dossier is read', async () => {
    const queue = await house.say('eva', 'endorsements');
    const open = await house.press('eva', queue.card, 'Answer for Ada Moss');
    expect(open.text).toMatch(/Working days\s+20/);
    const done = await house.press('eva', open.card, 'I endorse', { conditions: '' });
    expect(done.text).toContain('Recorded: you endorse.');
    expect(await scene.dossier('ada')).toMatchObject({
      state: 'complete',
      endorsement: { answer: 'endorsed', days: 20 },
    });
    expect((await scene.endorse('eva', 'ada', 'declined')).text).toContain('you do not endorse');
    expect(await scene.dossier('ada')).toMatchObject({ state: 'submitted' });
  });

  test('conditions have to be said, and what was typed is kept where it is too long', async () => {
    expect((await scene.endorse('eva', 'ada', 'conditions', ' ')).text).toContain('Say which conditions');
    const long = await scene.endorse('eva', 'ada', 'conditions', 'x'.repeat(501));
    expect(long.text).toContain('at most 500 characters');
    expect(walk(long.card).find(({ id }) => id === 'conditions')).toMatchObject({ value: 'x'.repeat(501) });
    expect((await scene.endorse('eva', 'ada', 'conditions', 'Not in March')).text).toContain('endorse with conditions');
  });

  test('silence is no endorsement: one reminder names all, and the dossier stays incomplete past the deadline', async () => {
    await house.work();
    const before = posted().length;
    const nudged = await house.invoke('cleo', 'nomination.nudge', { ...scene.ref, nominee: 'ada', from: 0 });
    expect(nudged.text).toContain('The supervisor of Ada Moss is reminded');
    await house.invoke('cleo', 'nomination.nudge', { ...scene.ref, nominee: 'bo', from: 0 });
    await house.work();
    const reminders = posted()
      .slice(before)
      .filter((text) => text.includes('A reminder'));
    expect(reminders).toEqual([expect.stringContaining('Bo Chan')]);
    expect(reminders[0]).toContain('Ada Moss');
    house.clock.set(scene.call.completeBy);
    await house.work();
    expect((await scene.endorse('eva', 'ada')).text).toContain('The deadline is over');
    expect(await scene.dossier('ada')).toMatchObject({ state: 'submitted' });
  });

  test('who is not the supervisor, nominator and nominee included, cannot endorse', async () => {
    const answers = await Promise.all(['nora', 'ada', 'bo', 'cleo', 'rita'].map((pid) => scene.endorse(pid, 'ada')));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await scene.endorse('eva', 'nobody')).text).toBe(answers[0]?.text);
    expect((await scene.dossier('ada'))?.endorsement).toBeUndefined();
  });
});

describe('a coordinator', () => {
  beforeEach(async () => {
    await scene.nominate(ADA);
  });

  test('sees each dossier’s missing piece at a glance, and finds nobody eligible before it is complete', async () => {
    const list = await house.invoke('cleo', 'nomination.dossiers', { ...scene.ref, from: 0 });
    expect(list.text).toContain('missing: consent, endorsement');
    expect((await house.invoke('cleo', 'nomination.eligible', { ...scene.ref, nominee: 'ada' })).text).toContain(
      'nobody is found eligible without both',
    );
    await scene.consent('ada');
    await scene.endorse('eva', 'ada');
    const done = await house.invoke('cleo', 'nomination.eligible', { ...scene.ref, nominee: 'ada' });
    expect(done.text).toContain('Recorded: eligible.');
    expect(await audit()).toContain('nomination.view');
  });

  test('finds a dossier ineligible with a reason of the list; the nominee hears in an hour, unless it was a slip', async () => {
    await house.work();
    const before = posted().length;
    const one = { ...scene.ref, nominee: 'ada' };
    expect((await house.invoke('cleo', 'nomination.ineligible', { ...one, because: 'x' })).text).toContain(
      'Choose a reason first.',
    );
    await house.invoke('cleo', 'nomination.ineligible', { ...one, because: 'level' });
    await house.work();
    expect(posted()).toHaveLength(before);
    house.clock.pass(HOUR);
    await house.work();
    expect(posted().slice(before).join('\n')).toContain('your nomination is not eligible');
  });

  test('nobody else reads a dossier, and nobody learns whether it is there', async () => {
    const one = { ...scene.ref, nominee: 'ada' };
    const answers = await Promise.all(
      ['nora', 'ada', 'eva', 'rita', 'kai', 'bo'].map((pid) => house.invoke(pid, 'nomination.dossier', one)),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await house.invoke('cleo', 'nomination.dossier', { ...one, nominee: 'nobody' })).text).toBe(
      answers[0]?.text,
    );
  });
});
