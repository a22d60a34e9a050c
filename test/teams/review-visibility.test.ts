import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { callPk, programIdOf, releaseDocId, supportId } from '../../bot/domain/key.ts';
import { seedPerson, seedRole } from '../support/cohort.ts';
import type { House } from '../support/house.ts';
import { seedNomination } from '../support/nomination.ts';
import { NOMINEES, openReviewScene, REVIEWERS, SCORES, type ReviewScene } from '../support/review.ts';

const SECRET = 'A sentence that only readers of this dossier may see.';
const PEER = 'A note that nobody reads before their own.';

let scene: ReviewScene;
let house: House;
beforeEach(async () => {
  scene = await openReviewScene({}, 'en', { statement: SECRET });
  house = scene.house;
});
afterEach(() => house.close());

/** Everything that a reviewer's card can ask about one dossier, as somebody may forge it. */
const dossierAsks = (nominee: string, of: object): [verb: string, data: object][] => [
  ['review.dossier', { ...of, nominee }],
  ['review.text', { ...of, nominee, page: 0 }],
  ['review.form', { ...of, nominee }],
  ['review.peers', { ...of, nominee, page: 0 }],
  ['review.save', { ...of, nominee, rubric: 1, version: '', ...SCORES }],
  ['review.submit', { ...of, nominee, rubric: 1, version: '', ...SCORES }],
  ['review.recuseOpen', { ...of, nominee }],
  ['review.recuse', { ...of, nominee, because: 'other' }],
];

/** And everything that leads the round. */
const leadAsks = (nominee: string, of: object): [verb: string, data: object][] => [
  ['review.round', of],
  ['review.ask', of],
  ['review.nudge', of],
  ['review.assignShow', { ...of, each: '2' }],
  ['review.assign', { ...of, agreed: 2 }],
  ['review.fill', of],
  ['review.close', { ...of, confirmed: 1_000 }],
  ['review.texts', of],
  ['review.textOpen', { ...of, nominee }],
  ['review.textCheck', { ...of, nominee, statement: 'x', version: '' }],
];

async function everyReview(): Promise<unknown> {
  const found = await house.deps.store.list(callPk(scene.call.callId), 'review', { limit: 200 });
  return found.map(({ id, body }) => [id, body]);
}

describe('a reviewer', () => {
  beforeEach(() => scene.assigned());

  test('sees nothing of a dossier that was not assigned to them, by any verb; and it is as if it did not exist', async () => {
    const before = await everyReview();
    for (const { pid } of NOMINEES) {
      const readers = await scene.readers(pid);
      for (const reviewer of REVIEWERS.filter((one) => !readers.includes(one))) {
        for (const [verb, data] of dossierAsks(pid, scene.ref)) {
          const real = await house.invoke(reviewer, verb, data);
          const invented = await house.invoke(reviewer, verb, { ...data, nominee: 'nobody' });
          expect(real.card).toEqual(invented.card);
          expect(JSON.stringify(real.card)).not.toContain(SECRET);
        }
      }
    }
    expect(await everyReview()).toEqual(before);
  });

  test.each([
    ['the same department', { department: 'HEALTH-canada' }, {}],
    ['their supervisor', {}, { supervisor: true }],
    ['supervised by them, on record', {}, { nomineeSupervisor: true }],
    ['their boss is the nominee', { supervisorEmail: 'BO@example.gc.ca' }, {}],
    ['a supporter', {}, { support: true }],
    ['the nominator', {}, { nominator: true }],
  ])('who becomes conflicted (%s) sees nothing from then on, and scores nothing', async (_what, person, how) => {
    const [reader = ''] = await scene.readers('bo');
    expect((await house.invoke(reader, 'review.dossier', scene.of('bo'))).text).toContain(SECRET);
    const card = await scene.form(reader, 'bo');
    await conflict(reader, person, how);
    const before = await everyReview();
    const invented = await house.invoke(reader, 'review.dossier', scene.of('nobody'));
    for (const [verb, data] of dossierAsks('bo', scene.ref))
      expect((await house.invoke(reader, verb, data)).card).toEqual(invented.card);
    expect((await house.press(reader, card, 'Submit', SCORES)).card).toEqual(invented.card);
    expect(await everyReview()).toEqual(before);
    expect((await house.say(reader, 'my reviews')).text).not.toContain('Bo Chan');
    expect((await house.invoke('kim', 'review.round', scene.ref)).text).toContain('Bo Chan: 1 of 2 readers');
  });

  test('never sees others’ scores or notes before their own are in, by any verb', async () => {
    const [one = '', other = ''] = await scene.readers('bo');
    await house.press(other, await scene.form(other, 'bo'), 'Submit', { ...SCORES, note: PEER });
    const asks: [string, object][] = dossierAsks('bo', scene.ref).filter(
      ([verb]) => verb !== 'review.submit' && verb !== 'review.recuse',
    );
    for (const [verb, data] of asks) {
      const { card, text } = await house.invoke(one, verb, data);
      expect(JSON.stringify(card)).not.toContain(PEER);
      expect(text).not.toContain('What others submitted');
    }
    expect((await house.say(one, 'my reviews')).text).not.toContain(PEER);
    const sent = await house.press(one, await scene.form(one, 'bo'), 'Submit', SCORES);
    expect(sent.text).toContain(PEER);
  });

  test('who is one no longer, or whose nominee has withdrawn, sees nothing', async () => {
    const [reader = ''] = await scene.readers('bo');
    await seedNomination(house.deps, scene.call, 'bo', { state: 'withdrawn', department: 'Health Canada' });
    const invented = await house.invoke(reader, 'review.dossier', scene.of('nobody'));
    expect((await house.invoke(reader, 'review.dossier', scene.of('bo'))).card).toEqual(invented.card);
    expect((await house.say(reader, 'my reviews')).text).not.toContain('Bo Chan');
  });
});

test('a card from last year’s call: its round has closed, and once outcomes are out it shows nothing at all', async () => {
  await scene.assigned();
  const [reader = ''] = await scene.readers('bo');
  const old = await scene.form(reader, 'bo');
  await house.invoke('kim', 'review.close', { ...scene.ref, confirmed: 1_000 });
  const closed = await house.press(reader, old, 'Submit', SCORES);
  expect(closed.text).toContain('The review is closed: nothing can be changed any more.');
  const pk = callPk(scene.call.callId);
  const body = { by: 'kim', at: 0 };
  await house.deps.store.upsert({ pk, id: releaseDocId, type: 'release', sk: releaseDocId, body });
  const none = await house.invoke(reader, 'review.dossier', scene.of('nobody'));
  for (const [verb, data] of dossierAsks('bo', scene.ref))
    expect((await house.invoke(reader, verb, data)).card).toEqual(none.card);
  expect((await house.say(reader, 'my reviews')).text).toContain('Nothing waits for you');
});

describe('everybody else', () => {
  const STRANGERS = ['ada', 'bo', 'nominator', 'supervisor', 'part', 'carl'];
  beforeEach(async () => {
    // a participant, and a coordinator, chair and reviewer of another program
    await seedPerson(house.deps, { pid: 'part', name: 'Part', language: 'en', email: 'part@example.gc.ca' });
    await seedPerson(house.deps, { pid: 'carl', name: 'Carl', language: 'en', email: 'carl@example.gc.ca' });
    const other = { programId: programIdOf('Other'), cohortId: 'cother' };
    for (const role of ['coordinator', 'chair', 'reviewer'] as const) await seedRole(house.deps, other, 'carl', role);
    await scene.assigned();
  });

  test('gets the same refusal for what exists and what does not, by any verb, and changes nothing', async () => {
    const before = [await everyReview(), await scene.round()];
    const invented = { ...scene.ref, castId: 'nnothing' };
    for (const pid of STRANGERS) {
      for (const nominee of ['bo', pid]) {
        const real = [...dossierAsks(nominee, scene.ref), ...leadAsks(nominee, scene.ref)];
        const none = [...dossierAsks(nominee, invented), ...leadAsks(nominee, invented)];
        for (const [n, [verb, data]] of real.entries()) {
          const answer = await house.invoke(pid, verb, data);
          expect(answer.card).toEqual((await house.invoke(pid, verb, none[n]?.[1] ?? {})).card);
          expect(answer.text).not.toContain(SECRET);
        }
      }
      for (const verb of ['review.names', 'review.declareNone', 'review.namesNext'])
        expect((await house.invoke(pid, verb, { ...scene.ref, from: 0, shown: '' })).card).toEqual(
          (await house.invoke(pid, verb, { ...invented, from: 0, shown: '' })).card,
        );
      expect((await house.say(pid, 'my reviews')).text).toContain('Nothing waits for you');
      expect((await house.say(pid, 'committee')).text).not.toContain('Leadership');
    }
    expect([await everyReview(), await scene.round()]).toEqual(before);
  }, 120_000);

  test('a reviewer leads nothing, and the chair reads no dossier and no text behind the marks', async () => {
    const refused = await house.invoke('bo', 'review.round', scene.ref);
    for (const [verb, data] of leadAsks('bo', scene.ref))
      expect((await house.invoke('rob', verb, data)).card).toEqual(refused.card);
    const none = await house.invoke('bo', 'review.dossier', scene.of('bo'));
    for (const pid of ['kim', 'cleo'])
      for (const [verb, data] of dossierAsks('bo', scene.ref))
        expect((await house.invoke(pid, verb, data)).card).toEqual(none.card);
    expect((await house.invoke('kim', 'review.textOpen', scene.of('bo'))).card).toEqual(refused.card);
  });
});

/** Changes the records so that a reviewer and Bo have something to do with each other. */
async function conflict(reader: string, person: object, how: Record<string, boolean>): Promise<void> {
  const { deps } = house;
  const email = `${reader}@example.gc.ca`;
  await seedPerson(deps, { pid: reader, name: 'Reader', language: 'en', email, department: 'Elsewhere', ...person });
  const bo = { pid: 'bo', name: 'Bo Chan', language: 'en', email: 'bo@example.gc.ca' } as const;
  if (how['nomineeSupervisor']) await seedPerson(deps, { ...bo, supervisorEmail: email.toUpperCase() });
  const nomination = { statement: SECRET, department: 'Health Canada' };
  if (how['supervisor']) await seedNomination(deps, scene.call, 'bo', { ...nomination, supervisor: reader });
  if (how['nominator']) await seedNomination(deps, scene.call, 'bo', { ...nomination, nominator: reader });
  if (!how['support']) return;
  const id = supportId('bo', reader);
  const body = { nominee: 'bo', by: reader, words: 'Good.', at: 0 };
  await deps.store.upsert({ pk: callPk(scene.call.callId), id, type: 'support', sk: id, body });
}
