import { afterEach, describe, expect, test } from '@jest/globals';
import { createCosmosEngine } from '../../bot/store/cosmos.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import { startCosmosEmulator } from '../support/cosmos-emulator.ts';
import { crowd, openScene, seedPeople, seedPlan, TEN, type Scene } from '../support/due.ts';

let scene: Scene;
let end: () => Promise<void>;
afterEach(async () => {
  await scene.close();
  await end();
});

const engines = {
  'the embedded engine': async () => ({ engine: createSqliteEngine(':memory:'), end: async () => undefined }),
  /** The SDK over HTTP: it proves our adapter and the SDK's wire path, not Azure itself. */
  'Cosmos, on the npm emulator': async () => {
    const emulator = await startCosmosEmulator(() => TEN, { volumes: true });
    return { engine: createCosmosEngine(emulator.config), end: () => emulator.close() };
  },
};

describe.each(Object.entries(engines))('on %s', (_, open) => {
  test('three instances at once: everybody gets one broadcast, and it says so', async () => {
    const people = crowd(60);
    const opened = await open();
    end = opened.end;
    scene = openScene(people, TEN, opened.engine);
    await seedPeople(scene.store, people);
    await seedPlan(scene.store, 'cast');
    const instances = ['one', 'two', 'three'].map((id) => scene.instance(id));
    await Promise.all(instances.map((instance) => instance.tick()));
    scene.clock.pass(5_000);
    await Promise.all(instances.map((instance) => instance.tick()));
    await scene.untilIdle(scene.instance('four'));
    expect(scene.sender.sent.toSorted()).toEqual(people);
    expect(await scene.sums()).toEqual({ sent: 60 });
  });
});
