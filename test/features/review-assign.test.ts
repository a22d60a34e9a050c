import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Deps } from '../../bot/deps.ts';
import { assignReviews, finishAssignment } from '../../bot/features/review/assign.ts';
import { seedPerson } from '../support/cohort.ts';
import { Crash, failing } from '../support/failing.ts';
import { seedNomination } from '../support/nomination.ts';
import { openReviewScene, type ReviewScene } from '../support/review.ts';

let scene: ReviewScene;
let deps: Deps;
/** More than one batch of reviews. */
const EXTRA = Array.from({ length: 60 }, (_, n) => `x${n + 100}`);
beforeEach(async () => {
  scene = await openReviewScene();
  deps = scene.house.deps;
  for (const pid of EXTRA) await seedNomination(deps, scene.call, pid, { department: 'Revenue' });
  await scene.house.invoke('kim', 'review.ask', scene.ref);
  for (const pid of ['rae', 'rob', 'rita', 'ron']) {
    const first = await scene.house.invoke(pid, 'review.names', scene.ref);
    const second = await scene.house.press(pid, first.card, 'review.namesNext');
    await scene.house.press(pid, second.card, 'review.declareNone');
  }
});
afterEach(() => scene.house.close());

const actor = { pid: 'kim', name: 'Kim Park' };

async function pairs(): Promise<string[]> {
  const found = [];
  for (const nominee of ['ada', 'bo', 'cy', 'dee', ...EXTRA])
    found.push(...(await scene.readers(nominee)).map((one) => `${nominee} ${one}`));
  return found.sort();
}

/** Who was to read what, as it was frozen before anything else was written. */
async function frozen(): Promise<string[] | undefined> {
  const round = (await scene.round()) as { frozen?: { reviewers: string[]; of: Record<string, number[]> } };
  const { reviewers, of } = round.frozen ?? { reviewers: [], of: {} };
  const all = Object.entries(of).flatMap(([nominee, places]) =>
    places.map((place) => `${nominee} ${reviewers[place]}`),
  );
  return round.frozen && all.sort();
}

describe('assigning more than one batch holds', () => {
  test.each([
    [1, 'before'],
    [1, 'after'],
    [2, 'before'],
    [3, 'before'],
  ] as const)(
    'stopped at write %i (%s) it goes on to the same assignment, whatever has changed',
    async (writes, when) => {
      const dying = { ...deps, store: failing(deps.store, writes, when) };
      await expect(assignReviews(dying, actor, scene.ref, 2)).rejects.toThrow(Crash);
      const meant = await frozen();
      expect(meant).toHaveLength(128);
      expect((await pairs()).length).toBeLessThanOrEqual(128);
      // what would lead to another assignment, were it worked out again
      await seedPerson(deps, {
        pid: 'rob',
        name: 'Rob',
        language: 'en',
        email: 'rob@example.gc.ca',
        department: 'Revenue',
      });
      const blocked = await scene.house.invoke('ron', 'review.names', scene.ref);
      expect(blocked.text).toContain('this can no longer be changed');
      await scene.house.work();
      expect(await pairs()).toEqual(meant);
      expect(await scene.round()).toMatchObject({ state: 'assigned', each: 2 });
      expect(await scene.round()).not.toHaveProperty('frozen');
    },
  );

  test('stopped before it was frozen, nothing is there; two that finish at once write it once', async () => {
    const dying = { ...deps, store: failing(deps.store, 0, 'before') };
    await expect(assignReviews(dying, actor, scene.ref, 2)).rejects.toThrow(Crash);
    expect(await frozen()).toBeUndefined();
    expect(await pairs()).toEqual([]);
    const half = { ...deps, store: failing(deps.store, 1, 'before') };
    await expect(assignReviews(half, actor, scene.ref, 2)).rejects.toThrow(Crash);
    const meant = await frozen();
    await Promise.all([finishAssignment(deps, scene.call.callId), finishAssignment(deps, scene.call.callId)]);
    await scene.house.work();
    expect(await pairs()).toEqual(meant);
    const told = scene.posted().filter((one) => one.includes('Dossiers for you to read'));
    expect(told).toHaveLength(4);
  });
});
