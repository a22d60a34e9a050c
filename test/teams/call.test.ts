import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { callIdOf, callPk, cohortIdOf } from '../../bot/domain/key.ts';
import { DAY } from '../../bot/domain/time.ts';
import { NINE } from '../support/cohort.ts';
import { textOf, type House, type Invoked } from '../support/house.ts';
import { openNominationScene, type NominationScene } from '../support/nomination.ts';
import { walk } from '../support/walk.ts';

let scene: NominationScene;
let house: House;
beforeEach(async () => {
  scene = await openNominationScene();
  house = scene.house;
});
afterEach(() => house.close());

const posted = () => house.connector.posted().map((activity) => textOf(walk(activity)[0] ?? {}));
const FORM = {
  ...{ cohort: '2027', opens: '2026-09-14', closes: '2026-10-02', completeBy: '2026-10-16', capacity: '23' },
  ...{ perDepartment: '2', days: '20', months: '10', reviewsEach: '3', contact: 'cohort@example.gc.ca' },
  ...{ levels: 'EX minus 1\nEX minus 2', areas: '', selfNomination: 'no', redacted: 'no' },
};

async function create(inputs: object = {}): Promise<Invoked> {
  const list = await house.say('cleo', 'calls');
  const form = await house.press('cleo', list.card, 'New call for Leadership');
  return house.press('cleo', form.card, 'call.create', { ...FORM, ...inputs });
}

const callId = (): string => callIdOf(cohortIdOf(scene.program.programId, '2027'));
const stored = async () => (await house.deps.store.get('call', callPk(callId()), 'call'))?.body;

describe('a call', () => {
  test('is made for a cohort that is made with it, with criteria to begin with, and nobody hears of it', async () => {
    const made = await create();
    expect(made.text).toContain('Call for nominations: 2027');
    expect(made.text).toContain('20 working days over 10 months. 23 seats, at most 2 from one department.');
    expect(made.text).toContain('3 criteria (version 1)');
    expect(await stored()).toMatchObject({ state: 'draft', levels: ['EX minus 1', 'EX minus 2'], perDepartment: 2 });
    await house.work();
    expect(posted().filter((text) => /would you nominate\?|proposeriez-vous/.test(text))).toEqual([]);
  });

  test('reads everything that is wrong at once, and keeps what was typed', async () => {
    const refused = await create({ capacity: 'many', closes: '2026-09-01', days: '0', contact: ' ' });
    expect(refused.text).toContain('"Seats in the cohort" has to be a whole number');
    expect(refused.text).toContain('"Working days that taking part asks for" has to be a whole number');
    expect(refused.text).toContain('"Whom those who are not selected may write to" is empty.');
    expect(refused.text).toContain('comes before the day that it should follow');
    expect(walk(refused.card).find(({ id }) => id === 'capacity')).toMatchObject({ value: 'many' });
    expect(await stored()).toBeUndefined();
  });

  test('there is one for a cohort: a second is refused, and pressing twice makes one', async () => {
    await create();
    expect((await create({ capacity: '9' })).text).toContain('This cohort has a call already.');
    expect(await stored()).toMatchObject({ capacity: 23 });
  });

  test('published, it reaches the nominators when it opens, once more before it closes, and closes by itself', async () => {
    await house.press('cleo', (await create()).card, 'Publish the call');
    await house.work();
    expect(posted().filter((text) => /would you nominate\?|proposeriez-vous/.test(text))).toEqual([]);
    house.clock.set(Date.parse('2026-09-14T13:00:00Z'));
    await house.work();
    expect(posted().filter((text) => text.includes('Whom would you nominate? Leadership'))).toHaveLength(1);
    expect(posted().filter((text) => text.includes('Quelle candidature proposeriez-vous?'))).toHaveLength(1);
    const ref = { programId: scene.program.programId, castId: callId() };
    const form = await house.invoke('nora', 'nomination.form', { ...ref, draft: 'd1' });
    await house.press('nora', form.card, 'nomination.save', { nomineeName: 'Ada Moss' });
    house.clock.set(Date.parse('2026-09-29T13:30:00Z'));
    await house.work();
    expect(posted().join('\n')).toContain('The call for nominations closes soon');
    house.clock.set(Date.parse('2026-10-05T13:30:00Z'));
    await house.work();
    expect(posted().join('\n')).toContain('1 draft of yours was not submitted in time for 2027');
  });

  test('given more time, it lets late drafts in, and its earlier due work says nothing', async () => {
    const shown = await house.press('cleo', (await create()).card, 'Publish the call');
    const edit = await house.press('cleo', shown.card, 'Change dates and seats');
    const later = { ...FORM, closes: '2026-10-09', completeBy: '2026-10-23' };
    expect((await house.press('cleo', edit.card, 'call.save', later)).text).toContain('Saved.');
    house.clock.set(Date.parse('2026-10-05T13:30:00Z'));
    await house.work();
    expect(posted().join('\n')).not.toContain('The call has closed');
    const moved = await house.press('cleo', edit.card, 'call.save', { ...later, opens: '2026-09-21' });
    expect(moved.text).toContain('"First day for nominations" is over, or can no longer be changed.');
  });

  test('two coordinators at once: the second reads that it was changed, and what they typed is kept', async () => {
    const shown = await create();
    const edit = await house.press('cleo', shown.card, 'Change dates and seats');
    await house.press('cleo', edit.card, 'call.save', { ...FORM, capacity: '20' });
    const second = await house.press('cleo', edit.card, 'call.save', { ...FORM, capacity: '25' });
    expect(second.text).toContain('Somebody changed this call meanwhile.');
    expect(walk(second.card).find(({ id }) => id === 'capacity')).toMatchObject({ value: '25' });
    expect(await stored()).toMatchObject({ capacity: 20 });
  });

  test('a criterion has its weight and anchors in both languages, and raises the version of the rubric', async () => {
    const shown = await create();
    const form = await house.press('cleo', shown.card, 'Add a criterion');
    const words = { textEn: 'Reach', textFr: 'Portée', weight: '2' };
    const half = await house.press('cleo', form.card, 'Save the criterion', { ...words, anchor1En: 'None' });
    expect(half.text).toContain('Everything is needed in both languages.');
    const anchors = Object.fromEntries(
      ['1', '3', '5'].flatMap((n) => [
        [`anchor${n}En`, n],
        [`anchor${n}Fr`, n],
      ]),
    );
    const bad = await house.press('cleo', half.card, 'Save the criterion', { ...words, ...anchors, weight: '11' });
    expect(bad.text).toContain('whole number from 1 to 10');
    const saved = await house.press('cleo', bad.card, 'Save the criterion', { ...words, ...anchors });
    expect(saved.text).toContain('4 criteria (version 2)');
    const gone = await house.press('cleo', saved.card, 'Change: Reach');
    expect((await house.press('cleo', gone.card, 'Take it out')).text).toContain('3 criteria (version 3)');
  });

  test('asks further questions, which nominators answer', async () => {
    const shown = await create();
    const form = await house.press('cleo', shown.card, 'Change the questions');
    const half = await house.press('cleo', form.card, 'Save the questions', { q1En: 'Why now?' });
    expect(half.text).toContain('Everything is needed in both languages.');
    const said = { q1En: 'Why now?', q1Fr: 'Pourquoi maintenant?', q1Required: 'yes' };
    const saved = await house.press('cleo', half.card, 'Save the questions', said);
    expect(saved.text).toContain('Why now?');
    await house.press('cleo', saved.card, 'Publish the call');
    house.clock.set(NINE + 5 * DAY);
    const ref = { programId: scene.program.programId, castId: callId(), draft: 'd1' };
    const nomination = await house.invoke('nora', 'nomination.form', ref);
    const sent = await house.press('nora', nomination.card, 'nomination.submit', { nomineeName: 'Ada Moss' });
    expect(sent.text).toContain('"Why now?" is empty.');
    expect(sent.text).toContain('"Level" is empty.');
  });

  test('belongs to coordinators: everybody else gets one answer, whether it is there or not', async () => {
    await create();
    const ref = { programId: scene.program.programId, castId: callId() };
    const there = await Promise.all(['nora', 'ada', 'rita', 'kai'].map((pid) => house.invoke(pid, 'call.show', ref)));
    const absent = await house.invoke('nora', 'call.show', { ...ref, castId: 'n0' });
    expect(new Set([...there, absent].map(({ text }) => text)).size).toBe(1);
  });
});
