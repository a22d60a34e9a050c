import type { Deps } from '../../deps.ts';
import type { Call } from '../../domain/call.ts';
import { personalPk } from '../../domain/key.ts';
import {
  CONDITIONS_LIMIT,
  type EndorsementAnswer,
  type Nomination,
  type StepRefusal,
} from '../../domain/nomination.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { callOf, cohortNameOf, programOf } from '../call/read.ts';
import { everyOf } from '../page.ts';
import { nominationsIn } from './read.ts';
import { lookUp, takeStep, telling, type NominationRef, type NotYours } from './step.ts';
import { nameOf } from '../people.ts';

/** One endorsement that a supervisor is asked for, or has given. `open`: it can be answered, or answered otherwise. */
export type Endorsing = {
  ref: NominationRef;
  call: Call;
  nomination: Nomination;
  name: string;
  nominator: string;
  program: string;
  cohort: string;
  open: boolean;
};

/** Everything that waits for a supervisor, and what they have answered while it can be changed; in all calls, or one. */
export async function endorsementsOf(deps: Deps, pid: Pid, only?: string): Promise<Endorsing[]> {
  const found: Endorsing[] = [];
  for await (const { body } of everyOf(deps.store, personalPk(pid), 'waiting')) {
    if (body.kind !== 'endorsement' || (only !== undefined && body.refId !== only)) continue;
    const call = (await callOf(deps, body.refId))?.body;
    if (!call) continue;
    const own = (await nominationsIn(deps, call.callId)).filter((one) => one.supervisor === pid && one.consent?.given);
    const items = await Promise.all(own.map((nomination) => endorsingOf(deps, call, nomination)));
    found.push(...items.filter(({ open }) => open));
  }
  return found.sort((a, b) => Number(isAnswered(a)) - Number(isAnswered(b)) || a.name.localeCompare(b.name, 'fr'));
}

export const isAnswered = ({ nomination }: Pick<Endorsing, 'nomination'>): boolean =>
  nomination.endorsement !== undefined;

async function endorsingOf(deps: Deps, call: Call, nomination: Nomination): Promise<Endorsing> {
  const { programId, callId } = call;
  const [name, nominator, program, cohort] = await Promise.all([
    nameOf(deps, nomination.nominee),
    nameOf(deps, nomination.nominator),
    programOf(deps, programId),
    cohortNameOf(deps, call),
  ]);
  const open =
    (nomination.state === 'submitted' || nomination.state === 'complete') && deps.clock.now() < call.completeBy;
  const ref = { programId, castId: callId, nominee: nomination.nominee };
  return { ref, call, nomination, name, nominator, program: program?.name ?? '', cohort, open };
}

/** One endorsement, for the supervisor whom the nominee has named; also once it can no longer be changed. */
export async function endorsement(deps: Deps, actor: Actor, ref: NominationRef): Promise<Result<Endorsing, NotYours>> {
  const found = await lookUp(deps, ref);
  const nomination = found?.stored.body;
  if (!found || !nomination || nomination.supervisor !== actor.pid || !nomination.consent?.given)
    return refuse({ code: 'notYours' });
  return ok(await endorsingOf(deps, found.call, nomination));
}

export type EndorseRefusal = NotYours | StepRefusal | { code: 'conditionsTooLong' };

/**
 * The supervisor endorses, endorses with conditions, or declines; the released time is recorded as the call states it.
 * It can be answered otherwise until the deadline, or until the dossier is found eligible. Never by silence.
 */
export async function endorse(
  deps: Deps,
  actor: Actor,
  ref: NominationRef,
  { answer, conditions }: { answer: EndorsementAnswer; conditions: string },
): Promise<Result<Endorsing, EndorseRefusal>> {
  if (answer === 'conditions' && conditions.length > CONDITIONS_LIMIT) {
    const own = await endorsement(deps, actor, ref);
    return own.ok ? refuse({ code: 'conditionsTooLong' }) : own;
  }
  const done = await takeStep(deps, actor, ref, {
    what: `nomination.${answer === 'declined' ? 'refuse' : 'endorse'}`,
    isTheirs: ({ stored }) => stored.body.supervisor === actor.pid && stored.body.consent?.given === true,
    action: () => ({ kind: 'endorse', by: actor.pid, answer, conditions }),
    following: (after, _before, key) => {
      const news = { endorsed: 'endorsed', conditions: 'conditions', declined: 'notEndorsed' } as const;
      return [telling(after, after.nominee, news[answer], key, deps.clock.now())];
    },
  });
  return done.ok ? endorsement(deps, actor, ref) : done;
}
