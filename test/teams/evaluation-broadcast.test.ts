import { afterEach, expect, test } from '@jest/globals';
import { castPk, programPk } from '../../bot/domain/key.ts';
import { WORDS } from '../support/broadcast.ts';
import { conversationId, personalPk } from '../../bot/domain/key.ts';
import { openHall, type Hall } from '../support/evaluation.ts';
import type { Node } from '../support/walk.ts';

const HOUR = 3_600_000;

let hall: Hall;
afterEach(() => hall.house.close());

const fill = (more: object = {}) => ({ ...WORDS, acknowledge: 'no', evaluation: hall.evaluationId, ...more });

async function composed(more: object = {}) {
  const { programId } = hall.program;
  const form = await hall.house.invoke('cleo', 'broadcast.new', { programId });
  return hall.house.press('cleo', form.card, 'broadcast.save', fill(more));
}

const namesOn = (card: Node): string[] => hall.people.filter((pid) => JSON.stringify(card).includes(`Person ${pid}`));
const castIdOn = (card: Node): string => /"castId":"([^"]+)"/.exec(JSON.stringify(card))?.[1] ?? '';
const got = (pid: string, words: string): number =>
  hall.house.connector.calls.filter(
    ({ method, conversationId: chat, body }) =>
      method === 'POST' && chat === `a:${pid}` && JSON.stringify(body).includes(words),
  ).length;

test('goes to those who have not answered; before, during and afterwards only their number is told', async () => {
  hall = await openHall(14);
  await hall.hold();
  for (const pid of ['pid000', 'pid001']) await hall.answer(pid);
  const [pk, id] = [personalPk('pid005'), conversationId];
  const away = { serviceUrl: '', conversationId: '', userId: '', botId: '', tenantId: '', reachable: false, since: 1 };
  await hall.house.deps.store.upsert({ pk, id, type: 'conversation', sk: id, body: away });

  const look = await composed();
  expect(look.text).toContain('12 people will receive it.');
  expect(look.text).toContain('only their number is told');
  expect(look.text).not.toMatch(/Among them|cannot be reached|e-mail instead|wait for/);
  expect(namesOn(look.card)).toEqual([]);

  const castId = castIdOn(look.card);
  await hall.house.press('cleo', look.card, 'Send now');
  await hall.answer('pid006'); // in the last moment: not written to any more
  hall.house.clock.pass(18 * HOUR);
  await hall.house.work();
  hall.house.clock.pass(HOUR);
  await hall.house.work();
  const received = hall.people.filter((pid) => got(pid, 'Bring your badge') > 0);
  expect(received).toEqual(hall.people.filter((pid) => !['pid000', 'pid001', 'pid005', 'pid006'].includes(pid)));

  const progress = await hall.house.invoke('cleo', 'broadcast.progress', { castId });
  expect(progress.text).toContain('Sent to everybody');
  expect(progress.text).not.toMatch(/Failed|Skipped|Unconfirmed|by e-mail|Sent in part|no longer in this audience/);
  expect(namesOn(progress.card)).toEqual([]);
  const again = await hall.house.invoke('cleo', 'broadcast.again', { castId, round: 0, which: 'failed' });
  expect(again.text).toContain('This is not possible any more.');
  const toCleo = hall.house.connector.calls.filter(({ conversationId: chat }) => chat === 'a:cleo');
  expect(JSON.stringify(toCleo)).not.toMatch(/Skipped|no longer in this audience|pid00[56]/);
  const week = await hall.house.say('cleo', 'week');
  expect(week.text).not.toContain('did not arrive');
});

test('fewer than ten are not written to, and it is not said how many they are', async () => {
  hall = await openHall(11);
  await hall.hold();
  for (const pid of ['pid000', 'pid001']) await hall.answer(pid);
  const nine = await composed();
  expect(nine.text).toContain('Fewer than 10 people have not answered.');
  for (const pid of hall.people.slice(2)) await hall.answer(pid);
  const none = await composed();
  const said = (text: string) => text.replace(/id\d+/g, '');
  expect(said(none.text)).toEqual(said(nine.text));
});

test('between the look and the sending too many have answered: nothing is sent, and that is said', async () => {
  hall = await openHall(11);
  await hall.hold();
  await hall.answer('pid000');
  const look = await composed();
  expect(look.text).toContain('10 people will receive it.');
  await hall.answer('pid001');
  const refused = await hall.house.press('cleo', look.card, 'Send now');
  expect(refused.text).toContain('Too few have not answered by now');
  expect(refused.text).not.toMatch(/\b9 people\b/);
  expect(await hall.house.deps.store.list(castPk(castIdOn(look.card)), 'audience', { limit: 5 })).toEqual([]);
});

test.each([
  ['a session', () => ({ session: hall.ref.sessionId })],
  ['a cohort', () => ({ cohort: hall.program.cohortId })],
  ['an address', () => ({ addresses: 'pid003@example.gc.ca' })],
  ['facilitators', () => ({ role: 'facilitator' })],
])('narrowed to %s it is refused: a part of them would point at people', async (_what, narrowed) => {
  hall = await openHall(14);
  await hall.hold();
  const { text } = await composed(narrowed());
  expect(text).toContain('leave every other choice as it was');
  expect(text).not.toMatch(/\d+ (person|people) will receive it/);
});

test('nobody can be asked to acknowledge it, and a question that follows it does not say that its writer got it', async () => {
  hall = await openHall(14);
  await hall.hold();
  expect((await composed({ acknowledge: 'yes' })).text).toContain('People cannot be asked to acknowledge this message');
  const look = await composed();
  await hall.house.press('cleo', look.card, 'Send now');
  hall.house.clock.pass(18 * HOUR);
  await hall.house.work();
  expect(got('pid003', 'Bring your badge')).toBe(1);
  const asked = await hall.house.say('pid003', 'Where exactly do I have to bring it, please? I have lost mine.');
  await hall.house.press('pid003', asked.card, 'inbox.ask', {});
  const items = await hall.house.deps.store.list(programPk(hall.program.programId), 'inboxItem', { limit: 5 });
  expect(items).toHaveLength(1);
  expect(items[0]?.body.castId).toBeUndefined();
});

test('an evaluation that is closed, of another program, or invented is no audience', async () => {
  hall = await openHall(14);
  await hall.hold();
  for (const evaluation of ['eother', hall.ref.sessionId]) {
    expect((await composed({ evaluation })).text).toContain('are not there any more');
  }
  hall.house.clock.pass(8 * 24 * HOUR);
  await hall.house.work();
  expect((await composed()).text).toContain('Fewer than 10 people have not answered.');
  const form = await hall.house.invoke('cleo', 'broadcast.new', { programId: hall.program.programId });
  expect(form.text).not.toContain('have not answered this evaluation');
});
