import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reviewVerbs } from '../../bot/teams/handlers/review.ts';
import { hostileText, hostileValue } from '../support/hostile.ts';
import type { House } from '../support/house.ts';
import { openReviewScene, SCORES, type ReviewScene } from '../support/review.ts';

let scene: ReviewScene;
let house: House;
beforeAll(async () => {
  scene = await openReviewScene();
  house = scene.house;
  await scene.assigned();
});
afterAll(() => house.close());

test('whatever a card carries back, there is an answer and no fault', async () => {
  const fields = [
    'nominee',
    'from',
    'shown',
    'ticked',
    'page',
    'version',
    'rubric',
    'note',
    'score0',
    'each',
    'agreed',
  ];
  const data = fc.dictionary(fc.constantFrom(...fields, 'because', 'confirmed', 'statement', 'to'), hostileValue);
  // closing would end the play
  const verbs = reviewVerbs.map(({ verb }) => verb).filter((verb) => verb !== 'review.close');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...verbs),
      fc.constantFrom('rob', 'kim', 'cleo', 'ada'),
      data,
      async (verb, pid, some) => {
        const { status, card } = await house.invoke(pid, verb, { ...scene.of('bo'), ...some });
        expect(status).toBe(200);
        expect(card).toBeDefined();
      },
    ),
    { numRuns: 250 },
  );
  expect(house.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
}, 120_000);

test('whatever a reviewer writes is kept as it is, and shown as words', async () => {
  const [reader = ''] = await scene.readers('cy');
  await fc.assert(
    fc.asyncProperty(hostileText, async (note) => {
      const card = await scene.form(reader, 'cy');
      const kept = await house.press(reader, card, 'Keep as a draft', { ...SCORES, note });
      expect(kept.text).toMatch(/Your draft is kept|The note is too long/);
    }),
    { numRuns: 40 },
  );
  expect(house.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  const hostile = '[click](https://evil.example) {{DATE(2026-01-01,SHORT)}}';
  const sent = await house.press(reader, await scene.form(reader, 'cy'), 'Submit', { ...SCORES, note: hostile });
  expect(sent.text).toContain('Submitted.');
  expect(sent.text).not.toContain('](https://');
  expect(sent.text).not.toContain('{{');
  expect(await scene.stored('cy', reader)).toMatchObject({ note: hostile });
}, 120_000);
