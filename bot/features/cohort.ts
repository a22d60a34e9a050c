import type { Deps } from '../deps.ts';
import type { Entry } from '../domain/attendance.ts';
import { enrolmentSk, programPk, registerPk } from '../domain/key.ts';
import type { Enrolment } from '../domain/program.ts';
import { everyOf } from './page.ts';

/** Every enrolment of a cohort. */
export async function enrolmentsOf(deps: Deps, cohort: { programId: string; cohortId: string }): Promise<Enrolment[]> {
  const { programId, cohortId } = cohort;
  const range = { from: enrolmentSk(cohortId, ''), to: enrolmentSk(cohortId, '~') };
  return (await Array.fromAsync(everyOf(deps.store, programPk(programId), 'enrolment', range))).map(({ body }) => body);
}

/** Every entry of a session's register. */
export async function entriesOf(deps: Deps, sessionId: string): Promise<Entry[]> {
  return (await Array.fromAsync(everyOf(deps.store, registerPk(sessionId), 'entry'))).map(({ body }) => body);
}
