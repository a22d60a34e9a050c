import { z } from 'zod';
import type { Render } from '../../../../cards/card.ts';
import {
  dossierCard,
  dossierRefusedCard,
  dossiersCard,
  type DossierModel,
  type DossiersModel,
} from '../../../../cards/nomination/dossier.ts';
import type { Deps } from '../../../deps.ts';
import { INELIGIBLE_BECAUSE } from '../../../domain/nomination.ts';
import type { CallRef } from '../../../features/call/edit.ts';
import { dossier, dossiers, judge, judgeAll, nudge } from '../../../features/nomination/overview.ts';
import type { NominationRef } from '../../../features/nomination/step.ts';
import { verb, type Verb } from '../../router.ts';
import type { Turn } from '../../turn.ts';
import { idShape, callShape } from '../attendance.ts';
import { nameOf } from '../../../features/people.ts';

const fromShape = z.number().int().min(0).max(100_000).default(0);
const nomineeShape = callShape.extend({ nominee: idShape });

const refused =
  (code: Parameters<typeof dossierRefusedCard>[0]): Render =>
  (t) =>
    dossierRefusedCard(code, t);

type ListAfter = Pick<DossiersModel, 'done' | 'refused'> & { from?: number };

async function showList(
  deps: Deps,
  turn: Turn,
  { programId, castId }: CallRef,
  after: ListAfter = {},
): Promise<Render> {
  const ref = { programId, castId };
  const found = await dossiers(deps, turn.actor, ref);
  if (!found.ok) return refused('notAllowed');
  const { cohort, lines } = found.value;
  const { from = 0, ...said } = after;
  return (t) => dossiersCard({ ref, cohort, lines, from: Math.min(from, Math.max(0, lines.length - 1)), ...said }, t);
}

async function showOne(
  deps: Deps,
  turn: Turn,
  ref: NominationRef,
  after: Pick<DossierModel, 'done' | 'refused'> = {},
): Promise<Render> {
  const found = await dossier(deps, turn.actor, ref);
  return found.ok ? (t) => dossierCard({ ...found.value, ...after }, t) : refused('notAllowed');
}

async function remind(deps: Deps, turn: Turn, { from, ...ref }: NominationRef & { from: number }): Promise<Render> {
  const done = await nudge(deps, turn.actor, ref);
  if (!done.ok) return showList(deps, turn, ref, { from, refused: done.refusal.code });
  if (done.value.already) return showList(deps, turn, ref, { from, done: { kind: 'nudgedToday' } });
  const name = await nameOf(deps, ref.nominee);
  return showList(deps, turn, ref, { from, done: { kind: 'nudged', who: done.value.who, name } });
}

export const dossierVerbs: Verb[] = [
  verb('nomination.dossiers', callShape.extend({ from: fromShape }), (deps, turn, { from, ...ref }) =>
    showList(deps, turn, ref, { from }),
  ),
  verb('nomination.dossier', nomineeShape, (deps, turn, ref) => showOne(deps, turn, ref)),
  verb('nomination.nudge', nomineeShape.extend({ from: fromShape }), remind),
  verb('nomination.judgeAll', callShape, async (deps, turn, ref) => {
    const done = await judgeAll(deps, turn.actor, ref);
    return done.ok
      ? showList(deps, turn, ref, { done: { kind: 'allDone', count: done.value } })
      : refused('notAllowed');
  }),
  verb('nomination.eligible', nomineeShape, async (deps, turn, ref) => {
    const done = await judge(deps, turn.actor, ref, undefined);
    return showOne(deps, turn, ref, done.ok ? { done: 'eligible' } : { refused: done.refusal.code });
  }),
  verb(
    'nomination.ineligible',
    nomineeShape.extend({ because: z.string().max(100).default('') }),
    async (deps, turn, input) => {
      const { because: said, ...ref } = input;
      const because = INELIGIBLE_BECAUSE.find((one) => one === said);
      if (because === undefined) return showOne(deps, turn, ref, { refused: 'chooseReason' });
      const done = await judge(deps, turn.actor, ref, because);
      return showOne(deps, turn, ref, done.ok ? { done: 'ineligible' } : { refused: done.refusal.code });
    },
  ),
];
