import { expect, test } from '@jest/globals';
import { runTrial } from '../bench/broadcast/trial.ts';

const seed = Number(process.env['SEED'] ?? Date.now());

/** The emulator proves our adapter and the SDK's wire path, not Azure itself. */
test.each(['sqlite', 'cosmos'] as const)(
  'four kills of two instances on one store (%s), with faults of Teams: nobody lost, no broadcast twice',
  async (engine) => {
    const [people, reminded] = [4_000, 800];
    const trial = await runTrial({ engine, people, reminded, rate: 300, faults: true, kills: 4, random: seed });
    expect({ seed, ...trial }).toMatchObject({ lost: 0, broadcastTwice: 0 });
    expect(trial.reminderTwice).toBeLessThanOrEqual(trial.inFlightAtKills);
    expect(Object.values(trial.states).reduce((sum, count) => sum + count, 0)).toBe(people + reminded);
  },
  600_000,
);
