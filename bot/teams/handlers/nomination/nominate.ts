import { z } from 'zod';
import type { Render } from '../../../../cards/card.ts';
import {
  alreadyCard,
  nominateCard,
  nominationFormCard,
  nominationRefusedCard,
  submittedCard,
  withdrawCard,
  type NominateModel,
  type NominationFormModel,
} from '../../../../cards/nomination/form.ts';
import type { Deps } from '../../../deps.ts';
import type { Call } from '../../../domain/call.ts';
import { callsFor } from '../../../features/call/read.ts';
import { nominatedBy, withdraw } from '../../../features/nomination/consent.ts';
import {
  callsToNominate,
  draftForm,
  dropDraft,
  saveDraft,
  type DraftForm,
  type DraftRef,
  type DraftWords,
} from '../../../features/nomination/draft.ts';
import { pickedPerson } from '../../../features/nomination/pick.ts';
import { nominationsIn } from '../../../features/nomination/read.ts';
import { lookUp } from '../../../features/nomination/step.ts';
import { submitNomination, supportNomination } from '../../../features/nomination/submit.ts';
import { verb, type Verb } from '../../router.ts';
import type { Turn } from '../../turn.ts';
import { idShape, callShape, readerZoneOf } from '../attendance.ts';
import { showOwn } from './consent.ts';
import { nameOf } from '../../../features/people.ts';

const draftShape = callShape.extend({ draft: idShape });
const textShape = z.string().max(25_000).default('');
const wordsShape = z.looseObject({
  ...draftShape.shape,
  ...{ nomineeName: textShape, nomineeEmail: textShape, department: textShape, level: textShape },
  ...{ functionalArea: textShape, statement: textShape },
  sure: z.string().max(10).default(''),
  picked: z.string().max(200).default(''),
});
type WordsInput = z.infer<typeof wordsShape>;

const refOf = ({ programId, castId, draft }: DraftRef): DraftRef => ({ programId, castId, draft });

/** What a card carried back: strengths and answers by their place in the call's own lists. Claims, all of it. */
function wordsOf(input: WordsInput, { competencies, questions, levels, areas }: Call): DraftWords {
  const { nomineeName, nomineeEmail, department, statement } = input;
  const level = listed(levels, input.level);
  const functionalArea = listed(areas, input.functionalArea);
  const at = (key: string): string => {
    const value = Object.hasOwn(input, key) ? input[key] : '';
    return typeof value === 'string' ? value.slice(0, 25_000) : '';
  };
  const said = (ids: readonly string[], prefix: string): Record<string, string> =>
    Object.fromEntries(
      ids.map((id, place) => [id, at(`${prefix}${place}`)] as const).filter(([, text]) => text !== ''),
    );
  return {
    ...{ nomineeName, nomineeEmail, department, level, functionalArea, statement },
    strengths: said(
      competencies.map(({ competencyId }) => competencyId),
      'strength',
    ),
    answers: said(
      questions.map(({ questionId }) => questionId),
      'answer',
    ),
  };
}

/** A choice of a list comes back as its place there. */
const listed = (list: readonly string[], typed: string): string =>
  list.length > 0 && /^\d{1,3}$/.test(typed) ? (list[Number(typed)] ?? '') : typed;

/** Where somebody who nominates begins. */
export async function showNominate(deps: Deps, turn: Turn, done?: NominateModel['done']): Promise<Render> {
  const calls = await callsToNominate(deps, turn.actor);
  const all = new Map<string, Call>(calls.map(({ call }) => [call.callId, call]));
  for (const call of await callsFor(deps, turn.actor.pid, 'nominator')) all.set(call.callId, call);
  const lists = await Promise.all(
    [...all.values()].map(async (call) => nominatedBy(deps, turn.actor, call, await nominationsIn(deps, call.callId))),
  );
  const model: NominateModel = {
    calls: calls.map((one) => ({ ...one, newDraft: deps.ids.next() })),
    mine: lists.flat(),
    readerZone: readerZoneOf(turn),
    ...(done ? { done } : {}),
  };
  return (t) => nominateCard(model, t);
}

type After = Pick<NominationFormModel, 'done' | 'refused' | 'problems' | 'askSure'>;

const show =
  (turn: Turn, { call, cohort, phase, self, draft }: DraftForm, after: After = {}): Render =>
  (t) =>
    nominationFormCard({ call, cohort, phase, self, draft, readerZone: readerZoneOf(turn), ...after }, t);

const refused =
  (code: Parameters<typeof nominationRefusedCard>[0]): Render =>
  (t) =>
    nominationRefusedCard(code, t);

async function openForm(deps: Deps, turn: Turn, ref: DraftRef, after: After = {}): Promise<Render> {
  const form = await draftForm(deps, turn.actor, ref);
  return form.ok ? show(turn, form.value, after) : refused('notYours');
}

/** Keeps what was typed, whatever follows. */
async function keep(deps: Deps, turn: Turn, input: WordsInput): Promise<DraftForm | undefined> {
  const form = await draftForm(deps, turn.actor, refOf(input));
  if (!form.ok) return undefined;
  const kept = await saveDraft(deps, turn.actor, refOf(input), wordsOf(input, form.value.call));
  return kept.ok ? kept.value : undefined;
}

async function submit(deps: Deps, turn: Turn, input: WordsInput): Promise<Render> {
  const ref = refOf(input);
  const form = await draftForm(deps, turn.actor, ref);
  if (!form.ok) return refused('notYours');
  const words = wordsOf(input, form.value.call);
  const done = await submitNomination(deps, turn.actor, ref, { words, sure: input.sure === 'yes' });
  const call = { programId: ref.programId, castId: ref.castId };
  if (done.ok) {
    const { name, self } = done.value;
    if (self) return showOwn(deps, turn, call);
    return (t) => submittedCard({ name, ref: call, draft: deps.ids.next() }, t);
  }
  const { refusal } = done;
  if (refusal.code === 'already') {
    const model = { name: words.nomineeName.trim(), ref: call, draft: ref.draft, address: words.nomineeEmail.trim() };
    return (t) => alreadyCard(model, t);
  }
  const problems = refusal.code === 'problems' ? { problems: refusal.problems } : {};
  const askSure = refusal.code === 'unknownNominee' ? { askSure: true } : {};
  return openForm(deps, turn, ref, { refused: refusal.code, ...problems, ...askSure });
}

/** Somebody from Teams' own picker: their name and address are filled in where we know the account. */
async function pick(deps: Deps, turn: Turn, input: WordsInput): Promise<Render> {
  const kept = await keep(deps, turn, input);
  if (!kept) return refused('notYours');
  const found = await pickedPerson(deps, turn.where?.tenantId, input.picked);
  if (!found) return show(turn, kept, { refused: 'pickedUnknown' });
  const { draftId: _, callId: __, nominator: ___, changedAt: ____, ...words } = kept.draft;
  const filled = await saveDraft(deps, turn.actor, refOf(input), { ...words, ...found });
  return filled.ok ? show(turn, filled.value) : refused('notYours');
}

async function openWithdraw(
  deps: Deps,
  turn: Turn,
  ref: { programId: string; castId: string; nominee: string },
): Promise<Render> {
  const nomination = (await lookUp(deps, ref))?.stored.body;
  const own = nomination?.nominee === turn.actor.pid;
  if (!nomination || (!own && nomination.nominator !== turn.actor.pid)) return refused('notYours');
  const name = await nameOf(deps, ref.nominee);
  return (t) => withdrawCard({ ref, name, own }, t);
}

const nomineeShape = callShape.extend({ nominee: idShape });

export const nominateVerbs: Verb[] = [
  verb('nomination.calls', z.object({}), (deps, turn) => showNominate(deps, turn)),
  verb('nomination.form', draftShape, (deps, turn, ref) => openForm(deps, turn, ref)),
  verb('nomination.pick', wordsShape, pick),
  verb('nomination.save', wordsShape, async (deps, turn, input) => {
    const kept = await keep(deps, turn, input);
    return kept ? show(turn, kept, { done: 'saved' }) : refused('notYours');
  }),
  verb('nomination.submit', wordsShape, submit),
  verb('nomination.drop', draftShape, async (deps, turn, ref) => {
    await dropDraft(deps, turn.actor, ref);
    return showNominate(deps, turn, { kind: 'dropped' });
  }),
  verb(
    'nomination.support',
    draftShape.extend({ address: z.string().max(320) }),
    async (deps, turn, { address, ...ref }) => {
      const done = await supportNomination(deps, turn.actor, ref, address);
      return done.ok
        ? showNominate(deps, turn, { kind: 'supported', name: done.value.name })
        : refused(done.refusal.code);
    },
  ),
  verb('nomination.withdrawOpen', nomineeShape, openWithdraw),
  verb('nomination.withdraw', nomineeShape, async (deps, turn, ref) => {
    const done = await withdraw(deps, turn.actor, ref);
    if (!done.ok) return refused(done.refusal.code === 'notYours' ? 'notYours' : 'notPossible');
    if (done.value.nominee === turn.actor.pid) return showOwn(deps, turn, ref);
    const name = await nameOf(deps, ref.nominee);
    return showNominate(deps, turn, { kind: 'withdrawn', name });
  }),
];
