import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { wavePk } from '../../bot/domain/key.ts';
import { openFeedbackScene, type FeedbackScene } from '../support/feedback.ts';
import { textOf, type House } from '../support/house.ts';
import { cardIn, cardOf, pathIn, pressOn, pressPage, titled, visit } from '../support/visit.ts';

let scene: FeedbackScene;
let house: House;
beforeEach(async () => {
  scene = await openFeedbackScene();
  house = scene.house;
  await scene.opened();
});
afterEach(() => house.close());

test('a supervisor without Teams opens the link of the e-mail, submits there, and the trace says by which door', async () => {
  const [mail] = house.mails;
  expect(mail).toMatchObject({ to: 'boss@other.gc.ca' });
  const path = pathIn(mail);
  const queue = cardIn((await visit(house, path)).body);
  expect(textOf(queue)).toContain('1 person, about 1 minute');
  const form = await pressPage(house, path, queue, titled(queue, 'Gil Roy'));
  expect(textOf(form)).toContain('This is not anonymous.');
  const draft = await pressPage(house, path, form, titled(form, 'Keep as a draft'), { seen0: 'little' });
  expect(await scene.stored('gil')).toMatchObject({ state: 'draft' });
  const said = { seen0: 'clearly', words: 'Plans further ahead.' };
  const sent = await pressPage(house, path, draft, titled(draft, 'Submit'), said);
  expect(textOf(sent)).toContain('Submitted. Thank you.');
  expect(await scene.stored('gil')).toMatchObject({
    state: 'submitted',
    words: said.words,
    seen: { strategic: 'clearly' },
  });
  const audit = await house.deps.store.list(wavePk(scene.waveId), 'audit', { limit: 100 });
  expect(audit.map(({ body }) => body)).toContainEqual(
    expect.objectContaining({ what: 'feedback.submit', via: 'mail' }),
  );
  const again = cardIn((await visit(house, path)).body);
  const amend = await pressPage(house, path, again, titled(again, 'Gil Roy'));
  await pressPage(house, path, amend, titled(amend, 'Submit the change'), { ...said, words: 'Plans ahead.' });
  expect(await scene.stored('gil')).toMatchObject({ words: 'Plans ahead.' });
});

test('the link opens nothing else: nobody else’s form, no list of coordinators, no project notes', async () => {
  const path = pathIn(house.mails[0]);
  const other = { ...scene.ref('ada'), version: '1', words: 'Not mine', seen0: 'clearly' };
  const { status, body } = await pressOn(house, path, 'feedback.submit', other);
  expect([status, body.includes('Ada Moss')]).toEqual([200, false]);
  expect(textOf(cardOf(body))).toContain('nothing here for you');
  expect(await scene.stored('ada')).toMatchObject({ state: 'asked', words: '' });
  for (const [verb, data] of [
    ['feedback.list', { waveId: scene.waveId }],
    ['feedback.person', { waveId: scene.waveId, participant: 'gil' }],
    ['project.list', {}],
  ] as const) {
    expect((await pressOn(house, path, verb, data)).status).toBe(403);
  }
});

test('once the round has closed nothing can be submitted by it any more', async () => {
  const path = pathIn(house.mails[0]);
  house.clock.set(Date.parse('2026-10-09T04:00:00Z'));
  const late = { ...scene.ref('gil'), version: '1', words: 'Too late', seen0: 'clearly' };
  await pressOn(house, path, 'feedback.submit', late);
  expect(await scene.stored('gil')).toMatchObject({ state: 'asked', words: '' });
});
