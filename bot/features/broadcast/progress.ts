import type { Deps } from '../../deps.ts';
import { isCountOnly } from '../../domain/audience.ts';
import type { Broadcast } from '../../domain/broadcast.ts';
import { stepOf } from '../../domain/broadcast.ts';
import {
  aboutOf,
  countsIn,
  createTally,
  follow,
  outcomeOf,
  paceOf,
  pauseFor,
  type Counts,
  type Followed,
} from '../../domain/broadcast-tally.ts';
import type { Plan } from '../../domain/delivery.ts';
import {
  castDocId,
  castPk,
  correctionPlanId,
  deliveriesIn,
  deliveryDocId,
  planDocId,
  progressPlanId,
  recallPlanId,
} from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Millis } from '../../domain/time.ts';
import type { Operation, Stored } from '../../store/store.ts';
import { deliveryDocument, first } from '../delivery.ts';
import { everyOf } from '../page.ts';
import { withBody } from '../record.ts';
import { namesOf } from '../register.ts';
import { openCast, recentCasts, write, type NotAllowed } from './draft.ts';

const NAMED = 60;
/** Who the audit says did what nobody pressed. */
const SYSTEM = 'system';

export type Progress = {
  cast: Broadcast;
  counts: Counts;
  /** Some of those who acknowledged, by name. */
  acknowledgedBy: string[];
};

/** What has become of a broadcast so far; where nothing waits any more, its state says so from then on. */
export async function progressOf(deps: Deps, actor: Actor, castId: string): Promise<Result<Progress, NotAllowed>> {
  const cast = await openCast(deps, actor, castId);
  if (!cast) return refuse({ code: 'notAllowed' });
  const { counts } = await countOf(deps, cast.body);
  if (isCountOnly(cast.body.audience))
    return ok({ cast: await settled(deps, cast, counts), counts: sizeOnly(cast.body, counts), acknowledgedBy: [] });
  const page = await deps.store.list(castPk(castId), 'acknowledgement', { limit: NAMED });
  const names = await namesOf(
    deps,
    page.map(({ body }) => body.pid),
  );
  const acknowledgedBy = names.map(({ name }) => name);
  return ok({ cast: await settled(deps, cast, counts), counts, acknowledgedBy });
}

/**
 * Of a broadcast to those who have not answered an evaluation nothing is told but to how many it went: one that failed,
 * waits or is skipped may be a certain person's, and would say that they are in it, or that they have answered.
 */
function sizeOnly({ size = 0 }: Broadcast, { at }: Counts): Counts {
  const nothing = { queued: 0, held: 0, sending: 0, mail: 0, unconfirmed: 0, failed: {}, skipped: {} };
  return { tally: { ...nothing, audience: size, sent: size }, acknowledged: 0, at };
}

/** The newest broadcasts of a program as they are now, for its coordinators: the list says what each would say opened. */
export async function recentNow(deps: Deps, actor: Actor, programId: string): Promise<Broadcast[]> {
  return Promise.all(
    (await recentCasts(deps, programId)).map(async (cast) => {
      if (stepOf(cast, 'finish') === undefined) return cast;
      const progress = await progressOf(deps, actor, cast.castId);
      return progress.ok ? progress.value.cast : cast;
    }),
  );
}

/** `dueAt`: when the first message that waits may go. */
type Counted = { counts: Counts; dueAt?: Millis };

/** Reads every delivery of a broadcast, a page at a time: five reads of a page for a thousand people. */
async function countOf(deps: Deps, cast: Broadcast): Promise<Counted> {
  const { castId, size = 0, state, corrections = 0, recalledAt } = cast;
  const count = createTally(size, state === 'cancelled' || recalledAt !== undefined);
  let dueAt: Millis | undefined;
  for await (const delivery of everyOf(deps.store, castPk(castId), 'delivery', deliveriesIn(castId))) {
    count.add(delivery.body);
    if (delivery.dueAt !== undefined) dueAt = Math.min(dueAt ?? Infinity, delivery.dueAt);
  }
  let acknowledged = 0;
  for await (const { body } of everyOf(deps.store, castPk(castId), 'acknowledgement')) {
    if (body.pid !== '') acknowledged += 1;
  }
  const correction = corrections > 0 ? await followed(deps, castId, correctionPlanId(castId, corrections)) : undefined;
  const recall = recalledAt === undefined ? undefined : await followed(deps, castId, recallPlanId(castId));
  const counts: Counts = {
    tally: count.tally(),
    acknowledged,
    at: deps.clock.now(),
    ...(correction ? { correction } : {}),
    ...(recall ? { recall } : {}),
  };
  return { counts, ...(dueAt === undefined ? {} : { dueAt }) };
}

async function followed(deps: Deps, castId: string, planId: string): Promise<Followed> {
  let sum: Followed = { waiting: 0, done: 0, failed: 0, skipped: 0 };
  for await (const { body } of everyOf(deps.store, castPk(castId), 'delivery', deliveriesIn(planId))) {
    sum = follow(sum, body);
  }
  return sum;
}

/** True while a plan may still make deliveries of this broadcast or queue them again. */
async function isPlanning(deps: Deps, castId: string): Promise<boolean> {
  const own = planDocId(progressPlanId(castId));
  for await (const { id, body } of everyOf(deps.store, castPk(castId), 'plan')) {
    if (id !== own && body.state === 'open') return true;
  }
  return false;
}

/** Sent, or sent in part, once nothing of it waits any more. */
async function settled(deps: Deps, cast: Stored<'broadcast'>, { tally }: Counts): Promise<Broadcast> {
  const reached = outcomeOf(tally);
  // that it reached them in part may say whom it did not reach
  const outcome = reached !== undefined && isCountOnly(cast.body.audience) ? 'sent' : reached;
  if (outcome === undefined || stepOf(cast.body, 'finish') === undefined) return cast.body;
  if (await isPlanning(deps, cast.body.castId)) return cast.body;
  const { version } = cast.body;
  const done: Broadcast = { ...cast.body, state: outcome, version: version + 1, changedAt: deps.clock.now() };
  return (await write(deps, SYSTEM, cast, done, 'broadcast.finish')) ? done : cast.body;
}

/**
 * Counts a broadcast and puts the numbers into its progress card, which the engine then sends, or sets right where it
 * stands. Answers when to count again; undefined: everything of it is done. Safe to repeat at any moment: numbers are
 * counted anew each time, and a card that is under way is left alone.
 */
export async function refreshProgress(deps: Deps, plan: Plan): Promise<Millis | undefined> {
  const { castId = '' } = plan;
  const pk = castPk(castId);
  const cast = await deps.store.get('broadcast', pk, castDocId);
  if (cast?.body.approvedBy === undefined) return undefined;
  const { counts, dueAt } = await countOf(deps, cast.body);
  const now = deps.clock.now();
  const { state, size = 0 } = await settled(deps, cast, counts);
  const told = isCountOnly(cast.body.audience) ? sizeOnly(cast.body, counts) : counts;
  await show(deps, plan, cast.body.approvedBy, told);
  const { correction, recall, tally } = counts;
  const isOver = state !== 'sending' && state !== 'scheduled' && tally.sending === 0;
  const follows = (correction?.waiting ?? 0) + (recall?.waiting ?? 0) > 0;
  if (isOver && !follows && !(await isPlanning(deps, castId))) return undefined;
  const soon = now + pauseFor(size);
  // where all that is left waits for the morning, so does the card
  const asleep = !follows && tally.sending === 0 && tally.queued > 0 && tally.queued === tally.held;
  return asleep && dueAt !== undefined ? Math.max(soon, dueAt + pauseFor(size)) : soon;
}

async function show(deps: Deps, plan: Plan, pid: Pid, counts: Counts): Promise<void> {
  const { planId, castId = '', programId } = plan;
  const pk = castPk(castId);
  const before = await deps.store.get('delivery', pk, deliveryDocId(planId, pid));
  if (before?.body.state === 'sending') return;
  const perMinute = paceOf(before?.body.about ? countsIn(before.body.about) : undefined, counts);
  const about = aboutOf({ ...counts, ...(perMinute === undefined ? {} : { perMinute }) });
  const now = deps.clock.now();
  if (!before) {
    const message = { planId, kind: 'castProgress', pid, programId, castId, sequence: 0, about };
    await deps.store.create(deliveryDocument(pk, message, now, first(now)));
    return;
  }
  const { reason, ...kept } = before.body;
  const body = { ...kept, state: 'queued', attempts: 0, about, at: now } as const;
  await deps.store.replace({ ...withBody<'delivery'>(before, body), dueAt: first(now) }, before.etag);
}

/** The write that makes a broadcast's progress be counted at once: it goes into the batch of what changes it. */
export async function waking(deps: Deps, castId: string): Promise<Operation[]> {
  const plan = await deps.store.get('plan', castPk(castId), planDocId(progressPlanId(castId)));
  return plan ? [woken(plan, deps.clock.now())] : [];
}

function woken({ etag, ...plan }: Stored<'plan'>, dueAt: Millis): Operation {
  return { op: 'replace', document: { ...plan, body: { ...plan.body, state: 'open' }, dueAt }, ifMatch: etag };
}

/** Has it counted within one pause: for what comes by the hundred, so that most find that it is to be done anyway. */
export async function nudge(deps: Deps, { castId, size = 0 }: Broadcast): Promise<void> {
  const plan = await deps.store.get('plan', castPk(castId), planDocId(progressPlanId(castId)));
  const soon = deps.clock.now() + pauseFor(size);
  if (!plan || (plan.dueAt !== undefined && plan.dueAt <= soon)) return;
  await deps.store.batch(plan.pk, [woken(plan, soon)]); // refused where another has just done it
}
