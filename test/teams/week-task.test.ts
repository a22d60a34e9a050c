import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { matchPk, programPk, sessionDocId } from '../../bot/domain/key.ts';
import { announce } from '../../bot/features/invitation.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from '../support/cohort.ts';
import { seedChat } from '../support/due.ts';
import type { House } from '../support/house.ts';
import { HOUR, openInboxScene, type InboxScene } from '../support/inbox.ts';
import { walk } from '../support/walk.ts';

const DAY = 24 * HOUR;
let scene: InboxScene;
let house: House;
let program: Seeded;
beforeEach(async () => {
  scene = await openInboxScene();
  ({ house, program } = scene);
  await seedRole(house.deps, program, 'ada', 'facilitator');
});
afterEach(async () => {
  await house.close();
});

const week = () => house.say('cleo', 'this week');
const inDays = (days: number) => ({ startsAt: NINE + days * DAY, endsAt: NINE + days * DAY + 2 * HOUR });
/** What the card says to do, in order. */
const tasksOf = (text: string): string[] => text.split('\n').filter((line) => /^\*\*\d\.\*\*/.test(line));

describe('a thing to do has one sentence and a button that does it', () => {
  test.each([
    [
      'a draft that begins soon',
      { ...inDays(10), status: 'draft' },
      '"Thinking across departments", on Sunday, September 20, 2026, is still a draft: nobody has been told of it.',
      'Look at it and publish',
      'schedule.publish',
    ],
    [
      'a draft without its French title',
      { ...inDays(10), status: 'draft', titleFr: '' },
      'The French title of "Thinking across departments", on Sunday, September 20, 2026, is missing',
      'Add the French title',
      'schedule.save',
    ],
    [
      'a session of this week without a place',
      { ...inDays(4), place: '' },
      '"Thinking across departments", on Monday, September 14, 2026, has neither a place nor a link yet.',
      'Add a place or a link',
      'schedule.save',
    ],
    [
      'a register with unrecorded seats',
      inDays(-6),
      'The register of "Thinking across departments", on Friday, September 4, 2026, has 1 unrecorded seat.',
      'Open the register',
      'register.mark',
    ],
  ] as const)('%s', async (_what, changes, sentence, button, then) => {
    await seedSession(house.deps, program, changes);
    const { card, text } = await week();
    expect(text).toContain('One thing is worth doing.');
    expect(tasksOf(text)).toEqual([expect.stringContaining(sentence)]);
    const pressed = await house.press('cleo', card, button);
    expect(walk(pressed.card).map(({ verb }) => verb)).toContain(then);
  });

  test('a session that nobody facilitates, where the program has no facilitators either', async () => {
    const other = await seedProgram(house.deps, {}, 'Certificate');
    await seedRole(house.deps, other, 'cleo', 'coordinator');
    await seedSession(house.deps, other, inDays(2));
    const { text } = await week();
    expect(tasksOf(text)).toEqual([expect.stringContaining('Certificate: Nobody is named to facilitate')]);
  });

  test('open questions, and the inbox behind them', async () => {
    await scene.asked('Une question');
    const { card, text } = await week();
    expect(tasksOf(text)).toEqual(['**1.** 1 question waits in your inbox.']);
    expect((await house.press('cleo', card, 'Open the inbox')).text).toContain('Une question');
  });

  test('an identity question, and the list that decides it', async () => {
    const identity = { tenantId: 't', objectId: 'o' };
    const body = {
      matchId: 'm1',
      newcomer: 'ada',
      candidate: 'rene',
      identity,
      state: 'open' as const,
      openedAt: NINE,
    };
    await house.deps.store.upsert({ pk: matchPk, id: 'm1', type: 'match', sk: 'm1', body });
    const { card, text } = await week();
    expect(tasksOf(text)).toEqual(['**1.** Somebody writes from a new account: say whether it is the same person.']);
    expect((await house.press('cleo', card, 'Decide')).text).toContain('Is this the same person?');
  });

  test('messages of a broadcast that did not arrive', async () => {
    const cast = { castId: 'cast1', textEn: 'Room changed', textFr: 'Nouvelle salle', at: NINE - DAY };
    await scene.seedCast({ ...cast, state: 'failed' });
    expect(tasksOf((await week()).text)).toEqual(['**1.** 1 message of a broadcast did not arrive, or may not have.']);
  });

  test('people whom Teams cannot reach', async () => {
    await seedPerson(house.deps, { pid: 'zoe', name: 'Zoé Pelletier', language: 'fr' });
    await seedEnrolment(house.deps, program, 'zoe');
    await seedChat(house.deps.store, 'zoe', false);
    const { text } = await week();
    expect(tasksOf(text)).toEqual(['**1.** I cannot reach 1 person of your programs in Teams.']);
    expect(text).not.toContain('Zoé');
  });

  test('a session that many have not answered: how many, and never who; nothing where nobody was asked', async () => {
    for (const pid of ['ben', 'dov']) {
      await seedPerson(house.deps, { pid, name: `${pid} Silent`, language: 'en', email: `${pid}@example.gc.ca` });
      await seedEnrolment(house.deps, program, pid);
      await house.say(pid, 'help');
    }
    const { programId, sessionId } = await seedSession(house.deps, program, inDays(4));
    expect((await week()).text).toContain('There is nothing that you must do this week.');
    const session = await house.deps.store.get('session', programPk(programId), sessionDocId(sessionId));
    if (!session) throw new Error('no session');
    await announce(house.deps, session.body);
    const { text, card } = await week();
    expect(tasksOf(text)).toEqual([
      expect.stringContaining('3 people have not said whether they come to "Thinking across departments"'),
    ]);
    expect(JSON.stringify(card)).not.toMatch(/Silent|René/);
  });
});

describe('of many things to do', () => {
  test('three are shown, the most urgent first, and several of a kind as one', async () => {
    const { deps } = house;
    await seedSession(deps, program, { code: 'A', ...inDays(1), place: '' });
    await seedSession(deps, program, { code: 'B', ...inDays(2), place: '' });
    await seedSession(deps, program, { code: 'C', ...inDays(3), status: 'draft' });
    await seedSession(deps, program, { code: 'D', ...inDays(-6) });
    await scene.asked('Une question');
    const { text } = await week();
    expect(text).toContain('3 things are worth doing, in this order.');
    expect(tasksOf(text)).toEqual([
      expect.stringMatching(/^\*\*1\.\*\* 2 sessions of the coming week have neither a place nor a link yet\./),
      expect.stringMatching(/^\*\*2\.\*\* .* is still a draft/),
      expect.stringMatching(/^\*\*3\.\*\* The register of .* has 1 unrecorded seat\./),
    ]);
  });

  test('none is of a program that the reader does not coordinate', async () => {
    const other = await seedProgram(house.deps, {}, 'Certificate');
    await seedSession(house.deps, other, { ...inDays(3), status: 'draft' });
    expect((await week()).text).toContain('There is nothing that you must do this week.');
  });
});
