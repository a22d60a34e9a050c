import type { SendOutcome } from '../deps.ts';
import { begin, defer, nextCalmDay, settle, type Delivery, type Next } from '../domain/delivery.ts';
import { dayIn, MINUTE, SECOND, type Day, type Millis } from '../domain/time.ts';
import { isWorkingDay } from '../features/holiday.ts';
import type { Document, Stored } from '../store/store.ts';
import type { DeliveryKind } from './job.ts';
import type { Route } from './limiter.ts';
import { isReady, prepare, type Ready } from './prepare.ts';
import { throughSecondDoor } from './mail.ts';
import { countIn, countOut } from './tally.ts';
import type { Work } from './work.ts';

/** A kind that this release does not know: a newer instance may take it. */
const NOT_OURS = 10 * MINUTE;
/** A conversation that must wait longer than this is put off, so that others need not wait behind it. */
const PATIENCE = 2 * SECOND;
/** `sending` is written so long before the message's place comes: about as long as writing takes. */
const LEAD: Millis = 60;

/** A message with its place in the rate. `day`: of whose two messages it is one. */
type Placed = Ready & { route: Route; slot: Millis; day?: Day };

/**
 * One claimed delivery, from its guards to its outcome. `sending` is written immediately before the socket and the
 * outcome immediately after: found in `sending` when its lease is over, nobody knows what became of it. Throws only
 * where the store or the sender does; the claim then runs out, and the delivery is taken up again.
 */
export async function deliver(work: Work, claimed: Stored<'delivery'>): Promise<void> {
  const { deps, kinds } = work;
  const now = deps.clock.now();
  const delivery = claimed.body;
  const kind = kinds.deliveries[delivery.kind];
  if (!kind) {
    deps.log.error({ delivery: claimed.id, kind: delivery.kind }, 'a delivery of an unknown kind');
    await write(work, claimed, defer(delivery, 'unknown-kind', now + NOT_OURS, now));
    return;
  }
  if (delivery.state === 'sending') {
    const unknown: SendOutcome = { ok: false, code: 'unknown', reason: 'interrupted' };
    await write(work, claimed, settle(delivery, unknown, kind.whenUnknown, now, work.random()));
    return;
  }
  const placed = await inOrder(work, kind, delivery);
  if (isReady(placed)) await sendTo(work, kind, claimed, placed);
  else await write(work, claimed, placed);
}

/** Every guard, and a place in the rate; only as many at a time as places come soon. */
async function inOrder(work: Work, kind: DeliveryKind, delivery: Delivery): Promise<Placed | Next> {
  const { gate } = work;
  await gate.enter();
  try {
    const ready = await prepare(work, kind, delivery);
    if (!isReady(ready)) return ready;
    const placed = await placeFor(work, delivery, ready);
    if (isReady(placed)) await waitUntil(work, placed.slot - LEAD);
    return placed;
  } finally {
    gate.leave();
  }
}

/** Waits until Teams takes this message; puts it off instead where it must wait for long, or for another day. */
async function placeFor(work: Work, delivery: Delivery, ready: Ready): Promise<Placed | Next> {
  const { limiter, deps } = work;
  const { clock } = deps;
  const { way, zone } = ready.to;
  const tenant = way.kind === 'chat' ? way.chat.tenantId : way.kind === 'opening' ? way.tenantId : '';
  const route = { tenant, chat: way.kind === 'chat' ? way.chat.conversationId : delivery.pid };
  const day = ready.counts ? dayIn(zone, clock.now()) : undefined;
  const counted = { ...ready, route, ...(day === undefined ? {} : { day }) };
  const isShut = way.kind === 'shut';
  const paused = isShut ? 0 : await pauseOf(work, route);
  if (paused > 0) return defer(delivery, 'rate', clock.now() + paused, clock.now());
  limiter.enter(route);
  const left = (next: Next): Next => {
    limiter.leave(route);
    return next;
  };
  if (day !== undefined) await work.book.turn();
  if (day !== undefined && !(await countIn(deps, delivery, day)))
    return left(defer(delivery, 'two-a-day', nextCalmDay(zone, clock.now(), isWorkingDay), clock.now()));
  const slot = isShut ? clock.now() : limiter.take(route, requestsOf(ready), clock.now());
  if (slot !== undefined) return { ...counted, slot };
  return left(defer(delivery, 'rate', clock.now() + PATIENCE * (1 + work.random()), clock.now()));
}

/** Opening a chat is a request as well. */
const requestsOf = ({ to }: Ready): number => (to.way.kind === 'opening' ? 2 : 1);

/** A short pause of a conversation is waited for; answers one that is not short. */
async function pauseOf({ limiter, deps, wait }: Work, route: Route): Promise<Millis> {
  const until = deps.clock.now() + PATIENCE;
  for (;;) {
    const now = deps.clock.now();
    const paused = limiter.pause(route, now);
    if (paused === 0) return 0;
    if (now + paused > until || now < until - PATIENCE) return paused;
    await wait(paused);
  }
}

async function waitUntil({ deps, wait }: Work, at: Millis): Promise<void> {
  const ms = Math.ceil(at - deps.clock.now());
  // a clock that went back makes no message wait for it
  if (ms > 0 && ms <= 2 * PATIENCE) await wait(ms);
}

async function sendTo(work: Work, kind: DeliveryKind, claimed: Stored<'delivery'>, placed: Placed): Promise<void> {
  const { deps, limiter } = work;
  const { route, request, to, day } = placed;
  try {
    const sending = await write(work, claimed, started(work, claimed.body));
    if (!sending) return; // cancelled, or taken up by somebody else, since it was claimed
    const isShut = to.way.kind === 'shut';
    const outcome: SendOutcome = isShut ? { ok: false, code: 'unreachable' } : await atItsPlace(work, placed, request);
    const known = await throughSecondDoor(work, kind, sending.body, placed, outcome);
    // what surely did not arrive does not count; out before it is settled, so that no crash leaves it counted
    if (day !== undefined && !known.ok && known.code !== 'unknown') await countOut(deps, sending.body, day);
    await conclude(work, sending, settle(sending.body, known, kind.whenUnknown, deps.clock.now(), work.random()));
  } finally {
    limiter.leave(route);
  }
}

/** The request, at the instant of its place and never sooner; what it teaches about the rate is kept. */
async function atItsPlace(work: Work, placed: Placed, request: () => Promise<SendOutcome>): Promise<SendOutcome> {
  const { deps, limiter, wait } = work;
  const { route, slot } = placed;
  await waitUntil(work, slot);
  for (;;) {
    const more = limiter.go(route, requestsOf(placed), deps.clock.now());
    if (more === 0) break;
    await wait(more);
  }
  const outcome = await request();
  const reception = outcome.ok
    ? { throttled: false }
    : { throttled: outcome.code === 'throttled', retryAfterMs: outcome.retryAfterMs };
  limiter.told(route, reception, deps.clock.now());
  return outcome;
}

const started = ({ deps, leaseMs }: Work, delivery: Delivery): Next => ({
  delivery: begin(delivery, deps.clock.now()),
  dueAt: deps.clock.now() + leaseMs,
});

/** What is known after the socket is written over what others, seeing only silence, made of it meanwhile. */
async function conclude(work: Work, sending: Stored<'delivery'>, next: Next): Promise<void> {
  if (await write(work, sending, next)) return;
  const { deps } = work;
  const found = await deps.store.get('delivery', sending.pk, sending.id);
  const assumed = found?.body.reason === 'interrupted' && found.body.state !== 'sending';
  if (found && assumed && next.delivery.state === 'sent') await write(work, found, next);
  else deps.log.warn({ delivery: sending.id, state: next.delivery.state }, 'the outcome of a delivery came too late');
}

/** Replaces exactly what was read; undefined where somebody wrote meanwhile. */
async function write(
  { book }: Work,
  { etag, dueAt: _, ...stored }: Stored<'delivery'>,
  { delivery, dueAt }: Next,
): Promise<Stored<'delivery'> | undefined> {
  const document: Document<'delivery'> = { ...stored, body: delivery, ...(dueAt === undefined ? {} : { dueAt }) };
  return book.replace(document, etag);
}
