import type { Deps } from '../deps.ts';
import { sumOf } from '../domain/broadcast-tally.ts';
import { programDocId, programPk } from '../domain/key.ts';
import type { Actor } from '../domain/person.ts';
import type { Program } from '../domain/program.ts';
import { participantsOf, registerOf, seatsOf, type Participant } from '../domain/register.ts';
import type { Session } from '../domain/session.ts';
import { DAY, type Millis } from '../domain/time.ts';
import { comingSessions, isMuchUnanswered, planningTasks, rankWeek, together, type WeekTask } from '../domain/week.ts';
import { recentCasts } from './broadcast/draft.ts';
import { progressOf } from './broadcast/progress.ts';
import { enrolmentsOf, entriesOf } from './cohort.ts';
import { coordinatedBy, facilitatorsIn } from './coordinator.ts';
import { openQuestions } from './inbox-answer.ts';
import { everyOf } from './page.ts';
import { peopleView } from './reach.ts';
import { reachabilityFor } from './reachability.ts';
import { plannedSession } from './schedule/view.ts';
import { sessionsOf } from './session.ts';

/** A coordinator's week: at most three things to do, and the programs that they coordinate. */
export type Week = { tasks: WeekTask[]; programs: Program[] };

/** A task as its card shows it: named by its program where there are several. */
export type ShownTask = WeekTask & { program?: string };

/** What the card is made from. People are not of one program: their tasks name none. */
export function weekModel(
  { tasks, programs }: Week,
  { timeZone }: Pick<Actor, 'timeZone'>,
): { tasks: ShownTask[]; readerZone?: string } {
  const names = new Map(programs.map(({ programId, name }) => [programId, name] as const));
  const named = programs.length > 1;
  return {
    tasks: tasks.map((task) => {
      const program = named && isOfProgram(task) ? names.get(task.programId) : undefined;
      return program === undefined ? task : { ...task, program };
    }),
    ...(timeZone === undefined ? {} : { readerZone: timeZone }),
  };
}

const isOfProgram = ({ kind }: WeekTask): boolean => kind !== 'inbox' && kind !== 'identity' && kind !== 'unreachable';

/** Registers are looked after for so long; older ones belong to a report, not to a week. */
const BEHIND: Millis = 60 * DAY;
const CAST_BEHIND: Millis = 14 * DAY;

/** What a coordinator should do this week, from the records as they are now; undefined for everybody else. */
export async function weekFor(deps: Deps, actor: Actor): Promise<Week | undefined> {
  const programIds = await coordinatedBy(deps, actor.pid);
  if (programIds.length === 0) return undefined;
  const stored = await Promise.all(programIds.map((one) => deps.store.get('program', programPk(one), programDocId)));
  const programs = stored.flatMap((program) => (program ? [program.body] : []));
  const found: WeekTask[] = [];
  for (const { programId } of programs) found.push(...(await programTasks(deps, actor, programId)));
  found.push(...(await peopleTasks(deps, actor, programIds)));
  return { tasks: rankWeek(found, deps.clock.now()), programs };
}

async function programTasks(deps: Deps, actor: Actor, programId: string): Promise<WeekTask[]> {
  const now = deps.clock.now();
  const facilitated = (await facilitatorsIn(deps, programId)) > 0;
  const sessions: Session[] = [];
  const unrecorded: { session: Session; seats: number }[] = [];
  for await (const { body: cohort } of everyOf(deps.store, programPk(programId), 'cohort')) {
    const own = await sessionsOf(deps, cohort, now - BEHIND);
    sessions.push(...own);
    unrecorded.push(...(await unrecordedIn(deps, own, participantsOf(await enrolmentsOf(deps, cohort)))));
  }
  const seats = unrecorded.reduce((sum, one) => sum + one.seats, 0);
  return [
    ...planningTasks(sessions, facilitated, now),
    ...together(
      'unrecorded',
      unrecorded.map(({ session }) => session),
      seats,
    ),
    ...(await unansweredTasks(deps, actor, comingSessions(sessions, now))),
    ...(await castTasks(deps, actor, programId)),
  ];
}

/** The past sessions of a cohort with seats that nobody has recorded. Memory holds one register at a time. */
async function unrecordedIn(
  deps: Deps,
  sessions: readonly Session[],
  participants: readonly Participant[],
): Promise<{ session: Session; seats: number }[]> {
  const now = deps.clock.now();
  const past = sessions.filter(({ status, endsAt }) => (status === 'published' || status === 'held') && endsAt < now);
  const found: { session: Session; seats: number }[] = [];
  for (const session of past) {
    const register = registerOf(await entriesOf(deps, session.sessionId));
    const seats = seatsOf(session, participants, register).filter(({ stands }) => !stands).length;
    if (seats > 0) found.push({ session, seats });
  }
  return found;
}

/** Sessions whose people were asked, and of whom many have not answered. Counts, never names. */
async function unansweredTasks(deps: Deps, actor: Actor, coming: readonly Session[]): Promise<WeekTask[]> {
  const quiet: Session[] = [];
  let replies = 0;
  for (const session of coming) {
    const view = await plannedSession(deps, actor, session);
    if (!view.ok || !view.value.announced || !view.value.answers) continue;
    const { none } = view.value.answers;
    if (!isMuchUnanswered(none, sumOf(view.value.answers))) continue;
    quiet.push(session);
    replies += none;
  }
  return together('noReply', quiet, replies);
}

/** Messages of recent broadcasts that did not arrive, or of which nobody knows whether they did. */
async function castTasks(deps: Deps, actor: Actor, programId: string): Promise<WeekTask[]> {
  const now = deps.clock.now();
  let count = 0;
  let since = now;
  for (const { castId, state, changedAt } of await recentCasts(deps, programId)) {
    const finished = state === 'sent' || state === 'partial' || state === 'sending';
    if (!finished || changedAt < now - CAST_BEHIND) continue;
    const progress = await progressOf(deps, actor, castId);
    if (!progress.ok) continue;
    const { failed, unconfirmed } = progress.value.counts.tally;
    const missing = sumOf(failed) + unconfirmed;
    count += missing;
    if (missing > 0) since = Math.min(since, changedAt);
  }
  return count > 0 ? [{ kind: 'cast', programId, count, anchor: since }] : [];
}

/** What concerns people rather than sessions: once for all programs of the coordinator. */
async function peopleTasks(deps: Deps, actor: Actor, programIds: readonly string[]): Promise<WeekTask[]> {
  const now = deps.clock.now();
  const [programId = ''] = programIds;
  const questions = await Promise.all(programIds.map((one) => openQuestions(deps, one)));
  const waiting = questions.reduce((sum, { count }) => sum + count, 0);
  const since = Math.min(now, ...questions.flatMap(({ oldest }) => oldest ?? []));
  const [people, reach] = [await peopleView(deps, actor), await reachabilityFor(deps, actor)];
  return [
    { kind: 'inbox', programId, count: waiting, anchor: since },
    { kind: 'identity', programId, count: people?.matches.length ?? 0, anchor: now },
    { kind: 'unreachable', programId, count: reach?.unreachable.length ?? 0, anchor: now },
  ];
}
