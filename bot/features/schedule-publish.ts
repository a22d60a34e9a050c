import type { Deps } from '../deps.ts';
import { programPk, sessionDocId } from '../domain/key.ts';
import type { Actor } from '../domain/person.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { stepAllowed, type Session, type SessionRef, type StepRefusal } from '../domain/session.ts';
import type { Stored } from '../store/store.ts';
import { announce } from './invitation.ts';
import { putting, sessionFor, type NotAllowed } from './schedule.ts';
import { sessionsOf } from './session.ts';

/** How often a publication is tried again because somebody wrote to one of its sessions meanwhile. */
const ROUNDS = 5;

/**
 * Publishes a session, or its whole series, and plans the one invitation. Safe to repeat: what is published stays so,
 * and an invitation that an interruption left out is planned now.
 */
export async function publish(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
): Promise<Result<Session, NotAllowed | StepRefusal>> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const stored = await sessionFor(deps, actor, ref);
    if (!stored) return refuse({ code: 'notAllowed' });
    if (stored.body.status === 'published') {
      await announce(deps, stored.body);
      return ok(stored.body);
    }
    const drafts = await draftsWith(deps, stored);
    const refused = [stored, ...drafts].map(({ body }) => stepAllowed(body, 'publish', deps.clock.now()));
    const refusal = refused.find((one) => one !== undefined);
    if (refusal) return refuse(refusal);
    const operations = drafts.flatMap((draft) =>
      putting(deps, actor, draft, { ...draft.body, status: 'published' }, 'session.publish'),
    );
    await deps.store.batch(programPk(ref.programId), operations); // refused: somebody was quicker; look again
  }
  throw new Error('a session was written to without a pause while it was to be published');
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
