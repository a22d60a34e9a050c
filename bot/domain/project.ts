import type { Pid } from './person.ts';
import type { Millis } from './time.ts';

/** What a participant tried at work and what came of it (Kirkpatrick level 4). Who else reads it is their choice. */
export type Note = {
  noteId: string;
  pid: Pid;
  programId: string;
  cohortId: string;
  tried: string;
  came: string;
  toSupervisor: boolean;
  toCoordinators: boolean;
  at: Millis;
};

/** With whom a note is shared: nobody, unless its writer says otherwise. */
export const SHARING = ['nobody', 'supervisor', 'both'] as const;
export type Sharing = (typeof SHARING)[number];

export const sharingOf = ({ toSupervisor, toCoordinators }: Pick<Note, 'toSupervisor' | 'toCoordinators'>): Sharing => {
  if (toCoordinators) return 'both';
  return toSupervisor ? 'supervisor' : 'nobody';
};

export const sharedWith = (sharing: Sharing): Pick<Note, 'toSupervisor' | 'toCoordinators'> => ({
  toSupervisor: sharing !== 'nobody',
  toCoordinators: sharing === 'both',
});

/** Of each of the two texts. */
const NOTE_LIMIT = 2_000;
/** Of one person in one cohort. */
export const MOST_NOTES = 30;

export type NoteRefusal = { code: 'nothingTried' | 'tooLong' };

/** Why a note cannot be kept: it says what was tried; what came of it may come later. */
export function noteRefusal({ tried, came }: Pick<Note, 'tried' | 'came'>): NoteRefusal | undefined {
  if (Math.max(tried.length, came.length) > NOTE_LIMIT) return { code: 'tooLong' };
  return tried === '' ? { code: 'nothingTried' } : undefined;
}
