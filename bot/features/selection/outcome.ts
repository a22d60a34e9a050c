import type { Deps } from '../../deps.ts';
import { callPk, decisionId, offerId, releaseDocId } from '../../domain/key.ts';
import type { Pid } from '../../domain/person.ts';
import type { Offer, Outcome, Release } from '../../domain/selection.ts';
import { outcomeOf, type Seat } from '../../domain/selection-offer.ts';
import { nominationOf } from '../nomination/read.ts';

/** One person's outcome as it is out, with what reading it needs. */
export type Shown = { outcome: Outcome; seat: Seat; release: Release; offer?: Offer };

/**
 * What became of one dossier, for everybody but chair and champion: undefined before the release, whatever has been
 * decided, and for ever where there was nothing to decide (withdrawn, ineligible). Every card, list and export that
 * shows an outcome asks here, and nowhere else.
 */
export async function shownOutcome(deps: Deps, callId: string, nominee: Pid): Promise<Outcome | undefined> {
  return (await shownTo(deps, callId, nominee))?.outcome;
}

/** The same with the reasons and the seat that come with it; undefined before the release. */
export async function shownTo(
  deps: Deps,
  callId: string,
  nominee: Pid,
): Promise<(Shown & { reasons: string[] }) | undefined> {
  const pk = callPk(callId);
  // the marker is asked first: before it is there, nothing else is even read
  const release = await deps.store.get('release', pk, releaseDocId);
  if (!release) return undefined;
  const [nomination, decision, offer] = await Promise.all([
    nominationOf(deps, callId, nominee),
    deps.store.get('decision', pk, decisionId(nominee)),
    deps.store.get('offer', pk, offerId(nominee)),
  ]);
  if (!decision || nomination?.body.state !== 'eligible') return undefined;
  const seat: Seat = { decision: decision.body, offer: offer?.body };
  const { reasons } = decision.body;
  return { outcome: outcomeOf(seat), seat, release: release.body, reasons, ...(offer ? { offer: offer.body } : {}) };
}
