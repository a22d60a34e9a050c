import { z } from 'zod';
import type { Render } from '../../../../cards/card.ts';
import {
  behavioursCard,
  feedbackNotAllowedCard,
  personFeedbackCard,
  waveCard,
  waveListCard,
  wavesCard,
  type PersonModel,
  type WaveFormModel,
  type WaveModel,
} from '../../../../cards/feedback/wave.ts';
import { startingBehaviours } from '../../../../cards/text/feedback-behaviour.ts';
import type { Deps } from '../../../deps.ts';
import { MOST_BEHAVIOURS, WAVE_KINDS, type Behaviour } from '../../../domain/feedback.ts';
import { cohortDocId, programPk } from '../../../domain/key.ts';
import { startingThemes } from '../../../../cards/text/evaluation-release.ts';
import { dayIn } from '../../../domain/time.ts';
import { themesOf } from '../../../features/evaluation/theme.ts';
import { coordinatedBy } from '../../../features/coordinator.ts';
import { reassign } from '../../../features/feedback/pass.ts';
import { codeThemes, onePerson, waveList } from '../../../features/feedback/see.ts';
import {
  behavioursOf,
  planWave,
  setBehaviours,
  stateOf,
  waveFor,
  wavesFor,
  type WaveView,
} from '../../../features/feedback/wave.ts';
import { supervisorQueue } from '../../../features/supervisor.ts';
import { verb, type Verb } from '../../router.ts';
import type { Turn } from '../../turn.ts';
import { idShape } from '../attendance.ts';

const waveShape = z.object({ programId: idShape, cohortId: idShape, kind: z.enum(WAVE_KINDS) });

function modelOf(deps: Deps, { wave, ...view }: WaveView): WaveModel {
  return wave ? { ...view, wave: { ...wave, state: stateOf(wave, deps.clock.now()) } } : view;
}

/** The waves of the programs that the actor coordinates; undefined for everybody else. */
export async function showWaves(deps: Deps, turn: Turn): Promise<Render | undefined> {
  const found = await wavesFor(deps, turn.actor);
  if (!found) return undefined;
  const waves = found.map((one) => modelOf(deps, one));
  const { items, endorsements } = await supervisorQueue(deps, turn.actor.pid);
  const queue = items.length + endorsements.length > 0;
  return (t) => wavesCard({ waves, queue }, t);
}

function showWave(deps: Deps, view: WaveView, after: Partial<WaveFormModel> = {}): Render {
  const { wave, proposed, timeZone } = view;
  const dates = wave
    ? { opens: dayIn(timeZone, wave.opensAt), closes: dayIn(timeZone, wave.closesAt - 1) }
    : (proposed ?? { opens: '', closes: '' });
  const model = { ...modelOf(deps, view), typed: { ...dates, shared: wave?.shared ?? false }, ...after };
  return (t) => waveCard(model, t);
}

const PLACES = Array.from({ length: MOST_BEHAVIOURS }, (_, n) => n);

/** What was typed, place by place; a new behaviour gets an id, and one that is known keeps its own. */
function typedList(deps: Deps, ids: string, sent: Readonly<Record<string, unknown>>): Behaviour[] {
  const known = ids.split(' ');
  const text = (key: string): string => {
    const value = Object.hasOwn(sent, key) ? sent[key] : undefined;
    return typeof value === 'string' ? value.slice(0, 1_000).trim() : '';
  };
  return PLACES.flatMap((n) => {
    const [textEn, textFr] = [text(`en${n}`), text(`fr${n}`)];
    if (textEn === '' && textFr === '') return [];
    const id = known[n] ?? '';
    return [{ behaviourId: id === '' ? `b${deps.ids.next()}` : id, textEn, textFr }];
  });
}

async function showBehaviours(deps: Deps, turn: Turn, programId: string): Promise<Render> {
  if (!(await coordinatedBy(deps, turn.actor.pid)).includes(programId)) return feedbackNotAllowedCard;
  const list = await behavioursOf(deps, programId, startingBehaviours);
  return (t) => behavioursCard({ programId, list }, t);
}

type PersonAfter = Pick<PersonModel, 'typed' | 'refused' | 'reassigned' | 'coded'>;
type PersonRef = { waveId: string; participant: string };

async function showPerson(deps: Deps, turn: Turn, ref: PersonRef, after: PersonAfter = {}): Promise<Render> {
  const found = await onePerson(deps, turn.actor, ref);
  if (!found.ok) return feedbackNotAllowedCard;
  const { wave, name, said } = found.value;
  const open = stateOf(wave, deps.clock.now()) === 'open';
  const themes = (await themesOf(deps, wave.programId, startingThemes)).filter(({ removed }) => !removed);
  const model: PersonModel = { ...ref, programId: wave.programId, name, open, themes, ...after };
  const shown = said && { ...said, behaviours: wave.behaviours };
  return (t) => personFeedbackCard(shown ? { ...model, said: shown } : model, t);
}

const planShape = waveShape.extend({
  opens: z.string().max(40),
  closes: z.string().max(40),
  shared: z.enum(['yes', 'no']).default('no'),
});
const personShape = z.object({ waveId: idShape, participant: idShape });
const reassignShape = z.object({
  programId: idShape,
  castId: idShape,
  participant: idShape,
  address: z.string().max(25_000).default(''),
});

export const coordinatorVerbs: Verb[] = [
  verb('feedback.waves', z.object({}), async (deps, turn) => (await showWaves(deps, turn)) ?? feedbackNotAllowedCard),
  verb('feedback.wave', waveShape, async (deps, turn, input) => {
    const view = await waveFor(deps, turn.actor, input);
    return view.ok ? showWave(deps, view.value) : feedbackNotAllowedCard;
  }),
  verb('feedback.plan', planShape, async (deps, turn, { shared, ...input }) => {
    const typed = { opens: input.opens, closes: input.closes, shared: shared === 'yes' };
    const planned = await planWave(deps, turn.actor, { ...input, shared: typed.shared });
    if (planned.ok) return showWave(deps, planned.value, { done: true });
    const { code } = planned.refusal;
    const view = await waveFor(deps, turn.actor, input);
    if (code === 'notAllowed' || !view.ok) return feedbackNotAllowedCard;
    return showWave(deps, view.value, { typed, refused: code });
  }),
  verb('feedback.behaviours', z.object({ programId: idShape }), (deps, turn, { programId }) =>
    showBehaviours(deps, turn, programId),
  ),
  verb(
    'feedback.setBehaviours',
    z.looseObject({ programId: idShape, ids: z.string().max(2_000) }),
    async (deps, turn, { programId, ids, ...sent }) => {
      const list = typedList(deps, ids, sent);
      const set = await setBehaviours(deps, turn.actor, programId, list);
      if (set.ok) return (t) => behavioursCard({ programId, list: set.value, done: true }, t);
      const { code } = set.refusal;
      return code === 'notAllowed'
        ? feedbackNotAllowedCard
        : (t) => behavioursCard({ programId, list, refused: code }, t);
    },
  ),
  verb(
    'feedback.list',
    z.object({ waveId: idShape, from: z.number().int().min(0).default(0) }),
    async (deps, turn, { waveId, from }) => {
      const found = await waveList(deps, turn.actor, waveId);
      if (!found.ok) return feedbackNotAllowedCard;
      const { wave, lines } = found.value;
      const { programId, cohortId } = wave;
      const cohort = await deps.store.get('cohort', programPk(programId), cohortDocId(cohortId));
      return (t) => waveListCard({ waveId, programId, cohortId, cohort: cohort?.body.name ?? '', from, lines }, t);
    },
  ),
  verb('feedback.person', personShape, (deps, turn, ref) => showPerson(deps, turn, ref)),
  verb(
    'feedback.code',
    personShape.extend({ themes: z.string().max(500).default('') }),
    async (deps, turn, { themes, ...ref }) => {
      const coded = await codeThemes(deps, turn.actor, { ...ref, themes: themes.split(',') }, startingThemes);
      return coded.ok ? showPerson(deps, turn, ref, { coded: true }) : feedbackNotAllowedCard;
    },
  ),
  verb('feedback.reassign', reassignShape, async (deps, turn, { address, ...ref }) => {
    const person = { waveId: ref.castId, participant: ref.participant };
    const done = await reassign(deps, turn.actor, ref, address);
    if (done.ok) return showPerson(deps, turn, person, { reassigned: done.value.email });
    const { code } = done.refusal;
    if (code === 'notAllowed' || code === 'nothingSaid' || code === 'tooLong') return feedbackNotAllowedCard;
    return showPerson(deps, turn, person, { typed: address.slice(0, 1_000), refused: code });
  }),
];
