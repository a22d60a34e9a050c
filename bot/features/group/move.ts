import type { Deps } from '../../deps.ts';
import type { Plan } from '../../domain/delivery.ts';
import { placeInGroup } from '../../domain/enrolment.ts';
import { enrolmentId, groupMovesId, programPk } from '../../domain/key.ts';
import type { Pid } from '../../domain/person.ts';
import type { Day } from '../../domain/time.ts';
import type { Enrolment } from '../../domain/program.ts';
import { changing, written } from '../enrolment.ts';
import { inParallel } from '../parallel.ts';
import { withBody } from '../record.ts';
import { targetsOf } from './confirm.ts';
import { draftOf, type Draft } from './draft.ts';
import { appointing, groupDocument } from './facilitator.ts';

/** How many people are moved at the same time: they are documents of one partition. */
const AT_ONCE = 8;

type Confirmed = { on: Day; by: Pid; draftId: string; programId: string; cohortId: string };

/**
 * Carries out a confirmed proposal, a page of people at a time in a fixed order: first the facilitators of its groups,
 * then each person's move, then the proposal is done. Each step knows when it has been taken, so that whoever is
 * interrupted anywhere is followed by somebody who begins the page again. `void`: it was carried out, or is no more.
 */
export async function movePage(
  deps: Deps,
  plan: Plan,
  limit: number,
): Promise<{ cursor: string; last: boolean } | 'void'> {
  const { programId, cohortId = '' } = plan;
  const stored = await draftOf(deps, { programId, cohortId });
  const { draftId, state, confirmed, groups } = stored?.body ?? {};
  if (!stored || !groups || !confirmed || draftId === undefined) return 'void';
  if (state !== 'moving' || groupMovesId(draftId) !== plan.planId) return 'void';
  const target = targetsOf(groups);
  const order: Confirmed = { on: confirmed.on, by: confirmed.by, draftId, programId, cohortId };
  if (plan.cursor === '') await appoint(deps, stored, order);
  const ahead = [...target.keys()].filter((pid) => pid > plan.cursor).sort();
  const page = ahead.slice(0, limit);
  await inParallel(page, AT_ONCE, (pid) => moveOne(deps, order, pid, target.get(pid) ?? ''));
  const last = ahead.length <= limit;
  if (last) await finish(deps, stored);
  return { cursor: page.at(-1) ?? plan.cursor, last };
}

/** The facilitators that the proposal names, from its first day on. */
async function appoint(deps: Deps, { pk, body }: Draft, { on, by, draftId, programId, cohortId }: Confirmed) {
  for (const { name, facilitator } of body.groups) {
    const lead = facilitator === undefined ? {} : { facilitator };
    const document = groupDocument({ programId, cohortId, name, since: on, ...lead });
    const before = await deps.store.get('group', pk, document.id);
    if (before?.body.facilitator === facilitator) continue; // since when stays true
    // once for each proposal: whoever was appointed since stays
    const key = { key: draftId, now: deps.clock.now() };
    await deps.store.batch(pk, [{ op: 'upsert', document }, ...appointing(by, document, before, key)]);
  }
}

/**
 * One person's move, in one batch with its audit entry, the news for them and their invitations. The entry's id is the
 * proposal's and theirs: a move that was made is refused as a whole when it is made again, even if they have been moved
 * on since. Whoever has no place on that day or later any more is left out.
 */
async function moveOne(deps: Deps, order: Confirmed, pid: Pid, group: string): Promise<void> {
  const { on, by, draftId, programId, cohortId } = order;
  const pk = programPk(programId);
  const stored = await deps.store.get('enrolment', pk, enrolmentId(cohortId, pid));
  if (!stored || stored.body.mergedInto !== undefined) return;
  const placed = placeInGroup(stored.body.spells, on, group);
  if (!placed.ok) return;
  const { spells, from } = placed.value;
  const next: Enrolment = { ...stored.body, spells };
  const made = {
    ...{ pk, id: stored.id, before: written(stored.body.spells), after: written(spells) },
    write: { op: 'replace', document: withBody<'enrolment'>(stored, next), ifMatch: stored.etag },
  } as const;
  const when = { key: `${cohortId}_${draftId}`, now: deps.clock.now() };
  const change = { kind: 'group', on: from, group } as const;
  const done = await deps.store.batch(pk, changing(by, { programId, cohortId, pid }, change, made, when));
  if (!done.ok && done.code === 'changed') await moveOne(deps, order, pid, group);
}

async function finish(deps: Deps, stored: Draft): Promise<void> {
  await deps.store.replace(withBody<'groupDraft'>(stored, { ...stored.body, state: 'done' }), stored.etag);
}
