import type { Deps } from '../../deps.ts';
import type { Broadcast } from '../../domain/broadcast.ts';
import { acknowledgementId, castDocId, castPk, deliveryDocId } from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { NotAllowed } from './draft.ts';
import { nudge } from './progress.ts';

/** States of a delivery whose card may be before its reader's eyes. */
const READ: readonly string[] = ['sending', 'sent', 'unconfirmed'];

/**
 * Notes that somebody has read a broadcast, once; only those can to whom it went. The entry itself says who, when and
 * by which door; nothing more is written on that path but, at most once a pause, a wish to have the progress counted.
 */
export async function acknowledge(
  deps: Deps,
  actor: Actor,
  { programId, castId }: { programId: string; castId: string },
): Promise<Result<{ cast: Broadcast }, NotAllowed>> {
  const pk = castPk(castId);
  const [cast, delivery] = await Promise.all([
    deps.store.get('broadcast', pk, castDocId),
    deps.store.get('delivery', pk, deliveryDocId(castId, actor.pid)),
  ]);
  if (cast?.body.programId !== programId) return refuse({ code: 'notAllowed' });
  if (!cast.body.acknowledge || cast.body.recalledAt !== undefined) return refuse({ code: 'notAllowed' });
  if (!delivery || !READ.includes(delivery.body.state)) return refuse({ code: 'notAllowed' });
  const id = acknowledgementId(actor.pid);
  const body = { pid: actor.pid, at: deps.clock.now(), ...(actor.via ? { via: actor.via } : {}) };
  const written = await deps.store.create({ pk, id, type: 'acknowledgement', sk: id, body });
  if (written.ok) await nudge(deps, cast.body);
  return ok({ cast: cast.body });
}

/** Whether somebody has acknowledged a broadcast. */
export async function hasAcknowledged(deps: Deps, castId: string, pid: string): Promise<boolean> {
  return (await deps.store.get('acknowledgement', castPk(castId), acknowledgementId(pid))) !== undefined;
}
