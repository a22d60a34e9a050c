import type { Deps } from '../../deps.ts';
import { isAddressed, isCountOnly, type Audience, type Facts, type Scene } from '../../domain/audience.ts';
import {
  cohortDocId,
  directoryPks,
  enrolmentId,
  programDocId,
  programPk,
  registerPk,
  rsvpId,
  sessionDocId,
} from '../../domain/key.ts';
import type { Pid, Role } from '../../domain/person.ts';
import { participantsOf, registerOf } from '../../domain/register.ts';
import type { Program } from '../../domain/program.ts';
import type { Session } from '../../domain/session.ts';
import { enrolmentsOf, entriesOf } from '../cohort.ts';
import { isUnanswered, unansweredOf } from '../evaluation/unanswered.ts';
import { evaluationOf } from '../evaluation/open.ts';
import { isMemberOf, rolesOf } from '../membership.ts';
import { everyOf } from '../page.ts';
import { inParallel } from '../parallel.ts';
import { unreachableAmong } from '../reachability.ts';
import { ownEntries } from '../session.ts';

const AT_ONCE = 64;

/** A program, and the session that an audience names, as they are now. */
export type Setting = { program: Program; session?: Session; cohortIds: string[] };

/** What an audience needs to be looked up; undefined where its program, cohort or session is not there. */
export async function settingOf(deps: Deps, programId: string, audience: Audience): Promise<Setting | undefined> {
  const pk = programPk(programId);
  const [program, session, cohort, evaluation, cohorts] = await Promise.all([
    deps.store.get('program', pk, programDocId),
    audience.sessionId === undefined ? undefined : deps.store.get('session', pk, sessionDocId(audience.sessionId)),
    audience.cohortId === undefined ? undefined : deps.store.get('cohort', pk, cohortDocId(audience.cohortId)),
    audience.evaluationId === undefined ? undefined : evaluationOf(deps, audience.evaluationId),
    // asked for each message: the cohorts are listed only where they are the answer
    audience.sessionId === undefined && audience.cohortId === undefined
      ? deps.store.list(pk, 'cohort', { limit: 100 })
      : [],
  ]);
  if (!program || (audience.sessionId !== undefined && !session)) return undefined;
  if (audience.cohortId !== undefined && !cohort) return undefined;
  if (isCountOnly(audience) && evaluation?.body.programId !== programId) return undefined;
  const named = session?.body.cohortId ?? audience.cohortId;
  if (session && audience.cohortId !== undefined && session.body.cohortId !== audience.cohortId) return undefined;
  return {
    program: program.body,
    ...(session ? { session: session.body } : {}),
    cohortIds: named === undefined ? cohorts.map(({ body }) => body.cohortId) : [named],
  };
}

/** Everybody whom an audience names now, each once, under the pid that remains after merges. */
export async function audienceOf(deps: Deps, programId: string, audience: Audience): Promise<Pid[]> {
  const setting = await settingOf(deps, programId, audience);
  if (!setting) return [];
  if (audience.evaluationId !== undefined) return unansweredOf(deps, audience.evaluationId);
  if (audience.pids) return ofProgram(deps, setting, audience.pids);
  if (audience.role !== 'participant') return holdersOf(deps, programId, audience.role);
  const found = await Promise.all(setting.cohortIds.map((cohortId) => inCohort(deps, setting, audience, cohortId)));
  return [...new Set(found.flat())].sort();
}

async function inCohort(
  deps: Deps,
  { program, session }: Setting,
  audience: Audience,
  cohortId: string,
): Promise<Pid[]> {
  const { programId } = program;
  const scene: Scene = { timeZone: program.timeZone, now: deps.clock.now(), session };
  const [enrolments, rsvps, entries] = await Promise.all([
    enrolmentsOf(deps, { programId, cohortId }),
    session ? Array.fromAsync(everyOf(deps.store, registerPk(session.sessionId), 'rsvp')) : [],
    session && audience.seat === 'notCheckedIn' ? entriesOf(deps, session.sessionId) : [],
  ]);
  const answers = new Map(rsvps.map(({ body }) => [body.pid, body] as const));
  const register = registerOf(entries);
  return participantsOf(enrolments).flatMap(({ pids, spells }) => {
    const facts: Facts = {
      spells,
      rsvp: pids.map((pid) => answers.get(pid)).find((answer) => answer !== undefined),
      entries: pids.flatMap((pid) => register.get(pid) ?? []),
    };
    return isAddressed(audience, facts, scene) ? pids.slice(0, 1) : [];
  });
}

/** The people of a program among those named: its participants, and who has a role in it. */
async function ofProgram(deps: Deps, setting: Setting, pids: readonly Pid[]): Promise<Pid[]> {
  const { programId } = setting.program;
  const found: Pid[] = [];
  await inParallel(new Set(pids), AT_ONCE, async (pid) => {
    if (await isOfProgram(deps, programId, pid)) found.push(pid);
  });
  return found.sort();
}

async function isOfProgram(deps: Deps, programId: string, pid: Pid): Promise<boolean> {
  const roles = await rolesOf(deps, pid);
  return roles.some((held) => held.programId === programId) || isMemberOf(deps, pid, programId);
}

/** Read through the directory of people: rare, and it holds thousands, not millions. */
export async function holdersOf(deps: Deps, programId: string, role: Role): Promise<Pid[]> {
  const found = new Set<Pid>();
  for (const pk of directoryPks) {
    for await (const { body } of everyOf(deps.store, pk, 'role')) {
      if (body.role === role && body.programId === programId) found.add(body.pid);
    }
  }
  return [...found].sort();
}

/** Whether somebody of a frozen audience still belongs to it at the moment of sending. */
export async function stillAddressed(deps: Deps, setting: Setting, audience: Audience, pid: Pid): Promise<boolean> {
  const { program, session, cohortIds } = setting;
  const { programId } = program;
  if (audience.evaluationId !== undefined) return isUnanswered(deps, audience.evaluationId, pid);
  if (audience.pids) return isOfProgram(deps, programId, pid);
  if (audience.role !== 'participant') {
    return (await rolesOf(deps, pid)).some((held) => held.programId === programId && held.role === audience.role);
  }
  const scene: Scene = { timeZone: program.timeZone, now: deps.clock.now(), session };
  for (const cohortId of cohortIds) {
    const enrolment = await deps.store.get('enrolment', programPk(programId), enrolmentId(cohortId, pid));
    if (!enrolment || enrolment.body.mergedInto !== undefined) continue;
    const facts = await factsOf(deps, audience, session, pid, enrolment.body);
    if (isAddressed(audience, facts, scene)) return true;
  }
  return false;
}

async function factsOf(
  deps: Deps,
  { seat }: Audience,
  session: Session | undefined,
  pid: Pid,
  { spells, formerly = [] }: { spells: Facts['spells']; formerly?: Pid[] },
): Promise<Facts> {
  if (!session || seat === 'any') return { spells, entries: [] };
  if (seat === 'notCheckedIn') return { spells, entries: await ownEntries(deps, pid, session.sessionId, formerly) };
  const pk = registerPk(session.sessionId);
  const answers = await Promise.all([pid, ...formerly].map((one) => deps.store.get('rsvp', pk, rsvpId(one))));
  return { spells, entries: [], rsvp: answers.find((answer) => answer !== undefined)?.body };
}

/** `refused`: their chat is shut. `unknown`: no chat and no account is known. */
export type Unreachable = { pid: Pid; why: 'refused' | 'unknown' };

/** Who of these people cannot be messaged as things are, and why; `reachability` says it more exactly. */
export async function unreachableOf(deps: Deps, pids: readonly Pid[]): Promise<Unreachable[]> {
  const found = await unreachableAmong(deps, pids);
  return found.map(({ pid, why }) => ({ pid, why: why === 'neverMet' ? 'unknown' : 'refused' }));
}
