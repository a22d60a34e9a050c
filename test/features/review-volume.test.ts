import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { callPk, conflictsId, reviewRoundId } from '../../bot/domain/key.ts';
import { assignReviews } from '../../bot/features/review/assign.ts';
import { deskOf } from '../../bot/features/review/dossier.ts';
import { reviewsIn, roundView } from '../../bot/features/review/round.ts';
import { NINE, seedPerson, seedProgram, seedRole } from '../support/cohort.ts';
import { openHouse, type House } from '../support/house.ts';
import { seedCall, seedNomination } from '../support/nomination.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse(NINE);
});
afterEach(() => house.close());

const named = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${prefix}${n + 100}`);

test('400 dossiers, 12 reviewers of 17 departments, 3 each: even, no department reads its own', async () => {
  const { deps } = house;
  const program = await seedProgram(deps);
  const call = await seedCall(deps, program, { closesAt: NINE - 1, reviewsEach: 3 });
  const pk = callPk(call.callId);
  const person = async (pid: string, n: number) => {
    const department = `Department ${n % 17}`;
    await seedPerson(deps, { pid, name: pid, department, email: `${pid}@example.gc.ca` }, false);
    return department;
  };
  for (const [n, pid] of named('n', 400).entries())
    await seedNomination(deps, call, pid, { department: await person(pid, n) });
  await seedRole(deps, program, 'kim', 'chair');
  for (const [n, reviewer] of named('r', 12).entries()) {
    await person(reviewer, n);
    await seedRole(deps, program, reviewer, 'reviewer');
    const id = conflictsId(reviewer);
    const body = { reviewer, nominees: [`n${n + 100}`], at: NINE };
    await deps.store.upsert({ pk, id, type: 'conflicts', sk: id, body });
  }
  const round = { callId: call.callId, state: 'declaring', each: 3, at: NINE, by: 'kim' } as const;
  await deps.store.upsert({ pk, id: reviewRoundId, type: 'reviewRound', sk: reviewRoundId, body: round });
  const kim = { pid: 'kim', name: 'Kim' };
  const ref = { programId: call.programId, castId: call.callId };
  const done = await assignReviews(deps, kim, ref, 3);
  expect(done.ok && [done.value.assignment.least, done.value.assignment.most]).toEqual([100, 100]);
  const reviews = await reviewsIn(deps, call.callId);
  expect(reviews).toHaveLength(1_200);
  const departmentOf = (pid: string): number => (Number(pid.slice(1)) - 100) % 17;
  expect(reviews.filter(({ nominee, reviewer }) => departmentOf(nominee) === departmentOf(reviewer))).toEqual([]);
  expect((await deskOf(deps, 'r100', call))?.left).toBe(100);
  const view = await roundView(deps, kim, ref);
  expect(view.ok && view.value.progress?.missing).toBe(1_200);
}, 60_000);
