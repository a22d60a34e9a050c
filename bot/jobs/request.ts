import { programPk, registerPk, sessionDocId } from '../domain/key.ts';
import { disposedAt } from '../domain/request.ts';
import { auditDocument } from '../features/record.ts';
import type { PlanKind } from './job.ts';

/**
 * Deletes what people asked of the coordinators of a session, 30 days after it has ended; it comes back later where
 * the session was put off. What remains is how many requests there were.
 */
export const disposalPlan: PlanKind = {
  async next(deps, plan, limit) {
    const { programId, sessionId = '', planId, cursor } = plan;
    const session = await deps.store.get('session', programPk(programId), sessionDocId(sessionId));
    const page = { pids: [], delivery: '', last: false };
    const due = session ? disposedAt(session.body) : 0;
    if (due > deps.clock.now()) return { ...page, cursor, resumeAt: due };
    const pk = registerPk(sessionId);
    const requests = await deps.store.list(pk, 'request', { limit });
    if (requests.length === 0) return { ...page, cursor, last: true };
    const count = String(requests.length);
    const trace = { who: 'system', what: 'request.dispose', at: deps.clock.now(), on: planId, after: count };
    await deps.store.batch(pk, [
      ...requests.map(({ id, etag }) => ({ op: 'delete', id, ifMatch: etag }) as const),
      { op: 'create', document: auditDocument(pk, `${planId}_${deps.ids.next()}`, trace) },
    ]); // refused where another instance was quicker: what is left is looked at again
    return { ...page, cursor: String(Number(cursor) + 1) };
  },
};
