import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startingBehaviours } from '../../cards/text/feedback-behaviour.ts';
import { feedbackInWords, feedbackLines } from '../../bot/cli/measures-feedback.ts';
import type { Feedback, Seen, Wave } from '../../bot/domain/feedback.ts';
import { feedbackId, programPk, waveDocId, waveIdOf, wavePk, waveRefId } from '../../bot/domain/key.ts';
import { measureCohort } from '../../bot/features/measure.ts';
import { NINE, seedProgram, type Seeded } from '../support/cohort.ts';
import { openHouse, type House } from '../support/house.ts';

const DAY = 24 * 3_600_000;
const closesAt = Date.parse('2026-10-09T04:00:00Z');

let house: House;
let program: Seeded;
beforeEach(async () => {
  house = await openHouse();
  program = await seedProgram(house.deps);
});
afterEach(() => house.close());

const measured = (asOf = '2026-12-31') => measureCohort(house.deps, { ...program, asOf });

async function seedWave(said: readonly (Partial<Feedback> & { coaching?: Seen })[]): Promise<void> {
  const { store } = house.deps;
  const waveId = waveIdOf(program.cohortId, 'mid');
  const wave: Wave = {
    ...{ ...program, waveId, kind: 'mid', opensAt: NINE, closesAt, shared: true, state: 'open', sequence: 0 },
    behaviours: startingBehaviours.filter(({ behaviourId }) => behaviourId === 'coaching'),
  };
  const pointer = { pk: programPk(program.programId), id: waveRefId(waveId), sk: waveRefId(waveId) };
  await store.create({ ...pointer, type: 'waveRef', body: { ...program, waveId } });
  await store.create({ pk: wavePk(waveId), id: waveDocId, type: 'wave', sk: waveDocId, body: wave });
  for (const [n, { coaching, ...one }] of said.entries()) {
    const body: Feedback = {
      ...{ ...program, waveId, participant: `p${n}`, supervisor: 'eva', state: 'submitted', words: '', round: 0 },
      ...{ seen: coaching ? { coaching } : {}, changedAt: NINE, ...one },
    };
    const id = feedbackId(`p${n}`);
    await store.create({ pk: wavePk(waveId), id, type: 'feedback', sk: id, body });
  }
}

const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one);
const late = (): void => {
  house.clock.set(closesAt + DAY);
};

describe('what supervisors said, as figures', () => {
  test('without a wave there is nothing, in JSON and in text', async () => {
    const measures = await measured();
    expect(measures).not.toHaveProperty('feedback');
    expect(feedbackInWords(measures.feedback, 'en')).toEqual({});
    expect(feedbackLines(measures.feedback, 'fr')).toEqual([]);
  });

  test('a share: "clearly" and "strongly" of those who could say; a draft and a refusal are asked, not answered', async () => {
    await seedWave([
      ...times(6, { coaching: 'clearly' } as const),
      ...times(3, { coaching: 'strongly' } as const),
      ...times(4, { coaching: 'little' } as const),
      ...times(3, { coaching: 'cannotSay' } as const),
      ...times(2, {}),
      { state: 'draft', coaching: 'strongly' },
      { state: 'declined', declinedBecause: 'other' },
    ]);
    late();
    const { feedback } = await measured();
    expect(feedback?.responses).toMatchObject([
      { numerator: 18, denominator: 20, rate: 90, state: 'closed', level: 3 },
    ]);
    expect(feedback?.behaviours).toMatchObject([
      {
        ...{ behaviour: 'coaching', level: 3, result: 'share', asked: 20, answered: 18, asOf: '2026-10-08' },
        ...{ numerator: 9, denominator: 13, share: 69.2, cannotSay: 3, distribution: [0, 4, 6, 3] },
      },
    ]);
    const english = feedbackLines(feedback, 'en').join('\n');
    expect(english).toContain('Coaches others');
    expect(english).toContain('69.2 %: seen clearly or strongly in 9 of 13');
    expect(english).toContain('the 13 in which the supervisor could say, of 20 asked for');
    expect(feedbackLines(feedback, 'fr').join('\n')).toContain('69,2 % : observé clairement ou fortement');
    expect(JSON.stringify(feedbackInWords(feedback, 'fr'))).toContain('rétroactions où la ou le gestionnaire pouvait');
  });

  test.each<[string, Seen[], object]>([
    ['nine who can say', [...times<Seen>(9, 'clearly'), ...times<Seen>(5, 'cannotSay')], { result: 'suppressed' }],
    ['all favourable', times<Seen>(12, 'strongly'), { result: 'band', band: 'high' }],
    ['one favourable', [...times<Seen>(11, 'notSeen'), 'clearly'], { result: 'band', band: 'low' }],
  ])('%s: nothing gives the figure back', async (_what, answers, shown) => {
    await seedWave(answers.map((coaching) => ({ coaching })));
    late();
    const { feedback } = await measured();
    const none = { numerator: null, denominator: null, share: null, cannotSay: null, bounds: null, distribution: null };
    expect(feedback?.behaviours).toMatchObject([{ ...shown, ...none, answered: answers.length }]);
    const [line] = feedbackLines(feedback, 'en').filter((one) => /band|not shown/.test(one));
    expect(line).toMatch(/80 % or more|20 % or fewer|too few answers/);
  });

  test('a program may raise the minimum', async () => {
    const pk = programPk(program.programId);
    const stored = await house.deps.store.get('program', pk, 'program');
    if (!stored) throw new Error('no program');
    const { id, type, sk, body } = stored;
    await house.deps.store.upsert({
      pk,
      id,
      type,
      sk,
      body: { ...body, evaluations: { daysOpen: 7, minimum: 15, toParticipants: false } },
    });
    await seedWave([...times(7, { coaching: 'clearly' } as const), ...times(7, { coaching: 'little' } as const)]);
    late();
    expect((await measured()).feedback?.behaviours).toMatchObject([{ result: 'suppressed', reason: 'tooFew' }]);
  });

  test('while it is open, and for a day before it closed, only how many answered; before it opened, nothing', async () => {
    await seedWave(times(12, { coaching: 'clearly', words: 'Yes', themes: ['collaboration'] } as const));
    house.clock.set(NINE + DAY);
    const open = (await measured()).feedback;
    expect(open).toMatchObject({ responses: [{ state: 'open', numerator: 12 }], behaviours: [], themes: [] });
    expect(feedbackLines(open, 'en').join('\n')).toContain('still open');
    late();
    expect((await measured('2026-10-07')).feedback).toMatchObject({ behaviours: [], themes: [] });
    expect((await measured('2026-10-08')).feedback?.behaviours).toHaveLength(1);
    expect(await measured('2026-09-01')).not.toHaveProperty('feedback');
  });

  test('themes: of those who wrote words, and one or two of them are not counted out', async () => {
    await seedWave([
      ...times(5, { words: 'Yes', themes: ['collaboration'] }),
      ...times(2, { words: 'So', themes: ['strategicThinking'] }),
      ...times(3, { words: 'Not coded' }),
      ...times(4, { coaching: 'clearly' } as const),
    ]);
    late();
    const { feedback } = await measured();
    expect(feedback?.themes).toMatchObject([
      { theme: 'collaboration', numerator: 5, denominator: 10, level: 3 },
      { theme: 'strategicThinking', numerator: 'below3', denominator: 10 },
    ]);
    expect(feedbackLines(feedback, 'en').join('\n')).toContain('theme strategicThinking: < 3 of 10');
  });
});
