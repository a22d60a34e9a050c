import { answerNewsCard, approvalCard } from '../../cards/selection/approval.ts';
import { letterCard, newsCard } from '../../cards/selection/letter.ts';
import { declinedNewsCard, readyNewsCard } from '../../cards/selection/release.ts';
import type { Deps } from '../deps.ts';
import type { Delivery, Plan } from '../domain/delivery.ts';
import type { Pid } from '../domain/person.ts';
import { callOf } from '../features/call/read.ts';
import { coordinatorsAfter } from '../features/coordinator.ts';
import { nominationsIn } from '../features/nomination/read.ts';
import { approvalFor, championsFor } from '../features/selection/approve.ts';
import { enrolAccepted } from '../features/selection/enrol.ts';
import { letterFor, namesOfCall, newsFor, toldIn } from '../features/selection/letter.ts';
import { offersFor } from '../features/selection/offer.ts';
import { phaseOf } from '../features/selection/ranking.ts';
import { releaseFor } from '../features/selection/release.ts';
import { callFrom, tableOf } from '../features/selection/table.ts';
import type { DeliveryKind, PlanKind, PlanPage } from './job.ts';

/** A page of people in their order, after the plan's cursor. */
function pageOf(pids: readonly Pid[], { cursor }: Plan, limit: number, delivery: string): PlanPage {
  const ahead = [...pids].sort().filter((pid) => pid > cursor);
  const page = ahead.slice(0, limit);
  return { pids: page, delivery, cursor: page.at(-1) ?? cursor, last: ahead.length <= limit };
}

const refOf = ({ programId, castId = '' }: Pick<Delivery, 'programId' | 'castId'>) => ({ programId, castId });

/** A chair asks for approval: every champion who may give it gets a card. */
export const selectionAskPlan: PlanKind = {
  next: async (deps, plan, limit) => {
    const call = (await callOf(deps, plan.castId ?? ''))?.body;
    if (!call) return 'void';
    const table = await tableOf(deps, call);
    const { approval } = table.board;
    if (approval?.state !== 'asked') return 'void';
    return pageOf(await championsFor(deps, table, approval.askedBy), plan, limit, 'selectionAsked');
  },
};

/** A champion has approved: coordinators hear that letters are ready, and nothing of what is in them. */
export const selectionReadyPlan: PlanKind = {
  next: async (deps, plan, limit) => ({
    ...(await coordinatorsAfter(deps, plan.programId, plan.cursor, limit)),
    delivery: 'selectionReady',
  }),
};

/** Released: each nominee whose dossier was decided about gets a letter. */
export const selectionLettersPlan: PlanKind = {
  next: async (deps, plan, limit) => {
    const all = await nominationsIn(deps, plan.castId ?? '');
    const eligible = all.filter(({ state }) => state === 'eligible').map(({ nominee }) => nominee);
    return pageOf(eligible, plan, limit, 'selectionLetter');
  },
};

/** Released: whoever proposed or endorsed somebody gets one card for all of theirs. */
export const selectionNewsPlan: PlanKind = {
  next: async (deps, plan, limit) => pageOf(await toldIn(deps, plan.castId ?? ''), plan, limit, 'selectionNews'),
};

/** Somebody accepted: the cursor is whose place is to be made. */
export const selectionEnrolPlan: PlanKind = {
  next: async (deps, { castId = '', cursor }) => {
    if (!(await enrolAccepted(deps, castId, cursor))) return 'void';
    return { pids: [], delivery: 'selectionLetter', cursor, last: true };
  },
};

/** Somebody declined: coordinators hear that a seat can be offered to a reserve. */
export const selectionDeclinedPlan: PlanKind = {
  next: async (deps, plan, limit) => ({
    ...(await coordinatorsAfter(deps, plan.programId, plan.cursor, limit)),
    delivery: 'selectionDeclined',
  }),
};

const bound = { whenUnknown: 'resend', calm: true } as const;

export const selectionAskedDelivery: DeliveryKind = {
  ...bound,
  prepare: async (deps, delivery) => {
    const ref = refOf(delivery);
    const view = await approvalFor(deps, delivery, ref);
    if (!view.ok || view.value.phase.approval !== 'asked') return { skip: 'calledOff' };
    const { call, ...shown } = view.value;
    const { cohort } = await namesOfCall(deps, call);
    return { render: (t) => approvalCard({ ref, cohort, ...shown }, t) };
  },
};

/** To the chair who asked, as it is when it is sent: what was taken back meanwhile is no news. */
export const selectionAnsweredDelivery: DeliveryKind = {
  ...bound,
  prepare: async (deps, delivery) => {
    const ref = refOf(delivery);
    const call = await callFrom(deps, delivery, ref, 'chair');
    if (!call.ok) return { skip: 'calledOff' };
    const { approval: state, note } = phaseOf(await tableOf(deps, call.value));
    if (state !== 'approved' && state !== 'returned') return { skip: 'calledOff' };
    const { cohort } = await namesOfCall(deps, call.value);
    return { render: (t) => answerNewsCard({ ref, cohort, state, ...(note === undefined ? {} : { note }) }, t) };
  },
};

export const selectionReadyDelivery: DeliveryKind = {
  ...bound,
  prepare: async (deps, delivery) => {
    const ref = refOf(delivery);
    const view = await releaseFor(deps, delivery, ref);
    if (!view.ok || view.value.state !== 'approved') return { skip: 'calledOff' };
    const { call, letters } = view.value;
    const { cohort } = await namesOfCall(deps, call);
    return { render: (t) => readyNewsCard({ ref, cohort, letters }, t) };
  },
};

/** To a nominee, with the buttons of an offer; by e-mail where Teams does not reach them. */
export const selectionLetterDelivery: DeliveryKind = {
  ...bound,
  door: 'offer',
  prepare: async (deps, { castId = '', pid }) => {
    const letter = await letterFor(deps, castId, pid);
    return letter ? { render: (t) => letterCard(letter, t) } : { skip: 'calledOff' };
  },
};

export const selectionNewsDelivery: DeliveryKind = {
  ...bound,
  door: 'outcome',
  prepare: async (deps: Deps, { castId = '', pid }) => {
    const news = await newsFor(deps, castId, pid);
    return news ? { render: (t) => newsCard(news, t) } : { skip: 'calledOff' };
  },
};

export const selectionDeclinedDelivery: DeliveryKind = {
  ...bound,
  prepare: async (deps, delivery) => {
    const ref = refOf(delivery);
    const view = await offersFor(deps, delivery, ref);
    if (!view.ok) return { skip: 'calledOff' };
    const { cohort } = await namesOfCall(deps, view.value.call);
    return { render: (t) => declinedNewsCard({ ref, cohort }, t) };
  },
};
