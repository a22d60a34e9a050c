import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { enrolmentId, mailId, personId, personPk, programPk } from '../../bot/domain/key.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from '../support/cohort.ts';
import { openHouse, type House } from '../support/house.ts';

const DAY = 24 * 3_600_000;
let house: House;
let program: Seeded;

beforeEach(async () => {
  house = await openHouse();
  program = await seedProgram(house.deps);
  await seedPerson(house.deps, { pid: 'rene', name: 'René Ouellet', language: 'fr', email: 'rene@example.gc.ca' });
  await seedPerson(house.deps, { pid: 'cleo', name: 'Cléo Roy', language: 'en', email: 'cleo@example.gc.ca' });
  await seedEnrolment(house.deps, program, 'rene', [{ group: 'A', from: '2026-09-01' }]);
  await seedRole(house.deps, program, 'cleo', 'coordinator');
  for (const week of [0, 1, 2, 3]) {
    const startsAt = NINE + week * 7 * DAY;
    await seedSession(house.deps, program, { code: `LE0${week}`, startsAt, endsAt: startsAt + 3_600_000 });
  }
});
afterEach(async () => {
  await house.close();
});

const place = () => `${program.programId}.${program.cohortId}.rene`;
const stored = async () =>
  (await house.deps.store.get('enrolment', programPk(program.programId), enrolmentId(program.cohortId, 'rene')))?.body;
const audit = async () =>
  (await house.deps.store.list(programPk(program.programId), 'audit', { limit: 100 })).map(({ body }) => body);

const news = async () =>
  (await house.deps.store.list(programPk(program.programId), 'delivery', { limit: 100 })).map(({ body }) => body);
const plans = async () =>
  (await house.deps.store.list(programPk(program.programId), 'plan', { limit: 100 })).map(({ body }) => body);

describe('a coordinator changes an enrolment', () => {
  test('sees the effect on expected seats and who is told, and nothing is written before they confirm', async () => {
    const { card } = await house.say('cleo', 'enrolment');
    const { text } = await house.press('cleo', card, 'Show what it does', {
      place: place(),
      kind: 'withdraw',
      on: '2026-09-17',
    });
    expect(text).toContain('Expected seats\n4 before, 2 after');
    expect(text).toContain('Effective day\nThursday, September 17, 2026');
    expect(text).toContain('René Ouellet will be told');
    expect((await stored())?.spells).toEqual([{ group: 'A', from: '2026-09-01' }]);
    expect(await audit()).toEqual([]);
  });

  test('confirms: the place is changed, the audit says by whom and how, and the person is told in their language', async () => {
    await house.say('rene', 'aide');
    const { card } = await house.say('cleo', 'enrolment');
    const effect = await house.press('cleo', card, 'Show what it does', {
      place: place(),
      kind: 'withdraw',
      on: '2026-09-17',
    });
    const { text } = await house.press('cleo', effect.card, 'Confirm');
    expect(text).toContain('Done. The enrolment of René Ouellet is changed, and they will be told.');
    expect((await stored())?.spells).toEqual([{ group: 'A', from: '2026-09-01', to: '2026-09-17' }]);
    expect(await audit()).toMatchObject([
      { who: 'cleo', what: 'enrolment.withdraw', before: 'A 2026-09-01/', after: 'A 2026-09-01/2026-09-17' },
    ]);
    expect(JSON.stringify(house.connector.posted())).not.toContain('Votre inscription prend fin');
    await house.work();
    expect(JSON.stringify(house.connector.posted().at(-1))).toContain(
      'Votre inscription prend fin le jeudi 17 septembre 2026',
    );
  });

  test('who cannot be reached is on record with why, and the change stands', async () => {
    await house.say('rene', 'aide');
    const { card } = await house.invoke('cleo', 'enrolment.preview', {
      place: place(),
      kind: 'leave',
      on: '2026-09-20',
    });
    expect((await house.press('cleo', card, 'Confirm')).text).toContain('is changed, and they will be told.');
    house.connector.fail({ kind: 'status', status: 403, body: { error: { code: 'ConversationBlockedByUser' } } });
    await house.work();
    expect(await news()).toMatchObject([{ state: 'failed', reason: 'ConversationBlockedByUser', pid: 'rene' }]);
    expect((await stored())?.spells).toEqual([{ group: 'A', from: '2026-09-01', to: '2026-09-19' }]);
  });

  test('the group is read when it is told: what waits to be sent holds no words', async () => {
    await house.say('rene', 'aide');
    const move = { place: place(), kind: 'group', on: '2026-09-15', group: 'Les renards' };
    const { card } = await house.invoke('cleo', 'enrolment.preview', move);
    await house.press('cleo', card, 'Confirm');
    expect(JSON.stringify(await news())).not.toContain('renards');
    await house.work();
    expect(JSON.stringify(house.connector.posted().at(-1))).toContain('vous êtes dans le groupe Les renards');
  });

  test('whoever gets sessions by it is invited to those, and the card says to how many: nobody else is', async () => {
    await seedSession(house.deps, program, {
      code: 'B1',
      group: 'B',
      startsAt: NINE + 7 * DAY,
      endsAt: NINE + 8 * DAY,
    });
    const move = { place: place(), kind: 'group', on: '2026-09-15', group: 'B' };
    const effect = await house.invoke('cleo', 'enrolment.preview', move);
    expect(effect.text).toContain('Expected seats\n4 before, 5 after');
    expect(effect.text).toContain('invited to the session that becomes theirs');
    await house.press('cleo', effect.card, 'Confirm');
    await house.press('cleo', effect.card, 'Confirm');
    expect(await plans()).toMatchObject([
      { kind: 'inviteOne', cursor: 'rene', programId: program.programId, cohortId: program.cohortId, state: 'open' },
    ]);
  });

  test('a change that gives no session invites to none', async () => {
    const effect = await house.invoke('cleo', 'enrolment.preview', { place: place(), kind: 'leave', on: '2026-09-15' });
    expect(effect.text).not.toContain('invited');
    await house.press('cleo', effect.card, 'Confirm');
    await house.work();
    expect(await plans()).toMatchObject([{ kind: 'inviteOne', state: 'done' }]); // it only frees what was theirs
    expect(JSON.stringify(house.connector.posted())).not.toContain('rsvp.answer');
  });

  test('a confirmation that is pressed twice changes once, and the second says how it is now', async () => {
    const effect = await house.invoke('cleo', 'enrolment.preview', {
      place: place(),
      kind: 'group',
      on: '2026-09-15',
      group: 'B',
    });
    await house.press('cleo', effect.card, 'Confirm');
    const again = await house.press('cleo', effect.card, 'Confirm');
    expect(again.text).toContain('That is how it is already');
    expect((await stored())?.spells).toEqual([
      { group: 'A', from: '2026-09-01', to: '2026-09-14' },
      { group: 'B', from: '2026-09-15' },
    ]);
    expect(await audit()).toHaveLength(1);
  });

  test('two coordinators at once: the second sees the effect as it is now, and confirms that', async () => {
    const first = await house.invoke('cleo', 'enrolment.preview', {
      place: place(),
      kind: 'group',
      on: '2026-09-15',
      group: 'B',
    });
    const second = await house.invoke('cleo', 'enrolment.preview', {
      place: place(),
      kind: 'withdraw',
      on: '2026-09-24',
    });
    await house.press('cleo', first.card, 'Confirm');
    const told = await house.press('cleo', second.card, 'Confirm');
    expect(told.text).toContain('Somebody changed this enrolment meanwhile.');
    expect((await house.press('cleo', told.card, 'Confirm')).text).toContain('Done.');
    expect((await stored())?.spells).toEqual([
      { group: 'A', from: '2026-09-01', to: '2026-09-14' },
      { group: 'B', from: '2026-09-15', to: '2026-09-24' },
    ]);
  });

  test.each([
    ['a day before the place begins', { kind: 'withdraw', on: '2026-08-01' }, 'no place in the cohort on that day'],
    ['a day that does not exist', { kind: 'withdraw', on: '2026-02-30' }, 'That is not a day.'],
    ['a move to no group', { kind: 'group', on: '2026-09-15', group: '  ' }, 'write the new group'],
    ['a move to a group with an endless name', { kind: 'group', on: '2026-09-15', group: 'x'.repeat(20_000) }, 'group'],
    ['a department that is not named', { kind: 'department', on: '2026-09-10', department: '' }, 'write the new one'],
    [
      'a department from tomorrow on',
      { kind: 'department', on: '2026-09-11', department: 'TBS' },
      'Come back on that day',
    ],
    [
      'a supervisor without an address',
      { kind: 'supervisor', on: '2026-09-10', supervisor: 'Eva' },
      'not an e-mail address',
    ],
    ['a return of somebody who is there', { kind: 'return', on: '2026-09-15' }, 'already has a place'],
  ])('%s gets a sentence, and what was typed is kept', async (_what, typed, words) => {
    const { text, card } = await house.invoke('cleo', 'enrolment.preview', { place: place(), ...typed });
    expect(text).toContain(words);
    expect(JSON.stringify(card)).toContain(`"value":"${typed.on}"`);
  });
});

describe('a coordinator changes what is known of the person', () => {
  const person = async () => (await house.deps.store.get('person', personPk('rene'), personId('rene')))?.body;
  const traces = async () =>
    (await house.deps.store.list(personPk('rene'), 'audit', { limit: 100 })).map(({ body }) => body);

  test('department: the card says what stays; the place keeps the one as at selection; they are told in French', async () => {
    await house.say('rene', 'aide');
    const change = { place: place(), kind: 'department', on: '2026-09-08', department: 'SCT' };
    const effect = await house.invoke('cleo', 'enrolment.preview', change);
    expect(effect.text).toContain('Expected seats\n4, unchanged');
    expect(effect.text).toContain('Figures by department keep the one that they had at selection.');
    expect(await person()).not.toHaveProperty('department');
    await house.press('cleo', effect.card, 'Confirm');
    expect(await person()).toMatchObject({ department: 'SCT' });
    expect((await stored())?.department).toBe('NRCan');
    expect(await traces()).toMatchObject([
      { who: 'cleo', what: 'enrolment.department', before: '-', after: 'SCT 2026-09-08/' },
    ]);
    await house.work();
    expect(JSON.stringify(house.connector.posted().at(-1))).toContain('depuis le mardi 8 septembre 2026 : SCT');
  });

  test('supervisor: the address is checked and kept as addresses are, and the audit knows it by its id alone', async () => {
    const change = { place: place(), kind: 'supervisor', on: '2026-09-10', supervisor: ' Eva.Roy@Example.GC.ca ' };
    const effect = await house.invoke('cleo', 'enrolment.preview', change);
    await house.press('cleo', effect.card, 'Confirm');
    const again = await house.press('cleo', effect.card, 'Confirm');
    expect(again.text).toContain('That is how it is already');
    expect(await person()).toMatchObject({ supervisorEmail: 'eva.roy@example.gc.ca' });
    const [trace, another] = await traces();
    expect(another).toBeUndefined();
    expect(trace?.after).toBe(`${mailId('eva.roy@example.gc.ca')} 2026-09-10/`);
    expect(JSON.stringify(trace)).not.toContain('eva.roy');
  });

  test('a change by somebody else in between is shown anew before it is confirmed', async () => {
    const of = (department: string) => ({ place: place(), kind: 'department', on: '2026-09-10', department });
    const first = await house.invoke('cleo', 'enrolment.preview', of('SCT'));
    const second = await house.invoke('cleo', 'enrolment.preview', of('BAC'));
    await house.press('cleo', first.card, 'Confirm');
    const told = await house.press('cleo', second.card, 'Confirm');
    expect(told.text).toContain('Somebody changed this enrolment meanwhile.');
    expect((await house.press('cleo', told.card, 'Confirm')).text).toContain('Done.');
    expect(await person()).toMatchObject({ department: 'BAC' });
  });
});

describe('who may change enrolments', () => {
  test('a participant and a coordinator of another program are refused, and learn nothing', async () => {
    const other = await seedProgram(house.deps, {}, 'Certificate');
    await seedPerson(house.deps, { pid: 'olga', name: 'Olga', language: 'en', email: 'olga@example.gc.ca' });
    await seedRole(house.deps, other, 'olga', 'coordinator');
    const change = { kind: 'withdraw', on: '2026-09-17' };
    const real = await house.invoke('olga', 'enrolment.preview', { place: place(), ...change });
    const invented = await house.invoke('olga', 'enrolment.preview', {
      place: `${program.programId}.cnothing.rene`,
      ...change,
    });
    expect(real.text).toContain('Only coordinators can change enrolments.');
    expect(real.card).toEqual(invented.card);
    expect(
      (await house.invoke('rene', 'enrolment.confirm', { place: place(), ...change, version: '1' })).text,
    ).toContain('Seule l’équipe');
    expect(await audit()).toEqual([]);
  });
});
