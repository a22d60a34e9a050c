import { evaluationCard } from '../../cards/evaluation.ts';
import type { Deps } from '../deps.ts';
import type { Delivery, Plan } from '../domain/delivery.ts';
import { programPk, personId, personPk, sessionDocId } from '../domain/key.ts';
import type { Session } from '../domain/session.ts';
import { MINUTE } from '../domain/time.ts';
import { askedOf } from '../features/evaluation/answer.ts';
import { closeEvaluation } from '../features/evaluation/close.ts';
import { attendedOf, evaluationIdIn, evaluationOf, openEvaluation } from '../features/evaluation/open.ts';
import { plannedSession } from '../features/reminder.ts';
import type { DeliveryKind, PlanKind, PlanPage, Prepared } from './job.ts';

/** Later rulings add people: looked for again so often while the evaluation is open. */
const LOOK_AGAIN = 60 * MINUTE;

const done = (delivery: string): PlanPage => ({ pids: [], delivery, cursor: 'done', last: true });

/** 15 minutes after a session: its evaluation opens, where its program has a form for it. */
export const evaluationOpenPlan: PlanKind = {
  next: async (deps, plan) => {
    const session = await plannedSession(deps, plan);
    if (!session) return 'void';
    return (await openEvaluation(deps, session)) ? done('evaluation') : 'void';
  },
};

/** Everybody recorded as attended is asked, once; whoever is recorded later is asked later. */
export const evaluationAskPlan: PlanKind = {
  next: async (deps, plan) => {
    const found = await openOne(deps, plan);
    if (!found) return 'void';
    const pids = await attendedOf(deps, found);
    return {
      pids,
      delivery: 'evaluation',
      cursor: String(pids.length),
      last: false,
      resumeAt: deps.clock.now() + LOOK_AGAIN,
    };
  },
};

/** One reminder, to those who were asked; who has answered is passed over when it is sent. */
export const evaluationRemindPlan: PlanKind = {
  next: async (deps, plan) => {
    const found = await openOne(deps, plan);
    if (!found) return 'void';
    return { pids: await attendedOf(deps, found), delivery: 'evaluationReminder', cursor: 'done', last: true };
  },
};

export const evaluationClosePlan: PlanKind = {
  next: async (deps, plan) => {
    await closeEvaluation(deps, evaluationIdIn(plan));
    return done('evaluation');
  },
};

/** The session of an evaluation that is still open. */
async function openOne(deps: Deps, plan: Plan): Promise<Session | undefined> {
  const stored = await evaluationOf(deps, evaluationIdIn(plan));
  if (stored?.body.state !== 'open' || stored.body.closesAt <= deps.clock.now()) return undefined;
  const { programId, sessionId = '' } = stored.body;
  return (await deps.store.get('session', programPk(programId), sessionDocId(sessionId)))?.body;
}

function asking(reminder: boolean): DeliveryKind['prepare'] {
  return async (deps: Deps, delivery: Delivery): Promise<Prepared> => {
    const evaluationId = evaluationIdIn(delivery);
    const asked = await askedOf(deps, delivery.pid, evaluationId);
    if (!asked.ok) return { skip: asked.refusal.code };
    const { evaluation, session, answered } = asked.value;
    if (answered) return { skip: 'answered' };
    if (evaluation.state !== 'open' || evaluation.closesAt <= deps.clock.now()) return { skip: 'closed' };
    const person = await deps.store.get('person', personPk(delivery.pid), personId(delivery.pid));
    const readerZone = person?.body.timeZone ?? session?.timeZone ?? 'America/Toronto';
    const { items } = evaluation.form;
    const model = { evaluationId, items, closesAt: evaluation.closesAt, readerZone, reminder };
    return { render: (t) => evaluationCard({ ...model, ...(session ? { session } : {}) }, t) };
  };
}

export const evaluationDelivery: DeliveryKind = { whenUnknown: 'resend', calm: true, prepare: asking(false) };
export const evaluationReminderDelivery: DeliveryKind = { whenUnknown: 'resend', calm: true, prepare: asking(true) };
