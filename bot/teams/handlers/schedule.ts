import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import type { Deps } from '../../deps.ts';
import { DETAIL_FIELDS, ESSENTIAL_FIELDS, SERIES_FIELDS } from '../../domain/schedule.ts';
import type { StepRefusal } from '../../domain/session.ts';
import { cancelSession } from '../../features/schedule/change.ts';
import { publish } from '../../features/schedule/publish.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Turn } from '../turn.ts';
import { idShape, refShape } from './attendance.ts';
import { create, detailsForm, essentialsForm, planned, save, saveDetails, type Typed } from './schedule-form.ts';
import { askCancel, showSession, showSessions, withCohort } from './schedule-show.ts';

/** More than any card takes, so that what is too long can be told so; a client may send anything. */
const typedText = z
  .union([z.string().max(100_000), z.number(), z.boolean()])
  .transform(String)
  .default('');

const fieldsOf = <F extends string>(fields: readonly F[]): Record<F, typeof typedText> =>
  Object.fromEntries(fields.map((field) => [field, typedText])) as Record<F, typeof typedText>;

const cohortShape = z.object({ programId: idShape, cohortId: idShape });
const thereShape = cohortShape.extend({ sessionId: idShape });
const choiceShape = { version: z.string().max(200).default(''), tell: typedText, series: typedText, sure: typedText };
const essentialsShape = z.object(fieldsOf([...ESSENTIAL_FIELDS, ...SERIES_FIELDS]));
const newShape = z.object({ ...cohortShape.shape, ...essentialsShape.shape, ...choiceShape });
const saveShape = newShape.extend({ sessionId: idShape });
const detailsShape = z.object({ ...thereShape.shape, ...fieldsOf(DETAIL_FIELDS), ...choiceShape });

type Choices = { version: string; tell: string; series: string; sure: string };

/** What was typed, apart from what it is about and from the choices beside it. */
function typedOf<F>({ version, tell, series, sure, ...form }: Choices & F): Typed<Omit<F, keyof Choices>> {
  return { form, version, tell: tell === 'true', series: series === 'true', sure: sure === 'true' };
}

export const scheduleCommands: Command[] = [
  {
    words: ['schedule', 'planifier', 'new session', 'nouvelle séance'],
    place: 'personal',
    run: (deps, turn) => withCohort(deps, turn, (cohort) => essentialsForm(deps, turn, cohort)),
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
    run: (deps, turn) => withCohort(deps, turn, (cohort) => showSessions(deps, turn, cohort)),
  },
];

async function publishAndShow(deps: Deps, turn: Turn, ref: z.infer<typeof refShape>): Promise<Render> {
  const done = await publish(deps, turn.actor, ref);
  return showSession(deps, turn, ref, done.ok ? { done: 'published' } : refusedBy(done.refusal));
}

/** A draft that is discarded is gone: what is left to be shown are the others. Pressed again, it stays gone. */
async function cancelAndShow(deps: Deps, turn: Turn, target: z.infer<typeof cancelShape>): Promise<Render> {
  const { programId, cohortId, sessionId } = target;
  const ref = { programId, sessionId };
  const done = await cancelSession(deps, turn.actor, ref);
  const isGone = done.ok ? done.value === 'discarded' : done.refusal.code === 'notAllowed';
  if (isGone) return showSessions(deps, turn, { programId, cohortId }, true);
  return showSession(deps, turn, ref, done.ok ? { done: 'cancelled' } : refusedBy(done.refusal));
}
const cancelShape = thereShape;

/** Who may not see the session gets a refusal where it would be shown, which says nothing. */
function refusedBy({ code }: { code: 'notAllowed' } | StepRefusal): { refused?: StepRefusal['code'] } {
  return code === 'notAllowed' ? {} : { refused: code };
}

export const scheduleVerbs: Verb[] = [
  verb('schedule.new', cohortShape.partial(), async (deps, turn, { programId, cohortId }) =>
    programId !== undefined && cohortId !== undefined
      ? essentialsForm(deps, turn, { programId, cohortId })
      : withCohort(deps, turn, (cohort) => essentialsForm(deps, turn, cohort)),
  ),
  verb('schedule.list', cohortShape, (deps, turn, ref) => showSessions(deps, turn, ref)),
  verb('schedule.plan', newShape, (deps, turn, { programId, cohortId, ...typed }) =>
    planned(deps, turn, { programId, cohortId }, typedOf(typed)),
  ),
  verb('schedule.again', saveShape.partial({ sessionId: true }), (deps, turn, data) => {
    const { programId, cohortId, sessionId, ...typed } = data;
    const target = { programId, cohortId, ...(sessionId === undefined ? {} : { sessionId }) };
    return essentialsForm(deps, turn, target, typedOf(typed));
  }),
  verb('schedule.create', newShape, (deps, turn, { programId, cohortId, ...typed }) =>
    create(deps, turn, { programId, cohortId }, typedOf(typed)),
  ),
  verb('schedule.edit', thereShape, (deps, turn, target) => essentialsForm(deps, turn, target)),
  verb('schedule.save', saveShape, (deps, turn, { programId, cohortId, sessionId, ...typed }) =>
    save(deps, turn, { programId, cohortId, sessionId }, typedOf(typed)),
  ),
  verb('schedule.details', thereShape, (deps, turn, target) => detailsForm(deps, turn, target)),
  verb('schedule.saveDetails', detailsShape, (deps, turn, { programId, cohortId, sessionId, ...typed }) =>
    saveDetails(deps, turn, { programId, cohortId, sessionId }, typedOf(typed)),
  ),
  verb('schedule.open', refShape, (deps, turn, ref) => showSession(deps, turn, ref)),
  verb('schedule.publish', refShape, publishAndShow),
  verb('schedule.askCancel', refShape, askCancel),
  verb('schedule.cancel', cancelShape, cancelAndShow),
];
