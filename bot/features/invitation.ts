import type { Deps } from '../deps.ts';
import { planDocId, registerPk } from '../domain/key.ts';
import type { Session } from '../domain/session.ts';

/** Where the invitation of a session lies: a series is one invitation, with its first session. */
function homeOf({ sessionId, seriesId, sequence }: Session): string {
  return sequence === 0 && seriesId !== undefined ? seriesId : sessionId;
}

const planIdOf = (session: Session): string => `invitation_${homeOf(session)}_${session.sequence}`;

/** True where the people of a session have been told of it as it is now, or are about to be. */
export async function isAnnounced(deps: Deps, session: Session): Promise<boolean> {
  const found = await deps.store.get('plan', registerPk(homeOf(session)), planDocId(planIdOf(session)));
  return found !== undefined;
}

/**
 * Plans that everybody with a seat is told of a session as it is now: once for each sequence. It lies in the
 * register's partition, so it follows the truth and is safe to repeat: whoever publishes again mends what is missing.
 */
export async function announce(deps: Deps, session: Session): Promise<void> {
  const { programId, cohortId, sequence } = session;
  const [home, planId, at] = [homeOf(session), planIdOf(session), deps.clock.now()];
  const body = { planId, kind: 'invitation', programId, cohortId, sessionId: home, sequence, cursor: '', at };
  await deps.store.create({
    pk: registerPk(home),
    id: planDocId(planId),
    type: 'plan',
    sk: planId,
    body: { ...body, state: 'open' },
    dueAt: at,
  });
}
