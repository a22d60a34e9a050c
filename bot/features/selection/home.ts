import type { Deps } from '../../deps.ts';
import type { Call } from '../../domain/call.ts';
import type { Actor } from '../../domain/person.ts';
import { callsFor } from '../call/read.ts';
import { nominationOf } from '../nomination/read.ts';
import { namesOfCall } from './letter.ts';
import type { CallRef } from './table.ts';

export type HomeLine = { ref: CallRef; role: 'chair' | 'champion' | 'coordinator'; cohort: string };

/** Every selection that somebody has to do with, and as what; nobody judges in a call in which they are proposed. */
export async function homeFor(deps: Deps, { pid }: Actor): Promise<HomeLine[]> {
  const lines: HomeLine[] = [];
  for (const role of ['chair', 'champion', 'coordinator'] as const) {
    for (const call of await callsFor(deps, pid, role)) {
      if (call.state === 'draft') continue;
      if (role !== 'coordinator' && (await nominationOf(deps, call.callId, pid))) continue;
      lines.push({ ref: refOf(call), role, cohort: (await namesOfCall(deps, call)).cohort });
    }
  }
  return lines;
}

const refOf = ({ programId, callId }: Call): CallRef => ({ programId, castId: callId });
