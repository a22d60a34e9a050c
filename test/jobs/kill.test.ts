import { expect, test } from '@jest/globals';
import { runTrial } from '../bench/broadcast/trial.ts';

test('SIGKILL of one of two instances while they send: nobody lost, no broadcast twice, all is accounted for', async () => {
  const [people, reminded] = [600, 150];
  const order = { people, reminded, rate: 500, faults: false, kills: 1, random: 7 };
  const trial = await runTrial({ engine: 'sqlite', ...order });
  expect(trial).toMatchObject({ lost: 0, broadcastTwice: 0 });
  expect(trial.reminderTwice).toBeLessThanOrEqual(trial.inFlightAtKills);
  expect(trial.unconfirmed).toBeLessThanOrEqual(trial.inFlightAtKills);
  expect(Object.values(trial.states).reduce((sum, count) => sum + count, 0)).toBe(people + reminded);
}, 120_000);
