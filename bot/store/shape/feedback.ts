import { z } from 'zod';
import { instant } from './part.ts';

const behaviour = z.object({ behaviourId: z.string(), textEn: z.string(), textFr: z.string() });
const seen = z.enum(['notSeen', 'little', 'clearly', 'strongly', 'cannotSay']);

/** What a program asks supervisors about, from the next wave on. */
export const behaviours = z.object({ list: z.array(behaviour) });

export const wave = z.object({
  waveId: z.string(),
  programId: z.string(),
  cohortId: z.string(),
  kind: z.enum(['mid', 'after']),
  opensAt: instant,
  closesAt: instant,
  shared: z.boolean(),
  state: z.enum(['planned', 'open', 'closed']),
  behaviours: z.array(behaviour),
  sequence: z.number().int(),
  imported: z.literal(true).exactOptional(),
});

export const feedback = z.object({
  waveId: z.string(),
  programId: z.string(),
  cohortId: z.string(),
  participant: z.string(),
  supervisor: z.string(),
  state: z.enum(['asked', 'draft', 'submitted', 'declined']),
  seen: z.record(z.string(), seen),
  words: z.string(),
  declinedBecause: z.enum(['notTheirSupervisor', 'sawTooLittle', 'other']).exactOptional(),
  delegatedBy: z.string().exactOptional(),
  formerly: z.array(z.string()).exactOptional(),
  mergedFrom: z.array(z.string()).exactOptional(),
  round: z.number().int(),
  themes: z.array(z.string()).exactOptional(),
  codedBy: z.string().exactOptional(),
  recode: z.literal(true).exactOptional(),
  changedAt: instant,
});

/** That something waits for a person, and where; what it is and whether it still does is read there. */
export const waiting = z.object({
  kind: z.enum(['feedback', 'nomination', 'endorsement']),
  refId: z.string(),
  programId: z.string(),
  at: instant,
});

/** What a participant tried at work and what came of it; who else may read it is their choice. */
export const projectNote = z.object({
  noteId: z.string(),
  pid: z.string(),
  programId: z.string(),
  cohortId: z.string(),
  tried: z.string(),
  came: z.string(),
  toSupervisor: z.boolean(),
  toCoordinators: z.boolean(),
  at: instant,
});
