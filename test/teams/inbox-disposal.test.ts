import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openInboxScene, type InboxScene } from '../support/inbox.ts';

const DAY = 24 * 3_600_000;
let scene: InboxScene;
beforeEach(async () => {
  scene = await openInboxScene();
});
afterEach(() => scene.house.close());

const states = async () => (await scene.items()).map(({ state }) => state);
const disposals = async () => (await scene.audit()).filter(({ what }) => what === 'inbox.dispose');

/** Cléo answers the question at the top of her inbox, in words or as needing none. */
async function answerTop(answer?: string): Promise<void> {
  const { card } = await scene.opened('cleo');
  const button = answer === undefined ? 'inbox.close' : 'inbox.answer';
  await scene.house.press('cleo', card, button, answer === undefined ? {} : { answer });
}

test('90 days after the answer a question is deleted with it; what is left is how many there were', async () => {
  await scene.asked();
  await answerTop('À 9 h, oui.');
  await scene.asked('Et vendredi?');
  await answerTop();
  const { house } = scene;
  const midnight = Math.floor(house.clock.now() / DAY) * DAY;
  await house.work();
  expect(await states()).toEqual(['answered', 'answered']);
  house.clock.set(midnight + 91 * DAY - 1);
  await house.work();
  expect(await states()).toEqual(['answered', 'answered']);
  house.clock.set(midnight + 91 * DAY);
  await house.work();
  await house.work();
  expect(await states()).toEqual([]);
  expect(await disposals()).toMatchObject([{ who: 'system', after: '2' }]);
  expect(JSON.stringify(await disposals())).not.toContain('rene');
  const { documents } = await house.deps.store.changes('', 5_000);
  expect(documents.filter((one) => JSON.stringify(one).includes('vendredi'))).toEqual([]);
});

test('a question that nobody has answered stays, however old, beside those that go', async () => {
  await scene.asked();
  await answerTop('À 9 h, oui.');
  await scene.asked('Et vendredi?');
  const { house } = scene;
  house.clock.set(house.clock.now() + 400 * DAY);
  await house.work();
  expect(await scene.items()).toMatchObject([{ state: 'open', text: 'Et vendredi?' }]);
  await answerTop('Non.');
  house.clock.set(house.clock.now() + 89 * DAY);
  await house.work();
  expect(await states()).toEqual(['answered']);
  house.clock.set(house.clock.now() + 3 * DAY);
  await house.work();
  expect(await states()).toEqual([]);
});
