import { expect, test } from '@jest/globals';
import { fuzzPresses, fuzzWalks, unequalRefusals } from '../support/fuzz-press.ts';

test('400 presses of any button with hostile inputs, by anybody: no fault, no innards, nothing where they may not', async () => {
  await expect(fuzzPresses(400, 20_261_125)).resolves.toBeUndefined();
}, 120_000);

test('60 walks through commands and cards with hostile words: no fault, and the due work that follows has none', async () => {
  await expect(fuzzWalks(60, 20_261_125)).resolves.toBeUndefined();
}, 120_000);

test('whoever may not, gets the same answer to what is there and to what is not, and writes nothing', async () => {
  expect(await unequalRefusals()).toEqual([]);
}, 120_000);
