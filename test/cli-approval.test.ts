import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openDesk, soundFiles, type Desk } from './support/import.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => {
  desk.close();
});

const set = (above: string) => desk.cadre('program', 'set', '--program', 'Leadership', '--approval-above', above);

test('cadre program set says from how many people on a broadcast needs a second coordinator, or that none does', async () => {
  const files = Object.entries(soundFiles());
  const given = files.flatMap(([role, content]) => [`--${role}`, desk.write(`${role}.csv`, content)]);
  await desk.cadre('import', '--program', 'Leadership', '--cohort', '2026', ...given);
  expect((await set('200')).out).toContain('more than 200 people needs a second coordinator');
  expect((await set('200')).out).toContain('Nothing has changed');
  const none = await set('none');
  expect([none.code, none.out]).toEqual([0, expect.not.stringContaining('second coordinator')]);
  const wrong = await set('-1');
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('number of people, or none')]);
});
