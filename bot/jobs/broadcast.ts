import { messageCard } from '../../cards/broadcast/message.ts';
import { askedCard } from '../../cards/broadcast/progress.ts';
import type { Deps } from '../deps.ts';
import { after, type Broadcast } from '../domain/broadcast.ts';
import type { Plan } from '../domain/delivery.ts';
import { audienceId, castDocId, castPk } from '../domain/key.ts';
import { coordinates } from '../features/broadcast/draft.ts';
import { messageOrSkip, messageRead } from '../features/broadcast/message.ts';
import { personOf } from '../features/people.ts';
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

/** The words as they are now. A message that was sent already is made anew for a link that shows it (viewOf). */
const prepare: DeliveryKind['prepare'] = async (deps, { castId = '', pid, state }) => {
  const stored = await deps.store.get('broadcast', castPk(castId), castDocId);
  if (!stored) return { skip: 'cancelled' };
  const message = await (state === 'sent' ? messageRead : messageOrSkip)(deps, stored.body, pid);
  return 'skip' in message ? message : { render: (t) => messageCard(message, t) };
};

/** Held where its fate is unknown: nobody receives a coordinator's words twice unasked. */
export const broadcastDelivery: DeliveryKind = { whenUnknown: 'hold', calm: true, door: 'broadcast', prepare };

/** A change that cannot wait: another room, a late start. */
export const noticeDelivery: DeliveryKind = { whenUnknown: 'hold', calm: false, door: 'broadcast', prepare };

/** Asks another coordinator to look at a broadcast; not where it has changed since, or they coordinate no more. */
export const approvalAskedDelivery: DeliveryKind = {
  whenUnknown: 'resend',
  calm: true,
  prepare: async (deps, { castId = '', pid, sequence, about }) => {
    const cast = (await deps.store.get('broadcast', castPk(castId), castDocId))?.body;
    if (cast?.state !== 'ready' || cast.version !== sequence) return { skip: 'changed' };
    if (!(await coordinates(deps, { pid }, cast.programId))) return { skip: 'notCoordinator' };
    const by = (await personOf(deps, String(about?.['by'] ?? '')))?.body.name ?? '';
    return { render: (t) => askedCard({ castId, by }, t) };
  },
};
