import type { Deps } from '../deps.ts';
import type { Plan } from '../domain/delivery.ts';
import { catalogPk, planDocId, programDocId, programPk } from '../domain/key.ts';
import { DAY, type Day, type Millis } from '../domain/time.ts';
import { weekAround } from '../domain/week.ts';
import { planDocument } from './delivery.ts';
import { isWorkingDay } from './holiday.ts';
import { everyOf } from './page.ts';

/** A program's standing plan, which comes back every week and plans that week's cards. */
const STANDING = 'week';
/** A card that is later than this says nothing that the next one does not say better. */
const LATE: Millis = 2 * DAY;
/** No week's card is further away: a plan that sleeps longer was put to sleep by a clock that jumped. */
const LONGEST_SLEEP: Millis = 10 * DAY;

/** The number by which the deliveries of one week's cards know their week: 20260914. */
const weekNumber = (monday: Day): number => Number(monday.replaceAll('-', ''));

/** Sees to it that a program has its standing plan, awake within a week. Safe to repeat. */
export async function ensureWeekPlan(deps: Deps, programId: string): Promise<void> {
  const now = deps.clock.now();
  const pk = programPk(programId);
  const stored = await deps.store.get('plan', pk, planDocId(STANDING));
  if (!stored) {
    await deps.store.create(planDocument(pk, { planId: STANDING, kind: 'week', programId, sequence: 0, at: now }));
    return;
  }
  const { etag, ...document } = stored;
  if (stored.body.state === 'open' && stored.dueAt !== undefined && stored.dueAt <= now + LONGEST_SLEEP) return;
  // refused where it was taken up meanwhile: then it is awake
  await deps.store.replace({ ...document, body: { ...stored.body, state: 'open' }, dueAt: now }, etag);
}

/** The same for every program: at the start, for those that were made before there were such plans. */
export async function ensureWeekPlans(deps: Deps): Promise<void> {
  for await (const { body } of everyOf(deps.store, catalogPk, 'programRef')) await ensureWeekPlan(deps, body.programId);
}

/**
 * One waking of the standing plan: plans the cards of the week that has begun, once, and says when the next one does.
 * A week that began before the program did, or too long ago, is passed over. Undefined: the program is gone.
 */
export async function nextWeek(deps: Deps, plan: Plan): Promise<{ cursor: Day; resumeAt: Millis } | undefined> {
  const { programId, cursor } = plan;
  const pk = programPk(programId);
  const program = await deps.store.get('program', pk, programDocId);
  if (!program) return undefined;
  const now = deps.clock.now();
  const { last, next } = weekAround(program.body.timeZone, now, isWorkingDay);
  if (cursor !== '' && cursor !== last.monday && now - last.at <= LATE) {
    const sequence = weekNumber(last.monday);
    const cards = { planId: `${STANDING}_${sequence}`, kind: 'weekCards', programId, sequence, at: now };
    await deps.store.create(planDocument(pk, cards)); // one plan a week, however often this is asked
  }
  return { cursor: last.monday, resumeAt: next.at };
}

/** True where the next week's card is due already, so that this one's is not sent any more. */
export async function isWeekOver(deps: Deps, programId: string, week: number): Promise<boolean> {
  const program = await deps.store.get('program', programPk(programId), programDocId);
  const { last } = weekAround(program?.body.timeZone ?? 'UTC', deps.clock.now(), isWorkingDay);
  return weekNumber(last.monday) > week;
}
