import { expect, test } from '@jest/globals';
import { fuzzPresses, fuzzWalks } from '../support/fuzz-press.ts';

const seed = Number(process.env['SEED'] ?? Date.now());

test('10,000 presses of any button with hostile inputs, by anybody: no fault, no innards, no trespass', async () => {
  await expect(fuzzPresses(10_000, seed)).resolves.toBeUndefined();
}, 3_600_000);

test('1,000 walks through commands and cards with hostile words: no fault, also in the due work', async () => {
  await expect(fuzzWalks(1_000, seed)).resolves.toBeUndefined();
}, 3_600_000);
