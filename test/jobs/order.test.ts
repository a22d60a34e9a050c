import { expect, test } from '@jest/globals';
import { castPk } from '../../bot/domain/key.ts';
import { CAST, crowd, openScene, seedPeople, seedPlan, TEN } from '../support/due.ts';

test('what somebody waits for now goes before a broadcast that came due before it', async () => {
  const people = crowd(300);
  const scene = openScene(people);
  await seedPeople(scene.store, people);
  await seedPlan(scene.store, 'cast');
  await seedPlan(scene.store, 'checkIn', TEN + 1, 'plan2');
  scene.clock.pass(1);
  await scene.instance('one', { workers: 1 }).tick();
  const [head] = await scene.store.list(castPk(CAST), 'delivery', { from: 'dlv_plan2', limit: 1 });
  expect(head?.body).toMatchObject({ kind: 'checkIn', activityId: 'm1', at: TEN + 1 });
  expect(await scene.sums()).toEqual({ sent: 301 });
  await scene.close();
});
