import type { Deps } from '../deps.ts';
import { isOpen, seatIn } from '../domain/checkin.ts';
import { directoryPks, registerPk } from '../domain/key.ts';
import type { Actor, Pid } from '../domain/person.ts';
import { listeners } from '../domain/reminder.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Session, SessionRef } from '../domain/session.ts';
import type { Operation } from '../store/store.ts';
import { loadState } from './attendance.ts';
import { queueing, first } from './delivery.ts';
import { facilitatorOf } from './group/facilitator.ts';
import { everyOf } from './page.ts';
import { auditDocument } from './record.ts';

/** `told`: how many are being told; 0 where there is nobody to tell. */
export type LateSaid = { session: Session; asksCode: boolean; told: number };

/** `stale`: no seat in it, or nothing that they may know of. `notNow`: checked in already, or check-in is not open. */
export type LateRefusal = { code: 'stale' | 'notNow' };

/** A batch holds 100 operations, and one of them is the audit entry. */
const MOST_LISTENERS = 99;

/**
 * Somebody says that they are running late: queued for the session's facilitator, or its group's, or else the
 * facilitators of its program. The same minutes again are the same deliveries: nobody is told twice.
 */
export async function sayLate(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
  minutes: number,
): Promise<Result<LateSaid, LateRefusal>> {
  const state = await loadState(deps, actor.pid, ref);
  const seat = seatIn(state);
  if (!seat.ok) return refuse({ code: 'stale' });
  const session = seat.value;
  const open = isOpen(session, state.settings, deps.clock.now());
  if (!open.ok || state.entries.some(({ source }) => source === 'self')) return refuse({ code: 'notNow' });
  const tell = listeners(await facilitatorsOf(deps, session), actor.pid).slice(0, MOST_LISTENERS);
  if (tell.length > 0) {
    const { programId, sessionId, sequence } = session;
    const pk = registerPk(sessionId);
    const action = `late_${sessionId}_${sequence}_${actor.pid}_${minutes}`;
    const about = { who: actor.pid, minutes };
    const at = deps.clock.now();
    const trace = { who: actor.pid, what: 'attendance.late', at, on: sessionId, after: String(minutes) };
    const written = await deps.store.batch(pk, [
      {
        op: 'create',
        document: auditDocument(pk, action, actor.via === undefined ? trace : { ...trace, via: actor.via }),
      },
      ...tell.map((pid): Operation =>
        queueing(pk, { planId: action, kind: 'late', pid, programId, sessionId, sequence, about }, at, first(at)),
      ),
    ]);
    if (!written.ok && written.code !== 'exists') throw new Error('what somebody said could not be queued');
  }
  return ok({ session, asksCode: state.settings.code, told: tell.length });
}

async function facilitatorsOf(deps: Deps, session: Session): Promise<Pid[]> {
  const own = await facilitatorOf(deps, session);
  if (own !== undefined) return [own];
  const found: Pid[] = [];
  for (const pk of directoryPks) {
    for await (const { body } of everyOf(deps.store, pk, 'role')) {
      if (body.programId === session.programId && body.role === 'facilitator') found.push(body.pid);
    }
  }
  return found;
}
