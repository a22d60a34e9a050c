import { afterEach, describe, expect, test } from '@jest/globals';
import { randomIds } from '../../bot/deps.ts';
import { doorUrl } from '../../bot/features/door.ts';
import { boxId, conversationId, ledgerId, personalPk } from '../../bot/domain/key.ts';
import { bytesOf, seenInFile, type Seen } from '../support/attack.ts';
import { ASKED, GOOD, openHall, type Hall } from '../support/evaluation.ts';
import { cardIn, pathIn, pressOn, visit } from '../support/visit.ts';
import { textOf } from '../support/house.ts';

const DAY = 24 * 3_600_000;

let hall: Hall;
afterEach(() => hall.house.close());

const stamp = ({ pk, id, order }: Seen): string => `${pk} ${id} ${order}`;
/** What an action wrote: every document that is not as it was. */
async function writtenBy(action: () => Promise<unknown>): Promise<string[]> {
  const before = new Set(seenInFile(hall.house.path).map(stamp));
  await action();
  return seenInFile(hall.house.path)
    .filter((seen) => !before.has(stamp(seen)))
    .map(({ id }) => id)
    .sort();
}

/** Somebody removes the app: Teams reaches them no more. */
async function leaveTeams(pid: string): Promise<void> {
  const [pk, id] = [personalPk(pid), conversationId];
  const body = { serviceUrl: '', conversationId: '', userId: '', botId: '', tenantId: '', reachable: false, since: 1 };
  await hall.house.deps.store.upsert({ pk, id, type: 'conversation', sk: id, body });
}

describe('answering writes the ledger and the box, and not a word anywhere else', () => {
  test('in Teams', async () => {
    hall = await openHall(4);
    await hall.hold();
    const lines = hall.house.log.lines.length;
    const written = await writtenBy(() => hall.answer('pid002', { ...GOOD, useful: 'unmistakable' }));
    expect(written).toEqual([boxId(0), ledgerId('pid002')]);
    expect(hall.house.log.lines).toHaveLength(lines);
    expect(bytesOf(hall.house.path).includes('unmistakable')).toBe(false);
  });

  test('behind the second door: the e-mail leads to the same card, once, and no record says how or when', async () => {
    hall = await openHall(4);
    await hall.hold(2);
    await hall.house.invoke('cleo', 'register.mark', { ...hall.ref, person: 'pid002', shown: hall.house.clock.now() });
    await leaveTeams('pid002');
    hall.house.clock.set(ASKED + 3_600_000);
    await hall.house.work();
    const [mail] = hall.house.mails.filter(({ to }) => to === 'pid002@example.gc.ca');
    expect(mail?.text).toContain('Your answers go into a sealed box');
    expect(mail?.text).toContain('It works until Thursday, September 17, 2026'); // as long as the evaluation is open
    const path = pathIn(mail);
    const shown = cardIn((await visit(hall.house, path)).body);
    expect(JSON.stringify(shown)).toContain('evaluation.answer');
    const data = { evaluationId: hall.evaluationId, programId: hall.program.programId, ...GOOD };
    const lines = hall.house.log.lines.length;
    const written = await writtenBy(() => pressOn(hall.house, path, 'evaluation.answer', data));
    expect(written).toEqual([boxId(0), ledgerId('pid002')]);
    expect(hall.house.log.lines).toHaveLength(lines);
    expect(await hall.house.deps.ballots?.read(hall.evaluationId)).toHaveLength(1);
    const again = await pressOn(hall.house, path, 'evaluation.answer', { ...data, understanding: '1' });
    expect(again.body).toContain('You have answered this evaluation already');
    expect(textOf(cardIn((await visit(hall.house, path)).body))).toContain('You have answered this evaluation already');
    expect(await hall.house.deps.ballots?.read(hall.evaluationId)).toHaveLength(1);
  });

  test('a link is for its own evaluation alone', async () => {
    hall = await openHall(2);
    await hall.hold();
    await leaveTeams('pid000');
    const ref = { programId: hall.program.programId, evaluationId: hall.evaluationId };
    const link = { pid: 'pid000', purpose: 'evaluation', ref, sequence: 0, expiresAt: ASKED + DAY } as const;
    const path = new URL((await doorUrl(hall.house.deps, link)) ?? '').pathname;
    const other = { ...ref, evaluationId: 'eother', ...GOOD };
    expect((await pressOn(hall.house, path, 'evaluation.answer', other)).status).toBe(403);
    expect((await pressOn(hall.house, path, 'evaluation.results', ref)).status).toBe(403);
    expect(await hall.house.deps.ballots?.read(hall.evaluationId)).toEqual([]);
  });
});

test('once the results are released, no box of before is left in the files, whole or in part', async () => {
  hall = await openHall(12, { ids: randomIds });
  await hall.hold();
  const versions: string[] = [];
  for (const pid of hall.people) {
    await hall.answer(pid);
    const box = await hall.house.deps.store.get('box', hall.pk, boxId(0));
    versions.push(box?.body.nonce ?? '', (box?.body.sealed ?? '').slice(200, 260), (box?.body.sealed ?? '').slice(-80));
  }
  const left = (): string[] => versions.filter((part) => bytesOf(hall.house.path).includes(part));
  expect(left().length).toBeGreaterThan(3); // the log still has boxes of before: what the attack would need
  hall.house.clock.set(ASKED + 7 * DAY);
  await hall.house.work();
  await hall.house.invoke('cleo', 'evaluation.release', { evaluationId: hall.evaluationId });
  hall.house.clock.pass(3_600_000);
  await hall.house.work();
  expect(await hall.house.deps.store.list(hall.pk, 'box', { limit: 5 })).toEqual([]);
  expect(left()).toEqual([]);
  expect(await hall.house.deps.store.list(hall.pk, 'ledger', { limit: 50 })).toHaveLength(12);
});

describe('exactly once', () => {
  test('300 people answer in one burst, each press sent twice, over HTTP: 300 ballots, none lost, none double', async () => {
    hall = await openHall(300, { ids: randomIds });
    await hall.hold();
    const said = (pid: string) => ({ ...GOOD, understanding: String((Number(pid.slice(3)) % 5) + 1), useful: pid });
    const presses = hall.people.flatMap((pid) => [hall.answer(pid, said(pid)), hall.answer(pid, said(pid))]);
    const answers = await Promise.all(presses);
    expect(answers.filter(({ statusCode, status }) => status === 200 && statusCode === 200)).toHaveLength(600);
    const twice = answers.filter(({ text }) => /already|déjà/.test(text));
    expect(twice).toHaveLength(300);
    const cast = (await hall.house.deps.ballots?.read(hall.evaluationId)) ?? [];
    expect(cast.map(({ useful }) => useful).sort()).toEqual([...hall.people]);
    for (const { useful, understanding } of cast) expect(understanding).toBe((Number(String(useful).slice(3)) % 5) + 1);
    const ledger = await hall.house.deps.store.list(hall.pk, 'ledger', { limit: 1_000 });
    expect(ledger.map(({ body }) => body.pid)).toEqual([...hall.people]);
  }, 120_000);
});
