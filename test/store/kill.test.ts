import { describe, expect, test } from '@jest/globals';
import { killRepeatedly } from '../support/kill.ts';

const KILLS = Number(process.env['KILLS'] ?? 20);
const SECONDS_PER_KILL = 10;

describe('the embedded engine under SIGKILL', () => {
  test(
    'no acknowledged write is lost, no batch is half there, and the file is sound',
    async () => {
      const { kills, acknowledged, violations } = await killRepeatedly(KILLS, 20260302);
      expect(violations).toEqual([]);
      expect(kills).toBe(KILLS);
      expect(acknowledged).toBeGreaterThanOrEqual(kills);
    },
    KILLS * SECONDS_PER_KILL * 1000,
  );
});
