import { z } from 'zod';
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
import type { Deps } from '../../deps.ts';
import { SHARING, sharingOf } from '../../domain/project.ts';
import { noteCohorts, sharedNote, sharedNotes } from '../../features/project-shared.ts';
import {
  deleteNote,
  newNote,
  noteFor,
  noteForm,
  ownNotes,
  saveNote,
  type NoteForm,
  type NoteRef,
} from '../../features/project.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Turn } from '../turn.ts';
import { FALLBACK_ZONE, idShape } from './attendance.ts';

const cohortShape = z.object({ programId: idShape, cohortId: idShape });
const noteShape = cohortShape.extend({ noteId: idShape });
const textShape = z.string().max(25_000).default('');
const saveShape = noteShape.extend({
  version: z.string().max(200),
  tried: textShape,
  came: textShape,
  sharing: z.enum(SHARING).default('nobody'),
});

const refused =
  (code: Parameters<typeof projectRefusedCard>[0]): Render =>
  (t) =>
    projectRefusedCard(code, t);

/** A card takes no more than this of what was typed in one field. */
const MOST_KEPT = 10_000;

async function showNotes(deps: Deps, turn: Turn, done?: 'removed'): Promise<Render> {
  const [own, cohorts] = await Promise.all([ownNotes(deps, turn.actor), noteCohorts(deps, turn.actor)]);
  if (own.length === 0 && cohorts) return (t) => noteCohortsCard(cohorts, t);
  const lines = own.map(({ notes, ...cohort }) => ({
    ...cohort,
    notes: notes.map((note) => ({ noteId: note.noteId, tried: note.tried, sharing: sharingOf(note) })),
  }));
  const model = { cohorts: lines, coordinates: cohorts !== undefined, ...(done ? { done } : {}) };
  return (t) => notesCard(model, t);
}

function showNote({ ref, version, readers, note }: NoteForm, after: Partial<NoteModel> = {}): Render {
  const { tried, came } = note ?? { tried: '', came: '' };
  const kept = note && sharingOf(note);
  const typed = { tried, came, sharing: kept ?? 'nobody' };
  const model: NoteModel = { ref, version, readers, typed, ...(kept ? { kept } : {}), ...after };
  return (t) => noteCard(model, t);
}

async function save(deps: Deps, turn: Turn, { version, ...input }: z.infer<typeof saveShape>): Promise<Render> {
  const { tried, came, sharing, ...ref } = input;
  const saved = await saveNote(deps, turn.actor, ref, { version, tried, came, sharing });
  if (saved.ok) return showNote(saved.value, { done: 'saved' });
  const { code } = saved.refusal;
  const form = code === 'notYours' ? undefined : await noteForm(deps, turn.actor, ref, 'either');
  if (!form?.ok) return refused('notYours');
  // what was typed stands in the form again, whatever is wrong with it
  const typed = { tried: tried.slice(0, MOST_KEPT), came: came.slice(0, MOST_KEPT), sharing };
  return showNote(form.value, { typed, refused: code });
}

async function askRemoval(deps: Deps, turn: Turn, ref: NoteRef): Promise<Render> {
  const form = await noteFor(deps, turn.actor, ref);
  const note = form.ok ? form.value.note : undefined;
  return note ? (t) => noteRemoveCard({ ref, tried: note.tried }, t) : refused('notYours');
}

export const projectCommands: Command[] = [
  {
    words: ['project', 'projects', 'my project', 'my projects', 'projet', 'projets', 'mon projet', 'mes projets'],
    place: 'personal',
    run: (deps, turn) => showNotes(deps, turn),
  },
];

const writerVerbs: Verb[] = [
  verb('project.list', z.object({}), (deps, turn) => showNotes(deps, turn)),
  verb('project.new', cohortShape, async (deps, turn, cohort) => {
    const form = await newNote(deps, turn.actor, cohort);
    return form.ok ? showNote(form.value) : refused('notYours');
  }),
  verb('project.open', noteShape, async (deps, turn, ref) => {
    const form = await noteFor(deps, turn.actor, ref);
    return form.ok ? showNote(form.value) : refused('notYours');
  }),
  verb('project.save', saveShape, save),
  verb('project.ask', noteShape, askRemoval),
  verb('project.remove', noteShape, async (deps, turn, ref) => {
    const done = await deleteNote(deps, turn.actor, ref);
    return done.ok ? showNotes(deps, turn, 'removed') : refused('notYours');
  }),
];

const coordinatorVerbs: Verb[] = [
  verb('project.cohorts', z.object({}), async (deps, turn) => {
    const cohorts = await noteCohorts(deps, turn.actor);
    return cohorts ? (t) => noteCohortsCard(cohorts, t) : refused('notAllowed');
  }),
  verb(
    'project.shared',
    cohortShape.extend({ from: z.number().int().min(0).default(0) }),
    async (deps, turn, { from, ...cohort }) => {
      const found = await sharedNotes(deps, turn.actor, cohort);
      if (!found.ok) return refused('notAllowed');
      const notes = found.value.notes.map(({ name, note: { noteId, pid, tried } }) => ({
        ...{ noteId, participant: pid, name, tried },
      }));
      return (t) => sharedNotesCard({ ...cohort, cohort: found.value.cohort, from, notes }, t);
    },
  ),
  verb('project.read', noteShape.extend({ participant: idShape }), async (deps, turn, ref) => {
    const found = await sharedNote(deps, turn.actor, ref);
    if (!found.ok) return refused('notAllowed');
    const { name, note } = found.value;
    const { programId, cohortId, tried, came, at } = note;
    const zone = turn.actor.timeZone ?? FALLBACK_ZONE;
    return (t) => sharedNoteCard({ programId, cohortId, name, tried, came, at, zone }, t);
  }),
];

export const projectVerbs: Verb[] = [...writerVerbs, ...coordinatorVerbs];
