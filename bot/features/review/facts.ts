import type { Deps } from '../../deps.ts';
import type { Block, BlockOf } from '../../domain/assignment.ts';
import type { Call } from '../../domain/call.ts';
import { callPk, conflictsId } from '../../domain/key.ts';
import type { Nomination, Support } from '../../domain/nomination.ts';
import type { Person, Pid } from '../../domain/person.ts';
import { conflictOf, type NomineeFacts, type ReviewerFacts } from '../../domain/review-conflict.ts';
import { hasDeclared, type Conflicts } from '../../domain/review.ts';
import { holdersOf } from '../broadcast/audience.ts';
import { nominationsIn } from '../nomination/read.ts';
import { everyOf } from '../page.ts';
import { inParallel } from '../parallel.ts';
import { personByAddress, personOf } from '../people.ts';

const AT_ONCE = 32;

/** A committee and what lies before it, as both are now. */
export type Committee = {
  call: Call;
  /** The dossiers that were found eligible and are still in it, in a fixed order. */
  nominations: Nomination[];
  nominees: Pid[];
  /** Everybody who is a reviewer of the program, in a fixed order. */
  reviewers: Pid[];
  conflicts: ReadonlyMap<Pid, Conflicts>;
  /** Those of the reviewers who have said of every one of these dossiers whether they can judge it. */
  declared: Pid[];
  blockOf: BlockOf;
  nameOf: (pid: Pid) => string;
};

/** Reads everything that decides who may read what. */
export async function committeeOf(deps: Deps, call: Call): Promise<Committee> {
  const [all, reviewers, supports, conflicts] = await Promise.all([
    nominationsIn(deps, call.callId),
    holdersOf(deps, call.programId, 'reviewer'),
    supportsIn(deps, call.callId),
    conflictsIn(deps, call.callId),
  ]);
  const nominations = all.filter(({ state }) => state === 'eligible');
  const nominees = nominations.map(({ nominee }) => nominee);
  const dossiers = new Map<Pid, NomineeFacts>();
  const readers = new Map<Pid, ReviewerFacts>();
  const names = new Map<Pid, string>();
  await inParallel(nominations, AT_ONCE, async (nomination) => {
    const { person, ...facts } = await standingOf(deps, nomination.nominee);
    names.set(nomination.nominee, person?.name ?? nomination.nominee);
    const supporters = supports.filter(({ nominee }) => nominee === nomination.nominee).map(({ by }) => by);
    dossiers.set(nomination.nominee, { nomination, supporters, ...(person ? { person } : {}), ...facts });
  });
  await inParallel(reviewers, AT_ONCE, async (reviewer) => {
    const { person, ...facts } = await standingOf(deps, reviewer);
    names.set(reviewer, person?.name ?? reviewer);
    const declared = conflicts.get(reviewer)?.nominees ?? [];
    readers.set(reviewer, { reviewer, declared, ...(person ? { person } : {}), ...facts });
  });
  return {
    ...{ call, nominations, nominees, reviewers, conflicts },
    declared: reviewers.filter((reviewer) => hasDeclared(conflicts.get(reviewer), nominees)),
    blockOf: (nominee, reviewer) => {
      const [dossier, reader] = [dossiers.get(nominee), readers.get(reviewer)];
      // whoever is no reviewer any more reads nothing
      return dossier && reader ? conflictOf(dossier, reader) : 'declared';
    },
    nameOf: (pid) => names.get(pid) ?? pid,
  };
}

/** Why one reviewer cannot read one dossier, as things are at this moment. */
export async function blockNow(deps: Deps, nomination: Nomination, reviewer: Pid): Promise<Block | undefined> {
  const { callId, nominee } = nomination;
  const [theirs, own, supports, conflicts] = await Promise.all([
    standingOf(deps, nominee),
    standingOf(deps, reviewer),
    supportsIn(deps, callId),
    deps.store.get('conflicts', callPk(callId), conflictsId(reviewer)),
  ]);
  const supporters = supports.filter((one) => one.nominee === nominee).map(({ by }) => by);
  const declared = conflicts?.body.nominees ?? [];
  return conflictOf({ nomination, supporters, ...theirs }, { reviewer, declared, ...own });
}

/** A person's record, and who their supervisor on record is. */
async function standingOf(deps: Deps, pid: Pid): Promise<{ person?: Person; boss?: Pid }> {
  const person = (await personOf(deps, pid))?.body;
  const address = person?.supervisorEmail;
  const boss = address === undefined ? undefined : await personByAddress(deps, address);
  return { ...(person ? { person } : {}), ...(boss === undefined ? {} : { boss }) };
}

async function supportsIn(deps: Deps, callId: string): Promise<Support[]> {
  return (await Array.fromAsync(everyOf(deps.store, callPk(callId), 'support'))).map(({ body }) => body);
}

async function conflictsIn(deps: Deps, callId: string): Promise<Map<Pid, Conflicts>> {
  const found = await Array.fromAsync(everyOf(deps.store, callPk(callId), 'conflicts'));
  return new Map(found.map(({ body }) => [body.reviewer, body]));
}
