import type { Deps } from '../../deps.ts';
import { stepOf, type Broadcast } from '../../domain/broadcast.ts';
import type { DeliveryState, Plan } from '../../domain/delivery.ts';
import { againPlanId, castPk, deliveriesIn } from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Document, Operation, Stored } from '../../store/store.ts';
import { planDocument } from '../delivery.ts';
import { withBody } from '../record.ts';
import { openCast, write, type NotAllowed } from './draft.ts';
import { waking } from './progress.ts';

/** What can be sent once more, and only when a coordinator says so. */
export type Again = Extract<DeliveryState, 'failed' | 'unconfirmed'>;

/**
 * Has failed or unconfirmed deliveries sent again. `round` is the one that the card showed: a press that comes twice
 * sends once. The work is a plan's: the turn is over at once, however many there are.
 */
export async function sendAgain(
  deps: Deps,
  actor: Actor,
  { castId, round, which }: { castId: string; round: number; which: Again },
): Promise<Result<Broadcast, NotAllowed | { code: 'notPossible' | 'alreadyDone' }>> {
  const cast = await openCast(deps, actor, castId);
  if (!cast) return refuse({ code: 'notAllowed' });
  if (cast.body.round !== round) return refuse({ code: 'alreadyDone' });
  const state = stepOf(cast.body, 'retry');
  if (state === undefined) return refuse({ code: 'notPossible' });
  const now = deps.clock.now();
  const next = round + 1;
  const begun: Broadcast = { ...cast.body, state, round: next, version: cast.body.version + 1, changedAt: now };
  const plan = planDocument(castPk(castId), {
    planId: againPlanId(castId, next),
    kind: which === 'failed' ? 'castRetry' : 'castResend',
    programId: cast.body.programId,
    castId,
    sequence: next,
    at: now,
  });
  const more: Operation[] = [{ op: 'create', document: plan }, ...(await waking(deps, castId))];
  const written = await write(deps, actor.pid, cast, begun, `broadcast.again.${which}`, more);
  return written ? ok(begun) : sendAgain(deps, actor, { castId, round, which });
}

/**
 * Queues a page of failed or unconfirmed deliveries again, each once in this round: a page that is worked through a
 * second time, after a crash, leaves alone what it has queued before. Answers the cursor behind it, and whether it was
 * the last.
 */
export async function queueAgain(
  deps: Deps,
  { castId = '', cursor, sequence }: Plan,
  which: Again,
  limit: number,
): Promise<{ cursor: string; last: boolean }> {
  const pk = castPk(castId);
  const after = cursor === '' ? {} : { after: { sk: cursor, id: cursor } };
  const page = await deps.store.list(pk, 'delivery', { ...deliveriesIn(castId), ...after, limit });
  const now = deps.clock.now();
  const again = page.filter(({ body }) => body.state === which && Number(body.about?.['round'] ?? 0) < sequence);
  const writes = again.map((delivery): Operation => ({
    op: 'replace',
    document: queuedAgain(delivery, sequence, now),
    ifMatch: delivery.etag,
  }));
  const written = writes.length === 0 || (await deps.store.batch(pk, writes)).ok;
  if (!written) {
    // one of them has changed meanwhile, and is no longer what was asked about: the others one by one
    for (const delivery of again) await deps.store.replace(queuedAgain(delivery, sequence, now), delivery.etag);
  }
  return { cursor: page.at(-1)?.sk ?? cursor, last: page.length < limit };
}

function queuedAgain(delivery: Stored<'delivery'>, round: number, now: number): Document {
  const { reason, activityId, conversationId, channel, about, ...kept } = delivery.body;
  const body = { ...kept, state: 'queued', attempts: 0, about: { ...about, round }, at: now } as const;
  return { ...withBody<'delivery'>(delivery, body), dueAt: now };
}
