import type { Deps } from '../../deps.ts';
import { chaseTimes, type Call } from '../../domain/call.ts';
import { callPk } from '../../domain/key.ts';
import type { Millis } from '../../domain/time.ts';
import type { Operation } from '../../store/store.ts';
import { planDocument } from '../delivery.ts';
import { isWorkingDay } from '../holiday.ts';

/**
 * The due work of a published call, for its present dates: it tells nominators when it opens and once more before it
 * closes, closes by itself, and reminds nominees and supervisors of what is missing until the last day. Work of earlier
 * dates is void by its sequence.
 */
export function callPlans(deps: Deps, call: Call, timeZone: string, opening: boolean): Operation[] {
  const now = deps.clock.now();
  const { callId, programId, cohortId, sequence, opensAt, closesAt, completeBy } = call;
  const plan = (kind: string, at: Millis, n = 0): Operation => ({
    op: 'create',
    document: planDocument(callPk(callId), {
      planId: `${kind}_${callId}_${sequence}_${n}`,
      ...{ kind, programId, cohortId, castId: callId, sequence, at },
    }),
  });
  const lastCall = chaseTimes(closesAt, timeZone, isWorkingDay).at(-2);
  const chases = chaseTimes(completeBy, timeZone, isWorkingDay).filter((at) => at > now);
  return [
    ...(opening ? [plan('callOpen', Math.max(now, opensAt))] : []),
    ...(lastCall !== undefined && lastCall > Math.max(now, opensAt) ? [plan('callLast', lastCall)] : []),
    plan('callClose', closesAt),
    ...chases.flatMap((at, n) => [plan('consentChase', at, n), plan('endorsementChase', at, n)]),
  ];
}
