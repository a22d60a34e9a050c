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
import type { Person, Role } from '../../bot/domain/person.ts';
import { NINE, seedPerson, seedProgram, seedRole, type Seeded } from './cohort.ts';
import { openHouse, type House, type Invoked } from './house.ts';

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

export type NominationScene = {
  house: House;
  program: Seeded;
  call: Call;
  ref: { programId: string; castId: string };
  /** Submits a nomination of somebody by the card, as Nora or whoever. */
  nominate(nominee: { name: string; email: string }, by?: string, inputs?: object): Promise<Invoked>;
  /** The nominee consents and names a supervisor. */
  consent(nominee: string, supervisorEmail?: string): Promise<Invoked>;
  endorse(
    supervisor: string,
    nominee: string,
    answer?: 'endorsed' | 'conditions' | 'declined',
    conditions?: string,
  ): Promise<Invoked>;
  dossier(nominee: string): Promise<Nomination | undefined>;
};

/**
 * A program with an open call: Cléo coordinates, Nora and Omar nominate, Rita and Remi review, Kai chairs, Ada and Bo
 * work for Eva. René works in French.
 */
export async function openNominationScene(
  changes: Partial<Call> = {},
  wish: Parameters<typeof openHouse>[1] = {},
): Promise<NominationScene> {
  const house = await openHouse(NINE, { registered: true, ...wish });
  const { deps } = house;
  const program = await seedProgram(deps);
  const people: (Omit<Person, 'email'> & { role?: Role })[] = [
    { pid: 'cleo', name: 'Cléo Roy', language: 'en', role: 'coordinator' },
    { pid: 'nora', name: 'Nora Diaz', language: 'en', role: 'nominator', department: 'NRCan' },
    { pid: 'omar', name: 'Omar Said', language: 'fr', role: 'nominator', department: 'TBS' },
    { pid: 'rita', name: 'Rita Holm', language: 'en', role: 'reviewer', department: 'DFO' },
    { pid: 'remi', name: 'Rémi Côté', language: 'fr', role: 'reviewer', department: 'CIC' },
    { pid: 'kai', name: 'Kai Berg', language: 'en', role: 'chair', department: 'PCO' },
    { pid: 'fay', name: 'Fay Stone', language: 'en', role: 'champion', department: 'PCO' },
    { pid: 'ada', name: 'Ada Moss', language: 'en', supervisorEmail: 'eva@example.gc.ca', department: 'NRCan' },
    { pid: 'bo', name: 'Bo Chan', language: 'en', department: 'LAC' },
    { pid: 'rene', name: 'René Ouellet', language: 'fr', department: 'DFO' },
    { pid: 'eva', name: 'Eva Lund', language: 'en' },
  ];
  for (const { role, ...person } of people) {
    await seedPerson(deps, { ...person, email: `${person.pid}@example.gc.ca` });
    if (role) await seedRole(deps, program, person.pid, role);
    await house.say(person.pid, person.language === 'fr' ? 'aide' : 'help');
  }
  const call = await seedCall(deps, program, changes);
  const ref = { programId: program.programId, castId: call.callId };
  return {
    ...{ house, program, call, ref },
    async nominate({ name, email }, by = 'nora', inputs = {}) {
      const form = await house.invoke(by, 'nomination.form', { ...ref, draft: deps.ids.next() });
      const words = {
        nomineeName: name,
        nomineeEmail: email,
        department: 'NRCan',
        level: 'EX minus 1',
        functionalArea: 'Policy',
      };
      return house.press(by, form.card, 'nomination.submit', { ...words, statement: 'They listen.', ...inputs });
    },
    async consent(nominee, supervisorEmail = 'eva@example.gc.ca') {
      const own = await house.invoke(nominee, 'nomination.own', ref);
      return house.press(nominee, own.card, 'nomination.consent', {
        supervisorEmail,
        language: 'en',
        region: 'ontario',
      });
    },
    async endorse(supervisor, nominee, answer = 'endorsed', conditions = '') {
      return house.invoke(supervisor, 'nomination.endorse', { ...ref, nominee, answer, conditions });
    },
    dossier: async (nominee) => (await deps.store.get('nomination', callPk(call.callId), nominationId(nominee)))?.body,
  };
}
