import { afterEach, expect, test } from '@jest/globals';
import { evaluationDocId, evaluationIdOf, evaluationPk } from '../../bot/domain/key.ts';
import { openEvaluation } from '../../bot/features/evaluation/open.ts';
import { sessionsOf } from '../../bot/features/session.ts';
import { setProgram } from '../../bot/features/setting.ts';
import { NINE, seedSession } from '../support/cohort.ts';
import { ASKED, openHall, type Hall } from '../support/evaluation.ts';

const DAY = 24 * 3_600_000;

let hall: Hall;
afterEach(() => hall.house.close());

const pooling = (poolLearningEvents: boolean) =>
  setProgram(hall.house.deps, 'operator:Marie', 'Leadership', { evaluations: { poolLearningEvents } });
const preview = async (): Promise<string> => {
  const form = { programId: hall.program.programId, formKind: 'learning-event' };
  return (await hall.house.invoke('cleo', 'form.open', form)).text;
};
const poolOf = async (sessionId: string): Promise<string | undefined> => {
  const pk = evaluationPk(evaluationIdOf(sessionId));
  return (await hall.house.deps.store.get('evaluation', pk, evaluationDocId))?.body.pool;
};

test('a program that adds up its learning events is told before approval what that will give', async () => {
  hall = await openHall(7);
  await seedSession(hall.house.deps, hall.program, {
    code: 'LE02',
    startsAt: NINE + DAY,
    endsAt: NINE + DAY + 3_600_000,
  });
  expect(await preview()).toContain('Expected answers: 7');
  expect(await preview()).toContain('Results will not be publishable: that takes 10 answers.');
  await pooling(true);
  expect(await preview()).toContain('Expected answers: 14');
  expect(await preview()).toContain('Results will be publishable');
  expect(await preview()).toContain('Answers are added up over the whole program before anything is shown.');
});

test('the setting is for what opens after it: what has opened keeps the plan that was declared, and is not counted', async () => {
  hall = await openHall(7);
  const next = await seedSession(hall.house.deps, hall.program, {
    ...{ code: 'LE02', startsAt: NINE + DAY, endsAt: NINE + DAY + 3_600_000 },
  });
  await hall.hold();
  await pooling(true);
  expect(await poolOf(hall.ref.sessionId)).toBe('none');
  expect(await preview()).toContain('Expected answers: 7');
  hall.house.clock.set(ASKED + DAY);
  const session = (await sessionsOf(hall.house.deps, hall.program)).find(
    ({ sessionId }) => sessionId === next.sessionId,
  );
  if (!session) throw new Error('no session');
  await openEvaluation(hall.house.deps, session);
  expect(await poolOf(next.sessionId)).toBe('program');
  await pooling(false);
  expect(await poolOf(next.sessionId)).toBe('program');
});
