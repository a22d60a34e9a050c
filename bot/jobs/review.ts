import { namesCard, toldCard } from '../../cards/review/desk.ts';
import type { Deps } from '../deps.ts';
import type { Call } from '../domain/call.ts';
import type { Delivery, Plan } from '../domain/delivery.ts';
import type { Pid } from '../domain/person.ts';
import { callOf, hasRole } from '../features/call/read.ts';
import { finishAssignment } from '../features/review/assign.ts';
import { declareView } from '../features/review/declare.ts';
import { deskOf, readingOf } from '../features/review/dossier.ts';
import { holdersOf } from '../features/broadcast/audience.ts';
import { labelOf, reviewsIn, roundOf } from '../features/review/round.ts';
import type { DeliveryKind, PlanKind, PlanPage, Prepared } from './job.ts';

/** A page of people in their order, after the plan's cursor. */
function pageOf(pids: readonly Pid[], { cursor }: Plan, limit: number, delivery: string): PlanPage {
  const ahead = [...new Set(pids)].sort().filter((pid) => pid > cursor);
  const page = ahead.slice(0, limit);
  return { pids: page, delivery, cursor: page.at(-1) ?? cursor, last: ahead.length <= limit };
}

/** Reviewers are asked to declare: everybody who is one when it is worked off. */
export const reviewDeclarePlan: PlanKind = {
  next: async (deps, plan, limit) => {
    const round = (await roundOf(deps, plan.castId ?? ''))?.body;
    if (round?.state !== 'declaring') return 'void';
    return pageOf(await holdersOf(deps, plan.programId, 'reviewer'), plan, limit, 'reviewDeclare');
  },
};

/** What was frozen is written, should whoever froze it have been interrupted. */
export const reviewAssignPlan: PlanKind = {
  next: async (deps, { castId = '', cursor }) => {
    await finishAssignment(deps, castId);
    return { pids: [], delivery: 'reviewTold', cursor, last: true };
  },
};

/** Everybody who got dossiers is told, once. */
export const reviewTellPlan: PlanKind = {
  next: async (deps, plan, limit) => {
    const reviews = await reviewsIn(deps, plan.castId ?? '');
    const readers = reviews.filter(({ state }) => state !== 'recused').map(({ reviewer }) => reviewer);
    return pageOf(readers, plan, limit, 'reviewTold');
  },
};

/** The call of a message to somebody who is still a reviewer of its program. */
async function reviewed(deps: Deps, { castId = '', pid, programId }: Delivery): Promise<Call | undefined> {
  const call = (await callOf(deps, castId))?.body;
  if (!call || call.programId !== programId) return undefined;
  return (await hasRole(deps, pid, programId, 'reviewer')) ? call : undefined;
}

async function namesFor(deps: Deps, call: Call, pid: Pid, reminder: boolean): Promise<Prepared> {
  const { programId, callId } = call;
  const ref = { programId, castId: callId };
  const view = await declareView(deps, { pid, name: '' }, ref, 0);
  if (!view.ok || view.value.fixed) return { skip: 'closed' };
  if (view.value.declared) return { skip: 'answered' };
  const label = await labelOf(deps, call);
  return { render: (t) => namesCard({ ...view.value, ref, label, reminder }, t) };
}

async function deskFor(deps: Deps, call: Call, pid: Pid, how: 'told' | 'anew' | 'reminder'): Promise<Prepared> {
  const desk = await deskOf(deps, pid, call);
  if (desk?.state !== 'assigned') return { skip: 'closed' };
  if (desk.left === 0) return { skip: 'answered' };
  const label = await labelOf(deps, call);
  return { render: (t) => toldCard({ desk: { ...desk, label }, how }, t) };
}

const bound = { whenUnknown: 'resend', calm: true } as const;

/** The list of names, to whoever has not declared on all of them yet. */
export const reviewDeclareDelivery: DeliveryKind = {
  ...bound,
  prepare: async (deps, delivery) => {
    const call = await reviewed(deps, delivery);
    return call ? namesFor(deps, call, delivery.pid, false) : { skip: 'calledOff' };
  },
};

/** "You have 7 dossiers": as many as are left when it is sent. */
export const reviewToldDelivery: DeliveryKind = {
  ...bound,
  prepare: async (deps, delivery) => {
    const call = await reviewed(deps, delivery);
    return call ? deskFor(deps, call, delivery.pid, 'told') : { skip: 'calledOff' };
  },
};

/** One more dossier, which somebody else could not read; not where it has gone on to another meanwhile. */
export const reviewAnewDelivery: DeliveryKind = {
  ...bound,
  prepare: async (deps, delivery) => {
    const { pid, programId, castId = '', about = {} } = delivery;
    const call = await reviewed(deps, delivery);
    if (!call) return { skip: 'calledOff' };
    const nominee = String(about['nominee']);
    const reading = await readingOf(deps, { pid, name: '' }, { programId, castId, nominee });
    if (!reading.ok) return { skip: 'calledOff' };
    return reading.value.stored.body.state === 'submitted' ? { skip: 'answered' } : deskFor(deps, call, pid, 'anew');
  },
};

/** A reminder that a person asked for: of what is left, whichever it is. */
export const reviewNudgeDelivery: DeliveryKind = {
  ...bound,
  prepare: async (deps, delivery) => {
    const call = await reviewed(deps, delivery);
    const round = call && (await roundOf(deps, call.callId))?.body;
    if (!round) return { skip: 'calledOff' };
    if (round.state === 'declaring') return namesFor(deps, call, delivery.pid, true);
    const desk = await deskFor(deps, call, delivery.pid, 'reminder');
    return 'skip' in desk && desk.skip === 'answered' ? namesFor(deps, call, delivery.pid, true) : desk;
  },
};
