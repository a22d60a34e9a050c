import type { Deps } from '../../deps.ts';
import { cohortDocId, groupDocId, groupDraftId, groupsIn, programPk } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import { dayIn, type Day, type Millis } from '../../domain/time.ts';
import type { Document, Operation, Stored } from '../../store/store.ts';
import { queueing } from '../delivery.ts';
import { everyOf } from '../page.ts';
import { auditDocument } from '../record.ts';
import { facilitatorsOf, type CohortRef, type NotAllowed } from '../schedule/access.ts';
import { cohortFor, presentGroups, rosterOf, todayIn } from './roster.ts';

/** What is recorded of a cohort's groups, by name. */
export async function groupRecords(deps: Deps, { programId, cohortId }: CohortRef): Promise<Map<string, Pid>> {
  const records = new Map<string, Pid>();
  for await (const { body } of everyOf(deps.store, programPk(programId), 'group', groupsIn(cohortId))) {
    if (body.facilitator !== undefined) records.set(body.name, body.facilitator);
  }
  return records;
}

/**
 * Who facilitates a session: whoever it names, or else whoever facilitates its group on its day. It is looked up and
 * not written into the sessions: one record holds it, so that a group's new facilitator has all that is to come at once,
 * and no session changes under people who know of it.
 */
export async function facilitatorOf(deps: Deps, session: Session): Promise<Pid | undefined> {
  const { facilitator, kind, group, programId, cohortId, timeZone, startsAt } = session;
  if (facilitator !== undefined || kind !== 'action-learning' || group === undefined) return facilitator;
  const record = await deps.store.get('group', programPk(programId), groupDocId(cohortId, group));
  return record && record.body.since <= dayIn(timeZone, startsAt) ? record.body.facilitator : undefined;
}

/** What a form showed for a group, and what it is to be; '' is nobody. */
export type Lead = { name: string; was: string; to: string };

export type LeadRefusal = NotAllowed | { code: 'notFacilitator' | 'changedMeanwhile' | 'unknownGroup' | 'moving' };

/**
 * Gives groups another facilitator from today on, all of them or none, each with its audit entry. Only who holds that
 * role in the program can be one. Refused with `changedMeanwhile` where a group has another one than the form showed;
 * what is so already is left as it is, so that pressing twice is pressing once. While a proposal is being carried out it
 * has the word (`moving`).
 */
export async function setFacilitators(
  deps: Deps,
  actor: Actor,
  ref: CohortRef,
  leads: readonly Lead[],
): Promise<Result<number, LeadRefusal>> {
  const cohort = await cohortFor(deps, actor, ref);
  if (!cohort) return refuse({ code: 'notAllowed' });
  const draft = await deps.store.get('groupDraft', programPk(ref.programId), groupDraftId(ref.cohortId));
  if (draft?.body.state === 'moving') return refuse({ code: 'moving' });
  const roster = await rosterOf(deps, cohort);
  const groups = presentGroups(roster, deps.clock.now());
  if (!leads.every((lead) => groups.some(({ name }) => name === lead.name))) return refuse({ code: 'unknownGroup' });
  const wanted = leads.filter(({ was, to }) => was !== to);
  if (!(await areFacilitators(deps, ref.programId, wanted))) return refuse({ code: 'notFacilitator' });
  const operations: Operation[] = [];
  let changed = 0;
  for (const { name, was, to } of wanted) {
    const stored = await deps.store.get('group', programPk(ref.programId), groupDocId(ref.cohortId, name));
    const now = stored?.body.facilitator ?? '';
    if (now === to) continue;
    if (now !== was) return refuse({ code: 'changedMeanwhile' });
    const since = [roster.today, stored?.body.since ?? ''].sort().at(-1) ?? ''; // a group that is still to begin
    const document = groupDocument({ ...ref, name, since, ...(to === '' ? {} : { facilitator: to }) });
    operations.push(
      stored ? { op: 'replace', document, ifMatch: stored.etag } : { op: 'create', document },
      ...appointing(actor.pid, document, stored, { key: deps.ids.next(), now: deps.clock.now() }),
    );
    changed += 1;
  }
  if (operations.length === 0) return ok(0);
  const written = await deps.store.batch(programPk(ref.programId), operations);
  return written.ok ? ok(changed) : refuse({ code: 'changedMeanwhile' });
}

/** True where everybody named holds the role of facilitator in the program now. */
export async function areFacilitators(deps: Deps, programId: string, leads: readonly { to: string }[]) {
  const named = leads.map(({ to }) => to).filter((pid) => pid !== '');
  if (named.length === 0) return true;
  const known = new Set((await facilitatorsOf(deps, programId)).map(({ pid }) => pid));
  return named.every((pid) => known.has(pid));
}

export function groupDocument(body: Document<'group'>['body']): Document<'group'> {
  const id = groupDocId(body.cohortId, body.name);
  return { pk: programPk(body.programId), id, type: 'group', sk: id, body };
}

/**
 * What goes into the batch of a group's record: the audit entry, and the news for whoever facilitates it now. `key`: the
 * change's own.
 */
export function appointing(
  by: Pid,
  { pk, id, body }: Document<'group'>,
  stored: Stored<'group'> | undefined,
  { key, now }: { key: string; now: Millis },
): Operation[] {
  const said = ({ facilitator = '-', since }: { facilitator?: Pid; since: Day }): string => `${facilitator} ${since}/`;
  const before = stored ? { before: said(stored.body) } : {};
  const trace = { who: by, what: 'group.facilitator', at: now, on: id, after: said(body), ...before };
  const { programId, facilitator: pid } = body;
  const planId = `groupLead_${id}_${key}`;
  const news = { planId, kind: 'groupLead', programId, sequence: 0, about: { groupId: id } };
  return [
    { op: 'create', document: auditDocument(pk, `${id}_${key}`, trace) },
    ...(pid === undefined ? [] : [queueing(pk, { ...news, pid }, now)]),
  ];
}

/** What a facilitator is told of a group, as it is when they are told; undefined where it is no longer theirs. */
export async function leadNews(
  deps: Deps,
  { programId, pid, groupId }: { programId: string; pid: Pid; groupId: string },
): Promise<{ cohort: string; group: string; from?: Day } | undefined> {
  const group = (await deps.store.get('group', programPk(programId), groupId))?.body;
  if (group?.facilitator !== pid) return undefined;
  const cohort = (await deps.store.get('cohort', programPk(programId), cohortDocId(group.cohortId)))?.body;
  if (!cohort) return undefined;
  const today = await todayIn(deps, programId);
  return { cohort: cohort.name, group: group.name, ...(group.since > today ? { from: group.since } : {}) };
}
