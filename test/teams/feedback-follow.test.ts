import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mergePeople, undoMerge } from '../../bot/features/merge.ts';
import { seedEnrolment, seedPerson } from '../support/cohort.ts';
import { openFeedbackScene, type FeedbackScene } from '../support/feedback.ts';
import { textOf, type House } from '../support/house.ts';
import { walk } from '../support/walk.ts';

let scene: FeedbackScene;
let house: House;
beforeEach(async () => {
  scene = await openFeedbackScene();
  house = scene.house;
  await scene.opened();
});
afterEach(() => house.close());

const posted = () => house.connector.posted().map((activity) => textOf(walk(activity)[0] ?? {}));
async function newSupervisor(pid: string, supervisor: string): Promise<void> {
  const place = `${scene.program.programId}.${scene.program.cohortId}.${pid}`;
  const preview = await house.invoke('cleo', 'enrolment.preview', {
    ...{ place, kind: 'supervisor', on: '2026-09-11', supervisor },
  });
  expect((await house.press('cleo', preview.card, 'Confirm')).text).toContain('Done');
  await house.work();
}

describe('a participant gets another supervisor while the wave is open', () => {
  test('the new one is asked once; the old one hears kindly that it is no longer theirs, and their card says so', async () => {
    const form = await scene.form('eva', 'ada');
    await house.press('eva', form, 'Keep as a draft', { words: 'My own draft' });
    await newSupervisor('ada', 'new@example.gc.ca');
    expect(house.mails.filter(({ to }) => to === 'new@example.gc.ca')).toHaveLength(1);
    expect(await scene.stored('ada')).toMatchObject({ state: 'asked', words: '', formerly: ['eva'] });
    const told = posted().filter((text) => text.includes('Your feedback on Ada Moss is no longer needed'));
    expect(told).toEqual([expect.stringContaining('Still on your list: 2 people, about 3 minutes')]);
    expect((await house.say('eva', 'feedback')).text).not.toContain('Ada Moss');
    const late = await house.press('eva', form, 'Submit', { seen0: 'clearly' });
    expect(late.text).toContain('somebody else supervises them now');
    expect(await scene.stored('ada')).toMatchObject({ state: 'asked' });
    await house.work();
    expect(house.mails.filter(({ to }) => to === 'new@example.gc.ca')).toHaveLength(1);
  });

  test('what the old one submitted stays theirs, and nobody else is asked', async () => {
    await house.press('eva', await scene.form('eva', 'ada'), 'Submit', { seen0: 'clearly', words: 'Calmer.' });
    const before = house.mails.length;
    await newSupervisor('ada', 'new@example.gc.ca');
    expect(await scene.stored('ada')).toMatchObject({ supervisor: 'eva', state: 'submitted', words: 'Calmer.' });
    expect(house.mails.filter(({ to }) => to === 'new@example.gc.ca')).toEqual([]);
    expect(house.mails.length).toBe(before);
  });

  test('a first supervisor is asked too', async () => {
    await newSupervisor('zoe', 'eva@example.gc.ca');
    expect(await scene.stored('zoe')).toMatchObject({ supervisor: 'eva', state: 'asked' });
    expect((await house.say('eva', 'feedback')).text).toContain('4 people');
  });

  test('a wave that has closed is left as it was', async () => {
    house.clock.set(Date.parse('2026-10-09T14:00:00Z'));
    await house.work();
    await newSupervisor('ada', 'new@example.gc.ca');
    expect(await scene.stored('ada')).toMatchObject({ supervisor: 'eva' });
  });
});

describe('a supervisor whose record is merged into another', () => {
  test('keeps their requests, drafts and what they submitted; undone, they go back', async () => {
    const { deps } = house;
    await house.press('eva', await scene.form('eva', 'ada'), 'Submit', { seen0: 'clearly', words: 'Calmer.' });
    await house.press('eva', await scene.form('eva', 'bo'), 'Keep as a draft', { words: 'To be finished' });
    await seedPerson(deps, { pid: 'gil2', name: 'Eva Lund-Roy', language: 'en', email: 'eva.lund@example.gc.ca' });
    for (const pid of ['eva', 'gil2']) await seedEnrolment(deps, scene.program, pid);
    const cleo = { pid: 'cleo', name: 'Cléo' };
    await newSupervisor('zoe', 'eva.lund@example.gc.ca');
    const merged = await mergePeople(deps, cleo, { from: 'eva', into: 'gil2' });
    expect(merged).toMatchObject({ ok: true });
    expect(await scene.stored('ada')).toMatchObject({ supervisor: 'gil2', state: 'submitted', words: 'Calmer.' });
    expect(await scene.stored('bo')).toMatchObject({ supervisor: 'gil2', state: 'draft', words: 'To be finished' });
    if (!merged.ok) throw new Error(merged.refusal.code);
    expect(await undoMerge(deps, cleo, merged.value.mergeId)).toMatchObject({ ok: true });
    expect(await scene.stored('ada')).toMatchObject({ supervisor: 'eva', words: 'Calmer.' });
    expect(await scene.stored('bo')).not.toHaveProperty('mergedFrom');
    expect(await scene.stored('zoe')).toMatchObject({ supervisor: 'gil2' });
  });
});
