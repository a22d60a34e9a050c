import type { Deps } from '../deps.ts';
import { cohortDocId, noteId as noteDocId, programPk } from '../domain/key.ts';
import type { Actor, Pid } from '../domain/person.ts';
import type { Note } from '../domain/project.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { coordinatedBy } from './coordinator.ts';
import { everyOf } from './page.ts';
import { personOf } from './people.ts';

type Cohort = { programId: string; cohortId: string };

/** The same for what does not exist, and for what was not shared: it tells nothing. */
export type NotShared = { code: 'notAllowed' };

export type SharedNote = { note: Note; name: string };
export type CohortChoice = Cohort & { cohort: string };

/** The cohorts whose notes a coordinator may be shown; undefined for everybody else. */
export async function noteCohorts(deps: Deps, actor: Actor): Promise<CohortChoice[] | undefined> {
  const programs = await coordinatedBy(deps, actor.pid);
  if (programs.length === 0) return undefined;
  const found: CohortChoice[] = [];
  for (const programId of programs) {
    for await (const { body } of everyOf(deps.store, programPk(programId), 'cohort')) {
      found.push({ programId, cohortId: body.cohortId, cohort: body.name });
    }
  }
  return found;
}

/** What participants of a cohort share with its coordinators, the latest first. */
export async function sharedNotes(
  deps: Deps,
  actor: Actor,
  { programId, cohortId }: Cohort,
): Promise<Result<{ cohort: string; notes: SharedNote[] }, NotShared>> {
  if (!(await coordinatedBy(deps, actor.pid)).includes(programId)) return refuse({ code: 'notAllowed' });
  const pk = programPk(programId);
  const cohort = await deps.store.get('cohort', pk, cohortDocId(cohortId));
  if (!cohort) return refuse({ code: 'notAllowed' });
  const shared: Note[] = [];
  const range = { from: `note_${cohortId}_`, to: `note_${cohortId}_~` };
  for await (const { body } of everyOf(deps.store, pk, 'projectNote', range))
    if (body.toCoordinators) shared.push(body);
  const notes = await Promise.all(shared.map((note) => named(deps, note)));
  return ok({ cohort: cohort.body.name, notes: notes.sort((a, b) => b.note.at - a.note.at) });
}

async function named(deps: Deps, note: Note): Promise<SharedNote> {
  return { note, name: (await personOf(deps, note.pid))?.body.name ?? note.pid };
}

/** One note that its writer shares with the coordinators, as long as they do. */
export async function sharedNote(
  deps: Deps,
  actor: Actor,
  { programId, cohortId, participant, noteId }: Cohort & { participant: Pid; noteId: string },
): Promise<Result<SharedNote, NotShared>> {
  if (!(await coordinatedBy(deps, actor.pid)).includes(programId)) return refuse({ code: 'notAllowed' });
  const stored = await deps.store.get('projectNote', programPk(programId), noteDocId(cohortId, participant, noteId));
  return stored?.body.toCoordinators ? ok(await named(deps, stored.body)) : refuse({ code: 'notAllowed' });
}
