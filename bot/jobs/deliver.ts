import { bilingualCard } from '../../cards/bilingual.ts';
import type { Render } from '../../cards/card.ts';
import { textIn } from '../../cards/text/text.ts';
import type { AnyCard, SendOutcome } from '../deps.ts';
import {
  begin,
  defer,
  MAX_ATTEMPTS,
  pauseAfter,
  settle,
  skip,
  type Delivery,
  type Next,
  type Outcome,
} from '../domain/delivery.ts';
import { describeFault } from '../domain/fault.ts';
import { MINUTE, SECOND, type Millis } from '../domain/time.ts';
import type { Document, Stored } from '../store/store.ts';
import { openSecondDoor } from './door.ts';
import { mayGo, type Addressee } from './guard.ts';
import type { DeliveryKind, Prepared } from './job.ts';
import type { Work } from './work.ts';

/** A kind that this release does not know: a newer instance may take it. */
const NOT_OURS = 10 * MINUTE;
/** A conversation that must wait longer than this is put off, so that others need not wait behind it. */
const PATIENCE = 2 * SECOND;

type Doable = Exclude<Prepared, { skip: string }>;
type Ready = { doing: Doable; to: Addressee };
/** What a message counts against; `opens`: a chat must be opened first. */
type Route = { tenant: string; chat: string; opens: boolean };
/** The request itself, made ready before anything is written. */
type Request = () => Promise<SendOutcome>;

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
  const ready = await prepare(work, kind, delivery);
  if ('delivery' in ready) await write(work, claimed, ready);
  else await sendTo(work, kind, claimed, ready);
}

/** Asks everything that may stand against sending. A fault of ours is tried again, but not for ever. */
async function prepare(work: Work, kind: DeliveryKind, delivery: Delivery): Promise<Ready | Next> {
  const { deps } = work;
  try {
    const prepared = await kind.prepare(deps, delivery);
    const now = deps.clock.now();
    if ('skip' in prepared) return skip(delivery, prepared.skip, now);
    // a correction rings no bell: it waits for nothing and counts against nothing
    const calm = kind.calm && 'render' in prepared && !('replaces' in prepared) && prepared.atOnce !== true;
    const verdict = await mayGo(deps, { ...kind, calm }, delivery);
    if (verdict.go) return { doing: prepared, to: verdict.to };
    return 'skip' in verdict
      ? skip(delivery, verdict.skip, now)
      : defer(delivery, verdict.deferred, verdict.until, now);
  } catch (error) {
    return faulty(work, delivery, error);
  }
}

function faulty({ deps, random }: Work, delivery: Delivery, error: unknown): Next {
  deps.log.error({ delivery: delivery.deliveryId, ...describeFault(error) }, 'a delivery could not be prepared');
  const now = deps.clock.now();
  const tried = { ...delivery, attempts: delivery.attempts + 1 };
  if (tried.attempts >= MAX_ATTEMPTS) return { delivery: { ...tried, state: 'failed', reason: 'fault', at: now } };
  return defer(tried, 'fault', now + pauseAfter(tried.attempts, random()), now);
}

async function sendTo(work: Work, kind: DeliveryKind, claimed: Stored<'delivery'>, ready: Ready): Promise<void> {
  const { deps } = work;
  const { chat } = ready.to;
  const { pid } = claimed.body;
  const route: Route = { tenant: chat?.tenantId ?? '', chat: chat?.conversationId ?? pid, opens: chat === undefined };
  const request = requestFor(work, claimed.body, ready);
  if (typeof request !== 'function') {
    await write(work, claimed, request);
    return;
  }
  const isShut = chat?.reachable === false;
  const putOff = isShut ? undefined : await placeFor(work, claimed.body, route);
  const sending = await write(work, claimed, putOff ?? started(work, claimed.body));
  if (putOff || !sending) return; // not sent where it was cancelled, or taken up by somebody else, since it was claimed
  const outcome: SendOutcome = isShut ? { ok: false, code: 'unreachable' } : await request();
  const now = deps.clock.now();
  if (!isShut) learn(work, route, outcome, now);
  const known = await throughSecondDoor(work, kind, sending.body, ready, outcome);
  await conclude(work, sending, settle(sending.body, known, kind.whenUnknown, deps.clock.now(), work.random()));
}

/** Whom Teams cannot reach gets the same card by e-mail, where this kind has a page; else it stays as it was. */
async function throughSecondDoor(
  { deps }: Work,
  kind: DeliveryKind,
  delivery: Delivery,
  { doing }: Ready,
  outcome: SendOutcome,
): Promise<Outcome> {
  if (outcome.ok || outcome.code !== 'unreachable' || !('render' in doing) || 'replaces' in doing) return outcome;
  if (kind.door === undefined) return outcome;
  const mailed = await openSecondDoor(deps, kind.door, delivery, doing.render, doing.attachments);
  if (mailed.ok) return { ok: true, channel: 'mail' };
  switch (mailed.code) {
    case 'later':
      return { ok: false, code: 'refused', reason: 'mailLater' };
    case 'unknown':
      return { ok: false, code: 'unknown', reason: 'mailUnknown' };
    case 'noDoor':
    case 'unavailable':
      return outcome;
    case 'noAddress':
    case 'invalid':
    case 'rejected':
      return { ok: false, code: 'failed', reason: mailed.code === 'rejected' ? 'mailRejected' : 'noAddress' };
  }
}

const started = ({ deps, leaseMs }: Work, delivery: Delivery): Next => ({
  delivery: begin(delivery, deps.clock.now()),
  dueAt: deps.clock.now() + leaseMs,
});

/** What is to be asked of Teams; a card that cannot be drawn is a fault of ours. */
function requestFor(work: Work, delivery: Delivery, { doing, to }: Ready): Request | Next {
  const { sender } = work.deps;
  const { pid } = delivery;
  if ('removes' in doing) return () => sender.remove(pid, doing.removes);
  try {
    const { card, summary } = show(to, doing.render);
    return 'replaces' in doing ? () => sender.update(pid, doing.replaces, card) : () => sender.send(pid, card, summary);
  } catch (error) {
    return faulty(work, delivery, error);
  }
}

/** The card in the reader's language; in both, with the choice, until one is recorded. */
function show({ person, chat }: Addressee, render: Render): { card: AnyCard; summary: string } {
  const { language } = person;
  const likelier = language ?? (chat?.locale?.startsWith('fr') ? 'fr' : 'en');
  const card = language ? render(textIn(language)) : bilingualCard(render, likelier);
  return { card, summary: textIn(likelier).help.toast };
}

/** Waits until Teams takes this message; puts it off instead where its conversation must be left alone for long. */
async function placeFor(work: Work, delivery: Delivery, { tenant, chat, opens }: Route): Promise<Next | undefined> {
  const { limiter, deps } = work;
  const now = deps.clock.now();
  const paused = limiter.pause(chat, now);
  if (paused > PATIENCE) return defer(delivery, 'rate', now + paused, now);
  const place = limiter.take(tenant, chat, now);
  // opening a chat is a request as well
  const wait = Math.max(paused, opens ? limiter.take(tenant, chat, now) : place);
  if (wait > 0) await work.wait(wait);
  return undefined;
}

function learn({ limiter }: Work, { tenant, chat }: Route, outcome: SendOutcome, now: Millis): void {
  limiter.told(tenant, !outcome.ok && outcome.code === 'throttled', now);
  if (!outcome.ok && outcome.retryAfterMs !== undefined) limiter.hold(chat, now + outcome.retryAfterMs);
}

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
  { deps }: Work,
  { etag, dueAt: _, ...stored }: Stored<'delivery'>,
  { delivery, dueAt }: Next,
): Promise<Stored<'delivery'> | undefined> {
  const document: Document<'delivery'> = { ...stored, body: delivery, ...(dueAt === undefined ? {} : { dueAt }) };
  const written = await deps.store.replace(document, etag);
  return written.ok ? { ...document, etag: written.etag } : undefined;
}
