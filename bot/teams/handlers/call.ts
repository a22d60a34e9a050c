import { z } from 'zod';
import {
  callCard,
  callFormCard,
  callRefusedCard,
  callsCard,
  criterionCard,
  questionsCard,
  type CallModel,
  type CriterionModel,
} from '../../../cards/call.ts';
import type { Render } from '../../../cards/card.ts';
import { startingCompetencies, startingCriteria } from '../../../cards/text/call-criteria.ts';
import type { Deps } from '../../deps.ts';
import { ANCHORED, MOST_QUESTIONS, type Call, type CallForm, type Criterion } from '../../domain/call.ts';
import { dayIn } from '../../domain/time.ts';
import {
  callView,
  createCall,
  editCall,
  publishCall,
  removeCriterion,
  setCriterion,
  setQuestions,
  type CallRef,
  type CallView,
} from '../../features/call/edit.ts';
import { callList } from '../../features/call/list.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Turn } from '../turn.ts';
import { idShape, callShape } from './attendance.ts';

const versionShape = z.string().max(200);
const typedShape = z.string().max(5_000).default('');
const yesShape = z.enum(['yes', 'no']).default('no');
const formShape = {
  ...{ opens: typedShape, closes: typedShape, completeBy: typedShape, capacity: typedShape, perDepartment: typedShape },
  ...{ days: typedShape, months: typedShape, reviewsEach: typedShape, contact: typedShape },
  ...{ levels: typedShape, areas: typedShape, selfNomination: yesShape, redacted: yesShape },
};

type FormInput = z.infer<z.ZodObject<typeof formShape>>;

/** What a card carried back, as a form; the rest of it is left out. */
function formOf(input: FormInput): CallForm {
  const { opens, closes, completeBy, capacity, perDepartment, days, months, reviewsEach, contact, levels, areas } =
    input;
  return {
    ...{ opens, closes, completeBy, capacity, perDepartment, days, months, reviewsEach, contact, levels, areas },
    selfNomination: input.selfNomination === 'yes',
    redacted: input.redacted === 'yes',
  };
}

const EMPTY: CallForm = {
  ...{ opens: '', closes: '', completeBy: '', capacity: '', perDepartment: '', days: '', months: '', reviewsEach: '3' },
  ...{ contact: '', levels: '', areas: '', selfNomination: false, redacted: false },
};

function formFrom(call: Call, timeZone: string): CallForm {
  const { capacity, perDepartment, days, months, reviewsEach, contact, levels, areas, selfNomination, redacted } = call;
  const lastDay = (at: number): string => dayIn(timeZone, at - 1);
  return {
    ...{ opens: dayIn(timeZone, call.opensAt), closes: lastDay(call.closesAt), completeBy: lastDay(call.completeBy) },
    ...{
      capacity: String(capacity),
      perDepartment: String(perDepartment ?? ''),
      days: String(days),
      months: String(months),
    },
    ...{
      reviewsEach: String(reviewsEach),
      contact,
      levels: levels.join('\n'),
      areas: areas.join('\n'),
      selfNomination,
      redacted,
    },
  };
}

/** The calls of the programs that the actor coordinates; undefined for everybody else. */
async function showCalls(deps: Deps, turn: Turn): Promise<Render | undefined> {
  const programs = await callList(deps, turn.actor);
  return programs && ((t) => callsCard({ programs }, t));
}

const notAllowed: Render = (t) => callRefusedCard('notAllowed', t);

const show =
  (view: CallView, after: Pick<CallModel, 'done' | 'refused'> = {}): Render =>
  (t) =>
    callCard({ ...view, ...after }, t);

async function showCall(
  deps: Deps,
  turn: Turn,
  ref: CallRef,
  after: Pick<CallModel, 'done' | 'refused'> = {},
): Promise<Render> {
  const view = await callView(deps, turn.actor, ref);
  return view.ok ? show(view.value, after) : notAllowed;
}

const criterionShape = z.looseObject({
  ...callShape.shape,
  version: versionShape,
  criterion: idShape,
  textEn: typedShape,
  textFr: typedShape,
  weight: typedShape,
});

function criterionOf(input: z.infer<typeof criterionShape>): Criterion {
  const text = (key: string): string => {
    const value = Object.hasOwn(input, key) ? input[key] : '';
    return typeof value === 'string' ? value.slice(0, 1_000).trim() : '';
  };
  const anchors = ANCHORED.map((score) => [
    score,
    { textEn: text(`anchor${score}En`), textFr: text(`anchor${score}Fr`) },
  ]);
  return {
    criterionId: input.criterion,
    ...{ textEn: text('textEn'), textFr: text('textFr'), weight: Number(input.weight.trim()) },
    anchors: Object.fromEntries(anchors) as Criterion['anchors'],
  };
}

const NOTHING = { textEn: '', textFr: '' };

async function openCriterion(deps: Deps, turn: Turn, ref: CallRef, criterionId: string | undefined): Promise<Render> {
  const view = await callView(deps, turn.actor, ref);
  if (!view.ok) return notAllowed;
  const known = view.value.call.criteria.find((one) => one.criterionId === criterionId);
  const anchors = { '1': NOTHING, '3': NOTHING, '5': NOTHING };
  const criterion = known ?? { criterionId: `k${deps.ids.next()}`, ...NOTHING, weight: 1, anchors };
  const { version } = view.value;
  const model: CriterionModel = {
    ref,
    version,
    criterion,
    weight: String(criterion.weight),
    isNew: known === undefined,
  };
  return (t) => criterionCard(model, t);
}

const questionsShape = z.looseObject({ ...callShape.shape, version: versionShape });

function questionsOf(deps: Deps, call: Call, input: Readonly<Record<string, unknown>>) {
  const text = (key: string): string => {
    const value = Object.hasOwn(input, key) ? input[key] : '';
    return typeof value === 'string' ? value.slice(0, 1_000).trim() : '';
  };
  return Array.from({ length: MOST_QUESTIONS }, (_, place) => {
    const n = place + 1;
    const questionId = call.questions[place]?.questionId ?? `q${deps.ids.next()}`;
    return { questionId, textEn: text(`q${n}En`), textFr: text(`q${n}Fr`), required: text(`q${n}Required`) === 'yes' };
  }).filter(({ textEn, textFr }) => textEn !== '' || textFr !== '');
}

export const callCommands: Command[] = [
  {
    words: [
      'calls',
      'call',
      'call for nominations',
      'appels',
      'appel',
      'appel de candidatures',
      'appels de candidatures',
    ],
    place: 'personal',
    run: async (deps, turn) => (await showCalls(deps, turn)) ?? notAllowed,
  },
];

export const callVerbs: Verb[] = [
  verb('call.list', z.object({}), async (deps, turn) => (await showCalls(deps, turn)) ?? notAllowed),
  verb('call.show', callShape, (deps, turn, ref) => showCall(deps, turn, ref)),
  verb('call.new', z.object({ programId: idShape }), async (deps, turn, { programId }) => {
    const programs = (await callList(deps, turn.actor)) ?? [];
    const isTheirs = programs.some((one) => one.programId === programId);
    return isTheirs ? (t) => callFormCard({ programId, cohort: '', form: EMPTY }, t) : notAllowed;
  }),
  verb('call.create', z.object({ programId: idShape, cohort: typedShape, ...formShape }), async (deps, turn, input) => {
    const form = formOf(input);
    const { programId, cohort } = input;
    const starting = { criteria: startingCriteria, competencies: startingCompetencies };
    const made = await createCall(deps, turn.actor, { programId, cohort, form }, starting);
    if (made.ok) return show(made.value, { done: 'saved' });
    const { refusal } = made;
    if (refusal.code === 'notAllowed') return notAllowed;
    const problems = refusal.code === 'problems' ? { problems: refusal.problems } : {};
    return (t) => callFormCard({ programId, cohort, form, refused: refusal.code, ...problems }, t);
  }),
  verb('call.edit', callShape, async (deps, turn, ref) => {
    const view = await callView(deps, turn.actor, ref);
    if (!view.ok) return notAllowed;
    const { call, cohort, version, timeZone } = view.value;
    return (t) => callFormCard({ ...ref, cohort, version, form: formFrom(call, timeZone) }, t);
  }),
  verb(
    'call.save',
    z.object({ ...callShape.shape, version: versionShape, ...formShape }),
    async (deps, turn, input) => {
      const [ref, form] = [{ programId: input.programId, castId: input.castId }, formOf(input)];
      const saved = await editCall(deps, turn.actor, ref, { form, version: input.version });
      if (saved.ok) return show(saved.value, { done: 'saved' });
      const { refusal } = saved;
      const view = await callView(deps, turn.actor, ref);
      if (!view.ok) return notAllowed;
      const { cohort, version } = view.value;
      const problems = refusal.code === 'problems' ? { problems: refusal.problems } : {};
      return (t) => callFormCard({ ...ref, cohort, version, form, refused: refusal.code, ...problems }, t);
    },
  ),
  verb(
    'call.publish',
    z.object({ ...callShape.shape, version: versionShape }),
    async (deps, turn, { version, ...ref }) => {
      const done = await publishCall(deps, turn.actor, ref, version);
      if (done.ok) return show(done.value, { done: 'published' });
      return showCall(deps, turn, ref, { refused: done.refusal.code });
    },
  ),
  verb(
    'call.criterion',
    z.object({ ...callShape.shape, criterion: idShape.optional() }),
    (deps, turn, { criterion, ...ref }) => openCriterion(deps, turn, ref, criterion),
  ),
  verb('call.criterionSave', criterionShape, async (deps, turn, input) => {
    const ref = { programId: input.programId, castId: input.castId };
    const criterion = criterionOf(input);
    const done = await setCriterion(deps, turn.actor, ref, { criterion, version: input.version });
    if (done.ok) return show(done.value, { done: 'saved' });
    const view = await callView(deps, turn.actor, ref);
    if (!view.ok) return notAllowed;
    const { version, call } = view.value;
    const isNew = !call.criteria.some(({ criterionId }) => criterionId === criterion.criterionId);
    const weight = input.weight.slice(0, 100);
    return (t) => criterionCard({ ref, version, criterion, weight, isNew, refused: done.refusal.code }, t);
  }),
  verb(
    'call.criterionRemove',
    z.object({ ...callShape.shape, version: versionShape, criterion: idShape }),
    async (deps, turn, { version, criterion, ...ref }) => {
      const done = await removeCriterion(deps, turn.actor, ref, { criterionId: criterion, version });
      return done.ok ? show(done.value, { done: 'saved' }) : showCall(deps, turn, ref, { refused: done.refusal.code });
    },
  ),
  verb('call.questions', callShape, async (deps, turn, ref) => {
    const view = await callView(deps, turn.actor, ref);
    if (!view.ok) return notAllowed;
    const { call, version } = view.value;
    return (t) => questionsCard({ ref, version, questions: call.questions }, t);
  }),
  verb('call.questionsSave', questionsShape, async (deps, turn, input) => {
    const ref = { programId: input.programId, castId: input.castId };
    const view = await callView(deps, turn.actor, ref);
    if (!view.ok) return notAllowed;
    const questions = questionsOf(deps, view.value.call, input);
    const done = await setQuestions(deps, turn.actor, ref, { questions, version: input.version });
    if (done.ok) return show(done.value, { done: 'saved' });
    const { version } = view.value;
    return (t) => questionsCard({ ref, version, questions, refused: done.refusal.code }, t);
  }),
];
