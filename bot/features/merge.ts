import type { Deps } from '../deps.ts';
import { directoryPks, enrolmentId, enrolmentSk, matchPk, programPk } from '../domain/key.ts';
import type { Actor, Match, Merge, Pid } from '../domain/person.ts';
import type { Enrolment } from '../domain/program.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Stored } from '../store/store.ts';
import { moveSupervision } from './feedback/follow.ts';
import { everyOf } from './page.ts';
import { membershipsOf, writeMembership, type Membership } from './membership.ts';
import { mayManagePeople, peopleInReach } from './reach.ts';
import { moveAccount } from './person.ts';
import { auditDocument, withBody } from './record.ts';

export type MergeRefusal =
  | { code: 'notAllowed' }
  | { code: 'unknown' }
  | { code: 'samePerson' }
  | { code: 'alreadyDecided' }
  | { code: 'alreadyMerged' };

/**
 * Joins an account's person to the one that it belongs to: the aliases move, and the records of `from` count as those
 * of `into`. The merge document is written first with all that will move, so that an interrupted merge is finished by
 * the next try, and every merge can be undone.
 */
export async function mergePeople(
  deps: Deps,
  actor: Actor,
  input: { from: Pid; into: Pid },
): Promise<Result<Merge, MergeRefusal>> {
  if (!(await mayManagePeople(deps, actor))) return refuse({ code: 'notAllowed' });
  if (input.from === input.into) return refuse({ code: 'samePerson' });
  const reach = await peopleInReach(deps, actor);
  if (!reach.candidates.has(input.into) || !(reach.newcomers.has(input.from) || reach.candidates.has(input.from))) {
    return refuse({ code: 'unknown' });
  }
  return ok(await startMerge(deps, actor.pid, input));
}

/** A coordinator's answer to an identity question. The first answer stands. */
export async function decideMatch(
  deps: Deps,
  actor: Actor,
  input: { matchId: string; same: boolean },
): Promise<Result<Match, MergeRefusal>> {
  if (!(await mayManagePeople(deps, actor))) return refuse({ code: 'notAllowed' });
  const match = await deps.store.get('match', matchPk, input.matchId);
  const reach = await peopleInReach(deps, actor);
  if (!match || !reach.candidates.has(match.body.candidate)) return refuse({ code: 'unknown' });
  if (match.body.state !== 'open') return refuse({ code: 'alreadyDecided' });
  const at = deps.clock.now();
  const state = input.same ? 'same' : 'different';
  const decided: Match = { ...match.body, state, decidedBy: actor.pid, decidedAt: at };
  const trace = { who: actor.pid, what: 'person.decide', at, on: input.matchId, before: 'open', after: state };
  const written = await deps.store.batch(matchPk, [
    { op: 'replace', document: withBody(match, decided), ifMatch: match.etag },
    { op: 'upsert', document: auditDocument(matchPk, `${input.matchId}_${state}`, trace) },
  ]);
  if (!written.ok) return refuse({ code: 'alreadyDecided' });
  if (input.same) await startMerge(deps, actor.pid, { from: decided.newcomer, into: decided.candidate });
  return ok(decided);
}

/** Takes a merge back: the aliases that were moved return, and the records are two people's again. */
export async function undoMerge(deps: Deps, actor: Actor, mergeId: string): Promise<Result<Merge, MergeRefusal>> {
  if (!(await mayManagePeople(deps, actor))) return refuse({ code: 'notAllowed' });
  const stored = await deps.store.get('merge', matchPk, mergeId);
  const reach = await peopleInReach(deps, actor);
  if (!stored || !reach.candidates.has(stored.body.into)) return refuse({ code: 'unknown' });
  if (stored.body.state === 'undone') return refuse({ code: 'alreadyMerged' });
  const undoing = await setState(deps, stored, 'undoing', actor.pid);
  if (!undoing) return refuse({ code: 'alreadyMerged' });
  return ok(await finishUndo(deps, undoing));
}

/** Finishes merges and undoings that a stop cut off half-way. Called before a coordinator is shown the list. */
export async function finishInterrupted(deps: Deps): Promise<void> {
  for await (const merge of everyOf(deps.store, matchPk, 'merge')) {
    if (merge.body.state === 'merging') await finishMerge(deps, merge.body);
    if (merge.body.state === 'undoing') await finishUndo(deps, merge);
  }
}

type Pair = { from: Pid; into: Pid };

async function startMerge(deps: Deps, by: Pid, { from, into }: Pair): Promise<Merge> {
  const at = deps.clock.now();
  const mergeId = `merge_${from}_${at}`;
  const moved = await aliasesOf(deps, from);
  const body: Merge = { mergeId, from, into, moved, state: 'merging', by, at };
  await deps.store.batch(matchPk, [
    { op: 'upsert', document: { pk: matchPk, id: mergeId, type: 'merge', sk: mergeId, body } },
    {
      op: 'upsert',
      document: auditDocument(matchPk, mergeId, { who: by, what: 'person.merge', at, on: from, after: into }),
    },
  ]);
  return finishMerge(deps, body);
}

async function finishUndo(deps: Deps, undoing: Stored<'merge'>): Promise<Merge> {
  const { from, into, moved, by } = undoing.body;
  for (const alias of moved) await moveAlias(deps, alias, into, from);
  await markEnrolments(deps, { from, into }, false);
  await moveSupervision(deps, { from, into }, false);
  await setState(deps, undoing, 'undone', by);
  return { ...undoing.body, state: 'undone' };
}

/** The steps of a merge; each is idempotent, so that doing them again finishes what was interrupted. */
async function finishMerge(deps: Deps, merge: Merge): Promise<Merge> {
  const { from, into, moved, mergeId } = merge;
  for (const alias of moved) await moveAlias(deps, alias, from, into);
  await markEnrolments(deps, { from, into }, true);
  await moveSupervision(deps, { from, into }, true);
  const stored = await deps.store.get('merge', matchPk, mergeId);
  if (stored?.body.state === 'merging') await setState(deps, stored, 'merged', merge.by);
  return { ...merge, state: 'merged' };
}

async function setState(
  deps: Deps,
  stored: Stored<'merge'>,
  state: Merge['state'],
  by: Pid,
): Promise<Stored<'merge'> | undefined> {
  if (stored.body.state === state) return stored;
  const at = deps.clock.now();
  const { mergeId } = stored.body;
  const trace = { who: by, what: 'person.merge', at, on: mergeId, before: stored.body.state, after: state };
  await deps.store.batch(matchPk, [
    { op: 'replace', document: withBody(stored, { ...stored.body, state }), ifMatch: stored.etag },
    { op: 'upsert', document: auditDocument(matchPk, `${mergeId}_${state}`, trace) },
  ]);
  const now = await deps.store.get('merge', matchPk, mergeId);
  return now?.body.state === state ? now : undefined;
}

/** Every alias of a person. Read through the whole directory: rare, and nothing to keep in step. */
async function aliasesOf(deps: Deps, pid: Pid): Promise<Merge['moved']> {
  const found: Merge['moved'] = [];
  for (const pk of directoryPks) {
    for await (const { id, body } of everyOf(deps.store, pk, 'link')) if (body.pid === pid) found.push({ pk, id });
    for await (const { id, body } of everyOf(deps.store, pk, 'mail')) if (body.pid === pid) found.push({ pk, id });
  }
  return found;
}

async function moveAlias(deps: Deps, { pk, id }: { pk: string; id: string }, from: Pid, to: Pid): Promise<void> {
  const link = id.startsWith('link_') ? await deps.store.get('link', pk, id) : undefined;
  const alias = link ?? (await deps.store.get('mail', pk, id));
  if (alias?.body.pid === from) {
    const body = { ...alias.body, pid: to };
    const written = await deps.store.replace(withBody<'link' | 'mail'>(alias, body), alias.etag);
    if (!written.ok) return moveAlias(deps, { pk, id }, from, to);
  }
  if (link) await moveAccount(deps, link.body, from, to);
}

/** Says on the enrolments whose records those of `from` are; or takes that back. */
async function markEnrolments(deps: Deps, { from, into }: Pair, merged: boolean): Promise<void> {
  for (const membership of await membershipsOf(deps, from)) {
    const own = await enrolmentOf(deps, membership, from);
    if (!own) continue;
    const { mergedInto, ...body } = own.body;
    await deps.store.replace(withBody(own, merged ? { ...body, mergedInto: into } : body), own.etag);
    if (merged) await joinEnrolment(deps, membership, body, into);
    else await partEnrolment(deps, membership, { from, into });
  }
}

const enrolmentOf = (deps: Deps, { programId, cohortId }: Membership, pid: Pid) =>
  deps.store.get('enrolment', programPk(programId), enrolmentId(cohortId, pid));

/** The other person's enrolment learns that it has older records; where they had none, they take this one over. */
async function joinEnrolment(deps: Deps, membership: Membership, own: Enrolment, into: Pid): Promise<void> {
  const { programId, cohortId } = membership;
  const theirs = await enrolmentOf(deps, membership, into);
  if (theirs) {
    const formerly = [...new Set([...(theirs.body.formerly ?? []), own.pid])];
    await deps.store.replace(withBody(theirs, { ...theirs.body, formerly }), theirs.etag);
    return;
  }
  const body: Enrolment = { ...own, pid: into, formerly: [own.pid], takenOver: true };
  const id = enrolmentId(cohortId, into);
  await deps.store.create({ pk: programPk(programId), id, type: 'enrolment', sk: enrolmentSk(cohortId, into), body });
  await writeMembership(deps, into, membership);
}

async function partEnrolment(deps: Deps, membership: Membership, { from, into }: Pair): Promise<void> {
  const theirs = await enrolmentOf(deps, membership, into);
  if (!theirs) return;
  if (theirs.body.takenOver) {
    await deps.store.delete(theirs.pk, theirs.id, theirs.etag);
    return;
  }
  const { formerly, ...body } = theirs.body;
  const others = (formerly ?? []).filter((pid) => pid !== from);
  await deps.store.replace(withBody(theirs, others.length > 0 ? { ...body, formerly: others } : body), theirs.etag);
}
