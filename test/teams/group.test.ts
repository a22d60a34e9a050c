import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { programPk } from '../../bot/domain/key.ts';
import { HOSTILE } from '../support/cards.ts';
import { seedEnrolment, seedPerson, type Seeded } from '../support/cohort.ts';
import {
  auditOf,
  confirmedBy,
  groupIn,
  pidsOf,
  proposalOf,
  seedGroupCohort,
  seedParticipant,
  spellsOf,
  storedDraft,
} from '../support/group.ts';
import { openHouse, type House } from '../support/house.ts';
import type { Node } from '../support/walk.ts';

/** Of the tests' own Thursday: the day after it, and the Monday after that. */
const TOMORROW = '2026-09-11';
const MONDAY = '2026-09-14';

let house: House;
let program: Seeded;

beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
});

const ref = () => ({ programId: program.programId, cohortId: program.cohortId });
const draft = () => storedDraft(house.deps, program);
const audit = (what: string) => auditOf(house.deps, program, what);
const proposal = () => proposalOf(house);
const confirmed = (on = MONDAY, card?: Node) => confirmedBy(house, on, card);
const documents = async (type: 'delivery' | 'plan') =>
  (await house.deps.store.list(programPk(program.programId), type, { limit: 200 })).map(({ body }) => body);

describe('a coordinator proposes groups', () => {
  beforeEach(async () => {
    program = await seedGroupCohort(house.deps);
  });

  test('of 5 to 7, with their people and their balance as counts; nothing has changed by it', async () => {
    const { card, text } = await house.say('cleo', 'groups');
    expect(text).toContain('This cohort has no groups yet.');
    const shown = await house.press('cleo', card, 'Propose groups');
    expect(shown.text).toContain('23 people in 4 groups. This is a proposal: nothing has changed');
    expect(shown.text).toContain('Group A (6)');
    expect(shown.text).toContain('Departments\n');
    expect(shown.text).toContain('Languages\nEnglish 4, French 2');
    expect(shown.text).toContain('Eastern Time');
    expect((await draft())?.groups.map(({ pids }) => pids.length)).toEqual([6, 6, 6, 5]);
    expect(await spellsOf(house.deps, program, 'p01')).toEqual([{ from: '2026-09-01' }]);
    expect([await documents('delivery'), await documents('plan')]).toEqual([[], []]);
  });

  test('in French', async () => {
    const { card, text } = await house.say('gil', 'groupes');
    expect(text).toContain('Cette cohorte n’a pas encore de groupes.');
    const shown = await house.press('gil', card, 'Proposer des groupes');
    expect(shown.text).toContain('23 personnes en 4 groupes.');
    expect(shown.text).toContain('heure de l’Est');
    const effect = await house.press('gil', shown.card, 'Voir l’effet et confirmer');
    expect(effect.text).toContain('Premier jour des groupes\nvendredi 11 septembre 2026');
    expect(effect.text).toContain('Changent de groupe\n23 personnes');
    const done = await house.press('gil', effect.card, 'Confirmer les groupes', { on: TOMORROW });
    expect(done.text).toContain('C’est confirmé.');
  });

  test('pressed twice it is one proposal; another coordinator is shown the one that there is', async () => {
    const { card } = await house.say('cleo', 'groups');
    const late = await house.say('gil', 'groupes');
    await house.press('cleo', card, 'Propose groups');
    const first = await draft();
    const again = await house.press('cleo', card, 'Propose groups');
    expect(again.text).toContain('23 people in 4 groups.');
    expect(again.text).not.toContain('meanwhile');
    expect(await draft()).toEqual(first);
    expect(await audit('group.propose')).toMatchObject([{ who: 'cleo', after: '4' }]);
    const [pid, to] = ['p01', groupIn(first, 'p01') === 'A' ? 'B' : 'A'];
    await house.press('cleo', again.card, 'Move in the proposal', { pid, to });
    const told = await house.press('gil', late.card, 'Proposer des groupes');
    expect(told.text).toContain('Quelqu’un a fait un changement entre-temps.');
    expect(groupIn(await draft(), 'p01')).toBe(to);
  });

  test('moves one person in it: twice is once, and a card from before shows how it is now', async () => {
    const card = await proposal();
    const to = groupIn(await draft(), 'p05') === 'A' ? 'B' : 'A';
    const moved = await house.press('cleo', card, 'Move in the proposal', { pid: 'p05', to });
    expect(moved.text).toContain('Moved in the proposal.');
    const again = await house.press('cleo', card, 'Move in the proposal', { pid: 'p05', to });
    expect(again.text).toContain('Moved in the proposal.');
    expect(groupIn(await draft(), 'p05')).toBe(to);
    expect(await audit('group.adjust')).toHaveLength(1);
    const late = await house.press('gil', card, 'Move in the proposal', { pid: 'p06', to });
    expect(late.text).toContain('Quelqu’un a fait un changement entre-temps.');
    expect((await house.press('gil', card, 'See the effect and confirm')).text).toContain('entre-temps');
    expect(await audit('group.adjust')).toHaveLength(1);
  });

  test('makes another group by moving somebody to it; one that is left empty is gone', async () => {
    const card = await proposal();
    const alone = await house.press('cleo', card, 'Move in the proposal', { pid: 'p05', to: 'E' });
    expect(alone.text).toContain('Moved in the proposal.');
    expect((await draft())?.groups.find(({ name }) => name === 'E')?.pids).toEqual(['p05']);
    const effect = await house.press('cleo', alone.card, 'See the effect and confirm');
    expect(effect.text).toContain('Not of 5 to 7 people: group E (1)');
    const back = await house.press('cleo', alone.card, 'Move in the proposal', { pid: 'p05', to: 'A' });
    expect(back.text).not.toContain('Group E (');
    expect((await draft())?.groups.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D']);
  });

  test.each([
    ['a group that there is not', { pid: 'p05', to: 'Z' }, 'There is no such group.'],
    ['somebody of no cohort', { pid: 'fay', to: 'A' }, 'has no place in the cohort any more'],
  ])('%s is refused with a sentence, and nothing changes', async (_what, inputs, words) => {
    const card = await proposal();
    const before = await draft();
    const { text } = await house.press('cleo', card, 'Move in the proposal', inputs);
    expect(text).toContain(words);
    expect(await draft()).toEqual(before);
  });

  test('who joined since is named, and is put into a group; who left is left out', async () => {
    await proposal();
    await seedParticipant(house.deps, program, 'p24', 23);
    await seedEnrolment(house.deps, program, 'p01', [{ from: '2026-09-01', to: '2026-09-09' }]);
    const shown = await house.invoke('cleo', 'group.draft', ref());
    expect(shown.text).toContain('Not in the proposal yet (1): Person 24');
    expect(shown.text).toContain('1 person of the proposal has no place in the cohort any more');
    const put = await house.press('cleo', shown.card, 'Move in the proposal', { pid: 'p24', to: 'B' });
    expect(put.text).not.toContain('Not in the proposal yet');
    await confirmed(MONDAY, put.card);
    await house.work();
    expect(await spellsOf(house.deps, program, 'p24')).toEqual([
      { from: '2026-09-01', to: '2026-09-13' },
      { group: 'B', from: MONDAY },
    ]);
    expect(await spellsOf(house.deps, program, 'p01')).toEqual([{ from: '2026-09-01', to: '2026-09-09' }]);
  });

  test('discards it after being asked once more; nothing has come of it', async () => {
    const card = await proposal();
    const asked = await house.press('cleo', card, 'Discard the proposal');
    expect(asked.text).toContain('Discard this proposal?');
    expect((await house.press('cleo', asked.card, 'Discard it')).text).toContain('The proposal is discarded.');
    expect((await house.press('cleo', asked.card, 'Discard it')).text).toContain('The proposal is discarded.');
    expect(await draft()).toBeUndefined();
    expect((await house.press('gil', card, 'See the effect and confirm')).text).toContain('n’existe plus');
    expect(await spellsOf(house.deps, program, 'p01')).toEqual([{ from: '2026-09-01' }]);
  });
});

describe('the number of people', () => {
  test.each([
    [3, 'here there are only 3', [3]],
    [8, '8 people cannot make groups of 5 to 7', [4, 4]],
    [9, '9 people cannot make groups of 5 to 7', [5, 4]],
  ])('%d people make no groups of 5 to 7: it is said, with the nearest sizes', async (count, words, sizes) => {
    program = await seedGroupCohort(house.deps, count);
    const { card } = await house.say('cleo', 'groups');
    const { text } = await house.press('cleo', card, 'Propose groups');
    expect(text).toContain(words);
    expect((await draft())?.groups.map(({ pids }) => pids.length)).toEqual(sizes);
  });

  test('nobody makes no groups', async () => {
    program = await seedGroupCohort(house.deps, 0);
    const { card } = await house.say('cleo', 'groups');
    expect((await house.press('cleo', card, 'Propose groups')).text).toContain('Nobody has a place in this cohort');
    expect(await draft()).toBeUndefined();
  });
});

describe('what people wrote', () => {
  test('names of people, departments and groups are shown as words, and a group keeps its odd name', async () => {
    program = await seedGroupCohort(house.deps, 0);
    for (const pid of pidsOf(6)) {
      await seedPerson(house.deps, {
        pid,
        name: HOSTILE,
        language: 'en',
        department: HOSTILE,
        timeZone: 'Nowhere/Land',
      });
      await seedEnrolment(house.deps, program, pid, [{ group: HOSTILE, from: '2026-09-01' }]);
    }
    const now = await house.say('cleo', 'groups');
    const shown = await house.press('cleo', now.card, 'Propose groups');
    const own = await house.say('p01', 'my group');
    for (const { card } of [now, shown, own]) {
      const words = JSON.stringify(card['body']).replaceAll(/"choices":\[[^\]]*\][^\]]*\]/g, '');
      expect(words).not.toContain('[here](https://');
    }
    expect((await draft())?.groups).toEqual([{ name: HOSTILE, pids: pidsOf(6) }]);
    const effect = await house.press('cleo', shown.card, 'See the effect and confirm');
    expect(effect.text).toContain('Stay in their group\n6 people');
  });
});
