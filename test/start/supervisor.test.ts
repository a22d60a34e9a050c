import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { cohortIdOf, programIdOf } from '../../bot/domain/key.ts';
import { grantRole } from '../../bot/features/role.ts';
import { SAMPLE, sampleFiles, sampleStaff } from '../../bot/sample/sample.ts';
import { openHouse, type House } from '../support/house.ts';
import { importTexts } from '../support/import.ts';

const NOW = Date.parse('2026-11-24T15:00:00Z');
const FOLDER = resolve('bot/sample');
const programId = programIdOf(SAMPLE.program);
const cohortId = cohortIdOf(programId, SAMPLE.cohort);

let house: House;
beforeEach(async () => {
  house = await openHouse(NOW);
  const { program, cohort } = SAMPLE;
  const { people, sessions, enrolments } = sampleFiles(FOLDER, NOW);
  await importTexts(house.deps, { people, sessions, enrolments }, { program, cohort, quiet: true });
  for (const { email, role } of sampleStaff(FOLDER)) {
    if (role !== 'supervisor') await grantRole(house.deps, 'operator:test', { program, email, role });
  }
});
afterEach(() => house.close());

test('a new user asks supervisors as Claire, and answers about three participants as Nadia', async () => {
  expect((await house.say('you', 'act as Nadia')).text).toContain('You are now Nadia Grant');
  expect((await house.say('you', 'feedback')).text).toContain('Nothing waits for you here');
  await house.say('you', 'act as Claire');
  const dates = { opens: '2026-11-24', closes: '2026-12-18', shared: 'yes' };
  await house.invoke('you', 'feedback.plan', { programId, cohortId, kind: 'mid', ...dates });
  await house.work();
  await house.say('you', 'act as Nadia');
  const queue = await house.say('you', 'feedback');
  expect(queue.text).toContain('3 people, about 4 minutes');
  const form = await house.press('you', queue.card, 'Open: Luc Desrosiers');
  const sent = await house.press('you', form.card, 'Submit', { seen0: 'clearly', words: 'Asks before he answers.' });
  expect(sent.text).toContain('Submitted. Thank you.');
  expect((await house.say('you', 'feedback')).text).toContain('2 people, about 3 minutes');
});

test('the list of parts has the supervisors whom a program knows, and nobody who is only an address', async () => {
  const { text } = await house.say('you', 'act as');
  expect(text).toContain('Nadia Grant (supervisor)');
  expect(text).not.toContain('supervisor02@example.gc.ca');
});
