import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { enrolmentId, programPk } from '../../bot/domain/key.ts';
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
    expect(text).toContain('Done. The enrolment of René Ouellet is changed.');
    expect((await stored())?.spells).toEqual([{ group: 'A', from: '2026-09-01', to: '2026-09-17' }]);
    expect(await audit()).toMatchObject([
      { who: 'cleo', what: 'enrolment.withdraw', before: 'A 2026-09-01/', after: 'A 2026-09-01/2026-09-17' },
    ]);
    expect(JSON.stringify(house.connector.posted().at(-1))).toContain(
      'Votre inscription prend fin le jeudi 17 septembre 2026',
    );
  });

  test('is told where the person could not be', async () => {
    house.connector.fail({ kind: 'status', status: 403, body: { error: { code: 'ConversationBlockedByUser' } } });
    const { card } = await house.invoke('cleo', 'enrolment.preview', {
      place: place(),
      kind: 'leave',
      on: '2026-09-20',
    });
    expect((await house.press('cleo', card, 'Confirm')).text).toContain('please write to them');
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
    ['a return of somebody who is there', { kind: 'return', on: '2026-09-15' }, 'already has a place'],
  ])('%s gets a sentence, and what was typed is kept', async (_what, typed, words) => {
    const { text, card } = await house.invoke('cleo', 'enrolment.preview', { place: place(), ...typed });
    expect(text).toContain(words);
    expect(JSON.stringify(card)).toContain(`"value":"${typed.on}"`);
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
