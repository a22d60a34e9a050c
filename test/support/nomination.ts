import { startingCompetencies, startingCriteria } from '../../cards/text/call-criteria.ts';
import type { Deps } from '../../bot/deps.ts';
import type { Call } from '../../bot/domain/call.ts';
import {
  callDocId,
  callIdOf,
  callPk,
  callRefId,
  nominationId,
  personalPk,
  programPk,
  waitingId,
} from '../../bot/domain/key.ts';
import type { Nomination } from '../../bot/domain/nomination.ts';
import { DAY } from '../../bot/domain/time.ts';
import { NINE, type Seeded } from './cohort.ts';

/** A call as a coordinator would have published it: open since the day before, and for three weeks more. */
export function callFor({ programId, cohortId }: Seeded, changes: Partial<Call> = {}): Call {
  return {
    ...{ callId: callIdOf(cohortId), programId, cohortId, state: 'published' },
    ...{ opensAt: NINE - DAY, closesAt: NINE + 21 * DAY, completeBy: NINE + 35 * DAY },
    ...{ capacity: 23, days: 20, months: 10, levels: [], areas: [] },
    ...{ criteria: [...startingCriteria], rubric: 1, competencies: [...startingCompetencies], questions: [] },
    ...{ selfNomination: false, redacted: false, reviewsEach: 2, contact: 'cohort@example.gc.ca', sequence: 0 },
    ...changes,
  };
}

/** Writes a call where the features find it. */
export async function seedCall(deps: Deps, seeded: Seeded, changes: Partial<Call> = {}): Promise<Call> {
  const call = callFor(seeded, changes);
  const { callId, programId, cohortId } = call;
  const ref = callRefId(callId);
  await deps.store.upsert({ pk: callPk(callId), id: callDocId, type: 'call', sk: callDocId, body: call });
  const body = { callId, programId, cohortId };
  await deps.store.upsert({ pk: programPk(programId), id: ref, type: 'callRef', sk: ref, body });
  return call;
}

/** A dossier with consent and endorsement, found eligible; with whatever a test wants otherwise. */
export function nominationFor(call: Call, nominee: string, changes: Partial<Nomination> = {}): Nomination {
  const { callId, programId, cohortId, days } = call;
  return {
    ...{ callId, programId, cohortId, nominee, nominator: 'nominator', state: 'eligible', supervisor: 'supervisor' },
    consent: { given: true, at: NINE, language: 'en', region: 'nationalCapital', supervisorCheck: 'unknown' },
    endorsement: { answer: 'endorsed', conditions: '', days, by: 'supervisor', at: NINE },
    eligibility: { by: 'coordinator', at: NINE },
    ...{ department: 'NRCan', level: 'EX minus 1', functionalArea: 'Policy', statement: `Why ${nominee} should come.` },
    ...{ strengths: {}, answers: {}, round: 0, submittedAt: NINE, changedAt: NINE },
    ...changes,
  };
}

/** Writes a dossier, and the pointer by which its nominee finds it. */
export async function seedNomination(
  deps: Deps,
  call: Call,
  nominee: string,
  changes: Partial<Nomination> = {},
): Promise<Nomination> {
  const nomination = nominationFor(call, nominee, changes);
  const id = nominationId(nominee);
  await deps.store.upsert({ pk: callPk(call.callId), id, type: 'nomination', sk: id, body: nomination });
  const wait = waitingId('nomination', call.callId);
  const body = { kind: 'nomination', refId: call.callId, programId: call.programId, at: NINE } as const;
  await deps.store.upsert({ pk: personalPk(nominee), id: wait, type: 'waiting', sk: wait, body });
  return nomination;
}
