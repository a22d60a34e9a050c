import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { callPk } from '../../bot/domain/key.ts';
import { HOSTILE } from '../support/cards/sample.ts';
import { textOf, type House } from '../support/house.ts';
import { seedNomination } from '../support/nomination.ts';
import { openSelectionScene, type SelectionScene } from '../support/selection.ts';
import { walk, type Node } from '../support/walk.ts';

let scene: SelectionScene;
let house: House;
beforeEach(async () => {
  scene = await openSelectionScene();
  house = scene.house;
});
afterEach(() => house.close());

const inputs = (card: Node): Record<string, unknown> =>
  Object.fromEntries(
    walk(card)
      .filter(({ type }) => type?.startsWith('Input.'))
      .map((one) => [String(one['id']), one['value']]),
  );
const open = async (pid: string, nominee: string) =>
  (await house.invoke(pid, 'selection.dossier', scene.of(nominee))).card;
const ranking = (pid = 'kim') => house.invoke(pid, 'selection.ranking', scene.ref);

describe('results', () => {
  test('a chair sees the ranking with ties, disagreement, reviews behind it, and the balance', async () => {
    const { text } = await house.say('kim', 'selection');
    expect(text).toContain('Ranking: Pilot');
    expect(text).toContain('Place 1: Ada Moss');
    expect(text).toContain('Place 2: Bo Chan');
    expect(text).toContain('Place 2: Cy Wren');
    expect(text).toContain('Place 4: Di Roy');
    expect(text).toContain('Score 5.0 from 2 reviews; NRCan');
    expect(text).toContain('Score 3.0 from 2 reviews; reviewers disagree; Health');
    expect(text).toContain('0 of 2 used');
  });

  test('in French too', async () => {
    await house.close();
    scene = await openSelectionScene({ languages: { kim: 'fr' } });
    house = scene.house;
    const { text } = await house.say('kim', 'sélection');
    expect(text).toContain('Classement : Pilot');
    expect(text).toContain('Note 5,0 d’après 2 évaluations');
    expect(text).toContain('désaccord entre évaluations');
  });

  test('scores of an earlier version of the criteria are shown as such, and not counted', async () => {
    await scene.review('fay', 'old', { rubric: 0, scores: { potential: 5 } });
    expect((await ranking()).text).toContain('1 review by an earlier version of the criteria is not counted');
    const text = textOf(await open('kim', 'fay'));
    expect(text).toContain('Scored by version 0 of the criteria: not counted');
    expect(text).toContain('median 2.0, mean 2.0, all 2');
    expect(text).toContain('Weighted score');
    expect(text).toContain('rex on fay');
  });

  test('before the dossiers are assigned there is nothing; while reviews come in, a warning', async () => {
    await scene.round('declaring');
    const early = await ranking();
    expect(early.text).toContain('there is nothing to rank');
    expect(early.text).not.toContain('Ada');
    const decided = { ...scene.of('ada'), version: '', outcome: 'selected', rationale: 'x' };
    expect((await house.invoke('kim', 'selection.decide', decided)).text).toContain('nothing to rank');
    expect(await scene.stored('ada')).toBeUndefined();
    await scene.round('assigned');
    expect((await ranking()).text).toContain('Reviews are still coming in');
  });
});

describe('decide', () => {
  test('one dossier: rationale always, reasons where it is not selected; what was typed stays', async () => {
    const card = await open('kim', 'fay');
    const none = await house.press('kim', card, 'selection.decide', {
      outcome: 'notSelected',
      rationale: 'Too early.',
    });
    expect(none.text).toContain('tick at least one criterion');
    expect(inputs(none.card)).toMatchObject({ outcome: 'notSelected', rationale: 'Too early.' });
    const blank = await house.press('kim', card, 'selection.decide', { outcome: 'reserve', rationale: '  ' });
    expect(blank.text).toContain('Write the rationale');
    const invented = { outcome: 'notSelected', rationale: 'x', reasons: 'invented,__proto__' };
    expect((await house.press('kim', card, 'selection.decide', invented)).text).toContain('tick at least one');
    const long = await house.press('kim', card, 'selection.decide', {
      outcome: 'reserve',
      rationale: 'é'.repeat(9_000),
    });
    expect(long.text).toContain('The rationale is too long');
    expect(await scene.stored('fay')).toBeUndefined();
    const said = { outcome: 'notSelected', rationale: HOSTILE, reasons: 'potential,commitment' };
    const done = await house.press('kim', none.card, 'selection.decide', said);
    expect(done.text).toContain('Recorded.');
    expect(await scene.stored('fay')).toMatchObject({
      ...{ outcome: 'notSelected', rationale: HOSTILE, reasons: ['potential', 'commitment'], place: 6, by: 'kim' },
    });
    expect(JSON.stringify(await house.deps.store.list(callPk(scene.call.callId), 'audit', { limit: 9 }))).not.toContain(
      'evil',
    );
  });

  test('the same press twice is one decision with one trace', async () => {
    const card = await open('kim', 'ada');
    const said = { outcome: 'selected', rationale: 'Clear.' };
    const press = () => house.press('kim', card, 'selection.decide', said);
    expect([(await press()).text, (await press()).text]).toEqual(Array(2).fill(expect.stringContaining('Recorded.')));
    expect(await scene.audit()).toEqual(['selection.decide']);
  });

  test('two chairs at once: the second reads that it changed, sees how it is, and keeps what they wrote', async () => {
    const [kim, lee] = [await open('kim', 'bo'), await open('lee', 'bo')];
    await house.press('kim', kim, 'selection.decide', { outcome: 'selected', rationale: 'Kim says so.' });
    const second = await house.press('lee', lee, 'selection.decide', { outcome: 'reserve', rationale: 'Lee says so.' });
    expect(second.text).toContain('Somebody changed this meanwhile');
    expect(second.text).toContain('Kim says so.');
    expect(second.text).toContain('Selected (Kim Bell)');
    expect(inputs(second.card)).toMatchObject({ outcome: 'reserve', rationale: 'Lee says so.' });
    expect(await scene.stored('bo')).toMatchObject({ outcome: 'selected' });
    const again = await house.press('lee', second.card, 'selection.decide', {
      outcome: 'reserve',
      rationale: 'Lee says so.',
    });
    expect(again.text).toContain('Recorded.');
  });

  test('two chairs in the very same moment: one decision stands, and one of them is told', async () => {
    const [kim, lee] = [await open('kim', 'bo'), await open('lee', 'bo')];
    const [a, b] = await Promise.all([
      house.press('kim', kim, 'selection.decide', { outcome: 'selected', rationale: 'Kim' }),
      house.press('lee', lee, 'selection.decide', { outcome: 'reserve', rationale: 'Lee' }),
    ]);
    const told = [a, b].filter(({ text }) => text.includes('Somebody changed this meanwhile'));
    expect(told).toHaveLength(1);
    expect(await scene.audit()).toHaveLength(1);
  });

  test('two chairs on different dossiers do not stand in each other’s way', async () => {
    const [kim, lee] = [await open('kim', 'ada'), await open('lee', 'bo')];
    const done = await Promise.all([
      house.press('kim', kim, 'selection.decide', { outcome: 'selected', rationale: 'Kim' }),
      house.press('lee', lee, 'selection.decide', { outcome: 'reserve', rationale: 'Lee' }),
    ]);
    expect(done.every(({ text }) => text.includes('Recorded.'))).toBe(true);
  });

  test('a dossier that is not eligible cannot be decided, and one that was withdrawn counts for nothing', async () => {
    const card = await open('kim', 'ada');
    await seedNomination(house.deps, scene.call, 'ada', { state: 'withdrawn', nominator: 'nora' });
    const late = await house.press('kim', card, 'selection.decide', { outcome: 'selected', rationale: 'x' });
    expect(late.text).toContain('not eligible now');
    expect(late.text).not.toContain('Ada Moss');
    expect(await scene.stored('ada')).toBeUndefined();
  });

  test('applying the ranking: seats, reserves, the rest; what was decided stays; twice is once', async () => {
    await house.press('kim', await open('kim', 'cy'), 'selection.decide', { outcome: 'selected', rationale: 'Mine.' });
    const form = await house.invoke('kim', 'selection.applyOpen', scene.ref);
    const bad = await house.press('kim', form.card, 'selection.apply', { reserves: '1e9', rationale: 'By score.' });
    expect(bad.text).toContain('a number from 0 to 200');
    expect(inputs(bad.card)).toMatchObject({ reserves: '1e9', rationale: 'By score.' });
    const done = await house.press('kim', form.card, 'selection.apply', { reserves: '1', rationale: 'By score.' });
    expect(done.text).toContain('5 dossiers now have a pending outcome.');
    const outcomes = await Promise.all(['ada', 'bo', 'cy', 'di', 'eli', 'fay'].map((one) => scene.stored(one)));
    expect(outcomes.map((one) => one?.outcome)).toEqual([
      ...['selected', 'reserve', 'selected', 'notSelected', 'notSelected', 'notSelected'],
    ]);
    expect(outcomes[2]?.rationale).toBe('Mine.');
    expect(outcomes[3]?.reasons.length).toBeGreaterThan(0);
    const again = await house.press('kim', form.card, 'selection.apply', { reserves: '1', rationale: 'Again.' });
    expect(again.text).toContain('Nothing was left to decide');
    expect((await scene.stored('ada'))?.rationale).toBe('By score.');
  });

  test('seats per department hold, and a tie at the end of the seats is said', async () => {
    await house.close();
    scene = await openSelectionScene({ call: { capacity: 2, perDepartment: 1 } });
    house = scene.house;
    const done = await house.invoke('kim', 'selection.apply', { ...scene.ref, reserves: '0', rationale: 'By score.' });
    expect(await scene.stored('ada')).toMatchObject({ outcome: 'selected' });
    expect(await scene.stored('bo')).toMatchObject({ outcome: 'selected' });
    expect(await scene.stored('cy')).toMatchObject({ outcome: 'notSelected' });
    expect(done.text).toContain('Dossiers with the same score got different outcomes');
    expect(done.text).toContain('NRCan: 1 of 1');
  });

  test('more than a card and more than a batch: pages of fifteen, and all are decided', async () => {
    const scores = Object.fromEntries(scene.call.criteria.map(({ criterionId }) => [criterionId, 1 as const]));
    for (let n = 0; n < 60; n += 1) {
      await seedNomination(house.deps, scene.call, `more${n}`, { nominator: 'nora' });
      await scene.review(`more${n}`, 'rex', { scores });
    }
    const first = await ranking();
    expect(first.text).toContain('1 to 15 of 66');
    const next = await house.press('kim', first.card, 'Next dossiers');
    expect(next.text).toContain('16 to 30 of 66');
    const done = await house.invoke('kim', 'selection.apply', { ...scene.ref, reserves: '3', rationale: 'By score.' });
    expect(done.text).toContain('66 dossiers now have a pending outcome.');
    expect(done.text).toContain('3 reserve, 61 not selected, 0 not decided');
  });
});
