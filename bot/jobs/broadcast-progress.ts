import { progressCard } from '../../cards/broadcast/progress.ts';
import { countsIn } from '../domain/broadcast-tally.ts';
import { castDocId, castPk, programDocId, programPk } from '../domain/key.ts';
import { refreshProgress } from '../features/broadcast/progress.ts';
import type { DeliveryKind, PlanKind } from './job.ts';

/**
 * Keeps the one progress card of whoever sent a broadcast. It makes no people: each time it comes due it counts, puts
 * the numbers into the card's delivery and has that delivered once more. Any number of instances may do so at a time.
 */
export const castProgressPlan: PlanKind = {
  async next(deps, plan) {
    const resumeAt = await refreshProgress(deps, plan);
    const page = { pids: [], delivery: 'castProgress', cursor: 'counted' };
    return resumeAt === undefined ? { ...page, last: true } : { ...page, last: false, resumeAt };
  },
};

/** The card is sent once; from then on it is set right where it stands. */
export const castProgressDelivery: DeliveryKind = {
  whenUnknown: 'resend',
  calm: false,
  prepare: async (deps, { castId = '', programId, about, activityId, conversationId }) => {
    const [cast, program] = await Promise.all([
      deps.store.get('broadcast', castPk(castId), castDocId),
      deps.store.get('program', programPk(programId), programDocId),
    ]);
    if (!cast || !about) return { skip: 'nothing' };
    const model = { cast: cast.body, counts: countsIn(about), timeZone: program?.body.timeZone ?? 'UTC' };
    const render = (t: Parameters<typeof progressCard>[1]) => progressCard(model, t);
    const stands = activityId !== undefined && conversationId !== undefined;
    return stands ? { render, replaces: { activityId, conversationId } } : { render };
  },
};
