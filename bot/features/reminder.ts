import type { Deps } from '../deps.ts';
import { standing } from '../domain/attendance.ts';
import { isOpen, seatIn } from '../domain/checkin.ts';
import type { Plan } from '../domain/delivery.ts';
import { planDocId, programDocId, programPk, registerPk, rsvpId, sessionDocId } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import { DEFAULT_CHECK_IN, type CheckInSettings, type ReminderSettings } from '../domain/program.ts';
import { participantsOf, registerOf, seatsOf } from '../domain/register.ts';
import { planPrefix, reminderPlanId, remindersOf, settingsFor, type ReminderKind } from '../domain/reminder.ts';
import { standingAnswer, type RsvpState } from '../domain/rsvp.ts';
import { checkInWindow, type Session } from '../domain/session.ts';
import type { Document } from '../store/store.ts';
import { loadState } from './attendance.ts';
import { enrolmentsOf } from './cohort.ts';
import { planDocument } from './delivery.ts';
import { planEvaluation } from './evaluation/open.ts';
import { isWorkingDay } from './holiday.ts';
import { everyOf } from './page.ts';

export type SessionSettings = { checkIn: CheckInSettings; reminders: ReminderSettings };

/** What holds for a session now: the program's check-in, and its own reminders or the program's. */
export async function settingsOf(deps: Deps, session: Session): Promise<SessionSettings> {
  const program = (await deps.store.get('program', programPk(session.programId), programDocId))?.body;
  return { checkIn: program?.checkIn ?? DEFAULT_CHECK_IN, reminders: settingsFor(session, program) };
}

/**
 * Plans what people are sent about a published session: one plan for each message, in the session's own partition.
 * Safe to repeat, whoever calls: after it is published, moved or imported, and when settings change (`replan`). An id
 * carries the session's sequence and the instant, so the same adds nothing, and what is planned for another date or
 * another instant is void when it comes due. What has begun is not planned a second time.
 */
export async function planReminders(deps: Deps, session: Session): Promise<void> {
  if (session.status !== 'published') return;
  const settings = await settingsOf(deps, session);
  for (const time of remindersOf(session, settings, isWorkingDay)) {
    const { kind, at } = time;
    const planId = reminderPlanId(session, time);
    const others = (await plansOf(deps, session, kind)).filter((one) => one.planId !== planId);
    if (others.some(hasBegun) || !isWorthPlanning(deps, session, settings, kind)) continue;
    // its time had passed when the session was published: a reminder says nothing that the invitation does not. But
    // where a reminder was planned and its time is brought forward past now, people still wait for theirs
    if (kind === 'reminder' && at < deps.clock.now() && others.length === 0) continue;
    const { programId, cohortId, sessionId, sequence } = session;
    await deps.store.create(
      planDocument(registerPk(sessionId), { planId, kind, programId, cohortId, sessionId, sequence, at }),
    );
  }
}

function isWorthPlanning(deps: Deps, session: Session, { checkIn }: SessionSettings, kind: ReminderKind): boolean {
  const now = deps.clock.now();
  return kind === 'reminder' ? now < session.startsAt : now <= checkInWindow(session, checkIn).closesAt;
}

/** Every plan of one kind for this date of a session. */
async function plansOf(deps: Deps, { sessionId, sequence }: Session, kind: ReminderKind): Promise<Plan[]> {
  const prefix = planDocId(planPrefix(kind, sessionId, sequence));
  const range = { from: prefix, to: `${prefix}~` };
  return (await Array.fromAsync(everyOf(deps.store, registerPk(sessionId), 'plan', range))).map(({ body }) => body);
}

const hasBegun = ({ state, cursor }: Plan): boolean => state === 'done' || (state === 'open' && cursor !== '');

/**
 * The session of a plan that has come due, while the plan is the one that stands: the date is still the one that was
 * planned, and the settings still say this instant. A plan that has begun goes to its end. Undefined: it is void.
 */
export async function sessionOfPlan(deps: Deps, plan: Plan): Promise<Session | undefined> {
  const session = await plannedSession(deps, plan);
  if (!session || plan.cursor !== '') return session;
  const settings = await settingsOf(deps, session);
  const time = remindersOf(session, settings, isWorkingDay).find((one) => reminderPlanId(session, one) === plan.planId);
  if (!time) return undefined;
  const others = (await plansOf(deps, session, time.kind)).filter((one) => one.planId !== plan.planId);
  return others.some(hasBegun) ? undefined : session;
}

/** The session of a plan or delivery, while it is still the one that was planned; undefined: cancelled or moved. */
export async function plannedSession(
  deps: Deps,
  planned: { programId: string; sessionId?: string; sequence: number },
): Promise<Session | undefined> {
  if (planned.sessionId === undefined) return undefined;
  const found = await deps.store.get('session', programPk(planned.programId), sessionDocId(planned.sessionId));
  const session = found?.body;
  return session?.status === 'published' && session.sequence === planned.sequence ? session : undefined;
}

/** The people with an expected seat in a session now, after `cursor`, in a fixed order. */
export async function rosterAfter(
  deps: Deps,
  session: Session,
  cursor: string,
  limit: number,
): Promise<{ pids: Pid[]; cursor: string; last: boolean }> {
  const seats = seatsOf(session, participantsOf(await enrolmentsOf(deps, session)), registerOf([]));
  const ahead = seats
    .map(({ pid }) => pid)
    .filter((pid) => pid > cursor)
    .sort();
  const pids = ahead.slice(0, limit);
  return { pids, cursor: pids.at(-1) ?? cursor, last: ahead.length <= limit };
}

/**
 * Whether a message about a session is true and of use to a person now: `skip` says why not (no seat in it any more,
 * an optional one declined, recorded already by themselves or by the facilitator); else their answer, where it stands.
 */
export async function standFor(
  deps: Deps,
  session: Session,
  pid: Pid,
): Promise<{ skip: string } | { answer: RsvpState | undefined }> {
  const [state, rsvp] = await Promise.all([
    loadState(deps, pid, session),
    deps.store.get('rsvp', registerPk(session.sessionId), rsvpId(pid)),
  ]);
  const seat = seatIn(state);
  if (!seat.ok) return { skip: seat.refusal.code };
  const stands = standing(state.entries);
  if (stands) return { skip: stands.entry.source === 'self' ? 'checkedIn' : 'marked' };
  const answer = standingAnswer(session, rsvp?.body)?.state;
  return !session.required && answer === 'declined' ? { skip: 'declined' } : { answer };
}

/** True while check-in to a session is open. */
export function isCheckInOpen(deps: Deps, session: Session, { checkIn }: SessionSettings): boolean {
  return isOpen(session, checkIn, deps.clock.now()).ok;
}

/** How many sessions a page of `replan` looks at. */
const PAGE = 50;

/** Due work that plans a program's coming sessions anew, or one of them: in the batch that changes settings. */
export function replanDocument(deps: Deps, programId: string, session?: Session): Document<'plan'> {
  const of = session ? { sessionId: session.sessionId } : {};
  const planId = `replan_${deps.ids.next()}`;
  return planDocument(programPk(programId), {
    planId,
    kind: 'replan',
    programId,
    ...of,
    sequence: session?.sequence ?? 0,
    at: deps.clock.now(),
  });
}

/** Plans the next coming sessions of a program anew, after `cursor`; whoever dies half-way does a page again. */
export async function replanAfter(deps: Deps, plan: Plan): Promise<{ cursor: string; last: boolean }> {
  const pk = programPk(plan.programId);
  if (plan.sessionId !== undefined) {
    const session = await deps.store.get('session', pk, sessionDocId(plan.sessionId));
    if (session) await planReminders(deps, session.body);
    if (session) await planEvaluation(deps, session.body);
    return { cursor: plan.cursor, last: true };
  }
  const [sk, id] = plan.cursor.split(' ');
  const after = sk !== undefined && id !== undefined ? { after: { sk, id } } : {};
  const page = await deps.store.list(pk, 'session', { limit: PAGE, ...after });
  for (const { body } of page.filter(({ body: { endsAt } }) => endsAt > deps.clock.now())) {
    await planReminders(deps, body);
    await planEvaluation(deps, body);
  }
  const end = page.at(-1);
  return { cursor: end ? `${end.sk} ${end.id}` : plan.cursor, last: page.length < PAGE };
}
