import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { programPk } from '../../bot/domain/key.ts';
import { movePage } from '../../bot/features/group/move.ts';
import { seedSession, type Seeded } from '../support/cohort.ts';
import {
  auditOf,
  confirmedBy,
  groupIn,
  proposalOf,
  refIn,
  seatsByCode,
  seedGroupCohort,
  seedGroupSession,
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

describe('a coordinator confirms', () => {
  beforeEach(async () => {
    program = await seedGroupCohort(house.deps);
    for (const days of [1, 14]) {
      for (const group of ['A', 'B', 'C', 'D']) await seedGroupSession(house.deps, program, group, days);
    }
    await seedSession(house.deps, program, { code: 'LE01' });
  });

  test('sees first how many move, from when, and the expected seats before and after', async () => {
    const effect = await house.press('cleo', await proposal(), 'See the effect and confirm');
    expect(effect.text).toContain('First day of the groups\nFriday, September 11, 2026');
    expect(effect.text).toContain('Change group\n23 people');
    expect(effect.text).toContain('Expected seats\n23 before, 69 after');
    expect(effect.text).toContain('Nobody facilitates these groups yet: A, B, C, D.');
    const shown = await house.press('cleo', effect.card, 'Show it for this day', { on: MONDAY });
    expect(shown.text).toContain('Monday, September 14, 2026');
    expect(shown.text).toContain('Expected seats\n23 before, 46 after');
    expect((await draft())?.state).toBe('draft');
    expect(await spellsOf(house.deps, program, 'p01')).toEqual([{ from: '2026-09-01' }]);
  });

  test('and is told of sessions for groups that nobody would be in', async () => {
    const card = await proposal();
    await seedGroupSession(house.deps, program, 'F', 14);
    const { text } = await house.press('cleo', card, 'See the effect and confirm');
    expect(text).toContain('There are sessions for groups that nobody would be in: F.');
  });

  test('and the sessions from that day on have the new groups as seats; the ones before stay as they were', async () => {
    const before = await seatsByCode(house.deps, program);
    expect((await confirmed()).text).toContain('Confirmed. People are being put into their groups now');
    await house.work();
    const groups = (await draft())?.groups ?? [];
    const after = await seatsByCode(house.deps, program);
    for (const { name, pids } of groups) {
      expect(after[`AL${name}1`]).toBe(before[`AL${name}1`]);
      expect(after[`AL${name}14`]).toBe(pids.length);
    }
    expect(after['LE01']).toBe(23);
    expect((await draft())?.state).toBe('done');
    const moves = await audit('enrolment.group');
    expect(moves).toHaveLength(23);
    expect(moves[0]).toMatchObject({ who: 'cleo', before: '- 2026-09-01/' });
    const { text } = await house.say('cleo', 'groups');
    expect(text).toContain(`23 people change group on Monday, September 14, 2026.`);
  });

  test('and everybody is told in their language, and invited to what becomes theirs, once', async () => {
    await house.say('p01', 'aide');
    await house.say('p02', 'help');
    await confirmed();
    await house.work();
    const told = JSON.stringify(house.connector.posted());
    const groups = await draft();
    const name = (pid: string) => groupIn(groups, pid) ?? '';
    expect(told).toContain(`À partir du lundi 14 septembre 2026, vous êtes dans le groupe ${name('p01')}.`);
    expect(told).toContain(`From Monday, September 14, 2026 on you are in group ${name('p02')}.`);
    const news = (await documents('delivery')).filter(({ kind }) => kind === 'enrolmentNews');
    expect(news).toHaveLength(23);
    expect(JSON.stringify(news)).not.toContain('Person');
    expect((await documents('plan')).filter(({ kind }) => kind === 'inviteOne')).toHaveLength(23);
  });

  test('pressed twice is confirmed once', async () => {
    const effect = await house.press('cleo', await proposal(), 'See the effect and confirm');
    await house.press('cleo', effect.card, 'Confirm the groups', { on: TOMORROW });
    expect((await house.press('cleo', effect.card, 'Confirm the groups', { on: TOMORROW })).text).toContain(
      'Confirmed.',
    );
    await house.work();
    const spells = await spellsOf(house.deps, program, 'p01');
    expect((await house.press('cleo', effect.card, 'Confirm the groups', { on: TOMORROW })).text).toContain(
      'Confirmed.',
    );
    await house.work();
    expect(await spellsOf(house.deps, program, 'p01')).toEqual(spells);
    expect(await audit('group.confirm')).toHaveLength(1);
    expect(await audit('enrolment.group')).toHaveLength(23);
  });

  test('two coordinators: the second reads that it was changed meanwhile, whatever they press', async () => {
    const card = await proposal();
    const first = await house.press('cleo', card, 'See the effect and confirm');
    const second = await house.press('gil', card, 'See the effect and confirm');
    await house.press('cleo', first.card, 'Confirm the groups', { on: TOMORROW });
    const other = await house.invoke('gil', 'group.confirm', { ...refIn(second.card), shown: MONDAY, on: MONDAY });
    expect(other.text).toContain('Quelqu’un a fait un changement entre-temps.');
    expect(other.text).toContain('en train d’être mis en place');
    const same = await house.press('gil', second.card, 'Confirmer les groupes', { on: TOMORROW });
    expect(same.text).toContain('Quelqu’un a fait un changement entre-temps.');
    const moved = await house.press('gil', card, 'Move in the proposal', { pid: 'p01', to: 'A' });
    expect(moved.text).toContain('n’existe plus');
    expect((await draft())?.confirmed).toMatchObject({ on: TOMORROW, by: 'cleo' });
  });

  test('two coordinators in the same moment: one confirms, the other reads that it was changed meanwhile', async () => {
    const card = await proposal();
    const first = await house.press('cleo', card, 'See the effect and confirm');
    const second = await house.press('gil', card, 'See the effect and confirm');
    const [one, other] = await Promise.all([
      house.press('cleo', first.card, 'Confirm the groups', { on: TOMORROW }),
      house.press('gil', second.card, 'Confirmer les groupes', { on: TOMORROW }),
    ]);
    const lost = [one, other].filter(({ text }) => /changed this meanwhile|changement entre-temps/.test(text));
    const won = [one, other].filter(({ text }) => /Confirmed\.|C’est confirmé\./.test(text));
    expect([lost.length, won.length]).toEqual([1, 1]);
    await house.work();
    expect(await audit('group.confirm')).toHaveLength(1);
    expect(await audit('enrolment.group')).toHaveLength(23);
  });

  test('who adjusts while another looks at the effect is not confirmed over', async () => {
    const card = await proposal();
    const effect = await house.press('cleo', card, 'See the effect and confirm');
    await house.press('gil', card, 'Move in the proposal', { pid: 'p01', to: 'E' });
    const told = await house.press('cleo', effect.card, 'Confirm the groups', { on: TOMORROW });
    expect(told.text).toContain('Somebody changed this meanwhile.');
    expect((await draft())?.state).toBe('draft');
  });

  test('another day than the one shown is shown before it is confirmed', async () => {
    const effect = await house.press('cleo', await proposal(), 'See the effect and confirm');
    const shown = await house.press('cleo', effect.card, 'Confirm the groups', { on: MONDAY });
    expect(shown.text).toContain('You chose another day.');
    expect(shown.text).toContain('Monday, September 14, 2026');
    expect((await draft())?.state).toBe('draft');
  });

  test.each([
    ['a day that is past', '2026-09-09', 'Groups begin today at the earliest'],
    ['a day that does not exist', '2026-02-30', 'That is not a day.'],
  ])('%s is refused with a sentence', async (_what, on, words) => {
    const effect = await house.press('cleo', await proposal(), 'See the effect and confirm');
    expect((await house.press('cleo', effect.card, 'Show it for this day', { on })).text).toContain(words);
    const forced = await house.invoke('cleo', 'group.confirm', { ...refIn(effect.card), shown: on, on });
    expect(forced.text).toContain(words);
    expect((await draft())?.state).toBe('draft');
  });

  test('interrupted in the middle, the work goes on where it was and nobody is moved twice or moved back', async () => {
    await confirmed();
    const plans = await house.deps.store.list(programPk(program.programId), 'plan', { limit: 100 });
    const plan = plans.find(({ body }) => body.kind === 'groupMoves')?.body;
    if (!plan) throw new Error('no plan');
    await movePage(house.deps, plan, 10); // whoever did this died before the plan knew
    const group = groupIn(await draft(), 'p01') === 'A' ? 'B' : 'A';
    const move = { place: `${program.programId}.${program.cohortId}.p01`, kind: 'group', on: MONDAY, group };
    const { card } = await house.invoke('gil', 'enrolment.preview', move);
    await house.press('gil', card, 'Confirmer');
    await house.work();
    expect((await spellsOf(house.deps, program, 'p01')).at(-1)).toEqual({ group, from: MONDAY });
    expect(await audit('enrolment.group')).toHaveLength(24);
    expect((await draft())?.state).toBe('done');
  });

  test('later a new proposal keeps the names and moves as few as it can; meanwhile it waits', async () => {
    await confirmed(TOMORROW);
    const { text, card } = await house.say('cleo', 'groups');
    expect(text).toContain('are being put in place');
    expect(card).not.toHaveProperty('actions[0].verb', 'group.propose');
    expect((await house.invoke('cleo', 'group.propose', { ...ref(), version: '' })).text).toContain('still being put');
    await house.work();
    house.clock.pass(24 * 3_600_000);
    const effect = await house.press('cleo', await proposal(), 'See the effect and confirm');
    expect(effect.text).toContain('Change group\n0 people');
    expect(effect.text).toContain('Stay in their group\n23 people');
  });
});
