import { weekCard } from '../../cards/week.ts';
import type { Actor } from '../domain/person.ts';
import { coordinatedBy, coordinatorsAfter } from '../features/coordinator.ts';
import { personOf } from '../features/people.ts';
import { isWeekOver, nextWeek } from '../features/week-plan.ts';
import { weekFor, weekModel } from '../features/week.ts';
import type { DeliveryKind, PlanKind } from './job.ts';

/** A program's standing plan: it comes back every week, and never ends. */
export const weekPlan: PlanKind = {
  next: async (deps, plan) => {
    const next = await nextWeek(deps, plan);
    return next ? { pids: [], delivery: 'week', last: false, ...next } : 'void';
  },
};

/** One week's cards: the coordinators of the program as they are then. */
export const weekCardsPlan: PlanKind = {
  next: async (deps, { programId, cursor }, limit) => ({
    ...(await coordinatorsAfter(deps, programId, cursor, limit)),
    delivery: 'week',
  }),
};

/** Whoever coordinates several programs gets one card about all of them: that of the first. */
export const weekDelivery: DeliveryKind = {
  whenUnknown: 'resend',
  calm: true,
  mutes: 'week',
  prepare: async (deps, { programId, pid, sequence }) => {
    const [first, ...others] = await coordinatedBy(deps, pid);
    if (first !== programId) return { skip: others.includes(programId) ? 'toldWithAnother' : 'left' };
    if (await isWeekOver(deps, programId, sequence)) return { skip: 'over' };
    const person = (await personOf(deps, pid))?.body;
    const actor: Actor = { pid, name: person?.name ?? '', ...(person?.timeZone ? { timeZone: person.timeZone } : {}) };
    const week = await weekFor(deps, actor);
    if (!week) return { skip: 'left' };
    const model = weekModel(week, actor);
    return { render: (t) => weekCard(model, t) };
  },
};
