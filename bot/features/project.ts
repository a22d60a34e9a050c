import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../deps.ts';
import { cohortDocId, enrolmentId, noteId as noteDocId, programPk } from '../domain/key.ts';
import type { Actor, Pid } from '../domain/person.ts';
import { MOST_NOTES, noteRefusal, sharedWith, type Note, type NoteRefusal, type Sharing } from '../domain/project.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Document, Stored } from '../store/store.ts';
import { holdersOf } from './broadcast/audience.ts';
import { membershipsOf } from './membership.ts';
import { everyOf } from './page.ts';
import { personOf } from './people.ts';
import { auditDocument } from './record.ts';
import { namesOf } from './register.ts';

type Cohort = { programId: string; cohortId: string };

/** Which of the actor's own notes: a claim until it has been checked here. */
export type NoteRef = Cohort & { noteId: string };

/** The same for what does not exist, what was deleted and what is somebody else's: it tells nothing. */
export type NoNote = { code: 'notYours' };
export type WriteRefusal = NoNote | NoteRefusal | { code: 'tooMany' | 'changedMeanwhile' };

/** Every applied project note of one person in a cohort, those from before a merge too, the latest first. */
async function notesOf(deps: Deps, pid: Pid, { programId, cohortId }: Cohort): Promise<Note[]> {
  const notes: Note[] = [];
  for (const writer of await writersOf(deps, pid, { programId, cohortId })) {
    const range = { from: noteDocId(cohortId, writer, ''), to: noteDocId(cohortId, writer, '~') };
    for await (const { body } of everyOf(deps.store, programPk(programId), 'projectNote', range)) notes.push(body);
  }
  return notes.sort((a, b) => b.at - a.at);
}

/** A person, and whoever became them by a merge. */
async function writersOf(deps: Deps, pid: Pid, { programId, cohortId }: Cohort): Promise<Pid[]> {
  const enrolment = await deps.store.get('enrolment', programPk(programId), enrolmentId(cohortId, pid));
  return [pid, ...(enrolment?.body.formerly ?? [])];
}

/** What a participant chose to show to their supervisor. The caller has checked that this is who asks. */
export async function notesForSupervisor(deps: Deps, pid: Pid, cohort: Cohort): Promise<Note[]> {
  return (await notesOf(deps, pid, cohort)).filter(({ toSupervisor }) => toSupervisor);
}

export type OwnNotes = Cohort & { cohort: string; notes: Note[] };

/** One's own notes in each of one's cohorts; none where one has no place anywhere. */
export async function ownNotes(deps: Deps, actor: Actor): Promise<OwnNotes[]> {
  const memberships = await membershipsOf(deps, actor.pid);
  return Promise.all(
    memberships.map(async ({ programId, cohortId }) => {
      const [cohort, notes] = await Promise.all([
        deps.store.get('cohort', programPk(programId), cohortDocId(cohortId)),
        notesOf(deps, actor.pid, { programId, cohortId }),
      ]);
      return { programId, cohortId, cohort: cohort?.body.name ?? '', notes };
    }),
  );
}

/** Who reads a note, by name: the supervisor on record, where there is one, and the coordinators as they are now. */
export type Readers = { supervisor?: string; coordinators: string[] };

/** A note as its writer has it before them; without `note` it is one that was never kept. */
export type NoteForm = { ref: NoteRef; readers: Readers; version: string; note?: Note };

/** A new note in a cohort where the actor has a place: nothing is kept before it is saved. */
export async function newNote(deps: Deps, actor: Actor, cohort: Cohort): Promise<Result<NoteForm, NoNote>> {
  return noteForm(deps, actor, { ...cohort, noteId: deps.ids.next() }, 'new');
}

/** One of the actor's own notes. */
export async function noteFor(deps: Deps, actor: Actor, ref: NoteRef): Promise<Result<NoteForm, NoNote>> {
  return noteForm(deps, actor, ref, 'kept');
}

/** The form of a note that may be kept or not yet; `kept`: refused unless it is there. */
export async function noteForm(
  deps: Deps,
  actor: Actor,
  ref: NoteRef,
  which: 'new' | 'kept' | 'either',
): Promise<Result<NoteForm, NoNote>> {
  if (!(await hasPlace(deps, actor.pid, ref))) return refuse({ code: 'notYours' });
  const stored = await storedNote(deps, actor.pid, ref);
  if (which === 'kept' && !stored) return refuse({ code: 'notYours' });
  const readers = await readersOf(deps, actor.pid, ref.programId);
  return ok({ ref, readers, version: stored?.etag ?? '', ...(stored ? { note: stored.body } : {}) });
}

async function hasPlace(deps: Deps, pid: Pid, { programId, cohortId }: Cohort): Promise<boolean> {
  const memberships = await membershipsOf(deps, pid);
  return memberships.some((one) => one.programId === programId && one.cohortId === cohortId);
}

async function storedNote(
  deps: Deps,
  pid: Pid,
  { programId, cohortId, noteId }: NoteRef,
): Promise<Stored<'projectNote'> | undefined> {
  for (const writer of await writersOf(deps, pid, { programId, cohortId })) {
    const found = await deps.store.get('projectNote', programPk(programId), noteDocId(cohortId, writer, noteId));
    if (found) return found;
  }
  return undefined;
}

async function readersOf(deps: Deps, pid: Pid, programId: string): Promise<Readers> {
  const coordinators = (await namesOf(deps, await holdersOf(deps, programId, 'coordinator'))).map(({ name }) => name);
  const supervisor = (await personOf(deps, pid))?.body.supervisorEmail;
  return { coordinators, ...(supervisor === undefined ? {} : { supervisor }) };
}

export type NoteInput = { tried: string; came: string; sharing: Sharing; version: string };

/**
 * Keeps a note: made once however often it is pressed, and never again once it was deleted. Refused where another device
 * has written something else since the form was drawn. The audit knows that it was shared, and nothing of its words.
 */
export async function saveNote(
  deps: Deps,
  actor: Actor,
  ref: NoteRef,
  { version, sharing, ...texts }: NoteInput,
): Promise<Result<NoteForm, WriteRefusal>> {
  const form = await noteForm(deps, actor, ref, 'either');
  if (!form.ok) return form;
  const [tried, came] = [texts.tried.trim(), texts.came.trim()];
  const refusal = noteRefusal({ tried, came });
  if (refusal) return refuse(refusal);
  const before = form.value.note;
  const about = { ...ref, pid: before?.pid ?? actor.pid, tried, came, ...sharedWith(sharing) };
  if (before && isDeepStrictEqual({ ...about, at: before.at }, before)) return form;
  if (before && form.value.version !== version) return refuse({ code: 'changedMeanwhile' });
  if (!before && version !== '') return refuse({ code: 'notYours' });
  if (!before && (await notesOf(deps, actor.pid, ref)).length >= MOST_NOTES) return refuse({ code: 'tooMany' });
  const written = await write(deps, actor, { ...about, at: deps.clock.now() }, version);
  if (written) return noteForm(deps, actor, ref, 'kept');
  // somebody was faster: the same press, another device, or it was deleted and this is its old card
  const now = await noteForm(deps, actor, ref, 'kept');
  return now.ok && now.value.version !== version
    ? saveNote(deps, actor, ref, { version, sharing, tried, came })
    : refuse({ code: 'notYours' });
}

async function write(deps: Deps, actor: Actor, note: Note, version: string): Promise<boolean> {
  const pk = programPk(note.programId);
  const id = noteDocId(note.cohortId, note.pid, note.noteId);
  const document: Document<'projectNote'> = { pk, id, type: 'projectNote', sk: id, body: note };
  const shown = `${note.toSupervisor ? 'supervisor' : ''} ${note.toCoordinators ? 'coordinators' : ''}`.trim();
  const trace = { who: actor.pid, what: 'project.save', at: note.at, on: id, after: shown === '' ? 'nobody' : shown };
  const written = await deps.store.batch(pk, [
    version === '' ? { op: 'create', document } : { op: 'replace', document, ifMatch: version },
    { op: 'create', document: auditDocument(pk, traceOf(id, version), trace) },
  ]);
  return written.ok;
}

/** One trace for each version that was written over; the first one stays, so that what was deleted is not made again. */
const traceOf = (id: string, version: string): string =>
  `${id}_${version === '' ? 'new' : version.replace(/[^a-z0-9]/gi, '').slice(-40)}`;

/** Takes a note and its words away for good, from everybody who could read it. Deleting twice is deleting once. */
export async function deleteNote(deps: Deps, actor: Actor, ref: NoteRef): Promise<Result<undefined, NoNote>> {
  if (!(await hasPlace(deps, actor.pid, ref))) return refuse({ code: 'notYours' });
  const stored = await storedNote(deps, actor.pid, ref);
  if (!stored) return ok(undefined);
  const trace = { who: actor.pid, what: 'project.delete', at: deps.clock.now(), on: stored.id };
  const written = await deps.store.batch(stored.pk, [
    { op: 'delete', id: stored.id, ifMatch: stored.etag },
    { op: 'create', document: auditDocument(stored.pk, `${stored.id}_deleted`, trace) },
  ]);
  return written.ok ? ok(undefined) : deleteNote(deps, actor, ref);
}
