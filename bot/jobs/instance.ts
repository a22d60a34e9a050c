import { instanceDocId, instancePk } from '../domain/key.ts';
import type { Millis } from '../domain/time.ts';
import type { Deps } from '../deps.ts';

/** `live`: how many share the rate. `admitted`: this one may send. */
export type Presence = { live: number; admitted: boolean };

/** Heard from within so many periods, an instance counts as live. */
const PATIENCE = 2.5;
const TTL_SECONDS = 3_600;

/**
 * Says at every beat that this instance lives, and counts those that do. A newcomer that finds others waits one period
 * before it sends, until they have counted it too; one that was not heard for long has become a newcomer.
 */
export function createHeartbeat(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  instanceId: string,
  periodMs: Millis,
): () => Promise<Presence> {
  let since: Millis | undefined;
  let last: Millis = 0;
  return async () => {
    const now = clock.now();
    const known = since !== undefined && now >= last && now - last < PATIENCE * periodMs;
    const from = known && since !== undefined ? since : now;
    [since, last] = [from, now];
    const id = instanceDocId(instanceId);
    const body = { instanceId, since: from, at: now };
    await store.upsert({ pk: instancePk, id, type: 'instance', sk: id, body, ttl: TTL_SECONDS });
    const all = await store.list(instancePk, 'instance', { limit: 1_000 });
    const others = all.filter((one) => one.id !== id && one.body.at > now - PATIENCE * periodMs).length;
    return { live: others + 1, admitted: others === 0 || now - from >= periodMs };
  };
}
