import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cohortIdOf, programPk } from '../../bot/domain/key.ts';
import { facilitatorOf } from '../../bot/features/group/facilitator.ts';
import { NINE, seedPerson, seedProgram, seedRole, type Seeded } from '../support/cohort.ts';
import {
  auditOf,
  confirmedBy,
  groupIn,
  proposalOf,
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

describe('facilitators', () => {
  beforeEach(async () => {
    program = await seedGroupCohort(house.deps, 12);
    await seedGroupSession(house.deps, program, 'A', 14);
    await seedGroupSession(house.deps, program, 'B', 14, { facilitator: 'fred' });
  });

  const sessionOf = async (code: string) =>
    (await house.deps.store.list(programPk(program.programId), 'session', { limit: 100 })).find(
      ({ body }) => body.code === code,
    )?.body;

  test('are chosen in the proposal, among who holds the role, and hold from its first day on', async () => {
    await house.say('fay', 'help');
    const form = await house.press('cleo', await proposal(), 'Facilitators');
    expect(form.text).toContain('Fay Ng');
    const saved = await house.press('cleo', form.card, 'Save', { lead0: 'fay', lead1: '-' });
    expect(saved.text).toContain('Saved.');
    expect((await draft())?.groups.map(({ facilitator }) => facilitator)).toEqual(['fay', undefined]);
    const effect = await house.press('cleo', saved.card, 'See the effect and confirm');
    expect(effect.text).toContain('Nobody facilitates these groups yet: B.');
    await house.press('cleo', effect.card, 'Confirm the groups', { on: TOMORROW });
    await house.work();
    expect((await house.say('cleo', 'groups')).text).toContain('Facilitator\nFay Ng');
    expect(JSON.stringify(house.connector.posted())).toContain(
      'From Friday, September 11, 2026 on you facilitate group A. It is a group of the cohort Pilot.',
    );
    expect(await audit('group.facilitator')).toMatchObject([{ who: 'cleo', after: `fay ${TOMORROW}/` }]);
    const [own, named] = [await sessionOf('ALA14'), await sessionOf('ALB14')];
    if (!own || !named) throw new Error('no sessions');
    expect([await facilitatorOf(house.deps, own), await facilitatorOf(house.deps, named)]).toEqual(['fay', 'fred']);
    expect(await facilitatorOf(house.deps, { ...own, kind: 'course' })).toBeUndefined();
    expect(await facilitatorOf(house.deps, { ...own, startsAt: NINE })).toBeUndefined();
    const seen = await house.invoke('cleo', 'schedule.open', {
      programId: program.programId,
      sessionId: own.sessionId,
    });
    expect(seen.text).toContain('Fay Ng');
    expect(own.facilitator).toBeUndefined(); // looked up, not written into the sessions
  });

  test('of a group change later, from that day on; a form from before shows how it is now', async () => {
    await confirmed(TOMORROW);
    await house.work();
    const { card } = await house.say('cleo', 'groups');
    const form = await house.press('cleo', card, 'Facilitators');
    const inputs = { lead0: 'fay', lead1: 'fred' };
    expect((await house.press('cleo', form.card, 'Save', inputs)).text).toContain('Saved.');
    expect((await house.press('cleo', form.card, 'Save', inputs)).text).toContain('Saved.');
    expect(await audit('group.facilitator')).toHaveLength(2);
    const late = await house.press('gil', form.card, 'Save', { lead0: 'fred', lead1: 'fred' });
    expect(late.text).toContain('Quelqu’un a fait un changement entre-temps.');
    expect((await house.say('cleo', 'groups')).text).toContain('Facilitator\nFay Ng');
  });

  test('see the groups that they facilitate, and who is in them; who facilitates none sees none', async () => {
    await confirmed(TOMORROW);
    await house.work();
    await house.invoke('cleo', 'group.setLead', { ...ref(), name0: 'B', was0: '', lead0: 'fred' });
    const { text } = await house.say('fred', 'mon groupe');
    expect(text).toContain('Vous animez le groupe B.');
    const [other, own] = (await draft())?.groups ?? [];
    for (const pid of own?.pids ?? []) expect(text).toContain(`Person ${pid.slice(1)}`);
    for (const pid of other?.pids ?? []) expect(text).not.toContain(`Person ${pid.slice(1)}`);
    expect((await house.say('fay', 'my group')).text).toContain('You have no place in a cohort');
  });

  test('who was replaced before they were told hears nothing', async () => {
    await house.say('fay', 'help');
    await house.say('fred', 'aide');
    await confirmed(TOMORROW);
    await house.work();
    const lead = { ...ref(), name0: 'A' };
    await house.invoke('cleo', 'group.setLead', { ...lead, was0: '', lead0: 'fay' });
    await house.invoke('cleo', 'group.setLead', { ...lead, was0: 'fay', lead0: 'fred' });
    await house.work();
    const told = JSON.stringify(house.connector.posted());
    expect(told).toContain('Vous animez le groupe A.');
    expect(told).not.toContain('you facilitate group A');
  });

  test('cannot be anybody without the role, nor of a group that there is not', async () => {
    const form = await house.press('cleo', await proposal(), 'Facilitators');
    const refused = await house.press('cleo', form.card, 'Save', { lead0: 'cleo', lead1: '-' });
    expect(refused.text).toContain('Only people with the role of facilitator');
    expect((await draft())?.groups.map(({ facilitator }) => facilitator)).toEqual([undefined, undefined]);
    const now = { ...ref(), name0: 'A', was0: '', lead0: 'p01' };
    expect((await house.invoke('cleo', 'group.setLead', now)).text).toContain('Only people with the role');
    expect((await house.invoke('cleo', 'group.setLead', { ...now, name0: 'Z', lead0: 'fay' })).text).toContain(
      'no such group',
    );
    expect(await audit('group.facilitator')).toEqual([]);
  });

  test('of a group hear who is late, where the session names nobody', async () => {
    await confirmed(TOMORROW);
    await house.work();
    await house.invoke('cleo', 'group.setLead', { ...ref(), name0: 'A', was0: '', lead0: 'fay' });
    const session = await sessionOf('ALA14');
    const pid = (await draft())?.groups[0]?.pids[0] ?? '';
    if (!session) throw new Error('no session');
    house.clock.pass(session.startsAt - 60_000 - house.deps.clock.now());
    await house.say(pid, 'help');
    await house.invoke(pid, 'attendance.late', {
      programId: program.programId,
      sessionId: session.sessionId,
      minutes: 10,
    });
    const late = await house.deps.store.list(`ses_${session.sessionId}`, 'delivery', { limit: 100 });
    expect(late.filter(({ body }) => body.kind === 'late').map(({ body }) => body.pid)).toEqual(['fay']);
  });
});

describe('after that', () => {
  beforeEach(async () => {
    program = await seedGroupCohort(house.deps, 12);
    await confirmed(TOMORROW);
    await house.work();
  });

  test('a coordinator moves one person from a day on, and sees the effect first', async () => {
    const from = groupIn(await draft(), 'p01') ?? '';
    const to = from === 'A' ? 'B' : 'A';
    const { card } = await house.say('cleo', 'groups');
    const form = await house.press('cleo', card, 'Move one person');
    const place = `${program.programId}.${program.cohortId}.p01`;
    const effect = await house.press('cleo', form.card, 'Show what it does', { place, group: to, on: MONDAY });
    expect(effect.text).toContain(`Moves to another group (${to})`);
    expect((await house.press('cleo', effect.card, 'Confirm')).text).toContain('is changed');
    expect(await spellsOf(house.deps, program, 'p01')).toEqual([
      { from: '2026-09-01', to: '2026-09-10' },
      { group: from, from: TOMORROW, to: '2026-09-13' },
      { group: to, from: MONDAY },
    ]);
  });

  test('participants see who is in their group and who facilitates, and nobody else’s', async () => {
    await house.invoke('cleo', 'group.setLead', { ...ref(), name0: 'A', was0: '', lead0: 'fay' });
    house.clock.pass(24 * 3_600_000);
    const groups = (await draft())?.groups ?? [];
    const [mine, other] = groups;
    const pid = mine?.pids.find((one) => one !== 'p01') ?? '';
    const nameOf = (one: string) => `Person ${one.slice(1)}`;
    const { text } = await house.say(pid, 'my group');
    expect(text).toMatch(/group A|groupe A/);
    expect(text).toMatch(/Fay Ng facilitates it|Animation.: Fay Ng/);
    for (const one of mine?.pids ?? []) expect(text.includes(nameOf(one))).toBe(one !== pid);
    for (const one of other?.pids ?? []) expect(text).not.toContain(nameOf(one));
  });

  test('in French too, and before the first day they see both the one that is and the one to come', async () => {
    const { text } = await house.say('p01', 'mon groupe');
    expect(text).toContain('Vous n’êtes pas encore dans un groupe.');
    expect(text).toContain('À partir du vendredi 11 septembre 2026, vous êtes dans le groupe');
    expect((await house.say('fay', 'my group')).text).toContain('You have no place in a cohort');
  });
});

describe('who may see and change groups', () => {
  test.each([
    ['group.open', {}],
    ['group.propose', { version: '' }],
    ['group.draft', {}],
    ['group.moveForm', {}],
    ['group.leads', { of: 'draft' }],
    ['group.leads', { of: 'current' }],
    ['group.move', { draftId: 'd1', version: '1', pid: 'p01', to: 'A' }],
    ['group.lead', { draftId: 'd1', version: '1', name0: 'A', was0: '', lead0: 'fay' }],
    ['group.setLead', { name0: 'A', was0: '', lead0: 'fay' }],
    ['group.effect', { draftId: 'd1', version: '1' }],
    ['group.confirm', { draftId: 'd1', version: '1', shown: MONDAY, on: MONDAY }],
    ['group.askDiscard', { draftId: 'd1', version: '1' }],
    ['group.discard', { draftId: 'd1', version: '1' }],
  ])('%s %j: nobody but coordinators of the program, and whether it exists shows in nothing', async (verb, data) => {
    program = await seedGroupCohort(house.deps, 12);
    await proposal();
    const other = await seedProgram(house.deps, {}, 'Certificate');
    await seedPerson(house.deps, { pid: 'olga', name: 'Olga', language: 'en' });
    await seedRole(house.deps, other, 'olga', 'coordinator');
    const before = await draft();
    for (const pid of ['olga', 'fay', 'p02']) {
      const real = await house.invoke(pid, verb, { ...ref(), ...data });
      const invented = await house.invoke(pid, verb, { programId: program.programId, cohortId: 'cnothing', ...data });
      expect(real.text).toContain('Only coordinators can see and change the groups');
      expect(real.text).not.toContain('Person');
      expect(real.card).toEqual(invented.card);
    }
    expect(await draft()).toEqual(before);
  });

  test('a participant who asks for the groups is led to their own', async () => {
    program = await seedGroupCohort(house.deps, 12);
    const { card, text } = await house.say('p02', 'groups');
    expect(text).toContain('Only coordinators');
    expect((await house.press('p02', card, 'My group')).text).toContain('You are not in a group yet.');
  });

  test('a coordinator of several cohorts chooses one', async () => {
    program = await seedGroupCohort(house.deps, 5);
    const cohortId = cohortIdOf(program.programId, 'Second');
    const body = { cohortId, programId: program.programId, name: 'Second' };
    await house.deps.store.upsert({
      ...{ pk: programPk(program.programId), id: `cohort_${cohortId}`, type: 'cohort', sk: 'Second', body },
    });
    const { card, text } = await house.say('cleo', 'groups');
    expect(text).toContain('Groups of which cohort?');
    expect((await house.press('cleo', card, 'Open its groups')).text).toContain('Groups: Pilot');
  });
});
