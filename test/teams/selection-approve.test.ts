import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { personPk, roleId } from '../../bot/domain/key.ts';
import type { Role } from '../../bot/domain/person.ts';
import { HOSTILE } from '../support/cards/sample.ts';
import { seedRole } from '../support/cohort.ts';
import { textOf, type House } from '../support/house.ts';
import { seedNomination } from '../support/nomination.ts';
import { openSelectionScene, type SelectionScene } from '../support/selection.ts';
import { walk } from '../support/walk.ts';

let scene: SelectionScene;
let house: House;
beforeEach(async () => {
  scene = await openSelectionScene();
  house = scene.house;
});
afterEach(() => house.close());

const open = async (pid: string, nominee: string) =>
  (await house.invoke(pid, 'selection.dossier', scene.of(nominee))).card;
const ranking = (pid = 'kim') => house.invoke(pid, 'selection.ranking', scene.ref);
const all = { ada: 'selected', bo: 'selected', cy: 'reserve', di: 'notSelected' } as const;
const whole = { ...all, eli: 'notSelected', fay: 'notSelected' } as const;

describe('approve', () => {
  test('asked only when everybody is decided, within the seats; the sentence says what is wrong', async () => {
    await scene.decided(all);
    expect((await house.invoke('kim', 'selection.ask', scene.ref)).text).toContain(
      '2 eligible dossiers have no outcome',
    );
    await scene.decided({ ...whole, cy: 'selected' });
    expect((await house.invoke('kim', 'selection.ask', scene.ref)).text).toContain(
      'One more is selected than there are',
    );
    await scene.decided(whole);
    expect((await house.invoke('kim', 'selection.ask', scene.ref)).text).toContain('Asked. The champions get a card.');
    await house.work();
    const card = scene.cardOf('max');
    expect(textOf(card)).toContain('Kim Bell asks for your approval');
    expect(textOf(card)).toContain('Ada Moss (NRCan)');
    expect(textOf(card)).toContain('2 of 2 used');
  });

  test('a department with more than its seats is named', async () => {
    await house.close();
    scene = await openSelectionScene({ call: { capacity: 2, perDepartment: 1 } });
    house = scene.house;
    await scene.decided({ ...whole, bo: 'reserve', cy: 'selected' });
    const { text } = await house.invoke('kim', 'selection.ask', scene.ref);
    expect(text).toContain('More are selected than one department may have: NRCan.');
  });

  test('nobody approves what they asked for or decided, and without a champion it cannot be asked', async () => {
    await scene.decided(whole);
    await house.deps.store.delete(...roleKey('max', 'champion'));
    await seedRoleOf('kim', 'champion');
    expect((await house.invoke('kim', 'selection.ask', scene.ref)).text).toContain('has no champion who could approve');
    await seedRoleOf('max', 'champion');
    await house.invoke('kim', 'selection.ask', scene.ref);
    const own = await house.invoke('kim', 'selection.approval', scene.ref);
    expect(own.text).toContain('somebody else must approve');
    const digest = (await digestOn('max')) ?? '';
    const refused = await house.invoke('kim', 'selection.approve', { ...scene.ref, digest });
    expect(refused.text).toContain('somebody else must approve');
    expect((await house.invoke('lee', 'selection.approve', { ...scene.ref, digest })).text).toContain(
      'nothing here for you',
    );
    expect(await scene.audit()).not.toContain('selection.approved');
  });

  test('sent back with a note; decisions are locked meanwhile; taken back, they change and the old card is void', async () => {
    await scene.decided(whole);
    await house.invoke('kim', 'selection.ask', scene.ref);
    await house.work();
    const card = scene.cardOf('max');
    const dossier = await house.invoke('lee', 'selection.dossier', scene.of('cy'));
    expect(walk(dossier.card).some(({ verb }) => verb === 'selection.decide')).toBe(false);
    const locked = { ...scene.of('cy'), version: '', outcome: 'selected', rationale: 'x' };
    expect((await house.invoke('lee', 'selection.decide', locked)).text).toContain('A champion has these decisions');
    const empty = await house.press('max', card, 'selection.return');
    expect(empty.text).toContain('Write a note that says why');
    const back = await house.press('max', card, 'selection.return', { note: `Too few regions ${HOSTILE}` });
    expect(back.text).toContain('Sent back.');
    await house.work();
    expect(textOf(scene.cardOf('kim'))).toContain('Too few regions');
    expect((await ranking()).text).toContain('has sent these decisions back');
    const changed = { ...scene.of('cy'), outcome: 'notSelected', rationale: 'Changed', reasons: 'potential' };
    await house.press('kim', await open('kim', 'cy'), 'selection.decide', changed);
    await house.invoke('kim', 'selection.ask', scene.ref);
    const stale = await house.press('max', card, 'selection.approve');
    expect(stale.text).toContain('The decisions have changed since you looked');
    const good = await house.press('max', stale.card, 'selection.approve');
    expect(good.text).toContain('Approved.');
    const taken = await house.invoke('lee', 'selection.takeBack', scene.ref);
    expect(taken.text).toContain('Taken back.');
    expect((await house.invoke('cleo', 'selection.release', scene.ref)).text).toContain('nothing was released');
  });

  test('a decision that changed behind an approval makes it void, and the chair is told', async () => {
    await scene.decided(whole);
    await scene.approved();
    await scene.decided({ ...whole, cy: 'notSelected' });
    expect((await ranking()).text).toContain('the approval is void');
    expect((await house.invoke('cleo', 'selection.release', scene.ref)).text).toContain('nothing was released');
    await house.invoke('kim', 'selection.takeBack', scene.ref);
    expect((await house.invoke('kim', 'selection.ask', scene.ref)).text).toContain('Asked.');
  });
});

describe('who may', () => {
  test('what is not theirs looks like what does not exist', async () => {
    const nothing = await house.invoke('kim', 'selection.ranking', { ...scene.ref, castId: 'nnothing' });
    for (const pid of ['max', 'cleo', 'rex', 'nora', 'sam', 'ada', 'fay']) {
      for (const verb of ['selection.ranking', 'selection.applyOpen', 'selection.ask', 'selection.takeBack'])
        expect((await house.invoke(pid, verb, scene.ref)).card).toEqual(nothing.card);
      const said = { ...scene.of('ada'), version: '', outcome: 'selected', rationale: 'x' };
      expect((await house.invoke(pid, 'selection.decide', said)).card).toEqual(nothing.card);
    }
    expect(await scene.stored('ada')).toBeUndefined();
  });

  test('who looked at what before it was out is in the audit; who was refused left no trace', async () => {
    await ranking();
    await open('lee', 'ada');
    await house.invoke('ada', 'selection.dossier', scene.of('bo'));
    expect(await scene.views()).toEqual([
      ['kim', 'decisions'],
      ['lee', 'decision_ada'],
    ]);
  });

  test('a chair or champion who is nominated in the call sees nothing of it', async () => {
    await seedNomination(house.deps, scene.call, 'lee', { nominator: 'nora' });
    expect((await ranking('lee')).text).toContain('nothing here for you');
    expect((await house.say('lee', 'selection')).text).toContain('nothing here for you');
  });
});

type Key = [pk: string, id: string];
const roleKey = (pid: string, role: Role): Key => [personPk(pid), roleId(pid, scene.program.programId, role)];
const seedRoleOf = (pid: string, role: Role): Promise<void> => seedRole(house.deps, scene.program, pid, role);

async function digestOn(pid: string): Promise<string | undefined> {
  const { card } = await house.invoke(pid, 'selection.approval', scene.ref);
  const data = walk(card).find(({ verb }) => verb === 'selection.approve')?.['data'];
  return (data as { digest?: string } | undefined)?.digest;
}
