import { evaluationCard } from '../../cards/evaluation.ts';
import type { Deps } from '../deps.ts';
import type { Delivery, Plan } from '../domain/delivery.ts';
import { deliveriesIn, evaluationPk, personId, personPk } from '../domain/key.ts';
import { MINUTE } from '../domain/time.ts';
import { askPlanId, toAsk } from '../features/evaluation/asked.ts';
import { askedOf, questionOf } from '../features/evaluation/answer.ts';
import { closeEvaluation } from '../features/evaluation/close.ts';
import { evaluationIdIn, evaluationOf, mayOpenLater, openEvaluation } from '../features/evaluation/open.ts';
import { plannedSession } from '../features/reminder.ts';
import type { Stored } from '../store/store.ts';
import type { DeliveryKind, PlanKind, PlanPage, Prepared } from './job.ts';

/** Later rulings add people: looked for again so often while the evaluation is open. */
const LOOK_AGAIN = 60 * MINUTE;

const done = (delivery: string): PlanPage => ({ pids: [], delivery, cursor: 'done', last: true });

/** 15 minutes after a session: its evaluation opens; where its program has no form for it yet, once it has. */
export const evaluationOpenPlan: PlanKind = {
  next: async (deps, plan) => {
    const session = await plannedSession(deps, plan);
    if (!session) return 'void';
    if (await openEvaluation(deps, session)) return done('evaluation');
    if (!(await mayOpenLater(deps, session))) return 'void';
    return { ...done('evaluation'), cursor: 'noForm', last: false, resumeAt: deps.clock.now() + LOOK_AGAIN };
  },
};

/** Everybody whom it is for is asked, once; whoever is recorded later is asked later. */
export const evaluationAskPlan: PlanKind = {
  next: async (deps, plan, limit) => {
    const open = await openOne(deps, plan);
    if (!open) return 'void';
    const people = await toAsk(deps, open.body);
    const page = { pids: people.slice(0, limit), delivery: 'evaluation', last: false };
    // who is asked is not found again: the rest is a page of its own, at once
    if (people.length > limit) return { ...page, cursor: `${plan.cursor}.` };
    return { ...page, cursor: 'asked', resumeAt: deps.clock.now() + LOOK_AGAIN };
  },
};

/** One reminder, to those who were asked; who has answered is passed over when it is sent, and nothing says why. */
export const evaluationRemindPlan: PlanKind = {
  next: async (deps, plan, limit) => {
    const open = await openOne(deps, plan);
    if (!open) return 'void';
    const { evaluationId } = open.body;
    const range = deliveriesIn(askPlanId(evaluationId));
    const after = plan.cursor === '' ? {} : { after: { sk: plan.cursor, id: plan.cursor } };
    const page = await deps.store.list(evaluationPk(evaluationId), 'delivery', { ...range, ...after, limit });
    const cursor = page.at(-1)?.sk ?? plan.cursor;
    const pids = page.map(({ body }) => body.pid);
    return { pids, delivery: 'evaluationReminder', cursor, last: page.length < limit };
  },
};

export const evaluationClosePlan: PlanKind = {
  next: async (deps, plan) => {
    await closeEvaluation(deps, evaluationIdIn(plan));
    return done('evaluation');
  },
};

/** Once the ballots have been released and their boxes are gone, what the engine still holds of them goes too. */
export const evaluationWipePlan: PlanKind = {
  next: async (deps, plan) => {
    const evaluationId = evaluationIdIn(plan);
    const stored = await evaluationOf(deps, evaluationId);
    const boxes = await deps.store.list(evaluationPk(evaluationId), 'box', { limit: 1 });
    if (stored && (boxes.length > 0 || stored.body.state === 'open')) {
      return { ...done('evaluation'), last: false, resumeAt: deps.clock.now() + LOOK_AGAIN };
    }
    await deps.store.compact();
    return done('evaluation');
  },
};

/** An evaluation that people can still answer. */
async function openOne(deps: Deps, plan: Plan): Promise<Stored<'evaluation'> | undefined> {
  const stored = await evaluationOf(deps, evaluationIdIn(plan));
  return stored?.body.state === 'open' && stored.body.closesAt > deps.clock.now() ? stored : undefined;
}

/** One word for every reason: no list of messages says who has answered. */
const OVER = { skip: 'over' };

function asking(reminder: boolean): DeliveryKind['prepare'] {
  return async (deps: Deps, delivery: Delivery): Promise<Prepared> => {
    const evaluationId = evaluationIdIn(delivery);
    const asked = await askedOf(deps, delivery.pid, evaluationId);
    if (!asked.ok) return OVER;
    const { evaluation, answered } = asked.value;
    if (answered || evaluation.state !== 'open' || evaluation.closesAt <= deps.clock.now()) return OVER;
    const person = await deps.store.get('person', personPk(delivery.pid), personId(delivery.pid));
    const question = await questionOf(deps, asked.value, person?.body.timeZone);
    return { render: (t) => evaluationCard({ ...question, reminder }, t) };
  };
}

/** Where its fate is unknown it is sent again: a second card is answered once all the same. */
const KIND = { whenUnknown: 'resend', calm: true, door: 'evaluation' } as const;
export const evaluationDelivery: DeliveryKind = { ...KIND, prepare: asking(false) };
export const evaluationReminderDelivery: DeliveryKind = { ...KIND, prepare: asking(true) };
