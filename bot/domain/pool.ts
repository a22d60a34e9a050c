import { Temporal } from 'temporal-polyfill';
import { OPENS_AFTER, type Evaluation, type PoolPlan } from './evaluation.ts';
import { poolIdOf } from './key.ts';
import type { Session } from './session.ts';
import { MINUTE, type Millis } from './time.ts';

/**
 * The one pool that the ballots of an evaluation belong to, as it was declared before the evaluation opened (MEASURES,
 * rule 1). `period`: '' for an evaluation that is a pool of its own; a quarter (`2026-Q3`), `program`, or a name.
 */
export type Pool = { poolId: string; pool: PoolPlan; period: string };

type Declared = Pick<Evaluation, 'evaluationId' | 'cohortId' | 'kind' | 'opensAt' | 'period'> & { pool: PoolPlan };

/** Action learning groups are always pooled to the cohort, whatever was declared. */
function planFor({ kind, pool }: Pick<Evaluation, 'kind' | 'pool'>): PoolPlan {
  return kind === 'action-learning' && pool === 'none' ? 'quarter' : pool;
}

export function poolOf(evaluation: Declared, timeZone: string): Pool {
  const { evaluationId, cohortId, kind, opensAt } = evaluation;
  const pool = planFor(evaluation);
  if (pool === 'none') return { poolId: evaluationId, pool, period: '' };
  const period = evaluation.period ?? (pool === 'program' ? 'program' : quarterOf(opensAt, timeZone));
  return { poolId: poolIdOf(cohortId, kind, `${pool} ${period}`), pool, period };
}

const QUARTER = /^(\d{4})-Q([1-4])$/;

/** The calendar quarter of an instant, in a zone. */
export function quarterOf(at: Millis, timeZone: string): string {
  const { year, month } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return `${year}-Q${Math.ceil(month / 3)}`;
}

/** When a quarter is over; undefined for a period that is no quarter. */
export function endOfQuarter(period: string, timeZone: string): Millis | undefined {
  const [, year, quarter] = QUARTER.exec(period) ?? [];
  if (year === undefined) return undefined;
  const first = Temporal.PlainDate.from({ year: Number(year), month: Number(quarter) * 3 - 2, day: 1 });
  return first.add({ months: 3 }).toZonedDateTime(timeZone).epochMilliseconds;
}

/** A session's evaluation is there by then, or never. */
const ABOUT_TO_OPEN: Millis = OPENS_AFTER + 24 * 60 * MINUTE;

/**
 * Whether ballots may still come into a pool from evaluations that have not opened yet: then nothing of it is released,
 * since whatever came later could never be shown. A named period has no others than those that were declared for it.
 */
export function mayStillGrow(
  { pool, period }: Pool,
  { isNamed, sessions, timeZone }: { isNamed: boolean; sessions: readonly Session[]; timeZone: string },
  now: Millis,
): boolean {
  if (pool === 'none' || isNamed) return false;
  const end = pool === 'quarter' ? endOfQuarter(period, timeZone) : undefined;
  if (end !== undefined) return now < end;
  return sessions.some(({ status, endsAt }) => status !== 'cancelled' && endsAt + ABOUT_TO_OPEN > now);
}
