import type { Deps } from '../deps.ts';
import { isAttended, standing, type AttendanceStatus, type Standing } from '../domain/attendance.ts';
import { tookPlace } from '../domain/measure.ts';
import type { Actor } from '../domain/person.ts';
import { registerOf } from '../domain/register.ts';
import { answerable, type Rsvp } from '../domain/rsvp.ts';
import { checkInWindow, type Session } from '../domain/session.ts';
import type { Millis } from '../domain/time.ts';
import { entriesOf } from './cohort.ts';
import { answersOf } from './rsvp.ts';
import { ownCohorts, ownEntries, type OwnCohort } from './session.ts';

/** What a person sees of their own sessions. `asks`: an answer can be given now. `tenths` of a percent. */
export type Mine = {
  next: { session: Session; open: boolean; asks: boolean; answer?: Pick<Rsvp, 'state' | 'category'> }[];
  past: { session: Session; status: AttendanceStatus | 'unrecorded' }[];
  rate?: { attended: number; expected: number; tenths: number; unrecorded: number };
};

type Past = { session: Session; stands: Standing | undefined };

/** How many sessions ahead, and behind, the card shows. */
const AHEAD = 4;
const BEHIND = 8;

/**
 * A person's own sessions and attendance: what is next, what has been, and their rate over held, required sessions
 * (MEASURES, "Attendance rate", for one person). Undefined: they have no place in any cohort.
 */
export async function mine(deps: Deps, actor: Actor): Promise<Mine | undefined> {
  const cohorts = await ownCohorts(deps, actor.pid);
  if (cohorts.length === 0) return undefined;
  const now = deps.clock.now();
  const past = (await Promise.all(cohorts.map((cohort) => pastOf(deps, actor, cohort, now)))).flat();
  const ahead = cohorts
    .flatMap((cohort) => nextOf(cohort, now))
    .sort((a, b) => a.session.startsAt - b.session.startsAt);
  const rate = rateOf(past);
  return {
    next: await withAnswers(deps, actor, ahead.slice(0, AHEAD)),
    past: past
      .sort((a, b) => b.session.startsAt - a.session.startsAt)
      .slice(0, BEHIND)
      .map(({ session, stands }) => ({ session, status: stands?.status ?? 'unrecorded' })),
    ...(rate ? { rate } : {}),
  };
}

async function withAnswers(deps: Deps, { pid }: Actor, next: Next[]): Promise<Mine['next']> {
  const sessions = next.map(({ session }) => session);
  const answers = await answersOf(deps, pid, sessions);
  return next.map((one, n) => {
    const answer = answers[n];
    return { ...one, asks: answerable(one.session, deps.clock.now()).ok, ...(answer ? { answer } : {}) };
  });
}

type Next = { session: Session; open: boolean };

function nextOf({ sessions, settings }: OwnCohort, now: Millis): Next[] {
  return sessions
    .filter(({ status, endsAt }) => status !== 'held' && endsAt >= now)
    .map((session) => {
      const { opensAt, closesAt } = checkInWindow(session, settings);
      return { session, open: session.status === 'published' && opensAt <= now && now <= closesAt };
    });
}

/** Held sessions: recorded as held, or over with somebody seen there (tookPlace). */
async function pastOf(deps: Deps, actor: Actor, { sessions, enrolment }: OwnCohort, now: Millis): Promise<Past[]> {
  const ended = sessions.filter(({ status, endsAt }) => status === 'held' || (status === 'published' && endsAt < now));
  const found = await Promise.all(
    ended.map(async (session) => {
      const entries = await ownEntries(deps, actor.pid, session.sessionId, enrolment.formerly);
      if (session.status === 'published' && !(await wasSeen(deps, session))) return undefined;
      return { session, stands: standing(entries) };
    }),
  );
  return found.filter((one) => one !== undefined);
}

async function wasSeen(deps: Deps, session: Session): Promise<boolean> {
  return tookPlace(session, registerOf(await entriesOf(deps, session.sessionId)));
}

function rateOf(past: readonly Past[]): Mine['rate'] {
  const required = past.filter(({ session }) => session.required);
  if (required.length === 0) return undefined;
  const attended = required.filter(
    ({ session, stands }) => stands && isAttended(stands, session.minimumMinutes),
  ).length;
  return {
    attended,
    expected: required.length,
    tenths: Math.round((attended * 1000) / required.length),
    unrecorded: required.filter(({ stands }) => !stands).length,
  };
}
