import { z } from 'zod';
import type { Render } from '../../../cards/card.ts';
import {
  choosePlanCard,
  planRefusedCard,
  programPlanCard,
  sessionPlanCard,
  type ProgramPlanModel,
  type SessionPlanModel,
} from '../../../cards/reminder-plan.ts';
import type { Deps } from '../../deps.ts';
import { readReminderSettings, reminderCode } from '../../domain/reminder.ts';
import type { SessionRef } from '../../domain/session.ts';
import {
  coordinatedPrograms,
  programPlan,
  saveProgramPlan,
  saveSessionPlan,
  sessionPlan,
  sessionPlanCode,
  type ProgramPlan,
  type SessionPlan,
} from '../../features/reminder-plan.ts';
import { verb, type Command, type Verb } from '../router.ts';
import type { Handler, Turn } from '../turn.ts';
import { idShape, refShape, sessionModel } from './attendance.ts';

const typedShape = z.object({ days: z.string().max(20), at: z.string().max(20), card: z.string().max(20) });
type Typed = z.infer<typeof typedShape>;
type After = Pick<ProgramPlanModel, 'typed' | 'refused' | 'saved'>;

const shown = z.string().max(100);
const read = ({ days, at, card }: Typed) => readReminderSettings({ days, at, checkInCard: card !== 'false' });

function showProgram({ program, settings }: ProgramPlan, after: After = {}): Render {
  const model: ProgramPlanModel = { ...program, settings, shown: reminderCode(settings), ...after };
  return (t) => programPlanCard(model, t);
}

function showSession(plan: SessionPlan, turn: Turn, after: After = {}): Render {
  const { settings, isOwn, over, times } = plan;
  const session = sessionModel(plan.session, turn);
  const model: SessionPlanModel = { session, settings, isOwn, over, times, shown: sessionPlanCode(plan), ...after };
  return (t) => sessionPlanCard(model, t);
}

/** "reminder plan": that of the one program, or a choice. */
const start: Handler<unknown> = async (deps, turn) => {
  const programs = await coordinatedPrograms(deps, turn.actor);
  const [only] = programs;
  if (!only) return planRefusedCard;
  return programs.length === 1 ? openProgram(deps, turn, only.programId) : (t) => choosePlanCard(programs, t);
};

async function openProgram(deps: Deps, turn: Turn, programId: string, after: After = {}): Promise<Render> {
  const plan = await programPlan(deps, turn.actor, programId);
  return plan.ok ? showProgram(plan.value, after) : planRefusedCard;
}

async function openSession(deps: Deps, turn: Turn, ref: SessionRef, after: After = {}): Promise<Render> {
  const plan = await sessionPlan(deps, turn.actor, ref);
  return plan.ok ? showSession(plan.value, turn, after) : planRefusedCard;
}

type ProgramForm = Typed & { programId: string; shown: string };

const saveProgram: Handler<ProgramForm> = async (deps, turn, { programId, shown: seen, ...typed }) => {
  const settings = read(typed);
  if (!settings.ok) return openProgram(deps, turn, programId, { typed, refused: settings.refusal.code });
  const saved = await saveProgramPlan(deps, turn.actor, programId, { settings: settings.value, shown: seen });
  if (saved.ok) return showProgram(saved.value, { saved: true });
  return saved.refusal.code === 'changed'
    ? showProgram(saved.refusal.now, { typed, refused: 'changed' })
    : planRefusedCard;
};

type SessionForm = SessionRef & { shown: string; typed?: Typed };

/** Without `typed`, the program's reminders again. */
const saveSession: Handler<SessionForm> = async (deps, turn, { shown: seen, typed, ...ref }) => {
  const settings = typed && read(typed);
  const kept = typed ? { typed } : {};
  if (settings?.ok === false) return openSession(deps, turn, ref, { ...kept, refused: settings.refusal.code });
  const input = { shown: seen, ...(settings ? { settings: settings.value } : {}) };
  const saved = await saveSessionPlan(deps, turn.actor, ref, input);
  if (saved.ok) return showSession(saved.value, turn, { saved: true });
  switch (saved.refusal.code) {
    case 'changed':
      return showSession(saved.refusal.now, turn, { ...kept, refused: 'changed' });
    case 'over':
      return openSession(deps, turn, ref);
    case 'notAllowed':
      return planRefusedCard;
  }
};

export const reminderPlanCommands: Command[] = [
  {
    words: ['reminder plan', 'reminders plan', 'plan de rappels', 'plan des rappels'],
    place: 'personal',
    run: start,
  },
];

export const reminderPlanVerbs: Verb[] = [
  verb('reminder.plan', z.object({ programId: idShape.optional() }), (deps, turn, { programId }) =>
    programId === undefined ? start(deps, turn, undefined) : openProgram(deps, turn, programId),
  ),
  verb('reminder.savePlan', typedShape.extend({ programId: idShape, shown }), saveProgram),
  verb('reminder.session', refShape, (deps, turn, ref) => openSession(deps, turn, ref)),
  verb(
    'reminder.saveSession',
    refShape.extend({ shown, ...typedShape.shape }),
    (deps, turn, { days, at, card, ...form }) => saveSession(deps, turn, { ...form, typed: { days, at, card } }),
  ),
  verb('reminder.clearSession', refShape.extend({ shown }), (deps, turn, form) => saveSession(deps, turn, form)),
];
