import { describe, expect, test } from '@jest/globals';
import { killRepeatedly } from '../support/kill.ts';

const KILLS = 1000;
const HOUR = 3_600_000;

describe('the embedded engine under a thousand SIGKILLs', () => {
  test(
    'no acknowledged write is lost, no batch is half there, and the file is sound',
    async () => {
      const { kills, acknowledged, violations } = await killRepeatedly(KILLS, 7);
      expect(violations).toEqual([]);
      expect(kills).toBe(KILLS);
      expect(acknowledged).toBeGreaterThanOrEqual(kills);
    },
    HOUR,
  );
});
