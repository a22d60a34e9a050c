import { feedbackMovedCard, feedbackNewsCard } from '../../cards/feedback/see.ts';
import { queueCard } from '../../cards/feedback/queue.ts';
import { startingBehaviours } from '../../cards/text/feedback-behaviour.ts';
import type { Deps } from '../deps.ts';
import type { Delivery, Plan } from '../domain/delivery.ts';
import { feedbackId, personId, personPk, wavePk } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import { followSupervisor } from '../features/feedback/follow.ts';
import { closeWave, openWave } from '../features/feedback/open.ts';
import { queueOf } from '../features/feedback/queue.ts';
import { toldAfter } from '../features/feedback/see.ts';
import { supervisorQueue } from '../features/supervisor.ts';
import { stateOf, waveOf, zoneOf } from '../features/feedback/wave.ts';
import type { DeliveryKind, PlanKind, PlanPage, Prepared } from './job.ts';

/** A page of people in their order, after the plan's cursor. */
export function pageOf(pids: readonly Pid[], { cursor }: Plan, limit: number, delivery: string): PlanPage {
  const ahead = [...pids].sort().filter((pid) => pid > cursor);
  const page = ahead.slice(0, limit);
  return { pids: page, delivery, cursor: page.at(-1) ?? cursor, last: ahead.length <= limit };
}

/** The wave that a plan is for, unless its dates have changed since: there is another plan then. */
async function waveFor(deps: Deps, { castId = '', sequence }: Plan) {
  const wave = (await waveOf(deps, castId))?.body;
  return wave?.sequence === sequence ? wave : undefined;
}

/** A wave opens: each supervisor is asked once, however many of their people are in it. */
export const feedbackOpenPlan: PlanKind = {
  next: async (deps, plan, limit) => {
    const wave = (await waveOf(deps, plan.castId ?? ''))?.body;
    if (!wave || (wave.state === 'planned' && wave.sequence !== plan.sequence)) return 'void';
    return pageOf(await openWave(deps, wave.waveId, startingBehaviours), plan, limit, 'feedbackAsk');
  },
};

/** One reminder before it closes, to those with something left when it is sent. */
export const feedbackRemindPlan: PlanKind = {
  next: async (deps, plan, limit) => {
    const wave = await waveFor(deps, plan);
    if (wave?.state !== 'open') return wave?.state === 'planned' ? later(plan, deps) : 'void';
    const supervisors = await openWave(deps, wave.waveId, startingBehaviours);
    return pageOf(supervisors, plan, limit, 'feedbackReminder');
  },
};

const SOON = 60_000;
/** A short wave opens and reminds at the same instant; the one that opens goes first. */
const later = ({ cursor }: Plan, { clock }: Deps): PlanPage => ({
  ...{ pids: [], delivery: 'feedbackReminder', cursor, last: false },
  resumeAt: clock.now() + SOON,
});

/** A wave closes, and where it is shared its participants hear that there is something to read. */
export const feedbackClosePlan: PlanKind = {
  next: async (deps, plan, limit) => {
    const wave = await waveFor(deps, plan);
    if (!wave) return 'void';
    await closeWave(deps, wave.waveId);
    return pageOf(await toldAfter(deps, wave), plan, limit, 'feedbackNews');
  },
};

/** Somebody has another supervisor: the cursor is their pid. */
export const feedbackFollowPlan: PlanKind = {
  next: async (deps, { cursor }) => {
    await followSupervisor(deps, cursor);
    return { pids: [], delivery: 'feedbackAsk', cursor, last: true };
  },
};

function asking(reminder: boolean): DeliveryKind['prepare'] {
  return async (deps: Deps, { castId = '', pid, programId }: Delivery): Promise<Prepared> => {
    const wave = (await waveOf(deps, castId))?.body;
    if (!wave || stateOf(wave, deps.clock.now()) !== 'open') return { skip: 'closed' };
    if ((await queueOf(deps, pid, castId)).left === 0) return { skip: 'answered' };
    const queue = await supervisorQueue(deps, pid);
    const readerZone = await readerZoneOf(deps, pid, programId);
    return { render: (t) => queueCard({ ...queue, readerZone, reminder }, t) };
  };
}

export async function readerZoneOf(deps: Deps, pid: Pid, programId: string): Promise<string> {
  const person = await deps.store.get('person', personPk(pid), personId(pid));
  return person?.body.timeZone ?? (await zoneOf(deps, programId));
}

const bound = { whenUnknown: 'resend', calm: true } as const;

/** Reached in Teams, or by e-mail with the same card: most supervisors have never written to us. */
export const feedbackAskDelivery: DeliveryKind = { ...bound, door: 'feedback', prepare: asking(false) };
export const feedbackReminderDelivery: DeliveryKind = { ...bound, door: 'feedback', prepare: asking(true) };

/** To whoever was asked until now: not while they have it again, and not once nobody could answer any more. */
export const feedbackMovedDelivery: DeliveryKind = {
  ...bound,
  door: 'feedback',
  prepare: async (deps, { castId = '', pid, about = {} }) => {
    const wave = (await waveOf(deps, castId))?.body;
    if (!wave || stateOf(wave, deps.clock.now()) !== 'open') return { skip: 'closed' };
    const participant = String(about['participant']);
    const stored = await deps.store.get('feedback', wavePk(castId), feedbackId(participant));
    if (!stored?.body.formerly?.includes(pid)) return { skip: 'calledOff' };
    const person = await deps.store.get('person', personPk(participant), personId(participant));
    const { left, minutes } = await queueOf(deps, pid, castId);
    return { render: (t) => feedbackMovedCard({ name: person?.body.name ?? participant, left, minutes }, t) };
  },
};

/** It says that there is something to read, and nothing of what was said. */
export const feedbackNewsDelivery: DeliveryKind = {
  ...bound,
  prepare: async (deps, { castId = '', pid }) => {
    const wave = (await waveOf(deps, castId))?.body;
    if (!wave?.shared || wave.state !== 'closed') return { skip: 'calledOff' };
    const stored = await deps.store.get('feedback', wavePk(castId), feedbackId(pid));
    return stored?.body.state === 'submitted' ? { render: feedbackNewsCard } : { skip: 'calledOff' };
  },
};
