import type { Deps } from '../deps.ts';
import { minutesFor } from '../domain/feedback.ts';
import type { EndorsementAnswer } from '../domain/nomination.ts';
import type { Pid } from '../domain/person.ts';
import type { Millis } from '../domain/time.ts';
import { queueOf, type Waiting } from './feedback/queue.ts';
import { endorsementsOf, type Endorsing } from './nomination/endorse.ts';
import type { NominationRef } from './nomination/step.ts';

/** One endorsement in the list. */
export type WaitingEndorsement = {
  ref: NominationRef;
  name: string;
  state: 'asked' | EndorsementAnswer;
  until: Millis;
};

/** All that waits for somebody who supervises: one list, so that they are asked once. */
export type SupervisorQueue = { items: Waiting[]; endorsements: WaitingEndorsement[]; left: number; minutes: number };

/** Everything, or what waits in one wave or call; `left` is still to be answered, in about so many minutes. */
export async function supervisorQueue(deps: Deps, pid: Pid, only?: string): Promise<SupervisorQueue> {
  const [feedback, asked] = await Promise.all([queueOf(deps, pid, only), endorsementsOf(deps, pid, only)]);
  const endorsements = asked.map(waitingOf);
  const left = feedback.left + endorsements.filter(({ state }) => state === 'asked').length;
  return { items: feedback.items, endorsements, left, minutes: minutesFor(left) };
}

const waitingOf = ({ ref, name, nomination, call }: Endorsing): WaitingEndorsement => ({
  ...{ ref, name, until: call.completeBy },
  state: nomination.endorsement?.answer ?? 'asked',
});
