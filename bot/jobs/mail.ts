import type { SendOutcome } from '../deps.ts';
import type { Delivery, Outcome } from '../domain/delivery.ts';
import { openSecondDoor, type DoorOutcome } from './door.ts';
import type { DeliveryKind } from './job.ts';
import type { Ready } from './prepare.ts';
import type { Work } from './work.ts';

/** Whom Teams cannot reach gets the same card by e-mail, where this kind has a page; else it stays as it was. */
export async function throughSecondDoor(
  { deps }: Work,
  kind: DeliveryKind,
  delivery: Delivery,
  { doing }: Ready,
  outcome: SendOutcome,
): Promise<Outcome> {
  if (outcome.ok || outcome.code !== 'unreachable' || !('render' in doing) || 'replaces' in doing) return outcome;
  if (kind.door === undefined) return outcome;
  const attachments = await doing.attachments?.();
  const mailed = await openSecondDoor(deps, kind.door, delivery, doing.render, attachments);
  return mailed.ok ? { ok: true, channel: 'mail' } : (byMail(mailed.code) ?? outcome);
}

/** What an e-mail that did not go means for the message; undefined: there is no second door, and Teams' word stands. */
function byMail(code: Extract<DoorOutcome, { ok: false }>['code']): Outcome | undefined {
  switch (code) {
    case 'later':
      return { ok: false, code: 'refused', reason: 'mailLater' };
    case 'unknown':
      return { ok: false, code: 'unknown', reason: 'mailUnknown' };
    case 'noDoor':
    case 'unavailable':
      return undefined;
    case 'noAddress':
    case 'invalid':
      return { ok: false, code: 'failed', reason: 'noAddress' };
    case 'rejected':
      return { ok: false, code: 'failed', reason: 'mailRejected' };
  }
}
