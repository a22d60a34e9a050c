import type { Deps } from '../../deps.ts';
import type { Call } from '../../domain/call.ts';
import { callPk, offerId } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { standing, type Offer } from '../../domain/selection.ts';
import {
  answerOffer,
  promote as promoteRule,
  reservesOf,
  seatState,
  taken,
  type OfferRefusal,
  type PromoteRefusal,
  type Seat,
  type SeatState,
} from '../../domain/selection-offer.ts';
import type { Operation } from '../../store/store.ts';
import { planDocument, queueing } from '../delivery.ts';
import { everyOf } from '../page.ts';
import { auditDocument } from '../record.ts';
import { shownTo } from './outcome.ts';
import {
  callCoordinated,
  callNamed,
  nextTurn,
  ROUNDS,
  tableOf,
  turnOf,
  type CallRef,
  type NotAllowed,
  type Table,
} from './table.ts';
import { nameOf } from '../people.ts';

/**
 * A nominee accepts or declines their seat, once, from however many devices. Acceptance is written with the work that
 * enrols them, a decline with the news for the coordinators. Before the release, and to whom nothing was offered, it
 * says the same as of a call that does not exist.
 */
export async function answerSeat(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  said: 'accepted' | 'declined',
): Promise<Result<Offer, OfferRefusal>> {
  const call = await callNamed(deps, ref);
  if (!call) return refuse({ code: 'notOffered' });
  for (let round = 0; round < ROUNDS; round += 1) {
    const shown = await shownTo(deps, ref.castId, actor.pid);
    if (!shown) return refuse({ code: 'notOffered' });
    const answered = answerOffer(shown.seat, said, shown.release, deps.clock.now());
    if (!answered.ok || answered.value === shown.offer) return answered;
    const stored = await deps.store.get('offer', callPk(ref.castId), offerId(actor.pid));
    if (stored?.body.state !== shown.offer?.state) continue; // written in this very moment: look again
    const written = await writeAnswer(deps, actor, call, answered.value, stored?.etag);
    if (written) return answered;
  }
  throw new Error('an answer to an offer could not be recorded');
}

async function writeAnswer(deps: Deps, actor: Actor, call: Call, offer: Offer, etag?: string): Promise<boolean> {
  const pk = callPk(call.callId);
  const id = offerId(actor.pid);
  const document = { pk, id, type: 'offer', sk: id, body: offer } as const;
  const trace = { who: actor.pid, what: `selection.${offer.state}`, at: offer.at, on: id, after: offer.state };
  const audit = auditDocument(pk, `${id}_${offer.state}`, actor.via ? { ...trace, via: actor.via } : trace);
  const written = await deps.store.batch(pk, [
    etag === undefined ? { op: 'create', document } : { op: 'replace', document, ifMatch: etag },
    { op: 'create', document: audit },
    followUp(call, actor.pid, offer),
  ]);
  return written.ok;
}

/** What an answer sets off: an enrolment (`cursor` is whose), or news for the coordinators. */
function followUp({ callId, programId, cohortId }: Call, pid: Pid, { state, at }: Offer): Operation {
  const kind = state === 'accepted' ? 'selectionEnrol' : 'selectionDeclined';
  const plan = { planId: `${kind}_${callId}_${pid}`, kind, programId, cohortId, castId: callId, sequence: 0, at };
  const cursor = state === 'accepted' ? pid : '';
  return { op: 'create', document: planDocument(callPk(callId), { ...plan, cursor }) };
}

export type SeatLine = { nominee: Pid; name: string; state: SeatState; place: number };
export type OffersView = {
  call: Call;
  capacity: number;
  taken: number;
  accepted: SeatLine[];
  waiting: SeatLine[];
  declined: SeatLine[];
  lapsed: SeatLine[];
  reserves: SeatLine[];
};

async function seatsOf(deps: Deps, { call, board }: Table): Promise<Seat[]> {
  const offers = await Array.fromAsync(everyOf(deps.store, callPk(call.callId), 'offer'));
  const byNominee = new Map(offers.map(({ body }) => [body.nominee, body]));
  return standing(board).map((decision) => ({ decision, offer: byNominee.get(decision.nominee) }));
}

/** Who has a seat, who has not answered and who is next, for coordinators: after the release only. */
export async function offersFor(
  deps: Deps,
  actor: Pick<Actor, 'pid'>,
  ref: CallRef,
): Promise<Result<OffersView, NotAllowed | { code: 'notReleased' }>> {
  const call = await callCoordinated(deps, actor, ref);
  if (!call.ok) return call;
  const table = await tableOf(deps, call.value);
  const { release } = table.board;
  if (!release) return refuse({ code: 'notReleased' });
  const now = deps.clock.now();
  const seats = await seatsOf(deps, table);
  const lineOf = async ({ decision: { nominee, place }, offer }: Seat): Promise<SeatLine> => ({
    ...{ nominee, place, name: await nameOf(deps, nominee) },
    state: seatState({ decision: decisionOf(table, nominee), offer }, release, now),
  });
  const lines = await Promise.all(seats.filter((seat) => seatState(seat, release, now) !== 'none').map(lineOf));
  lines.sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  const of = (state: SeatState): SeatLine[] => lines.filter((one) => one.state === state);
  const order = reservesOf(seats, release, now).map(({ decision }) => decision.nominee);
  return ok({
    ...{ call: call.value, capacity: call.value.capacity, taken: taken(seats, release, now) },
    ...{ accepted: of('accepted'), waiting: of('waiting'), declined: of('declined'), lapsed: of('lapsed') },
    reserves: of('reserve').sort((a, b) => order.indexOf(a.nominee) - order.indexOf(b.nominee)),
  });
}

function decisionOf({ board }: Table, nominee: Pid) {
  const found = board.decisions.find((one) => one.nominee === nominee);
  if (!found) throw new Error('a seat without a decision');
  return found;
}

/**
 * A coordinator offers a free seat to the next reserve: one batch with its trace and the letter. Nobody is promoted
 * unasked, and never is more offered than there are seats.
 */
export async function promote(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  nominee: Pid,
): Promise<Result<Offer, PromoteRefusal | NotAllowed | { code: 'changedMeanwhile' }>> {
  const call = await callCoordinated(deps, actor, ref);
  if (!call.ok) return call;
  const { callId, programId, capacity } = call.value;
  for (let round = 0; round < ROUNDS; round += 1) {
    const table = await tableOf(deps, call.value);
    const seats = await seatsOf(deps, table);
    const scene = { capacity, release: table.board.release, now: deps.clock.now() };
    const offered = promoteRule(seats, { nominee, by: actor.pid }, scene);
    if (!offered.ok || seats.some(({ offer }) => offer === offered.value)) return offered;
    const [pk, id] = [callPk(callId), offerId(nominee)];
    const trace = { who: actor.pid, what: 'selection.promote', at: scene.now, on: id, after: 'offered' };
    const letter = { planId: `selectionOffer_${callId}`, kind: 'selectionLetter', pid: nominee, programId };
    const written = await deps.store.batch(pk, [
      turnOf(table),
      { op: 'create', document: { pk, id, type: 'offer', sk: id, body: offered.value } },
      { op: 'create', document: auditDocument(pk, `${id}_offered`, trace) },
      queueing(pk, { ...letter, castId: callId, sequence: nextTurn(table) }, scene.now),
    ]);
    if (written.ok) return offered;
  }
  return refuse({ code: 'changedMeanwhile' });
}
