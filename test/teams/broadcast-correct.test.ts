import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { castPk } from '../../bot/domain/key.ts';
import { openCastHouse, type CastHouse } from '../support/broadcast.ts';

let scene: CastHouse;
beforeEach(async () => {
  scene = await openCastHouse();
});
afterEach(async () => {
  await scene.house.close();
});

const SECONDS = 1_000;
/** Lets time pass and does what is due then. */
async function later(ms = 5 * SECONDS): Promise<void> {
  scene.house.clock.pass(ms);
  await scene.house.work();
}
const toReaders = () => ['ada', 'bea', 'rene'].map((pid) => scene.received(pid));
const progressOf = (castId: string) => scene.house.invoke('cleo', 'broadcast.progress', { castId });

describe('correcting', () => {
  const NEW = { textEn: 'Bring your laptop.', textFr: 'Apportez votre portable.', linkUrl: '', linkEn: '', linkFr: '' };

  async function corrected(castId: string, by = 'cleo') {
    const { card } = await progressOf(castId);
    const form = await scene.house.press(by, card, 'broadcast.correct');
    return scene.house.press(by, form.card, 'broadcast.propose', NEW);
  }

  test('replaces what was delivered, in each chat once, however often it is pressed; e-mail stays, and is said', async () => {
    const { castId } = await scene.sent();
    await scene.house.work();
    await later();
    const look = await corrected(castId);
    expect(look.text).toContain('It replaces the text in 3 chats. 1 received it by e-mail');
    expect(look.text).toContain('Apportez votre portable.');
    scene.house.connector.calls.splice(0);
    await scene.house.press('cleo', look.card, 'broadcast.replace');
    await scene.house.press('cleo', look.card, 'broadcast.replace');
    await scene.house.work();
    await later();
    const replaced = scene.changes('PUT').filter(({ pid }) => pid !== 'cleo');
    expect(replaced.map(({ pid }) => pid).sort()).toEqual(['ada', 'bea', 'rene']);
    expect(replaced.find(({ pid }) => pid === 'ada')?.text).toContain('Bring your laptop.');
    expect(replaced.find(({ pid }) => pid === 'bea')?.text).toContain('Apportez votre portable.');
    expect(toReaders()).toEqual([[], [], []]);
    expect((await progressOf(castId)).text).toContain('Correction 1\n3 done; 1 e-mail stays as it was sent');
    expect(scene.changes('PUT').at(-1)).toMatchObject({ pid: 'cleo' });
  });

  test('a second correction has a number of its own', async () => {
    const { castId } = await scene.sent({ group: 'g.A' });
    await scene.house.work();
    await later();
    for (const n of [1, 2]) {
      const form = await scene.house.invoke('cleo', 'broadcast.correct', { castId });
      const words = { ...NEW, textEn: `Version ${n}.` };
      const look = await scene.house.press('cleo', form.card, 'broadcast.propose', words);
      await scene.house.press('cleo', look.card, 'broadcast.replace');
      await scene.house.work();
    }
    const adas = scene.changes('PUT').filter(({ pid }) => pid === 'ada');
    expect(adas.map(({ text }) => /Version \d/.exec(text)?.[0])).toEqual(['Version 1', 'Version 2']);
    const audit = await scene.house.deps.store.list(castPk(castId), 'audit', { limit: 100 });
    expect(audit.map(({ body }) => body.what)).toEqual(
      expect.arrayContaining(['broadcast.correct.1', 'broadcast.correct.2']),
    );
  });

  test('a text without French replaces nothing, and comes back with a sentence and what was typed', async () => {
    const { castId } = await scene.sent();
    await scene.house.work();
    const { card, text } = await scene.house.invoke('cleo', 'broadcast.propose', {
      ...{ castId, version: 9 },
      ...{ ...NEW, textFr: ' ' },
    });
    expect(text).toContain('The French text is missing.');
    expect(JSON.stringify(card)).toContain('Bring your laptop.');
    expect(await scene.cast(castId)).not.toHaveProperty('proposal');
  });

  test('of many needs a second coordinator, where the program says so', async () => {
    const { castId } = await scene.sent();
    await scene.house.work();
    await later();
    await scene.set({ broadcastApprovalAbove: 2 });
    const look = await corrected(castId);
    expect(look.text).toContain('It goes to more than 2 people');
    const { version } = (await scene.cast(castId)) as { version: number };
    const tried = await scene.house.invoke('cleo', 'broadcast.replace', { castId, n: 1, version });
    expect(tried.text).toContain('has to send it');
    await scene.house.invoke('dov', 'broadcast.replace', { castId, n: 1, version });
    await scene.house.work();
    expect(scene.changes('PUT').filter(({ pid }) => pid === 'ada')).toHaveLength(1);
  });

  test('while it is being sent: who has the old words gets the new ones in place, the others only the new', async () => {
    const { castId } = await scene.sent();
    scene.house.connector.fail({ kind: 'status', status: 429, headers: { 'Retry-After': '60' } }, 2);
    await scene.house.work();
    scene.house.connector.heal();
    const look = await corrected(castId);
    await scene.house.press('cleo', look.card, 'broadcast.replace');
    await scene.house.work();
    await later(130 * SECONDS);
    await later(60 * SECONDS);
    const last = ['ada', 'bea', 'rene'].map((pid) => {
      const change = scene.changes('PUT').findLast((one) => one.pid === pid);
      return change?.text ?? scene.received(pid).at(-1) ?? '';
    });
    expect(last).toEqual([
      expect.stringContaining('Bring your laptop.'),
      expect.stringContaining('Apportez votre portable.'),
      expect.stringContaining('Apportez votre portable.'),
    ]);
    expect((await progressOf(castId)).text).toContain('Sent to everybody');
  });
});

describe('recalling', () => {
  test('is asked once more, deletes it from each chat once, and says that e-mail stays', async () => {
    const { castId } = await scene.sent();
    await scene.house.work();
    await later();
    const { card } = await progressOf(castId);
    const asked = await scene.house.press('cleo', card, 'broadcast.askRecall');
    expect(asked.text).toContain('It is deleted from 3 chats');
    expect(asked.text).toContain('1 received it by e-mail');
    expect(scene.changes('DELETE')).toEqual([]);
    await scene.house.press('cleo', asked.card, 'broadcast.recall');
    await scene.house.press('cleo', asked.card, 'broadcast.recall');
    await scene.house.work();
    await later();
    expect(
      scene
        .changes('DELETE')
        .map(({ pid }) => pid)
        .sort(),
    ).toEqual(['ada', 'bea', 'rene']);
    expect((await progressOf(castId)).text).toContain('Recalled\n3 done; 1 e-mail stays as it was sent');
  });

  test('says of chats in which nothing can be deleted, as in the Playground, that it failed there, at once', async () => {
    const { castId } = await scene.sent();
    await scene.house.work();
    await later();
    scene.house.connector.fail({ kind: 'status', status: 501, body: { error: { code: 'NotImplemented' } } }, 50);
    await scene.house.invoke('cleo', 'broadcast.recall', { castId });
    await scene.house.work();
    scene.house.connector.heal();
    expect((await progressOf(castId)).text).toContain('Recalled\n0 done, 3 failed; 1 e-mail stays as it was sent');
  });

  test('stops what is on its way, and nothing of it can be sent again or acknowledged', async () => {
    const { castId } = await scene.sent();
    scene.house.connector.fail({ kind: 'status', status: 429, headers: { 'Retry-After': '60' } }, 2);
    await scene.house.work();
    scene.house.connector.heal();
    await scene.house.invoke('cleo', 'broadcast.recall', { castId });
    const before = toReaders().flat().length;
    await later(300 * SECONDS);
    expect(toReaders().flat()).toHaveLength(before);
    const again = await scene.house.invoke('cleo', 'broadcast.again', { castId, round: 0, which: 'failed' });
    expect(again.text).toContain('This is not possible any more.');
    const { programId } = scene.program;
    const pressed = await scene.house.invoke('ada', 'broadcast.acknowledge', { programId, castId });
    expect(pressed.text).toContain('cannot be used any more');
  });
});
