import { queueCard } from '../../cards/feedback/queue.ts';
import { nominationNewsCard, ownNominationCard } from '../../cards/nomination/consent.ts';
import type { Deps } from '../deps.ts';
import type { Delivery } from '../domain/delivery.ts';
import { SECOND } from '../domain/time.ts';
import { callPk, deliveryDocId } from '../domain/key.ts';
import type { Nomination } from '../domain/nomination.ts';
import type { Pid } from '../domain/person.ts';
import { ownNomination } from '../features/nomination/consent.ts';
import { endorsementsOf, isAnswered } from '../features/nomination/endorse.ts';
import { nominationOf, nominationsIn } from '../features/nomination/read.ts';
import type { News } from '../features/nomination/step.ts';
import { supervisorQueue } from '../features/supervisor.ts';
import { callOfPlan } from './call.ts';
import { pageOf, readerZoneOf } from './feedback.ts';
import type { DeliveryKind, PlanKind, Prepared } from './job.ts';
import { nameOf } from '../features/people.ts';

/** Something waits for the nominee: their consent, or another supervisor where the first one said no. */
const waitsForNominee = ({ state, consent, endorsement }: Nomination): boolean =>
  state === 'submitted' && (!consent?.given || endorsement?.answer === 'declined');

const waitsForSupervisor = ({ state, consent, endorsement }: Nomination): boolean =>
  state === 'submitted' && consent?.given === true && endorsement === undefined;

/** Nominees who have something to answer are reminded before the deadline. */
export const consentChasePlan: PlanKind = {
  next: async (deps, plan, limit) => {
    const call = await callOfPlan(deps, plan);
    if (!call) return 'void';
    const waiting = (await nominationsIn(deps, call.callId)).filter(waitsForNominee);
    return pageOf(
      waiting.map(({ nominee }) => nominee),
      plan,
      limit,
      'consentReminder',
    );
  },
};

/** Each supervisor with something to answer is reminded once, however many of their people wait. */
export const endorsementChasePlan: PlanKind = {
  next: async (deps, plan, limit) => {
    const call = await callOfPlan(deps, plan);
    if (!call) return 'void';
    const waiting = (await nominationsIn(deps, call.callId)).filter(waitsForSupervisor);
    const supervisors = new Set(waiting.flatMap(({ supervisor }) => (supervisor === undefined ? [] : [supervisor])));
    return pageOf([...supervisors], plan, limit, 'endorsementReminder');
  },
};

function askingConsent(reminder: boolean): DeliveryKind['prepare'] {
  return async (deps: Deps, { castId = '', pid, programId }: Delivery): Promise<Prepared> => {
    const own = await ownNomination(deps, { pid, name: '' }, { programId, castId });
    if (!own.ok || !waitsForNominee(own.value.nomination)) return { skip: 'answered' };
    if (deps.clock.now() >= own.value.call.completeBy) return { skip: 'closed' };
    const { ref: _, ...said } = own.value;
    const readerZone = await readerZoneOf(deps, pid, programId);
    return { render: (t) => ownNominationCard({ ...said, readerZone, open: true, reminder }, t) };
  };
}

/** The whole list of whoever is asked: a reminder names all, and an ask that one just sent has named says nothing new. */
function askingEndorsement(reminder: boolean): DeliveryKind['prepare'] {
  return async (deps: Deps, delivery: Delivery): Promise<Prepared> => {
    const { castId = '', pid, programId } = delivery;
    const waiting = (await endorsementsOf(deps, pid, castId)).filter((one) => !isAnswered(one));
    if (waiting.length === 0) return { skip: 'answered' };
    const nominee = delivery.about?.['nominee'];
    if (!reminder && typeof nominee === 'string') {
      if (!waiting.some(({ nomination }) => nomination.nominee === nominee)) return { skip: 'answered' };
      if (waiting.length > 1 && (await wasNamed(deps, delivery, nominee))) return { skip: 'named' };
    }
    const [queue, readerZone] = await Promise.all([supervisorQueue(deps, pid), readerZoneOf(deps, pid, programId)]);
    return { render: (t) => queueCard({ ...queue, readerZone, reminder }, t) };
  };
}

/** A card that was sent within this time of a consent may have been drawn before it. */
const DRAWN_BEFORE = 2 * SECOND;

/**
 * Whether another card of this call names that nominee to that supervisor: one that went since they consented, or one
 * that waits as this does and goes first. Each names all that waits when it is drawn.
 */
async function wasNamed(deps: Deps, { deliveryId, castId = '', pid }: Delivery, nominee: Pid): Promise<boolean> {
  const since = (await nominationOf(deps, castId, nominee))?.body.consent?.at ?? 0;
  const [from, to] = [deliveryDocId('endorsementAsk_', '').slice(0, -1), deliveryDocId('endorsementAsk_~', '')];
  const asked = await deps.store.list(callPk(castId), 'delivery', { from, to, limit: 1_000 });
  return asked.some(({ body }) => {
    if (body.pid !== pid || body.deliveryId === deliveryId) return false;
    const waits = body.state === 'queued' || body.state === 'deferred';
    return waits ? body.deliveryId < deliveryId : body.state === 'sent' && body.at >= since + DRAWN_BEFORE;
  });
}

const bound = { whenUnknown: 'resend', calm: true } as const;

export const consentAskDelivery: DeliveryKind = { ...bound, door: 'consent', prepare: askingConsent(false) };
export const consentReminderDelivery: DeliveryKind = { ...bound, door: 'consent', prepare: askingConsent(true) };
export const endorsementAskDelivery: DeliveryKind = {
  ...bound,
  door: 'endorsement',
  prepare: askingEndorsement(false),
};
export const endorsementReminderDelivery: DeliveryKind = {
  ...bound,
  door: 'endorsement',
  prepare: askingEndorsement(true),
};

/** Whether what was to be told is still so. */
const STILL: Record<News, (nomination: Nomination) => boolean> = {
  consented: ({ consent }) => consent?.given === true,
  declined: ({ state }) => state === 'declined',
  withdrawn: ({ state }) => state === 'withdrawn',
  ineligible: ({ state }) => state === 'ineligible',
  endorsed: ({ endorsement }) => endorsement?.answer === 'endorsed',
  conditions: ({ endorsement }) => endorsement?.answer === 'conditions',
  notEndorsed: ({ endorsement }) => endorsement?.answer === 'declined',
};

const isNews = (text: unknown): text is News => typeof text === 'string' && Object.hasOwn(STILL, text);

/** What happened to a nomination, for whoever it concerns; not once it is otherwise. */
export const nominationNewsDelivery: DeliveryKind = {
  ...bound,
  door: 'nomination',
  prepare: async (deps, { castId = '', pid, programId, about = {} }) => {
    const { news, nominee } = about;
    const nomination = (await nominationOf(deps, castId, String(nominee)))?.body;
    if (!nomination || !isNews(news) || !STILL[news](nomination)) return { skip: 'calledOff' };
    const model = {
      ref: { programId, castId },
      news,
      name: await nameOf(deps, nomination.nominee),
      own: pid === nomination.nominee,
    };
    return { render: (t) => nominationNewsCard(model, t) };
  },
};
