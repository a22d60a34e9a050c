import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { evaluationPk } from '../../bot/domain/key.ts';
import { closeEvaluation } from '../../bot/features/evaluation/close.ts';
import { invitationView } from '../../bot/features/invitation-view.ts';
import { invitationCard } from '../../cards/invitation.ts';
import { textIn } from '../../cards/text/text.ts';
import { changedOf } from '../../bot/features/evaluation/changed.ts';
import { release as releasePool } from '../../bot/features/evaluation/release.ts';
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
    expect(text).toContain('Réponses : 12 sur 20 personnes sollicitées');
    expect(text).toContain('Niveau 2 : apprentissage');
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

describe('themes', () => {
  const open = async () => {
    const id = await seedEvaluation(house.deps, program, { of: 'a', ballots: twelve });
    return house.press('cleo', (await results(id)).card, '1 comment to look at first');
  };

  test('are a program’s own list: added to, renamed and taken from, and kept for what was coded', async () => {
    const comment = await open();
    const list = await house.press('cleo', comment.card, 'Change the list of themes');
    const added = await house.press('cleo', list.card, 'Save these words', {
      themeId: 'new',
      en: 'Networks',
      fr: 'Réseaux',
    });
    expect(added.text).toContain('Networks / Réseaux');
    const renamed = await house.press('cleo', added.card, 'Save these words', {
      ...{ themeId: 'collaboration', en: 'Working together', fr: 'Travailler ensemble' },
    });
    expect(renamed.text).toContain('Working together / Travailler ensemble');
    const removed = await house.press('cleo', renamed.card, 'Take it off the list', {
      themeId: 'projectPlanning',
      en: '',
      fr: '',
    });
    expect(JSON.stringify(removed.card)).not.toContain('Project planning');
    const again = await house.press('cleo', removed.card, 'Look at the comments');
    expect(JSON.stringify(again.card)).toContain('Networks');
    expect(JSON.stringify(again.card)).not.toContain('Project planning');
  });

  test('need words in both languages, and no two have the same', async () => {
    const list = await house.press('cleo', (await open()).card, 'Change the list of themes');
    const half = await house.press('cleo', list.card, 'Save these words', { themeId: 'new', en: 'Networks', fr: '' });
    expect(half.text).toContain('A theme needs short words in English and in French.');
    expect(half.text).toContain('Networks');
    const same = await house.press('cleo', list.card, 'Save these words', {
      themeId: 'new',
      en: 'collaboration',
      fr: 'x',
    });
    expect(same.text).toContain('There is a theme with these words already.');
  });

  test('several on one comment count each once, and who coded it is recorded', async () => {
    const comment = await open();
    await house.press('cleo', comment.card, 'Show it', { text: 'x', themes: 'collaboration,realChallenges,invented' });
    const { body } =
      (
        await house.deps.store.list(evaluationPk(idIn(comment.card)), 'comment', {
          limit: 1,
        })
      )[0] ?? {};
    expect(body).toMatchObject({ themes: ['collaboration', 'realChallenges'], by: 'cleo', state: 'shown' });
  });

  test('are shown with the number of commenters, where neither side is one or two people', async () => {
    const words = times(5, { ...good, useful: 'word' });
    const id = await seedEvaluation(house.deps, program, { of: 'a', ballots: [...times(8, good), ...words] });
    for (let n = 0; n < 5; n += 1) {
      const { card } = await house.invoke('cleo', 'evaluation.screen', { evaluationId: id });
      await house.press('cleo', card, 'Keep it back', {
        text: '',
        themes: n < 2 ? 'collaboration' : 'realChallenges,collaboration',
      });
    }
    const { text } = await release(id);
    expect(text).toContain('5 people wrote a comment.');
    expect(text).toContain('Collaboration: all, or nearly all');
    expect(text).toContain('Real challenges: all, or nearly all');
    expect(text).not.toContain('word');
  });

  const idIn = (card: unknown): string => /"evaluationId":"([^"]+)"/.exec(JSON.stringify(card))?.[1] ?? '';
});

describe('what was changed for it', () => {
  const words = {
    ...{ saidEn: 'Days are too full.', saidFr: 'Les journées sont trop chargées.' },
    ...{ changedEn: 'Lunch is an hour.', changedFr: 'Le dîner dure une heure.' },
  };

  test('is written after the release, in both languages, and heads the next invitation', async () => {
    const id = await seedEvaluation(house.deps, program, { of: 'a', ballots: times(12, good) });
    expect((await house.invoke('cleo', 'evaluation.saveChanged', { evaluationId: id, ...words })).text).toContain(
      'Release the results first.',
    );
    const released = await release(id);
    const form = await house.press('cleo', released.card, 'You said, we changed');
    const half = await house.press('cleo', form.card, 'Save', { ...words, changedFr: ' ' });
    expect(half.text).toContain('Please fill in all four');
    expect(half.text).toContain('Days are too full.');
    const saved = await house.press('cleo', half.card, 'Save', words);
    expect(saved.text).toContain('The next invitations begin with it.');
    const ref = await seedSession(house.deps, program, {
      startsAt: NINE + 3 * DAY,
      endsAt: NINE + 3 * DAY + 3_600_000,
    });
    const view = await invitationView(house.deps, { pid: 'pia' }, { ...ref, series: false });
    expect(view?.changed).toMatchObject(words);
    if (!view) throw new Error('no invitation');
    expect(JSON.stringify(invitationCard(view, textIn('en')).body[0])).toContain('You said:** Days are too full.');
    expect(JSON.stringify(invitationCard(view, textIn('fr')).body[0])).toContain('Les journées sont trop chargées.');
  });

  test('is no news any more after four months', async () => {
    const id = await seedEvaluation(house.deps, program, { of: 'a', ballots: times(12, good) });
    await release(id);
    await house.invoke('cleo', 'evaluation.saveChanged', { evaluationId: id, ...words });
    expect(await changedOf(house.deps, program.programId)).toMatchObject(words);
    house.clock.pass(121 * DAY);
    expect(await changedOf(house.deps, program.programId)).toBeUndefined();
  });
});

describe('back to participants', () => {
  const told = (pid: string): string =>
    JSON.stringify(
      house.connector.calls.filter(({ conversationId, body }) => conversationId === `a:${pid}` && body?.['summary']),
    );

  test('where the program says so, everybody who takes part gets the same figures, without a comment', async () => {
    const id = await seedEvaluation(house.deps, program, { of: 'a', ballots: twelve, toParticipants: true });
    const comment = await house.press('cleo', (await results(id)).card, '1 comment to look at first');
    await house.press('cleo', comment.card, 'Show it', { text: 'The panel', themes: '' });
    await release(id);
    await house.work();
    expect(told('pia')).toContain('8 of 12 answers favourable');
    expect(told('paul')).toContain('Ce que vous avez dit ensemble');
    expect(told('pia')).not.toContain('The panel');
  });

  test('and nobody where it does not', async () => {
    const id = await seedEvaluation(house.deps, program, { of: 'a', ballots: times(12, good) });
    await release(id);
    await house.work();
    expect(told('pia')).not.toContain('What you said together');
  });

  test('a release that was interrupted after its first write is finished by the clock', async () => {
    const id = await seedEvaluation(house.deps, program, { of: 'a', ballots: times(12, good) });
    const { store } = house.deps;
    const dying = {
      ...store,
      batch: async (pk: string, operations: Parameters<typeof store.batch>[1]) => {
        const written = await store.batch(pk, operations);
        if (pk.startsWith('prog_')) throw new Error('the power failed');
        return written;
      },
    };
    await expect(releasePool({ ...house.deps, store: dying }, { pid: 'cleo', name: '' }, id)).rejects.toThrow();
    expect(await boxesLeft(house.deps, id)).toBe(true);
    await house.work();
    expect(await boxesLeft(house.deps, id)).toBe(false);
    expect((await results(id)).text).toContain('80% or more favourable');
  });
});
