import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { NINE, seedProgram, seedRole, type Seeded } from '../support/cohort.ts';
import type { House } from '../support/house.ts';
import { HOUR, openInboxScene, type InboxScene } from '../support/inbox.ts';
import { walk } from '../support/walk.ts';

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

describe('the coordinators', () => {
  test('are told once for all questions of an hour, each in their language, without a word of what was asked', async () => {
    for (let n = 0; n < 20; n += 1) await scene.asked(`Question ${n}`);
    await house.work();
    expect(await scene.deliveries('inboxNew')).toEqual([]);
    const before = house.connector.posted().length;
    house.clock.set(NINE + HOUR);
    await house.work();
    expect(scene.saidTo('Cléo Roy', before)).toEqual([
      expect.stringContaining('20 questions wait in the inbox of Leadership.'),
    ]);
    expect(scene.saidTo('Luc Hébert', before)).toEqual([
      expect.stringContaining('20 questions attendent dans la boîte'),
    ]);
    expect(JSON.stringify(house.connector.posted().slice(before))).not.toContain('Question 3');
    await house.work();
    expect(scene.saidTo('Cléo Roy', before)).toHaveLength(1);
  });

  test('are not told of what is answered by then', async () => {
    await scene.asked();
    const { card } = await scene.opened('cleo');
    await house.press('cleo', card, 'No answer needed');
    house.clock.set(NINE + HOUR);
    await house.work();
    expect(await scene.deliveries('inboxNew')).toMatchObject([
      { state: 'skipped', reason: 'answered' },
      { state: 'skipped', reason: 'answered' },
    ]);
  });

  test('are told the rest together the next morning where the day had its two messages', async () => {
    for (let hour = 0; hour < 5; hour += 1) {
      await scene.asked(`Question ${hour}`);
      house.clock.set(NINE + (hour + 1) * HOUR);
      await house.work();
      house.clock.pass(5 * 60_000);
    }
    expect(
      (await scene.deliveries('inboxNew')).filter(({ pid, state }) => pid === 'cleo' && state === 'sent'),
    ).toHaveLength(2);
    const before = house.connector.posted().length;
    house.clock.set(Date.parse('2026-09-11T12:00:00Z'));
    await house.work();
    expect(scene.saidTo('Cléo Roy', before)).toEqual([expect.stringContaining('5 questions wait')]);
  });

  test('see who asked, when, and after which broadcast', async () => {
    await scene.seedCast({
      castId: 'cast1',
      textEn: 'Room changed to B',
      textFr: 'Nouvelle salle : B',
      at: NINE - 26 * HOUR,
    });
    await scene.seedCast({
      castId: 'cast2',
      textEn: 'Bring your badge',
      textFr: 'Apportez votre insigne',
      at: NINE - 2 * HOUR,
    });
    await scene.asked();
    const { text } = await house.say('luc', 'boîte de réception');
    expect(text).toContain('1 question attend une réponse.');
    expect(text).toContain('René Ouellet');
    expect(text).toContain('10 sept. 2026, 9 h 05');
    expect(text).toContain('À la suite du message collectif « Apportez votre insigne »');
    expect((await scene.opened('cleo')).text).toContain('After the broadcast\n"Bring your badge"');
  });

  test('a broadcast older than a week, or not delivered, is not what it is about', async () => {
    await scene.seedCast({
      castId: 'cast1',
      textEn: 'Room changed to B',
      textFr: 'Nouvelle salle : B',
      at: NINE - 8 * 24 * HOUR,
    });
    await scene.seedCast({
      castId: 'cast2',
      textEn: 'Bring your badge',
      textFr: 'Apportez votre insigne',
      at: NINE - HOUR,
      state: 'failed',
    });
    await scene.asked();
    expect((await scene.opened('cleo')).text).not.toContain('After the broadcast');
  });

  test('see open questions first, ten at a time, each once', async () => {
    for (let n = 0; n < 25; n += 1) {
      await scene.asked(`Question ${n}.`);
      house.clock.pass(1_000);
    }
    const first = await scene.opened('cleo'); // the longest waiting
    await house.press('cleo', first.card, 'inbox.answer', { answer: 'Yes' });
    const pages = [await house.say('cleo', 'inbox')];
    for (let left = 2; left > 0; left -= 1) {
      pages.push({ ...(await house.press('cleo', pages.at(-1)?.card ?? {}, 'Show more')), cards: [] });
    }
    const seen = pages.map(({ text }) => [...text.matchAll(/Question (\d+)\./g)].map(([, n]) => Number(n)));
    expect(seen.map((page) => page.length)).toEqual([10, 10, 5]);
    expect(seen.flat()).toEqual([...Array.from({ length: 24 }, (_, n) => n + 1), 0]);
    expect(JSON.stringify(pages.at(-1)?.card)).not.toContain('Show more');
  });
});

describe('an answer', () => {
  test('goes back in the chat, in the person’s language and the coordinator’s words, and the card says so', async () => {
    await scene.asked();
    const { card } = await scene.opened('cleo');
    const done = await house.press('cleo', card, 'Send the answer', { answer: 'Yes, at 9:00.\nSee *you*.' });
    expect(done.text).toContain('Answered by Cléo Roy');
    expect(done.text).toContain('The answer is on its way.');
    const before = house.connector.posted().length;
    await house.work();
    const [said] = scene.saidTo('René Ouellet', before);
    expect(said).toContain('L’équipe de coordination de Leadership vous a répondu');
    expect(said).toContain('Yes, at 9:00.\n\nSee \\*you\\*.');
    expect((await scene.opened('luc')).text).toContain('La réponse a été remise.');
  });

  test('pressed twice is sent once', async () => {
    await scene.asked();
    const { card } = await scene.opened('cleo');
    const answers = await Promise.all(
      [1, 2].map(() => house.press('cleo', card, 'Send the answer', { answer: 'Yes.' })),
    );
    for (const { text } of answers) expect(text).toContain('Answered by Cléo Roy');
    const before = house.connector.posted().length;
    await house.work();
    expect(scene.saidTo('René Ouellet', before)).toHaveLength(1);
    expect((await scene.audit()).filter(({ what }) => what === 'inbox.answer')).toHaveLength(1);
  });

  test('of a second coordinator is not sent: they see who was first, and keep what they typed', async () => {
    await scene.asked();
    const [hers, his] = [await scene.opened('cleo'), await scene.opened('luc')];
    await house.press('cleo', hers.card, 'Send the answer', { answer: 'At nine.' });
    const second = await house.press('luc', his.card, 'inbox.answer', { answer: 'À dix heures, je crois.' });
    expect(second.text).toContain('Cléo Roy a répondu avant vous. Votre réponse n’a pas été envoyée.');
    expect(second.text).toContain('À dix heures, je crois.');
    expect(second.text).toContain('At nine.');
    expect(await scene.deliveries('inboxAnswer')).toHaveLength(1);
    const close = await house.press('luc', his.card, 'inbox.close');
    expect(close.text).toContain('Cléo Roy a répondu avant vous.');
  });

  test('of two coordinators at the same moment is one answer, and each of them reads which', async () => {
    await scene.asked();
    const [hers, his] = [await scene.opened('cleo'), await scene.opened('luc')];
    const [one, two] = await Promise.all([
      house.press('cleo', hers.card, 'inbox.answer', { answer: 'At nine.' }),
      house.press('luc', his.card, 'inbox.answer', { answer: 'À dix heures.' }),
    ]);
    const [item] = await scene.items();
    const first = item?.['answeredBy'] === 'cleo';
    expect((first ? two : one).text).toMatch(/a répondu avant vous|was quicker/);
    expect(one.text).toContain(String(item?.['answer']));
    expect(two.text).toContain(String(item?.['answer']));
    const before = house.connector.posted().length;
    await house.work();
    expect(house.connector.posted().slice(before)).toHaveLength(1);
  });

  test.each([
    ['   ', 'There is nothing to send yet.'],
    ['x'.repeat(2_001), 'An answer has 2,000 characters at most, and this has 2,001.'],
    ['x'.repeat(20_000), 'this has 20,000.'],
  ])('that cannot be sent gets a sentence, and what was typed is kept', async (typed, words) => {
    await scene.asked();
    const { card } = await scene.opened('cleo');
    const { text, card: again } = await house.press('cleo', card, 'Send the answer', { answer: typed });
    expect(text).toContain(words);
    expect(walk(again).find(({ type }) => type === 'Input.Text')?.['value']).toBe(typed.slice(0, 10_000));
    expect(await scene.items()).toMatchObject([{ state: 'open' }]);
  });

  test('that cannot be delivered is shown to the coordinators; no e-mail carries it', async () => {
    await scene.asked();
    const { card } = await scene.opened('cleo');
    await house.press('cleo', card, 'Send the answer', { answer: 'Your private matter is settled.' });
    house.connector.fail({ kind: 'status', status: 403, body: { error: { code: 'ConversationBlockedByUser' } } });
    await house.work();
    house.connector.heal();
    expect((await scene.opened('luc')).text).toContain('La réponse n’a pas pu être remise dans la conversation.');
    expect(house.mails).toEqual([]);
  });

  test('waits for working hours, and the card says so', async () => {
    await scene.asked();
    house.clock.set(Date.parse('2026-09-11T23:00:00Z')); // Friday evening
    const { card } = await scene.opened('cleo');
    await house.press('cleo', card, 'Send the answer', { answer: 'Yes.' });
    await house.work();
    expect((await scene.opened('cleo')).text).toContain('It arrives during working hours.');
    const before = house.connector.posted().length;
    house.clock.set(Date.parse('2026-09-14T12:00:00Z')); // Monday, 8:00
    await house.work();
    expect(scene.saidTo('René Ouellet', before)).toEqual([expect.stringContaining('Yes.')]);
  });

  test('is not needed for a word of thanks: the question is closed, and nobody is told', async () => {
    await scene.asked('Merci beaucoup!');
    const { card } = await scene.opened('cleo');
    expect((await house.press('cleo', card, 'No answer needed')).text).toContain(
      'Closed by Cléo Roy, without an answer',
    );
    expect(await scene.deliveries('inboxAnswer')).toEqual([]);
    expect((await house.say('luc', 'boîte de réception')).text).toContain('Aucune question n’attend de réponse.');
  });
});

describe('what is private stays so', () => {
  test('words and answers are in no log, no audit entry and no delivery', async () => {
    await scene.asked('secretquestion');
    const { card } = await scene.opened('cleo');
    await house.press('cleo', card, 'Send the answer', { answer: 'secretanswer' });
    house.clock.set(NINE + HOUR);
    await house.work();
    const { lines } = house.log;
    const kept = JSON.stringify([
      lines,
      await scene.audit(),
      await scene.deliveries('inboxAnswer'),
      await scene.deliveries('inboxNew'),
    ]);
    expect(kept).not.toMatch(/secretquestion|secretanswer|René/);
  });

  test('participants, facilitators and coordinators of another program learn nothing, real or invented', async () => {
    await scene.asked();
    const [item] = await scene.items();
    const other = await seedProgram(house.deps, {}, 'Certificate');
    await seedRole(house.deps, other, 'ada', 'coordinator');
    const real = { programId: program.programId, person: 'rene', itemId: item?.itemId ?? '' };
    const invented = { ...real, itemId: 'nothing' };
    for (const [name, data] of [
      ['inbox.open', {}],
      ['inbox.answer', { answer: 'Hello' }],
      ['inbox.close', {}],
    ] as const) {
      const one = await house.invoke('ada', name, { ...real, ...data });
      expect(one.text).toContain('Only coordinators see the inbox.');
      expect((await house.invoke('ada', name, { ...invented, ...data })).card).toEqual(one.card);
    }
    expect((await house.say('rene', 'boîte de réception')).text).toContain('Seule l’équipe de coordination');
    expect((await house.say('ada', 'inbox')).text).not.toContain('René');
    expect(await scene.items()).toMatchObject([{ state: 'open' }]);
  });
});
