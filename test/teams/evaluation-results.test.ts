import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { evaluationPk } from '../../bot/domain/key.ts';
import { closeEvaluation } from '../../bot/features/evaluation/close.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from '../support/cohort.ts';
import { boxesLeft, seedEvaluation, times } from '../support/evaluation-results.ts';
import { openHouse, type House } from '../support/house.ts';

const DAY = 24 * 3_600_000;

let house: House;
let program: Seeded;

beforeEach(async () => {
  house = await openHouse(NINE, { registered: true });
  program = await seedProgram(house.deps);
  for (const [pid, language] of [
    ['cleo', 'en'],
    ['cyr', 'fr'],
  ] as const) {
    await seedPerson(house.deps, { pid, name: `Coordinator ${pid}`, language, email: `${pid}@example.gc.ca` });
    await seedRole(house.deps, program, pid, 'coordinator');
  }
  for (const [n, pid] of ['pia', 'paul'].entries()) {
    const language = n === 1 ? 'fr' : 'en';
    await seedPerson(house.deps, { pid, name: `Person ${pid}`, language, email: `${pid}@example.gc.ca` });
    await seedEnrolment(house.deps, program, pid);
    await house.say(pid, 'help');
  }
});
afterEach(async () => {
  await house.close();
});

const results = (evaluationId: string, pid = 'cleo') => house.invoke(pid, 'evaluation.results', { evaluationId });
const release = (evaluationId: string, pid = 'cleo') => house.invoke(pid, 'evaluation.release', { evaluationId });
const good = { understanding: 5, benefitWork: 4, benefitLeadership: 5 };
const poor = { understanding: 2, benefitWork: 4, benefitLeadership: 5 };
const twelve = [...times(8, good), ...times(3, poor), { ...poor, useful: 'Marie’s panel' }];

describe('one evaluation that is a pool of its own', () => {
  test('before closing shows how many answered, and nothing of what', async () => {
    const id = await seedEvaluation(house.deps, program, {
      of: 'a',
      ballots: times(3, good),
      asked: 13,
      state: 'open',
    });
    const { text } = await results(id);
    expect(text).toContain('Answered: 3 of 13 people asked');
    expect(text).toContain('Results are shown after the evaluation has closed');
    expect(text).not.toContain('favourable');
    expect((await release(id)).text).toContain('Results can be released once the evaluation has closed.');
    expect(await boxesLeft(house.deps, id)).toBe(true);
  });

  test('a person reads every comment first; then a share, a band with its reason, and a comment as redacted', async () => {
    const id = await seedEvaluation(house.deps, program, { of: 'a', ballots: twelve, asked: 13 });
    expect((await release(id)).text).toContain('Look at every comment first.');
    const comment = await house.press('cleo', (await results(id)).card, '1 comment to look at first');
    expect(comment.text).toContain('Marie’s panel');
    const screened = await house.press('cleo', comment.card, 'Show it', { text: 'The panel', themes: 'collaboration' });
    const { text } = await house.press('cleo', screened.card, 'Release the results');
    expect(text).toContain('8 of 12 answers favourable: 66.7%');
    expect(text).toContain('between 61.5% and 69.2% of all who were asked');
    expect(text).toContain('80% or more favourable');
    expect(text).toContain('A band, because');
    expect(text).toContain('Level 2: learning');
    expect(text).toContain('The panel');
    expect(text).not.toContain('Marie');
  });

  test('is released once; the ballots are gone, and with them every way to count again', async () => {
    const id = await seedEvaluation(house.deps, program, { of: 'a', ballots: times(12, good) });
    const both = await Promise.all([release(id), release(id, 'cyr')]);
    expect(both.filter(({ text }) => /The ballots are gone|L’urne n’existe plus/.test(text))).toHaveLength(1);
    expect((await release(id)).text).toContain('These results have been released already.');
    expect(await boxesLeft(house.deps, id)).toBe(false);
  });

  test('nine answers: nothing is shown but themes, and the words are not kept', async () => {
    const id = await seedEvaluation(house.deps, program, {
      of: 'a',
      ballots: [...times(8, good), { ...good, useful: 'A secret' }],
    });
    const comment = await house.press('cleo', (await results(id)).card, '1 comment to look at first');
    await house.press('cleo', comment.card, 'Show it', { text: 'A secret', themes: 'realChallenges' });
    const { text } = await release(id);
    expect(text).toContain('fewer than 10 answers');
    expect(text).toContain('Real challenges: fewer than 3');
    expect(text).toContain('only themes are shown, never words');
    expect(JSON.stringify(await house.deps.store.list(evaluationPk(id), 'comment', { limit: 9 }))).not.toContain(
      'secret',
    );
  });

  test('a raised minimum is kept: twelve answers are too few where a program asks for fifteen', async () => {
    const id = await seedEvaluation(house.deps, program, { of: 'a', ballots: times(12, good), minimum: 15 });
    expect((await release(id)).text).toContain('fewer than 15 answers');
  });

  test('in French: the band, its reason, and the base', async () => {
    const id = await seedEvaluation(house.deps, program, { of: 'a', ballots: times(12, good), asked: 20 });
    const { text } = await release(id, 'cyr');
    expect(text).toContain('80 % ou plus de réponses favorables');
    expect(text).toContain('Une tranche, car');
    expect(text).toContain('Réponses : 12 sur 20 personnes sollicitées');
    expect(text).toContain('Niveau 2 : apprentissage');
  });

  test('participants and coordinators of other programs are refused, and learn nothing', async () => {
    const id = await seedEvaluation(house.deps, program, { of: 'a', ballots: twelve });
    const other = await seedProgram(house.deps, {}, 'Other');
    await seedPerson(house.deps, { pid: 'max', name: 'Max', language: 'en', email: 'max@example.gc.ca' });
    await seedRole(house.deps, other, 'max', 'coordinator');
    const refused = await results('enothing', 'pia');
    const words = { saidEn: 'a', saidFr: 'a', changedEn: 'a', changedFr: 'a' };
    for (const pid of ['pia', 'max']) {
      for (const [verb, data] of [
        ['evaluation.results', {}],
        ['evaluation.screen', {}],
        ['evaluation.release', {}],
        ['evaluation.themes', {}],
        ['evaluation.saveTheme', { en: 'a', fr: 'b' }],
        ['evaluation.removeTheme', { themeId: 'collaboration' }],
        ['evaluation.changed', {}],
        ['evaluation.saveChanged', words],
        ['evaluation.decide', { commentId: 'c1', shown: true }],
      ] as const) {
        const { card } = await house.invoke(pid, verb, { evaluationId: id, ...data });
        expect(card).toEqual(refused.card);
      }
    }
    expect(await boxesLeft(house.deps, id)).toBe(true);
  });
});

describe('action learning groups', () => {
  const group = (of: string, ballots: number, opensAt = NINE) =>
    seedEvaluation(house.deps, program, {
      ...{ of, kind: 'action-learning' as const, opensAt },
      // declared alone, which action learning never is
      ballots: [...times(ballots - 1, { progress: 5, benefitWork: 4 }), { progress: 1, benefitWork: 4 }],
      asked: 8,
    });
  const AFTER_THE_QUARTER = Date.parse('2026-10-02T13:00:00Z');

  test('are never shown alone: they wait for their quarter, and are then one figure of answers', async () => {
    const ids = [await group('a', 6), await group('b', 7), await group('c', 5)];
    const [first = ''] = ids;
    expect((await results(first)).text).toContain('Of this one alone nothing is shown.');
    expect((await release(first)).text).toContain('once this period is over');
    house.clock.set(AFTER_THE_QUARTER);
    const { text } = await release(first);
    expect(text).toContain('15 of 18 answers favourable: 83.3%');
    expect(text).toContain('Answers: 18 of 24 asked for, 75.0%');
    expect(text).toContain('The figures count answers, not people');
    for (const id of ids) {
      expect(await boxesLeft(house.deps, id)).toBe(false);
      expect((await results(id)).text).toContain('15 of 18 answers favourable');
    }
  });

  test('are not released while one of them is open, or has a comment that nobody has looked at', async () => {
    const first = await group('a', 6);
    const open = await seedEvaluation(house.deps, program, {
      ...{ of: 'b', kind: 'action-learning', state: 'open', ballots: times(6, { progress: 5, useful: 'A word' }) },
    });
    house.clock.set(AFTER_THE_QUARTER);
    expect((await release(first)).text).toContain('once every evaluation of this group has closed');
    await closeEvaluation(house.deps, open);
    const waiting = await release(first);
    expect(waiting.text).toContain('Look at every comment first.');
    expect(waiting.text).toContain('are looked at with their own evaluations');
  });

  test('one that closes after its quarter was released is never shown: it would give the others away', async () => {
    const first = await group('a', 12);
    house.clock.set(AFTER_THE_QUARTER);
    await release(first);
    const before = (await results(first)).text;
    const late = await group('b', 12);
    expect((await release(late)).text).toContain('closed after its group had been released');
    expect(await boxesLeft(house.deps, late)).toBe(false);
    expect((await results(first)).text).toBe(before);
    expect((await results(late)).text).not.toContain('favourable:');
  });

  test('of two quarters are two figures, without a ballot in common', async () => {
    const first = await group('a', 12);
    const next = await group('b', 14, AFTER_THE_QUARTER);
    house.clock.set(AFTER_THE_QUARTER + 100 * DAY);
    expect((await release(first)).text).toContain('Answers: 12 of 12 asked for');
    expect((await release(next)).text).toContain('Answers: 14 of 14 asked for');
  });
});

describe('learning events that were declared to be added up over the program', () => {
  const event = (of: string, favourable: number, rest: number) =>
    seedEvaluation(house.deps, program, {
      ...{ of, pool: 'program' as const, ballots: [...times(favourable, good), ...times(rest, poor)] },
    });

  test('give an exact share of answers, though each alone would be a band', async () => {
    const first = await event('a', 18, 2);
    await event('b', 19, 2);
    const { text } = await release(first);
    expect(text).toContain('37 of 41 answers favourable: 90.2%');
    expect(text).toContain('The figures count answers, not people');
  });

  test('wait while a session of their kind lies ahead', async () => {
    const first = await event('a', 18, 2);
    await seedSession(house.deps, program, { startsAt: NINE + 30 * DAY, endsAt: NINE + 30 * DAY + 3_600_000 });
    expect((await release(first)).text).toContain('no session of this kind lies ahead');
    house.clock.set(NINE + 40 * DAY);
    expect((await release(first)).text).toContain('Released.');
  });
});
