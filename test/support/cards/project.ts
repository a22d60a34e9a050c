import type { Render } from '../../../cards/card.ts';
import {
  noteCard,
  noteCohortsCard,
  noteRemoveCard,
  notesCard,
  projectRefusedCard,
  sharedNoteCard,
  sharedNotesCard,
  type NoteModel,
} from '../../../cards/project.ts';
import { HOSTILE, startsAt } from './sample.ts';

const cohort = { programId: 'p1', cohortId: 'c1' };
const ref = { ...cohort, noteId: 'n1' };
const note: NoteModel = {
  ...{ ref, version: '' },
  readers: { supervisor: HOSTILE, coordinators: [HOSTILE] },
  typed: { tried: '', came: '', sharing: 'nobody' },
};
const long = { tried: 'é'.repeat(10_000), came: 'é'.repeat(10_000), sharing: 'both' } as const;
const line = { noteId: 'n1', tried: HOSTILE, sharing: 'both' } as const;
const shared = { noteId: 'n1', participant: 'pid1', name: HOSTILE, tried: HOSTILE };
const choice = { ...cohort, cohort: HOSTILE };
const read = { ...cohort, name: HOSTILE, at: startsAt, zone: 'America/Toronto' };

export const projectCards: Record<string, Render> = {
  'project-none': (t) => notesCard({ cohorts: [], coordinates: false }, t),
  'project-notes': (t) => {
    const notes = Array.from({ length: 30 }, () => line);
    return notesCard({ cohorts: [{ ...choice, notes }], coordinates: true, done: 'removed' }, t);
  },
  'project-notes-empty': (t) => notesCard({ cohorts: [{ ...choice, notes: [] }], coordinates: false }, t),
  'project-new': (t) => noteCard(note, t),
  'project-alone': (t) => noteCard({ ...note, readers: { coordinators: [] } }, t),
  'project-kept': (t) => {
    const readers = { supervisor: HOSTILE, coordinators: Array.from({ length: 20 }, () => HOSTILE) };
    const typed = { tried: HOSTILE, came: HOSTILE, sharing: 'supervisor' } as const;
    return noteCard({ ...note, readers, version: '7', kept: 'supervisor', typed, done: 'saved' }, t);
  },
  'project-long': (t) => noteCard({ ...note, kept: 'both', typed: long, refused: 'tooLong' }, t),
  'project-remove': (t) => noteRemoveCard({ ref, tried: HOSTILE }, t),
  'project-not-yours': (t) => projectRefusedCard('notYours', t),
  'project-cohorts': (t) => noteCohortsCard([choice], t),
  'project-cohorts-none': (t) => noteCohortsCard([], t),
  'project-shared': (t) => sharedNotesCard({ ...choice, from: 15, notes: Array.from({ length: 40 }, () => shared) }, t),
  'project-shared-none': (t) => sharedNotesCard({ ...choice, from: 0, notes: [] }, t),
  'project-read': (t) => sharedNoteCard({ ...read, tried: HOSTILE.repeat(25), came: HOSTILE.repeat(25) }, t),
  'project-read-begun': (t) => sharedNoteCard({ ...read, tried: HOSTILE, came: '' }, t),
};
