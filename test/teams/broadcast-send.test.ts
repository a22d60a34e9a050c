import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { acknowledgementId, castPk, personId, personPk } from '../../bot/domain/key.ts';
import { atDoor, openCastHouse, tokenIn, type CastHouse } from '../support/broadcast.ts';
import { walk } from '../support/walk.ts';

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
/** The next request for somebody's message and the one for the progress card meet this. */
const failBoth = (status: number, code = '') => {
  scene.house.connector.fail({ kind: 'status', status, body: { error: { code } } }, 2);
};
const ONLY_ADA = { addresses: 'Ada Moss <ADA@example.gc.ca>' };

describe('sending', () => {
  test('everybody gets it once, in their own language and by name, and who sent it gets one progress card', async () => {
    await scene.sent();
    await scene.house.work();
    expect(toReaders()).toEqual([
      [expect.stringContaining('Bring your badge, Ada.')],
      [expect.stringContaining('Apportez votre insigne, Béa.')],
      [expect.stringContaining('Apportez votre insigne, René.')],
    ]);
    expect(scene.received('cleo')).toEqual([expect.stringContaining('Being sent')]);
    expect(scene.received('dov')).toEqual([]);
  });

  test('the progress card is set right where it stands, until everything is done', async () => {
    const { castId } = await scene.sent();
    await scene.house.work();
    await later();
    await later(60 * SECONDS);
    const updates = scene.changes('PUT');
    expect(updates.length).toBeGreaterThan(0);
    expect(new Set(updates.map(({ pid, activityId }) => `${pid} ${activityId}`)).size).toBe(1);
    expect(updates.at(-1)).toMatchObject({
      pid: 'cleo',
      text: expect.stringContaining('Sent to everybody') as unknown,
    });
    expect(updates.at(-1)?.text).toContain('Sent\n4 (1 of them by e-mail)');
    expect(await scene.cast(castId)).toMatchObject({ state: 'sent', size: 4 });
    const done = scene.house.connector.calls.length;
    await later(600 * SECONDS);
    expect(scene.house.connector.calls).toHaveLength(done);
  });

  test('the list says what the card says: sent, as soon as nothing of it waits', async () => {
    const { castId } = await scene.sent();
    await scene.house.work();
    expect(await scene.cast(castId)).toMatchObject({ state: 'sending' }); // the progress card has not counted again
    const list = await scene.house.say('cleo', 'broadcast');
    expect(list.text).toContain('**Sent to everybody**');
    expect(list.text).not.toContain('Being sent');
    expect((await scene.house.press('cleo', list.card, 'broadcast.open')).text).toContain('**Sent to everybody**');
  });

  test('pressed twice, it is sent once, and the second press is answered as the first', async () => {
    const preview = await scene.compose('cleo');
    const first = await scene.house.press('cleo', preview.card, 'broadcast.send');
    const second = await scene.house.press('cleo', preview.card, 'broadcast.send');
    expect(second.text).toBe(first.text);
    await scene.house.work();
    expect(toReaders().map((messages) => messages.length)).toEqual([1, 1, 1]);
  });

  test('whom Teams cannot reach gets the same words by e-mail, and counts as sent by e-mail', async () => {
    const { castId } = await scene.sent();
    await scene.house.work();
    expect(scene.house.mails).toMatchObject([{ to: 'zoe@example.gc.ca' }]);
    expect(scene.house.mails[0]?.text).toContain('Bring your badge, Zoé.');
    expect((await progressOf(castId)).text).toContain('Sent\n4 (1 of them by e-mail)');
  });

  test('who blocked the app and has no address is counted with the reason', async () => {
    const { castId } = await scene.sent(ONLY_ADA);
    const { store } = scene.house.deps;
    const stored = await store.get('person', personPk('ada'), personId('ada'));
    const { email: _email, ...body } = stored?.body ?? { pid: 'ada', name: 'Ada' };
    const [pk, id] = [personPk('ada'), personId('ada')];
    await store.upsert({ pk, id, type: 'person', sk: 'ada', body });
    failBoth(403, 'ConversationBlockedByUser');
    await scene.house.work();
    await later();
    const { text } = await progressOf(castId);
    expect(text).toMatch(/Failed\n1 \((cannot be reached in Teams, and no e-mail|the app is blocked)/);
    expect(text).toContain('Sent in part');
  });

  test('at a time: nothing before it, everything then', async () => {
    const preview = await scene.compose('cleo');
    const planned = await scene.house.press('cleo', preview.card, 'broadcast.later', {
      date: '2026-09-10',
      time: '09:30',
    });
    expect(planned.text).toContain('It is planned for Thursday, September 10, 2026, 9:30 a.m. (Eastern Time).');
    await later(29 * 60 * SECONDS);
    expect(scene.house.connector.calls).toEqual([]);
    await later(60 * SECONDS);
    expect(toReaders().map((messages) => messages.length)).toEqual([1, 1, 1]);
  });

  test('outside working hours it waits for the morning, and the progress card sleeps as long', async () => {
    scene.house.clock.pass(10 * 3_600 * SECONDS);
    const { deps } = scene.house;
    await scene.house.close();
    scene = await openCastHouse(deps.clock.now());
    const { castId } = await scene.sent();
    await scene.house.work();
    expect(toReaders()).toEqual([[], [], []]);
    expect((await progressOf(castId)).text).toContain(
      'Queued\n4 (4 of them wait: outside working hours, or already two messages today)',
    );
    await later();
    const before = scene.changes('PUT').length;
    await later(3_600 * SECONDS);
    expect(scene.changes('PUT')).toHaveLength(before);
    await later(12 * 3_600 * SECONDS);
    expect(toReaders().map((messages) => messages.length)).toEqual([1, 1, 1]);
    await later(60 * SECONDS);
    expect(scene.changes('PUT').at(-1)?.text).toContain('Sent to everybody');
  });

  test('who left between sending and receiving is skipped, with the reason', async () => {
    const { castId } = await scene.sent();
    const { store } = scene.house.deps;
    const { programId, cohortId } = scene.program;
    await store.delete(`prog_${programId}`, `enr_${cohortId}_rene`);
    await scene.house.work();
    expect(scene.received('rene')).toEqual([]);
    expect((await progressOf(castId)).text).toContain('Skipped\n1 (no longer in this audience');
  });
});

describe('cancelling', () => {
  test('half-way: who has it keeps it, nobody else gets it, and the numbers add up', async () => {
    const throttled = { status: 429, headers: { 'Retry-After': '600' } };
    const { castId, card } = await scene.sent();
    scene.house.connector.fail({ kind: 'status', ...throttled }, 2);
    await scene.house.work();
    const gone = toReaders().flat().length;
    const { text } = await scene.house.press('cleo', card, 'broadcast.cancel');
    expect(text).toContain('Cancelled');
    scene.house.connector.heal();
    const before = toReaders().flat().length;
    await later(3_600 * SECONDS);
    expect(toReaders().flat()).toHaveLength(before);
    expect(gone).toBeGreaterThan(0);
    const after = (await progressOf(castId)).text;
    expect(after).toContain('Audience\n4');
    expect(after).toMatch(/Skipped\n\d \(cancelled\)/);
    expect(await scene.cast(castId)).toMatchObject({ state: 'cancelled' });
  });

  test('before its time: nobody gets it', async () => {
    const preview = await scene.compose('cleo');
    const planned = await scene.house.press('cleo', preview.card, 'broadcast.later', {
      date: '2026-09-10',
      time: '10:00',
    });
    await scene.house.press('dov', planned.card, 'broadcast.cancel');
    await later(2 * 3_600 * SECONDS);
    expect(toReaders()).toEqual([[], [], []]);
  });
});

describe('what nobody knows to have arrived', () => {
  test('is held, shown, and sent again by one tap, however often it is pressed', async () => {
    const { castId } = await scene.sent(ONLY_ADA);
    failBoth(503);
    await scene.house.work();
    await later();
    scene.house.connector.heal();
    const held = await progressOf(castId);
    expect(held.text).toContain('Unconfirmed\n1');
    expect(held.text).toContain('Sent in part');
    const tries = toReaders().flat().length;
    const pressed = await scene.house.press('cleo', held.card, 'Send unconfirmed again (1)');
    expect(pressed.text).toContain('Being sent');
    await scene.house.press('cleo', held.card, 'Send unconfirmed again (1)');
    await scene.house.work();
    await later();
    expect(toReaders().flat()).toHaveLength(tries + 1);
    const { text } = await progressOf(castId);
    expect(text).toContain('Sent to everybody');
    expect(text).not.toContain('Unconfirmed\n');
  });

  test('what failed is tried again by one tap', async () => {
    const { castId } = await scene.sent(ONLY_ADA);
    failBoth(400, 'BadArgument');
    await scene.house.work();
    await later();
    const partial = await progressOf(castId);
    expect(partial.text).toContain('Failed\n1 (other reason (BadArgument))');
    await scene.house.press('cleo', partial.card, 'Retry failed (1)');
    await scene.house.work();
    await later();
    expect((await progressOf(castId)).text).toContain('Sent to everybody');
  });
});

describe('acknowledging', () => {
  const acknowledgements = async (castId: string) =>
    (await scene.house.deps.store.list(castPk(castId), 'acknowledgement', { limit: 10 })).map(({ body }) => body);

  test('is noted once, shown on the reader’s card, and counted and listed for coordinators', async () => {
    const { castId } = await scene.sent();
    await scene.house.work();
    await later();
    const { programId } = scene.program;
    const press = () => scene.house.invoke('bea', 'broadcast.acknowledge', { programId, castId });
    const answers = await Promise.all([press(), press(), press()]);
    for (const { text, card } of answers) {
      expect(text).toContain('Vous avez confirmé la réception de ce message.');
      expect(text).toContain('Apportez votre insigne, Béa.');
      expect(walk(card).filter(({ verb }) => verb === 'broadcast.acknowledge')).toEqual([]);
    }
    expect(await acknowledgements(castId)).toMatchObject([{ pid: 'bea' }]);
    const { text } = await progressOf(castId);
    expect(text).toContain('Acknowledged\n1 of 4');
    expect(text).toContain('Acknowledged by: Béa Côté');
    await later();
    expect(scene.changes('PUT').at(-1)).toMatchObject({
      pid: 'cleo',
      text: expect.stringContaining('Acknowledged\n1 of 4') as unknown,
    });
  });

  test('is only for those to whom it went: nobody else learns that it exists', async () => {
    const { castId } = await scene.sent({ group: 'g.A' });
    const { programId } = scene.program;
    const early = await scene.house.invoke('ada', 'broadcast.acknowledge', { programId, castId });
    await scene.house.work();
    const other = await scene.house.invoke('rene', 'broadcast.acknowledge', { programId, castId });
    const invented = await scene.house.invoke('rene', 'broadcast.acknowledge', { programId, castId: 'nothing' });
    expect(early.text).toContain('This card cannot be used any more.');
    expect(other.card).toEqual(invented.card);
    expect(await acknowledgements(castId)).toEqual([]);
  });

  test('works behind the second door, and is noted as done by e-mail', async () => {
    const { castId } = await scene.sent();
    await scene.house.work();
    const { programId } = scene.program;
    const token = tokenIn(scene.house.mails[0]?.text);
    const page = await atDoor(scene.house, token);
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('Bring your badge, Zoé.')]);
    const data = { programId, castId };
    const pressed = await atDoor(scene.house, token, { verb: 'broadcast.acknowledge', data });
    expect([pressed.status, pressed.body]).toEqual([200, expect.stringContaining('acknowledged this message')]);
    expect((await atDoor(scene.house, token)).body).toContain('acknowledged this message');
    const { deps } = scene.house;
    const stored = await deps.store.get('acknowledgement', castPk(castId), acknowledgementId('zoe'));
    expect(stored?.body).toMatchObject({ pid: 'zoe', via: 'mail' });
  });
});
