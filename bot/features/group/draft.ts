import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import { freeLetter, proposeGroups } from '../../domain/group.ts';
import { groupDraftId, programPk } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import type { Cohort } from '../../domain/program.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Document, Operation, Stored } from '../../store/store.ts';
import { auditDocument, withBody } from '../record.ts';
import type { CohortRef, NotAllowed } from '../schedule/access.ts';
import { areFacilitators, groupRecords, type Lead } from './facilitator.ts';
import { cohortFor, presentGroups, rosterOf } from './roster.ts';

export type GroupDraft = Document<'groupDraft'>['body'];

/** Which proposal a card was made from, and in which version: claims that are checked here. */
export type DraftRef = CohortRef & { draftId: string; version: string };

/** `gone`: there is no proposal any more. `moving`: the last one is still being carried out. */
export type DraftRefusal =
  | NotAllowed
  | { code: 'changedMeanwhile' | 'gone' | 'moving' | 'nobody' | 'unknownPerson' | 'unknownGroup' | 'notFacilitator' };

export type Draft = Stored<'groupDraft'>;

/** The proposal of a cohort, whatever has become of it. The caller has checked who asks. */
export async function draftOf(deps: Deps, { programId, cohortId }: CohortRef): Promise<Draft | undefined> {
  return deps.store.get('groupDraft', programPk(programId), groupDraftId(cohortId));
}

/**
 * Proposes groups for everybody with a place, as a draft from which nothing follows. `version`: of the proposal that
 * the card showed, '' for none; it is replaced. Refused where somebody wrote meanwhile, unless that is the very same
 * proposal: pressed twice it is one. A proposal that is being carried out is not replaced (`moving`).
 */
export async function propose(
  deps: Deps,
  actor: Actor,
  ref: CohortRef,
  version: string,
): Promise<Result<GroupDraft, DraftRefusal>> {
  const cohort = await cohortFor(deps, actor, ref);
  if (!cohort) return refuse({ code: 'notAllowed' });
  const [stored, roster, leads] = await Promise.all([
    draftOf(deps, ref),
    rosterOf(deps, cohort),
    groupRecords(deps, ref),
  ]);
  if (stored?.body.state === 'moving') return refuse({ code: 'moving' });
  if (roster.members.length === 0) return refuse({ code: 'nobody' });
  const groups = proposeGroups(roster.members, presentGroups(roster, deps.clock.now()));
  const draft: GroupDraft = {
    ...{ draftId: deps.ids.next(), programId: cohort.programId, cohortId: cohort.cohortId, state: 'draft' },
    groups: groups.map(({ name, pids }) => {
      const facilitator = leads.get(name);
      return { name, pids, ...(facilitator === undefined ? {} : { facilitator }) };
    }),
    ...{ by: actor.pid, at: deps.clock.now() },
  };
  if ((stored?.etag ?? '') === version) {
    const written = await deps.store.batch(programPk(ref.programId), [
      stored
        ? { op: 'replace', document: withBody<'groupDraft'>(stored, draft), ifMatch: stored.etag }
        : { op: 'create', document: draftDocument(draft) },
      tracing(deps, actor, draft, { what: 'group.propose', after: String(groups.length) }),
    ]);
    if (written.ok) return ok(draft);
  }
  const present = (await draftOf(deps, ref))?.body;
  const isSame = present?.state === 'draft' && isDeepStrictEqual(present.groups, draft.groups);
  return isSame ? ok(present) : refuse({ code: 'changedMeanwhile' });
}

function draftDocument(body: GroupDraft): Document<'groupDraft'> {
  const id = groupDraftId(body.cohortId);
  return { pk: programPk(body.programId), id, type: 'groupDraft', sk: id, body };
}

/** The audit entry of a step with a proposal: ids and names of groups, as enrolments have them. */
export function tracing(
  deps: Deps,
  actor: Actor,
  { programId, cohortId, draftId }: Pick<GroupDraft, 'programId' | 'cohortId' | 'draftId'>,
  said: { what: string; before?: string; after?: string },
): Operation {
  const entry = { who: actor.pid, at: deps.clock.now(), on: draftId, ...said };
  return {
    op: 'create',
    document: auditDocument(programPk(programId), `${groupDraftId(cohortId)}_${deps.ids.next()}`, entry),
  };
}

/**
 * Puts one person into another group of the proposal, or into a new one by the first letter that is free; a group that
 * is left empty is gone. Whoever got a place since the proposal was made is put in the same way. What is so already is
 * left as it is.
 */
export async function moveInDraft(
  deps: Deps,
  actor: Actor,
  ref: DraftRef,
  { pid, to }: { pid: Pid; to: string },
): Promise<Result<GroupDraft, DraftRefusal>> {
  const open = await openDraft(deps, actor, ref);
  if (!open.ok) return open;
  const { cohort, stored } = open.value;
  const { groups } = stored.body;
  const from = groups.find(({ pids }) => pids.includes(pid));
  if (from && from.name === to) return ok(stored.body);
  if (stored.etag !== ref.version) return refuse({ code: 'changedMeanwhile' });
  const { members } = await rosterOf(deps, cohort);
  if (!members.some((member) => member.pid === pid)) return refuse({ code: 'unknownPerson' });
  const isNew = to === newName(groups);
  if (!isNew && !groups.some(({ name }) => name === to)) return refuse({ code: 'unknownGroup' });
  const without = groups.map((group) => ({ ...group, pids: group.pids.filter((one) => one !== pid) }));
  const next = [...without, ...(isNew ? [{ name: to, pids: [] }] : [])]
    .map((group) => (group.name === to ? { ...group, pids: [...group.pids, pid].sort() } : group))
    .filter(({ pids }) => pids.length > 0);
  const said = { what: 'group.adjust', before: `${pid} ${from?.name ?? '-'}`, after: `${pid} ${to}` };
  return rewrite(deps, actor, stored, { ...stored.body, groups: next }, said);
}

/** What a group that is not there yet is to be called. */
export const newName = (groups: readonly { name: string }[]): string =>
  freeLetter(new Set(groups.map(({ name }) => name)));

/** Names the facilitators of groups in the proposal: only who holds that role in the program. */
export async function leadInDraft(
  deps: Deps,
  actor: Actor,
  ref: DraftRef,
  leads: readonly Lead[],
): Promise<Result<GroupDraft, DraftRefusal>> {
  const open = await openDraft(deps, actor, ref);
  if (!open.ok) return open;
  const { stored } = open.value;
  const wanted = new Map(leads.map(({ name, to }) => [name, to] as const));
  const next = stored.body.groups.map(({ facilitator, ...group }) => {
    const lead = wanted.get(group.name) ?? facilitator ?? '';
    return { ...group, ...(lead === '' ? {} : { facilitator: lead }) };
  });
  if (isDeepStrictEqual(next, stored.body.groups)) return ok(stored.body);
  if (stored.etag !== ref.version) return refuse({ code: 'changedMeanwhile' });
  if (!(await areFacilitators(deps, ref.programId, leads))) return refuse({ code: 'notFacilitator' });
  const after = leads.map(({ name, to }) => `${name} ${to === '' ? '-' : to}`).join(', ');
  return rewrite(deps, actor, stored, { ...stored.body, groups: next }, { what: 'group.lead', after });
}

/** Throws the proposal away; nothing has followed from it. Gone is gone: pressed twice it stays so. */
export async function discardDraft(deps: Deps, actor: Actor, ref: DraftRef): Promise<Result<undefined, DraftRefusal>> {
  const open = await openDraft(deps, actor, ref);
  if (!open.ok) return open.refusal.code === 'gone' ? ok(undefined) : open;
  const { stored } = open.value;
  if (stored.etag !== ref.version) return refuse({ code: 'changedMeanwhile' });
  const written = await deps.store.batch(stored.pk, [
    { op: 'delete', id: stored.id, ifMatch: stored.etag },
    tracing(deps, actor, stored.body, { what: 'group.discard' }),
  ]);
  return written.ok ? ok(undefined) : refuse({ code: 'changedMeanwhile' });
}

type OpenDraft = { cohort: Cohort; stored: Draft };

/** The proposal that a card was made from, for a coordinator, while it can still be adjusted. */
export async function openDraft(deps: Deps, actor: Actor, ref: DraftRef): Promise<Result<OpenDraft, DraftRefusal>> {
  const cohort = await cohortFor(deps, actor, ref);
  if (!cohort) return refuse({ code: 'notAllowed' });
  const stored = await draftOf(deps, ref);
  if (!stored) return refuse({ code: 'gone' });
  if (stored.body.draftId !== ref.draftId) return refuse({ code: 'changedMeanwhile' });
  if (stored.body.state !== 'draft') return refuse({ code: 'gone' });
  return ok({ cohort, stored });
}

async function rewrite(
  deps: Deps,
  actor: Actor,
  stored: Draft,
  draft: GroupDraft,
  said: { what: string; before?: string; after?: string },
): Promise<Result<GroupDraft, DraftRefusal>> {
  const written = await deps.store.batch(stored.pk, [
    { op: 'replace', document: withBody<'groupDraft'>(stored, draft), ifMatch: stored.etag },
    tracing(deps, actor, draft, said),
  ]);
  return written.ok ? ok(draft) : refuse({ code: 'changedMeanwhile' });
}
