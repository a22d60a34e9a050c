import type { Deps } from '../../deps.ts';
import type { Call } from '../../domain/call.ts';
import { isAddress } from '../../domain/import.ts';
import { callPk, personalPk, sameAddress } from '../../domain/key.ts';
import type { Nomination, Region, StepRefusal } from '../../domain/nomination.ts';
import type { Actor, Language, Pid } from '../../domain/person.ts';
import { keepYearsOf, LEAST_KEEP_YEARS } from '../../domain/program.ts';
import type { Outcome } from '../../domain/selection.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Operation } from '../../store/store.ts';
import { cohortNameOf, isReleased, programOf } from '../call/read.ts';
import { queueing } from '../delivery.ts';
import { shownOutcome } from '../selection/outcome.ts';
import { everyOf } from '../page.ts';
import { personByAddress, personOf, nameOf, personAt } from '../people.ts';
import { lookUp, takeStep, telling, type NominationRef, type NotYours } from './step.ts';
import { noteWaiting } from '../waiting.ts';

/** A nomination as its nominee sees it. `supervisorEmail`: whom they have named, or who is on record. */
export type OwnNomination = {
  ref: NominationRef;
  call: Call;
  nomination: Nomination;
  program: string;
  cohort: string;
  nominator: string;
  supervisor?: string;
  supervisorEmail: string;
  language: Language;
  /** For how long the file is kept of somebody who is not selected. */
  keepYears: number;
  /** Whether outcomes are out, of everybody in this call. */
  released: boolean;
};

/** Everything that somebody is nominated for, the latest first. */
export async function ownNominations(deps: Deps, actor: Actor): Promise<OwnNomination[]> {
  const found: OwnNomination[] = [];
  for await (const { body } of everyOf(deps.store, personalPk(actor.pid), 'waiting')) {
    if (body.kind !== 'nomination') continue;
    const own = await ownNomination(deps, actor, { programId: body.programId, castId: body.refId });
    if (own.ok) found.push(own.value);
  }
  return found.sort((a, b) => b.nomination.submittedAt - a.nomination.submittedAt);
}

/** One's own nomination in a call. */
export async function ownNomination(
  deps: Deps,
  actor: Actor,
  { programId, castId }: Pick<NominationRef, 'programId' | 'castId'>,
): Promise<Result<OwnNomination, NotYours>> {
  const ref = { programId, castId, nominee: actor.pid };
  const found = await lookUp(deps, ref);
  if (!found) return refuse({ code: 'notYours' });
  const { call, stored } = found;
  const nomination = stored.body;
  const [program, cohort, nominator, person, supervisor] = await Promise.all([
    programOf(deps, programId),
    cohortNameOf(deps, call),
    nameOf(deps, nomination.nominator),
    personOf(deps, actor.pid),
    nomination.supervisor === undefined ? undefined : personOf(deps, nomination.supervisor),
  ]);
  const language = nomination.consent?.language ?? actor.language ?? 'en';
  const supervisorEmail = supervisor?.body.email ?? person?.body.supervisorEmail ?? '';
  const named = supervisor ? { supervisor: supervisor.body.name } : {};
  return ok({
    ref,
    call,
    nomination,
    program: program?.name ?? '',
    cohort,
    nominator,
    supervisorEmail,
    language,
    released: await isReleased(deps, call.callId),
    keepYears: program ? keepYearsOf(program) : LEAST_KEEP_YEARS,
    ...named,
  });
}

export type ConsentInput = { supervisorEmail: string; language: Language; region: Region; sure: boolean };
export type ConsentRefusal = NotYours | StepRefusal | { code: 'badAddress' | 'unknownSupervisor' };

/**
 * The nominee agrees, and names their supervisor, who is asked for an endorsement. Naming another one later asks that
 * one, and what the first one had said no longer counts. An address that nobody has is confirmed first (`sure`).
 */
export async function consent(
  deps: Deps,
  actor: Actor,
  { programId, castId }: Pick<NominationRef, 'programId' | 'castId'>,
  { supervisorEmail, language, region, sure }: ConsentInput,
): Promise<Result<OwnNomination, ConsentRefusal>> {
  const own = await ownNomination(deps, actor, { programId, castId });
  if (!own.ok) return own;
  const email = sameAddress(supervisorEmail);
  if (!isAddress(email)) return refuse({ code: 'badAddress' });
  const known = await personByAddress(deps, email);
  if (known === actor.pid) return refuse({ code: 'themselves' });
  if (known === undefined && !sure) return refuse({ code: 'unknownSupervisor' });
  const onRecord = (await personOf(deps, actor.pid))?.body.supervisorEmail;
  const isOnRecord = onRecord !== undefined && isAddress(onRecord);
  const supervisorCheck = !isOnRecord ? 'unknown' : sameAddress(onRecord) === email ? 'matches' : 'differs';
  const supervisor = known ?? (await personAt(deps, email, actor.pid));
  await noteWaiting(deps, supervisor, { kind: 'endorsement', refId: castId, programId }); // first: it shows nothing until the step is taken
  const done = await takeStep(deps, actor, own.value.ref, {
    what: 'nomination.consent',
    isTheirs: ({ stored }) => stored.body.nominee === actor.pid,
    action: () => ({ kind: 'consent', supervisor, language, region, supervisorCheck }),
    following: (after, before, key) => [
      ...(after.supervisor === before.supervisor && before.consent?.given
        ? []
        : [askingEndorsement(after, supervisor, key, deps.clock.now())]),
      ...(before.consent?.given || after.nominator === actor.pid
        ? []
        : [telling(after, after.nominator, 'consented', key, deps.clock.now())]),
    ],
  });
  return done.ok ? ownNomination(deps, actor, { programId, castId }) : done;
}

function askingEndorsement(
  { callId, programId, nominee }: Nomination,
  supervisor: Pid,
  key: string,
  at: number,
): Operation {
  const planId = `endorsementAsk_${key}`;
  const message = {
    planId,
    kind: 'endorsementAsk',
    pid: supervisor,
    programId,
    castId: callId,
    sequence: 0,
    about: { nominee },
  };
  return queueing(callPk(callId), message, at);
}

/** The nominee says no: nothing more is asked of anybody. They may still change their mind until the deadline. */
export async function declineConsent(
  deps: Deps,
  actor: Actor,
  { programId, castId }: Pick<NominationRef, 'programId' | 'castId'>,
): Promise<Result<OwnNomination, NotYours | StepRefusal>> {
  const done = await takeStep(
    deps,
    actor,
    { programId, castId, nominee: actor.pid },
    {
      what: 'nomination.decline',
      isTheirs: ({ stored }) => stored.body.nominee === actor.pid,
      action: () => ({ kind: 'decline' }),
      following: (after, _before, key) =>
        after.nominator === actor.pid ? [] : [telling(after, after.nominator, 'declined', key, deps.clock.now())],
    },
  );
  return done.ok ? ownNomination(deps, actor, { programId, castId }) : done;
}

/** Nominee or nominator takes a nomination back, until outcomes are out. The other one hears of it. */
export async function withdraw(
  deps: Deps,
  actor: Actor,
  ref: NominationRef,
): Promise<Result<Nomination, NotYours | StepRefusal>> {
  const done = await takeStep(deps, actor, ref, {
    what: 'nomination.withdraw',
    isTheirs: ({ stored: { body } }) => body.nominee === actor.pid || body.nominator === actor.pid,
    action: () => ({ kind: 'withdraw', by: actor.pid }),
    following: (after, _before, key) => {
      const others = [after.nominee, after.nominator, ...(after.supervisor === undefined ? [] : [after.supervisor])];
      const told = [...new Set(others)].filter((pid) => pid !== actor.pid);
      return told.map((pid) => telling(after, pid, 'withdrawn', key, deps.clock.now()));
    },
  });
  return done.ok ? ok(done.value.stored.body) : done;
}

export type Nominated = { call: Call; nomination: Nomination; name: string; outcome?: Outcome };

/** What somebody has nominated, with the names, and the outcomes once they are out; the latest first. */
export async function nominatedBy(
  deps: Deps,
  actor: Actor,
  call: Call,
  all: readonly Nomination[],
): Promise<Nominated[]> {
  const own = all.filter(({ nominator, nominee }) => nominator === actor.pid && nominee !== actor.pid);
  const lines = await Promise.all(
    own.map(async (nomination) => {
      const name = await nameOf(deps, nomination.nominee);
      const outcome = await shownOutcome(deps, call.callId, nomination.nominee);
      return { call, nomination, name, ...(outcome ? { outcome } : {}) };
    }),
  );
  return lines.sort((a, b) => b.nomination.submittedAt - a.nomination.submittedAt);
}
