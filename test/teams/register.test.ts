import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { registerPk } from '../../bot/domain/key.ts';
import type { SessionRef } from '../../bot/domain/session.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from '../support/cohort.ts';
import { openHouse, textOf, type House } from '../support/house.ts';
import { walk } from '../support/walk.ts';

const second = 1_000;
let house: House;
let program: Seeded;
let ref: SessionRef;

beforeEach(async () => {
  house = await openHouse();
  const { deps } = house;
  program = await seedProgram(deps, { code: true });
  const people = { ada: 'Ada Moss', bea: 'Bea *Stone*', rene: 'René Ouellet' };
  for (const [pid, name] of Object.entries(people)) {
    await seedPerson(deps, { pid, name, language: 'en', email: `${pid}@example.gc.ca` });
    await seedEnrolment(deps, program, pid);
  }
  await seedPerson(deps, {
    pid: 'cleo',
    name: 'Cléo Roy',
    language: 'en',
    timeZone: 'America/Toronto',
    email: 'cleo@example.gc.ca',
  });
  await seedRole(deps, program, 'cleo', 'coordinator');
  ref = await seedSession(deps, program, { remote: true });
});
afterEach(async () => {
  await house.close();
});

const entries = async () =>
  (await house.deps.store.list(registerPk(ref.sessionId), 'entry', { limit: 100 })).map(({ body }) => body);

describe('the register card', () => {
  test('shows counts by status, who is unrecorded, and the code with its remaining seconds', async () => {
    await house.invoke('ada', 'attendance.checkIn', { ...ref, remote: true });
    house.clock.pass(13 * second);
    const { text } = await house.say('cleo', 'register');
    expect(text).toContain('3 expected seats');
    expect(text).toContain('Present\n1');
    expect(text).toContain('Unrecorded (2)');
    expect(text).toContain('Bea \\*Stone\\*, René Ouellet');
    expect(text).toMatch(/Code: \d{6}\nnew code in 17 seconds/);
  });

  test('the code on the card is the one that checks people in', async () => {
    const { text } = await house.say('cleo', 'register');
    const code = /Code: (\d{6})/.exec(text)?.[1] ?? '';
    const { text: outcome } = await house.invoke('ada', 'attendance.checkIn', { ...ref, code });
    expect(outcome).toContain('You are checked in');
  });

  test('shows no code before check-in opens or after it closes', async () => {
    for (const at of [NINE - 31 * 60 * second, NINE + 7 * 3_600 * second + second]) {
      house.clock.set(at);
      const { text } = await house.invoke('cleo', 'register.open', ref);
      expect(text).toContain('Check-in is not open.');
      expect(text).not.toMatch(/\d{6}\b/);
    }
  });

  test('refreshes in place', async () => {
    const { card } = await house.say('cleo', 'register');
    await house.invoke('ada', 'attendance.checkIn', { ...ref, remote: true });
    const { text } = await house.press('cleo', card, 'Refresh');
    expect(text).toContain('Present\n1');
  });

  test('offers a choice where several sessions are on today', async () => {
    await seedSession(house.deps, program, { code: 'LE02', titleEn: 'The other one' });
    const { text } = await house.say('cleo', 'register');
    expect(text).toContain('Which register?');
    expect(text).toContain('The other one');
  });
});

describe('marking one person present', () => {
  test('records it as the coordinator’s, with an audit line', async () => {
    const { card } = await house.say('cleo', 'register');
    const { text } = await house.press('cleo', card, 'register.mark', { person: 'bea' });
    expect(text).toContain('is marked present. You can undo this for ten seconds.');
    expect(await entries()).toMatchObject([{ pid: 'bea', source: 'facilitator', status: 'present', by: 'cleo', n: 1 }]);
    const audit = await house.deps.store.list(registerPk(ref.sessionId), 'audit', { limit: 10 });
    expect(audit.map(({ body }) => body)).toMatchObject([{ who: 'cleo', what: 'register.mark', after: 'present' }]);
  });

  test('pressed twice at once, it is one mark', async () => {
    const { card } = await house.say('cleo', 'register');
    await Promise.all([1, 2, 3].map(() => house.press('cleo', card, 'register.mark', { person: 'bea' })));
    expect(await entries()).toHaveLength(1);
  });

  test.each([
    ['at exactly ten seconds', 10, 'was taken back', 2],
    ['one second late', 11, 'A mark can be undone for ten seconds', 1],
  ])('can be undone for ten seconds: %s', async (_when, seconds, words, count) => {
    const { card } = await house.say('cleo', 'register');
    const marked = await house.press('cleo', card, 'register.mark', { person: 'bea' });
    house.clock.pass(seconds * second);
    const { text } = await house.press('cleo', marked.card, 'Undo');
    expect(text).toContain(words);
    expect(await entries()).toHaveLength(count);
    expect(text.includes('Unrecorded (3)')).toBe(count === 2);
  });

  test('an old press that arrives after the undo does not mark again; a new one does', async () => {
    const { card } = await house.say('cleo', 'register');
    const marked = await house.press('cleo', card, 'register.mark', { person: 'bea' });
    house.clock.pass(second);
    const undone = await house.press('cleo', marked.card, 'Undo');
    await house.press('cleo', card, 'register.mark', { person: 'bea' });
    expect(await entries()).toHaveLength(2);
    const again = await house.press('cleo', undone.card, 'register.mark', { person: 'bea' });
    expect(again.text).toContain('Unrecorded (2)');
  });

  test('somebody who has no seat cannot be marked', async () => {
    const { text } = await house.invoke('cleo', 'register.mark', { ...ref, person: 'cleo', shown: NINE });
    expect(text).toContain('Choose a person from the list.');
    expect(await entries()).toEqual([]);
  });
});

describe('who may see a register', () => {
  test('a participant who asks is refused, and learns nothing', async () => {
    const { text, card } = await house.say('ada', 'register');
    expect(text).toBe('You have no register to see here. If you think you should, ask your coordinators.');
    const invented = await house.invoke('ada', 'register.open', { ...ref, sessionId: 'snothing' });
    const real = await house.invoke('ada', 'register.open', ref);
    expect(real.card).toEqual(invented.card);
    expect(real.card).toEqual(card);
  });

  test('a coordinator of another program is refused the same way', async () => {
    const other = await seedProgram(house.deps, {}, 'Certificate');
    await seedPerson(house.deps, { pid: 'olga', name: 'Olga', language: 'en' });
    await seedRole(house.deps, other, 'olga', 'coordinator');
    for (const one of [ref, { ...ref, programId: other.programId }]) {
      expect((await house.invoke('olga', 'register.open', one)).text).toContain('You have no register to see here');
      expect((await house.invoke('olga', 'register.mark', { ...one, person: 'bea', shown: NINE })).text).toContain(
        'You have no register',
      );
    }
    expect(await entries()).toEqual([]);
  });

  test('a facilitator of the program may', async () => {
    await seedPerson(house.deps, { pid: 'fay', name: 'Fay', language: 'fr', email: 'fay@example.gc.ca' });
    await seedRole(house.deps, program, 'fay', 'facilitator');
    expect((await house.say('fay', 'feuille')).text).toContain('Feuille de présence');
  });

  test('in a channel, where no chat with that person is known yet, they are asked to open one', async () => {
    const channel = { conversation: { id: '19:team', conversationType: 'channel' } };
    const { text } = await house.say('cleo', 'register', channel);
    expect(text).toContain('Open a personal chat with me, and ask again there.');
    expect(text).not.toMatch(/Moss|Code/);
  });

  test('in a channel the register goes to the coordinator’s own chat, and the channel sees no name and no code', async () => {
    await house.say('cleo', 'hi');
    const channel = { conversation: { id: '19:team', conversationType: 'channel' } };
    const before = house.connector.calls.length;
    await house.say('cleo', '<at>Cadre</at> register', channel);
    const after = house.connector.calls.slice(before);
    const inChannel = after.filter(({ conversationId }) => conversationId === '19:team');
    const inPerson = after.filter(({ conversationId }) => conversationId === 'a:cleo');
    expect(inChannel.map(({ body }) => textOf(walk(body)[0] ?? {}))).toEqual([
      expect.stringContaining('I answered you in our personal chat.'),
    ]);
    expect(JSON.stringify(inChannel)).not.toMatch(/Moss|Code/);
    expect(JSON.stringify(inPerson)).toContain('Ada Moss');
  });
});
