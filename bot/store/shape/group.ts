import { z } from 'zod';
import { day, instant } from './part.ts';

/**
 * A proposal of a cohort's groups (domain/group). `draft`: coordinators adjust it, and nothing follows from it; `moving`:
 * confirmed, and people are being moved; `done`. `draftId` is the proposal's own: another proposal has another one.
 */
export const groupDraft = z.object({
  draftId: z.string(),
  programId: z.string(),
  cohortId: z.string(),
  state: z.enum(['draft', 'moving', 'done']),
  groups: z.array(z.object({ name: z.string(), pids: z.array(z.string()), facilitator: z.string().exactOptional() })),
  by: z.string(),
  at: instant,
  /** `version`: of the proposal as it was looked at. */
  confirmed: z.object({ on: day, by: z.string(), at: instant, version: z.string() }).exactOptional(),
});

/** What is known of a group beside who is in it, which the enrolments say: who facilitates it, and since when. */
export const group = z.object({
  programId: z.string(),
  cohortId: z.string(),
  name: z.string(),
  facilitator: z.string().exactOptional(),
  since: day,
});
