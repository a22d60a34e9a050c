import type { Delivery } from '../../../bot/domain/delivery.ts';
import { isFinal } from '../../../bot/domain/delivery.ts';
import { castPk, registerPk } from '../../../bot/domain/key.ts';
import type { Store } from '../../../bot/store/store.ts';
import { everyOf } from '../../../bot/features/page.ts';
import { CAST, chatOf, SESSION } from './seed.ts';

/** What the connector says that it was given. */
export type Report = {
  first: number;
  last: number;
  /** Requests in each second. */
  seconds: number[];
  delivered: [string, number][];
  answers: [number, number][];
};

export type Verdict = {
  /** Deliveries by state and reason. */
  states: Record<string, number>;
  /** Neither delivered nor listed under a final outcome; or said to be sent, and never received. */
  lost: number;
  broadcastTwice: number;
  reminderTwice: number;
  unconfirmed: number;
  /** Messages with an outcome that were asked of Teams, a second. */
  perSecond: number;
};

/** Compares what the records say with what the connector was given, person by person. */
export async function judge(store: Store, people: number, reminded: number, report: Report): Promise<Verdict> {
  const delivered = new Map(report.delivered);
  const deliveries = [
    ...(await deliveriesOf(store, castPk(CAST))),
    ...(await deliveriesOf(store, registerPk(SESSION))),
  ];
  const states: Record<string, number> = {};
  let missing = 0;
  for (const { state, reason, pid, castId, sessionId } of deliveries) {
    const named = reason === undefined ? state : `${state} ${reason}`;
    states[named] = (states[named] ?? 0) + 1;
    const got = delivered.get(`${chatOf(pid)} ${castId ?? sessionId ?? ''}`) ?? 0;
    if (!isFinal(state) || (state === 'sent' && got === 0)) missing += 1;
  }
  const twice = (label: string): number =>
    [...delivered].filter(([key, count]) => key.endsWith(` ${label}`) && count > 1).length;
  return {
    states,
    lost: people + reminded - deliveries.length + missing,
    broadcastTwice: twice(CAST),
    reminderTwice: twice(SESSION),
    unconfirmed: deliveries.filter(({ state }) => state === 'unconfirmed').length,
    perSecond: deliveries.length / ((report.last - report.first) / 1_000),
  };
}

async function deliveriesOf(store: Store, pk: string): Promise<Delivery[]> {
  const found: Delivery[] = [];
  for await (const { body } of everyOf(store, pk, 'delivery')) found.push(body);
  return found;
}

/**
 * Messages that were under way in an instance that was killed: begun since the last kill, and still `sending` when those
 * of everybody else are settled.
 */
export async function inFlight(store: Store, since: number, killedAt: number): Promise<number> {
  const all = [...(await deliveriesOf(store, castPk(CAST))), ...(await deliveriesOf(store, registerPk(SESSION)))];
  return all.filter(({ state, at }) => state === 'sending' && at > since && at <= killedAt).length;
}
