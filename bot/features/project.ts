import type { Deps } from '../deps.ts';
import { noteId as noteDocId, programPk } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import type { Note } from '../domain/project.ts';
import { everyOf } from './page.ts';

type Cohort = { programId: string; cohortId: string };

/** Every applied project note of one person in a cohort, the latest first. */
export async function notesOf(deps: Deps, pid: Pid, { programId, cohortId }: Cohort): Promise<Note[]> {
  const range = { from: noteDocId(cohortId, pid, ''), to: noteDocId(cohortId, pid, '~') };
  const notes = await Array.fromAsync(everyOf(deps.store, programPk(programId), 'projectNote', range));
  return notes.map(({ body }) => body).sort((a, b) => b.at - a.at);
}

/** What a participant chose to show to their supervisor. The caller has checked that this is who asks. */
export async function notesForSupervisor(deps: Deps, pid: Pid, cohort: Cohort): Promise<Note[]> {
  return (await notesOf(deps, pid, cohort)).filter(({ toSupervisor }) => toSupervisor);
}
