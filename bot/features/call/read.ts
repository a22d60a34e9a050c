import type { Deps } from '../../deps.ts';
import type { Call } from '../../domain/call.ts';
import {
  callDocId,
  callPk,
  catalogPk,
  cohortDocId,
  programDocId,
  programPk,
  releaseDocId,
  reviewRoundId,
} from '../../domain/key.ts';
import type { Pid, Role } from '../../domain/person.ts';
import type { Program } from '../../domain/program.ts';
import type { Stored } from '../../store/store.ts';
import { rolesOf } from '../membership.ts';
import { everyOf } from '../page.ts';

export const callOf = (deps: Deps, callId: string): Promise<Stored<'call'> | undefined> =>
  deps.store.get('call', callPk(callId), callDocId);

/** The calls of a program, the latest first. */
export async function callsIn(deps: Deps, programId: string): Promise<Call[]> {
  const refs = await Array.fromAsync(everyOf(deps.store, programPk(programId), 'callRef'));
  const stored = await Promise.all(refs.map(({ body }) => callOf(deps, body.callId)));
  return stored.flatMap((one) => (one ? [one.body] : [])).sort((a, b) => b.opensAt - a.opensAt);
}

/** The calls of every program. */
export async function everyCall(deps: Deps): Promise<Call[]> {
  const refs = await Array.fromAsync(everyOf(deps.store, catalogPk, 'programRef'));
  return (await Promise.all(refs.map(({ body }) => callsIn(deps, body.programId)))).flat();
}

/** Whether a person has a role in a program: asked for every action, since roles come and go. */
export async function hasRole(deps: Deps, pid: Pid, programId: string, role: Role): Promise<boolean> {
  return (await rolesOf(deps, pid)).some((one) => one.programId === programId && one.role === role);
}

/** The calls of all programs in which a person has a role. */
export async function callsFor(deps: Deps, pid: Pid, role: Role): Promise<Call[]> {
  const programs = (await rolesOf(deps, pid)).filter((one) => one.role === role).map(({ programId }) => programId);
  return (await Promise.all([...new Set(programs)].map((programId) => callsIn(deps, programId)))).flat();
}

/** A call of a program in which a person has a role; undefined for what does not exist and for what is not theirs. */
export async function callWithRole(
  deps: Deps,
  pid: Pid,
  ref: { programId: string; callId: string },
  ...roles: Role[]
): Promise<Call | undefined> {
  const call = (await callOf(deps, ref.callId))?.body;
  if (!call || call.programId !== ref.programId) return undefined;
  const held = await rolesOf(deps, pid);
  return held.some((one) => one.programId === call.programId && roles.includes(one.role)) ? call : undefined;
}

/** Whether outcomes may be seen, by anybody but chair and champion: one document says it for everybody at once. */
export async function isReleased(deps: Deps, callId: string): Promise<boolean> {
  return (await deps.store.get('release', callPk(callId), releaseDocId)) !== undefined;
}

/** Whether dossiers are with their reviewers, or have been. */
export async function isAssigned(deps: Deps, callId: string): Promise<boolean> {
  const round = await deps.store.get('reviewRound', callPk(callId), reviewRoundId);
  return round !== undefined && round.body.state !== 'declaring';
}

export async function programOf(deps: Deps, programId: string): Promise<Program | undefined> {
  return (await deps.store.get('program', programPk(programId), programDocId))?.body;
}

export async function cohortNameOf(
  deps: Deps,
  { programId, cohortId }: Pick<Call, 'programId' | 'cohortId'>,
): Promise<string> {
  return (await deps.store.get('cohort', programPk(programId), cohortDocId(cohortId)))?.body.name ?? cohortId;
}
