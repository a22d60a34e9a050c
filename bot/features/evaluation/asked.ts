import type { Deps } from '../../deps.ts';
import { isAsked, type Evaluation } from '../../domain/evaluation.ts';
import { deliveriesIn, enrolmentId, evaluationPk, ledgerId, programPk, sessionDocId } from '../../domain/key.ts';
import type { Pid } from '../../domain/person.ts';
import { standing } from '../../domain/attendance.ts';
import { participantsOf, registerOf } from '../../domain/register.ts';
import { covers, type Session } from '../../domain/session.ts';
import { dayIn } from '../../domain/time.ts';
import { enrolmentsOf, entriesOf } from '../cohort.ts';
import { everyOf } from '../page.ts';

/** Somebody whom an evaluation is for: the pid that remains after merges, and all that are theirs, that one first. */
export type Person = { pid: Pid; pids: readonly Pid[] };

/** The plan that asks: one message to one person for one evaluation, whatever else happens. */
export const askPlanId = (evaluationId: string): string => `evaluationAsk_${evaluationId}`;

/**
 * Everybody whom an evaluation is for, as things are now. Of a session: who is recorded as attended, with a seat or
 * without. Of a cohort: who had a place in it on the day it opened.
 */
export async function peopleOf(deps: Deps, evaluation: Evaluation): Promise<Person[]> {
  const { sessionId } = evaluation;
  if (sessionId === undefined) return enrolledOn(deps, evaluation);
  const session = await sessionOf(deps, evaluation);
  return session ? attendedAt(deps, session) : [];
}

/** The session of an evaluation; undefined where it is about a cohort. */
export async function sessionOf(deps: Deps, { programId, sessionId }: Evaluation): Promise<Session | undefined> {
  if (sessionId === undefined) return undefined;
  return (await deps.store.get('session', programPk(programId), sessionDocId(sessionId)))?.body;
}

async function attendedAt(deps: Deps, session: Session): Promise<Person[]> {
  const [enrolments, entries] = await Promise.all([enrolmentsOf(deps, session), entriesOf(deps, session.sessionId)]);
  const register = registerOf(entries);
  const participants = participantsOf(enrolments).map(({ pids }) => pids);
  const known = new Set(participants.flat());
  const strangers = [...register.keys()].filter((pid) => !known.has(pid)).map((pid) => [pid]);
  return [...participants, ...strangers].flatMap((pids) => {
    const [pid] = pids;
    const stands = standing(pids.flatMap((one) => register.get(one) ?? []));
    return pid !== undefined && isAsked(stands, session.minimumMinutes) ? [{ pid, pids }] : [];
  });
}

async function enrolledOn(deps: Deps, { programId, cohortId, opensAt, timeZone }: Evaluation): Promise<Person[]> {
  const day = dayIn(timeZone ?? 'America/Toronto', opensAt);
  return participantsOf(await enrolmentsOf(deps, { programId, cohortId })).flatMap(({ pids, spells }) => {
    const [pid] = pids;
    return pid !== undefined && spells.some((spell) => covers(spell, day)) ? [{ pid, pids }] : [];
  });
}

/** Who is still to be asked: under none of their pids has anybody been asked, or answered (merges). */
export async function toAsk(deps: Deps, evaluation: Evaluation): Promise<Pid[]> {
  const { evaluationId } = evaluation;
  const pk = evaluationPk(evaluationId);
  const range = deliveriesIn(askPlanId(evaluationId));
  const asked = new Map<Pid, boolean>();
  for await (const { body } of everyOf(deps.store, pk, 'delivery', range)) asked.set(body.pid, body.state === 'sent');
  const people = await peopleOf(deps, evaluation);
  const fresh = people.filter(({ pid, pids }) => !asked.has(pid) && !pids.some((one) => asked.get(one)));
  const [alone, merged] = [fresh.filter(({ pids }) => pids.length === 1), fresh.filter(({ pids }) => pids.length > 1)];
  const unanswered = await Promise.all(
    merged.map(async (person) => ((await hasAnswered(deps, evaluationId, person.pids)) ? [] : [person])),
  );
  return [...alone, ...unanswered.flat()].map(({ pid }) => pid).sort();
}

/** Whether the ledger has somebody, under any of their pids. */
export async function hasAnswered(deps: Deps, evaluationId: string, pids: readonly Pid[]): Promise<boolean> {
  const pk = evaluationPk(evaluationId);
  const entries = await Promise.all(pids.map((pid) => deps.store.get('ledger', pk, ledgerId(pid))));
  return entries.some((entry) => entry !== undefined);
}

/** Every pid of somebody in a cohort, their own first, from their enrolments: a handful of reads. */
export async function pidsOf(deps: Deps, { programId, cohortId }: Evaluation, pid: Pid): Promise<Pid[]> {
  const found = [pid];
  for (let n = 0; n < found.length; n += 1) {
    const enrolment = await deps.store.get('enrolment', programPk(programId), enrolmentId(cohortId, found[n] ?? ''));
    for (const other of enrolment?.body.formerly ?? []) if (!found.includes(other)) found.push(other);
  }
  return found;
}
