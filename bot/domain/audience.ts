import { standing, type Entry } from './attendance.ts';
import type { Pid, Role, Spell } from './person.ts';
import { covers, isForGroup, type Session } from './session.ts';
import { dayIn, type Millis } from './time.ts';

/**
 * What the people of a session have answered or done, as an audience can be chosen by it.
 */
export type SeatFilter = 'any' | 'confirmed' | 'tentative' | 'declined' | 'noReply' | 'notCheckedIn';

/** For whom a broadcast is. An explicit list (`pids`) stands alone: the other choices do not narrow it. */
export type Audience = {
  role: 'participant' | Role;
  /** Absent: every cohort of the program. */
  cohortId?: string;
  group?: string;
  sessionId?: string;
  seat: SeatFilter;
  pids?: Pid[];
  /**
   * Those who have not answered an open evaluation. Stands alone, and is known by its size only: no name, and no number
   * that says of somebody whether they are in it (MEASURES, "Confidentiality of evaluation results", rule 7).
   */
  evaluationId?: string;
};

/** A person's intention for one session; one for another sequence than the session's is void. */
export type Intention = { state: 'confirmed' | 'tentative' | 'declined' | 'waiting'; sequence: number };

/** What is known of one participant, in one cohort, when it is asked whether a message is for them. */
export type Facts = { spells: readonly Spell[]; rsvp?: Intention | undefined; entries: readonly Entry[] };

/** Where and when an audience is looked at: the program's zone, and the session that it names, if any. */
export type Scene = { timeZone: string; now: Millis; session?: Session | undefined };

/** True where a participant belongs to an audience now; a session's people are those with a seat on its day. */
export function isAddressed(audience: Audience, facts: Facts, { timeZone, now, session }: Scene): boolean {
  const day = session ? dayIn(session.timeZone, session.startsAt) : dayIn(timeZone, now);
  const placed = facts.spells.some(
    (spell) =>
      covers(spell, day) &&
      (session === undefined || isForGroup(session, spell)) &&
      (audience.group === undefined || audience.group === spell.group),
  );
  return placed && (session === undefined || hasAnswered(audience.seat, facts, session));
}

function hasAnswered(seat: SeatFilter, { rsvp, entries }: Facts, session: Session): boolean {
  const answer = rsvp?.sequence === session.sequence ? rsvp.state : undefined;
  switch (seat) {
    case 'any':
      return true;
    case 'noReply':
      return answer === undefined;
    case 'notCheckedIn':
      return standing(entries) === undefined;
    case 'confirmed':
    case 'tentative':
    case 'declined':
      return answer === seat;
  }
}

/** True where an audience is asked of a session that it does not name. */
export function lacksSession({ seat, sessionId, pids }: Audience): boolean {
  return seat !== 'any' && sessionId === undefined && pids === undefined;
}

/** True where staff are narrowed by what only participants have: a cohort, a group, an answer. */
export function narrowsOthers({ role, cohortId, group, seat, pids }: Audience): boolean {
  if (role === 'participant' || pids !== undefined) return false;
  return cohortId !== undefined || group !== undefined || seat !== 'any';
}

/** True where nothing but its size may be said of an audience, before, during and after the sending. */
export function isCountOnly({ evaluationId }: Pick<Audience, 'evaluationId'>): boolean {
  return evaluationId !== undefined;
}

/** True where those who have not answered are narrowed by anything else: parts of them would point at people. */
export function narrowsUnanswered(audience: Audience): boolean {
  const { role, cohortId, group, sessionId, seat, pids } = audience;
  const others = [cohortId, group, sessionId, pids].some((one) => one !== undefined);
  return isCountOnly(audience) && (others || seat !== 'any' || role !== 'participant');
}
