import type { Deps } from '../deps.ts';
import { directoryPks } from '../domain/key.ts';
import type { Actor, Pid } from '../domain/person.ts';
import type { Session, SessionRef } from '../domain/session.ts';
import { seatIn } from '../domain/checkin.ts';
import { loadState } from './attendance.ts';
import { everyOf } from './page.ts';

/**
 * Whom to tell that somebody is running late for a session: its facilitator, or else the facilitators of its program.
 * Undefined where the person has no seat in it: they then learn nothing of it either.
 */
export async function lateFor(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
): Promise<{ session: Session; tell: Pid[] } | undefined> {
  const seat = seatIn(await loadState(deps, actor.pid, ref));
  if (!seat.ok) return undefined;
  const session = seat.value;
  if (session.facilitator !== undefined) return { session, tell: [session.facilitator] };
  const tell: Pid[] = [];
  for (const pk of directoryPks) {
    for await (const { body } of everyOf(deps.store, pk, 'role')) {
      if (body.programId === session.programId && body.role === 'facilitator') tell.push(body.pid);
    }
  }
  return { session, tell };
}
