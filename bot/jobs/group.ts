import { groupLeadCard } from '../../cards/group-own.ts';
import { leadNews } from '../features/group/facilitator.ts';
import { movePage } from '../features/group/move.ts';
import type { DeliveryKind, PlanKind } from './job.ts';

/**
 * Moves people into the groups that a coordinator confirmed. What they hear of it and what they are invited to is queued
 * with each move (features/enrolment): the plan itself makes no messages.
 */
export const groupMovesPlan: PlanKind = {
  async next(deps, plan, limit) {
    const page = await movePage(deps, plan, limit);
    return page === 'void' ? 'void' : { pids: [], delivery: 'enrolmentNews', ...page };
  },
};

/** Whoever facilitates a group is told, from the record as it is then: who no longer does hears nothing. */
export const groupLeadDelivery: DeliveryKind = {
  whenUnknown: 'resend',
  calm: true,
  async prepare(deps, { programId, pid, about = {} }) {
    const news = await leadNews(deps, { programId, pid, groupId: String(about['groupId']) });
    return news ? { render: (t) => groupLeadCard(news, t) } : { skip: 'superseded' };
  },
};
