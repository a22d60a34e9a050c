import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { callPk } from '../../bot/domain/key.ts';
import { textOf, type House } from '../support/house.ts';
import { openNominationScene, type NominationScene } from '../support/nomination.ts';
import { cardIn, pathIn, pressOn, pressPage, titled, visit } from '../support/visit.ts';

let scene: NominationScene;
let house: House;
beforeEach(async () => {
  scene = await openNominationScene();
  house = scene.house;
  await scene.nominate({ name: 'New Person', email: 'new@other.gc.ca' }, 'nora', { sure: 'yes' });
  await house.work();
});
afterEach(() => house.close());

const pathTo = (address: string): string => pathIn(house.mails.filter(({ to }) => to === address).at(-1));

test('nominee and supervisor without the app answer by the links of their e-mails, and the trace says by which door', async () => {
  const path = pathTo('new@other.gc.ca');
  const asked = cardIn((await visit(house, path)).body);
  expect(textOf(asked)).toContain('You are nominated for Pilot');
  const said = { supervisorEmail: 'boss@other.gc.ca', language: 'fr', region: 'north' };
  const unknown = await pressPage(house, path, asked, titled(asked, 'I consent'), said);
  expect(textOf(unknown)).toContain('Nobody with this address is known here.');
  const given = await pressPage(house, path, unknown, titled(unknown, 'I consent'), { ...said, sure: 'yes' });
  expect(textOf(given)).toContain('You consented.');
  await house.work();

  const theirs = pathTo('boss@other.gc.ca');
  const queue = cardIn((await visit(house, theirs)).body);
  expect(textOf(queue)).toContain('1 person, about 1 minute');
  const form = await pressPage(house, theirs, queue, titled(queue, 'Answer for New Person'));
  const done = await pressPage(house, theirs, form, titled(form, 'I endorse with'), { conditions: 'Not in March' });
  expect(textOf(done)).toContain('Recorded: you endorse with conditions.');
  const audit = await house.deps.store.list(callPk(scene.call.callId), 'audit', { limit: 100 });
  const traces = audit.map(({ body }) => body).filter(({ via }) => via === 'mail');
  expect(traces.map(({ what }) => what).sort()).toEqual(['nomination.consent', 'nomination.endorse']);
});

test('a link for consent opens nobody else’s dossier, and does nothing else', async () => {
  const path = pathTo('new@other.gc.ca');
  for (const [verb, data] of [
    ['nomination.dossier', { ...scene.ref, nominee: 'ada' }],
    ['nomination.endorse', { ...scene.ref, nominee: 'ada', answer: 'endorsed' }],
    ['nomination.consent', { ...scene.ref, castId: 'n0', supervisorEmail: 'x@y.ca', language: 'en', region: 'north' }],
  ] as const) {
    expect((await pressOn(house, path, verb, data)).status).toBe(403);
  }
});
