import { expect, jest, test } from '@jest/globals';
import { join } from 'node:path';
import { openStore } from '../../bot/store/open.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import { most, mostLast, seenInFile, type Hits } from '../support/attack.ts';
import { temporaryFolder } from '../support/engine.ts';
import { attackAll, close, openBooth, poll, type Poll } from '../support/reidentify.ts';
import { seededIds } from '../support/seeded.ts';

/** Long runs, on a machine that others use. */
jest.setTimeout(600_000);

const EVALUATIONS = 400;
const PEOPLE = 23;

test.each([11, 12, 13])(
  '400 evaluations of a cohort of 23, seed %i: no attack does better than chance',
  async (seed) => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'cadre.db');
    const store = openStore(createSqliteEngine(path));
    try {
      const booth = openBooth(store, seededIds(seed), seed);
      const hits: Hits = new Map();
      const polls: Poll[] = [];
      for (let n = 0; n < EVALUATIONS; n += 1) polls.push(await poll(booth, n, PEOPLE));
      const before = seenInFile(path);
      for (const one of polls) attackAll(before, one, hits);
      for (const one of polls) await close(booth, one);
      const after = seenInFile(path).filter(({ type }) => type !== 'box');
      for (const one of polls) attackAll(after, one, hits);
      const allowed = (name: string): number =>
        name.includes('last writer') ? mostLast(EVALUATIONS, PEOPLE) : most(EVALUATIONS);
      const good = [...hits].filter(([name, right]) => right > allowed(name));
      expect(good).toEqual([]);
      expect(hits.size).toBe(45);
    } finally {
      await store.close();
      folder.remove();
    }
  },
);
