import type { Deps } from '../../deps.ts';
import { phaseOf, type Call, type CallPhase } from '../../domain/call.ts';
import { callPk } from '../../domain/key.ts';
import type { NominationState } from '../../domain/nomination.ts';
import type { Actor } from '../../domain/person.ts';
import { coordinatedBy } from '../coordinator.ts';
import { nominationsIn } from '../nomination/read.ts';
import { everyOf } from '../page.ts';
import { callsIn, cohortNameOf, programOf } from './read.ts';

/** One call in a coordinator's list. `drafts`: what nominators have not submitted; once it has closed they are late. */
export type CallLine = {
  call: Call;
  cohort: string;
  phase: CallPhase;
  timeZone: string;
  counts: Record<NominationState, number>;
  drafts: number;
};

/** The programs that somebody coordinates, with their calls; undefined for everybody else. */
export async function callList(
  deps: Deps,
  actor: Actor,
): Promise<{ programId: string; program: string; calls: CallLine[] }[] | undefined> {
  const programIds = await coordinatedBy(deps, actor.pid);
  if (programIds.length === 0) return undefined;
  const found = await Promise.all(
    programIds.map(async (programId) => {
      const program = await programOf(deps, programId);
      if (!program) return [];
      const calls = await callsIn(deps, programId);
      const lines = await Promise.all(calls.map((call) => lineOf(deps, call, program.timeZone)));
      return [{ programId, program: program.name, calls: lines }];
    }),
  );
  return found.flat();
}

async function lineOf(deps: Deps, call: Call, timeZone: string): Promise<CallLine> {
  const counts = { submitted: 0, complete: 0, eligible: 0, ineligible: 0, declined: 0, withdrawn: 0 };
  for (const { state } of await nominationsIn(deps, call.callId)) counts[state] += 1;
  const drafts = (await Array.fromAsync(everyOf(deps.store, callPk(call.callId), 'nominationDraft'))).length;
  return {
    call,
    cohort: await cohortNameOf(deps, call),
    phase: phaseOf(call, deps.clock.now()),
    timeZone,
    counts,
    drafts,
  };
}
