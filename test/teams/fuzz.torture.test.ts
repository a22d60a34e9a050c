import { expect, test } from '@jest/globals';
import { fuzzMessages } from '../support/fuzz.ts';

test('100,000 hostile activities by somebody with a good token: no 500, no stack, no record', async () => {
  await expect(fuzzMessages(100_000, Number(process.env['SEED'] ?? Date.now()))).resolves.toBeUndefined();
}, 3_600_000);
