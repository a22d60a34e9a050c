import type { Deps } from '../../deps.ts';
import { feedbackRefusal, type Feedback, type Wave } from '../../domain/feedback.ts';
import { feedbackId, personalPk, wavePk } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import type { Stored } from '../../store/store.ts';
import { membershipsOf } from '../membership.ts';
import { everyOf } from '../page.ts';
import { withBody } from '../record.ts';
import { participantsIn, supervisorOf, wavesOf, waitingFor } from './open.ts';
import { ask, hand } from './pass.ts';
import { stateOf, waveOf } from './wave.ts';
import { noteWaiting } from '../waiting.ts';

const SYSTEM: Actor = { pid: 'system', name: '' };

/**
 * Somebody has another supervisor on record: in waves that are open the new one is asked. What was submitted stays with
 * who said it. Safe to repeat.
 */
export async function followSupervisor(deps: Deps, participant: Pid): Promise<void> {
  const to = await supervisorOf(deps, participant);
  if (to === undefined) return;
  for (const cohort of await membershipsOf(deps, participant)) {
    for (const wave of await wavesOf(deps, cohort)) {
      if (wave.state !== 'open' || stateOf(wave, deps.clock.now()) !== 'open') continue;
      while (!(await isAsked(deps, wave, participant, to)));
    }
  }
}

/** False where somebody wrote at the same time. */
async function isAsked(deps: Deps, wave: Wave, participant: Pid, to: Pid): Promise<boolean> {
  const stored = await deps.store.get('feedback', wavePk(wave.waveId), feedbackId(participant));
  if (stored) {
    const stays = stored.body.supervisor === to || feedbackRefusal(wave, stored.body, 'delegate', deps.clock.now());
    return stays ? true : hand(deps, SYSTEM, { wave, stored, to, how: 'moved' });
  }
  if (!(await participantsIn(deps, wave)).includes(participant)) return true;
  return ask(deps, SYSTEM, wave, participant, to);
}

type Pair = { from: Pid; into: Pid };

/**
 * A supervisor's record is merged into another: what they are asked, have drafted and have said is the other's. `merged`
 * false takes that back, for what had come from there. Safe to repeat.
 */
export async function moveSupervision(deps: Deps, { from, into }: Pair, merged: boolean): Promise<void> {
  const holder = merged ? from : into;
  const move = (feedback: Feedback): Feedback | undefined => (merged ? joined : parted)(feedback, { from, into });
  for await (const { body } of everyOf(deps.store, personalPk(holder), 'waiting')) {
    const wave = (await waveOf(deps, body.refId))?.body;
    if (!wave) continue;
    for await (const stored of everyOf(deps.store, wavePk(wave.waveId), 'feedback')) {
      if (!move(stored.body)) continue;
      await noteWaiting(deps, merged ? into : from, waitingFor(wave));
      await rewrite(deps, stored, move);
    }
  }
}

function joined(feedback: Feedback, { from, into }: Pair): Feedback | undefined {
  if (feedback.supervisor !== from) return undefined;
  return { ...feedback, supervisor: into, mergedFrom: [...(feedback.mergedFrom ?? []), from] };
}

function parted({ mergedFrom = [], ...feedback }: Feedback, { from, into }: Pair): Feedback | undefined {
  if (feedback.supervisor !== into || mergedFrom.at(-1) !== from) return undefined;
  const before = mergedFrom.slice(0, -1);
  return { ...feedback, supervisor: from, ...(before.length > 0 ? { mergedFrom: before } : {}) };
}

async function rewrite(
  deps: Deps,
  stored: Stored<'feedback'>,
  change: (feedback: Feedback) => Feedback | undefined,
): Promise<void> {
  const next = change(stored.body);
  if (!next) return;
  const written = await deps.store.replace(withBody<'feedback'>(stored, next), stored.etag);
  if (written.ok) return;
  const now = await deps.store.get('feedback', stored.pk, stored.id);
  if (now) await rewrite(deps, now, change);
}
