import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import { groupDiscardCard, groupEffectCard } from '../../../cards/group-draft.ts';
import { groupRefusedCard, LEADS, type After, type GroupRefused } from '../../../cards/group.ts';
import type { Deps } from '../../deps.ts';
import { confirmGroups, previewGroups, type ConfirmRefusal } from '../../features/group/confirm.ts';
import {
  discardDraft,
  leadInDraft,
  moveInDraft,
  openDraft,
  propose,
  type DraftRef,
} from '../../features/group/draft.ts';
import { setFacilitators, type Lead } from '../../features/group/facilitator.ts';
import { verb, type Verb } from '../router.ts';
import type { Turn } from '../turn.ts';
import { idShape } from './attendance.ts';
import { cohortShape, fromShape, showDraft, showGroups, showLeads } from './group-show.ts';

const draftShape = cohortShape.extend({ draftId: z.string().regex(/^[\w-]{1,80}$/), version: z.string().max(200) });
const nameShape = z.string().min(1).max(1_000);
const dayShape = z.string().max(40);

const refOf = ({ programId, cohortId, draftId, version }: DraftRef): DraftRef => ({
  ...{ programId, cohortId, draftId, version },
});

/** Whatever was refused: how it is now, with the reason; nothing at all for who may not see it. */
function refused(deps: Deps, turn: Turn, ref: DraftRef, { code }: ConfirmRefusal, from = 0): Promise<Render> | Render {
  return code === 'notAllowed' ? groupRefusedCard : showDraft(deps, turn, ref, { refused: code, from });
}

async function showEffect(deps: Deps, turn: Turn, ref: DraftRef, on?: string, after: After = {}): Promise<Render> {
  const effect = await previewGroups(deps, turn.actor, ref, on);
  if (effect.ok) return (t) => groupEffectCard({ ...refOf(ref), ...effect.value, ...after }, t);
  const { code } = effect.refusal;
  // a day that cannot be is said above the effect from tomorrow on
  if (on !== undefined && isOfDay(code)) return showEffect(deps, turn, ref, undefined, { refused: code });
  return refused(deps, turn, ref, effect.refusal);
}

const isOfDay = (code: string): code is GroupRefused & ('badDay' | 'inThePast') =>
  code === 'badDay' || code === 'inThePast';

type Confirming = DraftRef & { shown: string; on: string };

async function confirm(deps: Deps, turn: Turn, { shown, on, ...ref }: Confirming): Promise<Render> {
  if (on !== shown) return showEffect(deps, turn, ref, on, { refused: 'dayChanged' });
  const done = await confirmGroups(deps, turn.actor, ref, on);
  if (done.ok) return showGroups(deps, turn, ref, { done: 'confirmed' });
  if (isOfDay(done.refusal.code)) return showEffect(deps, turn, ref, on);
  return refused(deps, turn, ref, done.refusal);
}

/** What a form of facilitators sent: group by group, what it showed and what was chosen. */
function leadsOf(sent: Record<string, unknown>): Lead[] {
  const textOf = (key: string): string | undefined => {
    const parsed = z.string().max(1_000).safeParse(sent[key]);
    return parsed.success ? parsed.data : undefined;
  };
  return Array.from({ length: LEADS }, (_, n) => n).flatMap((n) => {
    const [name, was = '', to] = [textOf(`name${n}`), textOf(`was${n}`), textOf(`lead${n}`)];
    return name === undefined || to === undefined ? [] : [{ name, was, to: to === '-' ? '' : to }];
  });
}

const leadVerbs: Verb[] = [
  verb(
    'group.lead',
    z.looseObject({ ...draftShape.shape, from: fromShape }),
    async (deps, turn, { programId, cohortId, draftId, version, from, ...sent }) => {
      const ref = { programId, cohortId, draftId, version };
      const set = await leadInDraft(deps, turn.actor, ref, leadsOf(sent));
      if (set.ok) return showDraft(deps, turn, ref, { done: 'saved' });
      const { code } = set.refusal;
      if (code === 'notAllowed') return groupRefusedCard;
      return showLeads(deps, turn, { ...ref, of: 'draft' }, { from, refused: code });
    },
  ),
  verb(
    'group.setLead',
    z.looseObject({ ...cohortShape.shape, from: fromShape }),
    async (deps, turn, { programId, cohortId, from, ...sent }) => {
      const ref = { programId, cohortId };
      const set = await setFacilitators(deps, turn.actor, ref, leadsOf(sent));
      if (set.ok) return showGroups(deps, turn, ref, { done: 'saved' });
      const { code } = set.refusal;
      if (code === 'notAllowed') return groupRefusedCard;
      return showLeads(deps, turn, { ...ref, of: 'current' }, { from, refused: code });
    },
  ),
];

export const draftVerbs: Verb[] = [
  verb('group.propose', cohortShape.extend({ version: z.string().max(200) }), async (deps, turn, data) => {
    const { version, ...ref } = data;
    const done = await propose(deps, turn.actor, ref, version);
    if (done.ok) return showDraft(deps, turn, ref);
    const { code } = done.refusal;
    if (code === 'notAllowed') return groupRefusedCard;
    return code === 'changedMeanwhile'
      ? showDraft(deps, turn, ref, { refused: code })
      : showGroups(deps, turn, ref, { refused: code });
  }),
  verb('group.draft', cohortShape.extend({ from: fromShape }), (deps, turn, { from, ...ref }) =>
    showDraft(deps, turn, ref, { from }),
  ),
  verb('group.move', draftShape.extend({ from: fromShape, pid: idShape, to: nameShape }), async (deps, turn, data) => {
    const { from, pid, to, ...ref } = data;
    const done = await moveInDraft(deps, turn.actor, ref, { pid, to });
    return done.ok ? showDraft(deps, turn, ref, { done: 'moved', from }) : refused(deps, turn, ref, done.refusal, from);
  }),
  ...leadVerbs,
  verb('group.effect', draftShape.extend({ on: dayShape.optional() }), (deps, turn, { on, ...ref }) =>
    showEffect(deps, turn, ref, on),
  ),
  verb('group.confirm', draftShape.extend({ shown: dayShape, on: dayShape }), confirm),
  verb('group.askDiscard', draftShape, async (deps, turn, ref) => {
    const open = await openDraft(deps, turn.actor, ref);
    return open.ok ? (t) => groupDiscardCard(ref, t) : refused(deps, turn, ref, open.refusal);
  }),
  verb('group.discard', draftShape, async (deps, turn, ref) => {
    const done = await discardDraft(deps, turn.actor, ref);
    return done.ok ? showGroups(deps, turn, ref, { done: 'discarded' }) : refused(deps, turn, ref, done.refusal);
  }),
];
