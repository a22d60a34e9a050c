import { expect, test } from '@jest/globals';
import { fuzzMessages } from '../support/fuzz.ts';

test('a thousand hostile activities by somebody with a good token: no 500, no stack, no record', async () => {
  await expect(fuzzMessages(1_000, 20_260_910)).resolves.toBeUndefined();
}, 120_000);
