import type { Deps } from '../../deps.ts';
import { programPk, sessionDocId } from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { stepAllowed, type Session, type SessionRef, type StepRefusal } from '../../domain/session.ts';
import type { Operation, Stored } from '../../store/store.ts';
import { sessionsOf } from '../session.ts';
import { sessionFor, type NotAllowed } from './access.ts';
import { following, putting } from './write.ts';

/** How often a publication is tried again because somebody wrote to one of its sessions meanwhile. */
const ROUNDS = 5;

/**
 * Publishes a session, or its whole series. The one invitation and the reminders are due work of the same batch, so
 * that nothing goes untold behind an interruption. Safe to repeat: what is published stays so, and is told once; a
 * published session of which nobody was told (an import that was quiet) is told now.
 */
export async function publish(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
): Promise<Result<undefined, NotAllowed | StepRefusal>> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const stored = await sessionFor(deps, actor, ref);
    if (!stored) return refuse({ code: 'notAllowed' });
    const now = deps.clock.now();
    if (stored.body.status === 'published') {
      const told = await deps.store.batch(stored.pk, [following(stored.body, 'announce', now)]);
      if (told.ok) return ok(undefined);
      continue;
    }
    const drafts = await draftsWith(deps, stored);
    const refusals = [stored, ...drafts].map(({ body }) => stepAllowed(body, 'publish', now));
    const refusal = refusals.find((one) => one !== undefined);
    if (refusal) return refuse(refusal);
    const operations = publishing(deps, actor, drafts);
    if ((await deps.store.batch(stored.pk, operations)).ok) return ok(undefined);
  }
  throw new Error('a session was written to without a pause while it was to be published');
}

/** A series is known by the first of its sessions that people will see: an earlier draft may have been discarded. */
function publishing(deps: Deps, actor: Actor, drafts: readonly Stored<'session'>[]): Operation[] {
  const [first] = drafts;
  if (!first) return [];
  const { seriesId } = first.body;
  const isFirstThere = drafts.some(({ body }) => body.sessionId === seriesId);
  const known = seriesId === undefined ? {} : { seriesId: isFirstThere ? seriesId : first.body.sessionId };
  const published = drafts.map(({ body }): Session => ({ ...body, ...known, status: 'published' }));
  return [
    ...drafts.flatMap((draft, n) => putting(deps, actor, draft, published[n] ?? draft.body, 'session.publish')),
    ...published.slice(0, 1).map((session) => following(session, 'announce', deps.clock.now())),
  ];
}

/** The drafts that one press publishes: the session's own, and those of its series. */
async function draftsWith(deps: Deps, stored: Stored<'session'>): Promise<Stored<'session'>[]> {
  const { seriesId, programId } = stored.body;
  if (seriesId === undefined) return [stored];
  const series = (await sessionsOf(deps, stored.body)).filter((one) => one.seriesId === seriesId);
  const found = await Promise.all(
    series.map(({ sessionId }) => deps.store.get('session', programPk(programId), sessionDocId(sessionId))),
  );
  return found.filter((one) => one?.body.status === 'draft').filter((one) => one !== undefined);
}
