import { z } from 'zod';
import { groupDraftCard } from '../../../cards/group-draft.ts';
import {
  groupCohortsCard,
  groupLeadsCard,
  groupMoveCard,
  groupRefusedCard,
  groupsCard,
  type After,
} from '../../../cards/group.ts';
import type { Render } from '../../../cards/card.ts';
import type { Deps } from '../../deps.ts';
import { draftFor, groupsFor } from '../../features/group/see.ts';
import { facilitatorsOf, ownCohorts, type CohortRef } from '../../features/schedule/access.ts';
import type { Turn } from '../turn.ts';
import { idShape } from './attendance.ts';

export const cohortShape = z.object({ programId: idShape, cohortId: idShape });
/** How many of a list came before this page. */
export const fromShape = z.number().int().min(0).max(10_000).default(0);

/** The cohorts of a coordinator; where there is only one, its groups. */
export async function showCohorts(deps: Deps, turn: Turn): Promise<Render> {
  const cohorts = await ownCohorts(deps, turn.actor);
  if (!cohorts.ok) return groupRefusedCard;
  const [only, another] = cohorts.value;
  if (only && !another) return showGroups(deps, turn, only);
  return (t) => groupCohortsCard(cohorts.value, t);
}

/** The groups of a cohort as they are, with what has just been done. */
export async function showGroups(
  deps: Deps,
  turn: Turn,
  { programId, cohortId }: CohortRef,
  after: After & { from?: number } = {},
): Promise<Render> {
  const view = await groupsFor(deps, turn.actor, { programId, cohortId });
  if (!view.ok) return groupRefusedCard;
  const { draft, ...shown } = view.value;
  const model = { from: 0, ...shown, ...(draft ? { draft: draft.state } : {}), ...after };
  return (t) => groupsCard(model, t);
}

/** The proposal; where there is none any more, the groups, with the reason. */
export async function showDraft(
  deps: Deps,
  turn: Turn,
  { programId, cohortId }: CohortRef,
  after: After & { from?: number } = {},
): Promise<Render> {
  const ref = { programId, cohortId };
  const view = await draftFor(deps, turn.actor, ref);
  if (view.ok) return (t) => groupDraftCard({ from: 0, ...view.value, ...after }, t);
  return showGroups(deps, turn, ref, { refused: after.refused ?? 'gone' });
}

/** The form with which one person is moved from a day on; the change itself is one of their enrolment. */
export async function showMoveForm(deps: Deps, turn: Turn, ref: CohortRef, from: number): Promise<Render> {
  const view = await groupsFor(deps, turn.actor, ref);
  if (!view.ok) return groupRefusedCard;
  const { groups, without, tomorrow, cohort } = view.value;
  const inGroups = groups.flatMap(({ name, members }) => members.map((one) => ({ ...one, group: name })));
  const people = [...without, ...inGroups];
  if (people.length === 0 || groups.length === 0) return showGroups(deps, turn, ref);
  const model = { ...ref, cohort, people, groups: groups.map(({ name }) => name), on: tomorrow };
  return (t) => groupMoveCard({ ...model, from: from < people.length ? from : 0 }, t);
}

/** The facilitators of the proposal's groups, or of the groups as they are. */
export async function showLeads(
  deps: Deps,
  turn: Turn,
  { programId, cohortId, of }: CohortRef & { of: 'draft' | 'current' },
  after: After & { from: number },
): Promise<Render> {
  const ref = { programId, cohortId };
  if (of === 'draft') {
    const view = await draftFor(deps, turn.actor, ref);
    if (!view.ok) return showGroups(deps, turn, ref, { refused: after.refused ?? 'gone' });
    return (t) => groupLeadsCard({ ...view.value, of, ...after }, t);
  }
  const view = await groupsFor(deps, turn.actor, ref);
  if (!view.ok) return groupRefusedCard;
  const facilitators = await facilitatorsOf(deps, programId);
  return (t) => groupLeadsCard({ ...view.value, of, draftId: '', facilitators, ...after }, t);
}
