import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { programPk, sessionDocId } from '../../bot/domain/key.ts';
import { planEvaluation } from '../../bot/features/evaluation/open.ts';
import { seedEvaluation, times } from '../support/evaluation-results.ts';
import { ASKED, END, GOOD, openHall, type Hall } from '../support/evaluation.ts';
import { NINE } from '../support/cohort.ts';
import type { Node } from '../support/walk.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let hall: Hall;
beforeEach(async () => {
  hall = await openHall(3);
});
afterEach(() => hall.house.close());

const workAt = async (at: number): Promise<void> => {
  hall.house.clock.set(at);
  await hall.house.work();
};

describe('a session that ended before its form was approved', () => {
  beforeEach(async () => {
    const { house, ref, people } = hall;
    const stored = await house.deps.store.get('session', programPk(ref.programId), sessionDocId(ref.sessionId));
    if (!stored) throw new Error('no session');
    await planEvaluation(house.deps, stored.body);
    for (const pid of people) await house.invoke(pid, 'attendance.checkIn', ref);
    await workAt(ASKED);
  });

  test('is asked about within the hour of the approval, once, with all its days to answer', async () => {
    expect(hall.cardsTo('pid000')).toEqual([]);
    await workAt(ASKED + DAY);
    await hall.approve();
    await workAt(ASKED + DAY + HOUR);
    await workAt(ASKED + DAY + 2 * HOUR);
    expect(hall.cardsTo('pid000')).toHaveLength(1);
    expect((await hall.answer('pid000', GOOD)).text).toContain('Thank you');
    const evaluation = await hall.house.deps.store.get('evaluation', hall.pk, 'evaluation');
    expect(evaluation?.body.closesAt).toBeGreaterThanOrEqual(ASKED + 8 * DAY);
  });

  test('is not asked about after the days of the program are over', async () => {
    await workAt(END + 8 * DAY);
    await hall.approve();
    await workAt(END + 8 * DAY + HOUR);
    await workAt(END + 8 * DAY + 2 * HOUR);
    expect(hall.cardsTo('pid000')).toEqual([]);
  });
});

describe('more than a card holds', () => {
  test('of evaluations: the newest first, and from there on to the oldest', async () => {
    const { house, program } = hall;
    for (let n = 0; n < 45; n += 1) {
      await seedEvaluation(house.deps, program, { of: `e${n}`, ballots: [], state: 'open', opensAt: NINE + n * HOUR });
    }
    const seen = new Set<string>();
    let page: { card: Node; text: string } = await house.say('cleo', 'evaluations');
    const sizes: number[] = [];
    for (;;) {
      const ids = [...JSON.stringify(page.card).matchAll(/"verb":"evaluation.results"[^}]*"evaluationId":"(\w+)"/g)];
      const own = new Set(ids.map(([, id]) => id ?? ''));
      sizes.push(own.size);
      for (const id of own) seen.add(id);
      if (!page.text.includes('Older evaluations')) break;
      page = await house.press('cleo', page.card, 'Older evaluations');
    }
    expect(sizes).toEqual([20, 20, 5]);
    expect(seen.size).toBe(45);
  });

  test('of comments: every one that was screened can be reached, once', async () => {
    const { house, program } = hall;
    const words = Array.from({ length: 60 }, (_, n) => `Word ${n} end`);
    const good = { understanding: 5, benefitWork: 4, benefitLeadership: 5 };
    const ballots = [...words.map((useful) => ({ ...good, useful })), ...times(3, good)];
    const id = await seedEvaluation(house.deps, program, { of: 'a', ballots });
    let page = await house.invoke('cleo', 'evaluation.screen', { evaluationId: id });
    for (let left = words.length; left > 0; left -= 1) {
      const text = /Word \d+ end/.exec(JSON.stringify(page.card))?.[0] ?? '';
      page = await house.press('cleo', page.card, 'Show it', { text, themes: '' });
    }
    page = await house.press('cleo', page.card, 'Release the results');
    const seen = [...page.text.matchAll(/Word \d+ end/g)].map(([one]) => one);
    expect(seen).toHaveLength(25);
    for (const button of ['35 more comments', '10 more comments']) {
      page = await house.press('cleo', page.card, button);
      seen.push(...[...page.text.matchAll(/Word \d+ end/g)].map(([one]) => one));
    }
    expect(seen.toSorted()).toEqual(words.toSorted());
    expect((await house.press('cleo', page.card, 'Back to the results')).text).toContain('Level 2: learning');
  });
});
