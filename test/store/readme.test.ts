import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { containerDefinition } from '../support/cosmos-container.ts';

test('the container that the README gives to infra is the one that the suites run on', () => {
  const [, json = ''] = /```json\n(.*?)```/s.exec(readFileSync('bot/store/README.md', 'utf8')) ?? [];
  expect(JSON.parse(json)).toEqual(containerDefinition);
});
