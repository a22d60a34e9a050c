import { expect, test } from '@jest/globals';
import { rush } from '../support/rush.ts';

test('with more seats given meanwhile, they are all taken, by whoever was first in the line', async () => {
  const { seated, waiting, tries: _, ...rest } = await rush(60, 8, 20);
  expect([seated.length, waiting.length, new Set([...seated, ...waiting]).size]).toEqual([20, 40, 60]);
  expect(rest).toEqual({ wrong: [], misled: [], refused: 0, traces: 60 });
}, 120_000);

test('a rush costs each person one write: whoever is not first does not try in vain', async () => {
  const { seated, waiting, ...rest } = await rush(40, 8);
  expect([seated.length, waiting.length]).toEqual([8, 32]);
  expect(rest).toEqual({ wrong: [], misled: [], refused: 0, traces: 40, tries: 40 });
}, 120_000);
