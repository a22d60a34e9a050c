import { expect, test } from '@jest/globals';
import { rush } from '../support/rush.ts';

test('300 people for 20 seats at once, each twice: 20 have one, 280 wait, and everybody was told the truth', async () => {
  const { seated, waiting, ...rest } = await rush(300, 20);
  expect([seated.length, waiting.length, new Set([...seated, ...waiting]).size]).toEqual([20, 280, 300]);
  expect(rest).toEqual({ wrong: [], misled: [], refused: 0, traces: 300, tries: 300 });
}, 120_000);
