import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import type { Call } from '../../domain/call.ts';
import { callPk } from '../../domain/key.ts';
import { stepNomination, type Nomination, type NominationAction, type StepRefusal } from '../../domain/nomination.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Operation, Stored } from '../../store/store.ts';
import { callOf, isAssigned, isReleased } from '../call/read.ts';
import { queueing } from '../delivery.ts';
import { auditDocument, versionKey, withBody } from '../record.ts';
import { nominationOf } from './read.ts';

/** Whose dossier: a claim until it has been checked. `castId` is the call's. */
export type NominationRef = { programId: string; castId: string; nominee: Pid };

/** The same for what does not exist and for what is not theirs: it tells nothing. */
export type NotYours = { code: 'notYours' };

export type Found = { call: Call; stored: Stored<'nomination'> };

/** A dossier with its call, whoever asks: each use case then says whose it is. */
export async function lookUp(deps: Deps, ref: NominationRef): Promise<Found | undefined> {
  const [call, stored] = await Promise.all([callOf(deps, ref.castId), nominationOf(deps, ref.castId, ref.nominee)]);
  return call && stored && call.body.programId === ref.programId ? { call: call.body, stored } : undefined;
}

/** What else is written with a step: who is asked or told. `key`: the step's own, for the ids of what follows from it. */
export type Following = (after: Nomination, before: Nomination, key: string) => Operation[];

type Step = {
  what: string;
  isTheirs: (found: Found) => boolean | Promise<boolean>;
  action: (found: Found) => NominationAction;
  following?: Following;
};

const ROUNDS = 8;

/**
 * One step of a dossier over the record as it is now, with its trace and what follows from it in one batch. The same
 * step again changes and writes nothing.
 */
export async function takeStep(
  deps: Deps,
  actor: Actor,
  ref: NominationRef,
  step: Step,
): Promise<Result<Found, NotYours | StepRefusal>> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = await lookUp(deps, ref);
    if (!found || !(await step.isTheirs(found))) return refuse({ code: 'notYours' });
    const { call, stored } = found;
    const [assigned, released] = await Promise.all([isAssigned(deps, call.callId), isReleased(deps, call.callId)]);
    const action = step.action(found);
    const scene = { call, assigned, released, now: deps.clock.now() };
    const next = isDone(stored.body, action) ? ok(stored.body) : stepNomination(stored.body, action, scene);
    if (!next.ok) return next;
    if (isDeepStrictEqual(next.value, stored.body)) return ok(found);
    const key = `${stored.id}_${versionKey(stored.etag)}`;
    const via = actor.via ? { via: actor.via } : {};
    const change = { before: stored.body.state, after: next.value.state };
    const entry = { who: actor.pid, what: step.what, at: scene.now, on: stored.id, ...change, ...via };
    const written = await deps.store.batch(stored.pk, [
      { op: 'replace', document: withBody<'nomination'>(stored, next.value), ifMatch: stored.etag },
      { op: 'create', document: auditDocument(stored.pk, key, entry) },
      ...(step.following?.(next.value, stored.body, key.slice(-40)) ?? []),
    ]);
    if (written.ok) return ok({ call, stored: { ...stored, body: next.value, etag: written.etags[0] ?? '' } });
  }
  throw new Error('a nomination could not be written');
}

/** What a repeated press asks for is so already: it is then no step at all. */
function isDone(before: Nomination, action: NominationAction): boolean {
  const { consent, endorsement, eligibility, supervisor, state } = before;
  switch (action.kind) {
    case 'consent':
      return (
        consent?.given === true &&
        supervisor === action.supervisor &&
        consent.language === action.language &&
        consent.region === action.region
      );
    case 'decline':
      return state === 'declined';
    case 'endorse':
      return (
        endorsement?.by === action.by &&
        endorsement.answer === action.answer &&
        (action.answer !== 'conditions' || endorsement.conditions === action.conditions.trim())
      );
    case 'reassign':
      return supervisor === action.supervisor;
    case 'eligible':
      return state === 'eligible';
    case 'ineligible':
      return state === 'ineligible' && eligibility?.because === action.because;
    case 'withdraw':
      return state === 'withdrawn';
  }
}

export type News = 'endorsed' | 'conditions' | 'notEndorsed' | 'consented' | 'declined' | 'withdrawn' | 'ineligible';

/** The write by which somebody hears of a step. What it says is read when it is sent: a delivery holds no words. */
export function telling(
  { callId, programId, nominee }: Nomination,
  pid: Pid,
  news: News,
  key: string,
  at: number,
): Operation {
  const planId = `nominationNews_${news}_${key}`;
  const message = {
    planId,
    kind: 'nominationNews',
    pid,
    programId,
    castId: callId,
    sequence: 0,
    about: { news, nominee },
  };
  return queueing(callPk(callId), message, at);
}
