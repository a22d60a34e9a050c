import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { seedPerson } from '../support/cohort.ts';
import type { House } from '../support/house.ts';
import { seedNomination } from '../support/nomination.ts';
import { NOMINEES, openReviewScene, REVIEWERS, SCORES, type ReviewScene } from '../support/review.ts';

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

describe('giving a dossier back', () => {
  beforeEach(() => scene.assigned());

  test('another reviewer has it in the same act, and is told; the draft is gone, and so is the dossier', async () => {
    const before = await scene.readers('bo');
    const reader = before[0] ?? '';
    await house.press(reader, await scene.form(reader, 'bo'), 'Keep as a draft', { note: 'Mine' });
    const ask = await house.press(reader, await scene.form(reader, 'bo'), 'I cannot judge this');
    const done = await house.press(reader, ask.card, 'Give it back', { because: 'knowsThem' });
    expect(done.text).toContain('Somebody else reads it now.');
    const after = await scene.readers('bo');
    expect(after).toHaveLength(2);
    expect(after).not.toContain(reader);
    expect(await scene.stored('bo', reader)).toMatchObject({ state: 'recused', because: 'knowsThem', note: '' });
    const other = after.find((one) => !before.includes(one)) ?? '';
    await house.work();
    expect(scene.posted().filter((one) => one.includes('One more dossier for you'))).toHaveLength(1);
    expect((await house.say(other, 'my reviews')).text).toContain('You have 3 dossiers');
    expect((await house.invoke(reader, 'review.dossier', scene.of('bo'))).text).toContain('nothing here for you');
    const again = await house.press(reader, ask.card, 'Give it back', { because: 'knowsThem' });
    expect(again.text).toContain('nothing here for you');
    expect(await count('review.recuse')).toBe(1);
  });

  test('where nobody else is possible the chair reads so, and closing early names what is missing', async () => {
    for (let left = 4; left > 0; left -= 1) {
      const [reader] = await scene.readers('bo');
      if (reader !== undefined) await house.invoke(reader, 'review.recuse', { ...scene.of('bo'), because: 'other' });
    }
    const round = await house.invoke('kim', 'review.round', scene.ref);
    expect(round.text).toContain('Bo Chan: 0 of 2 readers');
    const filled = await house.press('kim', round.card, 'Find other readers');
    expect(filled.text).toContain('Nobody else is possible at the moment.');
    const close = await house.press('kim', round.card, 'Close the review');
    expect(close.text).toContain('Missing: 6 reviews; 1 dossier has too few readers.');
    expect(await scene.round()).toMatchObject({ state: 'assigned' });
    const closed = await house.press('kim', close.card, 'Close, although it is not complete');
    expect(closed.text).toContain('The review is closed. Results are next.');
    const reader = await readerOf('cy');
    const late = await house.invoke(reader, 'review.submit', { ...scene.of('cy'), ...SCORES, rubric: 1, version: '' });
    expect(late.text).toContain('The review is closed: nothing can be changed any more.');
  });

  test('somebody who moves to the nominee’s department reads it no more, and the chair may find another', async () => {
    const reader = await readerOf('cy');
    const person = { pid: reader, name: 'Moved', language: 'en', email: `${reader}@example.gc.ca` } as const;
    await seedPerson(house.deps, { ...person, department: 'PARKS  CANADA' });
    expect((await house.invoke(reader, 'review.dossier', scene.of('cy'))).text).toContain('nothing here for you');
    const round = await house.invoke('cleo', 'review.round', scene.ref);
    expect(round.text).toContain('1 review stopped: the reader has become conflicted since.');
    expect(round.text).toContain('Cyrille Roy: 1 of 2 readers');
    const filled = await house.press('cleo', round.card, 'Find other readers');
    expect(filled.text).toContain('Done: 1 dossier given to others');
    expect((await house.press('cleo', round.card, 'Find other readers')).text).toContain('Nobody else is possible');
  });
});

describe('a dossier that becomes eligible once the others are assigned', () => {
  test('has no reader until somebody has declared on it too; then it is given, and earlier declarations stay', async () => {
    await scene.assigned(['ron']);
    const silent = await house.invoke('ron', 'review.names', scene.ref);
    expect(silent.text).toContain('Names 1 to 4 of 4');
    await seedNomination(house.deps, scene.call, 'eve', { department: 'Revenue' });
    const round = await house.invoke('kim', 'review.round', scene.ref);
    expect(round.text).toContain('eve: 0 of 2 readers');
    expect(round.text).toContain('Not declared yet: Rae Reader, Rita Reader, Rob Reader, Ron Reader');
    expect((await house.press('kim', round.card, 'Find other readers')).text).toContain('Nobody else is possible');
    expect((await house.say('rob', 'my reviews')).text).toContain('There are names that you have not declared on.');
    for (const pid of ['rob', 'ron']) {
      const { card, text } = await house.invoke(pid, 'review.names', scene.ref);
      expect(text).toContain(pid === 'rob' ? 'Names 1 to 1 of 1' : 'Names 1 to 5 of 5');
      await house.press(pid, card, 'review.declareNone');
    }
    const filled = await house.press('kim', round.card, 'Find other readers');
    expect(filled.text).toContain('Done: 2 dossiers given to others');
    expect(await scene.readers('eve')).toEqual(['rob', 'ron']);
  });
});

describe('progress', () => {
  test('who is done and who is not; complete, it closes at one press', async () => {
    await scene.assigned();
    for (const { pid } of NOMINEES)
      for (const one of await scene.readers(pid)) await house.press(one, await scene.form(one, pid), 'Submit', SCORES);
    const round = await house.invoke('kim', 'review.round', scene.ref);
    expect(round.text).toContain('Complete: 4 of 4 dossiers');
    expect(round.text.match(/2 of 2 submitted/g)).toHaveLength(REVIEWERS.length);
    const closed = await house.press('kim', round.card, 'Close the review');
    expect(closed.text).toContain('The review is closed.');
    await house.press('cleo', round.card, 'Close the review');
    expect(await count('review.close')).toBe(1);
    expect((await house.say('rob', 'reviews')).text).toContain(
      'The review is closed. You can read what you submitted.',
    );
  });

  test('a reminder names what is left, and goes to nobody who is done when it is sent', async () => {
    await scene.assigned();
    const reader = await readerOf('ada');
    await house.invoke('kim', 'review.nudge', { ...scene.ref, reviewer: reader });
    await house.work();
    const reminders = scene.posted().filter((one) => one.includes('A reminder from the selection committee'));
    expect(reminders).toEqual([expect.stringContaining('You have 2 dossiers')]);
    house.clock.pass(24 * 3_600_000);
    await house.invoke('kim', 'review.nudge', { ...scene.ref, reviewer: reader });
    for (const { pid } of NOMINEES)
      if ((await scene.readers(pid)).includes(reader))
        await house.press(reader, await scene.form(reader, pid), 'Submit', SCORES);
    await house.work();
    expect(scene.posted().filter((one) => one.includes('A reminder from the selection'))).toHaveLength(1);
  });
});
