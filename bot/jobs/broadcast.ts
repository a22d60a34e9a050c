import { messageCard } from '../../cards/broadcast-message.ts';
import type { Deps } from '../deps.ts';
import { after, type Broadcast } from '../domain/broadcast.ts';
import type { Plan } from '../domain/delivery.ts';
import { audienceId, castDocId, castPk } from '../domain/key.ts';
import { messageOrSkip } from '../features/broadcast/message.ts';
import { withBody } from '../features/record.ts';
import type { DeliveryKind, PlanKind, PlanPage } from './job.ts';

/** Delivers the frozen audience, chunk by chunk; `cursor` is `chunk.offset`. Cancelled, it is void from then on. */
export const broadcastPlan: PlanKind = {
  async next(deps, plan, limit) {
    const cast = await begun(deps, plan);
    if (cast?.state !== 'sending') return 'void';
    return pageOf(deps, cast, plan.cursor, limit);
  },
};

/** The broadcast, marked as being sent by the first page of its plan. */
async function begun(deps: Deps, { castId = '' }: Plan): Promise<Broadcast | undefined> {
  const stored = await deps.store.get('broadcast', castPk(castId), castDocId);
  const state = stored && after(stored.body.state, 'begin');
  if (!stored || state === undefined) return stored?.body;
  const cast: Broadcast = { ...stored.body, state, version: stored.body.version + 1, changedAt: deps.clock.now() };
  const written = await deps.store.replace(withBody<'broadcast'>(stored, cast), stored.etag);
  if (written.ok) return cast;
  // cancelled in this very moment, or begun by another instance
  return (await deps.store.get('broadcast', castPk(castId), castDocId))?.body;
}

async function pageOf(deps: Deps, cast: Broadcast, cursor: string, limit: number): Promise<PlanPage | 'void'> {
  const [chunk = 0, offset = 0] = cursor === '' ? [] : cursor.split('.').map(Number);
  const stored = await deps.store.get('audience', castPk(cast.castId), audienceId(chunk));
  const delivery = cast.urgent ? 'notice' : 'broadcast';
  if (!stored) return { pids: [], delivery, cursor, last: true };
  const { pids } = stored.body;
  const end = Math.min(offset + limit, pids.length);
  const isChunkDone = end === pids.length;
  return {
    pids: pids.slice(offset, end),
    delivery,
    cursor: isChunkDone ? `${chunk + 1}.0` : `${chunk}.${end}`,
    last: isChunkDone && chunk + 1 >= (cast.chunks ?? 0),
  };
}

const prepare: DeliveryKind['prepare'] = async (deps, { castId = '', pid }) => {
  const stored = await deps.store.get('broadcast', castPk(castId), castDocId);
  if (!stored) return { skip: 'cancelled' };
  const message = await messageOrSkip(deps, stored.body, pid);
  return 'skip' in message ? message : { render: (t) => messageCard(message, t) };
};

/** Held where its fate is unknown: nobody receives a coordinator's words twice unasked. */
export const broadcastDelivery: DeliveryKind = { whenUnknown: 'hold', calm: true, door: 'broadcast', prepare };

/** A change that cannot wait: another room, a late start. */
export const noticeDelivery: DeliveryKind = { whenUnknown: 'hold', calm: false, door: 'broadcast', prepare };
