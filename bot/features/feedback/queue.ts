import type { Deps } from '../../deps.ts';
import { isLeft, minutesFor, type Feedback, type Wave } from '../../domain/feedback.ts';
import { feedbackId, personalPk, wavePk } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Stored } from '../../store/store.ts';
import { everyOf } from '../page.ts';
import { personOf } from '../people.ts';
import { stateOf, waveOf } from './wave.ts';

/** Which feedback: a claim until it has been checked here. `castId` is the wave's, as due work and links name it. */
export type FeedbackRef = { programId: string; castId: string; participant: Pid };

/**
 * `notYours`: the same for what does not exist, and for what somebody else is asked; it tells nothing. `moved`: they were
 * asked before the participant got another supervisor.
 */
export type NotYours = { code: 'notYours' | 'moved' };

/** One person in a supervisor's queue. */
export type Waiting = {
  ref: FeedbackRef;
  name: string;
  state: Feedback['state'];
  kind: Wave['kind'];
  closesAt: number;
};

/** What one person is asked now: `left` are still to be answered, in about so many minutes. */
export type Queue = { items: Waiting[]; left: number; minutes: number };

/** Everything that waits for a person, in all waves that are open, or in one; by name, what is left first. */
export async function queueOf(deps: Deps, pid: Pid, only?: string): Promise<Queue> {
  const waves = new Set<string>();
  for await (const { body } of everyOf(deps.store, personalPk(pid), 'waiting')) {
    if (body.kind === 'feedback' && (only === undefined || body.refId === only)) waves.add(body.refId);
  }
  const found = await Promise.all([...waves].map((waveId) => inWave(deps, pid, waveId)));
  const items = found.flat().sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'fr'));
  const left = items.filter(isLeft).length;
  return { items, left, minutes: minutesFor(left) };
}

const rank = (one: Waiting): number => (isLeft(one) ? 0 : 1);

async function inWave(deps: Deps, pid: Pid, waveId: string): Promise<Waiting[]> {
  const wave = (await waveOf(deps, waveId))?.body;
  if (!wave || stateOf(wave, deps.clock.now()) !== 'open') return [];
  const own: Feedback[] = [];
  for await (const { body } of everyOf(deps.store, wavePk(waveId), 'feedback'))
    if (body.supervisor === pid) own.push(body);
  return Promise.all(
    own.map(async ({ participant, state }) => ({
      ref: { programId: wave.programId, castId: waveId, participant },
      name: (await personOf(deps, participant))?.body.name ?? participant,
      ...{ state, kind: wave.kind, closesAt: wave.closesAt },
    })),
  );
}

/** One feedback with its wave, for the supervisor who is asked it now. Whoever passed it on has it no more. */
export async function feedbackOf(
  deps: Deps,
  actor: Pick<Actor, 'pid'>,
  ref: FeedbackRef,
): Promise<Result<{ wave: Wave; stored: Stored<'feedback'>; name: string }, NotYours>> {
  const [wave, stored] = await Promise.all([
    waveOf(deps, ref.castId),
    deps.store.get('feedback', wavePk(ref.castId), feedbackId(ref.participant)),
  ]);
  if (!wave || !stored || wave.body.programId !== ref.programId) return refuse({ code: 'notYours' });
  const { supervisor, formerly = [] } = stored.body;
  if (supervisor !== actor.pid) return refuse({ code: formerly.includes(actor.pid) ? 'moved' : 'notYours' });
  const name = (await personOf(deps, ref.participant))?.body.name ?? ref.participant;
  return ok({ wave: wave.body, stored, name });
}
