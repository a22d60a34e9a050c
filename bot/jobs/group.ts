import { movePage } from '../features/group/move.ts';
import type { PlanKind } from './job.ts';

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
