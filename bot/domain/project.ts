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
