import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { evaluationIdOf, evaluationPk, ledgerId, programPk, sessionDocId } from '../../bot/domain/key.ts';
import type { SessionRef } from '../../bot/domain/session.ts';
import { planEvaluation } from '../../bot/features/evaluation/open.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from '../support/cohort.ts';
import { openHouse, type House } from '../support/house.ts';
import type { Node } from '../support/walk.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const END = NINE + 7 * HOUR;
const PEOPLE = Array.from({ length: 14 }, (_, n) => `pid${n}`);

let house: House;
let program: Seeded;
let ref: SessionRef;

beforeEach(async () => {
  house = await openHouse(NINE, { registered: true });
  program = await seedProgram(house.deps);
  for (const [n, pid] of PEOPLE.entries()) {
    const language = n === 1 ? 'fr' : 'en';
    await seedPerson(house.deps, { pid, name: `Person ${n}`, language, email: `${pid}@example.gc.ca` });
    await seedEnrolment(house.deps, program, pid);
    await house.say(pid, 'help');
  }
  await seedPerson(house.deps, { pid: 'cleo', name: 'Cléo Roy', language: 'en', email: 'cleo@example.gc.ca' });
  await seedRole(house.deps, program, 'cleo', 'coordinator');
  ref = await seedSession(house.deps, program);
});
afterEach(async () => {
  await house.close();
});

const evaluationId = () => evaluationIdOf(ref.sessionId);
const pk = () => evaluationPk(evaluationId());
const session = async () => {
  const stored = await house.deps.store.get('session', programPk(ref.programId), sessionDocId(ref.sessionId));
  if (!stored) throw new Error('no session');
  return stored.body;
};

/** The coordinator approves the form, everybody but the last checks in, and the session ends. */
async function hold(): Promise<void> {
  const { card } = await house.invoke('cleo', 'form.open', {
    programId: ref.programId,
    formKind: 'learning-event',
  });
  await house.press('cleo', card, 'Approve this form');
  await planEvaluation(house.deps, await session());
  for (const pid of PEOPLE.slice(0, -1)) await house.say(pid, 'check in');
  house.clock.set(END + 15 * 60_000);
  await house.work();
}

const cardsTo = (pid: string): Node[] =>
  house.connector.calls
    .filter(
      ({ method, conversationId, body }) =>
        method === 'POST' && conversationId === `a:${pid}` && body?.['summary'] !== undefined,
    )
    .flatMap(({ body }) => (body?.['attachments'] as { content: Node }[]).map(({ content }) => content));

const good = { understanding: '4', benefitWork: '5', benefitLeadership: 'na' };
const send = (pid: string, answers: object) =>
  house.invoke(pid, 'evaluation.answer', { evaluationId: evaluationId(), ...answers });

describe('fifteen minutes after a session ends', () => {
  test('everybody recorded as attended is asked, in their language, and nobody else', async () => {
    await hold();
    expect(PEOPLE.filter((pid) => JSON.stringify(cardsTo(pid)).includes('evaluation.answer'))).toEqual(
      PEOPLE.slice(0, -1),
    );
    expect(JSON.stringify(cardsTo('pid0'))).toContain('You cannot change it afterwards');
    expect(JSON.stringify(cardsTo('pid1'))).toContain('Vous ne pourrez rien changer ensuite');
  });

  test('nothing opens a second before, nor where the program has approved no form', async () => {
    await planEvaluation(house.deps, await session());
    await house.say('pid0', 'check in');
    house.clock.set(END + 15 * 60_000 - 1_000);
    await house.work();
    expect(await house.deps.store.list(pk(), 'evaluation', { limit: 1 })).toEqual([]);
    house.clock.pass(1_000);
    await house.work();
    expect(await house.deps.store.list(pk(), 'evaluation', { limit: 1 })).toEqual([]);
  });

  test('who is marked present later is asked later, and those who were asked are not asked again', async () => {
    await hold();
    const late = PEOPLE.at(-1) ?? '';
    await house.invoke('cleo', 'register.mark', { ...ref, person: late, shown: house.clock.now() });
    house.clock.pass(HOUR);
    await house.work();
    expect(cardsTo(late)).toHaveLength(1);
    expect(cardsTo('pid0')).toHaveLength(1);
  });
});

describe('answering', () => {
  test('puts one ballot into the box, and the card that comes back holds no answers', async () => {
    await hold();
    const { text, card } = await send('pid0', { ...good, useful: 'the panel on prices' });
    expect(text).toContain('Thank you');
    expect(JSON.stringify(card)).not.toMatch(/panel|understanding/);
    expect(await house.deps.ballots?.read(evaluationId())).toEqual([
      { understanding: 4, benefitWork: 5, benefitLeadership: 'na', useful: 'the panel on prices' },
    ]);
    expect(await house.deps.store.get('ledger', pk(), ledgerId('pid0'))).toBeDefined();
  });

  test('twice at once, and from another device with other answers, is once: the first stays', async () => {
    await hold();
    const first = await Promise.all([send('pid0', good), send('pid0', good)]);
    expect(first.map(({ text }) => text.includes('already')).sort()).toEqual([false, true]);
    expect((await send('pid0', { ...good, understanding: '1' })).text).toContain(
      'You have answered this evaluation already',
    );
    expect(await house.deps.ballots?.read(evaluationId())).toHaveLength(1);
  });

  test.each([
    ['an answer outside the boxes', { ...good, understanding: '9' }, 'Please choose one of the boxes.'],
    ['ten thousand characters', { ...good, useful: 'x'.repeat(10_000) }, 'This comment is too long.'],
    ['a required answer left out', { benefitWork: '5', benefitLeadership: '5' }, 'Please answer this'],
  ])('%s gets a sentence, what was chosen is kept, and nothing is in the box', async (_what, answers, words) => {
    await hold();
    const { text, card } = await send('pid0', answers);
    expect(text).toContain(words);
    expect(JSON.stringify(card)).toContain('"value":"5"');
    expect(await house.deps.ballots?.read(evaluationId())).toEqual([]);
  });

  test('somebody who was not there is told so, with the words of an evaluation that does not exist', async () => {
    await hold();
    const absent = await send(PEOPLE.at(-1) ?? '', good);
    const invented = await house.invoke('pid0', 'evaluation.answer', { evaluationId: 'enothing', ...good });
    expect(absent.text).toContain('This evaluation is for those who were at the session.');
    expect(absent.card).toEqual(invented.card);
  });

  test('leaves no word of it in the log, the audit, or the deliveries', async () => {
    await hold();
    await send('pid0', { ...good, useful: 'unmistakable' });
    const audit = await house.deps.store.list(pk(), 'audit', { limit: 100 });
    const deliveries = await house.deps.store.list(pk(), 'delivery', { limit: 100 });
    expect(JSON.stringify([house.log.lines, audit, deliveries])).not.toMatch(/unmistakable|evaluation\.answer/);
    expect(audit.map(({ body }) => body.what)).toEqual(['evaluation.open']);
  });
});

test('two working days later those who have not answered are reminded, once, and nobody else', async () => {
  await hold();
  await send('pid0', good);
  house.clock.set(NINE + 4 * DAY); // Thursday's session: Monday at 9:00
  await house.work();
  expect(cardsTo('pid0')).toHaveLength(1);
  expect(cardsTo('pid2')).toHaveLength(2);
  expect(JSON.stringify(cardsTo('pid2')[1])).toContain('A reminder: your evaluation');
  house.clock.pass(DAY);
  await house.work();
  expect(cardsTo('pid2')).toHaveLength(2);
});
