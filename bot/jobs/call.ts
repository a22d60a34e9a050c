import { callNewsCard } from '../../cards/call-news.ts';
import type { Deps } from '../deps.ts';
import type { Delivery, Plan } from '../domain/delivery.ts';
import { phaseOf, type Call } from '../domain/call.ts';
import { callPk, nominationDraftId } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import { holdersOf } from '../features/broadcast/audience.ts';
import { callOf, cohortNameOf, hasRole, programOf } from '../features/call/read.ts';
import { everyOf } from '../features/page.ts';
import { pageOf, readerZoneOf } from './feedback.ts';
import type { DeliveryKind, PlanKind, Prepared } from './job.ts';

/** The call that a plan is for, unless its dates have changed since: there is another plan then. */
export async function callOfPlan(deps: Deps, { castId = '', sequence }: Plan): Promise<Call | undefined> {
  const call = (await callOf(deps, castId))?.body;
  return call?.state === 'published' && call.sequence === sequence ? call : undefined;
}

/** A call opens: its program's nominators hear of it, whoever they are by then. */
export const callOpenPlan: PlanKind = {
  next: async (deps, plan, limit) => {
    const call = (await callOf(deps, plan.castId ?? ''))?.body;
    if (!call) return 'void';
    return pageOf(await holdersOf(deps, call.programId, 'nominator'), plan, limit, 'callNews');
  },
};

/** Once more before it closes. */
export const callLastPlan: PlanKind = {
  next: async (deps, plan, limit) => {
    const call = await callOfPlan(deps, plan);
    if (!call) return 'void';
    return pageOf(await holdersOf(deps, call.programId, 'nominator'), plan, limit, 'callLast');
  },
};

/** It has closed: whoever has drafts in it hears that they are late, and kept. */
export const callClosePlan: PlanKind = {
  next: async (deps, plan, limit) => {
    const call = await callOfPlan(deps, plan);
    if (!call) return 'void';
    const late = new Set<Pid>();
    for await (const { body } of everyOf(deps.store, callPk(call.callId), 'nominationDraft')) late.add(body.nominator);
    return pageOf([...late], plan, limit, 'callLate');
  },
};

function telling(kind: 'open' | 'last' | 'late'): DeliveryKind['prepare'] {
  return async (deps: Deps, { castId = '', pid, programId }: Delivery): Promise<Prepared> => {
    const call = (await callOf(deps, castId))?.body;
    const phase = call && phaseOf(call, deps.clock.now());
    if (!call || (kind === 'late') !== (phase === 'closed')) return { skip: 'closed' };
    const drafts = await draftsOf(deps, castId, pid);
    if (kind === 'late' ? drafts === 0 : !(await hasRole(deps, pid, programId, 'nominator')))
      return { skip: 'calledOff' };
    const [program, cohort, timeZone] = await Promise.all([
      programOf(deps, programId),
      cohortNameOf(deps, call),
      readerZoneOf(deps, pid, programId),
    ]);
    const model = { call, program: program?.name ?? '', cohort, timeZone, kind, drafts };
    return { render: (t) => callNewsCard(model, t) };
  };
}

async function draftsOf(deps: Deps, callId: string, pid: Pid): Promise<number> {
  const [from, to] = [nominationDraftId(pid, ''), nominationDraftId(pid, '~')];
  return (await deps.store.list(callPk(callId), 'nominationDraft', { from, to, limit: 100 })).length;
}

const bound = { whenUnknown: 'resend', calm: true, door: 'nomination' } as const;

export const callNewsDelivery: DeliveryKind = { ...bound, prepare: telling('open') };
export const callLastDelivery: DeliveryKind = { ...bound, prepare: telling('last') };
export const callLateDelivery: DeliveryKind = { ...bound, prepare: telling('late') };
