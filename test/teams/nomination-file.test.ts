import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { callPk, decisionId, offerId, redactionId, releaseDocId, reviewId, supportId } from '../../bot/domain/key.ts';
import type { Call } from '../../bot/domain/call.ts';
import type { Review } from '../../bot/domain/review.ts';
import { NINE, seedPerson, seedProgram, type Seeded } from '../support/cohort.ts';
import { openHouse, textOf, type House } from '../support/house.ts';
import { seedCall, seedNomination } from '../support/nomination.ts';
import { walk } from '../support/walk.ts';

let house: House;
let program: Seeded;
let call: Call;

beforeEach(async () => {
  house = await openHouse();
  program = await seedProgram(house.deps);
  call = await seedCall(house.deps, program);
  const people = ['Nora Lee', 'Rémi Roy', 'Rita Reviewer', 'Max Nominator', 'Sue Supervisor', 'Ann Other'];
  for (const name of people) {
    const pid = (name.split(' ')[1] ?? '').toLowerCase();
    const language = pid === 'roy' ? 'fr' : 'en';
    await seedPerson(house.deps, { pid, name, language, email: `${pid}@example.gc.ca` });
  }
  await seedPerson(house.deps, { pid: 'second', name: 'Rolf Second', email: 'second@example.gc.ca' });
});
afterEach(() => house.close());

const put = (id: string, type: 'review' | 'decision' | 'release' | 'support' | 'offer' | 'redaction', body: object) =>
  house.deps.store.upsert({ pk: callPk(call.callId), id, type, sk: id, body } as Parameters<
    typeof house.deps.store.upsert
  >[0]);
const review = (nominee: string, reviewer: string, changes: Partial<Review> = {}) =>
  put(reviewId(nominee, reviewer), 'review', {
    ...{
      callId: call.callId,
      nominee,
      reviewer,
      state: 'submitted',
      note: `Written by hand for ${nominee}`,
      rubric: 1,
    },
    ...{ scores: { potential: 4, commitment: 2 }, changedAt: NINE },
    ...changes,
  });
const release = () => put(releaseDocId, 'release', { by: 'chair', at: NINE });
const audit = async () =>
  (await house.deps.store.list(callPk(call.callId), 'audit', { limit: 100 })).map(({ body }) => body);

async function reviewed(nominee: string): Promise<void> {
  await seedNomination(house.deps, call, nominee, { nominator: 'nominator', supervisor: 'supervisor' });
  await put(supportId(nominee, 'other'), 'support', { nominee, by: 'other', words: 'I stand behind this.', at: NINE });
  await review(nominee, 'reviewer');
  await review(nominee, 'second', { scores: { potential: 1 }, note: 'Not yet.', rubric: 2 });
  await review(nominee, 'third', { state: 'draft', note: 'unfinished thought' });
  const body = { nominee, outcome: 'notSelected', rationale: 'Secret thoughts', reasons: ['commitment'], place: 17 };
  await put(decisionId(nominee), 'decision', { ...body, by: 'chair', at: NINE });
  await put(redactionId(nominee), 'redaction', {
    nominee,
    number: 7,
    statement: 'x',
    strengths: {},
    answers: {},
    at: NINE,
  });
}

/** The words of every part of a file, as they are read one after the other. */
async function everyPart(pid: string, first: Parameters<typeof textOf>[0]): Promise<string[]> {
  const parts = [textOf(first)];
  let now = first;
  while (walk(now).some(({ title }) => title === 'Next part')) {
    const { card, text } = await house.press(pid, now, 'Next part');
    parts.push(text);
    now = card;
  }
  return parts;
}

describe('a nominee asks for their file', () => {
  test('reads what was written, by whom, and where it is; of the committee nothing before the release', async () => {
    await reviewed('lee');
    const { text } = await house.say('lee', 'my file');
    expect(text).toContain('Everything that is kept about you in the call for Pilot, Leadership.');
    expect(text).toContain('Nominated by\nMax Nominator');
    expect(text).toContain('Why lee should come.');
    expect(text).toContain('Ann Other, Thursday, September 10, 2026\nI stand behind this.');
    expect(text).toContain('Endorsement\nGiven on Thursday, September 10, 2026');
    expect(text).toContain('Found eligible');
    expect(text).toContain('Outcomes are told to everybody at the same time');
    for (const secret of ['Written by hand', 'Not yet.', 'Not selected', 'Reviewer 1', 'Secret', '17', 'out of 5'])
      expect(text).not.toContain(secret);
  });

  test('reads the same words before the release, whether anything was decided or not', async () => {
    await seedNomination(house.deps, call, 'lee');
    const before = (await house.say('lee', 'my file')).card;
    await review('lee', 'reviewer');
    await put(decisionId('lee'), 'decision', {
      ...{ nominee: 'lee', outcome: 'selected', rationale: '', reasons: [], place: 1, by: 'chair', at: NINE },
    });
    await put(offerId('lee'), 'offer', { nominee: 'lee', state: 'offered', by: 'chair', at: NINE });
    expect((await house.say('lee', 'my file')).card).toEqual(before);
  });

  test('reads after the release the outcome, the criteria and each review, and never who wrote it', async () => {
    await reviewed('lee');
    await release();
    const { card } = await house.say('lee', 'my file');
    const text = (await everyPart('lee', card)).join('\n');
    expect(text).toContain('Outcome\nNot selected');
    expect(text).toContain('Criteria that weighed\nCommitment to learning');
    expect(text).toContain('Reviewer 1');
    expect(text).toContain('Reviewer 2');
    expect(text).not.toContain('Reviewer 3');
    expect(text).toContain('Note: Written by hand for lee');
    expect(text).toContain('Scored by version 1 of the criteria.');
    expect(text).toContain('Scored by version 2 of the criteria. They were changed afterwards');
    expect(text).toContain('you may ask for it: cohort@example.gc.ca');
    for (const secret of ['Rita', 'Rolf', 'second', 'Secret', '17', 'unfinished']) expect(text).not.toContain(secret);
  });

  test('in French too, before and after', async () => {
    await reviewed('roy');
    const before = await house.say('roy', 'mon dossier');
    expect(before.text).toContain('Proposée par\nMax Nominator');
    expect(before.text).toContain('Les résultats sont communiqués à tout le monde en même temps');
    expect(before.text).not.toContain('non retenue');
    await release();
    const after = await house.say('roy', 'mon dossier');
    expect(after.text).toContain('Candidature non retenue');
    expect(after.text).toContain('Membre du comité 2');
    expect(after.text).toContain('4 sur 5');
  });

  test('tells by the order of reviews nothing of who wrote which', async () => {
    for (const [nominee, swap] of [
      ['lee', false],
      ['roy', true],
    ] as const) {
      await seedNomination(house.deps, call, nominee, { statement: '' });
      await review(nominee, swap ? 'zed' : 'abe', { note: 'Alpha' });
      await review(nominee, swap ? 'abe' : 'zed', { note: 'Beta' });
    }
    await release();
    const orders = await Promise.all(
      (['lee', 'roy'] as const).map(async (pid) => {
        const { text } = await house.say(pid, 'my file');
        return text.indexOf('Alpha') < text.indexOf('Beta');
      }),
    );
    expect(orders).toEqual([true, true]);
  });

  test('a long file comes in parts that leave nothing out and say nothing twice', async () => {
    const ids = call.competencies.map(({ competencyId }) => competencyId);
    const strengths = Object.fromEntries(ids.map((id) => [id, `strength-${id}- ${'*'.repeat(500)}`]));
    await seedNomination(house.deps, call, 'lee', { statement: `begin ${'é*'.repeat(1_400)} end`, strengths });
    for (let n = 0; n < 9; n += 1) {
      const body = { nominee: 'lee', by: `by${n}`, words: `support-${n}- ${'<'.repeat(2_000)}`, at: NINE + n };
      await put(supportId('lee', `by${n}`), 'support', body);
    }
    const { card } = await house.say('lee', 'my file');
    const parts = await everyPart('lee', card);
    expect(parts.length).toBeGreaterThan(2);
    const whole = parts.join('\n');
    for (const id of ids) expect(whole.split(`strength-${id}-`)).toHaveLength(2);
    for (let n = 0; n < 9; n += 1) expect(whole.split(`support-${n}-`)).toHaveLength(2);
    expect(parts[1]).toContain('Previous part');
  });

  test('chooses among several calls', async () => {
    await seedNomination(house.deps, call, 'lee');
    const other = await seedProgram(house.deps, {}, 'Mentoring');
    const second = await seedCall(house.deps, other, { callId: 'n2' });
    await seedNomination(house.deps, second, 'lee', { statement: 'Another one' });
    const { card, text } = await house.say('lee', 'my file');
    expect(text).toContain('Pilot, Mentoring');
    const opened = await house.invoke('lee', 'nomination.file', { callId: 'n2', page: 0 });
    expect(opened.text).toContain('Another one');
    expect((await house.press('lee', opened.card, 'My other files')).card).toEqual(card);
  });

  test('is told alike that there is none, and that what they ask for is not theirs', async () => {
    await reviewed('lee');
    await release();
    const none = await house.say('other', 'my file');
    expect(none.text).toContain('There is no nomination of yours');
    for (const callId of [call.callId, 'nowhere'])
      expect((await house.invoke('other', 'nomination.file', { callId, page: 0 })).card).toEqual(none.card);
    expect(await audit()).toEqual([]);
  });

  test('is in the audit, once a day', async () => {
    await seedNomination(house.deps, call, 'lee');
    await house.say('lee', 'my file');
    await house.say('lee', 'my file');
    house.clock.pass(24 * 3_600_000);
    await house.say('lee', 'my file');
    expect((await audit()).map(({ who, what, on }) => [who, what, on])).toEqual([
      ['lee', 'nomination.file', 'nom_lee'],
      ['lee', 'nomination.file', 'nom_lee'],
    ]);
  });

  test('after disposal reads that it was there, and no words', async () => {
    const disposed = { statement: '', department: '', level: '', functionalArea: '', disposedAt: NINE };
    await seedNomination(house.deps, call, 'lee', { ...disposed, state: 'declined' });
    const { text } = await house.say('lee', 'my file');
    expect(text).toContain('The words of this file were deleted on Thursday, September 10, 2026');
    expect(text).toContain('Declined by you');
  });
});
