import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { evaluationPk } from '../../bot/domain/key.ts';
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
