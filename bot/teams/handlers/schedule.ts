import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import { previewCard, scheduleFormCard, type ScheduleFormModel } from '../../../cards/schedule-form.ts';
import {
  askCancelCard,
  chooseCohortCard,
  plannedSessionCard,
  scheduleRefusedCard,
  sessionListCard,
  type PlannedModel,
  type SessionCardModel,
} from '../../../cards/schedule.ts';
import type { Deps } from '../../deps.ts';
import { FORM_FIELDS, type FormField, type Problem, type SessionForm } from '../../domain/schedule.ts';
import type { Session, SessionRef } from '../../domain/session.ts';
import { publish } from '../../features/schedule-publish.ts';
import { plannedSession, plannedSessions } from '../../features/schedule-view.ts';
import {
  cancelSession,
  createSessions,
  editSession,
  openForm,
  ownCohorts,
  plan,
  type CohortRef,
  type OpenForm,
  type SaveRefusal,
} from '../../features/schedule.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Turn } from '../turn.ts';
import { idShape, refShape, sessionModel } from './attendance.ts';

type Target = CohortRef & { sessionId?: string };

function plannedModel(session: Session, turn: Turn): PlannedModel {
  const { cohortId, code, status, required, group, capacity, seriesId, joinLink } = session;
  return {
    ...sessionModel(session, turn),
    ...{ cohortId, code, status, required },
    inSeries: seriesId !== undefined,
    ...(group === undefined ? {} : { group }),
    ...(capacity === undefined ? {} : { capacity }),
    ...(joinLink === undefined ? {} : { joinLink }),
  };
}

function formModel(open: OpenForm, turn: Turn): ScheduleFormModel {
  const { cohort, groups, form, present, version } = open;
  const { programId, cohortId, name } = cohort;
  return {
    ...{ programId, cohortId, cohort: name, groups, form },
    ...(present ? { sessionId: present.sessionId } : {}),
    ...(version === undefined ? {} : { version }),
    ...(present ? { present: sessionModel(present, turn) } : {}),
  };
}

/** A form: empty, of a session that is there, or with what was typed and what is wrong with it. */
async function form(
  deps: Deps,
  turn: Turn,
  target: Target,
  typed?: { form: SessionForm; problems: Problem[] },
): Promise<Render> {
  const open = await openForm(deps, turn.actor, target);
  if (!open.ok) return scheduleRefusedCard;
  const { present, ...model } = formModel(open.value, turn);
  const kept = typed ? { ...typed, form: { ...typed.form, code: typed.form.code || model.form.code } } : {};
  return (t) => scheduleFormCard({ ...model, ...kept }, t);
}

async function show(
  deps: Deps,
  turn: Turn,
  ref: SessionRef,
  after: Pick<SessionCardModel, 'done' | 'refused'> = {},
): Promise<Render> {
  const view = await plannedSession(deps, turn.actor, ref);
  if (!view.ok) return scheduleRefusedCard;
  const { session, ...rest } = view.value;
  const model: SessionCardModel = { ...rest, session: plannedModel(session, turn), ...after };
  return (t) => plannedSessionCard(model, t);
}

/** "schedule": the form where there is one cohort, else which one. */
async function start(deps: Deps, turn: Turn, then: (cohort: CohortRef) => Promise<Render>): Promise<Render> {
  const cohorts = await ownCohorts(deps, turn.actor);
  if (!cohorts.ok) return scheduleRefusedCard;
  const [only, another] = cohorts.value;
  if (only && !another) return then(only);
  return (t) => chooseCohortCard(cohorts.value, t);
}

async function list(deps: Deps, turn: Turn, ref: CohortRef): Promise<Render> {
  const found = await plannedSessions(deps, turn.actor, ref);
  if (!found.ok) return scheduleRefusedCard;
  const { cohort, sessions } = found.value;
  const model = { ...ref, cohort: cohort.name, sessions: sessions.map((session) => plannedModel(session, turn)) };
  return (t) => sessionListCard(model, t);
}

/** One session is created at once; a series is shown first. */
async function planned(deps: Deps, turn: Turn, ref: CohortRef, typed: SessionForm): Promise<Render> {
  const made = await plan(deps, turn.actor, ref, typed);
  if (!made.ok) return refused(deps, turn, ref, typed, made.refusal);
  if (made.value.length === 1) return create(deps, turn, ref, typed);
  const dates = made.value.map(({ session, warnings }) => ({ session: sessionModel(session, turn), warnings }));
  return (t) => previewCard({ ...ref, form: typed, dates }, t);
}

async function create(deps: Deps, turn: Turn, ref: CohortRef, typed: SessionForm): Promise<Render> {
  const made = await createSessions(deps, turn.actor, ref, typed);
  if (!made.ok) return refused(deps, turn, ref, typed, made.refusal);
  const [first] = made.value;
  if (!first) throw new Error('a form made no session');
  return show(deps, turn, first, { done: { created: made.value.length } });
}

async function save(
  deps: Deps,
  turn: Turn,
  target: CohortRef & SessionRef,
  input: { form: SessionForm; version: string },
): Promise<Render> {
  const saved = await editSession(deps, turn.actor, target, input);
  return saved.ok
    ? show(deps, turn, target, { done: 'saved' })
    : refused(deps, turn, target, input.form, saved.refusal);
}

async function refused(
  deps: Deps,
  turn: Turn,
  target: Target,
  typed: SessionForm,
  refusal: SaveRefusal,
): Promise<Render> {
  switch (refusal.code) {
    case 'notAllowed':
      return scheduleRefusedCard;
    case 'form':
      return form(deps, turn, target, { form: typed, problems: refusal.problems });
    case 'changed': {
      const { present } = refusal.open;
      const model = formModel({ ...refusal.open, form: { ...typed, code: present?.code ?? typed.code } }, turn);
      return (t) => scheduleFormCard(model, t);
    }
    case 'alreadyCancelled':
    case 'alreadyHeld':
    case 'frenchMissing':
    case 'inThePast': {
      const { programId, sessionId } = target;
      if (sessionId === undefined) throw new Error('a new session was refused a step');
      return show(deps, turn, { programId, sessionId }, { refused: refusal.code });
    }
  }
}

const typedText = z
  .union([z.string().max(25_000), z.number(), z.boolean()])
  .transform(String)
  .default('');
const formShape = z.object(
  Object.fromEntries(FORM_FIELDS.map((field) => [field, typedText])) as Record<FormField, typeof typedText>,
);
const cohortShape = z.object({ programId: idShape, cohortId: idShape });
const newShape = z.object({ ...cohortShape.shape, ...formShape.shape });
const saveShape = z.object({ ...newShape.shape, sessionId: idShape, version: z.string().max(200) });

export const scheduleCommands: Command[] = [
  {
    words: ['schedule', 'planifier', 'new session', 'nouvelle séance'],
    place: 'personal',
    run: (deps, turn) => start(deps, turn, (cohort) => form(deps, turn, pickCohort(cohort))),
  },
  {
    words: [
      'program sessions',
      'sessions of the program',
      'séances du programme',
      'all sessions',
      'toutes les séances',
    ],
    place: 'personal',
    run: (deps, turn) => start(deps, turn, (cohort) => list(deps, turn, pickCohort(cohort))),
  },
];

const pickCohort = ({ programId, cohortId }: CohortRef): CohortRef => ({ programId, cohortId });

export const scheduleVerbs: Verb[] = [
  verb('schedule.new', cohortShape.partial(), async (deps, turn, { programId, cohortId }) =>
    programId !== undefined && cohortId !== undefined
      ? form(deps, turn, { programId, cohortId })
      : start(deps, turn, (cohort) => form(deps, turn, pickCohort(cohort))),
  ),
  verb('schedule.list', cohortShape, list),
  verb('schedule.plan', newShape, (deps, turn, { programId, cohortId, ...typed }) =>
    planned(deps, turn, { programId, cohortId }, typed),
  ),
  verb('schedule.again', newShape, (deps, turn, { programId, cohortId, ...typed }) =>
    form(deps, turn, { programId, cohortId }, { form: typed, problems: [] }),
  ),
  verb('schedule.create', newShape, (deps, turn, { programId, cohortId, ...typed }) =>
    create(deps, turn, { programId, cohortId }, typed),
  ),
  verb('schedule.edit', z.object({ ...cohortShape.shape, sessionId: idShape }), (deps, turn, target) =>
    form(deps, turn, target),
  ),
  verb('schedule.save', saveShape, (deps, turn, { programId, cohortId, sessionId, version, ...typed }) =>
    save(deps, turn, { programId, cohortId, sessionId }, { form: typed, version }),
  ),
  verb('schedule.open', refShape, (deps, turn, ref) => show(deps, turn, ref)),
  verb('schedule.publish', refShape, async (deps, turn, ref) => {
    const done = await publish(deps, turn.actor, ref);
    return show(deps, turn, ref, done.ok ? { done: 'published' } : stepRefused(done.refusal));
  }),
  verb('schedule.askCancel', refShape, async (deps, turn, ref) => {
    const view = await plannedSession(deps, turn.actor, ref);
    if (!view.ok) return scheduleRefusedCard;
    const model = plannedModel(view.value.session, turn);
    return (t) => askCancelCard(model, t);
  }),
  verb('schedule.cancel', refShape, async (deps, turn, ref) => {
    const done = await cancelSession(deps, turn.actor, ref);
    return show(deps, turn, ref, done.ok ? { done: 'cancelled' } : stepRefused(done.refusal));
  }),
];

/** Who may not see the session gets the refusal of `show`, which says nothing. */
function stepRefused(refusal: SaveRefusal): Pick<SessionCardModel, 'refused'> {
  const { code } = refusal;
  return code === 'notAllowed' || code === 'form' || code === 'changed' ? {} : { refused: code };
}
