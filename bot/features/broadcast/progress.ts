import type { Deps } from '../../deps.ts';
import { after, createTally, outcomeOf, type Broadcast, type Tally } from '../../domain/broadcast.ts';
import type { DeliveryState } from '../../domain/delivery.ts';
import { acknowledgementId, castDocId, castPk, deliveryDocId, planDocId } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Document, Stored } from '../../store/store.ts';
import { audienceOf } from './audience.ts';
import { openCast, write, type NotAllowed } from './draft.ts';
import { everyOf } from '../page.ts';
import { namesOf } from '../register.ts';
import { withBody } from '../record.ts';

const NAMED = 60;

export type Progress = {
  cast: Broadcast;
  tally: Tally;
  acknowledged: number;
  /** Some of those who acknowledged, by name. */
  acknowledgedBy: string[];
};

/** What has become of a broadcast so far; where nothing waits any more, its state says so from then on. */
export async function progressOf(deps: Deps, actor: Actor, castId: string): Promise<Result<Progress, NotAllowed>> {
  const cast = await openCast(deps, actor, castId);
  if (!cast) return refuse({ code: 'notAllowed' });
  const { size, state } = cast.body;
  const count = createTally(size ?? 0, state === 'cancelled');
  for await (const { body } of everyOf(deps.store, castPk(castId), 'delivery')) count.add(body);
  const tally = count.tally();
  const pids: Pid[] = [];
  let acknowledged = 0;
  for await (const { body } of everyOf(deps.store, castPk(castId), 'acknowledgement')) {
    acknowledged += 1;
    if (pids.length < NAMED) pids.push(body.pid);
  }
  const acknowledgedBy = (await namesOf(deps, pids)).map(({ name }) => name);
  return ok({ cast: await settled(deps, actor, cast, tally), tally, acknowledged, acknowledgedBy });
}

async function settled(deps: Deps, actor: Actor, cast: Stored<'broadcast'>, tally: Tally): Promise<Broadcast> {
  const outcome = outcomeOf(tally);
  if (outcome === undefined || after(cast.body.state, 'finish') === undefined) return cast.body;
  const done: Broadcast = { ...cast.body, state: outcome, version: cast.body.version + 1, changedAt: deps.clock.now() };
  return (await write(deps, actor, cast, done, 'broadcast.finish')) ? done : cast.body;
}

/** What can be sent once more, and only when a coordinator says so. */
export type Again = Extract<DeliveryState, 'failed' | 'unconfirmed'>;

/**
 * Queues failed or unconfirmed deliveries again. `round` is the one that the card showed: a press that comes twice
 * sends once.
 */
export async function sendAgain(
  deps: Deps,
  actor: Actor,
  { castId, round, which }: { castId: string; round: number; which: Again },
): Promise<Result<Broadcast, NotAllowed | { code: 'notPossible' | 'alreadyDone' }>> {
  const cast = await openCast(deps, actor, castId);
  if (!cast) return refuse({ code: 'notAllowed' });
  if (cast.body.round !== round) return refuse({ code: 'alreadyDone' });
  const state = after(cast.body.state, 'retry');
  if (state === undefined) return refuse({ code: 'notPossible' });
  const now = deps.clock.now();
  const begun: Broadcast = { ...cast.body, state, round: round + 1, version: cast.body.version + 1, changedAt: now };
  if (!(await write(deps, actor, cast, begun, `broadcast.again.${which}`))) return refuse({ code: 'alreadyDone' });
  for await (const delivery of everyOf(deps.store, castPk(castId), 'delivery')) {
    if (delivery.body.state !== which) continue;
    // replaced only as it was read: one that has changed meanwhile is no longer what was asked about
    await deps.store.replace(queuedAgain(delivery, now), delivery.etag);
  }
  return ok(begun);
}

function queuedAgain(delivery: Stored<'delivery'>, now: number): Document {
  const { reason, activityId, conversationId, channel, ...kept } = delivery.body;
  return { ...withBody<'delivery'>(delivery, { ...kept, state: 'queued', attempts: 0, at: now }), dueAt: now };
}

/** Notes that somebody has read a broadcast, once; only those can to whom it went. */
export async function acknowledge(
  deps: Deps,
  actor: Actor,
  castId: string,
): Promise<Result<{ cast: Broadcast }, NotAllowed>> {
  const pk = castPk(castId);
  const [cast, delivery] = await Promise.all([
    deps.store.get('broadcast', pk, castDocId),
    deps.store.get('delivery', pk, deliveryDocId(castId, actor.pid)),
  ]);
  if (!cast?.body.acknowledge || !delivery) return refuse({ code: 'notAllowed' });
  const id = acknowledgementId(actor.pid);
  const body = { pid: actor.pid, at: deps.clock.now() };
  await deps.store.create({ pk, id, type: 'acknowledgement', sk: id, body });
  return ok({ cast: cast.body });
}

/** The people of a broadcast: frozen once it is approved, looked up before. */
export async function peopleOf(deps: Deps, cast: Broadcast): Promise<Pid[]> {
  if (cast.chunks === undefined) return audienceOf(deps, cast.programId, cast.audience);
  const pids: Pid[] = [];
  for await (const { body } of everyOf(deps.store, castPk(cast.castId), 'audience')) pids.push(...body.pids);
  return pids;
}

/** How many deliveries of a broadcast wait for a coordinator to say whether they are to be sent again. */
export async function unconfirmedOf(deps: Deps, castId: string): Promise<number> {
  if (!(await deps.store.get('plan', castPk(castId), planDocId(castId)))) return 0;
  let count = 0;
  for await (const { body } of everyOf(deps.store, castPk(castId), 'delivery')) {
    if (body.state === 'unconfirmed') count += 1;
  }
  return count;
}
