import { bilingualCard } from '../../cards/bilingual.ts';
import type { Render } from '../../cards/card.ts';
import { textIn } from '../../cards/text/text.ts';
import type { AnyCard, SendOutcome } from '../deps.ts';
import { defer, MAX_ATTEMPTS, pauseAfter, skip, type Delivery, type Next } from '../domain/delivery.ts';
import { describeFault } from '../domain/fault.ts';
import { mayGo, type Addressee } from './guard.ts';
import type { DeliveryKind, Prepared } from './job.ts';
import type { Work } from './work.ts';

export type Doable = Exclude<Prepared, { skip: string }>;

/** A message that may go: what is asked of Teams, and whether it counts among the two of a day. */
export type Ready = { doing: Doable; to: Addressee; counts: boolean; request: () => Promise<SendOutcome> };

export const isReady = <T extends Ready>(one: T | Next): one is T => 'request' in one;

/**
 * Asks everything that may stand against sending (DESIGN section 4), and draws the card. A fault of ours is tried
 * again, but not for ever.
 */
export async function prepare(work: Work, kind: DeliveryKind, delivery: Delivery): Promise<Ready | Next> {
  const { glancing: deps } = work;
  try {
    const prepared = await kind.prepare(deps, delivery);
    const now = deps.clock.now();
    if ('skip' in prepared) return skip(delivery, prepared.skip, now);
    // a correction rings no bell: it waits for nothing and counts against nothing
    const calm = kind.calm && 'render' in prepared && !('replaces' in prepared) && prepared.atOnce !== true;
    const verdict = await mayGo(deps, { ...kind, calm }, delivery);
    if (verdict.go)
      return {
        doing: prepared,
        to: verdict.to,
        counts: calm,
        request: requestFor(work, delivery, prepared, verdict.to),
      };
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

/** What is to be asked of Teams, made ready before anything is written. Throws where the card cannot be drawn. */
function requestFor({ deps }: Work, { pid }: Delivery, doing: Doable, to: Addressee): () => Promise<SendOutcome> {
  const { sender } = deps;
  if ('removes' in doing) return () => sender.remove(pid, doing.removes);
  const { card, summary } = show(to, doing.render);
  return 'replaces' in doing
    ? () => sender.update(pid, doing.replaces, card)
    : () => sender.send(pid, card, summary, to.way);
}

/** The card in the reader's language; in both, with the choice, until one is recorded. */
function show({ person: { language }, way }: Addressee, render: Render): { card: AnyCard; summary: string } {
  const locale = way.kind === 'chat' ? way.chat.locale : way.kind === 'shut' ? way.locale : undefined;
  const likelier = language ?? (locale?.startsWith('fr') ? 'fr' : 'en');
  const card = language ? render(textIn(language)) : bilingualCard(render, likelier);
  return { card, summary: textIn(likelier).help.toast };
}
