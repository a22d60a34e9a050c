import { instanceDocId, instancePk } from '../domain/key.ts';
import { SECOND, type Millis } from '../domain/time.ts';
import type { Deps } from '../deps.ts';

/** `live`: how many share the rate. `admitted`: this one may send. */
export type Presence = { live: number; admitted: boolean };

/** Heard from within so many periods, an instance counts as live. */
const PATIENCE = 2.5;
const TTL_SECONDS = 3_600;
/** What Teams takes is counted within a second. */
const WINDOW = SECOND;

/**
 * Says at every beat that this instance lives, and counts those that do. A newcomer that finds others waits one period
 * before it sends, until they have counted it too; one that was not heard for long has become a newcomer. One that was
 * started again in the place of another, under the same id, has been counted all along: it waits only until what the
 * other may have sent last is over.
 */
export function createHeartbeat(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  instanceId: string,
  periodMs: Millis,
): { beat(): Promise<Presence>; end(): Promise<void> } {
  const id = instanceDocId(instanceId);
  const patience = PATIENCE * periodMs;
  let since: Millis | undefined;
  let last: Millis = 0;
  let heirUntil: Millis = 0;

  /** From when on this instance counts; at its first beat, whether it takes somebody's place. */
  const sinceWhen = async (now: Millis): Promise<Millis> => {
    if (since !== undefined && now >= last && now - last < patience) return since;
    const before = since === undefined ? (await store.get('instance', instancePk, id))?.body : undefined;
    if (!before || before.at > now || now - before.at >= patience) return now;
    heirUntil = before.at + periodMs + WINDOW;
    return before.at + WINDOW;
  };

  return {
    async beat() {
      const now = clock.now();
      const from = await sinceWhen(now);
      [since, last] = [from, now];
      const body = { instanceId, since: from, at: now };
      await store.upsert({ pk: instancePk, id, type: 'instance', sk: id, body, ttl: TTL_SECONDS });
      const all = await store.list(instancePk, 'instance', { limit: 1_000 });
      const others = all.filter((one) => one.id !== id && one.body.at > now - patience).length;
      const alone = others === 0 && now >= heirUntil;
      return { live: others + 1, admitted: alone || now - from >= periodMs };
    },
    /** Leaves its place to the others. */
    async end() {
      await store.delete(instancePk, id);
    },
  };
}
