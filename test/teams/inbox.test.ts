import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mayDo } from '../../bot/domain/door.ts';
import { programPk } from '../../bot/domain/key.ts';
import { ask } from '../../bot/features/inbox.ts';
import { inboxVerbs } from '../../bot/teams/handlers/inbox.ts';
import { seedEnrolment, seedProgram, seedRole, type Seeded } from '../support/cohort.ts';
import type { House } from '../support/house.ts';
import { openInboxScene, QUESTION, type InboxScene } from '../support/inbox.ts';

let scene: InboxScene;
let house: House;
let program: Seeded;
beforeEach(async () => {
  scene = await openInboxScene();
  ({ house, program } = scene);
});
afterEach(async () => {
  await house.close();
});

describe('free text', () => {
  test('is offered to the coordinators as it was typed, and nothing is kept before Send is pressed', async () => {
    const { text, card } = await house.say('rene', QUESTION);
    expect(text).toContain('Envoyer ceci à l’équipe de coordination?');
    expect(text).toContain('Est-ce que \\*\\*jeudi\\*\\* commence à 9 h?\n\nMerci!');
    expect(await scene.items()).toEqual([]);
    const sent = await house.press('rene', card, 'Envoyer');
    expect(sent.text).toContain('C’est envoyé à l’équipe de coordination de Leadership.');
    expect(await scene.items()).toMatchObject([{ pid: 'rene', text: QUESTION, state: 'open', at: house.clock.now() }]);
    expect(await scene.audit()).toMatchObject([{ who: 'rene', what: 'inbox.ask' }]);
  });

  test('"No" shows the help, and keeps nothing', async () => {
    const { card } = await house.say('rene', QUESTION);
    expect((await house.press('rene', card, 'Non, voir ce que je peux demander')).text).toContain(
      'Ce que vous pouvez me demander',
    );
    expect(await scene.items()).toEqual([]);
  });

  test('a greeting that goes on is a message, not a greeting', async () => {
    expect((await house.say('rene', 'Bonjour, je ne pourrai pas venir jeudi.')).text).toContain('Envoyer ceci');
    expect((await house.say('rene', 'bonjour')).text).toContain('Ce que vous pouvez me demander');
  });

  test('one that is nearly a command gets that said first', async () => {
    await seedEnrolment(house.deps, program, 'ada');
    const { text } = await house.say('ada', 'chek in');
    expect(text).toContain('Did you mean "check in"?');
    expect(text).toContain('Send this to the coordinators?');
  });

  test('pressed twice, and at the same time, is one question', async () => {
    const { card } = await house.say('rene', QUESTION);
    const answers = await Promise.all([1, 2, 3].map(() => house.press('rene', card, 'Envoyer')));
    for (const { text } of answers) expect(text).toContain('C’est envoyé');
    expect(await scene.items()).toHaveLength(1);
    expect(await scene.audit()).toHaveLength(1);
  });

  test('of 2,001 characters gets a sentence, before Send and after an edited card', async () => {
    const long = await house.say('rene', 'é'.repeat(2_001));
    expect(long.text).toMatch(/au plus 2\s000 caractères, et ce message en compte 2\s001/);
    const { text } = await house.invoke('rene', 'inbox.ask', {
      programId: program.programId,
      itemId: 'x1',
      words: 'é'.repeat(20_000),
    });
    expect(text).toMatch(/en compte 20\s000/);
    expect(await scene.items()).toEqual([]);
    await scene.asked('é'.repeat(2_000));
    expect(await scene.items()).toHaveLength(1);
  });

  test('of somebody in several programs goes to the one that they choose, and to no other', async () => {
    const other = await seedProgram(house.deps, {}, 'Certificate');
    await seedEnrolment(house.deps, other, 'rene');
    const { card, text } = await house.say('rene', QUESTION);
    expect(text).toContain('Programme');
    const sent = await house.press('rene', card, 'Envoyer', { programId: other.programId });
    expect(sent.text).toContain('l’équipe de coordination de Certificate');
    expect(await scene.items()).toEqual([]);
    expect((await house.say('cleo', 'inbox')).text).toContain('Nobody has asked anything yet.');
  });

  test('of somebody without a program, of a coordinator, and in a channel gets the usual answer', async () => {
    expect((await house.say('ada', QUESTION)).text).toContain('I did not understand that.');
    expect((await house.say('cleo', QUESTION)).text).toContain('I did not understand that.');
    const channel = { conversation: { id: '19:team', conversationType: 'channel' } };
    expect((await house.say('rene', QUESTION, channel)).text).toContain('Je n’ai pas compris.');
  });

  test('of a facilitator is offered too', async () => {
    await seedRole(house.deps, program, 'ada', 'facilitator');
    expect((await house.say('ada', 'The projector is broken')).text).toContain('Send this to the coordinators?');
  });

  test('to a program that is not theirs, or not there, is refused alike, and not kept', async () => {
    const other = await seedProgram(house.deps, {}, 'Certificate');
    const data = { itemId: 'x1', words: 'Hello' };
    const real = await house.invoke('ada', 'inbox.ask', { ...data, programId: other.programId });
    const invented = await house.invoke('ada', 'inbox.ask', { ...data, programId: 'pnothing' });
    expect(real.text).toContain('I could not send this.');
    expect(real.card).toEqual(invented.card);
    expect(await house.deps.store.list(programPk(other.programId), 'inboxItem', { limit: 5 })).toEqual([]);
  });
});

describe('behind the second door', () => {
  test('nothing of the inbox can be done: a link is for one thing only', async () => {
    const ref = { programId: program.programId, itemId: 'x1' };
    const actor = { pid: 'rene', name: 'René Ouellet', via: 'mail' } as const;
    expect(await ask(house.deps, actor, ref, 'Hello')).toEqual({ ok: false, refusal: { code: 'notAllowed' } });
    const offered = inboxVerbs.filter(({ verb }) =>
      PURPOSES.some((purpose) => mayDo({ purpose, ref }, verb, { programId: program.programId }, true)),
    );
    expect(offered).toEqual([]);
    expect(await scene.items()).toEqual([]);
  });
});

const PURPOSES = ['invitation', 'rsvp', 'reminder', 'checkIn', 'broadcast'] as const;
